/*
 * The SKU master: how a SKU is bought, what of it is there and on order, and within
 * what bounds each number of it lies, whether an option says it or a file.
 */
#ifndef GLP1_SKU_SKU_H
#define GLP1_SKU_SKU_H

#include "base/num.h"
#include "sku/lots.h"
#include "sku/pathway.h"

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
#define UNITS_HELD_MIN 0 /* a row of units on hand or on order */
#define UNITS_HELD_MAX 1e12

/* What is said of a SKU; not .set: nothing. Each number is in its range. */
struct sku_row {
	struct str sku;
	int32_t pathway; /* enum pathway */
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

/* What is known of a SKU beside its volume, or of a SKU at a location. */
struct sku_entry {
	struct str sku, location; /* location empty: none, or all */
	struct sku_row row;   /* from --skus, but for its sku */
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
	int32_t counted;      /* the oldest day of a count; DATE_NONE: not said */
};

#endif
