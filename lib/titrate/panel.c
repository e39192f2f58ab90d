/* Carries panels forward; the formulas are in panel.h. */
#include "titrate/panel.h"

#include <math.h>

#include "base/mem.h"
#include "dist/quantile.h"

#include "base/banned.h"

static void enter(const struct chain *c, struct panel *p, int period, double *counts)
{
	for (const struct cohort *k = p->cohort; k < p->cohort + p->n; k++) {
		if (k->period != period)
			continue;
		chain_add(c, k->state, k->patients, counts);
		p->started += k->patients;
		if (period)
			panel_at(p, period, chain_rung(c, k->state.product, k->state.rung))->entered +=
				k->patients;
	}
}

static void take_down(const struct chain *c, struct panel *p, int period, const double *counts,
		      const struct flows *flows)
{
	p->active = p->paused = 0;
	for (size_t i = 0; i < c->n; i++) {
		const struct cell *s = &c->cell[i];
		struct panel_row *row = panel_at(p, period, chain_rung(c, s->product, s->rung));
		*(s->fills ? &row->patients : &row->paused) += counts[i];
		*(s->fills ? &p->active : &p->paused) += counts[i];
	}
	for (int r = 0; r < c->rungs; r++) {
		struct panel_row *row = panel_at(p, period, r);
		row->up = flows->up[r];
		row->down = flows->down[r];
		row->stopped = flows->stopped[r];
		row->switched_in = flows->switched_in[r];
		p->stopped += flows->stopped[r];
	}
}

static void carry_forward(const struct chain *c, struct panel *p)
{
	double *now = mem_zero(c->n, sizeof(*now)), *next = mem_zero(c->n, sizeof(*next));
	double *moved = mem_zero((size_t)c->rungs * 4, sizeof(*moved));
	size_t rungs = (size_t)c->rungs;
	struct flows flows = { moved, moved + rungs, moved + 2 * rungs, moved + 3 * rungs };
	p->started = p->stopped = 0;
	enter(c, p, 0, now);
	for (int t = 1; t <= p->periods; t++) {
		for (size_t i = 0; i < 4 * rungs; i++)
			moved[i] = 0;
		chain_step(c, now, next, &flows);
		enter(c, p, t, next);
		take_down(c, p, t, next, &flows);
		double *last = now;
		now = next;
		next = last;
	}
	mem_free(now);
	mem_free(next);
	mem_free(moved);
}

/* Adds a cohort that reaches a rung in a period with probability reach. */
static void spread(const struct chain *c, struct panel *p, const struct cohort *k, int rung,
		   int period, double reach)
{
	struct panel_row *row = panel_at(p, period, rung);
	double variance = k->patients * (k->poisson ? reach : reach * (1 - reach));
	bool off = k->off >= 0 && period == 1 &&
		   rung == chain_rung(c, k->state.product, k->state.rung);
	if (off) { /* not this strength yet */
		row->patients = fmax(row->patients - k->patients * reach, 0);
		row = panel_at(p, period, c->rungs + k->off);
		row->patients += k->patients * reach;
	}
	row->variance += variance;
}

/* Sets fills: one for each patient. */
static void count_fills(struct panel *p)
{
	for (size_t i = 0; i < (size_t)p->periods * (size_t)p->rows; i++) {
		p->row[i].fills = p->row[i].patients;
		p->row[i].fills_variance = p->row[i].variance;
	}
}

static void spread_rung(const struct chain *c, struct panel *panels, size_t n, int rung, int steps,
			const double *reach)
{
	for (struct panel *p = panels; p < panels + n; p++)
		for (const struct cohort *k = p->cohort; k < p->cohort + p->n; k++) {
			int period = k->period + steps;
			if (period >= 1 && period <= p->periods)
				spread(c, p, k, rung, period, chain_reach(c, k->state, reach));
		}
}

void panels_run(const struct chain *c, struct panel *panels, size_t n)
{
	double *reach = mem_zero(c->n, sizeof(*reach)), *next = mem_zero(c->n, sizeof(*next));
	int most = 0;
	for (struct panel *p = panels; p < panels + n; p++) {
		p->rows = c->rungs + p->off;
		p->row = mem_zero((size_t)p->periods * (size_t)p->rows, sizeof(*p->row));
		carry_forward(c, p);
		most = p->periods > most ? p->periods : most;
	}
	for (int r = 0; r < c->rungs; r++) {
		chain_reach_none(c, r, reach);
		for (int steps = 0; steps <= most; steps++) {
			spread_rung(c, panels, n, r, steps, reach);
			chain_reach_step(c, reach, next);
			double *last = reach;
			reach = next;
			next = last;
		}
	}
	for (size_t i = 0; i < n; i++)
		count_fills(&panels[i]);
	mem_free(reach);
	mem_free(next);
}

void panel_release(struct panel *p)
{
	mem_free(p->row);
	p->row = NULL;
}

double panel_level(double mean, double variance, double p)
{
	if (mean < 10 && variance < mean)
		return dist_sure_quantile(mean, variance, p);
	return dist_quantile((struct dist){ mean >= 10 ? DIST_NORMAL : DIST_NBINOM, mean, variance }, p);
}

struct doses panel_doses(const struct panel_row *row, double doses, double adherence,
			 double service)
{
	double m = row->fills, each = doses * adherence;
	double variance = each * each * row->fills_variance + each * (1 - adherence) * m;
	struct doses d = { .mean = each * m, .sd = sqrt(fmax(variance, 0)) };
	if (m >= 10)
		d.level = dist_quantile((struct dist){ DIST_NORMAL, d.mean, variance }, service);
	else
		d.level = doses * panel_level(m, row->fills_variance, service);
	return d;
}
