/* Turns counts into lead times with limits, and into the chart of the last weeks. */
#include "fill/fill_row.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "dist/proportion.h"

#include "base/banned.h"

const char *const fill_chart_names[FILL_CHARTS + 1] = {
	[FILL_UNKNOWN] = "unknown", [FILL_IN_CONTROL] = "in_control",
	[FILL_OUT_OF_LIMITS] = "out_of_limits", [FILL_SHIFTED] = "shifted",
};

const char *const fill_state_names[FILL_STATES + 1] = {
	[FILL_OK] = "ok", [FILL_NO_RECEIPTS] = "no_receipts", [FILL_LATE] = "late_open",
	[FILL_NO_CONTROL] = "out_of_control", [FILL_FEW_ORDERS] = "few_orders",
};

struct instant fill_as_of(const struct fill *f)
{
	return f->rules.as_of.set ? f->rules.as_of : f->latest;
}

static double hours(int64_t seconds)
{
	return (double)seconds / 3600;
}

/* Hours from a packed moment to the as-of moment, never below 0. */
static double age(const struct fill *f, int64_t packed)
{
	struct instant from = instant_unpack(packed), to = fill_as_of(f);
	return fmax(0, hours(fill_seconds(&f->rules.calendar, &from, &to)));
}

static int by_time(const void *va, const void *vb)
{
	const struct survival_count *a = va, *b = vb;
	return (a->time > b->time) - (a->time < b->time);
}

static struct survival_count received(const struct tally_item *took)
{
	return (struct survival_count){ hours(took->key), took->n, 0 };
}

/* Sets counts, by time, of the orders that were not received; returns how many. */
static size_t unreceived(const struct fill *f, const struct fill_group *g, struct survival_count *c)
{
	size_t n = 0;
	for (size_t i = 0; i < g->left.n; i++)
		c[n++] = (struct survival_count){ hours(g->left.item[i].key), 0,
						  g->left.item[i].n };
	for (size_t i = 0; i < g->open.n; i++)
		c[n++] = (struct survival_count){ age(f, g->open.item[i].key), 0,
						  g->open.item[i].n };
	if (n)
		qsort(c, n, sizeof(*c), by_time);
	return n;
}

size_t fill_counts(const struct fill *f, const struct fill_group *g, struct survival_count **counts)
{
	size_t n_took = g->took.n, most = g->left.n + g->open.n, kept = 0;
	struct survival_count *c = mem_zero(n_took + most, sizeof(*c));
	struct survival_count *rest = mem_zero(most, sizeof(*rest));
	size_t n_rest = unreceived(f, g, rest);
	for (size_t i = 0, k = 0; i < n_took || k < n_rest;) {
		bool first = k == n_rest ||
			     (i < n_took && hours(g->took.item[i].key) <= rest[k].time);
		struct survival_count next = first ? received(&g->took.item[i++]) : rest[k++];
		if (!kept || c[kept - 1].time < next.time) {
			c[kept++] = next;
			continue;
		}
		c[kept - 1].events += next.events;
		c[kept - 1].open += next.open;
	}
	mem_free(rest);
	*counts = c;
	return kept;
}

/* Sets mean and sample deviation of the curve; what is open at its end is taken to end there. */
static void read_moments(struct fill_row *r, const struct survival *s)
{
	double before = 1, mean = 0, squares = 0, n = (double)r->group->received;
	for (size_t i = 0; i <= s->n; i++) {
		double t = i < s->n ? s->step[i].time : s->longest;
		double share = before - (i < s->n ? s->step[i].still : 0);
		mean += share * t;
		squares += share * t * t;
		before -= share;
	}
	double variance = fmax(0, squares - mean * mean) * n / (n - 1);
	r->lead_days = n > 0 ? mean / 24 : NAN;
	r->lead_sd = n > 1 ? sqrt(variance) / 24 : NAN;
}

static void read_curve(struct fill_row *r, const struct fill *f, const struct fill_view *v)
{
	struct survival_count *counts;
	size_t n = fill_counts(f, r->group, &counts);
	struct survival_step *steps = mem_zero(n, sizeof(*steps));
	struct survival s = survival_of(counts, n, v->limits, steps);
	r->p50 = survival_quantile(&s, 0.50, v->midpoint);
	r->p90 = survival_quantile(&s, 0.90, v->midpoint);
	r->p95 = survival_quantile(&s, 0.95, v->midpoint);
	for (size_t i = 0; i < v->n_targets; i++)
		r->within[i] = survival_share(&s, v->target[i]);
	r->longest = s.longest;
	read_moments(r, &s);
	mem_free(steps);
	mem_free(counts);
}

double fill_late_after(const struct fill_row *row, const struct fill_view *v)
{
	return isnan(row->p95.value) ? v->target[v->n_targets - 1] : row->p95.value;
}

/* The number of open orders in a tally whose age, in hours, is above a limit. */
static uint64_t older(const struct fill *f, const struct tally *t, double limit)
{
	uint64_t n = 0;
	for (size_t i = 0; i < t->n; i++)
		if (age(f, t->item[i].key) > limit)
			n += t->item[i].n;
	return n;
}

/* The number of open orders that are later than their promise allows. */
static uint64_t past_promise(const struct fill *f, const struct tally *t)
{
	static const struct fill_calendar every_day = { 0 };
	struct instant as_of = fill_as_of(f);
	uint64_t n = 0;
	for (size_t i = 0; i < t->n; i++) {
		struct instant promised = instant_unpack(t->item[i].key);
		if (fill_seconds(&every_day, &promised, &as_of) > f->rules.late)
			n += t->item[i].n;
	}
	return n;
}

static void read_open(struct fill_row *r, const struct fill *f, const struct fill_view *v)
{
	const struct fill_group *g = r->group;
	uint64_t broken = past_promise(f, &g->open_promised);
	for (size_t i = 0; i < g->open.n; i++) {
		double a = age(f, g->open.item[i].key);
		r->open += g->open.item[i].n;
		r->oldest_open = isnan(r->oldest_open) ? a : fmax(r->oldest_open, a);
	}
	r->late = broken + older(f, &g->open_plain, fill_late_after(r, v));
	r->silent = older(f, &g->untold, v->silent_hours);
	r->on_time = proportion_of(g->on_time, g->promised + broken);
	r->complete = proportion_of(g->on_time_complete, g->quantities ? g->promised + broken : 0);
}

/* The mean hours of each day of receipt from `first` to `last`, in order. */
struct days {
	double *mean;
	size_t n;
	double orders, hours;
};

static struct days days_of(const struct fill_group *g, int32_t first, int32_t last)
{
	struct days d = { .mean = mem_zero(g->day_orders.n, sizeof(double)) };
	for (size_t i = 0; i < g->day_orders.n; i++) {
		const struct tally_item *o = &g->day_orders.item[i], *s = &g->day_seconds.item[i];
		if (o->key < first || o->key > last)
			continue;
		d.mean[d.n++] = hours((int64_t)(s->n - o->n)) / (double)o->n;
		d.orders += (double)o->n;
		d.hours += hours((int64_t)(s->n - o->n));
	}
	return d;
}

static bool has_zero(const struct days *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (!(d->mean[i] > 0))
			return true;
	return false;
}

/* Whether the skewness is above 1. */
static bool is_skewed(const struct days *d)
{
	double mean = 0, m2 = 0, m3 = 0, n = (double)d->n;
	for (size_t i = 0; i < d->n; i++)
		mean += d->mean[i] / n;
	for (size_t i = 0; i < d->n; i++) {
		double x = d->mean[i] - mean;
		m2 += x * x / n;
		m3 += x * x * x / n;
	}
	return m2 > 0 && m3 / pow(m2, 1.5) > 1;
}

static void take_logs(struct days *d)
{
	for (size_t i = 0; i < d->n; i++)
		d->mean[i] = log(d->mean[i]);
}

static void read_chart(struct fill_row *r, const struct fill *f, const struct fill_view *v)
{
	struct instant as_of = fill_as_of(f);
	int32_t today = instant_day(&as_of);
	struct days base = days_of(r->group, today - FILL_RECENT - FILL_BASE + 1, today - FILL_RECENT);
	struct days last = days_of(r->group, today - FILL_RECENT + 1, today);
	double *work = mem_zero(base.n, sizeof(double));
	r->trend = last.hours / last.orders - base.hours / base.orders;
	r->chart_log = is_skewed(&base) && !has_zero(&base) && !has_zero(&last);
	if (r->chart_log) {
		take_logs(&base);
		take_logs(&last);
	}
	struct control c = control_of(base.mean, base.n, v->robust, work);
	struct control_run seen = { 0 };
	r->chart_points = base.n;
	r->chart = base.n >= 2 && last.n ? FILL_IN_CONTROL : FILL_UNKNOWN;
	for (size_t i = 0; i < last.n; i++) {
		enum control_sign sign = control_judge(&c, &seen, last.mean[i], v->run);
		if (sign != CONTROL_OK)
			r->chart = sign == CONTROL_SHIFT ? FILL_SHIFTED : FILL_OUT_OF_LIMITS;
	}
	mem_free(work);
	mem_free(base.mean);
	mem_free(last.mean);
}

static enum fill_state state_of(const struct fill_row *r)
{
	if (!r->group->received)
		return FILL_NO_RECEIPTS;
	if (r->late)
		return FILL_LATE;
	if (r->chart == FILL_OUT_OF_LIMITS || r->chart == FILL_SHIFTED)
		return FILL_NO_CONTROL;
	return r->group->received < FILL_FEW ? FILL_FEW_ORDERS : FILL_OK;
}

static double mean_of_took(const struct fill_group *g)
{
	double sum = 0;
	for (size_t i = 0; i < g->took.n; i++)
		sum += hours(g->took.item[i].key) * (double)g->took.item[i].n;
	return g->received ? sum / (double)g->received : NAN;
}

struct fill_row fill_row_of(const struct fill *f, const struct fill_group *g,
			    const struct fill_view *v)
{
	struct fill_row r = { .group = g, .oldest_open = NAN };
	r.mean = mean_of_took(g);
	read_curve(&r, f, v);
	read_open(&r, f, v);
	read_chart(&r, f, v);
	r.told = g->told ? hours((int64_t)g->told_seconds) / (double)g->told : NAN;
	r.stated = g->stated ? (double)g->stated_thousandths / 1000 / (double)g->stated : NAN;
	r.beyond_stated = hours((int64_t)g->stated_seconds) / (double)g->stated - r.stated;
	r.state = state_of(&r);
	return r;
}
