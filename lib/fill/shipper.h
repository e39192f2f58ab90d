/*
 * What a pharmacy says of itself, and what decides whether an order may go there: states,
 * licence, days on which it ships. An order never passes by what is not known.
 */
#ifndef GLP1_FILL_SHIPPER_H
#define GLP1_FILL_SHIPPER_H

#include "base/date.h"
#include "base/num.h"

enum { SHIPPERS_MAX = 256 };

/* A row. Texts live as long as the rows. */
struct shipper {
	struct str pharmacy;
	struct str ships_to, licence_states; /* a list of postal codes; or all */
	struct str ship_days;                /* a list of Mon to Sun; empty: any day */
	struct str salt_form, stocks;        /* as it says; SKUs on hand, with ; between them */
	int32_t licence_expires;             /* its last day; DATE_NONE: not known */
	struct dec price;
	double early_share;                  /* 0..1; NaN: not known */
	double max_days_supply;              /* NaN: not known */
	uint8_t days;                        /* bit 0 Monday; 0: any day */
};

/* Reads weekdays by three letters into bits, 0 for an empty list. False: a name is no weekday. */
bool shipper_days(struct str list, uint8_t *days);

/* Whether it ships to the state and has a licence there that is valid on that day. */
bool shipper_may_ship(const struct shipper *s, struct str state, int32_t day);

/* Returns the row of a pharmacy among n rows sorted by name; NULL: none. */
const struct shipper *shipper_of(const struct shipper *rows, size_t n, struct str pharmacy);

#endif
