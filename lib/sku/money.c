/* Rounds the product of two decimals. */
#include "sku/money.h"

#include <math.h>

#include "base/banned.h"

enum { CENT_PLACES = 2 };

enum num_status money_of(struct dec units, struct dec price, struct dec *cents)
{
	*cents = (struct dec){ .set = false };
	if (!units.set || !price.set)
		return NUM_OK;
	dec_wide product = (dec_wide)units.m * price.m, unit = 1; /* the product has 126 bits at most */
	int32_t places = units.dec + price.dec;
	for (int32_t i = CENT_PLACES; i < places; i++)
		unit *= 10;
	for (int32_t i = places; i < CENT_PLACES; i++)
		product *= 10; /* twice at most, only where there are fewer than two decimals */
	dec_wide half = product < 0 ? -(unit / 2) : unit / 2;
	return dec_from_wide((product + half) / unit, CENT_PLACES, cents);
}

struct money_text money_text(int64_t cents)
{
	struct money_text m = { "" };
	struct dec d = { 0 };
	dec_from_wide(cents, CENT_PLACES, &d);
	dec_format(d, m.text);
	return m;
}

double money_double(struct dec cents)
{
	return cents.set ? dec_double(cents) : NAN;
}
