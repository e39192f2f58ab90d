/* Writes the sums of a table of days. */
#include "volume/sums_report.h"

#include "volume/net.h"
#include "volume/volume_feed.h"

#include "base/banned.h"

struct sum_line {
	int32_t date, kind, empty;
	struct str sku, location;
	struct dec quantity;
};

#define COL(member) CSV_MEMBER(struct sum_line, member)

static const struct csv_out_col cols[] = {
	{ COL(date), .type = OUT_DATE, .help = "the day" },
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; absent without it in --by" },
	{ COL(kind), .type = OUT_WORD, .words = day_kind_names,
	  .help = "the kind; absent without it in --by" },
	{ COL(quantity), .type = OUT_DEC, .unit = "units",
	  .help = "exact sum; without kind in --by, dispenses and unmet less returns" },
	{ COL(empty), .type = OUT_WORD, .words = rx_empty_names,
	  .help = "yes: a balance of the day was 0, no: none was; only where the input has a balance" },
};

const struct report sums_report = { "sums", REPORT_COLS(cols) };

/* Returns what the balances of a day say; nothing where the series is of several locations. */
static enum rx_empty empty_of(const struct day_series *s, int32_t day)
{
	const struct dec none_left = day_sum(s, DAY_EMPTY, day);
	if (!none_left.set || s->pooled)
		return RX_NOT_SAID;
	return none_left.m > 0 ? RX_EMPTY : RX_LEFT;
}

/* Writes all rows of one series. */
static void write_series(struct tool *t, const struct day_series *s, bool by_kind)
{
	for (int32_t day = s->first_day; day_next(s, &day); day++) {
		struct sum_line line = { .date = day, .sku = s->sku, .location = s->location };
		if (!by_kind) {
			if (day_net_demand(s, day, &line.quantity) && line.quantity.set)
				tool_write(t, &line);
			continue;
		}
		line.empty = empty_of(s, day);
		for (line.kind = 0; line.kind < DAY_KINDS; line.kind++) {
			line.quantity = day_sum(s, (enum day_kind)line.kind, day);
			if (line.quantity.set)
				tool_write(t, &line);
		}
	}
}

/* Whether all net demands fit: checked first, so that either all rows are written or none. */
static bool all_in_range(struct day_series *const *series, size_t n)
{
	struct dec sum;
	for (size_t i = 0; i < n; i++)
		for (int32_t day = series[i]->first_day; day_next(series[i], &day); day++)
			if (!day_net_demand(series[i], day, &sum))
				return false;
	return true;
}

bool sums_write(struct tool *t, struct day_series *const *series, size_t n, bool by_kind)
{
	struct diag d;
	if (!by_kind && !all_in_range(series, n)) {
		diag_set(&d, DIAG_DATA, "net demand of a day is out of range");
		return tool_fault(t, &d);
	}
	for (size_t i = 0; i < n; i++)
		write_series(t, series[i], by_kind);
	return true;
}
