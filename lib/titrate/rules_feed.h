/* Files of rules: ladders, how people move on them, how long they stay, which product they go to. */
#ifndef GLP1_TITRATE_RULES_FEED_H
#define GLP1_TITRATE_RULES_FEED_H

#include "stream/input.h"
#include "titrate/ladder.h"
#include "titrate/persistence.h"

extern const struct feed ladder_feed, moves_feed, persistence_feed, switch_feed;

/* Ladders and where they come from. A zeroed one is empty; release it. */
struct rules {
	struct ladders ladders;
	int32_t as_of[LADDER_PRODUCTS_MAX];      /* DATE_NONE: not said */
	struct str source[LADDER_PRODUCTS_MAX];
	bool moves[LADDER_PRODUCTS_MAX];         /* were given in a file */
	struct persistence persistence;          /* no points: not given */
	struct arena arena;                      /* of all texts */
};

/*
 * Each reads a file, if one was given; false: faults were said. The ladders of a file come
 * first, behind them those of the built-in table whose products it does not name; all
 * have label moves. Rungs of a product stand in their order.
 */
bool ladders_read(struct rules *r, struct tool *t, struct opt_file *file);

/* A product that is named must be so for each rung but the top one and one for initiation. */
bool moves_read(struct rules *r, struct tool *t, struct opt_file *file);
bool persistence_read(struct rules *r, struct tool *t, struct opt_file *file);
bool switches_read(struct rules *r, struct tool *t, struct opt_file *file);

/* Says the first fault of ladder_check as one of an option, named with its dashes. */
bool rules_hold(const struct rules *r, struct tool *t, const char *option);

void rules_release(struct rules *r);

/* Of a row just read: no fault but this one. Always false. */
bool row_fault(struct input *in, size_t offset, const char *what, const char *hint);

/* The index of a product; LADDER_NONE: the fault was said, as one of the member at offset. */
int row_product(struct input *in, const struct ladders *l, struct str product, size_t offset);

#endif
