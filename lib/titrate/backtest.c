/* A replay of forecasts; the rules are in backtest.h. */
#include "titrate/backtest.h"

#include <math.h>

#include "base/date.h"
#include "base/mem.h"
#include "titrate/book.h"

#include "base/banned.h"

const char *const backtest_rule_names[BACKTEST_RULES] = {
	[BACKTEST_SLOW_CLIMB] = "slow_climb",
	[BACKTEST_TARGET] = "target",
	[BACKTEST_LAST_84] = "last_84_days",
	[BACKTEST_LABEL] = "label",
	[BACKTEST_TRIAL] = "trial_supply",
};

static int rungs_of(const struct ladders *l)
{
	int n = 0;
	for (int p = 0; p < l->n; p++)
		n += l->ladder[p].n;
	return n;
}

static void count_patient(const struct courses *c, const struct course *of, int32_t first,
			  int32_t last, double *by_kind)
{
	int32_t anchor[LADDER_PRODUCTS_MAX];
	for (int p = 0; p < LADDER_PRODUCTS_MAX; p++)
		anchor[p] = DATE_FIRST - MOVE_LEAST;
	for (uint16_t i = 0; i < of->n && fill_day(of->fill[i]) <= last; i++) {
		const struct fill_kind *k = fill_kind_of(c, of->fill[i]);
		int32_t day = fill_day(of->fill[i]);
		if (day - anchor[k->product] < MOVE_LEAST)
			continue;
		anchor[k->product] = day;
		if (day >= first)
			by_kind[k - c->kind]++;
	}
}

void fills_between(const struct courses *c, int32_t first, int32_t last, double *by_kind)
{
	for (size_t i = 0; i < c->kinds; i++)
		by_kind[i] = 0;
	for (size_t i = 0; i < c->n; i++)
		count_patient(c, courses_at(c, i), first, last, by_kind);
}

static void by_rung(const struct courses *c, int32_t first, int32_t last, double *fills)
{
	double *by_kind = mem_zero(c->kinds, sizeof(*by_kind));
	int first_rung[LADDER_PRODUCTS_MAX] = { 0 }, n = 0;
	for (int p = 0; p < c->ladders->n; p++) {
		first_rung[p] = n;
		n += c->ladders->ladder[p].n;
	}
	fills_between(c, first, last, by_kind);
	for (int r = 0; r < n; r++)
		fills[r] = 0;
	for (size_t i = 0; i < c->kinds; i++)
		fills[first_rung[c->kind[i].product] + c->kind[i].rung] += by_kind[i];
	mem_free(by_kind);
}

static struct backtest_cell *cell_at(const struct backtest *b, int rule, int rung, int period)
{
	return &b->cell[(size_t)(rule * b->rungs + rung) * BACKTEST_PERIODS + (size_t)period];
}

const struct backtest_cell *backtest_at(const struct backtest *b, enum backtest_rule rule, int rung,
					int period)
{
	return cell_at(b, (int)rule, rung, period);
}

/* Adds one forecast and its fills to a cell. level: NaN if the rule has none. */
static void judge(struct backtest_cell *k, double mean, double level, double fills)
{
	k->n++;
	k->error += fabs(mean - fills);
	k->bias += mean - fills;
	k->demand += fills;
	k->levels += isnan(level) ? 0 : 1;
	k->covered += fills <= level; /* false for NaN */
}

/* Sets moves and stopping as a rule assumes them. */
static void believe(enum backtest_rule rule, const struct measured *m, struct ladders *l,
		    struct persistence *s)
{
	*s = measured_persistence(m);
	if (rule == BACKTEST_LABEL || rule == BACKTEST_TRIAL)
		*s = (struct persistence){ 0 };
	if (rule == BACKTEST_SLOW_CLIMB || rule == BACKTEST_TARGET)
		measured_moves(m, l);
	if (rule == BACKTEST_TARGET)
		measured_targets(m, l);
	for (int p = 0; rule == BACKTEST_TRIAL && p < l->n; p++)
		for (int r = 0; r < l->ladder[p].n; r++)
			l->ladder[p].rung[r].up = l->ladder[p].rung[r].down = 0;
}

/* Sets up[] to the measured share who go up from each rung of all products. */
static void shares_up(const struct measured *m, const struct ladders *l, double *up)
{
	struct ladders seen = *l;
	int at = 0;
	for (int p = 0; p < seen.n; p++)
		for (int r = 0; r < seen.ladder[p].n; r++)
			seen.ladder[p].rung[r].up = 0;
	measured_moves(m, &seen);
	for (int p = 0; p < seen.n; p++)
		for (int r = 0; r < seen.ladder[p].n; r++)
			up[at++] = r + 1 < seen.ladder[p].n ? seen.ladder[p].rung[r].up : 0;
}

/* The level of a rule; NaN: it has none. below: fills that may come up from the rung below. */
static double level_of(enum backtest_rule rule, double mean, double variance, double below)
{
	if (rule == BACKTEST_TRIAL) /* fills of known patients and starts; moves up are all buffer */
		return panel_level(mean + below, variance + below, 0.95);
	if (rule == BACKTEST_LABEL)
		return NAN;
	return panel_level(mean, mean >= 10 ? variance : mean, 0.95);
}

static void judge_days(struct backtest *b, enum backtest_rule rule, const struct due_days *d,
		       const double *up,
		       double fills[BACKTEST_PERIODS][LADDER_PRODUCTS_MAX * LADDER_RUNGS_MAX])
{
	for (int t = 0; t < BACKTEST_PERIODS; t++) {
		double below = 0;
		for (int r = 0; r < b->rungs; r++) {
			double mean = 0, variance = 0;
			for (int i = t * PERIOD_DAYS; i < (t + 1) * PERIOD_DAYS; i++) {
				mean += d->mean[i * d->rungs + r];
				variance += d->variance[i * d->rungs + r];
			}
			judge(cell_at(b, (int)rule, r, t), mean,
			      level_of(rule, mean, variance, below), fills[t][r]);
			below = mean * up[r];
		}
	}
}

/* Tries one of the rules that carry patients forward, from one day on. */
static void try_chain(struct backtest *b, enum backtest_rule rule, const struct courses *c,
		      const struct measured *m,
		      double fills[BACKTEST_PERIODS][LADDER_PRODUCTS_MAX * LADDER_RUNGS_MAX])
{
	struct ladders l = *c->ladders;
	struct persistence s;
	struct chain chain;
	struct book book = { 0 };
	struct gaps gaps;
	struct due_days days = { .days = BACKTEST_PERIODS * PERIOD_DAYS };
	double up[LADDER_PRODUCTS_MAX * LADDER_RUNGS_MAX] = { 0 };
	shares_up(m, &l, up);
	for (int p = 0; p < l.n; p++) {
		ladder_label_moves(&l.ladder[p]);
		l.ladder[p].pause = l.ladder[p].leave = 0;
	}
	believe(rule, m, &l, &s);
	gaps_default(&gaps, 0);
	gaps_measured(&gaps, m->gap);
	book_measured_roster(&book, m, c, true);
	book_measured_starts(&book, m, c, true, 1);
	if (book.n && chain_build(&chain, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN)) {
		const struct place *p = &book.place[0];
		struct due_input in = { p->group, p->groups, p->starts, p->n_starts };
		due_forecast(&chain, &gaps, &in, &days, 1);
		judge_days(b, rule, &days, up, fills);
		due_release(&days);
		chain_release(&chain);
	}
	book_release(&book);
}

static void try_day(struct backtest *b, const struct courses *c, struct measure_terms terms)
{
	double fills[BACKTEST_PERIODS][LADDER_PRODUCTS_MAX * LADDER_RUNGS_MAX];
	double past[LADDER_PRODUCTS_MAX * LADDER_RUNGS_MAX];
	struct measured m;
	measure(&m, c, terms);
	for (int t = 0; t < BACKTEST_PERIODS; t++)
		by_rung(c, terms.as_of + t * PERIOD_DAYS + 1, terms.as_of + (t + 1) * PERIOD_DAYS,
			fills[t]);
	by_rung(c, terms.as_of - 83, terms.as_of, past);
	for (int rule = 0; rule < BACKTEST_RULES; rule++)
		if (rule != BACKTEST_LAST_84)
			try_chain(b, (enum backtest_rule)rule, c, &m, fills);
	for (int r = 0; r < b->rungs; r++)
		for (int t = 0; t < BACKTEST_PERIODS; t++)
			judge(cell_at(b, BACKTEST_LAST_84, r, t), past[r] * PERIOD_DAYS / 84, NAN,
			      fills[t][r]);
	measured_release(&m);
	b->first = b->origins++ ? b->first : terms.as_of;
	b->last = terms.as_of;
}

void backtest_run(struct backtest *b, const struct courses *c, struct measure_terms terms)
{
	int32_t last = terms.as_of - BACKTEST_PERIODS * PERIOD_DAYS;
	*b = (struct backtest){ .rungs = rungs_of(c->ladders), .first = 1 };
	b->cell = mem_zero((size_t)b->rungs * BACKTEST_RULES, BACKTEST_PERIODS * sizeof(*b->cell));
	if (!c->fills || c->first_day + BACKTEST_HISTORY > last)
		return;
	int32_t day = date_month_end(c->first_day + BACKTEST_HISTORY);
	for (; day <= last; day = date_month_end(day + 1)) {
		terms.as_of = day;
		try_day(b, c, terms);
	}
}

void backtest_release(struct backtest *b)
{
	mem_free(b->cell);
	b->cell = NULL;
}

struct backtest_cell backtest_total(const struct backtest *b, enum backtest_rule rule)
{
	struct backtest_cell sum = { 0 };
	for (int i = 0; i < b->rungs * BACKTEST_PERIODS; i++) {
		const struct backtest_cell *k = cell_at(b, (int)rule, 0, i);
		sum.n += k->n;
		sum.error += k->error;
		sum.bias += k->bias;
		sum.demand += k->demand;
		sum.covered += k->covered;
		sum.levels += k->levels;
	}
	return sum;
}

enum backtest_rule backtest_better(const struct backtest *b)
{
	double slow = backtest_total(b, BACKTEST_SLOW_CLIMB).error;
	double target = backtest_total(b, BACKTEST_TARGET).error;
	return target < slow ? BACKTEST_TARGET : BACKTEST_SLOW_CLIMB;
}
