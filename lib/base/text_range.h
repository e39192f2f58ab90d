/* Sets of code points. */
#ifndef GLP1_BASE_TEXT_RANGE_H
#define GLP1_BASE_TEXT_RANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first and the last of a range. */
struct text_range {
	uint32_t first, last;
};

/* Whether cp is in one of n ranges, which are in order and do not touch. */
bool text_in(const struct text_range *r, size_t n, uint32_t cp);

#endif
