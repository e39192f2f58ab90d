/*
 * Results of a part of the rows, in a file that a later run reads: --partial writes it and
 * --merge reads it. The last row of each says by which terms it was made and how many rows
 * stand before it, so that a part cut short, made by other options or left out of a file is refused;
 * the end record of frames tells that on its way through pipes.
 */
#ifndef GLP1_STREAM_PARTIAL_H
#define GLP1_STREAM_PARTIAL_H

#include "base/checksum.h"
#include "stream/input.h"

struct partial_options {
	bool partial, merge; /* both: parts into one larger part */
};

#define PARTIAL_OPTS(WHERE) \
	OPT_GROUP("Many machines"), \
	{ .name = "partial", .type = OPT_FLAG, .offset = (WHERE) + offsetof(struct partial_options, partial), \
	  .help = "write what was counted, for --merge of another run, and no report" }, \
	{ .name = "merge", .type = OPT_FLAG, .offset = (WHERE) + offsetof(struct partial_options, merge), \
	  .help = "read what --partial wrote, by the same options, and report on the whole" }

/*
 * Judges the options and frames what is written and read. False: a fault was said. To be called
 * by prepare.
 */
bool partial_prepare(struct tool *t, const struct partial_options *o);

/* For .made of a feed. */
#define PARTIAL_MADE "write one with --partial, or leave --merge out"

enum { PARTIAL_TERMS = 17 }; /* bytes of terms, with the NUL */

/* A fingerprint of what was added to the checksum and of the version; frees it. */
void partial_terms(struct checksum *made_by, char out[PARTIAL_TERMS]);

/* Adds a number or a text, with an end that no text has. */
void partial_term(struct checksum *c, int64_t n);
void partial_term_text(struct checksum *c, struct str s);

/* What was read of parts. Set terms, the rest zero. */
struct partial {
	const char *terms;   /* of this run */
	uint64_t rows;       /* of the part at hand */
	uint64_t ends;       /* of parts */
	uint64_t total;      /* of all numbers; it fits 62 bits, and so does any sum of some of them */
};

/* A row that is not the last one, and its number, from 0. False: *d says that they are too many. */
bool partial_row(struct partial *p, int64_t n, struct diag *d);

/* The last row of a part: its terms and rows. False: *d says that it is no part of this whole. */
bool partial_end(struct partial *p, struct str terms, int64_t rows, struct diag *d);

/* Every file had an end. False: it was said. To be called where the input ended well. */
bool partial_is_whole(const struct partial *p, struct tool *t, size_t n_files);

#endif
