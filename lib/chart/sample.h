/*
 * Draws the charts of a stratum to review: those of the lowest ranks, as many as a rate and its
 * limits ask for, in one pass and with memory for the sample, not for the population.
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

/* Reads a share such as 0.10, 10%, 1/3 or 1. False: it cannot be read, or is not in (0, 1]. */
bool chart_rate_parse(struct str s, struct chart_rate *out);

/* How many charts of a stratum to draw. */
struct chart_rule {
	struct chart_rate rate;
	uint64_t at_least;        /* 0: no such limit */
	uint64_t at_most;         /* UINT64_MAX: no such limit */
	uint64_t spares;          /* ranks after the sample that are kept as well */
};

/*
 * Returns min(N, max(at_least, min(at_most, max(1, ceil(rate N))))), or 0 if N is 0; N is the
 * population, at most CHART_POPULATION_MAX. In whole numbers: in doubles ceil(0.07 * 100) is 8.
 */
uint64_t chart_size(const struct chart_rule *r, uint64_t population);

struct chart {
	uint8_t hash[CHART_HASH];
	struct str id; /* without blanks at its ends; in the stratum's ids */
	int64_t tag;   /* the caller's */
};

/* Start with rule and ids set and the rest zero; release it. */
struct chart_stratum {
	struct chart_rule rule;
	struct arena *ids;        /* the caller's; holds the ids kept, and fewer dropped ones */
	/* charts added; until chart_end repeated ones count as often as they came */
	uint64_t population;
	uint64_t dropped;         /* charts not kept; set by chart_end: their ids are forgotten */
	uint64_t repeated;        /* charts known to repeat an id; set by chart_end */
	struct chart *kept;       /* after chart_end by rank, each id once */
	size_t n, size, tidy_at;
	uint64_t below;           /* a hash is kept if its first 8 bytes are at most this */
	uint64_t stale_at;        /* the population at which below is computed again */
};

/*
 * Adds a chart. It is kept if its hash is in the lowest share w + 6 sqrt(w) + 20 of the N charts
 * so far, w being what the rule asks of them. The share only falls while N grows, so that the
 * probability to drop a chart that counts at the end is under 1e-8.
 */
void chart_add(struct chart_stratum *s, const struct chart_seed *seed, struct str id, int64_t tag);

/*
 * Do the same in two steps for a part: first add how many charts it had, then those that it kept.
 * Parts together keep all that the whole would keep, since the share kept of fewer charts is
 * larger.
 */
void chart_add_many(struct chart_stratum *s, uint64_t population);
void chart_keep(struct chart_stratum *s, const struct chart_seed *seed, struct str id, int64_t tag);

/* Does the same with the hash that chart_hash gives the id. */
void chart_keep_hashed(struct chart_stratum *s, const uint8_t hash[CHART_HASH], struct str id,
		       int64_t tag);

/* Forgets the charts that the threshold has left behind; chart_end does so too. */
void chart_tidy(struct chart_stratum *s);

/* Whether there are charts, and no more are kept than there are. */
bool chart_is_sound(const struct chart_stratum *s);

#define CHART_NOT_COUNTED UINT64_MAX

/*
 * Sorts the kept charts by rank; of a repeated id the first one added stays. Sets s->repeated to
 * repeated, or (CHART_NOT_COUNTED) to as many as the kept charts show, and takes it off the
 * population. False: fewer are kept than the rule and spares ask for.
 */
bool chart_end(struct chart_stratum *s, uint64_t repeated);

void chart_release(struct chart_stratum *s);

/*
 * Returns the index of the reviewer who gets a chart of this clinician: the one with the fewest
 * charts so far, the first of equals, never the clinician; -1: there is none. Adds 1 to its load.
 * reviewers are sorted by name.
 */
int chart_assign(const struct str *reviewers, uint64_t *loads, size_t n, struct str clinician);

#endif
