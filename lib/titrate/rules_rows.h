/* The rows of the files of rules, for rules_cols.c and rules_feed.c. */
#ifndef GLP1_TITRATE_RULES_ROWS_H
#define GLP1_TITRATE_RULES_ROWS_H

#include "base/str.h"

/* An empty number is NaN. */
struct ladder_row {
	struct str product, source;
	double rung, strength_mg, min_fills, doses;
	int32_t maintenance, initiation, as_of;
};

struct moves_row {
	struct str product;
	double rung, up, down, stay, target, moves;
};

struct persistence_row {
	double days, still_on;
};

struct switch_row {
	struct str product, to_product;
	double rung, to_rung, share;
};

#endif
