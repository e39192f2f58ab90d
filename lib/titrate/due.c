/* Forecasts fills by day; the formulas are in due.h. */
#include "titrate/due.h"

#include <math.h>

#include "base/mem.h"
#include "titrate/panel.h"

#include "base/banned.h"

/* The distribution of the day of each later fill: how[fill][day], days from 0, fills from 0. */
struct course_days {
	double day[DUE_FILLS_MAX][DUE_DAYS_MAX];
};

struct due {
	const struct chain *c;
	const struct gaps *g;
	const struct due_input *in;
	struct due_days *out;
	size_t n;
	int days, fills;
	struct course_days *after[GAP_DAYS_MAX + 1]; /* by days since the last fill */
	struct course_days *start;                   /* of one start a day */
};

static void set_later(struct gaps *g)
{
	double later = 0;
	for (int i = GAP_DAYS_MAX; i >= 0; i--) {
		g->later[i] = later;
		later += g->share[i];
	}
}

void gaps_default(struct gaps *g, double pause)
{
	*g = (struct gaps){ 0 };
	g->share[PERIOD_DAYS] = 1 - pause;
	g->share[2 * PERIOD_DAYS] = pause;
	set_later(g);
}

bool gaps_measured(struct gaps *g, const uint64_t counts[GAP_DAYS_MAX + 1])
{
	double all = 0;
	for (int i = MOVE_LEAST; i <= GAP_DAYS_MAX; i++)
		all += (double)counts[i];
	if (!(all > 0))
		return false;
	*g = (struct gaps){ .measured = true };
	for (int i = MOVE_LEAST; i <= GAP_DAYS_MAX; i++)
		g->share[i] = (double)counts[i] / all;
	set_later(g);
	return true;
}

/* Computes the days of fill f + 1 from those of fill f. */
static void follow(const struct due *u, struct course_days *d, int f)
{
	for (int day = 0; day < u->days; day++) {
		double p = d->day[f][day];
		for (int gap = MOVE_LEAST; p > 0 && gap <= GAP_DAYS_MAX && day + gap < u->days; gap++)
			d->day[f + 1][day + gap] += p * u->g->share[gap];
	}
}

static void follow_all(const struct due *u, struct course_days *d)
{
	for (int f = 0; f + 1 < u->fills; f++)
		follow(u, d, f);
}

/* Without measured gaps: the day on which a patient who is overdue, or has paused, is due. */
static int overdue_day(int elapsed)
{
	int ahead = elapsed <= MOVE_MOST ? 1 : 2 * PERIOD_DAYS - elapsed;
	return ahead > 1 ? ahead - 1 : 0;
}

/* The days of patients who come and filled `elapsed` days ago; made when first asked for. */
static struct course_days *days_after(struct due *u, int elapsed)
{
	struct course_days *d = u->after[elapsed];
	const struct gaps *g = u->g;
	if (d)
		return d;
	d = u->after[elapsed] = mem_zero(1, sizeof(*d));
	if (!g->measured && elapsed >= PERIOD_DAYS)
		d->day[0][overdue_day(elapsed)] = 1;
	else if (!(g->later[elapsed] > 0))
		d->day[0][0] = 1;
	else
		for (int day = 0; day < u->days && elapsed + day < GAP_DAYS_MAX; day++)
			d->day[0][day] = g->share[elapsed + day + 1] / g->later[elapsed];
	follow_all(u, d);
	return d;
}

/* For one start a day from tomorrow on: the expected first, second ... fills of each day. */
static struct course_days *days_of_starts(const struct due *u)
{
	struct course_days *d = mem_zero(1, sizeof(*d));
	for (int day = 0; day < u->days; day++)
		d->day[0][day] = 1;
	follow_all(u, d);
	return d;
}

/* The probability to come at all; after a pause the hazard is past, unless gaps say more. */
static double still_comes(const struct due *u, const struct due_group *k, double h)
{
	double tail = u->g->later[k->elapsed];
	if (!(h > 0))
		return 1;
	if (!u->g->measured)
		return k->state.fills ? 1 - h : 1;
	return tail > 0 ? (1 - h) * tail / ((1 - h) * tail + h) : 0;
}

static double hazard(const struct chain *c, struct cell s)
{
	s.fills = s.fills ? s.fills : 1;
	size_t i = chain_cell(c, s);
	for (size_t k = c->from[i]; k < c->from[i + 1]; k++)
		if (c->edge[k].move == MOVE_STOP)
			return c->edge[k].share;
	return 0;
}

/* Adds the fills of a rung that are the f-th of a group from today on (0: the next). */
static void add_group(struct due *u, struct due_days *out, const struct due_group *k, int rung,
		      int f, const double *reach)
{
	double h = hazard(u->c, k->state), reached = chain_reach(u->c, k->state, reach);
	double stays = k->state.fills ? 1 - h : 1; /* reached has this factor already */
	if (!(reached > 0) || !(stays > 0))
		return;
	double comes = still_comes(u, k, h) * reached / stays;
	const double *on = days_after(u, k->elapsed)->day[f];
	for (int day = 0; day < out->days; day++) {
		double p = comes * on[day];
		out->mean[day * out->rungs + rung] += k->patients * p;
		out->variance[day * out->rungs + rung] += k->patients * p * (1 - p);
	}
}

/* The f-th fills on a day, for starts of one a day. */
static double fills_of_starts(const struct due *u, const struct due_starts *s, int f, int day)
{
	const double *all = u->start->day[f];
	int since = day - s->from, ended = since - s->days;
	return (since >= 0 ? all[since] : 0) - (s->days && ended >= 0 ? all[ended] : 0);
}

/* Adds the f-th fills of starts, of a rung; now[day] gets those for one start a day. */
static void add_start(struct due *u, struct due_days *out, const struct due_starts *s, int rung,
		      int f, const double *reach, double *now)
{
	double reached = chain_reach(u->c, s->state, reach);
	for (int day = 0; reached > 0 && day < out->days; day++) {
		double fills = reached * fills_of_starts(u, s, f, day);
		now[day] += fills;
		out->mean[day * out->rungs + rung] += s->rate * fills;
		out->variance[day * out->rungs + rung] += s->dispersion * s->rate * fills;
	}
}

/* Adds the variance of the estimated rate of starts itself. */
static void add_rate_error(struct due_days *out, const struct due_starts *s, int rung,
			   const double *now)
{
	double so_far = 0;
	for (int day = 0; s->history_days > 0 && day < out->days; day++) {
		double before = so_far;
		so_far += now[day];
		out->variance[day * out->rungs + rung] +=
			(so_far * so_far - before * before) * s->dispersion * s->rate / s->history_days;
	}
}

/* Forecasts a rung; reach[f]: the probability to fill it f fills after the last one. */
static void forecast_rung(struct due *u, size_t i, int rung, double **reach)
{
	const struct due_input *in = &u->in[i];
	struct due_days *out = &u->out[i];
	double now[DUE_DAYS_MAX];
	for (size_t k = 0; k < in->groups; k++)
		for (int f = 0; f < u->fills; f++)
			add_group(u, out, &in->group[k], rung, f, reach[f + 1]);
	for (size_t k = 0; k < in->n_starts; k++) {
		for (int day = 0; day < out->days; day++)
			now[day] = 0;
		for (int f = 0; f < u->fills; f++)
			add_start(u, out, &in->starts[k], rung, f, reach[f], now);
		add_rate_error(out, &in->starts[k], rung, now);
	}
}

static void forecast_rungs(struct due *u)
{
	double *reach[DUE_FILLS_MAX + 1];
	for (int f = 0; f <= u->fills; f++)
		reach[f] = mem_zero(u->c->n, sizeof(*reach[f]));
	for (int rung = 0; rung < u->c->rungs; rung++) {
		chain_reach_none(u->c, rung, reach[0]);
		for (int f = 0; f < u->fills; f++)
			chain_reach_step(u->c, reach[f], reach[f + 1]);
		for (size_t i = 0; i < u->n; i++)
			forecast_rung(u, i, rung, reach);
	}
	for (int f = 0; f <= u->fills; f++)
		mem_free(reach[f]);
}

void due_forecast(const struct chain *c, const struct gaps *g, const struct due_input *in,
		  struct due_days *out, size_t n)
{
	struct due u = { .c = c, .g = g, .in = in, .out = out, .n = n };
	for (size_t i = 0; i < n; i++) {
		struct due_days *d = &out[i];
		d->rungs = c->rungs;
		d->mean = mem_zero((size_t)d->days * (size_t)d->rungs, sizeof(*d->mean));
		d->variance = mem_zero((size_t)d->days * (size_t)d->rungs, sizeof(*d->variance));
		u.days = d->days > u.days ? d->days : u.days;
	}
	u.fills = u.days / MOVE_LEAST + 1;
	u.start = days_of_starts(&u);
	forecast_rungs(&u);
	for (int e = 0; e <= GAP_DAYS_MAX; e++)
		mem_free(u.after[e]);
	mem_free(u.start);
}

void due_substitute(struct due_days *d, int from, int to, double times)
{
	for (int day = 0; day < d->days; day++) {
		double *mean = &d->mean[day * d->rungs], *variance = &d->variance[day * d->rungs];
		mean[to] += times * mean[from];
		variance[to] += times * times * variance[from];
		mean[from] = variance[from] = 0;
	}
}

int due_runs_out(const struct due_days *d, int rung, double fills, double p)
{
	double mean = 0, variance = 0;
	int day = 0;
	for (; day < d->days; day++) {
		mean += d->mean[day * d->rungs + rung];
		variance += d->variance[day * d->rungs + rung];
		if ((isnan(p) ? mean : panel_level(mean, variance, p)) > fills + 1e-9)
			break;
	}
	return day;
}

void due_release(struct due_days *d)
{
	mem_free(d->mean);
	mem_free(d->variance);
	d->mean = d->variance = NULL;
}
