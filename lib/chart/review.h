/* What reviewers found in the drawn charts, and which reviews do not count. */
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
	int32_t result;          /* enum review_result; an unreadable one is an error (OIG) */
};

/* Start with a zeroed one, set reviews, n and as_of; release it. */
struct review_book {
	int32_t as_of;           /* a review of a later day does not count yet */
	struct review *reviews;  /* sorted by id by review_sort */
	size_t n;
	bool *used;              /* for each review: it is of a chart of the sample or the spares */
};

void review_sort(struct review_book *b);
void review_release(struct review_book *b);

/* Returns the first of *n reviews of an id; NULL: there are none. */
const struct review *review_of(const struct review_book *b, struct str id, size_t *n);

/*
 * Returns the first of n rows on a chart that makes it reviewed: it has a reviewer, a result and a
 * day that is neither before the chart's nor after as_of. NULL: there is none.
 */
const struct review *review_done(const struct review_book *b, const struct chart *chart,
				 const struct review *r, size_t n);
bool review_is_error(const struct review *r, size_t n);

/* The reviews of a stratum, summed up. */
struct review_sums {
	uint64_t done, errors;    /* among the n charts drawn */
	bool known;               /* limits are set: something was reviewed */
	struct chart_limits limits;
	double p50_days, p90_days; /* from the chart's day to its first review; NaN: none */
	uint64_t failures;        /* among the n charts and those added after them */
};
struct review_sums review_sums(const struct review_book *b, const struct stratum *s);

enum { REVIEW_RULES = 7 };
extern const struct audit_rule review_rules[REVIEW_RULES];

/* How failures in a stratum lead to more charts. */
struct review_settings {
	uint64_t expand_on;       /* at so many failures; 0: never */
	uint64_t expand_by;       /* add so many charts, by rank */
	uint64_t spares;          /* ranks of a stratum after those that are asked for */
};

/*
 * Applies the rules of a, for which audit_init was given review_rules, to every stratum, and ends
 * the audit. Sets b->used.
 */
void review_audit(struct audit *a, struct strata *s, struct review_book *b,
		  const struct review_settings *settings);

/* Returns how many charts of a stratum to review now: n, or more after too many failures. */
uint64_t review_wanted(const struct review_book *b, const struct stratum *s,
		       const struct review_settings *settings);

#endif
