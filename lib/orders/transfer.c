/* Plans transfers: receivers in order of need, givers in order of what they can spare. */
#include "orders/transfer.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

/* The units that a location can spare. */
static double spare(const struct place *p)
{
	double units = p->needs > 0 ? 0 : p->usable - p->gave - p->reorder_point;
	return units > 0 ? units : 0; /* NaN is nothing */
}

/* The days that units last at a location. */
static double days_of(const struct place *p, double units)
{
	return p->daily_rate > 0 ? units / p->daily_rate : INFINITY;
}

struct ranked {
	double days;
	size_t place;
	struct str location;
};

static int by_days(const void *x, const void *y)
{
	const struct ranked *a = x, *b = y;
	int order = (a->days > b->days) - (a->days < b->days);
	order = order ? order : str_cmp(a->location, b->location);
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Ranks the givers or the receivers, the first to be served first; returns how many. */
static size_t rank(struct ranked *r, const struct place *places, size_t n, bool givers)
{
	size_t k = 0;
	for (size_t i = 0; i < n; i++) {
		const struct place *p = &places[i];
		double units = givers ? spare(p) : p->usable;
		if (givers ? units > 0 : p->needs > 0 && !isnan(p->usable))
			r[k++] = (struct ranked){ givers ? -days_of(p, units) : days_of(p, units), i, p->location };
	}
	if (k)
		qsort(r, k, sizeof(*r), by_days);
	return k;
}

static double whole_of(double units, const struct transfer_terms *terms)
{
	return terms->whole ? floor(units + 1e-9) : units;
}

/* The units of a lot that the receiver uses before they expire, after what it has itself. */
static double usable_there(const struct lot *lot, const struct place *to,
			   const struct transfer_terms *terms)
{
	double days = lot->usable_days - terms->days;
	if (isinf(lot->usable_days))
		return INFINITY;
	return fmax(to->daily_rate * fmax(days, 0) - to->usable - to->got, 0);
}

static void book(struct transfers *t, struct place *places, const struct transfer *transfer)
{
	t->transfer = array_room(t->transfer, t->n, &t->size, sizeof(*t->transfer));
	t->transfer[t->n++] = *transfer;
	places[transfer->from].gave += transfer->units;
	places[transfer->to].got += transfer->units;
}

/* How far a giver has given its lots away, in their order: at is the lot at hand. */
struct shelf {
	size_t at;
	double used; /* units already given of the lot at hand */
};

/* Moves as much as one place can give and the other can use. */
static void move(struct transfers *t, struct place *places, size_t from, size_t to,
		 struct shelf *shelf, const struct transfer_terms *terms)
{
	struct place *giver = &places[from], *getter = &places[to];
	double units = whole_of(fmin(spare(giver), getter->needs - getter->got), terms);
	if (!(units >= terms->least))
		return;
	if (!giver->n_lots) {
		book(t, places, &(struct transfer){ from, to, NULL, units });
		return;
	}
	for (size_t i = shelf->at; i < giver->n_lots && units > 0; i++) {
		const struct lot *lot = &giver->lots[i];
		double there = lot->usable_days > 0 ? lot->quantity - lot->kept : 0;
		if (i == shelf->at)
			there -= shelf->used;
		double goes = whole_of(fmin(fmin(units, there), usable_there(lot, getter, terms)), terms);
		if (!(goes >= terms->least))
			continue;
		book(t, places, &(struct transfer){ from, to, lot, goes });
		units -= goes;
		shelf->used = i == shelf->at ? shelf->used + goes : goes;
		shelf->at = i;
	}
}

void transfers_plan(struct transfers *to, struct place *places, size_t n,
		    const struct transfer_terms *terms)
{
	struct ranked *givers = mem_zero(2 * n + 1, sizeof(*givers)), *getters = givers + n;
	struct shelf *shelves = mem_zero(n + 1, sizeof(*shelves));
	size_t n_givers = rank(givers, places, n, true), n_getters = rank(getters, places, n, false);
	size_t g = 0;
	for (size_t i = 0; i < n_getters; i++) {
		struct place *getter = &places[getters[i].place];
		for (size_t k = g; k < n_givers && k - g < TRANSFER_GIVERS &&
			    getter->needs - getter->got > 1e-9; k++) {
			size_t from = givers[k].place;
			move(to, places, from, getters[i].place, &shelves[from], terms);
			if (k == g && spare(&places[from]) < terms->least)
				g++; /* this giver has given what it can */
		}
	}
	mem_free(shelves);
	mem_free(givers);
}
