/* The reports on counts, lead times, curves and problems. */
#include "fill/fill_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "dist/proportion.h"

#include "base/banned.h"

struct line {
	struct str pharmacy, sku, location, pathway; /* only one of the last three is filled in */
	uint64_t orders, received, cancelled, left_out;
	struct fill_row row;
	double target[FILL_SHOWN_TARGETS];
	struct estimate within[FILL_SHOWN_TARGETS];
	double rejection_share;
	const char *chart_scale;
	int32_t limits, as_of;
	struct str note;
};

#define COL(member) CSV_MEMBER(struct line, member)
#define AT(member) .offset = offsetof(struct line, member)
#define LIMITS(NAME, HELP) \
	{ .name = #NAME, .type = OUT_REAL, AT(row.NAME.value), .decimals = -2, .unit = "hours", \
	  .help = HELP }, \
	{ .name = #NAME "_low", .type = OUT_REAL, AT(row.NAME.low), .decimals = -2, .unit = "hours", \
	  .detail = true, .help = "its lower 95 % limit" }, \
	{ .name = #NAME "_high", .type = OUT_REAL, AT(row.NAME.high), .decimals = -2, \
	  .unit = "hours", .detail = true, .help = "its upper 95 % limit; empty: not reached" }
#define SHARE(NAME, MEMBER, HELP) \
	{ .name = NAME, .type = OUT_REAL, AT(MEMBER.value), .decimals = 4, .help = HELP }, \
	{ .name = NAME "_low", .type = OUT_REAL, AT(MEMBER.low), .decimals = 4, .detail = true, \
	  .help = "its lower 95 % limit" }, \
	{ .name = NAME "_high", .type = OUT_REAL, AT(MEMBER.high), .decimals = 4, .detail = true, \
	  .help = "its upper 95 % limit" }
#define TARGET(N, I) \
	{ .name = "target_" N, .type = OUT_REAL, AT(target[I]), .decimals = -2, .unit = "hours", \
	  .detail = true, .help = "a target of --target-hours" }, \
	SHARE("within_" N, within[I], "share received within it; empty behind the longest order seen")
#define HOURS(NAME, MEMBER, HELP) \
	{ .name = NAME, .type = OUT_REAL, AT(MEMBER), .decimals = -2, .unit = "hours", .help = HELP }
#define COUNTED(NAME, MEMBER, HELP) \
	{ .name = NAME, .type = OUT_WHOLE, AT(MEMBER), .unit = "orders", .help = HELP }
#define GROUP_COLUMNS \
	{ COL(pharmacy), .help = "the pharmacy" }, \
	{ COL(sku), .help = "the SKU, with --by=sku" }, \
	{ COL(location), .help = "the location, with --by=location" }, \
	{ COL(pathway), .help = "the pathway, with --by=pathway" }

static const struct csv_out_col row_cols[] = {
	GROUP_COLUMNS,
	COUNTED("orders", orders, "up to the as-of moment"),
	COUNTED("received", received, "received by then"),
	COUNTED("open", row.open, "neither received, cancelled nor rejected"),
	HOURS("oldest_open_hours", row.oldest_open, "age of the oldest open one"),
	COUNTED("late_open", row.late,
		"open behind the promise; without one, behind p95 or the last target"),
	COUNTED("cancelled", cancelled, "cancelled and never received"),
	COUNTED("left_out", left_out,
		"received, cancelled or told of before they were ordered: in no other number"),
	HOURS("mean_hours", row.mean, "mean of those received; open ones have no part in it"),
	LIMITS(p50, "half of the orders are received by then, open ones counted (Kaplan-Meier)"),
	LIMITS(p90, "90 of 100 are"),
	LIMITS(p95, "95 of 100 are"),
	HOURS("longest_hours", row.longest, "the longest that any order took or has been open"),
	TARGET("1", 0), TARGET("2", 1), TARGET("3", 2), TARGET("4", 3),
	SHARE("on_time_share", row.on_time, "of promised orders that are due, those in time"),
	{ .name = "complete_share", .type = OUT_REAL, AT(row.complete.value), .decimals = 4,
	  .help = "of the same, those in time with all that was ordered; unknown quantities fail" },
	{ COL(rejection_share), .type = OUT_REAL, .decimals = 4,
	  .help = "orders rejected of all whose file says a status; empty: none does" },
	HOURS("told_hours", row.told, "mean from the order to the word on its rejection or delay"),
	COUNTED("silent", row.silent, "open for longer than --silent-hours without a word"),
	HOURS("beyond_stated", row.beyond_stated,
	      "mean measured less mean stated lead time, of orders with one"),
	HOURS("trend_hours", row.trend,
	      "mean of the last 28 days of receipts less that of the 84 before"),
	{ .name = "chart", .type = OUT_WORD, AT(row.chart), .words = fill_chart_names,
	  .help = "unknown, in_control, out_of_limits or shifted" },
	{ COL(chart_scale), .type = OUT_NAME, .detail = true,
	  .help = "hours, or log where the base is skewed" },
	{ COL(limits), .type = OUT_WORD, .words = survival_limit_names, .detail = true,
	  .help = "how 95 % limits of lead times are made" },
	{ COL(as_of), .type = OUT_DATE, .detail = true, .help = "the day stood on" },
	{ .name = "status", .type = OUT_WORD, AT(row.state), .words = fill_state_names,
	  .help = "ok, no_receipts, late_open, out_of_control or few_orders" },
	{ COL(note), .is_note = true, .help = "what else to know" },
};

const struct report fill_rows_report = { "fill", REPORT_COLS(row_cols) };

static const struct csv_out_col lead_cols[] = {
	GROUP_COLUMNS,
	{ .name = "lead_days", .type = OUT_REAL, AT(row.lead_days), .decimals = 4, .unit = "days",
	  .help = "mean lead time, open orders counted as long as they have been open" },
	{ .name = "lead_sd", .type = OUT_REAL, AT(row.lead_sd), .decimals = 4, .unit = "days",
	  .help = "its standard deviation" },
	COUNTED("lead_n", orders, "orders up to the as-of moment"),
	COUNTED("lead_open", row.open, "open ones among them: lead_days is no less than said"),
};

const struct report fill_leads_report = { "leadtimes", REPORT_COLS(lead_cols) };

#undef COL
#undef AT

struct step_line {
	struct str pharmacy, sku, location, pathway;
	struct survival_step step;
};

#define COL(member) CSV_MEMBER(struct step_line, member)
#define STEP(NAME, TYPE, MEMBER, ...) \
	{ .name = NAME, .type = TYPE, .offset = offsetof(struct step_line, step.MEMBER), __VA_ARGS__ }

static const struct csv_out_col curve_cols[] = {
	GROUP_COLUMNS,
	STEP("hours", OUT_REAL, time, .decimals = -4, .unit = "hours", .help = "after the order"),
	STEP("at_risk", OUT_WHOLE, at_risk, .unit = "orders", .help = "not received until then"),
	STEP("still_open", OUT_REAL, still, .decimals = 8,
	     .help = "share not received behind that (Kaplan-Meier)"),
	STEP("still_open_low", OUT_REAL, low, .decimals = 8, .help = "lower 95 % limit"),
	STEP("still_open_high", OUT_REAL, high, .decimals = 8, .help = "upper 95 % limit"),
};

const struct report fill_curve_report = { "curve", REPORT_COLS(curve_cols) };

#undef COL

struct problem_line {
	struct str pharmacy, reason;
	uint64_t rejected, held, incomplete;
	struct estimate share;
	double told_hours;
};

#define COL(member) CSV_MEMBER(struct problem_line, member)
#define SHARE_AT(member) .offset = offsetof(struct problem_line, share.member)

static const struct csv_out_col problem_cols[] = {
	{ COL(pharmacy), .help = "the pharmacy" },
	{ COL(reason), .is_note = true,
	  .help = "as the orders give it; case does not tell reasons apart" },
	{ COL(rejected), .type = OUT_WHOLE, .unit = "orders", .help = "with that reason" },
	{ COL(held), .type = OUT_WHOLE, .unit = "orders", .help = "with that reason" },
	{ COL(incomplete), .type = OUT_WHOLE, .unit = "orders", .help = "with that reason" },
	{ .name = "share", .type = OUT_REAL, SHARE_AT(value), .decimals = 4,
	  .help = "of all orders of the pharmacy" },
	{ .name = "share_low", .type = OUT_REAL, SHARE_AT(low), .decimals = 4,
	  .help = "its lower 95 % limit (Wilson)" },
	{ .name = "share_high", .type = OUT_REAL, SHARE_AT(high), .decimals = 4,
	  .help = "its upper 95 % limit" },
	{ COL(told_hours), .type = OUT_REAL, .decimals = -2, .unit = "hours",
	  .help = "mean from the order to the word" },
};

const struct report fill_problems_report = { "problems", REPORT_COLS(problem_cols) };

/* The note of a row: what no number says, with ; between items. */
static struct str note_of(const struct fill_row *r, char *text, size_t size)
{
	int n = 0;
	if (r->group->received && isnan(r->p95.value))
		n += snprintf(text, size, "%s > %g h; ", isnan(r->p50.value) ? "p50" :
			      isnan(r->p90.value) ? "p90" : "p95", r->longest);
	if (r->group->left_out)
		n += snprintf(text + n, size - (size_t)n, "%llu left out; ",
			      (unsigned long long)r->group->left_out);
	if (r->chart != FILL_UNKNOWN && r->chart_points < CONTROL_PROVISIONAL)
		n += snprintf(text + n, size - (size_t)n, "chart provisional: %zu days; ",
			      r->chart_points);
	return (struct str){ text, n ? (size_t)n - 2 : 0 };
}

static struct line line_of(const struct fill *f, const struct fill_row *r,
			   const struct fill_view *v)
{
	const struct fill_group *g = r->group;
	struct instant as_of = fill_as_of(f);
	struct line l = {
		.pharmacy = g->pharmacy, .sku = g->by, .location = g->by, .pathway = g->by,
		.orders = g->orders, .received = g->received, .cancelled = g->cancelled,
		.left_out = g->left_out, .row = *r,
		.rejection_share = proportion_of(g->rejected, g->judged).value,
		.chart_scale = r->chart == FILL_UNKNOWN ? NULL : r->chart_log ? "log" : "hours",
		.limits = (int32_t)v->limits, .as_of = instant_day(&as_of),
	};
	for (size_t i = 0; i < FILL_SHOWN_TARGETS; i++) {
		bool there = i < v->n_targets;
		l.target[i] = there ? v->target[i] : NAN;
		l.within[i] = there ? r->within[i] : (struct estimate){ NAN, NAN, NAN };
	}
	return l;
}

size_t fill_report(struct tool *t, const struct fill *f, const struct fill_view *v, bool check)
{
	size_t found = 0;
	char note[256];
	for (size_t i = 0; i < f->n; i++) {
		struct fill_row r = fill_row_of(f, f->group[i], v);
		struct line l = line_of(f, &r, v);
		bool act = r.late || r.state == FILL_NO_CONTROL;
		l.note = note_of(&r, note, sizeof(note));
		found += act;
		if (act || !check)
			tool_write(t, &l);
	}
	return found;
}

void fill_report_leads(struct tool *t, const struct fill *f, const struct fill_view *v)
{
	for (size_t i = 0; i < f->n; i++) {
		struct fill_row r = fill_row_of(f, f->group[i], v);
		struct line l = line_of(f, &r, v);
		tool_write(t, &l);
	}
}

void fill_report_curves(struct tool *t, const struct fill *f, const struct fill_view *v)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct fill_group *g = f->group[i];
		struct survival_count *counts;
		size_t n = fill_counts(f, g, &counts);
		struct survival_step *steps = mem_zero(n, sizeof(*steps));
		struct survival s = survival_of(counts, n, v->limits, steps);
		for (size_t k = 0; k < s.n; k++) {
			struct step_line l = { .pharmacy = g->pharmacy, .sku = g->by,
					       .location = g->by, .pathway = g->by, .step = s.step[k] };
			tool_write(t, &l);
		}
		mem_free(steps);
		mem_free(counts);
	}
}

/* The orders of all groups of a pharmacy, whose first group is i. */
static uint64_t orders_of_pharmacy(const struct fill *f, size_t i)
{
	struct str pharmacy = f->group[i]->pharmacy;
	uint64_t all = 0;
	for (; i < f->n && str_eq(f->group[i]->pharmacy, pharmacy); i++)
		all += f->group[i]->orders;
	return all;
}

static int by_reason(const void *va, const void *vb)
{
	const struct fill_group *a = *(struct fill_group *const *)va;
	const struct fill_group *b = *(struct fill_group *const *)vb;
	int c = str_cmp(a->pharmacy, b->pharmacy);
	c = c ? c : str_icmp(a->by, b->by);
	return c ? c : str_cmp(a->by, b->by);
}

/* The counts of group i and of those that spell its reason in other case; *next is behind them. */
static struct fill_group reason_at(const struct fill *f, size_t i, size_t *next)
{
	struct fill_group sum = *f->group[i];
	for (i++; i < f->n; i++) {
		const struct fill_group *g = f->group[i];
		if (!str_eq(g->pharmacy, sum.pharmacy) || !str_ieq(g->by, sum.by))
			break;
		sum.orders += g->orders;
		sum.rejected += g->rejected;
		sum.held += g->held;
		sum.incomplete += g->incomplete;
		sum.told += g->told;
		sum.told_seconds += g->told_seconds;
	}
	*next = i;
	return sum;
}

void fill_report_problems(struct tool *t, const struct fill *f)
{
	uint64_t all = 0;
	if (f->n)
		qsort(f->group, f->n, sizeof(*f->group), by_reason);
	for (size_t i = 0, next; i < f->n; i = next) {
		struct fill_group g = reason_at(f, i, &next);
		if (!i || !str_eq(f->group[i - 1]->pharmacy, g.pharmacy))
			all = orders_of_pharmacy(f, i);
		if (!g.by.n)
			continue;
		struct problem_line l = {
			.pharmacy = g.pharmacy, .reason = g.by, .rejected = g.rejected,
			.held = g.held, .incomplete = g.incomplete,
			.share = proportion_of(g.orders, all),
			.told_hours = g.told ? (double)g.told_seconds / 3600 / (double)g.told : NAN,
		};
		tool_write(t, &l);
	}
}
