/* The report on stock, and on the day on which it is no longer enough. */
#include <math.h>

#include "base/mem.h"
#include "sku/on_hand_feed.h"
#include "stream/rows.h"
#include "titrate/titrate_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str location, product, sku, status;
	double strength_mg, on_hand, units;
	int32_t short_on, short_on_p95, short_as_is;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(product), .type = OUT_TEXT, .help = "the drug" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(sku), .type = OUT_TEXT, .help = "from --units" },
	{ COL(on_hand), .type = OUT_REAL, .decimals = -3, .unit = "units",
	  .help = "that can be used, of --on-hand; 0 if it lists none" },
	{ COL(units), .type = OUT_REAL, .decimals = 2, .unit = "units",
	  .help = "expected to be handed out in --days" },
	{ COL(short_on), .type = OUT_DATE,
	  .help = "first day on which they are expected to be too few; empty: not in --days" },
	{ COL(short_on_p95), .type = OUT_DATE,
	  .help = "first day on which they may be too few, with a probability over 1 - --service" },
	{ COL(short_as_is), .type = OUT_DATE,
	  .help = "short_on without --what-if, --out-of and --substitute; only with one of them" },
	{ COL(status), .type = OUT_TEXT, .help = "as in --report=demand" },
};

const struct report titrate_runout_report = { "runout", REPORT_COLS(cols) };

/* Usable units by place and unit: have[place * units + unit]. */
struct holding {
	double *have;
	size_t left_out; /* rows of other SKUs, or of places without patients */
};

static void add_held(struct holding *h, const struct titrate *r, const struct book *b,
		     const struct held_row *row)
{
	const struct unit *u = units_of_sku(&r->units, row->sku);
	const struct held_terms terms = { .as_of = r->as_of, .use_days = r->o->use_days,
					   .in_use_days = NAN };
	struct lot lot = held_lot(row, LOT_IN_USE_DAYS);
	size_t i = 0;
	while (r->o->by == BY_LOCATION && i < b->n && !str_eq(b->place[i].location, row->location))
		i++;
	if (!u || i >= b->n) {
		h->left_out++;
		return;
	}
	double units = dec_double(held_usable(row, &lot, &terms));
	h->have[i * r->units.n + (size_t)(u - r->units.unit)] += units > 0 ? units : 0;
}

static bool read_held(struct holding *h, const struct titrate *r, const struct book *b)
{
	struct rows rows = { 0 };
	struct opt_file file = r->o->on_hand;
	bool ok = rows_read(&rows, r->tool, &file);
	const struct held_row *row = rows.row;
	h->have = mem_zero(b->n * r->units.n, sizeof(*h->have));
	for (size_t i = 0; ok && i < rows.n; i++)
		add_held(h, r, b, &row[i]);
	if (h->left_out)
		tool_note(r->tool, "%zu row%s of --on-hand left out: no SKU of --units, or no patients there",
			  h->left_out, h->left_out == 1 ? "" : "s");
	rows_release(&rows);
	return ok;
}

static int32_t day_of(const struct titrate *r, const struct due_days *d, int rung, double fills,
		      double p)
{
	int day = due_runs_out(d, rung, fills, p);
	return day < d->days ? r->as_of + 1 + day : DATE_NONE;
}

/* Writes a unit of a place; its strength must be that of a rung. */
static void write_unit(const struct titrate *r, const struct outlook *k, const struct outlook *is,
		       size_t place, const struct unit *u, double have)
{
	const struct ladder *l = &k->ladders.ladder[u->product];
	const struct due_days *d = &k->days[place];
	bool exact = false;
	char status[STATUS_TEXT];
	int rung = chain_rung(&k->chain, u->product, ladder_rung_of(l, u->strength_mg, &exact));
	double each = unit_of_fill(u, l->doses), fills = 0;
	if (!exact)
		return;
	for (int day = 0; day < d->days; day++)
		fills += d->mean[day * d->rungs + rung];
	if (!(fills > 0) && !(have > 0))
		return;
	titrate_status_text(r->status | r->product_status[u->product], status);
	const struct line line = {
		.location = k->book.place[place].location, .product = l->product, .sku = u->sku,
		.strength_mg = u->strength_mg, .on_hand = have, .units = fills * each,
		.short_on = day_of(r, d, rung, have / each, NAN),
		.short_on_p95 = day_of(r, d, rung, have / each, r->o->service),
		.short_as_is = is ? day_of(r, &is->days[place], rung, have / each, NAN) : DATE_NONE,
		.status = str_from(status),
	};
	tool_write(r->tool, &line);
}

bool titrate_runout(struct titrate *r)
{
	struct outlook k, is = { 0 };
	struct holding h = { 0 };
	bool changed = titrate_is_changed(r);
	bool ok = outlook_make(&k, r, true, titrate_kind(r)) &&
		  (!changed || outlook_make(&is, r, true, OUTLOOK_AS_IS)) && read_held(&h, r, &k.book);
	for (size_t i = 0; ok && i < k.book.n; i++)
		for (size_t u = 0; u < r->units.n; u++)
			write_unit(r, &k, changed ? &is : NULL, i, &r->units.unit[u],
				   h.have[i * r->units.n + u]);
	mem_free(h.have);
	outlook_release(&k);
	outlook_release(&is);
	return ok;
}
