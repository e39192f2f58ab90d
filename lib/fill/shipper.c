/* Reads lists of states and weekdays. */
#include "fill/shipper.h"

#include <stdlib.h>

#include "pharm/pharm.h"

#include "base/banned.h"

bool shipper_days(struct str list, uint8_t *days)
{
	static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	struct str item;
	*days = 0;
	while (str_next_part(&list, " ,;/", &item)) {
		size_t i = 0;
		while (item.n && i < 7 && !str_ieq(str_cut(item, 3), str_from(names[i])))
			i++;
		if (i == 7)
			return false;
		if (item.n)
			*days |= (uint8_t)(1U << i);
	}
	return true;
}

bool shipper_may_ship(const struct shipper *s, struct str state, int32_t day)
{
	return state.n && pharm_has_state(s->ships_to, state) &&
	       pharm_has_state(s->licence_states, state) &&
	       s->licence_expires != DATE_NONE && s->licence_expires >= day;
}

static int by_name(const void *vkey, const void *vrow)
{
	const struct str *key = vkey;
	const struct shipper *s = vrow;
	return str_cmp(*key, s->pharmacy);
}

const struct shipper *shipper_of(const struct shipper *rows, size_t n, struct str pharmacy)
{
	return n ? bsearch(&pharmacy, rows, n, sizeof(*rows), by_name) : NULL;
}
