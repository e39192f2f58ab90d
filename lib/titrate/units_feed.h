/* The units to order for a strength: pens, boxes or vials, and the SKU that they are stocked as. */
#ifndef GLP1_TITRATE_UNITS_FEED_H
#define GLP1_TITRATE_UNITS_FEED_H

#include "sku/pathway.h"
#include "stream/input.h"
#include "titrate/ladder.h"
#include "titrate/supply.h"

extern const struct feed units_feed;

enum unit_form { FORM_PEN, FORM_BOX, FORM_VIAL, FORM_FORMS };
extern const char *const unit_form_names[FORM_FORMS + 1]; /* ends in NULL */

struct unit {
	int product;
	double strength_mg;
	struct str sku;        /* empty: it has none */
	enum pathway pathway;
	enum unit_form form;
	double doses_per_unit; /* of a pen or a box */
	struct vial vial;      /* of a vial */
};

/* Start with a zeroed one, which is empty; release it. */
struct units {
	struct unit *unit;
	size_t n, size;
	struct arena arena;
};

/*
 * Reads the file, if one was given: one unit for each strength, one strength for each SKU. A dose
 * that is more than a vial is a fault, unless combine is set: doses may be drawn from two vials.
 * False: faults were said.
 */
bool units_read(struct units *u, struct tool *t, struct opt_file *file, const struct ladders *l,
		bool combine);

/* Return the unit of a strength, or of a SKU; NULL: there is none. */
const struct unit *units_of_strength(const struct units *u, int product, double strength_mg);
const struct unit *units_of_sku(const struct units *u, struct str sku);

/* Units that one fill takes, on average, of a patient who stays on the strength. */
double unit_of_fill(const struct unit *u, double doses);

void units_release(struct units *u);

#endif
