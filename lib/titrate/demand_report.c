/* The main report of glp1-titrate: a row a period, location and strength. */
#include <math.h>

#include "titrate/titrate_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	size_t period;
	int32_t starts_on;
	struct str location, product, sku;
	double strength_mg, patients, share, doses, sd_doses, doses_p95, mg;
	const char *unit;
	double units_to_order, mg_discarded, doses_as_is, syringe_units, doses_a_unit;
	double new, up, down, paused, stopped, switched_in;
	struct str status;
};

#define COL(member) CSV_MEMBER(struct line, member)
#define PATIENTS .type = OUT_REAL, .decimals = 4, .unit = "patients"

static const struct csv_out_col cols[] = {
	{ COL(period), .type = OUT_COUNT, .help = "of 28 days, from 1" },
	{ COL(starts_on), .type = OUT_DATE, .help = "its first day; empty if no date is known" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(product), .type = OUT_TEXT, .help = "the drug" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(patients), PATIENTS, .help = "expected to fill this strength in the period" },
	{ COL(share), .type = OUT_REAL, .decimals = 4, .bar_full = 1,
	  .help = "of all patients of the period and location who fill" },
	{ COL(doses), .type = OUT_REAL, .decimals = 4, .unit = "doses", .help = "expected" },
	{ COL(sd_doses), .type = OUT_REAL, .decimals = 4, .unit = "doses", .detail = true,
	  .help = "their standard deviation, moves and stops known" },
	{ COL(doses_p95), .type = OUT_REAL, .decimals = 1, .unit = "doses",
	  .help = "the level they stay at or below with the probability of --service" },
	{ COL(mg), .type = OUT_REAL, .decimals = 3, .unit = "mg", .detail = true,
	  .help = "taken; never to be summed over strengths for an order" },
	{ COL(unit), .type = OUT_NAME, .help = "pen, box or vial, from --units" },
	{ COL(units_to_order), .type = OUT_REAL, .unit = "units",
	  .help = "for the expected patients, rounded up" },
	{ COL(mg_discarded), .type = OUT_REAL, .decimals = 3, .unit = "mg", .detail = true,
	  .help = "of the vials, beyond what is taken" },
	{ COL(new), PATIENTS, .detail = true, .help = "among them who take their first fill" },
	{ COL(up), PATIENTS, .detail = true, .help = "among them who came up a rung" },
	{ COL(down), PATIENTS, .detail = true, .help = "among them who came down a rung" },
	{ COL(paused), PATIENTS, .detail = true,
	  .help = "not among them: skip the period and come back on this strength" },
	{ COL(stopped), PATIENTS, .detail = true,
	  .help = "not among them: had it one period before, and stopped" },
	{ COL(switched_in), PATIENTS, .detail = true,
	  .help = "among them who came from another product" },
	{ COL(doses_as_is), .type = OUT_REAL, .decimals = 4, .unit = "doses",
	  .help = "without --what-if and --out-of; only with one of them" },
	{ COL(status), .type = OUT_TEXT,
	  .help = "what the figures lack: no_persistence, label_moves, short_history, stale_roster, "
		  "off_ladder" },
	{ COL(syringe_units), .type = OUT_REAL, .decimals = -4, .asked = true, .unit = "U-100 units",
	  .help = "of one dose from a vial: 100 mg / (mg per mL)" },
	{ COL(doses_a_unit), .type = OUT_REAL, .asked = true, .unit = "doses",
	  .help = "that a pen, box or vial gives one patient" },
	{ COL(sku), .type = OUT_TEXT, .asked = true, .help = "from --units" },
};

const struct report titrate_demand_report = { "demand", REPORT_COLS(cols) };

/* What a row of a panel is about. */
struct subject {
	int product;
	double strength_mg;
	bool off;
};

static struct subject subject_of(const struct outlook *k, int row)
{
	if (row >= k->chain.rungs) {
		const struct off_rung *off = &k->book.off[row - k->chain.rungs];
		return (struct subject){ off->product, off->strength_mg, true };
	}
	int p = k->ladders.n - 1;
	while (k->chain.first_rung[p] > row)
		p--;
	int rung = row - k->chain.first_rung[p];
	return (struct subject){ p, k->ladders.ladder[p].rung[rung].strength_mg, false };
}

static void add_order(struct line *line, const struct unit *u, const struct panel_row *row, double doses)
{
	if (!u)
		return;
	line->unit = unit_form_names[u->form];
	line->sku = u->sku;
	if (u->form != FORM_VIAL) {
		line->units_to_order = boxes_of_period(row->patients, doses, u->doses_per_unit);
		line->doses_a_unit = u->doses_per_unit;
		return;
	}
	double starts = row->entered + row->up + row->down + row->switched_in;
	double vials = u->vial.combine && vial_doses(&u->vial, u->strength_mg) < 1
		? row->patients * unit_of_fill(u, doses) + (starts + row->stopped) / 2
		: vials_of_period(&u->vial, u->strength_mg, doses, row->patients, starts, row->stopped);
	line->units_to_order = ceil(vials - 1e-9) + 0.0;
	line->mg_discarded = fmax(line->units_to_order * u->vial.ml * u->vial.mg_per_ml - line->mg, 0);
	line->syringe_units = syringe_units(u->strength_mg, u->vial.mg_per_ml);
	line->doses_a_unit = vial_doses(&u->vial, u->strength_mg);
}

static bool is_empty(const struct panel_row *r)
{
	return !(r->patients > 0 || r->paused > 0 || r->stopped > 0);
}

/* The row of the same strength as things are; NULL: it has none. */
static const struct panel_row *as_is(const struct outlook *is, size_t place, int period, int row)
{
	return is && row < is->chain.rungs ? panel_at(&is->panel[place], period, row) : NULL;
}

/* Patients of a place who fill in a period. */
static double all_patients(const struct outlook *k, size_t place, int period)
{
	double all = 0;
	for (int row = 0; row < k->panel[place].rows; row++)
		all += panel_at(&k->panel[place], period, row)->patients;
	return all;
}

static void write_row(const struct titrate *r, const struct outlook *k, const struct outlook *is,
		      size_t place, int period, int row)
{
	const struct panel_row *p = panel_at(&k->panel[place], period, row);
	double all = all_patients(k, place, period);
	const struct panel_row *before = as_is(is, place, period, row);
	struct subject s = subject_of(k, row);
	const struct ladder *l = &k->ladders.ladder[s.product];
	char text[STATUS_TEXT];
	if (is_empty(p) && (!before || is_empty(before)))
		return;
	struct doses d = panel_doses(p, l->doses, r->o->adherence, r->o->service);
	titrate_status_text(r->status | r->product_status[s.product] | (s.off ? STATUS_OFF_LADDER : 0),
			    text);
	struct line line = {
		.period = (size_t)period,
		.starts_on = r->as_of == DATE_NONE ? DATE_NONE : r->as_of + 1 + PERIOD_DAYS * (period - 1),
		.location = k->book.place[place].location, .product = l->product,
		.strength_mg = s.strength_mg, .patients = p->patients,
		.share = all > 0 ? p->patients / all : NAN, .doses = d.mean,
		.sd_doses = d.sd, .doses_p95 = d.level, .mg = d.mean * s.strength_mg,
		.units_to_order = NAN, .mg_discarded = NAN, .syringe_units = NAN, .doses_a_unit = NAN,
		.new = p->entered, .up = p->up, .down = p->down, .paused = p->paused,
		.stopped = p->stopped, .switched_in = p->switched_in,
		.doses_as_is = before ? panel_doses(before, l->doses, r->o->adherence,
						    r->o->service).mean : NAN,
		.status = str_from(text),
	};
	add_order(&line, units_of_strength(&r->units, s.product, s.strength_mg), p, l->doses);
	tool_write(r->tool, &line);
}

static void write_rows(const struct titrate *r, const struct outlook *k, const struct outlook *is)
{
	for (int period = 1; period <= r->o->periods; period++)
		for (size_t i = 0; i < k->book.n; i++)
			for (int row = 0; row < k->panel[i].rows; row++)
				write_row(r, k, is, i, period, row);
}

bool titrate_demand(struct titrate *r)
{
	struct outlook k, is;
	bool changed = r->o->what_if.given || r->out_rung >= 0;
	bool ok = outlook_make(&k, r, false, changed);
	bool both = ok && changed && outlook_make(&is, r, false, false);
	if (ok && both == changed)
		write_rows(r, &k, changed ? &is : NULL);
	outlook_release(&k);
	if (both)
		outlook_release(&is);
	return ok;
}
