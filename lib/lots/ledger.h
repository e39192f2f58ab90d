/*
 * The book of movements: what came in of each lot, where it went, and what should be left.
 * Quantities are exact; NUM_RANGE is returned for a sum that does not fit.
 */
#ifndef GLP1_LOTS_LEDGER_H
#define GLP1_LOTS_LEDGER_H

#include "base/map.h"
#include "base/num.h"

enum move_kind {
	MOVE_DISPENSE,     /* handed out */
	MOVE_RECEIPT,      /* came in from a supplier */
	MOVE_RETURN,       /* came back from a patient: taken off what was handed out */
	MOVE_WASTE,        /* thrown away, for a reason that was written down */
	MOVE_TRANSFER_IN,  /* came from another location */
	MOVE_TRANSFER_OUT, /* went to another location */
	MOVE_ADJUST,       /* the books were changed by so much, up or down, for no reason told */
	MOVE_KINDS
};

extern const char *const move_kind_names[MOVE_KINDS + 1]; /* ends in NULL */

struct move_row {
	int32_t date;
	struct str sku, location, lot, patient, reference;
	struct dec quantity; /* units; a row below 0 takes back an earlier row of its kind */
	int32_t kind;        /* enum move_kind */
	int32_t unit;        /* enum sku_unit of quantity; 0: the SKU's own */
	int32_t expires;     /* of what came in; DATE_NONE: not said */
};

/* Returns the units that a row adds to the shelf; below 0: that it takes off. */
struct dec move_signed(const struct move_row *row);

/* What is known of one lot of a SKU, at one location or everywhere. */
struct lot_account {
	struct str sku, location, lot; /* the texts belong to the account book */
	struct dec moved[MOVE_KINDS];  /* summed by kind; all .set */
	struct dec listed;             /* units there by a list; not .set: not listed */
	struct dec counted;            /* by a count; not .set: not counted */
	int32_t first, last;           /* days with rows of the ledger; DATE_NONE: none */
	int32_t expires;
	size_t patients;               /* how many got units of it, each counted once */
	size_t number;                 /* of the account in its book, from 1 */
};

/* Start with a zeroed one, which is empty; release it. */
struct account_book {
	struct map accounts; /* by SKU, location and lot */
	struct map seen;     /* patients, by account */
	bool by_location;    /* false: all locations are one, called "" */
};

void account_book_release(struct account_book *b);

/* Returns the account of a lot and makes it if there is none; the book owns it. */
struct lot_account *account_of(struct account_book *b, struct str sku, struct str location,
			       struct str lot);

/* Books a movement. NUM_RANGE: a sum does not fit, and the book can no longer be used. */
enum num_status account_move(struct account_book *b, const struct move_row *row);

/*
 * Sets *left to what should be left by the ledger: what came in less what went out. NUM_RANGE: a
 * sum does not fit.
 */
enum num_status account_balance(const struct lot_account *a, struct dec *left);

/*
 * Where the units of an account went. `left` is by the count, else by the list, else by the ledger,
 * and `missing` is the rest, so that
 *
 *   received + transferred = (dispensed - returned) + waste + left + missing
 *
 * with transferred = in - out for accounts by location; for all locations together it is 0,
 * and units that one sent and none got are missing. Adjustments explain nothing: they are part of
 * missing. For an account without movements only left is .set. NUM_RANGE: a sum does not fit.
 */
struct lot_trace {
	struct dec received, transferred, dispensed, returned, waste, adjusted, left, missing;
};
enum num_status account_trace(const struct account_book *b, const struct lot_account *a,
			      struct lot_trace *trace);

/* Returns all accounts in byte order of SKU, location, lot; *n: how many. mem_free the array. */
struct lot_account **accounts_sorted(const struct account_book *b, size_t *n);

#endif
