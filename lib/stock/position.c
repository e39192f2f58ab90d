/* Position and order of a SKU; the sources of the formulas are in position.h. */
#include "stock/position.h"

#include <math.h>

#include "base/date.h"

#include "base/banned.h"

/* The units of open orders that count; fills in those that are overdue and those due too late. */
static double coming(const struct stock_listed *l, const struct stock_params *p,
		     struct stock_position *pos)
{
	struct dec counted = { 0, 0, true };
	bool fits = true;
	for (const struct sku_order *o = l->held ? l->held->orders : NULL; o; o = o->next) {
		bool counts = stock_order_counts(p, l->as_of, o->due);
		fits &= dec_add(counts ? &counted : &pos->far, o->quantity) == NUM_OK;
		if (o->due != DATE_NONE && o->due < l->as_of)
			fits &= dec_add(&pos->late, o->quantity) == NUM_OK;
	}
	return fits ? dec_double(counted) : NAN;
}

/* The units that are usable today but will perish too early to count. */
static double perishing(const struct stock_listed *l, const struct stock_params *p)
{
	double interval = p->safety.lead_days + p->safety.review_days;
	double units = 0, days = p->last_order ? INFINITY : interval;
	for (size_t i = 0; i < l->n_lots; i++)
		if (l->lots[i].usable_days > 0 && l->lots[i].usable_days < days)
			units += l->lots[i].waste_mean;
	return units;
}

/* Cuts an order to the room that there is. */
static void fit_room(const struct stock_params *p, struct stock_position *pos)
{
	double pack = p->pack > 0 ? p->pack : 1;
	double room = p->max_units - dec_double(pos->on_hand) - dec_double(pos->on_order);
	if (!(p->max_units > 0) || !(pos->order > room + 1e-9))
		return;
	pos->order = fmax(floor((room + 1e-9) / pack) * pack, 0);
	pos->no_room = true;
	if (pos->order < p->min_order)
		pos->order = 0;
}

static void add_waste(const struct stock_listed *l, struct stock_position *pos)
{
	pos->waste_mean = pos->waste_slow = l->n_lots ? 0 : NAN;
	for (size_t i = 0; i < l->n_lots; i++) {
		if (!lot_is_free(&l->lots[i]))
			continue; /* the rate does not say whether its units will be used */
		pos->waste_mean += l->lots[i].waste_mean;
		pos->waste_slow += l->lots[i].waste_slow;
	}
}

struct stock_position stock_position(const struct stock_listed *l, const struct stock_params *p,
				     const struct stock_result *r)
{
	struct stock_position pos = { .on_hand = { .set = false } };
	if (l->held) {
		pos.on_hand = l->held->on_hand;
		pos.usable = l->held->usable;
		pos.on_order = l->held->on_order;
	}
	double usable = pos.usable.set ? dec_double(pos.usable) : NAN;
	pos.lasting = usable - perishing(l, p);
	if (pos.lasting < 0) /* negative lots are no lots */
		pos.lasting = 0;
	double position = pos.lasting + coming(l, p, &pos);
	pos.order = p->supply_ended ? NAN : stock_order(r, position, p->min_order, p->pack);
	pos.gap = stock_gap_of(l, p, r, pos.lasting);
	if (pos.order < pos.gap.bridge)
		pos.order = stock_whole_order(pos.gap.bridge, p->min_order, p->pack);
	if (p->discontinued)
		pos.order = 0;
	fit_room(p, &pos);
	pos.cost = pos.order * l->unit_cost;
	add_waste(l, &pos);
	/* a level that dating caps can be reached, the safety stock perhaps not */
	pos.understocked = !p->discontinued && pos.lasting < fmin(r->safety_stock, r->order_up_to);
	pos.beyond_dating = r->capped && pos.order > 0 &&
			    position + pos.order > r->order_up_to + 1 - 1e-9;
	pos.expiring = pos.waste_mean > 0 || (pos.usable.set && usable < dec_double(pos.on_hand));
	return pos;
}
