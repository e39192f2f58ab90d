/*
 * How much depends on one source. Bands made for markets do not fit a clinic: two equal
 * pharmacies have an HHI of 5000. Judge by the effective number, by what has a single
 * source, and by what is left when the largest stops.
 */
#ifndef GLP1_SCORE_CONCENTRATION_H
#define GLP1_SCORE_CONCENTRATION_H

#include <stddef.h>

struct concentration {
	size_t sources;   /* those with a volume above 0 */
	size_t left_out;  /* those with a volume of 0 or less */
	size_t largest;   /* index of the largest; the first of equal ones */
	double all;       /* the sum of the volumes above 0 */
	double share;     /* of the largest, 0..1; this and all below: NaN without a source */
	double hhi;       /* Herfindahl-Hirschman index, 10000 sum p^2 */
	double hhi_least; /* 10000 / sources: the index of equal sources */
	double effective; /* 1 / sum p^2: as many equal sources are as concentrated */
	double cover;     /* 1 - share: what is left when the largest stops */
};

/* Returns the concentration of n sources from their volumes, in any one unit. */
struct concentration concentration_of(const double *volume, size_t n);

#endif
