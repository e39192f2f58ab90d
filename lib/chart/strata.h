/*
 * The strata of a sample: the charts of a clinician in a window of days, those of which all are
 * reviewed apart, and what of them is drawn and due.
 */
#ifndef GLP1_CHART_STRATA_H
#define GLP1_CHART_STRATA_H

#include "base/map.h"
#include "chart/ids.h"
#include "chart/sample.h"
#include "staff/oversight.h"

/* What decides about charts. */
struct strata_rules {
	struct chart_rule rule;        /* where no state has numbers */
	enum state_period window;
	int32_t anchor;                /* windows of 7, 14 and 30 days are counted from it */
	const struct state_rule *states;
	size_t n_states;
	int32_t due_days;              /* after the last day of the window */
};

/* Why a chart is in the stratum it is in. */
enum chart_class {
	CHART_ALL,   /* always reviewed */
	CHART_EXTRA, /* by the state's rate for controlled substances */
	CHART_PLAIN,
	CHART_CLASSES
};

extern const char *const chart_class_names[CHART_CLASSES + 1];

/* One chart as it comes. */
struct encounter {
	struct str id, clinician, state;
	int32_t date;
	bool always;     /* one of those that are all reviewed */
	bool controlled; /* it is about a controlled substance, or nobody says that it is not */
};

struct stratum {
	struct str clinician, state, name; /* name: for people, and tells strata apart */
	int32_t from, until, due;
	enum chart_class class;
	const struct state_rule *law;  /* whose numbers are used; NULL: the clinic's */
	struct chart_stratum charts;
	uint64_t n;                    /* drawn, set by strata_end */
	uint64_t repeated;             /* with a list of ids: how often ids came again */
	uint64_t number;               /* in order, from 1, set by strata_order */
	struct stratum *next;          /* set by strata_order */
};

enum { STRATA_MEMO = 512, STRATA_CODES = 26 * 26 };

/* Init it, set what ids are wanted; release it. */
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
	} memo[STRATA_MEMO];           /* windows of days that came, by the day */
	/* of codes that came: the row, from 1; -1: none; 0: not looked for */
	int32_t laws[STRATA_CODES];
	uint64_t lawless;              /* charts of a state that is not in the table */
	struct arena arena;
};

void strata_init(struct strata *s, const struct strata_rules *rules, struct str seed);
void strata_release(struct strata *s);

/* The first and last day of the window that a day is in. */
void strata_window(const struct strata_rules *r, enum state_period p, int32_t day, int32_t *from,
		   int32_t *until);

void strata_add(struct strata *s, const struct encounter *e);

/* What tells a stratum from others. */
struct stratum_key {
	struct str clinician, state;   /* state: of the law whose numbers are used; empty: none */
	enum chart_class class;
	int32_t from, until;
};

/* The stratum of a key, made if there is none; NULL: by these rules there cannot be. */
struct stratum *strata_place(struct strata *s, const struct stratum_key *key);

/* Charts of a part: how many a stratum had, then those kept; all ids, if they were. */
void strata_add_many(struct stratum *at, uint64_t population);
void strata_keep(struct strata *s, struct stratum *at, struct str id, int32_t date);
void strata_keep_id(struct strata *s, struct stratum *at, struct str id);

/* Puts strata in order; strata_end does so too. What is over their thresholds is dropped. */
void strata_order(struct strata *s);

enum strata_fault {
	STRATA_OK,
	STRATA_UNSOUND, /* more charts were kept of parts than they had */
	STRATA_SHORT,   /* fewer were kept than are needed: read again */
	/* ids came twice and most ids are forgotten: how many charts there are is not known */
	STRATA_REPEATED
};

/* Puts strata in order and draws. *at is the stratum at fault. */
enum strata_fault strata_end(struct strata *s, const struct stratum **at);

/* What was drawn of all. */
struct strata_sums {
	uint64_t strata, population, sample, repeated;
	/* ceil(rate N) of the clinic's rate over all charts: rounding by stratum draws more */
	uint64_t whole;
};
struct strata_sums strata_sums(const struct strata *s);

#endif
