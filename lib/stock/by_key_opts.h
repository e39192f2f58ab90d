/*
 * Options whose value differs by pathway or by SKU (--lead 503B=3, --new-rate SKU=0.5), and
 * others with a structure of their own: readers for OPT_CALL.
 */
#ifndef GLP1_STOCK_BY_KEY_OPTS_H
#define GLP1_STOCK_BY_KEY_OPTS_H

#include "sku/pathway.h"
#include "tool/opts.h"
#include "volume/intermittent.h"

/* Days for each pathway. */
struct by_pathway {
	double days[PATHWAYS];
};

/* Reads `DAYS` (all pathways) or `PATHWAY=DAYS`, several with commas, over what *to has. */
opt_call by_pathway_call; /* to: struct by_pathway */

/* Reads `SKU=UNITS` (units a day, 0 to 1e9) and appends it to the list *to. */
opt_call by_sku_call; /* to: struct opt_list */

/* Returns the last value that the list gives a SKU; NaN if it gives none. */
double by_sku_find(const struct opt_list *list, struct str sku);

/* Returns the SKU of the list's item i. */
struct str by_sku_name(const struct opt_list *list, size_t i);

/* The two smoothing parameters of TSB. */
struct tsb_option {
	double demand, probability; /* 0 to 1 */
	bool given;
};
opt_call tsb_call; /* `A_D,A_P`; to: struct tsb_option */

/* The changes that --what-if asks for. */
struct what_if {
	double demand; /* factor, 0 to 1000 */
	double lead;   /* days, 0 to 3650; NaN: as it is */
};
opt_call what_if_call; /* `demand=FACTOR,lead=DAYS`; to: struct what_if */

#endif
