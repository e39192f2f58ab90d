/* What expires, by week: a row a week (its Monday), SKU and location. */
#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"
#include "lots/lots_run.h"
#include "volume/calendar.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	int32_t week;
	struct str sku, location;
	size_t lots;
	double units, left_over, unit_cost, cost;
	const char *note, *unit;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(week), .type = OUT_DATE, .help = "Monday of the week in which they expire" },
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(lots), .type = OUT_COUNT, .help = "that expire" },
	{ COL(units), .type = OUT_REAL, .decimals = 3, .unit = "units", .help = "of them on hand" },
	{ COL(left_over), .type = OUT_REAL, .decimals = 6, .unit = "units",
	  .help = "of them, at the mean rate, first expired first out" },
	{ COL(cost), .type = OUT_REAL, .decimals = 2, .unit = "money",
	  .help = "units times unit_cost of --skus" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that units are; only with --skus, empty where it does not say" },
	{ COL(note), .is_note = true, .type = OUT_NAME, .help = "expired: it is past" },
};

const struct report expiry_report = { "expiry", REPORT_COLS(cols) };

struct lines {
	struct line *line;
	size_t n, size, undated;
};

static void add_lots(struct lots_run *r, const struct lots_group *g, void *lines)
{
	struct lines *to = lines;
	struct dec cost = g->sku->unit_cost;
	for (size_t i = 0; i < g->n; i++) { /* in the order of their days */
		const struct lot *lot = &g->lots[i];
		if (lot->quantity <= 0 || !lots_wants(r, lot->name))
			continue;
		to->undated += lot->expires == DATE_NONE;
		if (lot->expires == DATE_NONE)
			continue;
		int32_t week = lot->expires - weekday_of(lot->expires);
		struct line *last = to->n ? &to->line[to->n - 1] : NULL;
		if (!last || last->week != week || !str_eq(last->sku, g->of.sku) ||
		    !str_eq(last->location, g->of.location)) {
			to->line = array_room(to->line, to->n, &to->size, sizeof(*to->line));
			last = &to->line[to->n++];
			*last = (struct line){ .week = week, .sku = g->of.sku, .location = g->of.location,
					       .unit = sku_unit_names[g->of.row->unit],
					       .unit_cost = cost.set ? dec_double(cost) : NAN };
		}
		last->lots++;
		last->units += lot->quantity;
		last->left_over += lot->waste_mean;
		last->note = lot->expires <= r->o->as_of ? "expired" : NULL;
	}
}

static int by_week(const void *x, const void *y)
{
	const struct line *a = x, *b = y;
	int order = (a->week > b->week) - (a->week < b->week);
	order = order ? order : str_cmp(a->sku, b->sku);
	return order ? order : str_cmp(a->location, b->location);
}

void expiry_write(struct lots_run *r)
{
	struct lines lines = { 0 };
	lots_run_each(r, add_lots, &lines);
	if (lines.n)
		qsort(lines.line, lines.n, sizeof(*lines.line), by_week);
	for (size_t i = 0; i < lines.n; i++) {
		lines.line[i].cost = lines.line[i].units * lines.line[i].unit_cost;
		tool_write(r->tool, &lines.line[i]);
	}
	if (lines.undated)
		tool_note(r->tool, "%zu lot%s without a date left out", lines.undated,
			  lines.undated == 1 ? "" : "s");
	mem_free(lines.line);
}
