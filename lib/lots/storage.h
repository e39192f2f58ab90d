/*
 * Whether a lot may still be used, given the temperatures of its refrigerator. Time is counted in
 * days: a day with a reading above the refrigerator's range is a day out of it.
 */
#ifndef GLP1_LOTS_STORAGE_H
#define GLP1_LOTS_STORAGE_H

#include "base/embedded.h"

/* A row of storage.csv, or of a file of the user's: what the label of a product says. */
struct storage_rule {
	struct str brand;
	double min_c, max_c;  /* of the refrigerator, degrees Celsius; never below min_c */
	double out_max_c;     /* degrees Celsius; never above that */
	double out_days;      /* days that it may lie between max_c and out_max_c, in all */
	int32_t as_of;
	struct str source;
};

extern const struct embedded lots_storage_csv;

struct storage_reading {
	int32_t date;
	struct str location;  /* {NULL, 0} or empty: everywhere */
	double low_c, high_c; /* degrees Celsius; high_c NaN: the same as low_c */
};

struct storage_rules {
	const struct storage_rule *rule;
	size_t n;
};

/* Returns the rule of a product, ASCII case ignored; NULL if there is none. */
const struct storage_rule *storage_find(const struct storage_rules *rules, struct str brand);

enum storage_verdict {
	STORAGE_FINE,     /* always in the refrigerator's range */
	STORAGE_WARM,     /* out of it, for fewer days than the label allows */
	STORAGE_TOO_LONG, /* out of it for more days than that */
	STORAGE_TOO_WARM, /* above out_max_c */
	STORAGE_TOO_COLD, /* below min_c */
	STORAGE_ASK       /* out of 2 to 8 degrees, and no rule says for how long */
};

struct storage_history {
	enum storage_verdict verdict;
	size_t days;   /* days above max_c, each counted once */
	int32_t day;   /* the first day out of the range; DATE_NONE: there is none */
};

/*
 * Returns what n readings, sorted by storage_sort, mean for a lot that lay at a location from one
 * day (DATE_NONE: from the first reading) until another, both included. rule NULL: none is known.
 */
struct storage_history storage_judge(const struct storage_rule *rule,
				     const struct storage_reading *readings, size_t n,
				     struct str location, int32_t from, int32_t until);

/* Sorts readings by location, then day. */
void storage_sort(struct storage_reading *readings, size_t n);

#endif
