/* The report on patients by phase and their visits, the panel of glp1-staff; sums of a run. */
#include <math.h>

#include "titrate/titrate_run.h"

#include "base/banned.h"

enum phase { PHASE_START, PHASE_TITRATION, PHASE_MAINTENANCE, PHASE_PAUSED, PHASES };

static const char *const phase_names[PHASES] = {
	[PHASE_START] = "start", [PHASE_TITRATION] = "titration",
	[PHASE_MAINTENANCE] = "maintenance", [PHASE_PAUSED] = "paused",
};

/* A row; the members are called as the columns. */
struct line {
	size_t period;
	int32_t starts_on;
	struct str location, status;
	const char *phase;
	double patients, share, visits;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(period), .type = OUT_COUNT, .help = "of 28 days, from 1" },
	{ COL(starts_on), .type = OUT_DATE, .help = "its first day; empty if no date is known" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(phase), .type = OUT_NAME,
	  .help = "start (first fill), titration, maintenance (on a rung for it, where they came "
		  "before) or paused" },
	{ COL(patients), .type = OUT_REAL, .decimals = 4, .unit = "patients",
	  .help = "expected in the period" },
	{ COL(share), .type = OUT_REAL, .decimals = 4, .bar_full = 1,
	  .help = "of all patients of the location and period" },
	{ COL(visits), .type = OUT_REAL, .decimals = 2, .unit = "visits",
	  .help = "in the period, by --visits; empty without it" },
	{ COL(status), .type = OUT_TEXT, .help = "as in --report=demand" },
};

const struct report titrate_panel_report = { "panel", REPORT_COLS(cols) };

static void count_phases(const struct outlook *k, size_t place, int period, double patients[PHASES])
{
	for (int i = 0; i < PHASES; i++)
		patients[i] = 0;
	for (int row = 0; row < k->panel[place].rows; row++) {
		const struct panel_row *p = panel_at(&k->panel[place], period, row);
		bool maintenance = false;
		for (int q = 0; q < k->ladders.n && row < k->chain.rungs; q++) {
			int rung = row - k->chain.first_rung[q];
			if (rung >= 0 && rung < k->ladders.ladder[q].n)
				maintenance = k->ladders.ladder[q].rung[rung].maintenance;
		}
		/* patients who have just come to a rung are still being titrated */
		double came = p->up + p->down + p->switched_in;
		double settled = maintenance ? fmax(p->patients - p->entered - came, 0) : 0;
		patients[PHASE_START] += p->entered;
		patients[PHASE_MAINTENANCE] += settled;
		patients[PHASE_TITRATION] += fmax(p->patients - p->entered - settled, 0);
		patients[PHASE_PAUSED] += p->paused;
	}
}

static void write_phases(const struct titrate *r, const struct outlook *k, size_t place, int period)
{
	const struct titrate_visits *v = &r->o->visits;
	const double visits[PHASES] = { v->start, v->titration, v->maintenance, v->paused };
	double patients[PHASES], all = 0;
	char status[STATUS_TEXT];
	int said = r->status;
	count_phases(k, place, period, patients);
	for (int p = 0; p < k->ladders.n; p++)
		for (size_t i = 0; i < k->panel[place].n; i++)
			if (k->panel[place].cohort[i].state.product == p)
				said |= r->product_status[p];
	titrate_status_text(said, status);
	for (int i = 0; i < PHASES; i++)
		all += patients[i];
	for (int i = 0; i < PHASES; i++) {
		const struct line line = {
			.period = (size_t)period,
			.starts_on = r->as_of == DATE_NONE ? DATE_NONE
							   : r->as_of + 1 + PERIOD_DAYS * (period - 1),
			.location = k->book.place[place].location, .phase = phase_names[i],
			.patients = patients[i], .share = all > 0 ? patients[i] / all : NAN,
			.visits = patients[i] * visits[i], .status = str_from(status),
		};
		if (patients[i] > 0)
			tool_write(r->tool, &line);
	}
}

bool titrate_panel(struct titrate *r)
{
	struct outlook k;
	bool ok = outlook_make(&k, r, false, titrate_kind(r));
	for (int period = 1; ok && period <= r->o->periods; period++)
		for (size_t i = 0; i < k.book.n; i++)
			write_phases(r, &k, i, period);
	outlook_release(&k);
	return ok;
}
