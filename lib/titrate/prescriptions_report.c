/* The report on 503A prescriptions to send, by week: 503A drugs are not stocked. */
#include <math.h>

#include "titrate/titrate_run.h"
#include "volume/periods.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	int32_t week, send_by;
	size_t days;
	struct str location, product, sku, status;
	double strength_mg, prescriptions, prescriptions_p95;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(week), .type = OUT_DATE, .help = "its Monday: fills that start in it" },
	{ COL(days), .type = OUT_COUNT, .unit = "days",
	  .help = "of the week that lie within --days: below 7 in the first and the last" },
	{ COL(send_by), .type = OUT_DATE,
	  .help = "last day to send them: --send-days before the first of these days" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(product), .type = OUT_TEXT, .help = "the drug" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(sku), .type = OUT_TEXT, .help = "from --units" },
	{ COL(prescriptions), .type = OUT_REAL, .decimals = 4, .unit = "fills",
	  .help = "expected, one for each fill" },
	{ COL(prescriptions_p95), .type = OUT_REAL, .decimals = -1, .unit = "fills",
	  .help = "not exceeded with probability --service" },
	{ COL(status), .type = OUT_TEXT, .help = "as in --report=demand" },
};

const struct report titrate_prescriptions_report = { "prescriptions", REPORT_COLS(cols) };

/* Days of the forecast, from first to end - 1, that are in one week. */
struct week {
	int first, end;
	int32_t monday;
};

static void write_unit(const struct titrate *r, const struct outlook *k, const struct week *w,
		       size_t place, const struct unit *u)
{
	const struct ladder *l = &k->ladders.ladder[u->product];
	const struct due_days *d = &k->days[place];
	bool exact = false;
	double mean = 0, variance = 0;
	char status[STATUS_TEXT];
	int rung = chain_rung(&k->chain, u->product, ladder_rung_of(l, u->strength_mg, &exact));
	if (!exact || u->pathway != PATHWAY_503A)
		return;
	for (int day = w->first; day < w->end; day++) {
		mean += d->mean[day * d->rungs + rung];
		variance += d->variance[day * d->rungs + rung];
	}
	if (!(mean > 0))
		return;
	titrate_status_text(r->status | r->product_status[u->product], status);
	const struct line line = {
		.week = w->monday, .days = (size_t)(w->end - w->first),
		.send_by = r->as_of + 1 + w->first - (int32_t)r->o->send_days,
		.location = k->book.place[place].location, .product = l->product, .sku = u->sku,
		.strength_mg = u->strength_mg, .prescriptions = mean,
		.prescriptions_p95 = panel_level(mean, variance, r->o->service),
		.status = str_from(status),
	};
	tool_write(r->tool, &line);
}

static size_t supplied(const struct units *units)
{
	size_t n = 0;
	for (size_t i = 0; i < units->n; i++)
		n += units->unit[i].pathway == PATHWAY_503A;
	return n;
}

bool titrate_prescriptions(struct titrate *r)
{
	struct outlook k;
	bool ok = outlook_make(&k, r, true, titrate_kind(r));
	if (ok && !supplied(&r->units))
		tool_note(r->tool, "no row of --units has the pathway 503A, so nothing is to be prescribed");
	for (int day = 0; ok && day < r->o->days;) {
		int32_t monday = sum_period_start(SUM_WEEKS, r->as_of + 1 + day);
		int left = (int)(sum_period_next(SUM_WEEKS, monday) - (r->as_of + 1 + day));
		struct week w = { day, day + left, monday };
		w.end = w.end < (int)r->o->days ? w.end : (int)r->o->days;
		for (size_t i = 0; i < k.book.n; i++)
			for (size_t u = 0; u < r->units.n; u++)
				write_unit(r, &k, &w, i, &r->units.unit[u]);
		day = w.end;
	}
	outlook_release(&k);
	return ok;
}
