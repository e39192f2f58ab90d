/* The counts of a part of the orders, as they are written and read again, without loss. */
#ifndef GLP1_FILL_FILL_PART_FEED_H
#define GLP1_FILL_FILL_PART_FEED_H

#include "fill/orders_feed.h"
#include "stream/partial.h"

extern const struct report fill_part_report;
extern const struct feed fill_part_feed;

/* Writes into out by which rules and terms orders were counted. */
void fill_part_terms(const struct fill_rules *rules, const struct orders_terms *terms,
		     char out[PARTIAL_TERMS]);

/* Writes sorted counts and the list of open orders, with ids if show_ids is set. */
void fill_part_write(struct tool *t, const struct fill *f, const struct open_orders *open,
		     bool show_ids, const char *terms);

/*
 * Does what orders_read does, from operands that are parts. A part that is cut, was made by other
 * terms or does not fit the others is a fault. False: faults were said.
 */
bool fill_parts_read(struct tool *t, const char *terms, struct fill *f, struct open_orders *open);

#endif
