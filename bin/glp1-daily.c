/*
 * glp1-daily: prescription volume to one row for each SKU, location, day and
 * kind, summed exactly and sorted. Its output is its own valid input.
 */
#include <errno.h>
#include <stddef.h>
#include <stdio.h>

#include "volume/net.h"
#include "volume/volume_feed.h"

#include "base/banned.h"

struct options {
	int32_t since, until;
	const char *by;
	struct opt_list skus;
	int64_t parallel;
};

#define AT(member) offsetof(struct options, member)

static const struct opt opts[] = {
	{ .name = "by", .letter = 'b', .type = OPT_TEXT, .offset = AT(by), .arg = "list",
	  .help = "what tells rows apart besides the day: sku,location,kind (default)" },
	{ .name = "since", .type = OPT_DATE, .offset = AT(since), .arg = "date",
	  .help = "leave out rows before this day" },
	{ .name = "until", .type = OPT_DATE, .offset = AT(until), .arg = "date",
	  .help = "leave out rows after this day" },
	{ .name = "sku", .type = OPT_LIST, .offset = AT(skus), .arg = "pattern",
	  .help = "only SKUs like this, with * and ? as in file names" },
	RX_PARALLEL(AT(parallel)),
};

static const struct csv_out_col out[] = {
	{ .name = "date", .type = OUT_DATE, .help = "the day" },
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; absent without it in --by" },
	{ .name = "kind", .type = OUT_TEXT, .help = "the kind; absent without it in --by" },
	{ .name = "quantity", .type = OUT_NUMBER, .unit = "units",
	  .help = "exact sum; without kind in --by, dispenses and unmet less returns" },
};

static const struct tool_input inputs[] = { { "input", rx_cols, RX_COLS } };

static const struct tool_output outputs[] = {
	{ "output", out, sizeof(out) / sizeof(*out) },
};

static const struct tool_spec spec = {
	.name = "glp1-daily",
	.summary = "Sum prescription volume by SKU, location, day and kind",
	.opts = opts,
	.n_opts = sizeof(opts) / sizeof(*opts),
	.inputs = inputs,
	.n_inputs = 1,
	.outputs = outputs,
	.n_outputs = 1,
};

/* What --by names. */
struct keys {
	bool sku, location, kind;
};

static bool read_keys(struct tool *t, const char *by, struct keys *keys)
{
	struct str list = str_from(by), name;
	bool known = true;
	while (str_next_item(&list, &name)) {
		bool sku = str_eq(name, STR("sku")), location = str_eq(name, STR("location")),
		     kind = str_eq(name, STR("kind"));
		known = known && (sku || location || kind);
		keys->sku |= sku;
		keys->location |= location;
		keys->kind |= kind;
	}
	if (known && keys->sku)
		return true;
	return tool_option_fault(t, "--by",
				 known ? "sku cannot be left out" : "not of sku, location, kind");
}

static bool in_order(struct tool *t, const struct options *o)
{
	return o->since == DATE_NONE || o->until == DATE_NONE || o->since <= o->until ||
	       tool_option_fault(t, "--since", "this day is after --until");
}

static void write_row(struct csv_writer *w, int32_t day, const struct day_series *s,
		      const char *kind, struct dec quantity)
{
	csv_put_date(w, day);
	csv_put_text(w, s->sku);
	csv_put_text(w, s->location);
	csv_put_text(w, str_from(kind));
	csv_put_dec(w, quantity);
	csv_end_row(w);
}

/* All rows of one series. */
static void write_series(struct csv_writer *w, const struct day_series *s, bool by_kind)
{
	for (int32_t day = s->first_day; day_next(s, &day); day++) {
		struct dec sum;
		if (!by_kind) {
			if (day_net_demand(s, day, &sum) && sum.set)
				write_row(w, day, s, "", sum);
			continue;
		}
		for (int kind = 0; kind < DAY_KINDS; kind++) {
			sum = day_sum(s, (enum day_kind)kind, day);
			if (sum.set)
				write_row(w, day, s, day_kind_names[kind], sum);
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

static bool write_all(struct tool *t, struct day_table *days, const struct keys *keys)
{
	struct diag d;
	size_t n;
	struct day_series **series = day_table_sorted(days, &n);
	if (!series) {
		diag_errno(&d, "", ENOMEM);
		return tool_fault(t, &d);
	}
	if (!keys->kind && !all_in_range(series, n)) {
		diag_set(&d, DIAG_DATA, "net demand of a day is out of range");
		return tool_fault(t, &d);
	}
	for (size_t i = 0; i < n; i++)
		write_series(&t->writer, series[i], keys->kind);
	return true;
}

int main(int argc, char **argv)
{
	struct tool t;
	struct options o = { .since = DATE_NONE, .until = DATE_NONE, .by = "sku,location,kind" };
	struct keys keys = { 0 };
	struct day_table days = { 0 };
	struct rx_span span;
	int status = tool_start(&t, &spec, &o, argc, argv);
	if (status != TOOL_GO)
		return status;
	if (!read_keys(&t, o.by, &keys) || !in_order(&t, &o))
		return tool_finish(&t, 0);
	if (!keys.location)
		tool_hide(&t, "location");
	if (!keys.kind)
		tool_hide(&t, "kind");
	const struct rx_filter filter = { keys.location, o.since, o.until, &o.skus, o.parallel };
	if (tool_open(&t) && rx_read(&t, &filter, &days, &span))
		write_all(&t, &days, &keys);
	day_table_release(&days);
	return tool_finish(&t, 0);
}
