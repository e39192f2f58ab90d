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

/* `DAYS` (for all pathways) or `PATHWAY=DAYS`, several parted by commas, over the values in *to. */
opt_call by_pathway_call; /* to: struct by_pathway */

/* `SKU=UNITS`, units a day from 0 to 1e9, behind those in *to. */
opt_call by_sku_call; /* to: struct opt_list */

/* The value that a list gives a SKU, the last one if there are several; else NaN. */
double by_sku_find(const struct opt_list *list, struct str sku);

/* The SKU of the i-th item of a list. */
struct str by_sku_name(const struct opt_list *list, size_t i);

/* The two smoothing parameters of TSB. */
struct tsb_option {
	double demand, probability; /* 0 to 1 */
	bool given;
};
opt_call tsb_call; /* `A_D,A_P`; to: struct tsb_option */

/* What is to be changed of what is known. */
struct what_if {
	double demand; /* factor, 0 to 1000 */
	double lead;   /* days, 0 to 3650; NaN: as it is */
};
opt_call what_if_call; /* `demand=FACTOR,lead=DAYS`; to: struct what_if */

#endif
