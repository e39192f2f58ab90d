/* One SKU: transfers first, then what to buy, from whom, and when. */
#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"
#include "orders/orders_run.h"
#include "stock/stock.h"

#include "base/banned.h"

static double or_zero(double x)
{
	return isnan(x) ? 0 : x;
}

static double said(struct dec d, double otherwise)
{
	return d.set ? dec_double(d) : otherwise;
}

/*
 * The units that a row of the plan needs before rounding to packs: what is missing to order_up_to,
 * if rounding that up gives the order of the plan; else that order, as its rounding is not known.
 */
static double needs_of(const struct plan_row *p, const struct sku_row *sku)
{
	double order = said(p->order_quantity, NAN), pack = said(sku->pack, 0);
	double least = said(sku->min_order, 0);
	if (!(order > 0))
		return or_zero(order);
	double missing = p->order_up_to - or_zero(p->usable) - or_zero(p->on_order);
	bool smallest = order <= (pack > 0 ? num_ceil(least / pack) * pack : least) + 1e-9;
	double above = smallest ? 0 : order - fmax(pack, 1); /* the order is for more than this */
	return missing > above + 1e-9 ? fmin(missing, order) : order;
}

/* Fills in the lots at a location and projects their use. */
static void fill_lots(struct orders_run *r, struct place *place, const struct plan_row *p)
{
	const struct weeks none = { .n = 0, .mean = NAN, .sd = NAN };
	const struct sku_entry *e = skus_find(&r->held, p->sku, p->location);
	if (!e || !e->n_lots)
		return;
	place->lots = arena_take(&r->arena, e->n_lots * sizeof(*place->lots));
	for (const struct sku_lot *l = e->lots; l; l = l->next)
		place->lots[place->n_lots++] = l->lot;
	lots_project(place->lots, place->n_lots, r->as_of, r->o->use_days, NAN, &none, true);
}

static void add_transfers(struct orders_run *r, struct order_line *lines, size_t n)
{
	struct place *places = mem_zero(n, sizeof(*places));
	struct transfers found = { 0 };
	struct transfer_terms terms = { r->o->transfer_days, r->o->min_transfer, true };
	for (size_t i = 0; i < n; i++) {
		const struct plan_row *p = lines[i].plan;
		places[i] = (struct place){ .location = p->location, .usable = p->usable,
					    .daily_rate = p->daily_rate, .needs = lines[i].needs,
					    .reorder_point = p->reorder_point };
		/* a location whose order is not known gives nothing */
		if (!p->order_quantity.set)
			places[i].usable = NAN;
		fill_lots(r, &places[i], p);
	}
	transfers_plan(&found, places, n, &terms);
	for (size_t i = 0; i < found.n; i++) {
		const struct transfer *t = &found.transfer[i];
		r->transfer = array_room(r->transfer, r->n_transfers, &r->transfers_size,
					 sizeof(*r->transfer));
		r->transfer[r->n_transfers++] = (struct order_transfer){
			lines[t->from].plan, lines[t->to].plan, t->lot, t->units };
		lines[t->to].got += t->units;
	}
	mem_free(found.transfer);
	mem_free(places);
}

/* The schedule of a line if the supplier of the row sku gets it. */
static struct schedule schedule_of(struct orders_run *r, const struct order_line *l,
				   const struct sku_row *sku)
{
	const struct partner *partner = partner_of(&r->partners, sku->supplier);
	double lead = said(sku->lead_days, partner->row.lead_days);
	return (struct schedule){
		.orders = &partner->orders, .ships = &partner->ships,
		.receives = place_of(&r->partners, l->plan->location),
		.lead_days = isnan(lead) ? l->plan->lead_days : lead,
		.transit_days = partner->row.transit_days, .last_order = partner->row.supply_ends,
	};
}

static void set_days(struct orders_run *r, struct order_line *l, const struct sku_row *sku)
{
	const struct schedule s = schedule_of(r, l, sku);
	l->sku = sku;
	l->partner = partner_of(&r->partners, sku->supplier);
	l->order_on = schedule_order_on(&s, r->as_of);
	if (isnan(s.lead_days))
		return;
	l->arrives_on = schedule_arrives(&s, l->order_on);
	if (l->out_on == DATE_NONE)
		return;
	l->order_by = schedule_order_by(&s, r->as_of, l->out_on);
	if (l->order_by == DATE_NONE)
		l->order_by = l->order_on; /* already too late: as soon as possible */
}

/* Whether day a is before day b; a day that is not known (DATE_NONE) is after all others. */
static bool sooner(int32_t a, int32_t b)
{
	return a != DATE_NONE && (b == DATE_NONE || a < b);
}

/*
 * Gives a line to its first supplier; but if that one takes no more orders, or would deliver after
 * the stock is out, to one that delivers sooner.
 */
static void choose_supplier(struct orders_run *r, struct order_line *l, const struct sku_entry *e)
{
	const struct sku_row *first = l->sku;
	set_days(r, l, first);
	bool late = l->order_on == DATE_NONE ||
		    (l->out_on != DATE_NONE && l->arrives_on != DATE_NONE && l->arrives_on > l->out_on);
	for (const struct sku_offer *o = e ? e->others : NULL; o; o = o->next) {
		const struct schedule s = schedule_of(r, l, &o->row);
		int32_t on = schedule_order_on(&s, r->as_of);
		int32_t arrives = isnan(s.lead_days) ? DATE_NONE : schedule_arrives(&s, on);
		if (late && on != DATE_NONE && (sooner(arrives, l->arrives_on) || l->order_on == DATE_NONE)) {
			l->next = l->order_on == DATE_NONE ? NULL : l->sku;
			l->next_arrives_on = l->arrives_on;
			set_days(r, l, &o->row);
			l->switched = true;
		} else if (!l->next) {
			l->next = &o->row;
			l->next_arrives_on = arrives;
		}
	}
}

int32_t orders_out_on(const struct orders_run *r, const struct plan_row *p, double got)
{
	int32_t day = p->out_on, of = p->as_of == DATE_NONE ? r->as_of : p->as_of;
	double cover = p->usable / p->daily_rate;
	if (!isnan(p->days_of_cover))
		cover = p->days_of_cover; /* this leaves out what perishes before it is used */
	if (got > 0)
		cover += got / p->daily_rate;
	if (day == DATE_NONE || got > 0) /* stock is that of the plan's day, whatever --as-of is */
		day = stock_out_on(of, cover);
	return day <= r->as_of + SCHEDULE_DAYS ? day : DATE_NONE;
}

static void buy(struct order_line *l, double use_days)
{
	const struct plan_row *p = l->plan;
	double rest = l->needs - l->got, position = p->usable + or_zero(p->on_order) + l->got;
	double room = said(l->sku->max_units, INFINITY) - or_zero(position);
	double dating = said(l->sku->shelf_life_days, INFINITY) - use_days;
	struct buy_line *b = &l->buy;
	*b = (struct buy_line){
		.terms = { said(l->sku->pack, 0), said(l->sku->min_order, 0), room },
		.position = position, .daily_rate = p->daily_rate, .price = l->sku->unit_cost,
	};
	if (rest > 1e-9 && !l->ended) {
		double order = said(p->order_quantity, 0);
		double wanted = l->got > 0 ? rest : order; /* an order that the plan has rounded is kept */
		b->quantity = buy_quantity(wanted, &b->terms);
		l->limited = b->quantity + 1e-9 < wanted;
	}
	/* a top-up may add only what can be used in time and stored */
	b->terms.most = l->ended ? 0 : fmin(room, dating * p->daily_rate - or_zero(position));
}

void orders_plan_sku(struct orders_run *r, struct order_line *lines, size_t n)
{
	static const struct sku_row nothing = { .pathway = PATHWAY_503B };
	for (size_t i = 0; i < n; i++) {
		const struct sku_entry *e = skus_of(&r->skus, lines[i].plan->sku, lines[i].plan->location);
		lines[i].sku = e ? &e->row : &nothing;
		lines[i].needs = needs_of(lines[i].plan, lines[i].sku);
		lines[i].out_on = lines[i].order_on = lines[i].order_by = DATE_NONE;
		lines[i].arrives_on = lines[i].next_arrives_on = DATE_NONE;
		lines[i].ended = sku_is_ended(lines[i].sku, r->as_of);
	}
	/* what was made for a patient does not travel */
	if (n > 1 && !r->o->no_transfers && lines[0].plan->pathway != PATHWAY_503A)
		add_transfers(r, lines, n);
	for (size_t i = 0; i < n; i++) {
		const struct sku_entry *e = skus_of(&r->skus, lines[i].plan->sku, lines[i].plan->location);
		lines[i].out_on = orders_out_on(r, lines[i].plan, lines[i].got);
		choose_supplier(r, &lines[i], e);
		buy(&lines[i], r->o->use_days);
	}
}
