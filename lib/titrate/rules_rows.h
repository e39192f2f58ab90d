/* The rows of the files of rules, for their feeds and for who reads them. */
#ifndef GLP1_TITRATE_RULES_ROWS_H
#define GLP1_TITRATE_RULES_ROWS_H

#include "base/str.h"

/* Numbers that may be empty are NaN then. */
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
