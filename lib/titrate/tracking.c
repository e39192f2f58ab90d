/* Forecasts one period ahead, again and again, and compares. */
#include "titrate/tracking.h"

#include <math.h>

#include "base/array.h"
#include "base/mem.h"
#include "titrate/backtest.h"
#include "titrate/book.h"

#include "base/banned.h"

/* Makes an item for each rung of each place of the fills, in the order of kinds. */
static void make_items(struct tracking *t, const struct courses *c)
{
	size_t rungs = 0;
	for (int p = 0; p < c->ladders->n; p++)
		rungs += (size_t)c->ladders->ladder[p].n;
	t->item = mem_zero(c->kinds * rungs, sizeof(*t->item));
	for (size_t i = 0; i < c->kinds; i++) {
		if (i && str_eq(c->kind[i].location, c->kind[i - 1].location))
			continue;
		for (int p = 0; p < c->ladders->n; p++)
			for (int r = 0; r < c->ladders->ladder[p].n; r++)
				t->item[t->n++] = (struct tracked){ .location = c->kind[i].location,
								    .product = p, .rung = r };
	}
}

static struct tracked *find(struct tracking *t, struct str location, int product, int rung)
{
	struct tracked *k = t->item;
	while (!str_eq(k->location, location) || k->product != product || k->rung != rung)
		k++;
	return k;
}

/* Compares the forecast of a place with its fills, which are by item, in the same order. */
static void compare(struct tracking *t, const struct chain *chain, const struct place *p,
		    const struct due_days *d, double *forecast)
{
	for (int i = 0; i < chain->ladders->n; i++)
		for (int r = 0; r < chain->ladders->ladder[i].n; r++) {
			double *sum = &forecast[find(t, p->location, i, r) - t->item];
			for (int day = 0; day < d->days; day++)
				*sum += d->mean[day * d->rungs + chain_rung(chain, i, r)];
		}
}

static void forecast_places(struct tracking *t, const struct courses *c, const struct measured *m,
			    const struct book *b, double *forecast)
{
	struct ladders l = *c->ladders;
	struct persistence s = measured_persistence(m);
	struct chain chain;
	struct gaps gaps;
	for (int p = 0; p < l.n; p++) {
		ladder_label_moves(&l.ladder[p]);
		l.ladder[p].pause = l.ladder[p].leave = 0;
	}
	measured_moves(m, &l);
	gaps_default(&gaps, 0);
	gaps_measured(&gaps, m->gap);
	if (!chain_build(&chain, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN))
		return;
	for (const struct place *p = b->place; p < b->place + b->n; p++) {
		struct due_input in = { p->group, p->groups, p->starts, p->n_starts };
		struct due_days d = { .days = PERIOD_DAYS };
		due_forecast(&chain, &gaps, &in, &d, 1);
		compare(t, &chain, p, &d, forecast);
		due_release(&d);
	}
	chain_release(&chain);
}

static void track_period(struct tracking *t, const struct courses *c, struct measure_terms terms)
{
	double *forecast = mem_zero(t->n, sizeof(*forecast)), *fills = mem_zero(t->n, sizeof(*fills));
	double *by_kind = mem_zero(c->kinds, sizeof(*by_kind));
	struct measured m;
	struct book b = { 0 };
	measure(&m, c, terms);
	book_measured_roster(&b, &m, c, false);
	book_measured_starts(&b, &m, c, false, 1);
	forecast_places(t, c, &m, &b, forecast);
	fills_between(c, terms.as_of + 1, terms.as_of + PERIOD_DAYS, by_kind);
	for (size_t i = 0; i < c->kinds; i++)
		fills[find(t, c->kind[i].location, c->kind[i].product, c->kind[i].rung) - t->item] +=
			by_kind[i];
	for (size_t i = 0; i < t->n; i++) {
		t->item[i].periods++;
		t->item[i].fills += fills[i];
		t->item[i].forecast += forecast[i];
		t->item[i].deviations += fabs(fills[i] - forecast[i]);
	}
	book_release(&b);
	measured_release(&m);
	mem_free(by_kind);
	mem_free(fills);
	mem_free(forecast);
}

void tracking_run(struct tracking *t, const struct courses *c, struct measure_terms terms)
{
	int32_t as_of = terms.as_of;
	*t = (struct tracking){ 0 };
	make_items(t, c);
	for (int k = TRACKING_PERIODS; k >= 1; k--) {
		terms.as_of = as_of - k * PERIOD_DAYS;
		if (c->fills && terms.as_of >= c->first_day + BACKTEST_HISTORY)
			track_period(t, c, terms);
	}
	for (struct tracked *i = t->item; i < t->item + t->n; i++)
		i->signal = i->deviations > 0 ? (i->fills - i->forecast) * (double)i->periods / i->deviations
					      : NAN;
}

void tracking_release(struct tracking *t)
{
	mem_free(t->item);
	*t = (struct tracking){ 0 };
}
