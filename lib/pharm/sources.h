/* Which pharmacies are one source, and how much depends on each source. */
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

/* Units of one SKU that one pharmacy supplied; sku is empty if not told. */
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
	double single_source;    /* in rows of all SKUs: the share of units with a single source */
};

/* Called for each row, by join and then SKU, all SKUs first. */
typedef void pharm_source_write(const struct pharm_source_row *row, void *of);

/*
 * Calls write for each row; sorts volume. Pharmacies not in the register are sources of their own.
 */
void pharm_sources(const struct pharmacy *p, size_t n, struct pharm_volume *volume,
		   size_t n_volume, pharm_source_write *write, void *of);

/* Sets source[i] to the index of the first pharmacy that is one source with pharmacy i. */
void pharm_join(const struct pharmacy *p, size_t n, enum pharm_join join, size_t *source);

#endif
