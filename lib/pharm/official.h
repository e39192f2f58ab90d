/*
 * What public lists and measurements say of the pharmacies of a register: it counts in
 * place of what they say themselves. Names must be the same (audit/name.h); near ones
 * are offered, never assumed.
 */
#ifndef GLP1_PHARM_OFFICIAL_H
#define GLP1_PHARM_OFFICIAL_H

#include "audit/excluded.h"
#include "pharm/pharm.h"

/* A row of FDA's list of outsourcing facilities. */
struct pharm_facility {
	struct str facility;   /* as listed: name, city, state */
	struct str registered, inspected, form_483, recall, action, bulk; /* as listed, trimmed */
	struct name folded;    /* of the name alone */
	struct name whole;     /* of name and place */
};

/* A row of a state's list of licences. */
struct pharm_licence {
	struct str name, type, status, expires, number, state;
	struct name folded;
	int32_t last_day;      /* DATE_NONE: cannot be read */
};

/* What glp1-fill measured. */
struct pharm_fills {
	struct str pharmacy;
	struct name folded;
	struct dec orders;
	struct dec p50, p95, on_time_share, complete_share, rejection_share, told_hours, beyond_stated;
};

/*
 * Days as lists write them: YYYY-MM-DD, YYYYMMDD, M/D/YYYY, M/D/YY, Month D, YYYY, with the
 * numbers of footnotes behind a blank. DATE_NONE: none of them.
 */
int32_t pharm_list_day(struct str s);

/* The last day of a registration of that day: it lapses on 31 December (21 USC 353b(b)(1)(A)). */
int32_t pharm_registered_until(int32_t registered);

/* The name of a facility, which is listed with city and state behind it. */
struct str pharm_facility_name(struct str facility);

/*
 * Each puts what a list says into the answers of n pharmacies; texts are made in the arena.
 * Returns how many pharmacies it found. False in *fits: too many names to compare.
 */
size_t pharm_apply_facilities(struct pharmacy *p, size_t n, const struct pharm_facility *list,
			      size_t n_list, const struct pharm_settings *s, struct arena *arena,
			      bool *fits);
size_t pharm_apply_licences(struct pharmacy *p, size_t n, const struct pharm_licence *list,
			    size_t n_list, struct arena *arena, bool *fits);
size_t pharm_apply_fills(struct pharmacy *p, size_t n, const struct pharm_fills *list,
			 size_t n_list, struct arena *arena, bool *fits);

/*
 * Puts into the answer `excluded`: yes where a party of the list has the name; no; or unknown,
 * where a name is near, or where the list is over EXCLUDED_DAYS old on that day. Returns how
 * many names were there. The list is indexed.
 */
size_t pharm_apply_excluded(struct pharmacy *p, size_t n, struct excluded_list *list,
			    int32_t as_of, struct arena *arena);

#endif
