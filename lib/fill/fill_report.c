/* Rows of counts, curves and problems. */
#include "fill/fill_report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "dist/proportion.h"

#include "base/banned.h"

#define LIMITS(NAME, HELP) \
	{ .name = NAME, .type = OUT_NUMBER, .decimals = -2, .unit = "hours", .help = HELP }, \
	{ .name = NAME "_low", .type = OUT_NUMBER, .decimals = -2, .unit = "hours", .detail = true, \
	  .help = "its lower 95 % limit" }, \
	{ .name = NAME "_high", .type = OUT_NUMBER, .decimals = -2, .unit = "hours", .detail = true, \
	  .help = "its upper 95 % limit; empty: not reached" }
#define SHARE(NAME, HELP) \
	{ .name = NAME, .type = OUT_NUMBER, .decimals = 4, .help = HELP }, \
	{ .name = NAME "_low", .type = OUT_NUMBER, .decimals = 4, .detail = true, \
	  .help = "its lower 95 % limit" }, \
	{ .name = NAME "_high", .type = OUT_NUMBER, .decimals = 4, .detail = true, \
	  .help = "its upper 95 % limit" }
#define TARGET(N) \
	{ .name = "target_" N, .type = OUT_NUMBER, .decimals = -2, .unit = "hours", .detail = true, \
	  .help = "a target of --target-hours" }, \
	SHARE("within_" N, "share received within it; empty behind the longest order seen")
#define HOURS(NAME, HELP) \
	{ .name = NAME, .type = OUT_NUMBER, .decimals = -2, .unit = "hours", .help = HELP }
#define COUNTED(NAME, HELP) { .name = NAME, .type = OUT_NUMBER, .unit = "orders", .help = HELP }
#define GROUP_COLUMNS \
	{ .name = "pharmacy", .help = "the pharmacy" }, \
	{ .name = "sku", .help = "the SKU, with --by=sku" }, \
	{ .name = "location", .help = "the location, with --by=location" }, \
	{ .name = "pathway", .help = "the pathway, with --by=pathway" }

const struct csv_out_col fill_out_cols[FILL_OUT_COLS] = {
	GROUP_COLUMNS,
	COUNTED("orders", "up to the as-of moment"),
	COUNTED("received", "received by then"),
	COUNTED("open", "neither received, cancelled nor rejected"),
	HOURS("oldest_open_hours", "age of the oldest open one"),
	COUNTED("late_open", "open behind the promise; without one, behind p95 or the last target"),
	COUNTED("cancelled", "cancelled and never received"),
	{ .name = "left_out", .type = OUT_NUMBER, .unit = "orders", .detail = true,
	  .help = "received, cancelled or told of before they were ordered: in no other number" },
	HOURS("mean_hours", "mean of those received; open ones have no part in it"),
	LIMITS("p50", "half of the orders are received by then, open ones counted (Kaplan-Meier)"),
	LIMITS("p90", "90 of 100 are"),
	LIMITS("p95", "95 of 100 are"),
	HOURS("longest_hours", "the longest that any order took or has been open"),
	TARGET("1"), TARGET("2"), TARGET("3"), TARGET("4"),
	SHARE("on_time_share", "of promised orders that are due, those within the tolerance"),
	{ .name = "complete_share", .type = OUT_NUMBER, .decimals = 4,
	  .help = "of the same, those on time with all that was ordered; unknown quantities fail" },
	{ .name = "rejection_share", .type = OUT_NUMBER, .decimals = 4,
	  .help = "orders rejected of all" },
	HOURS("told_hours", "mean from the order to the word on its rejection or delay"),
	COUNTED("silent", "open for longer than --silent-hours without a word"),
	HOURS("beyond_stated", "mean measured less mean stated lead time, of orders with one"),
	HOURS("trend_hours", "mean of the last 28 days of receipts less that of the 84 before"),
	{ .name = "chart", .help = "unknown, in_control, out_of_limits or shifted" },
	{ .name = "chart_scale", .detail = true, .help = "hours, or log where the base is skewed" },
	{ .name = "limits", .detail = true, .help = "how 95 % limits of lead times are made" },
	{ .name = "as_of", .type = OUT_DATE, .detail = true, .help = "the day stood on" },
	{ .name = "status", .help = "ok, no_receipts, late_open, out_of_control or few_orders" },
	{ .name = "note", .help = "what else to know" },
};

const struct csv_out_col fill_lead_cols[FILL_LEAD_COLS] = {
	GROUP_COLUMNS,
	{ .name = "lead_days", .type = OUT_NUMBER, .decimals = 4, .unit = "days",
	  .help = "mean lead time, open orders counted as long as they have been open" },
	{ .name = "lead_sd", .type = OUT_NUMBER, .decimals = 4, .unit = "days",
	  .help = "its standard deviation" },
	COUNTED("orders", "up to the as-of moment"),
	COUNTED("open", "open ones among them: lead_days is no less than said"),
};

const struct csv_out_col fill_curve_cols[FILL_CURVE_COLS] = {
	GROUP_COLUMNS,
	HOURS("hours", "after the order"),
	COUNTED("at_risk", "not received until then"),
	{ .name = "still_open", .type = OUT_NUMBER, .decimals = 8,
	  .help = "share not received behind that (Kaplan-Meier)" },
	{ .name = "still_open_low", .type = OUT_NUMBER, .decimals = 8, .help = "lower 95 % limit" },
	{ .name = "still_open_high", .type = OUT_NUMBER, .decimals = 8, .help = "upper 95 % limit" },
};

const struct csv_out_col fill_problem_cols[FILL_PROBLEM_COLS] = {
	{ .name = "pharmacy", .help = "the pharmacy" },
	{ .name = "reason", .help = "as the orders give it" },
	COUNTED("rejected", "with that reason"),
	COUNTED("held", "with that reason"),
	COUNTED("incomplete", "with that reason"),
	{ .name = "share", .type = OUT_NUMBER, .decimals = 4, .help = "of all orders of the pharmacy" },
	{ .name = "share_low", .type = OUT_NUMBER, .decimals = 4, .help = "its lower 95 % limit (Wilson)" },
	{ .name = "share_high", .type = OUT_NUMBER, .decimals = 4, .help = "its upper 95 % limit" },
	HOURS("told_hours", "mean from the order to the word"),
};

/* All three, of which tools hide two or all. */
static void put_group(struct csv_writer *w, const struct fill_group *g)
{
	csv_put_text(w, g->pharmacy);
	for (int i = 0; i < 3; i++)
		csv_put_text(w, g->by);
}

static void put_limits(struct csv_writer *w, struct estimate e)
{
	csv_put_real(w, e.value);
	csv_put_real(w, e.low);
	csv_put_real(w, e.high);
}

static void put_targets(struct csv_writer *w, const struct fill_row *r, const struct fill_view *v)
{
	for (size_t i = 0; i < FILL_SHOWN_TARGETS; i++) {
		bool there = i < v->n_targets;
		csv_put_real(w, there ? v->target[i] : NAN);
		put_limits(w, there ? r->within[i] : (struct estimate){ NAN, NAN, NAN });
	}
}

/* What is not in a number, parted by ;. */
static void put_note(struct csv_writer *w, const struct fill_row *r)
{
	char text[256];
	int n = 0;
	text[0] = '\0';
	if (r->group->received && isnan(r->p95.value))
		n += snprintf(text, sizeof(text), "%s > %g h; ", isnan(r->p50.value) ? "p50" :
			      isnan(r->p90.value) ? "p90" : "p95", r->longest);
	if (r->group->left_out)
		n += snprintf(text + n, sizeof(text) - (size_t)n, "%llu left out; ",
			      (unsigned long long)r->group->left_out);
	if (r->chart != FILL_UNKNOWN && r->chart_points < CONTROL_PROVISIONAL)
		n += snprintf(text + n, sizeof(text) - (size_t)n, "chart provisional: %zu days; ",
			      r->chart_points);
	csv_put_text(w, (struct str){ text, n ? (size_t)n - 2 : 0 });
}

static void put_service(struct csv_writer *w, const struct fill_row *r)
{
	const struct fill_group *g = r->group;
	put_limits(w, r->on_time);
	csv_put_real(w, r->complete.value);
	csv_put_real(w, proportion_of(g->rejected, g->orders).value);
	csv_put_real(w, r->told);
	csv_put_whole(w, (int64_t)r->silent);
	csv_put_real(w, r->beyond_stated);
}

static void put_row(struct csv_writer *w, const struct fill *f, const struct fill_row *r,
		    const struct fill_view *v)
{
	const struct fill_group *g = r->group;
	struct instant as_of = fill_as_of(f);
	put_group(w, g);
	csv_put_whole(w, (int64_t)g->orders);
	csv_put_whole(w, (int64_t)g->received);
	csv_put_whole(w, (int64_t)r->open);
	csv_put_real(w, r->oldest_open);
	csv_put_whole(w, (int64_t)r->late);
	csv_put_whole(w, (int64_t)g->cancelled);
	csv_put_whole(w, (int64_t)g->left_out);
	csv_put_real(w, r->mean);
	put_limits(w, r->p50);
	put_limits(w, r->p90);
	put_limits(w, r->p95);
	csv_put_real(w, r->longest);
	put_targets(w, r, v);
	put_service(w, r);
	csv_put_real(w, r->trend);
	csv_put_text(w, str_from(fill_chart_names[r->chart]));
	csv_put_text(w, r->chart == FILL_UNKNOWN ? STR("") : r->chart_log ? STR("log") : STR("hours"));
	csv_put_text(w, str_from(survival_limit_names[v->limits]));
	csv_put_date(w, instant_day(&as_of));
	csv_put_text(w, str_from(fill_state_names[r->state]));
	put_note(w, r);
	csv_end_row(w);
}

size_t fill_report(struct csv_writer *w, const struct fill *f, const struct fill_view *v, bool check)
{
	size_t found = 0;
	for (size_t i = 0; i < f->size; i++) {
		struct fill_row r = fill_row_of(f, f->group[i], v);
		bool act = r.late || r.state == FILL_NO_CONTROL;
		found += act;
		if (act || !check)
			put_row(w, f, &r, v);
	}
	return found;
}

void fill_report_leads(struct csv_writer *w, const struct fill *f, const struct fill_view *v)
{
	for (size_t i = 0; i < f->size; i++) {
		struct fill_row r = fill_row_of(f, f->group[i], v);
		put_group(w, f->group[i]);
		csv_put_real(w, r.lead_days);
		csv_put_real(w, r.lead_sd);
		csv_put_whole(w, (int64_t)f->group[i]->orders);
		csv_put_whole(w, (int64_t)r.open);
		csv_end_row(w);
	}
}

void fill_report_curves(struct csv_writer *w, const struct fill *f, const struct fill_view *v)
{
	for (size_t i = 0; i < f->size; i++) {
		struct survival_count *counts;
		size_t n = fill_counts(f, f->group[i], &counts);
		struct survival_step *steps = calloc(n + 1, sizeof(*steps));
		struct survival s = survival_of(counts, n, v->limits, steps);
		for (size_t k = 0; k < s.n; k++) {
			put_group(w, f->group[i]);
			csv_put_real(w, s.step[k].time);
			csv_put_whole(w, (int64_t)s.step[k].at_risk);
			csv_put_real(w, s.step[k].still);
			csv_put_real(w, s.step[k].low);
			csv_put_real(w, s.step[k].high);
			csv_end_row(w);
		}
		free(steps);
		free(counts);
	}
}

/* Orders of all groups of the pharmacy that begins at group i. */
static uint64_t orders_of_pharmacy(const struct fill *f, size_t i)
{
	struct str pharmacy = f->group[i]->pharmacy;
	uint64_t all = 0;
	for (; i < f->size && str_eq(f->group[i]->pharmacy, pharmacy); i++)
		all += f->group[i]->orders;
	return all;
}

void fill_report_problems(struct csv_writer *w, const struct fill *f)
{
	uint64_t all = 0;
	for (size_t i = 0; i < f->size; i++) {
		const struct fill_group *g = f->group[i];
		if (!i || !str_eq(f->group[i - 1]->pharmacy, g->pharmacy))
			all = orders_of_pharmacy(f, i);
		if (!g->by.n)
			continue;
		csv_put_text(w, g->pharmacy);
		csv_put_text(w, g->by);
		csv_put_whole(w, (int64_t)g->rejected);
		csv_put_whole(w, (int64_t)g->held);
		csv_put_whole(w, (int64_t)g->incomplete);
		put_limits(w, proportion_of(g->orders, all));
		csv_put_real(w, g->told ? (double)g->told_seconds / 3600 / (double)g->told : NAN);
		csv_end_row(w);
	}
}
