/*
 * Results of a part of the rows, in a file for a later run: --partial writes it and --merge reads
 * it. The last row of each part gives the terms by which it was made and how many rows stand
 * before it, so that a part that was cut short, or made by other options, is refused. In pipes
 * the end record of a framed output (csv/frame.h) adds to that.
 */
#ifndef GLP1_STREAM_PARTIAL_H
#define GLP1_STREAM_PARTIAL_H

#include "base/checksum.h"
#include "stream/input.h"

struct partial_options {
	bool partial, merge; /* both: merge parts into one larger part */
};

#define PARTIAL_OPTS(WHERE) \
	OPT_GROUP("Many machines"), \
	{ .name = "partial", .type = OPT_FLAG, \
	  .offset = (WHERE) + offsetof(struct partial_options, partial), \
	  .help = "write what was counted, for --merge of another run, and no report" }, \
	{ .name = "merge", .type = OPT_FLAG, \
	  .offset = (WHERE) + offsetof(struct partial_options, merge), \
	  .help = "read what --partial wrote, by the same options, and report on the whole" }

/*
 * Judges the options, and turns on end records for what is written and read. False: a fault was
 * said. To be called by prepare.
 */
bool partial_prepare(struct tool *t, const struct partial_options *o);

/* The text for .made of a feed of partial results. */
#define PARTIAL_MADE "write one with --partial, or leave --merge out"

enum { PARTIAL_TERMS = 17 }; /* bytes of terms, with the NUL */

/* Writes to out a fingerprint of what was added to the checksum and of the version; frees it. */
void partial_terms(struct checksum *made_by, char out[PARTIAL_TERMS]);

/* Each adds a number or a text to the checksum, so that no two lists of terms look the same. */
void partial_term(struct checksum *c, int64_t n);
void partial_term_text(struct checksum *c, struct str s);

/* What was read of parts so far. The caller sets terms, and zeroes the rest. */
struct partial {
	const char *terms;   /* of this run */
	uint64_t rows;       /* of the current part */
	uint64_t ends;       /* how many parts have ended */
	uint64_t total;      /* of the numbers of all rows; at most 62 bits, so any partial sum fits */
};

/* Counts a row that is no end, with its number n >= 0. False: *d says the total is too large. */
bool partial_row(struct partial *p, int64_t n, struct diag *d);

/* Checks the last row of a part, its terms and its count of rows. False: *d says what differs. */
bool partial_end(struct partial *p, struct str terms, int64_t rows, struct diag *d);

/* Checks that every file had an end. False: a fault was said. Call it if the input ended well. */
bool partial_is_whole(const struct partial *p, struct tool *t, size_t n_files);

#endif
