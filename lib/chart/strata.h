/*
 * The strata of a sample: the charts of a clinician in a window of days; charts that are all
 * reviewed have strata of their own. Finds what is drawn of each, and when it is due.
 */
#ifndef GLP1_CHART_STRATA_H
#define GLP1_CHART_STRATA_H

#include "base/map.h"
#include "chart/ids.h"
#include "chart/sample.h"
#include "staff/oversight.h"

/* The rules for windows, rates and due days. */
struct strata_rules {
	struct chart_rule rule;        /* the clinic's, if the state has no numbers */
	enum state_period window;
	int32_t anchor;                /* windows of 7, 14 and 30 days are counted from it */
	const struct state_rule *states;
	size_t n_states;
	int32_t due_days;              /* after the last day of the window */
};

/* The class of a stratum: how its charts are drawn. */
enum chart_class {
	CHART_ALL,   /* always reviewed */
	CHART_EXTRA, /* by the state's rate for controlled substances */
	CHART_PLAIN,
	CHART_CLASSES
};

extern const char *const chart_class_names[CHART_CLASSES + 1];

/* One chart of the input. */
struct encounter {
	struct str id, clinician, state;
	int32_t date;
	bool always;     /* it is always reviewed */
	bool controlled; /* it is about a controlled substance, or nobody says that it is not */
};

struct stratum {
	struct str clinician, state, name; /* name: for people, different for each stratum */
	int32_t from, until, due;
	enum chart_class class;
	const struct state_rule *law;  /* the state whose numbers are used; NULL: the clinic's are */
	struct chart_stratum charts;
	uint64_t n;                    /* how many are drawn; set by strata_end */
	uint64_t repeated;             /* with a list of ids: how often ids came again */
	uint64_t number;               /* in order, from 1, set by strata_order */
	struct stratum *next;          /* set by strata_order */
};

enum { STRATA_MEMO = 512, STRATA_CODES = 26 * 26 };

/* Start with strata_init, set which ids are wanted; release it. */
struct strata {
	struct strata_rules rules;
	struct chart_seed seed;
	struct map map;
	/* the first, by clinician, window, class; set by strata_order */
	struct stratum *strata;
	struct chart_ids ids;
	struct strata_days {
		int32_t day, from, until;
		enum state_period period; /* PERIOD_NONE: nothing is remembered */
	} memo[STRATA_MEMO];           /* windows of days seen before, by the day */
	/* by state code: the row, from 1; -1: there is none; 0: not looked for yet */
	int32_t laws[STRATA_CODES];
	uint64_t lawless;              /* charts of a state that is not in the table */
	struct arena arena;
};

void strata_init(struct strata *s, const struct strata_rules *rules, struct str seed);
void strata_release(struct strata *s);

/* Sets the first and last day of the window that a day is in. */
void strata_window(const struct strata_rules *r, enum state_period p, int32_t day, int32_t *from,
		   int32_t *until);

void strata_add(struct strata *s, const struct encounter *e);

/* The key of a stratum. */
struct stratum_key {
	struct str clinician, state;   /* state: of the law whose numbers are used; empty: none */
	enum chart_class class;
	int32_t from, until;
};

/* Returns the stratum of a key, a new one if needed; NULL: the rules allow no such stratum. */
struct stratum *strata_place(struct strata *s, const struct stratum_key *key);

/* For a part: add how many charts a stratum had, a chart that was kept, and an id. */
void strata_add_many(struct stratum *at, uint64_t population);
void strata_keep(struct strata *s, struct stratum *at, struct str id, int32_t date);
void strata_keep_id(struct strata *s, struct stratum *at, struct str id);

/* Sorts strata and drops charts above their thresholds; strata_end does so too. */
void strata_order(struct strata *s);

enum strata_fault {
	STRATA_OK,
	STRATA_UNSOUND, /* more charts were kept of parts than they had */
	STRATA_SHORT,   /* fewer were kept than are needed: read again */
	/* ids came twice and most ids are forgotten: how many charts there are is not known */
	STRATA_REPEATED
};

/* Sorts strata and draws the sample. *at is the stratum at fault, if there is a fault. */
enum strata_fault strata_end(struct strata *s, const struct stratum **at);

/* Totals over all strata. */
struct strata_sums {
	uint64_t strata, population, sample, repeated;
	/* ceil(rate N) of all charts by the clinic's rate; rounding by stratum draws more */
	uint64_t whole;
};
struct strata_sums strata_sums(const struct strata *s);

#endif
