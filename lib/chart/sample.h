/*
 * The charts of a stratum that are reviewed: those of the lowest ranks, as many as a rate and
 * its limits ask for, found in one pass with memory for the sample and not for the population.
 */
#ifndef GLP1_CHART_SAMPLE_H
#define GLP1_CHART_SAMPLE_H

#include "base/arena.h"
#include "chart/rank.h"

/* An exact share, 0 < num <= den <= CHART_RATE_MAX. */
struct chart_rate {
	uint64_t num, den;
};

#define CHART_RATE_MAX	     UINT64_C(1000000000)
#define CHART_POPULATION_MAX UINT64_C(10000000000) /* so that num times it fits 64 bits */

/* Reads 0.10, 10%, 1/3 or 1. False: none of them, or not in 0..1, or 0. */
bool chart_rate_parse(struct str s, struct chart_rate *out);

/* How many of a stratum. */
struct chart_rule {
	struct chart_rate rate;
	uint64_t at_least;        /* 0: no such limit */
	uint64_t at_most;         /* UINT64_MAX: no such limit */
	uint64_t spares;          /* ranks behind the sample that are kept as well */
};

/*
 * min(N, max(at_least, min(at_most, max(1, ceil(rate N))))), 0 of none, in whole numbers: in
 * doubles ceil(0.07 * 100) is 8. N at most CHART_POPULATION_MAX.
 */
uint64_t chart_size(const struct chart_rule *r, uint64_t population);

struct chart {
	uint8_t hash[CHART_HASH];
	struct str id; /* without blanks at its ends; in the stratum's ids */
	int64_t tag;   /* the caller's */
};

/* Set rule and ids, the rest zero; release it. */
struct chart_stratum {
	struct chart_rule rule;
	struct arena *ids;        /* the caller's: of what is kept, and of less than as much dropped */
	/* charts added, repeated ones as often as they came until the end */
	uint64_t population;
	uint64_t dropped;         /* of them not kept, set at the end: their ids are forgotten */
	uint64_t repeated;        /* of them known to have an id that came before, set at the end */
	struct chart *kept;       /* by rank once it has ended, each id once */
	size_t n, size, tidy_at;
	uint64_t below;           /* the first 8 bytes of a hash that is kept are at most this */
	uint64_t stale_at;        /* charts added when it is made anew: it only falls until then */
};

/*
 * Adds a chart. It is kept if its hash is in the lowest share w + 6 sqrt(w) + 20 of the N charts
 * so far, w being what the rule asks of them: the share only falls while N grows, so that none
 * that counts at the end was dropped on the way, but with a probability under 1e-8.
 */
void chart_add(struct chart_stratum *s, const struct chart_seed *seed, struct str id, int64_t tag);

/*
 * The same in two steps, for charts of a part that were kept there: first how many it had, then
 * those kept. What is kept of parts is what is kept of the whole, since the share kept of fewer is
 * larger.
 */
void chart_add_many(struct chart_stratum *s, uint64_t population);
void chart_keep(struct chart_stratum *s, const struct chart_seed *seed, struct str id, int64_t tag);

/* The same by the hash that chart_hash gives the id. */
void chart_keep_hashed(struct chart_stratum *s, const uint8_t hash[CHART_HASH], struct str id, int64_t tag);

/* Forgets the charts that the threshold has left behind; chart_end does so too. */
void chart_tidy(struct chart_stratum *s);

/* There are charts, and no more are kept than there are. */
bool chart_is_sound(const struct chart_stratum *s);

#define CHART_NOT_COUNTED UINT64_MAX

/*
 * Puts what was kept in order of rank; of a repeated id the first one added stays. Sets repeated:
 * as counted by the caller, or (CHART_NOT_COUNTED) as far as what was kept shows it; and takes
 * it off the population. False: fewer were kept than the rule and spares ask for.
 */
bool chart_end(struct chart_stratum *s, uint64_t repeated);

void chart_release(struct chart_stratum *s);

/*
 * Whom of the reviewers, sorted by name, a chart of this clinician goes to: the one with the
 * fewest so far, the first of equals, never the clinician. -1: there is none. Adds 1 to loads.
 */
int chart_assign(const struct str *reviewers, uint64_t *loads, size_t n, struct str clinician);

#endif
