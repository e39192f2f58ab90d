/* The tables that glp1-stack-score reads: systems, plans, weights, and what was paid. */
#ifndef GLP1_STACK_STACK_FEED_H
#define GLP1_STACK_STACK_FEED_H

#include "csv/writer.h"
#include "stack/payees.h"
#include "stream/rows.h"

extern const struct feed stack_system_feed;  /* struct stack_system, names folded */
extern const struct feed stack_part_feed;    /* struct stack_part, names folded */
extern const struct feed stack_weight_feed;
extern const struct feed stack_ledger_feed;  /* struct stack_payment */
extern const struct feed stack_sale_feed;    /* payments as glp1-import writes them */
extern const struct report stack_weights_report;

/* Reads the plans, the rows of the user's file first. False: faults were said. */
bool stack_parts_read(struct rows *r, struct tool *t, struct opt_file *file);

/* Reads weights and named points into set, over the built-in ones; texts live as long as r. */
bool stack_weights_read(struct rows *r, struct tool *t, struct opt_file *file,
			struct stack_settings *set);
void stack_write_weights(struct tool *t, const struct stack_settings *set, const struct rows *r);

/*
 * Reads the sales of a month into set->volume and set->transactions: of the last month that was
 * over on the as-of day, or else of the last month in the file. False: faults were said.
 */
bool stack_sales_read(struct tool *t, struct opt_file *file, struct stack_settings *set);

#endif
