/*
 * What a pharmacy says of itself that decides whether an order may go there: states, licence,
 * days on which it ships. What is not known never lets an order pass.
 */
#ifndef GLP1_FILL_SHIPPER_H
#define GLP1_FILL_SHIPPER_H

#include "base/date.h"
#include "base/num.h"

enum { SHIPPERS_MAX = 256 };

/* A row. Texts live as long as the rows. */
struct shipper {
	struct str pharmacy;
	struct str ships_to, licence_states; /* postal codes, parted; or all */
	struct str ship_days;                /* Mon to Sun, parted; empty: any day */
	struct str salt_form, stocks;        /* as it says; SKUs on hand, parted by ; */
	int32_t licence_expires;             /* its last day; DATE_NONE: not known */
	struct dec price;
	double early_share;                  /* 0..1; NaN: not known */
	double max_days_supply;              /* NaN: not known */
	uint8_t days;                        /* bit 0 Monday; 0: any day */
};

/* Names of weekdays by their first three letters. False: one is none. *days is 0 of an empty list. */
bool shipper_days(struct str list, uint8_t *days);

/* It ships to the state and has a licence there that lasts on that day. */
bool shipper_may_ship(const struct shipper *s, struct str state, int32_t day);

/* The row of a pharmacy among n sorted by name; NULL: none. */
const struct shipper *shipper_of(const struct shipper *rows, size_t n, struct str pharmacy);

#endif
