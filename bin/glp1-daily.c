/*
 * glp1-daily: prescription volume to one row for each SKU, location, day and
 * kind, summed exactly and sorted. Its output is its own valid input.
 */
#include "sku/rx_own_feed.h"
#include "volume/periods_report.h"
#include "volume/sums_report.h"

#include "base/banned.h"

/* The keys that --by names. */
struct keys {
	bool sku, location, kind, given;
};

enum { REPORT_SUMS, REPORT_PERIODS };

struct options {
	int32_t since, until, period;
	struct keys by;
	struct opt_list skus;
	const char *key, *zone;
	int64_t parallel, span_years;
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
	RX_ZONE(AT(zone)),
	RX_PARALLEL(AT(parallel)),
	RX_SPAN_YEARS(AT(span_years)),
};

static bool prepare(struct tool *t, void *options)
{
	struct options *o = options;
	if (!rx_zone_set(t, o->zone))
		return false;
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
	if (o->period == SUM_DAYS && !t->opt.fields)
		tool_hide(t, "empty");
	return o->since == DATE_NONE || o->until == DATE_NONE || o->since <= o->until ||
	       tool_option_fault(t, "--since", "this day is after --until");
}

/* What is known from: since, if there are rows before it too; else the first row may be any. */
static int32_t first_day(const struct options *o, const struct rx_span *span)
{
	for (int32_t day = DATE_FIRST; day < o->since; day++)
		if (rx_has_day(span, day))
			return o->since;
	return span->earliest;
}

static void run(struct tool *t, void *options)
{
	struct options *o = options;
	struct sku_table skus = { 0 };
	const struct rx_filter filter = { o->by.location, o->since, o->until, &o->skus, o->key,
					  rx_own, &skus, o->zone, o->parallel, o->span_years };
	struct day_table days = { 0 };
	struct rx_span span;
	size_t n;
	bool ok = skus_read(&skus, t, &o->units) && rx_read(t, &filter, &days, &span);
	if (ok && span.balances && o->by.kind && !t->opt.fields)
		ok = tool_show(t, "empty");
	if (ok) {
		struct day_series **series = day_table_sorted(&days, &n);
		if (o->period == SUM_DAYS)
			sums_write(t, series, n, o->by.kind);
		else
			periods_write(t, series, n, &(struct periods_by){
				(enum sum_period)o->period, o->by.sku, o->by.location,
				first_day(o, &span), span.after ? o->until : span.latest });
	}
	day_table_release(&days);
	skus_release(&skus);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &volume_feed };
	const struct report reports[] = {
		[REPORT_SUMS] = sums_report, [REPORT_PERIODS] = periods_report,
	};
	const struct tool_spec spec = {
		.name = "glp1-daily",
		.summary = "Sum prescription volume by SKU, location, day and kind",
		.first = "by,period,since,until,sku,skus,key,map,format,output",
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
