/* The main report of glp1-titrate: a row for each period, location and strength. */
#include <math.h>

#include "base/date.h"
#include "titrate/titrate_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	size_t period, month_days;
	int32_t starts_on;
	struct str month, location, product, sku;
	double strength_mg, patients, share, doses, sd_doses, doses_p95, mg;
	const char *unit;
	double units_to_order, mg_discarded, doses_as_is, doses_high, units_high;
	double syringe_units, doses_a_unit;
	double new, up, down, paused, stopped, switched_in;
	struct str status;
};

#define COL(member) CSV_MEMBER(struct line, member)
#define PATIENTS .type = OUT_REAL, .decimals = 4, .unit = "patients"

static const struct csv_out_col cols[] = {
	{ COL(period), .type = OUT_COUNT, .help = "of 28 days, from 1; not with --per month" },
	{ COL(month), .type = OUT_TEXT, .help = "YYYY-MM; only with --per month" },
	{ COL(starts_on), .type = OUT_DATE, .help = "its first day; empty if no date is known" },
	{ COL(month_days), .type = OUT_COUNT, .unit = "days",
	  .help = "of the month that the periods reach; only with --per month" },
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
	  .help = "without --what-if, --out-of and --substitute; only with one of them" },
	{ COL(doses_high), .type = OUT_REAL, .decimals = 4, .unit = "doses",
	  .help = "by the other tables and factors; only with --high, --high-moves or "
		  "--high-persistence" },
	{ COL(units_high), .type = OUT_REAL, .unit = "units", .help = "to order then" },
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

/* The product, rung and strength that a row of a panel is about. */
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

static void add_order(struct line *line, const struct unit *u, const struct panel_row *row,
		      double doses)
{
	if (!u)
		return;
	line->unit = unit_form_names[u->form];
	line->sku = u->sku;
	if (u->form != FORM_VIAL) {
		line->units_to_order = boxes_of_period(row->fills, doses, u->doses_per_unit);
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

/* The row of the same strength in another outlook; NULL: there is none. */
static const struct panel_row *row_in(const struct outlook *k, size_t place, int period, int row)
{
	return k && row < k->chain.rungs ? panel_at(&k->panel[place], period, row) : NULL;
}

/* The patients of a place who fill in a period, all strengths together. */
static double all_patients(const struct outlook *k, size_t place, int period)
{
	double all = 0;
	for (int row = 0; row < k->panel[place].rows; row++)
		all += panel_at(&k->panel[place], period, row)->patients;
	return all;
}

/* Fills in the columns of the other outlook (--high). */
static void add_high(const struct titrate *r, struct line *line, const struct unit *u,
		     const struct panel_row *high, double doses)
{
	struct line other = { .units_to_order = NAN };
	if (!high)
		return;
	line->doses_high = panel_doses(high, doses, r->o->adherence, r->o->service).mean;
	other.mg = line->doses_high * line->strength_mg;
	add_order(&other, u, high, doses);
	line->units_high = other.units_to_order;
}

static void name_period(const struct titrate *r, const struct outlook *k, struct line *line,
			char text[DATE_TEXT])
{
	const struct panel_month *m = &k->month[line->period - 1];
	if (r->as_of == DATE_NONE)
		return;
	line->starts_on = r->as_of + 1 + PERIOD_DAYS * ((int32_t)line->period - 1);
	if (r->o->per != PER_MONTH)
		return;
	line->starts_on = m->first;
	line->month_days = (size_t)m->days;
	date_format(m->first, text);
	line->month = (struct str){ text, 7 };
}

static void write_row(const struct titrate *r, const struct outlook *of[OUTLOOKS], size_t place,
		      int period, int row)
{
	const struct outlook *k = of[OUTLOOK_CHANGED];
	const struct panel_row *p = panel_at(&k->panel[place], period, row);
	const struct panel_row *before = row_in(of[OUTLOOK_AS_IS], place, period, row);
	const struct panel_row *high = row_in(of[OUTLOOK_HIGH], place, period, row);
	double all = all_patients(k, place, period);
	struct subject s = subject_of(k, row);
	const struct ladder *l = &k->ladders.ladder[s.product];
	const struct unit *u = units_of_strength(&r->units, s.product, s.strength_mg);
	char text[STATUS_TEXT], month[DATE_TEXT];
	if (is_empty(p) && (!before || is_empty(before)) && (!high || is_empty(high)))
		return;
	struct doses d = panel_doses(p, l->doses, r->o->adherence, r->o->service);
	titrate_status_text(r->status | r->product_status[s.product] | (s.off ? STATUS_OFF_LADDER : 0),
			    text);
	struct line line = {
		.period = (size_t)period, .starts_on = DATE_NONE,
		.location = k->book.place[place].location, .product = l->product,
		.strength_mg = s.strength_mg, .patients = p->patients,
		.share = all > 0 ? p->patients / all : NAN, .doses = d.mean,
		.sd_doses = d.sd, .doses_p95 = d.level, .mg = d.mean * s.strength_mg,
		.units_to_order = NAN, .mg_discarded = NAN, .syringe_units = NAN, .doses_a_unit = NAN,
		.doses_high = NAN, .units_high = NAN,
		.new = p->entered, .up = p->up, .down = p->down, .paused = p->paused,
		.stopped = p->stopped, .switched_in = p->switched_in,
		.doses_as_is = before ? panel_doses(before, l->doses, r->o->adherence,
						    r->o->service).mean : NAN,
		.status = str_from(text),
	};
	name_period(r, k, &line, month);
	add_order(&line, u, p, l->doses);
	add_high(r, &line, u, high, l->doses);
	tool_write(r->tool, &line);
}

static void write_rows(const struct titrate *r, const struct outlook *of[OUTLOOKS])
{
	const struct outlook *k = of[OUTLOOK_CHANGED];
	for (int period = 1; period <= k->periods; period++)
		for (size_t i = 0; i < k->book.n; i++)
			for (int row = 0; row < k->panel[i].rows; row++)
				write_row(r, of, i, period, row);
}

bool titrate_demand(struct titrate *r)
{
	struct outlook made[OUTLOOKS];
	const struct outlook *of[OUTLOOKS] = { NULL };
	const bool wanted[OUTLOOKS] = { titrate_is_changed(r), true, r->high };
	bool ok = true;
	int n = 0;
	for (; n < OUTLOOKS && ok; n++) {
		enum outlook_kind kind = n == OUTLOOK_CHANGED ? titrate_kind(r) : (enum outlook_kind)n;
		made[n] = (struct outlook){ 0 };
		ok = !wanted[n] || outlook_make(&made[n], r, false, kind);
		of[n] = wanted[n] ? &made[n] : NULL;
	}
	if (ok)
		write_rows(r, of);
	while (n--)
		outlook_release(&made[n]);
	return ok;
}
