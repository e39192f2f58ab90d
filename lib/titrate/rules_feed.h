/* Reads files of rules: ladders, moves on them, how long people stay, and switches. */
#ifndef GLP1_TITRATE_RULES_FEED_H
#define GLP1_TITRATE_RULES_FEED_H

#include "stream/input.h"
#include "titrate/ladder.h"
#include "titrate/persistence.h"

extern const struct feed ladder_feed, moves_feed, persistence_feed, switch_feed;

/* Ladders and their sources. Start with a zeroed one; release it. */
struct rules {
	struct ladders ladders;
	int32_t as_of[LADDER_PRODUCTS_MAX];      /* DATE_NONE: not said */
	struct str source[LADDER_PRODUCTS_MAX];
	bool moves[LADDER_PRODUCTS_MAX];         /* were given in a file */
	struct persistence persistence;          /* no points: not given */
	struct arena arena;                      /* of all texts */
};

/*
 * Each reads a file, if one was given; false: faults were said. The ladders of a file come first,
 * then those of the built-in table whose products it does not name; all get label moves. Rungs of
 * a product must be in order.
 */
bool ladders_read(struct rules *r, struct tool *t, struct opt_file *file);

/* A product in the file needs a row for each rung but the top one and those of initiation. */
bool moves_read(struct rules *r, struct tool *t, struct opt_file *file);
bool persistence_read(struct rules *r, struct tool *t, struct opt_file *file);
bool switches_read(struct rules *r, struct tool *t, struct opt_file *file);

/* Checks ladders; says the first fault as one of option (with dashes). False: there is one. */
bool rules_hold(const struct rules *r, struct tool *t, const char *option);

void rules_release(struct rules *r);

/* Says a fault of the row just read, at the member at offset. Returns false. */
bool row_fault(struct input *in, size_t offset, const char *what, const char *hint);

/* Returns the index of a product; LADDER_NONE: a fault of the member at offset was said. */
int row_product(struct input *in, const struct ladders *l, struct str product, size_t offset);

#endif
