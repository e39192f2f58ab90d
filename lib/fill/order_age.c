/* Finds moments of an order that are too far apart to be right. */
#include "fill/order_age.h"

#include "base/banned.h"

enum { DAY_SECONDS = 86400 };

static const int64_t back = (int64_t)DATE_DAYS_BACK * DAY_SECONDS, longest = 3653LL * DAY_SECONDS;

const struct instant *order_far(const struct fill_order *o, const struct instant *as_of,
				struct diag *d)
{
	const struct instant *const ends[] = { &o->received, &o->promised, &o->told, &o->cancelled };
	if (!o->ordered.set)
		return NULL;
	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (ends[i]->set && ends[i]->wall - o->ordered.wall > longest) {
			diag_set(d, DIAG_DATA, "more than ten years after ordered");
			d->hint = "mend the date";
			return ends[i];
		}
	if (!as_of->set || as_of->wall - o->ordered.wall <= back)
		return NULL;
	diag_set(d, DIAG_DATA, "more than 50 years before --as-of");
	d->hint = "mend the date";
	return &o->ordered;
}
