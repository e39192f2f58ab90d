/* Sets of code points. */
#ifndef GLP1_BASE_TEXT_RANGE_H
#define GLP1_BASE_TEXT_RANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A range of code points, first and last included. */
struct text_range {
	uint32_t first, last;
};

/* Whether cp is in one of the n ranges, which must be in order and must not overlap. */
bool text_in(const struct text_range *r, size_t n, uint32_t cp);

#endif
