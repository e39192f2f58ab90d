/*
 * How much hangs on one source. Bands made for markets do not fit a clinic: two equal
 * pharmacies have an HHI of 5000. Judge by the effective number, by what has a single
 * source, and by what is left when the largest stops.
 */
#ifndef GLP1_SCORE_CONCENTRATION_H
#define GLP1_SCORE_CONCENTRATION_H

#include <stddef.h>

struct concentration {
	size_t sources;   /* with volume above 0 */
	size_t left_out;  /* with none, or less */
	size_t largest;   /* number of the largest; the first of equal ones */
	double all;       /* the sum of what is above 0 */
	double share;     /* of the largest; NaN without a source, as all below */
	double hhi;       /* Herfindahl-Hirschman index, 10000 sum p^2 */
	double hhi_least; /* 10000 / sources: what equal ones have */
	double effective; /* 1 / sum p^2: as many equal sources are as concentrated */
	double cover;     /* 1 - share: what is left when the largest stops */
};

struct concentration concentration_of(const double *volume, size_t n);

#endif
