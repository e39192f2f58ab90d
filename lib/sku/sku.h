/*
 * The SKU master: how a SKU is bought, how much of it is there and on order, and the
 * range of each of these numbers, for options and files alike.
 */
#ifndef GLP1_SKU_SKU_H
#define GLP1_SKU_SKU_H

#include "base/diag.h"
#include "base/num.h"
#include "sku/lots.h"
#include "sku/pathway.h"
#include "volume/units.h"
#include "volume/vial.h"

/* Ranges in days, ends included: nobody seriously means more than ten years. */
#define LEAD_DAYS_MIN 0
#define LEAD_DAYS_MAX 3650
#define LEAD_SD_MIN 0
#define LEAD_SD_MAX 3650
#define REVIEW_DAYS_MIN 1
#define REVIEW_DAYS_MAX 84
#define CYCLE_DAYS_MIN 1
#define CYCLE_DAYS_MAX 3650
#define SAFETY_DAYS_MIN 0
#define SAFETY_DAYS_MAX 3650
#define SHELF_LIFE_DAYS_MIN 1
#define SHELF_LIFE_DAYS_MAX 3650

/* A probability. */
#define SERVICE_LEVEL_MIN 0.5
#define SERVICE_LEVEL_MAX 0.9999

/* Units and money. */
#define PACK_MIN 0
#define PACK_MAX 1e9
#define MIN_ORDER_MIN 0
#define MIN_ORDER_MAX 1e9
#define UNIT_COST_MIN 0
#define UNIT_COST_MAX 1e9
#define UNITS_HELD_MIN (-1e12) /* a row of units on hand: books go below 0 */
#define UNITS_HELD_MAX 1e12
#define UNITS_ORDERED_MIN 0 /* of units on order, or of a part of those on hand */
#define UNITS_ORDERED_MAX 1e12
#define MAX_UNITS_MIN 0
#define MAX_UNITS_MAX 1e9
#define IN_USE_DAYS_MIN 1
#define IN_USE_DAYS_MAX 365
#define DOSES_MIN 0.001 /* in a container */
#define DOSES_MAX 10000
#define DOSE_DAYS_MIN 0
#define DOSE_DAYS_MAX 365

enum { LOT_IN_USE_DAYS = 28 }; /* of an opened multi-dose vial, USP <797> */

enum sku_status {
	SKU_ACTIVE,
	SKU_DISCONTINUED, /* used up and not ordered again */
	SKU_STATUSES
};

/* What --skus says of a SKU; .set is false: nothing. Each number is in its range. */
struct sku_row {
	struct str sku, location;
	int32_t pathway; /* enum pathway */
	int32_t status;  /* enum sku_status */
	int32_t discontinued, inactive; /* 1: another column says that it is not ordered again */
	struct str superseded_by; /* the SKU that demand moves to; empty: none */
	int32_t superseded_on;    /* from which day on; DATE_NONE: already */
	struct dec max_units;     /* on hand and on order, at most */
	struct dec in_use_days, min_life_at_receipt;
	int32_t controlled;       /* 1: counted to the unit */
	int32_t unit;             /* enum sku_unit */
	int32_t order_unit;       /* enum sku_unit, in which it is bought; UNIT_NOT_SAID: unit */
	struct dec ml, mg_per_ml, per_box, doses; /* as in struct sku_contents */
	struct dec dose_mg, dead_ml, dose_days;   /* as in struct vial; dose_mg: of one dose */
	int32_t last_day_counts;                  /* 1: a dose on day in_use_days is allowed */
	struct str brand;         /* which decides on its rules of storage */
	struct dec lead_days, lead_sd, review_days, cycle_days, safety_days, pack, min_order;
	struct dec unit_cost, shelf_life_days, service_level;
	struct str supplier;
};

struct sku_lot {
	struct lot lot;
	struct sku_lot *next;
};

struct sku_order {
	struct dec quantity;
	int32_t due;          /* DATE_NONE: not said */
	struct sku_order *next;
};

/* One more supplier of a SKU. */
struct sku_offer {
	struct sku_row row;
	struct sku_offer *next; /* the supplier to ask after this one */
};

/* What is known of a SKU, or of a SKU at a location, besides its volume. */
struct sku_entry {
	struct str sku, location; /* location empty: none, or all */
	struct sku_row row;   /* from --skus */
	bool listed;          /* --skus has it */
	struct sku_offer *others; /* whom to ask if row.supplier cannot, in the order of the file */
	struct dec on_hand;   /* sum of all rows; .set is false if there was none */
	struct dec usable;    /* how much of it can still be dispensed */
	struct dec on_order;
	struct sku_order *orders; /* the orders that on_order is the sum of */
	struct sku_lot *lots; /* the lots that on_hand is the sum of, but for rows below 0 */
	const char *held_by;  /* the option whose file listed them; NULL: none */
	size_t n_lots;
	size_t below_zero;    /* rows below 0: no lots, but taken off on_hand */
	size_t twice;         /* lots listed more than once */
	size_t two_dates;     /* lots listed with different dates */
	size_t empty;         /* locations listed with nothing usable, where they are pooled */
	struct str empty_at;  /* the first of them in order of bytes */
	int32_t counted;      /* the oldest day on which a lot was counted; DATE_NONE: not said */
};

/* Returns what --skus says of the units of a SKU. */
struct sku_contents sku_contents_of(const struct sku_row *row);

/*
 * Sets *v to how doses are drawn from the SKU's container. Where nothing is said, doses are weekly
 * and an opened container lasts LOT_IN_USE_DAYS. False: dose, volume or concentration is not
 * known.
 */
bool sku_vial_of(const struct sku_row *row, struct vial *v);

/*
 * Sets row->doses by vial_doses, if dose_mg is given. False: *d says that something is missing for
 * that, that a dose is more than a container, or that doses says otherwise.
 */
bool sku_split(struct sku_row *row, struct diag *d);

/* Return the doses that units give, and the mL of them in no dose; .set false, NaN: not known. */
struct dec sku_doses(const struct sku_row *row, struct dec units);
double sku_waste_ml(const struct sku_row *row, struct dec units);

/*
 * Turns a quantity from a unit into the SKU's own; one without a number or without a unit stays as
 * it is. sku NULL: nothing is known of the SKU. False: *d says why that cannot be, and what would
 * help.
 */
bool units_in_own(struct dec *quantity, int32_t unit, const struct sku_row *sku, struct diag *d);

/*
 * Turns pack, min_order and unit_cost of a row from its order unit into its own unit. Without a
 * pack, one order unit is the pack. False: *d says why that cannot be.
 */
bool sku_in_own_unit(struct sku_row *row, struct diag *d);

/* Whether another SKU has taken the place of this one by as_of. */
bool sku_is_superseded(const struct sku_row *row, int32_t as_of);

/* Whether the SKU is no longer to be ordered: discontinued, inactive, or superseded by as_of. */
bool sku_is_ended(const struct sku_row *row, int32_t as_of);

#endif
