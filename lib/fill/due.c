/* Counts days forward and back from a refill. */
#include "fill/due.h"

#include <math.h>

#include "volume/calendar.h"

#include "base/banned.h"

const char *const due_state_names[DUE_STATES + 1] = {
	[DUE_UNKNOWN] = "unknown", [DUE_EARLY] = "early", [DUE_ORDER] = "order",
	[DUE_LATE] = "late", [DUE_MISS] = "will_miss",
};

const char *const due_need_names[DUE_NEEDS + 1] = {
	[DUE_NOTHING] = "", [DUE_NO_REFILLS] = "no refills left",
	[DUE_EXPIRED] = "prescription expires", [DUE_REFILLS_UNKNOWN] = "refills unknown",
	[DUE_EXPIRY_UNKNOWN] = "expiry unknown",
};

enum { SHIP_TRIES = 3660 }; /* how many days are tried to find one for shipping */

/* The day if it is open, else the next open one in the direction of step (1 or -1). */
static int32_t open_day(const struct fill_calendar *c, int32_t day, int32_t step)
{
	while (!fill_is_open(c, day))
		day += step;
	return day;
}

static int32_t count_days(const struct fill_calendar *c, int32_t day, int32_t days, int32_t step)
{
	for (; days > 0; days--)
		day = open_day(c, day + step, step);
	return day;
}

/* Does the same for a day that is open and on which the pharmacy ships. */
static int32_t ship_day(const struct fill_calendar *c, uint8_t ship_days, int32_t day, int32_t step)
{
	/* holidays are few: an open day of each weekday is near */
	for (int i = 0; i < SHIP_TRIES; i++) {
		day = open_day(c, day, step);
		if (!ship_days || (ship_days >> weekday_of(day) & 1))
			return day;
		day += step;
	}
	return DATE_NONE;
}

int32_t due_latest(const struct fill_calendar *c, uint8_t ship_days, int32_t by, int32_t days)
{
	int32_t day = count_days(c, open_day(c, by, -1), days, -1);
	day = ship_day(c, ship_days, day, -1);
	return day >= DATE_FIRST ? day : DATE_NONE;
}

static int32_t arrival(const struct due_rules *rules, int32_t days)
{
	int32_t day = ship_day(&rules->calendar, rules->ship_days, rules->as_of, 1);
	return day == DATE_NONE ? INT32_MAX : count_days(&rules->calendar, day, days, 1);
}

static enum due_need need_of(const struct refill *r, int32_t order_day)
{
	if (r->refills_left == 0)
		return DUE_NO_REFILLS;
	if (r->rx_expires != DATE_NONE && r->rx_expires < order_day)
		return DUE_EXPIRED;
	if (r->refills_left < 0)
		return DUE_REFILLS_UNKNOWN;
	return r->rx_expires == DATE_NONE ? DUE_EXPIRY_UNKNOWN : DUE_NOTHING;
}

struct due due_of(const struct refill *r, const struct due_rules *rules)
{
	struct due d = { .latest = DATE_NONE };
	double used = ceil(rules->early_share * (double)r->days_supply - 1e-9);
	d.earliest = r->last_fill + (int32_t)used;
	d.run_out = r->last_fill + r->days_supply;
	d.need = need_of(r, d.earliest > rules->as_of ? d.earliest : rules->as_of);
	if (rules->slow >= 0)
		d.latest = due_latest(&rules->calendar, rules->ship_days, d.run_out,
				      rules->slow);
	if (rules->as_of < d.earliest) {
		d.state = DUE_EARLY;
		return d;
	}
	if (rules->slow < 0 && rules->usual < 0)
		return d;
	if (rules->slow >= 0 && arrival(rules, rules->slow) <= d.run_out) {
		d.state = DUE_ORDER;
		return d;
	}
	int32_t comes = arrival(rules, rules->usual >= 0 ? rules->usual : rules->slow);
	if (comes == INT32_MAX) /* it never ships on an open day */
		return d;
	d.state = comes <= d.run_out ? DUE_LATE : DUE_MISS;
	if (d.state == DUE_MISS)
		d.missed = (comes - d.run_out + r->dose_days - 1) / r->dose_days;
	return d;
}
