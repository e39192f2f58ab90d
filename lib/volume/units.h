/*
 * Units of a SKU as exact fractions: a box holds containers (vials, pens, syringes), a container
 * mL and doses, a mL mg. What a file says in one of them is turned into the SKU's own.
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

/* What a container and a box hold; not .set: not known. All above 0. */
struct sku_contents {
	enum sku_unit unit;    /* in which the SKU is counted */
	struct dec ml;         /* in a container */
	struct dec mg_per_ml;
	struct dec per_box;    /* containers */
	struct dec doses;      /* in a container */
};

enum units_status {
	UNITS_OK,
	UNITS_UNKNOWN, /* what the way from one to the other takes is not known */
	UNITS_OTHER,   /* two containers that are not the same: a vial is no pen */
	UNITS_RANGE    /* the quantity does not fit */
};

/*
 * A quantity of one unit in another one, UNIT_NOT_SAID being c->unit. Exact where decimals can be,
 * else to the nearest billionth, half away from zero.
 */
enum units_status units_convert(const struct sku_contents *c, struct dec quantity,
			    enum sku_unit from,
				enum sku_unit to, struct dec *out);

#endif
