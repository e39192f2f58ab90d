/* What was kept of a part of the charts, as it is written and read again, without loss. */
#ifndef GLP1_CHART_CHART_PART_FEED_H
#define GLP1_CHART_CHART_PART_FEED_H

#include "chart/strata.h"
#include "stream/partial.h"

extern const struct feed chart_part_feed;

/* A row of a part as it is written. */
struct chart_part_line {
	const char *count, *class;
	int64_t stratum, n;
	struct str id, clinician, state, terms, sum;
	int32_t date, from, until;
};

/* Writes into out by which seed and rules charts were kept. */
void chart_part_terms(const struct strata_rules *rules, const char *seed,
		      const struct opt_list *always, const struct chart_ids *ids,
		      char out[PARTIAL_TERMS]);

/* Writes strata for which strata_end was not called. */
void chart_part_write(struct tool *t, struct strata *s, const char *terms);

/*
 * Reads operands that are parts into strata that strata_init has begun. A part that is cut or was
 * made by other terms is a fault; so are parts that do not fit together, here or in strata_end.
 * False: faults were said.
 */
bool chart_parts_read(struct tool *t, struct strata *s, const char *terms);

#endif
