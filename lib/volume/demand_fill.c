/* Fills the days: zeros, what came back, and what was asked for while there was none. */
#include "volume/demand.h"

#include <math.h>

#include "base/mem.h"
#include "volume/net.h"

#include "base/banned.h"

/* What the rows of a day say about the stock on it; or-ed together. */
enum said {
	SAID_NOTHING = 0,
	SAID_OUT = 1,    /* out of stock */
	SAID_UNMET = 2,  /* asked for in vain */
	SAID_SERVED = 4, /* dispensed */
	SAID_RECEIVED = 8 /* units came in */
};

static unsigned said_on(const struct day_series *s, int32_t day)
{
	const struct dec served = day_sum(s, DAY_DISPENSE, day), came = day_sum(s, DAY_RECEIPT, day);
	return (day_sum(s, DAY_STOCKOUT, day).set ? SAID_OUT : SAID_NOTHING) |
	       (day_sum(s, DAY_UNMET, day).set ? SAID_UNMET : SAID_NOTHING) |
	       (served.set && served.m > 0 ? SAID_SERVED : SAID_NOTHING) |
	       (came.set && came.m > 0 ? SAID_RECEIVED : SAID_NOTHING);
}

/* Fills one day of the series, and returns what its rows say, as in enum said. */
static unsigned fill_day(struct demand *d, const struct day_series *s, int32_t day)
{
	size_t i = (size_t)(day - s->first_day);
	unsigned said = said_on(s, day);
	struct dec net;
	d->out_of_range |= !day_net_demand(s, day, &net);
	d->units[i] = dec_double(net);
	d->whole = d->whole && dec_is_whole(net);
	if (said & SAID_OUT)
		d->noted = i + 1;
	bool out = (said & SAID_OUT) && !(said & SAID_UNMET);
	d->stockout[i] = out && !(s->pooled && d->units[i] > 0);
	d->partly_out |= out && !d->stockout[i];
	return said;
}

/* Days out of stock, from the first that says so to the last, nothing handed out between. */
struct spell {
	size_t from, to;
	bool on, told; /* a spell has begun; what was asked for in it is noted */
};

/* Ends a spell: if demand was noted in it, none of its days is a stockout. */
static void end_spell(struct demand *d, struct spell *spell)
{
	for (size_t i = spell->from; spell->told && i <= spell->to; i++)
		d->stockout[i] = false;
	*spell = (struct spell){ .on = false };
}

static void add_to_spell(struct demand *d, struct spell *spell, size_t day, unsigned said)
{
	bool there = (said & (SAID_SERVED | SAID_RECEIVED)) && !(said & SAID_OUT);
	if (spell->on && (there || day - spell->to >= SPELL_GAP))
		end_spell(d, spell);
	if (!(said & (SAID_OUT | SAID_UNMET)))
		return;
	if (!spell->on)
		spell->from = day;
	spell->to = day;
	spell->told |= (said & SAID_UNMET) && !(said & SAID_SERVED);
	spell->on = true;
	d->out_now = (said & SAID_OUT) && !(said & SAID_SERVED);
}

/* Returns what is left of `of`, or 0 if that is no more than the rounding error of doubles. */
static double rest(double left, double of)
{
	return left > 1e-12 * of ? left : 0;
}

/*
 * Sets what came back on a day against the latest earlier demand. earlier[0..*n) are the days
 * that still have some; each leaves that stack once, so a day costs O(1) on average.
 */
static void set_against(struct demand *d, size_t day, size_t *earlier, size_t *n)
{
	double back = -d->units[day];
	d->units[day] = 0;
	while (back > 0 && *n) {
		double *units = &d->units[earlier[*n - 1]], taken = fmin(back, *units);
		back = rest(back - taken, back);
		*units = rest(*units - taken, *units);
		d->returned[earlier[*n - 1]] = *units <= 0;
		*n -= *units <= 0;
	}
	d->unmatched += back;
}

static void take_back(struct demand *d)
{
	size_t *earlier = NULL, n = 0;
	bool any = false;
	for (size_t i = 0; i < d->days && !any; i++)
		any = d->units[i] < 0;
	if (!any)
		return;
	d->returned = mem_zero(d->days, sizeof(*d->returned));
	earlier = mem_zero(d->days, sizeof(*earlier)); /* a stack of days with demand */
	for (size_t i = 0; i < d->days; i++) {
		if (d->units[i] > 0)
			earlier[n++] = i;
		else if (d->units[i] < 0)
			set_against(d, i, earlier, &n);
	}
	mem_free(earlier);
}

/* Index of a day after whose rows nothing is left; NOT_EMPTY: something is, or nobody says. */
#define NOT_EMPTY SIZE_MAX

static size_t empty_after(const struct day_series *s, int32_t day, unsigned said, size_t empty)
{
	const struct dec left = day_sum(s, DAY_EMPTY, day);
	if (left.set && left.m > 0 && !(said & SAID_RECEIVED))
		return (size_t)(day - s->first_day);
	return left.set || (said & (SAID_RECEIVED | SAID_SERVED)) ? NOT_EMPTY : empty;
}

/* Marks the days behind `empty`, after which nothing was left, up to until - 1 as stockouts. */
static void add_empty(struct demand *d, struct spell *spell, size_t empty, size_t until)
{
	for (size_t i = empty + 1; empty != NOT_EMPTY && i < until; i++) {
		d->stockout[i] = true;
		d->noted = i + 1;
		add_to_spell(d, spell, i, SAID_OUT);
	}
}

void demand_fill(struct demand *d, const struct day_series *s, int32_t as_of)
{
	size_t days = as_of < s->first_day ? 0 : (size_t)((int64_t)as_of - s->first_day) + 1;
	size_t empty = NOT_EMPTY;
	struct spell spell = { .on = false };
	*d = (struct demand){ .first = s->first_day, .days = days, .whole = true };
	d->units = mem_zero(days, sizeof(*d->units));
	d->stockout = mem_zero(days, sizeof(*d->stockout));
	for (int32_t day = s->first_day; day_next(s, &day) && day <= as_of; day++) {
		size_t i = (size_t)(day - s->first_day), after;
		unsigned said = fill_day(d, s, day);
		add_empty(d, &spell, empty, i);
		add_to_spell(d, &spell, i, said);
		after = empty_after(s, day, said, empty);
		/* a balance of one of several places does not say what the SKU has left */
		d->partly_out |= s->pooled && after != NOT_EMPTY;
		empty = s->pooled || after == NOT_EMPTY ? NOT_EMPTY : i;
	}
	add_empty(d, &spell, empty, days);
	d->out_now = d->out_now && spell.on && days - spell.to <= SPELL_GAP;
	end_spell(d, &spell);
	take_back(d);
}

void demand_release(struct demand *d)
{
	mem_free(d->units);
	mem_free(d->stockout);
	mem_free(d->closed);
	mem_free(d->returned);
	*d = (struct demand){ 0 };
}
