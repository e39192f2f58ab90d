/*
 * The book of movements: what came in of each lot, where it went, and what should be left.
 * Quantities are exact; a sum that does not fit is told.
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
	MOVE_TRANSFER_OUT, /* went to one */
	MOVE_ADJUST,       /* the books were changed by so much, up or down, for no reason told */
	MOVE_KINDS
};

extern const char *const move_kind_names[MOVE_KINDS + 1]; /* ends in NULL */

struct move_row {
	int32_t date;
	struct str sku, location, lot, patient, reference;
	struct dec quantity; /* units; below 0 it takes one of its kind back */
	int32_t kind;        /* enum move_kind */
	int32_t unit;        /* enum sku_unit of quantity; 0: the SKU's own */
	int32_t expires;     /* of what came in; DATE_NONE: not said */
};

/* The units that a row puts on the shelf; below 0: takes from it. */
struct dec move_signed(const struct move_row *row);

/* What is known of one lot of a SKU, at one location or everywhere. */
struct lot_account {
	struct str sku, location, lot; /* of the account book */
	struct dec moved[MOVE_KINDS];  /* summed by kind; all .set */
	struct dec listed;             /* units there by a list; not .set: not listed */
	struct dec counted;            /* by a count; not .set: not counted */
	int32_t first, last;           /* days with rows of the ledger; DATE_NONE: none */
	int32_t expires;
	size_t patients;               /* who got units of it, each once */
	size_t number;                 /* which account of the book it is, from 1 */
};

/* A zeroed one is empty; release it. */
struct account_book {
	struct map accounts; /* by SKU and the two others */
	struct map seen;     /* patients, by account */
	bool by_location;    /* false: all locations are one, called "" */
};

void account_book_release(struct account_book *b);

/* The account of a lot, made if need be. */
struct lot_account *account_of(struct account_book *b, struct str sku, struct str location,
			       struct str lot);

/* Books a movement. NUM_RANGE: a sum does not fit; the book is of no more use. */
enum num_status account_move(struct account_book *b, const struct move_row *row);

/*
 * What should be left by the ledger: what came in less what went out. NUM_RANGE: it does
 * not fit.
 */
enum num_status account_balance(const struct lot_account *a, struct dec *left);

/*
 * What is left, by the count, else by the list, else by the ledger, and what is missing, so that
 *
 *   received + transferred = (dispensed - returned) + waste + left + missing
 *
 * with transferred = in - out for accounts by location and 0 for those of all locations: what one
 * sent and none got is missing there. Adjustments are no explanation: they are part of missing.
 * Of an account without movements only left is .set.
 */
struct lot_trace {
	struct dec received, transferred, dispensed, returned, waste, adjusted, left, missing;
};
enum num_status account_trace(const struct account_book *b, const struct lot_account *a,
			      struct lot_trace *trace);

/* All accounts in byte order of SKU, location, lot. *n: how many. mem_free it. */
struct lot_account **accounts_sorted(const struct account_book *b, size_t *n);

#endif
