/* Finds moments of an order that are too far apart to be right. */
#include "fill/order_age.h"

#include "base/banned.h"

static const int64_t back = (int64_t)DATE_DAYS_BACK * INSTANT_DAY, longest = 3653LL * INSTANT_DAY;

/* Returns the end that is more than ten years after the order was placed; NULL: none is. */
static const struct instant *far_end(const struct fill_order *o)
{
	const int64_t most = o->ordered.wall + longest;
	return o->received.set && o->received.wall > most ? &o->received :
	       o->promised.set && o->promised.wall > most ? &o->promised :
	       o->told.set && o->told.wall > most ? &o->told :
	       o->cancelled.set && o->cancelled.wall > most ? &o->cancelled : NULL;
}

const struct instant *order_far(const struct fill_order *o, const struct instant *as_of,
				struct diag *d)
{
	const struct instant *end = far_end(o);
	if (!o->ordered.set)
		return NULL;
	if (!end && (!as_of->set || as_of->wall - o->ordered.wall <= back))
		return NULL;
	diag_set(d, DIAG_DATA, end ? "more than ten years after ordered"
				   : "more than 50 years before --as-of");
	d->hint = "mend the date";
	return end ? end : &o->ordered;
}
