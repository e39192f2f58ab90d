/* What was kept of a part of the charts, written and read again exactly. */
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

/* By which seed and rules charts were kept. */
void chart_part_terms(const struct strata_rules *rules, const char *seed,
		      const struct opt_list *always, const struct chart_ids *ids,
		      char out[PARTIAL_TERMS]);

/* Writes strata that have not ended. */
void chart_part_write(struct tool *t, struct strata *s, const char *terms);

/*
 * Reads operands that are parts made by these terms into strata that were begun. Parts that are cut
 * or made otherwise are refused; so are those that do not fit together, here or by strata_end.
 */
bool chart_parts_read(struct tool *t, struct strata *s, const char *terms);

#endif
