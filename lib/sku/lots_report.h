/* One row for each lot, in the order of use, as glp1-lots and glp1-stock --report=lots write it. */
#ifndef GLP1_SKU_LOTS_REPORT_H
#define GLP1_SKU_LOTS_REPORT_H

#include "sku/sku.h"
#include "tool/tool.h"

extern const struct report lots_report;

/* Which SKU and location the lots are of, and the day of the run. */
struct lots_of {
	struct str sku, location;
	int32_t as_of;
	double use_days;
	const struct sku_row *row; /* what --skus says of the SKU; never NULL, but may say nothing */
};

enum { LOT_NOTE = 200 }; /* bytes of a note with its NUL */
/* Writes what is to be known of a lot, cut to size; "" if it is in date and for anybody. */
void lot_note(const struct lot *lot, const struct lots_of *of, char note[LOT_NOTE]);

/* Whether the note of a lot, or its expected waste, asks for action; promised units do not. */
bool lot_is_found(const struct lot *lot, const struct lots_of *of);

/* Writes the row of a lot that lots_project has filled in; it is the fefo-th to be used. */
void lots_report_row(struct tool *t, const struct lots_of *of, const struct lot *lot, size_t fefo);

#endif
