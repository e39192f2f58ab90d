/* What reviewers found in the charts that were drawn, and what of a review does not hold. */
#ifndef GLP1_CHART_REVIEW_H
#define GLP1_CHART_REVIEW_H

#include "audit/audit.h"
#include "chart/limits.h"
#include "chart/strata.h"

enum review_result { REVIEW_UNSAID, REVIEW_OK, REVIEW_ERROR, REVIEW_UNREADABLE, REVIEW_RESULTS };

extern const char *const review_result_names[REVIEW_RESULTS + 1];

/* A row of a review: of a chart, or of one item of its checklist. */
struct review {
	struct str id, reviewer, item, chosen_by;
	int32_t date;            /* DATE_NONE: not said */
	int32_t result;          /* enum review_result; what cannot be read is an error (OIG) */
};

/* Zero it, set reviews and as_of; release it. */
struct review_book {
	int32_t as_of;           /* a review of a later day is yet to be */
	struct review *reviews;  /* sorted by id by review_sort */
	size_t n;
	bool *used;              /* a chart of the sample or its spares is reviewed by it */
};

void review_sort(struct review_book *b);
void review_release(struct review_book *b);

/* The reviews of an id, the first one, *n how many; NULL: none. */
const struct review *review_of(const struct review_book *b, struct str id, size_t *n);

/*
 * The first of n rows of a chart that makes it a reviewed one: with a reviewer, a result and a
 * day that is neither before the chart's nor after as_of. NULL: none.
 */
const struct review *review_done(const struct review_book *b, const struct chart *chart,
				 const struct review *r, size_t n);
bool review_is_error(const struct review *r, size_t n);

/* A stratum's standing. */
struct review_sums {
	uint64_t done, errors;    /* of the n drawn */
	bool known;               /* there are limits: something was reviewed */
	struct chart_limits limits;
	double p50_days, p90_days; /* from the chart's day to its first review; NaN: none */
	uint64_t failures;        /* of n and of what was drawn after it */
};
struct review_sums review_sums(const struct review_book *b, const struct stratum *s);

enum { REVIEW_RULES = 7 };
extern const struct audit_rule review_rules[REVIEW_RULES];

/* How failures in a stratum lead to more charts. */
struct review_settings {
	uint64_t expand_on;       /* failures; 0: never */
	uint64_t expand_by;       /* the next so many ranks */
	uint64_t spares;          /* of a stratum, behind what is asked for */
};

/*
 * Looks at every stratum with the rules of a, which audit_init was given review_rules for, and ends
 * the audit. Marks what was used.
 */
void review_audit(struct audit *a, struct strata *s, struct review_book *b,
		  const struct review_settings *settings);

/* How many charts of a stratum are asked for now: n, or more after too many failures. */
uint64_t review_wanted(const struct review_book *b, const struct stratum *s,
		       const struct review_settings *settings);

#endif
