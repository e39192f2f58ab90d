/* The queue of waiting demand is one sum, since who waits longest is served first. */
#include "volume/back_orders.h"

#include "base/banned.h"

static void serve(struct day_table *t, struct day_series *s)
{
	dec_wide waiting = 0;
	for (int32_t day = s->first_day; day_next(s, &day); day++) {
		const struct dec unmet = day_sum(s, DAY_UNMET, day), out = day_sum(s, DAY_DISPENSE, day);
		dec_wide served = !out.set || out.m < 0 ? 0 : out.m < waiting ? out.m : waiting;
		struct dec taken = { (int64_t)-served, s->dec, true };
		if (served > 0)
			day_add(t, s, DAY_UNMET, day, taken); /* fits: served is at most out */
		waiting += (unmet.set ? unmet.m : 0) - served;
		waiting = waiting < 0 ? 0 : waiting; /* unmet demand was taken back by hand */
	}
}

void back_orders_serve(struct day_table *t)
{
	for (struct day_series *s = NULL; (s = map_next(&t->series, s));)
		if (s->line[DAY_UNMET].n)
			serve(t, s);
	day_table_settle(t);
}
