/* What was counted of a part of the orders, written and read again exactly. */
#ifndef GLP1_FILL_FILL_PART_FEED_H
#define GLP1_FILL_FILL_PART_FEED_H

#include "fill/orders_feed.h"
#include "stream/partial.h"

extern const struct report fill_part_report;
extern const struct feed fill_part_feed;

/* By which rules and terms orders were counted. */
void fill_part_terms(const struct fill_rules *rules, const struct orders_terms *terms,
		     char out[PARTIAL_TERMS]);

/* Writes sorted counts, and the list of open orders, with their ids if asked. */
void fill_part_write(struct tool *t, const struct fill *f, const struct open_orders *open,
		     bool show_ids, const char *terms);

/*
 * As orders_read, of operands that are parts made by these terms. Parts that are cut, are made
 * otherwise or do not fit together are refused.
 */
bool fill_parts_read(struct tool *t, const char *terms, struct fill *f, struct open_orders *open);

#endif
