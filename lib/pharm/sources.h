/* Which pharmacies are one source, and how much hangs on each. */
#ifndef GLP1_PHARM_SOURCES_H
#define GLP1_PHARM_SOURCES_H

#include "pharm/pharm.h"
#include "score/concentration.h"

/* What makes two pharmacies one source. */
enum pharm_join {
	PHARM_EACH,      /* nothing: each by itself */
	PHARM_RELATED,   /* a parent or an ingredient maker in common, or one is the other's parent */
	PHARM_PATHWAY,   /* the same type: one decision of the law stops both */
	PHARM_JOINS
};

extern const char *const pharm_join_names[PHARM_JOINS + 1]; /* ends in NULL */

/* Units that one pharmacy supplied of one SKU; sku empty: of what is not told. */
struct pharm_volume {
	struct str pharmacy, sku;
	struct name folded;
	double units;
};

/* A row of the report. */
struct pharm_source_row {
	int32_t joined_by;       /* enum pharm_join */
	struct str sku;          /* empty: all */
	struct concentration c;
	struct str largest;      /* a name of the largest source */
	double single_source;    /* of all SKUs: the share of units whose SKU has one source only */
};

/* Called for each row, by join and then SKU, all SKUs first. */
typedef void pharm_source_write(const struct pharm_source_row *row, void *of);

/*
 * volume is sorted on the way. Pharmacies that are not in the register are sources of their own.
 */
void pharm_sources(const struct pharmacy *p, size_t n, struct pharm_volume *volume,
		   size_t n_volume, pharm_source_write *write, void *of);

/* Numbers of the source of each pharmacy, the first of those joined. room for n. */
void pharm_join(const struct pharmacy *p, size_t n, enum pharm_join join, size_t *source);

#endif
