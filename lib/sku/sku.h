/*
 * The SKU master: how a SKU is bought, what of it is there and on order, and within
 * what bounds each number of it lies, whether an option says it or a file.
 */
#ifndef GLP1_SKU_SKU_H
#define GLP1_SKU_SKU_H

#include "base/diag.h"
#include "base/num.h"
#include "sku/lots.h"
#include "sku/pathway.h"
#include "volume/units.h"
#include "volume/vial.h"

/* Days, ends included: ten years is more than any of them is in earnest. */
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

enum { LOT_IN_USE_DAYS = 28 }; /* of an opened vial for several doses, USP <797> */

enum sku_status {
	SKU_ACTIVE,
	SKU_DISCONTINUED, /* used up and not ordered again */
	SKU_STATUSES
};

/* What is said of a SKU; not .set: nothing. Each number is in its range. */
struct sku_row {
	struct str sku, location;
	int32_t pathway; /* enum pathway */
	int32_t status;  /* enum sku_status */
	int32_t discontinued, inactive; /* 1: another column says that it is not ordered again */
	struct str superseded_by; /* the SKU that demand moves to */
	int32_t superseded_on;    /* from this day on; DATE_NONE: already */
	struct dec max_units;     /* on hand and on order, at most */
	struct dec in_use_days, min_life_at_receipt;
	int32_t controlled;       /* 1: counted to the unit */
	int32_t unit;             /* enum sku_unit */
	int32_t order_unit;       /* in which it is bought; UNIT_NOT_SAID: unit */
	struct dec ml, mg_per_ml, per_box, doses; /* as in struct sku_contents */
	struct dec dose_mg, dead_ml, dose_days;   /* as in struct vial; dose_mg: of one dose */
	int32_t last_day_counts;                  /* 1: a dose on day in_use_days is allowed */
	struct str brand;         /* which rules of storage it has */
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
	struct sku_offer *next; /* who comes after it */
};

/* What is known of a SKU beside its volume, or of a SKU at a location. */
struct sku_entry {
	struct str sku, location; /* location empty: none, or all */
	struct sku_row row;   /* from --skus, but for its sku */
	bool listed;          /* --skus has it */
	struct sku_offer *others; /* whom to ask if row.supplier cannot, in the order of the file */
	struct dec on_hand;   /* summed; .set is false if nothing was said */
	struct dec usable;    /* of it, what can still be dispensed */
	struct dec on_order;
	struct sku_order *orders; /* what on_order is made of */
	struct sku_lot *lots; /* what on_hand is made of */
	const char *held_by;  /* the option whose file listed them; NULL: none */
	size_t n_lots;
	size_t below_zero;    /* rows with fewer than no units: set aside, on_hand less what they lack */
	size_t twice;         /* lots listed more than once */
	size_t two_dates;     /* lots listed with different dates */
	size_t empty;         /* locations listed with nothing usable, where they are pooled */
	struct str empty_at;  /* the first of them in order of bytes */
	int32_t counted;      /* the oldest day of a count; DATE_NONE: not said */
};

/* What --skus says of its units. */
struct sku_contents sku_contents_of(const struct sku_row *row);

/*
 * How doses are drawn from its container; a dose is weekly, and an opened one lasts LOT_IN_USE_DAYS,
 * where nothing is said. False: dose, volume or concentration is not known.
 */
bool sku_vial_of(const struct sku_row *row, struct vial *v);

/*
 * Fills doses in by vial_doses, if dose_mg is said. False: *d says that something is missing for
 * it, that a dose is more than a container, or that doses says otherwise.
 */
bool sku_split(struct sku_row *row, struct diag *d);

/* Doses that units give, and mL of them that are in no dose; not .set, NaN: not known. */
struct dec sku_doses(const struct sku_row *row, struct dec units);
double sku_waste_ml(const struct sku_row *row, struct dec units);

/*
 * Turns a quantity into the SKU's own unit; one that is not .set or in no unit is left as it is.
 * sku NULL: nothing is said of it. False: *d says why it cannot be, and what would help.
 */
bool units_in_own(struct dec *quantity, int32_t unit, const struct sku_row *sku, struct diag *d);

/*
 * Turns pack, min_order and unit_cost of a row from its order unit into its own. Without a pack one
 * order unit is the pack. False: *d says why they cannot be, and what would help.
 */
bool sku_in_own_unit(struct sku_row *row, struct diag *d);

/* Whether another SKU takes its place by as_of. */
bool sku_is_superseded(const struct sku_row *row, int32_t as_of);

/* Whether it is to be ordered no more: discontinued, or superseded by as_of. */
bool sku_is_ended(const struct sku_row *row, int32_t as_of);

#endif
