/*
 * Units of a SKU as exact fractions: a box holds containers (vials, pens, syringes), a container
 * holds mL and doses, a mL holds mg. A quantity in any of these is turned into the SKU's own unit.
 */
#ifndef GLP1_VOLUME_UNITS_H
#define GLP1_VOLUME_UNITS_H

#include "base/num.h"

enum sku_unit {
	UNIT_NOT_SAID,
	UNIT_EACH,   /* the container, whatever it is */
	UNIT_VIAL,
	UNIT_PEN,
	UNIT_SYRINGE,
	UNIT_BOX,
	UNIT_DOSE,
	UNIT_ML,
	UNIT_MG,
	SKU_UNITS
};

extern const char *const sku_unit_names[SKU_UNITS + 1]; /* "" first; ends in NULL */
#define SKU_UNIT_SYNONYMS \
	"unit=each,units=each,ea=each,vials=vial,pens=pen,syringes=syringe,boxes=box,bx=box," \
	"carton=box,doses=dose,milliliter=mL,milligram=mg"

/* What a container and a box of a SKU hold, all above 0; .set is false: not known. */
struct sku_contents {
	enum sku_unit unit;    /* in which the SKU is counted */
	struct dec ml;         /* in a container */
	struct dec mg_per_ml;
	struct dec per_box;    /* containers */
	struct dec doses;      /* in a container */
};

enum units_status {
	UNITS_OK,
	UNITS_UNKNOWN, /* a number that turns one unit into the other is not known or does not fit */
	UNITS_OTHER,   /* two different containers: a vial is no pen */
	UNITS_RANGE    /* the quantity does not fit */
};

/*
 * Sets *out to a quantity of the unit `from` in the unit `to`; UNIT_NOT_SAID stands for c->unit.
 * Exact where a decimal can be, else rounded to the nearest billionth, half away from zero.
 */
enum units_status units_convert(const struct sku_contents *c, struct dec quantity,
			    enum sku_unit from,
				enum sku_unit to, struct dec *out);

#endif
