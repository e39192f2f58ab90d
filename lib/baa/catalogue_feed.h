/* What is known of vendors: the catalogue of this room, and a file that overrides it. */
#ifndef GLP1_BAA_CATALOGUE_FEED_H
#define GLP1_BAA_CATALOGUE_FEED_H

#include "stream/input.h"
#include "baa/baa.h"
#include "base/map.h"

extern const struct feed catalogue_feed;
extern const struct csv_out_col catalogue_out[]; /* of struct baa_known */
enum { CATALOGUE_OUT = 16 };

/* A row for each vendor, and one more behind it for each of its aliases. */
struct catalogue {
	struct baa_known *known;
	size_t n, size;
	struct map by_name; /* places in known */
	struct arena arena;
};

/*
 * Reads the file, if one was given, then the rows of catalogue.csv on vendors that file does not
 * name. False: faults were said. Release c in either case.
 */
bool catalogue_read(struct catalogue *c, struct tool *t, struct opt_file *file);

/* Writes the rows in the form in which they are read. */
void catalogue_write(const struct catalogue *c, struct tool *t);
void catalogue_release(struct catalogue *c);

#endif
