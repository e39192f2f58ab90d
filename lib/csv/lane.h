/*
 * The plain lane: finds the separators of whole lines with SIMD compares.
 *
 * The one promise: a block it accepts splits into exactly the records and
 * fields that libcsv (strict) yields for the same bytes. It accepts lines whose
 * fields are plain or cleanly quoted ("..." whole, no quote, CR or LF inside)
 * and that end in LF or CRLF; for anything else it says no and the block goes
 * to csv_grammar.
 */
#ifndef GLP1_CSV_LANE_H
#define GLP1_CSV_LANE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	LANE_PADDING = 64, /* readable bytes needed behind a block; their value does not matter */
	LANE_SCRATCH = 16  /* entries needed behind those used */
};

/* How a block's fields are written; or-ed together. */
enum lane_traits {
	LANE_QUOTES = 1, /* some field is quoted */
	LANE_CR = 2,     /* some line ends in CRLF */
	LANE_HIGH = 4    /* some byte is no ASCII */
};

struct lane_block {
	size_t count;    /* separators: delimiters and line feeds outside quotes */
	size_t lines;    /* line feeds among them */
	unsigned traits;
};

/*
 * Indexes p[0..n), whole lines: n > 0, n < 2^31, p[n - 1] is LF. Writes the
 * offset of every separator to end[], which needs room for n + LANE_SCRATCH entries.
 * False: the block holds something that the lane does not read.
 */
typedef bool lane_fn(const char *p, size_t n, char delim, uint32_t *end, struct lane_block *b);

/* Returns the fastest lane that this processor can run. */
lane_fn *lane_pick(void);

/* The lane that every processor can run; by name it is for comparison in tests. */
lane_fn lane_baseline;

#endif
