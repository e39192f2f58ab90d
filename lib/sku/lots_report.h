/* A row a lot, in the order of use: what glp1-lots and glp1-stock --report=lots write. */
#ifndef GLP1_SKU_LOTS_REPORT_H
#define GLP1_SKU_LOTS_REPORT_H

#include "sku/sku.h"
#include "tool/tool.h"

extern const struct report lots_report;

/* Whose lots they are, and the day to stand on. */
struct lots_of {
	struct str sku, location;
	int32_t as_of;
	double use_days;
	const struct sku_row *row; /* what --skus says, or nothing */
};

/* What is to be known of a lot; "" for one that anybody can have. It is cut to size. */
enum { LOT_NOTE = 200 };
void lot_note(const struct lot *lot, const struct lots_of *of, char note[LOT_NOTE]);

/* Whether its note is to be acted on: all are, but for units promised to somebody. */
bool lot_is_found(const struct lot *lot, const struct lots_of *of);

/* Writes a row for a lot that lots_project has filled in, the fefo-th to use. */
void lots_report_row(struct tool *t, const struct lots_of *of, const struct lot *lot, size_t fefo);

#endif
