/* A small discrete-day simulation. */
#include "stock/replay.h"

#include "base/mem.h"

#include "sku/lots.h"
#include "stock/textbook.h"

#include "base/banned.h"

const char *const replay_rule_names[REPLAY_RULES] = {
	[REPLAY_CHOSEN] = "chosen",
	[REPLAY_30_DAYS] = "30_days",
	[REPLAY_45_DAYS] = "45_days",
	[REPLAY_SQRT] = "z_sigma_sqrt_l",
};

const char *const replay_verdict_names[] = {
	[REPLAY_FEW] = "not enough cycles",
	[REPLAY_FITS] = "within chance",
	[REPLAY_SHORT] = "too many short",
};

#define ROUNDING 1e-9 /* of a unit; sums of decimal quantities are off by less */

/* The simulated shelf; both arrays are indexed by the day. */
struct sim {
	double *left, *due;   /* on hand by day of receipt; on order by day of receipt */
	size_t first, days;   /* the first day that is replayed; the number of days */
	size_t oldest;        /* receipts before this day are used up or expired */
	double on_hand, on_order;
	double shelf_days;    /* INFINITY: units do not expire */
	size_t lead, review;
	size_t whole;         /* days before the first with parts of units */
};

/* The levels as known after `days` days, of which the first `whole` had only whole units. */
static void levels_at(const struct demand *d, size_t days, size_t whole,
		      const struct stock_params *p, enum replay_rule rule, struct stock_result *r)
{
	struct stock_params q = *p;
	struct demand known = *d;
	known.days = days;
	known.whole = days <= whole;
	q.forecast = NULL; /* it knows what came later */
	if (rule != REPLAY_CHOSEN) {
		q.safety.method = SAFETY_POLICY_ONLY;
		q.policy_is_cover = false;
	}
	if (rule == REPLAY_30_DAYS || rule == REPLAY_45_DAYS)
		q.policy_days = rule == REPLAY_30_DAYS ? 30 : 45;
	stock_levels(&known, &q, r);
	if (rule != REPLAY_SQRT || isnan(r->order_up_to))
		return;
	const struct textbook_params t = {
		p->safety.lead_days, fmax(p->safety.review_days, p->cycle_days),
		dist_quantile((struct dist){ DIST_NORMAL, 0, 1 }, p->safety.service_level),
	};
	size_t n = days < p->window_days ? days : p->window_days;
	struct textbook levels = textbook_levels(d->units + days - n, n, &t);
	r->reorder_point = levels.reorder_point;
	r->order_up_to = levels.order_up_to;
	r->capped = false;
}

static void receive(struct sim *s, size_t day)
{
	s->left[day] += s->due[day];
	s->on_hand += s->due[day];
	s->on_order -= s->due[day];
}

/* Throws away units that can no longer be dispensed (days as in lots.h); returns how many. */
static double expire(struct sim *s, size_t day)
{
	double units = 0;
	for (; (double)(day - s->oldest) > s->shelf_days; s->oldest++)
		units += s->left[s->oldest];
	s->on_hand -= units;
	return units;
}

/* Hands out units, the oldest first; returns the units that were missing. */
static double dispense(struct sim *s, size_t day, double units)
{
	while (units > 0) {
		double take = fmin(units, s->left[s->oldest]);
		s->left[s->oldest] -= take;
		s->on_hand -= take;
		units -= take;
		if (s->left[s->oldest] > 0 || s->oldest == day)
			break;
		s->oldest++;
	}
	double back = fmax(-units, 0); /* a return goes back on the shelf */
	s->left[day] += back;
	s->on_hand += back;
	return units > ROUNDING ? units : 0;
}

/* The units on hand that perish too early to count, as in position.h. */
static double perishing(const struct sim *s, size_t day, const struct safety_params *p, double rate)
{
	double units = 0, used = 0;
	for (size_t i = s->oldest; i <= day && isfinite(s->shelf_days); i++) {
		double usable_days = s->shelf_days - (double)(day - i);
		double waste = lot_left_over(s->left[i], rate * usable_days, &used);
		units += usable_days < p->lead_days + p->review_days ? waste : 0;
	}
	return units;
}

static void place_order(struct sim *s, size_t day, const struct stock_params *p,
			const struct stock_result *levels, struct replay *r)
{
	double lasting = s->on_hand - perishing(s, day, &p->safety, levels->daily_rate);
	double units = stock_order(levels, lasting + s->on_order, p->min_order, p->pack);
	if (!(units > 0)) /* or not known */
		return;
	r->orders++;
	r->units_ordered += units;
	s->on_order += units;
	if (day + s->lead + 1 < s->days)
		s->due[day + s->lead + 1] += units;
}

static enum replay_verdict judge(const struct replay *r, double service_level)
{
	if (r->cycles < REPLAY_CYCLES_LEAST)
		return REPLAY_FEW;
	double fewer = binomial_cdf((double)r->cycles_short - 1, (double)r->cycles,
				    1 - service_level);
	return 1 - fewer < 0.05 ? REPLAY_SHORT : REPLAY_FITS;
}

static void simulate(struct sim *s, const struct demand *d, const struct stock_params *p,
		     enum replay_rule rule, struct stock_result *levels, struct replay *r)
{
	bool cycle_short = false;
	double held = 0;
	for (size_t day = s->first; day < s->days; day++) {
		receive(s, day);
		r->units_expired += expire(s, day);
		double missing = dispense(s, day, d->units[day]);
		r->demand += fmax(d->units[day], 0);
		r->units_short += missing;
		r->days_short += missing > 0;
		cycle_short |= missing > 0;
		held += s->on_hand;
		r->max_on_hand = fmax(r->max_on_hand, s->on_hand);
		if ((day + 1 - s->first) % s->review)
			continue;
		r->cycles++;
		r->cycles_short += cycle_short;
		cycle_short = false;
		levels_at(d, day + 1, s->whole, p, rule, levels);
		place_order(s, day, p, levels, r);
	}
	r->mean_on_hand = held / (double)(s->days - s->first);
	r->fill_rate = r->demand > 0 ? 1 - r->units_short / r->demand : NAN;
	r->verdict = judge(r, p->safety.service_level);
}

bool replay_run(const struct demand *d, const struct stock_params *p, enum replay_rule rule,
		struct replay *r)
{
	struct stock_result levels;
	*r = (struct replay){ .fill_rate = NAN };
	if (d->days <= REPLAY_FIRST_DAY || !safety_in_range(&p->safety))
		return false;
	size_t whole = 0;
	while (whole < d->days && d->units[whole] == floor(d->units[whole]))
		whole++;
	size_t first = REPLAY_FIRST_DAY;
	if (d->days > REPLAY_DAYS_MAX + first)
		first = d->days - REPLAY_DAYS_MAX;
	levels_at(d, first, whole, p, rule, &levels);
	if (isnan(levels.order_up_to))
		return false;
	double shelf = p->shelf_life_days - p->use_days;
	struct sim s = {
		.left = mem_zero(d->days, sizeof(double)),
		.due = mem_zero(d->days, sizeof(double)),
		.days = d->days,
		.first = first,
		.oldest = first - 1,
		.shelf_days = isnan(shelf) ? INFINITY : fmax(shelf, 0),
		.lead = (size_t)ceil(p->safety.lead_days - 1e-9),
		.review = (size_t)fmax(ceil(p->safety.review_days - 1e-9), 1),
		.whole = whole,
	};
	s.left[s.oldest] = s.on_hand = levels.order_up_to;
	simulate(&s, d, p, rule, &levels, r);
	mem_free(s.left);
	mem_free(s.due);
	return true;
}
