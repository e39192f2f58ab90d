/* A share, estimated from a count, with limits that stay inside 0..1. */
#ifndef GLP1_DIST_PROPORTION_H
#define GLP1_DIST_PROPORTION_H

#include <stdint.h>

#include "dist/survival.h"

/*
 * Returns the share hits / n, hits <= n, with Wilson's 95 % limits (Wilson 1927, JASA
 * 22:209-212): the roots of (p - hits/n)^2 = z^2 p (1 - p) / n. NaN for n = 0.
 */
struct estimate proportion_of(uint64_t hits, uint64_t n);

#endif
