/* (s, S) policies: renewal cost and exact search. */
#include "policy/ss_policy.h"

#include <math.h>
#include <stdbool.h>

#include "dist/loss.h"

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

#define NOTHING 1e-20 /* share of P(demand > 0): less likely demands are left out of the density */
#define TIE 1e-12     /* relative difference up to which costs count as the same */

struct density {
	double p, m; /* probability and renewal density of a demand */
};

/* The renewal density of one period's demand, computed as far as it is needed. */
struct renewal {
	struct dist demand;
	double some;    /* P(demand > 0) */
	size_t n, size; /* of[0..n) is known */
	size_t last;    /* the largest demand known that is likely enough to count */
	struct density *of;
};

static const struct ss none = { NAN, NAN, NAN };

static bool positive(double x)
{
	return isfinite(x) && x > 0;
}

static bool can_renew(const struct ss_params *p)
{
	return isfinite(p->fixed_cost) && p->fixed_cost >= 0 && positive(p->holding_cost) &&
	       positive(p->stockout_cost) && isfinite(p->lead_periods) && p->lead_periods >= 0 &&
	       p->lead_periods == floor(p->lead_periods) && positive(p->demand.mean) &&
	       !isnan(dist_resolve(p->demand).mean) &&
	       !isnan(dist_resolve(dist_over(p->demand, p->lead_periods + 1, 0)).mean) &&
	       (p->demand.kind == DIST_POISSON || p->demand.kind == DIST_NBINOM) &&
	       dist_tail(p->demand, 0) > 0;
}

static void renewal_init(struct renewal *r, struct dist demand)
{
	*r = (struct renewal){ .demand = demand, .some = dist_tail(demand, 0) };
}

/* Computes p and m of the next demand. */
static void renewal_next(struct renewal *r)
{
	struct density *of = r->of = array_room(r->of, r->n, &r->size, sizeof(*of));
	size_t j = r->n++;
	double sum = j == 0; /* m(0) is 1 / P(demand > 0) */
	of[j].p = dist_pmf(r->demand, (double)j);
	if (of[j].p >= NOTHING * r->some)
		r->last = j;
	for (size_t l = 1; l <= r->last; l++)
		sum += of[l].p * of[j - l].m;
	of[j].m = sum / r->some;
}

static void renewal_to(struct renewal *r, size_t n)
{
	while (r->n < n)
		renewal_next(r);
}

/* Returns G(y), the cost of a period that begins with the position y. */
static double rate_at(const struct ss_params *p, double y)
{
	struct loss l = loss_first(dist_over(p->demand, p->lead_periods + 1, 0), y);
	return p->holding_cost * l.surplus + p->stockout_cost * l.shortage;
}

static bool is_whole(double x)
{
	return isfinite(x) && x == floor(x);
}

struct ss ss_cost(const struct ss_params *p, double point, double up_to)
{
	if (!can_renew(p) || !is_whole(point) || !is_whole(up_to) || !(point < up_to) ||
	    up_to - point > SS_SPAN_MAX)
		return none;
	struct renewal r;
	size_t n = (size_t)(up_to - point);
	double cost = p->fixed_cost, periods = 0;
	renewal_init(&r, p->demand);
	renewal_to(&r, n);
	for (size_t j = 0; j < n; j++) {
		cost += r.of[j].m * rate_at(p, up_to - (double)j);
		periods += r.of[j].m;
	}
	mem_free(r.of);
	return (struct ss){ point, up_to, cost / periods };
}

/* What the search works with: G from base on, and the renewal density. */
struct search {
	const struct ss_params *p;
	struct renewal renewal;
	double base;  /* the lowest s that is tried */
	double *rate; /* rate[i] = G(base + i) */
	size_t n;     /* how many there are; the last one is too high for any S */
};

/* Returns c(s, S), for positions within rate; the renewal density must reach that far. */
static double cost_of(const struct search *f, double point, double up_to)
{
	const struct density *of = f->renewal.of;
	const double *rate = f->rate + (size_t)(up_to - f->base);
	double cost = f->p->fixed_cost, periods = 0;
	size_t n = (size_t)(up_to - point);
	for (size_t j = 0; j < n; j++) {
		cost += of[j].m * *(rate - j);
		periods += of[j].m;
	}
	return cost / periods;
}

/*
 * Goes down from y*, where G is least, to the first s with c(s, y*) <= G(s). Returns
 * s, and c(s, y*) as *cost; NaN: that is over SS_SPAN_MAX below y*.
 */
static double lowest_point(struct search *f, double least, double *cost)
{
	double total = f->p->fixed_cost, periods = 0;
	for (size_t j = 0; j < SS_SPAN_MAX; j++) {
		double y = least - (double)j;
		renewal_to(&f->renewal, j + 1);
		total += f->renewal.of[j].m * rate_at(f->p, y);
		periods += f->renewal.of[j].m;
		*cost = total / periods;
		if (*cost <= rate_at(f->p, y - 1) * (1 + TIE))
			return y - 1;
	}
	return NAN;
}

/* Lists G up to where it exceeds cost, since from there on no S can cost less. */
static void list_rates(struct search *f, double least, double cost)
{
	f->n = (size_t)(least - f->base) + 2;
	while (f->n < SS_SPAN_MAX && rate_at(f->p, f->base + (double)(f->n - 1)) <= cost)
		f->n++;
	f->rate = mem_zero(f->n, sizeof(*f->rate));
	renewal_to(&f->renewal, f->n);
	for (size_t i = 0; i < f->n; i++)
		f->rate[i] = rate_at(f->p, f->base + (double)i);
}

/* Tries each S above y* in turn, and raises s for the better ones; s stays below y*. */
static struct ss best_of(const struct search *f, double least, double cost)
{
	struct ss best = { f->base, least, cost };
	for (double up_to = least + 1; f->rate[(size_t)(up_to - f->base)] <= best.cost; up_to++) {
		double c = cost_of(f, best.reorder_point, up_to);
		if (c >= best.cost * (1 - TIE))
			continue;
		best.order_up_to = up_to;
		best.cost = c;
		while (best.reorder_point + 1 < least &&
		       best.cost <= f->rate[(size_t)(best.reorder_point + 1 - f->base)] * (1 + TIE))
			best.cost = cost_of(f, ++best.reorder_point, up_to);
	}
	return best;
}

struct ss ss_exact(const struct ss_params *p)
{
	struct ss best = none;
	if (!can_renew(p))
		return best;
	struct search f = { .p = p };
	double ratio = p->stockout_cost / (p->stockout_cost + p->holding_cost), cost = NAN;
	double least = dist_quantile(dist_over(p->demand, p->lead_periods + 1, 0), ratio);
	renewal_init(&f.renewal, p->demand);
	f.base = lowest_point(&f, least, &cost);
	if (!isnan(f.base)) {
		list_rates(&f, least, cost);
		if (f.n < SS_SPAN_MAX)
			best = best_of(&f, least, cost);
	}
	mem_free(f.renewal.of);
	mem_free(f.rate);
	return best;
}
