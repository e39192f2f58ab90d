/* Net demand of a day, as every tool computes it. */
#ifndef GLP1_VOLUME_NET_H
#define GLP1_VOLUME_NET_H

#include "volume/days.h"

/*
 * Sets *net to dispenses and unmet less returns, exactly; .set is false if there is no row of
 * these kinds. False, .set is false: the sum does not fit.
 */
bool day_net_demand(const struct day_series *s, int32_t day, struct dec *net);

#endif
