/* Rows of a forecast into sums by day. */
#include "stock/forecast_feed.h"

#include "base/mem.h"
#include "volume/names.h"

#include "base/banned.h"

struct forecast_row {
	int32_t date;
	struct str sku, location;
	double mean, sd;
};

#define COL(member) CSV_MEMBER(struct forecast_row, member)

static const struct csv_col cols[] = {
	{ COL(date), .type = COL_DATE, .required = true, .aliases = "day",
	  .help = "the day ahead" },
	{ COL(sku), .type = COL_TEXT, .required = true, .aliases = "item,item_code,ndc",
	  .help = "the SKU" },
	{ COL(location), .type = COL_TEXT, .aliases = LOCATION_NAMES, .near = LOCATION_NEAR,
	  .help = "where; used with --by location" },
	{ COL(mean), .type = COL_REAL, .required = true, .min = 0, .max = 1e9, .unit = "units",
	  .help = "expected demand of the day" },
	{ COL(sd), .type = COL_REAL, .required = true, .min = 0, .max = 1e9, .unit = "units",
	  .help = "standard deviation of it" },
};

const struct feed forecast_feed = { FEED_COLS(cols), .row_size = sizeof(struct forecast_row) };

static struct forecast_entry *get(struct forecast_table *f, struct str sku, struct str location)
{
	bool made;
	struct forecast_entry *e = map_get_pair(&f->entries, sku, location, sizeof(*e), &made);
	if (made) {
		e->sku = arena_copy(&f->entries.arena, sku);
		e->location = arena_copy(&f->entries.arena, location);
	}
	return e;
}

static void reach(struct forecast_entry *e, size_t days)
{
	if (days <= e->size)
		return;
	e->mean = mem_grow(e->mean, days, sizeof(*e->mean));
	e->variance = mem_grow(e->variance, days, sizeof(*e->variance));
	for (; e->size < days; e->size++)
		e->mean[e->size] = e->variance[e->size] = 0;
}

/* Adds up the rows of the file. *first: the first day in it. */
static void read_rows(struct forecast_table *f, struct input *in, const struct forecast_row *row,
		      int32_t as_of, bool by_location, int32_t *first)
{
	struct diag d;
	struct str all = { "", 0 };
	while (input_next(in)) {
		*first = row->date < *first ? row->date : *first;
		if (row->date <= as_of)
			continue;
		size_t day = (size_t)(row->date - as_of);
		if (day > FORECAST_DAYS_MAX) {
			diag_set(&d, DIAG_DATA, "more than ten years behind the as-of day");
			input_row_fault(in, &d, offsetof(struct forecast_row, date));
			continue;
		}
		struct forecast_entry *e = get(f, row->sku, by_location ? row->location : all);
		f->days = day > f->days ? day : f->days;
		reach(e, day);
		e->mean[day - 1] += row->mean;
		e->variance[day - 1] += row->sd * row->sd;
	}
}

bool forecasts_read(struct forecast_table *f, struct tool *t, struct opt_file *file, int32_t as_of,
		    bool by_location)
{
	struct input in;
	struct forecast_row row = { 0 };
	int32_t first = DATE_LAST;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	read_rows(f, &in, &row, as_of, by_location, &first);
	if (!input_finish(&in))
		return false;
	for (struct forecast_entry *e = NULL; (e = map_next(&f->entries, e));)
		reach(e, f->days);
	return !map_count(&f->entries) || first <= as_of + 1 ||
	       tool_option_fault(t, "--forecast", "begins more than a day behind the last day of the "
				 "volume: make both as of the same day, by --as-of");
}

bool forecasts_find(const struct forecast_table *f, struct str sku, struct str location,
		    struct forecast *found)
{
	const struct forecast_entry *e = map_find_pair(&f->entries, sku, location);
	if (e)
		*found = (struct forecast){ e->mean, e->variance, f->days };
	return e != NULL;
}

void forecasts_release(struct forecast_table *f)
{
	for (struct forecast_entry *e = NULL; (e = map_next(&f->entries, e));) {
		mem_free(e->mean);
		mem_free(e->variance);
	}
	map_release(&f->entries);
}
