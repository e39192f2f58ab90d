/* Options whose value differs by pathway or by SKU: --lead 503B=3, --new-rate SKU=0.5. */
#ifndef GLP1_STOCK_BY_KEY_H
#define GLP1_STOCK_BY_KEY_H

#include "tool/tool.h"
#include "stock/stock.h"

/*
 * Reads `DAYS` (for all pathways) or `PATHWAY=DAYS`, in the order given, over the
 * values there. option: its name for messages. False: a fault was said.
 */
bool rules_by_pathway(struct tool *t, const char *option, const struct opt_list *list,
		      double value[PATHWAYS]);

/* Checks a list of `SKU=UNITS`. False: a fault was said. */
bool rules_by_sku(struct tool *t, const char *option, const struct opt_list *list);

/* The value that a checked list gives a SKU, the last one if there are several; else NaN. */
double rules_find(const struct opt_list *list, struct str sku);

/* The SKU of the i-th item of a checked list. */
struct str rules_sku(const struct opt_list *list, size_t i);

#endif
