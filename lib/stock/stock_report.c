/* The main report of glp1-stock: a row a SKU. */
#include <math.h>

#include "stock/stock_note.h"

#include "base/banned.h"

#define ASKED .type = OUT_NUMBER, .decimals = 6, .asked = true

/* Their order is the order in which write_levels, stock_report_row and write_asked put the cells. */
const struct csv_out_col stock_cols[STOCK_COLS] = {
	{ .name = "sku", .type = OUT_TEXT, .help = "the SKU" },
	{ .name = "location", .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ .name = "pathway", .type = OUT_TEXT, .help = "503B, 503A or commercial" },
	{ .name = "status", .type = OUT_TEXT,
	  .help = "ok, short_history, insufficient_history, no_demand or "
		  "policy_exceeds_shelf_life" },
	{ .name = "as_of", .type = OUT_DATE, .detail = true, .help = "the last day that counts" },
	{ .name = "history_days", .type = OUT_NUMBER, .detail = true, .unit = "days",
	  .help = "from the first row of the SKU to as_of" },
	{ .name = "weeks", .type = OUT_NUMBER, .detail = true, .unit = "weeks",
	  .help = "whole weeks that the rate is taken from" },
	{ .name = "daily_rate", .type = OUT_NUMBER, .decimals = 6, .unit = "units/day",
	  .help = "demand per calendar day" },
	{ .name = "weekly_mean", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "7 times daily_rate: the mean of the weeks, or as --rate says" },
	{ .name = "weekly_sd", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "sample standard deviation of the weeks" },
	{ .name = "demand_class", .type = OUT_TEXT, .detail = true,
	  .help = "smooth, intermittent, erratic or lumpy, by ADI and CV2 of the weeks" },
	{ .name = "abc", .type = OUT_TEXT, .detail = true,
	  .help = "A to 80 %, B to 95 % of annual cost, or of units if a cost is unknown" },
	{ .name = "lead_days", .type = OUT_NUMBER, .decimals = 1, .detail = true, .unit = "days",
	  .help = "from order to receipt" },
	{ .name = "review_days", .type = OUT_NUMBER, .decimals = 1, .detail = true, .unit = "days",
	  .help = "between two looks at the stock" },
	{ .name = "safety_stock_30d", .type = OUT_NUMBER, .unit = "units",
	  .help = "30 days of demand, rounded up" },
	{ .name = "safety_stock_45d", .type = OUT_NUMBER, .unit = "units",
	  .help = "45 days of demand, rounded up" },
	{ .name = "safety_stock_statistical", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .unit = "units", .help = "what the service level asks for" },
	{ .name = "safety_stock", .type = OUT_NUMBER, .unit = "units",
	  .help = "the larger of policy and statistics; 0 for 503A" },
	{ .name = "basis", .type = OUT_TEXT,
	  .help = "what safety_stock rests on: policy, statistical or patient_specific" },
	{ .name = "implied_service_level", .type = OUT_NUMBER, .decimals = 6, .detail = true,
	  .help = "probability that 30 days of safety stock cover an interval" },
	{ .name = "reorder_point", .type = OUT_NUMBER, .unit = "units",
	  .help = "order when what is usable and on order is at or below this" },
	{ .name = "order_up_to", .type = OUT_NUMBER, .unit = "units", .help = "order up to this" },
	{ .name = "on_hand", .type = OUT_NUMBER, .detail = true, .unit = "units",
	  .help = "from --on-hand or --lots" },
	{ .name = "usable", .type = OUT_NUMBER, .unit = "units",
	  .help = "of on_hand, what can still be dispensed before its date" },
	{ .name = "on_order", .type = OUT_NUMBER, .detail = true, .unit = "units",
	  .help = "from --on-order" },
	{ .name = "days_of_cover", .type = OUT_NUMBER, .decimals = 1, .bar_full = 60, .unit = "days",
	  .help = "usable, less what perishes early, divided by daily_rate" },
	{ .name = "order_quantity", .type = OUT_NUMBER, .decimals = -3, .unit = "units",
	  .help = "to order now, in whole packs" },
	{ .name = "order_cost", .type = OUT_NUMBER, .decimals = 2, .detail = true, .unit = "money",
	  .help = "order_quantity times unit_cost" },
	{ .name = "waste_mean", .type = OUT_NUMBER, .decimals = 6, .detail = true, .unit = "units",
	  .help = "of the lots on hand, expected to expire unused" },
	{ .name = "waste_p10", .type = OUT_NUMBER, .decimals = 6, .detail = true, .unit = "units",
	  .help = "the same in a slow spell, undercut once in ten times" },
	{ .name = "note", .type = OUT_TEXT, .help = "what to know and to do" },
	{ .name = "supplier", .type = OUT_TEXT, .asked = true, .help = "from --skus" },
	{ .name = "cover_at_service", .type = OUT_NUMBER, .asked = true, .unit = "days",
	  .help = "the most days that usable, less what perishes early, lasts with the service level; "
		  "3650 at most" },
	{ .name = "window_start", .type = OUT_DATE, .asked = true,
	  .help = "first day of the weeks; as_of is the last" },
	{ .name = "quiet_days", .type = OUT_NUMBER, .asked = true, .unit = "days",
	  .help = "the longest run of days of the weeks without demand" },
	{ .name = "outlier_weeks", .type = OUT_NUMBER, .asked = true, .unit = "weeks",
	  .help = "far above the others; see --outliers" },
	{ .name = "adi", ASKED, .unit = "weeks", .help = "average demand interval" },
	{ .name = "cv2", ASKED, .help = "squared coefficient of variation of the weeks with demand" },
	{ .name = "interval_mean", ASKED, .unit = "units",
	  .help = "expected demand of lead and review days: k m" },
	{ .name = "interval_variance", ASKED, .help = "of the demand of lead and review days, by A" },
	{ .name = "level_nb", ASKED, .unit = "units", .help = "A, by the distribution of demand" },
	{ .name = "level_forecast", ASKED, .unit = "units", .help = "B, by errors of forecasts" },
	{ .name = "level_empirical", ASKED, .unit = "units", .help = "C, by sums of days" },
	{ .name = "level_statistical", ASKED, .unit = "units",
	  .help = "by --method; less interval_mean it is safety_stock_statistical" },
	{ .name = "trend", ASKED, .help = "mean error of B's forecasts relative to the forecast" },
};

static void put_name(struct csv_writer *w, const char *name)
{
	csv_put_text(w, str_from(name));
}

static struct demand_pattern pattern_of(const struct weeks *weeks)
{
	double oldest_first[DEMAND_WEEKS_MAX];
	struct demand_pattern pattern;
	for (size_t i = 0; i < weeks->n; i++)
		oldest_first[i] = weeks->units[weeks->n - 1 - i];
	demand_pattern_of(oldest_first, weeks->n, &pattern);
	return pattern;
}

static void write_levels(struct csv_writer *w, const struct stock_run *r,
			 const struct stock_item *item)
{
	const struct stock_result *res = &item->result;
	csv_put_text(w, item->series->sku);
	csv_put_text(w, item->series->location);
	put_name(w, pathway_names[item->params.pathway]);
	put_name(w, stock_status_names[res->status]);
	csv_put_date(w, r->as_of);
	csv_put_whole(w, (int64_t)res->history_days);
	csv_put_real(w, res->weeks.n ? (double)res->weeks.n : NAN);
	csv_put_real(w, res->daily_rate);
	csv_put_real(w, res->weeks.mean);
	csv_put_real(w, res->weeks.sd);
	put_name(w, demand_class_names[pattern_of(&res->weeks).class]);
	put_name(w, abc_names[item->abc]);
	csv_put_real(w, item->params.safety.lead_days);
	csv_put_real(w, item->params.safety.review_days);
	csv_put_real(w, res->safety_stock_30d);
	csv_put_real(w, res->safety_stock_45d);
	csv_put_real(w, res->safety.stock);
	csv_put_real(w, res->safety_stock);
	put_name(w, stock_basis_names[res->basis]);
	csv_put_real(w, res->implied_service_level);
	csv_put_real(w, res->reorder_point);
	csv_put_real(w, res->order_up_to);
}

/* The columns that only --fields brings. */
static void write_asked(struct csv_writer *w, const struct stock_run *r,
			const struct stock_item *item, const struct stock_position *p)
{
	const struct stock_result *res = &item->result;
	const struct demand_pattern pattern = pattern_of(&res->weeks);
	const struct quiet quiet = demand_quiet(&item->demand, item->params.window_days);
	int32_t days = 7 * (int32_t)(res->weeks.n + res->weeks.dropped);
	csv_put_text(w, item->row->supplier);
	csv_put_real(w, stock_cover_at(res, item->params.safety.service_level, item->demand.whole,
				       p->lasting));
	csv_put_date(w, res->weeks.n ? r->as_of - days + 1 : DATE_NONE);
	csv_put_real(w, res->weeks.n ? (double)quiet.days : NAN);
	csv_put_real(w, res->weeks.n ? (double)res->outliers : NAN);
	csv_put_real(w, pattern.adi);
	csv_put_real(w, pattern.cv2);
	csv_put_real(w, res->safety.mean);
	csv_put_real(w, res->safety.variance);
	csv_put_real(w, res->safety.level_a);
	csv_put_real(w, res->safety.level_b);
	csv_put_real(w, res->safety.level_c);
	csv_put_real(w, res->safety.level);
	csv_put_real(w, res->safety.bias);
}

bool stock_report_row(struct stock_run *r, const struct stock_item *item)
{
	struct csv_writer *w = &r->tool.writer;
	struct dec cost = item->row->unit_cost;
	const struct stock_listed listed = { r->as_of, item->held, item->lots, item->n_lots,
					     cost.set ? dec_double(cost) : NAN };
	const struct stock_position p = stock_position(&listed, &item->params, &item->result);
	struct stock_note note = { .n = 0 };
	bool found = stock_note_findings(&note, item, &p);
	r->findings |= found;
	if (r->o.check && !found)
		return true;
	stock_note_remarks(&note, r, item, &p);
	write_levels(w, r, item);
	csv_put_dec(w, p.on_hand);
	csv_put_dec(w, p.usable);
	csv_put_dec(w, p.on_order);
	csv_put_real(w, stock_cover(&item->result, p.lasting));
	csv_put_real(w, p.order);
	csv_put_real(w, p.cost);
	csv_put_real(w, p.waste_mean);
	csv_put_real(w, p.waste_slow);
	csv_put_text(w, (struct str){ note.text, note.n });
	if (r->tool.opt.fields)
		write_asked(w, r, item, &p);
	csv_end_row(w);
	return true;
}
