/* Adds three sums of a day. */
#include "volume/net.h"

#include "base/banned.h"

bool day_net_demand(const struct day_series *s, int32_t day, struct dec *net)
{
	const struct dec out = day_sum(s, DAY_DISPENSE, day), unmet = day_sum(s, DAY_UNMET, day),
			 back = day_sum(s, DAY_RETURN, day);
	*net = (struct dec){ 0 };
	if (!out.set && !unmet.set && !back.set)
		return true;
	/* m is 0 in a sum that is not set; the others have the decimals of the series */
	return dec_from_wide((dec_wide)out.m + unmet.m - back.m, s->dec, net) == NUM_OK;
}
