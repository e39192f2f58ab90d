/* The forecast by day, which glp1-stock --forecast reads. */
#include <math.h>
#include <stdio.h>

#include "titrate/titrate_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	int32_t date;
	struct str sku, location, product, status;
	double strength_mg, mean, sd, fills;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(date), .type = OUT_DATE, .help = "the day, from the one after as-of" },
	{ COL(sku), .type = OUT_TEXT,
	  .help = "from --units; else product and strength, for fills" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(product), .type = OUT_TEXT, .help = "the drug" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(mean), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "expected demand of the day" },
	{ COL(sd), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "standard deviation; the squares of days add up" },
	{ COL(fills), .type = OUT_REAL, .decimals = 6, .unit = "fills", .asked = true,
	  .help = "expected fills of the day" },
	{ COL(status), .type = OUT_TEXT, .help = "as in --report=demand" },
};

const struct report titrate_forecast_report = { "forecast", REPORT_COLS(cols) };

static void write_rung(const struct titrate *r, const struct outlook *k, size_t place, int day,
		       int product, int rung)
{
	const struct due_days *d = &k->days[place];
	const struct ladder *l = &k->ladders.ladder[product];
	int at = day * d->rungs + chain_rung(&k->chain, product, rung);
	const struct unit *u = units_of_strength(&r->units, product, l->rung[rung].strength_mg);
	double each = u ? unit_of_fill(u, l->doses) : 1;
	char status[STATUS_TEXT], name[320];
	if (!(d->mean[at] > 0))
		return;
	titrate_status_text(r->status | r->product_status[product], status);
	snprintf(name, sizeof(name), "%.*s-%.6g", (int)str_cut(l->product, 256).n, l->product.p,
		 l->rung[rung].strength_mg);
	const struct line line = {
		.date = r->as_of + 1 + day, .sku = u && u->sku.n ? u->sku : str_from(name),
		.location = k->book.place[place].location, .product = l->product,
		.strength_mg = l->rung[rung].strength_mg, .fills = d->mean[at],
		.mean = d->mean[at] * each, .sd = sqrt(fmax(d->variance[at], 0)) * each,
		.status = str_from(status),
	};
	tool_write(r->tool, &line);
}

bool titrate_forecast(struct titrate *r)
{
	struct outlook k;
	bool ok = outlook_make(&k, r, true, titrate_kind(r));
	for (int day = 0; ok && day < r->o->days; day++)
		for (size_t i = 0; i < k.book.n; i++)
			for (int p = 0; p < k.ladders.n; p++)
				for (int rung = 0; rung < k.ladders.ladder[p].n; rung++)
					write_rung(r, &k, i, day, p, rung);
	outlook_release(&k);
	return ok;
}
