/* Net demand of a day, the one that every tool takes. */
#ifndef GLP1_VOLUME_NET_H
#define GLP1_VOLUME_NET_H

#include "volume/days.h"

/*
 * Dispenses and unmet less returns, exactly; not .set if there is no row of these kinds.
 * False, *net not .set, when that does not fit.
 */
bool day_net_demand(const struct day_series *s, int32_t day, struct dec *net);

#endif
