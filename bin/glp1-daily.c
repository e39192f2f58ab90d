/*
 * glp1-daily: prescription volume to one row for each SKU, location, day and
 * kind, summed exactly and sorted. Its output is its own valid input.
 */
#include "sku/rx_own_feed.h"
#include "volume/net.h"
#include "volume/periods_report.h"

#include "base/banned.h"

/* What --by names. */
struct keys {
	bool sku, location, kind, given;
};

enum { REPORT_SUMS, REPORT_PERIODS };

struct options {
	int32_t since, until, period;
	struct keys by;
	struct opt_list skus;
	const char *key;
	int64_t parallel;
	struct opt_file units;
};

static bool keys_call(const char *text, void *to, struct diag *d)
{
	struct keys *keys = to;
	struct str list = str_from(text), name;
	bool known = true;
	*keys = (struct keys){ .given = true };
	while (str_next_item(&list, &name)) {
		bool sku = str_eq(name, STR("sku")), location = str_eq(name, STR("location")),
		     kind = str_eq(name, STR("kind"));
		known = known && (sku || location || kind);
		keys->sku |= sku;
		keys->location |= location;
		keys->kind |= kind;
	}
	if (!known)
		diag_set(d, DIAG_DATA, "not of sku, location, kind");
	return known;
}

#define AT(member) offsetof(struct options, member)

static const char *const periods[] = { "day", "week", "month", NULL };

static const struct opt opts[] = {
	{ .name = "by", .letter = 'b', .type = OPT_CALL, .offset = AT(by), .arg = "list",
	  .call = keys_call,
	  .help = "what tells rows apart besides the day: sku,location,kind if not given; besides a "
		  "longer period of sku,location, none if not given" },
	{ .name = "period", .type = OPT_WORD, .offset = AT(period), .arg = "what", .words = periods,
	  .def = "day", .help = "sum by day, week (ISO, from Monday) or month, and say what changed" },
	{ .name = "since", .type = OPT_DATE, .offset = AT(since), .arg = "date",
	  .help = "leave out rows before this day" },
	{ .name = "until", .type = OPT_DATE, .offset = AT(until), .arg = "date",
	  .help = "leave out rows after this day" },
	{ .name = "sku", .type = OPT_LIST, .offset = AT(skus), .arg = "pattern",
	  .help = "only SKUs like this, with * and ? as in file names" },
	{ .name = "skus", .type = OPT_FILE, .offset = AT(units), .arg = "file", .feed = &sku_feed,
	  .help = "in which unit each SKU is counted, and what it holds: unit, ml, mg_per_ml ..." },
	RX_KEY(AT(key)),
	RX_PARALLEL(AT(parallel)),
};

struct line {
	int32_t date, kind;
	struct str sku, location;
	struct dec quantity;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(date), .type = OUT_DATE, .help = "the day" },
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; absent without it in --by" },
	{ COL(kind), .type = OUT_WORD, .words = day_kind_names,
	  .help = "the kind; absent without it in --by" },
	{ COL(quantity), .type = OUT_DEC, .unit = "units",
	  .help = "exact sum; without kind in --by, dispenses and unmet less returns" },
};

static bool prepare(struct tool *t, void *options)
{
	struct options *o = options;
	t->report = o->period == SUM_DAYS ? REPORT_SUMS : REPORT_PERIODS;
	if (!o->by.given && o->period == SUM_DAYS)
		o->by = (struct keys){ true, true, true, true };
	if (!o->by.sku && o->period == SUM_DAYS)
		return tool_option_fault(t, "--by", "sku cannot be left out");
	if (o->by.kind && o->period != SUM_DAYS)
		return tool_option_fault(t, "--by", "kind goes with days: a period has net demand");
	if (!o->by.sku)
		tool_hide(t, "sku");
	if (!o->by.location)
		tool_hide(t, "location");
	if (!o->by.kind)
		tool_hide(t, "kind");
	return o->since == DATE_NONE || o->until == DATE_NONE || o->since <= o->until ||
	       tool_option_fault(t, "--since", "this day is after --until");
}

/* All rows of one series. */
static void write_series(struct tool *t, const struct day_series *s, bool by_kind)
{
	for (int32_t day = s->first_day; day_next(s, &day); day++) {
		struct line line = { .date = day, .sku = s->sku, .location = s->location };
		if (!by_kind) {
			if (day_net_demand(s, day, &line.quantity) && line.quantity.set)
				tool_write(t, &line);
			continue;
		}
		for (line.kind = 0; line.kind < DAY_KINDS; line.kind++) {
			line.quantity = day_sum(s, (enum day_kind)line.kind, day);
			if (line.quantity.set)
				tool_write(t, &line);
		}
	}
}

/* Nothing may be written before it is known that all can be. */
static bool all_in_range(struct day_series **series, size_t n)
{
	struct dec sum;
	for (size_t i = 0; i < n; i++)
		for (int32_t day = series[i]->first_day; day_next(series[i], &day); day++)
			if (!day_net_demand(series[i], day, &sum))
				return false;
	return true;
}

static void run(struct tool *t, void *options)
{
	struct options *o = options;
	struct sku_table skus = { 0 };
	const struct rx_filter filter = { o->by.location, o->since, o->until, &o->skus, o->key,
					  rx_own, &skus, o->parallel };
	struct day_table days = { 0 };
	struct rx_span span;
	struct diag d;
	size_t n;
	if (skus_read(&skus, t, &o->units) && rx_read(t, &filter, &days, &span)) {
		struct day_series **series = day_table_sorted(&days, &n);
		const struct periods_by by = { (enum sum_period)o->period, o->by.sku, o->by.location, span.latest };
		if (o->period != SUM_DAYS) {
			periods_write(t, series, n, &by);
		} else if (o->by.kind || all_in_range(series, n)) {
			for (size_t i = 0; i < n; i++)
				write_series(t, series[i], o->by.kind);
		} else {
			diag_set(&d, DIAG_DATA, "net demand of a day is out of range");
			tool_fault(t, &d);
		}
	}
	day_table_release(&days);
	skus_release(&skus);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &volume_feed };
	const struct report reports[] = {
		[REPORT_SUMS] = { "sums", REPORT_COLS(cols) }, [REPORT_PERIODS] = periods_report,
	};
	const struct tool_spec spec = {
		.name = "glp1-daily",
		.summary = "Sum prescription volume by SKU, location, day and kind",
		.examples = "  glp1-daily < rx.csv | glp1-stock\n"
			    "  glp1-daily --by=sku --since=2026-01-01 clinic-*.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = prepare,
		.run = run,
	};
	struct options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
