/* The main report of glp1-stock: a row a SKU. */
#include <math.h>
#include <stdio.h>

#include "stock/stock_note_report.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str sku, location, note, supplier;
	const char *pathway, *status, *demand_class, *abc, *basis, *unit;
	int32_t as_of, window_start, order_by, out_on, arrives_on, gap_from, gap_until;
	struct dec on_hand, usable, on_order;
	double history_days, weeks, daily_rate, weekly_mean, weekly_sd, lead_days, review_days;
	double history_rate, safety_stock_30d, safety_stock_45d, safety_stock_statistical, safety_stock;
	double implied_service_level, reorder_point, order_up_to;
	double booked, days_of_cover, order_quantity, order_cost, waste_mean, waste_p10;
	/* only where --fields asks for them */
	double cycle_days, fill_rate, cover_at_service, quiet_days, outlier_weeks, adi, cv2, interval_mean;
	double interval_variance, level_nb, level_forecast, level_empirical, level_statistical, trend;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(pathway), .rank = 8, .type = OUT_NAME, .help = "503B, 503A or commercial" },
	{ COL(status), .rank = 9, .type = OUT_NAME,
	  .help = "ok, short_history, insufficient_history, no_demand or "
		  "policy_exceeds_shelf_life" },
	{ COL(as_of), .type = OUT_DATE, .detail = true, .help = "the last day that counts" },
	{ COL(history_days), .type = OUT_REAL, .detail = true, .unit = "days",
	  .help = "from the first row of the SKU to as_of" },
	{ COL(weeks), .type = OUT_REAL, .detail = true, .unit = "weeks",
	  .help = "whole weeks that the rate is taken from" },
	{ COL(daily_rate), .rank = 4, .type = OUT_REAL, .decimals = 6, .unit = "units/day",
	  .help = "demand per calendar day" },
	{ COL(history_rate), .type = OUT_REAL, .decimals = 6, .detail = true, .unit = "units/day",
	  .help = "what history alone would say; only with --forecast" },
	{ COL(weekly_mean), .type = OUT_REAL, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "7 times daily_rate: the mean of the weeks, or as --rate says" },
	{ COL(weekly_sd), .type = OUT_REAL, .decimals = 6, .detail = true,
	  .unit = "units/week", .help = "sample standard deviation of the weeks" },
	{ COL(demand_class), .type = OUT_NAME, .detail = true,
	  .help = "smooth, intermittent, erratic or lumpy, by ADI and CV2 of the weeks" },
	{ COL(abc), .type = OUT_NAME, .detail = true,
	  .help = "A to 80 %, B to 95 % of annual cost, or of units if a cost is unknown" },
	{ COL(lead_days), .type = OUT_REAL, .decimals = 1, .detail = true, .unit = "days",
	  .help = "from order to receipt" },
	{ COL(review_days), .type = OUT_REAL, .decimals = 1, .detail = true, .unit = "days",
	  .help = "between two looks at the stock" },
	{ COL(safety_stock_30d), .rank = 9, .type = OUT_REAL, .unit = "units",
	  .help = "30 days of demand, rounded up" },
	{ COL(safety_stock_45d), .rank = 9, .type = OUT_REAL, .unit = "units",
	  .help = "45 days of demand, rounded up" },
	{ COL(safety_stock_statistical), .type = OUT_REAL, .decimals = 6, .detail = true,
	  .unit = "units", .help = "what the service level asks for" },
	{ COL(safety_stock), .rank = 6, .type = OUT_REAL, .unit = "units",
	  .help = "the larger of policy and statistics; 0 for 503A" },
	{ COL(basis), .rank = 9, .type = OUT_NAME,
	  .help = "what safety_stock rests on: policy, statistical, patient_specific or forecast" },
	{ COL(implied_service_level), .type = OUT_REAL, .decimals = 6, .detail = true,
	  .help = "probability that 30 days of safety stock cover an interval" },
	{ COL(reorder_point), .rank = 5, .type = OUT_REAL, .unit = "units",
	  .help = "order when what is usable and on order is at or below this" },
	{ COL(order_up_to), .rank = 7, .type = OUT_REAL, .unit = "units", .help = "order up to this" },
	{ COL(on_hand), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "from --on-hand or --lots" },
	{ COL(usable), .rank = 3, .type = OUT_DEC, .unit = "units",
	  .help = "of on_hand, what can still be dispensed before its date" },
	{ COL(on_order), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "from --on-order" },
	{ COL(booked), .type = OUT_REAL, .decimals = 6, .detail = true, .unit = "units",
	  .help = "expected from --bookings within lead and review days; only with it" },
	{ COL(days_of_cover), .rank = 1, .type = OUT_REAL, .decimals = 1, .bar_full = 60, .unit = "days",
	  .help = "usable, less what perishes early, divided by daily_rate; with --bookings by what "
		  "is booked, too" },
	{ COL(order_quantity), .rank = 1, .to_do = true, .type = OUT_REAL, .decimals = -3, .unit = "units",
	  .help = "to order now, in whole packs" },
	{ COL(order_cost), .rank = 4, .type = OUT_REAL, .decimals = 2, .detail = true, .unit = "money",
	  .help = "order_quantity times unit_cost" },
	{ COL(waste_mean), .type = OUT_REAL, .decimals = 6, .detail = true, .unit = "units",
	  .help = "of the lots on hand, expected to expire unused" },
	{ COL(waste_p10), .type = OUT_REAL, .decimals = 6, .detail = true, .unit = "units",
	  .help = "the same in a slow spell, undercut once in ten times" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that units are; only with --skus, empty where it does not say" },
	{ COL(note), .is_note = true, .type = OUT_TEXT, .help = "what to know and to do" },
	{ COL(supplier), .type = OUT_TEXT, .asked = true, .help = "from --skus" },
	{ COL(order_by), .type = OUT_DATE, .asked = true,
	  .help = "the last day on which an order still comes by out_on, if nobody is closed; as_of if "
		  "none does" },
	{ COL(out_on), .type = OUT_DATE, .asked = true,
	  .help = "the first day on which there is not enough: behind the last whole one of "
		  "days_of_cover, which begin the day after as_of" },
	{ COL(arrives_on), .type = OUT_DATE, .asked = true, .help = "when an order of as_of comes" },
	{ COL(gap_from), .type = OUT_DATE, .asked = true,
	  .help = "the first day on which there is not enough while an open order is still to come" },
	{ COL(gap_until), .type = OUT_DATE, .asked = true, .help = "when it is due" },
	{ COL(cover_at_service), .type = OUT_REAL, .asked = true, .unit = "days",
	  .help = "the most days that usable, less what perishes early, lasts with the service level; "
		  "3650 at most" },
	{ COL(cycle_days), .type = OUT_REAL, .decimals = 1, .asked = true, .unit = "days",
	  .help = "that an order lasts" },
	{ COL(fill_rate), .type = OUT_REAL, .decimals = 6, .asked = true,
	  .help = "share of demand that reorder_point is expected to meet, at least" },
	{ COL(window_start), .type = OUT_DATE, .asked = true,
	  .help = "first day of the weeks; as_of is the last" },
	{ COL(quiet_days), .type = OUT_REAL, .asked = true, .unit = "days",
	  .help = "the longest run of days of the weeks without demand" },
	{ COL(outlier_weeks), .type = OUT_REAL, .asked = true, .unit = "weeks",
	  .help = "far above the others; see --outliers" },
	{ COL(adi), .type = OUT_REAL, .decimals = 6, .asked = true, .unit = "weeks",
	  .help = "average demand interval" },
	{ COL(cv2), .type = OUT_REAL, .decimals = 6, .asked = true,
	  .help = "squared coefficient of variation of the weeks with demand" },
	{ COL(interval_mean), .type = OUT_REAL, .decimals = 6, .asked = true, .unit = "units",
	  .help = "expected demand of lead and review days: k m" },
	{ COL(interval_variance), .type = OUT_REAL, .decimals = 6, .asked = true,
	  .help = "of the demand of lead and review days, by A" },
	{ COL(level_nb), .type = OUT_REAL, .decimals = 6, .asked = true, .unit = "units",
	  .help = "A, by the distribution of demand" },
	{ COL(level_forecast), .type = OUT_REAL, .decimals = 6, .asked = true, .unit = "units",
	  .help = "B, by errors of forecasts" },
	{ COL(level_empirical), .type = OUT_REAL, .decimals = 6, .asked = true, .unit = "units",
	  .help = "C, by sums of days" },
	{ COL(level_statistical), .type = OUT_REAL, .decimals = 6, .asked = true, .unit = "units",
	  .help = "by --method; less interval_mean it is safety_stock_statistical" },
	{ COL(trend), .type = OUT_REAL, .decimals = 6, .asked = true,
	  .help = "mean error of B's forecasts relative to the forecast" },
};

const struct report stock_report = { "stock", REPORT_COLS(cols) };

static struct demand_pattern pattern_of(const struct weeks *weeks)
{
	double oldest_first[DEMAND_WEEKS_MAX] = { 0 };
	struct demand_pattern pattern;
	for (size_t i = 0; i < weeks->n; i++)
		oldest_first[i] = weeks->units[weeks->n - 1 - i];
	demand_pattern_of(oldest_first, weeks->n, &pattern);
	return pattern;
}

/* Fills in the columns of levels. */
static void fill_levels(struct line *l, const struct stock_item *item)
{
	const struct stock_result *res = &item->result;
	const struct demand_pattern pattern = pattern_of(&res->weeks);
	l->unit = sku_unit_names[item->row->unit];
	l->pathway = pathway_names[item->params.pathway];
	l->status = stock_status_names[res->status];
	l->history_days = item->series->no_volume ? 0 : (double)res->history_days;
	l->weeks = res->weeks.n ? (double)res->weeks.n : NAN;
	l->daily_rate = res->daily_rate;
	l->history_rate = res->history_rate;
	l->weekly_mean = res->weeks.mean;
	l->weekly_sd = res->weeks.sd;
	l->demand_class = demand_class_names[pattern.class];
	l->abc = abc_names[item->abc];
	l->lead_days = item->params.safety.lead_days;
	l->review_days = item->params.safety.review_days;
	l->cycle_days = fmax(item->params.cycle_days, l->review_days);
	l->safety_stock_30d = res->safety_stock_30d;
	l->safety_stock_45d = res->safety_stock_45d;
	l->safety_stock_statistical = res->safety.stock;
	l->safety_stock = res->safety_stock;
	l->basis = stock_basis_names[res->basis];
	l->implied_service_level = res->implied_service_level;
	l->reorder_point = res->reorder_point;
	l->order_up_to = res->order_up_to;
	l->adi = pattern.adi;
	l->cv2 = pattern.cv2;
	l->interval_mean = res->safety.mean;
	l->interval_variance = res->safety.variance;
	l->level_nb = res->safety.level_a;
	l->level_forecast = res->safety.level_b;
	l->level_empirical = res->safety.level_c;
	l->level_statistical = res->safety.level;
	l->trend = res->safety.bias;
}

/* as_of plus whole days; DATE_NONE if days is NaN or too large. */
static int32_t day_after(int32_t as_of, double days)
{
	return fabs(days) <= 36500 && as_of + days <= DATE_LAST && as_of + days >= DATE_FIRST
		? as_of + (int32_t)floor(days) : DATE_NONE;
}

/* Fills in the last day to order and the day of arrival, for SKUs that are ordered for stock. */
static void fill_days(struct line *l, const struct stock_item *item)
{
	bool from_stock = !isnan(l->order_quantity);
	double lead = item->params.safety.lead_days;
	l->out_on = stock_out_on(l->as_of, l->days_of_cover);
	l->order_by = from_stock ? stock_order_by(l->as_of, l->out_on, lead) : DATE_NONE;
	l->arrives_on = from_stock ? day_after(l->as_of, ceil(lead)) : DATE_NONE;
}

/* The days of lead time and review period. */
static double interval_of(const struct stock_item *item)
{
	return item->params.safety.lead_days + item->params.safety.review_days;
}

static bool is_for_each(const struct stock_item *item)
{
	return item->params.pathway == PATHWAY_503A;
}

/* Fills in the columns of stock and order. */
static void fill_position(struct line *l, const struct stock_run *r, const struct stock_item *item,
			  const struct stock_position *p)
{
	const struct weeks *weeks = &item->result.weeks;
	const struct quiet quiet = demand_quiet(&item->demand, item->params.window_days);
	int32_t last = item->demand.first + (int32_t)item->demand.days - 1;
	int32_t days = 7 * (int32_t)(weeks->n + weeks->dropped);
	l->on_hand = p->on_hand;
	l->usable = p->usable;
	l->on_order = p->on_order;
	l->days_of_cover = stock_cover(&item->result, item->params.booked, p->lasting);
	if (isnan(l->days_of_cover) && (item->result.daily_rate <= 0 || is_for_each(item)))
		l->days_of_cover = INFINITY;
	l->booked = r->o->bookings.name ? 0 : NAN;
	if (item->params.booked)
		l->booked = bookings_units(&item->bookings, interval_of(item));
	l->order_quantity = p->order;
	l->order_cost = p->cost;
	l->gap_from = p->gap.from;
	l->gap_until = p->gap.until;
	l->waste_mean = p->waste_mean;
	l->waste_p10 = p->waste_slow;
	l->supplier = item->row->supplier;
	fill_days(l, item);
	l->window_start = weeks->n ? last - days + 1 : DATE_NONE;
	l->quiet_days = weeks->n ? (double)quiet.days : NAN;
	l->outlier_weeks = weeks->n ? (double)item->result.outliers : NAN;
	if (tool_writes(r->tool, "fill_rate"))
		l->fill_rate = stock_fill_rate(&item->result, &item->params, item->demand.whole);
	if (tool_writes(r->tool, "cover_at_service"))
		l->cover_at_service = stock_cover_at(&item->result, item->params.booked,
						     item->params.safety.service_level,
						     item->demand.whole, p->lasting);
}

void stock_report_row(struct stock_run *r, const struct stock_item *item)
{
	struct dec cost = item->row->unit_cost;
	const struct stock_listed listed = { r->as_of, item->held, item->lots, item->n_lots,
					     cost.set ? dec_double(cost) : NAN };
	const struct stock_position p = stock_position(&listed, &item->params, &item->result);
	struct stock_note note = { .n = 0 };
	bool found = stock_note_findings(&note, r, item, &p);
	r->findings |= found;
	r->judged++;
	r->n_found += found;
	r->n_out += note.found[FINDING_OUT_OF_STOCK] ||
		    (note.found[FINDING_REORDER] && p.usable.set && p.usable.m <= 0);
	for (int f = 0; f < STOCK_FINDINGS; f++)
		r->n_of[f] += note.found[f];
	if (r->tool->opt.nagios || (r->o->check && !found))
		return;
	stock_note_remarks(&note, r, item, &p);
	struct line line = { .sku = item->series->sku, .location = item->series->location,
			     .as_of = r->as_of, .note = { note.text, note.n } };
	fill_levels(&line, item);
	fill_position(&line, r, item, &p);
	stock_sum_row(r, is_for_each(item), line.order_quantity, line.order_cost);
	tool_write(r->tool, &line);
}

void lots_report_rows(struct stock_run *r, const struct stock_item *item)
{
	const struct lots_of of = { item->series->sku, item->series->location, r->as_of, r->o->use_days,
				    item->row };
	for (size_t i = 0; i < item->n_lots; i++)
		lots_report_row(r->tool, &of, &item->lots[i], i + 1);
}

void stock_monitor(const struct stock_run *r, struct monitor *m)
{
	m->status = r->n_out ? 2 : r->n_found ? 1 : 0;
	int n = snprintf(m->text, sizeof(m->text),
			 "%zu of %zu SKUs to act on, %zu with nothing left | found=%zu out=%zu",
			 r->n_found, r->judged, r->n_out, r->n_found, r->n_out);
	for (int f = 0; f < STOCK_FINDINGS && n >= 0 && (size_t)n < sizeof(m->text); f++)
		n += snprintf(m->text + n, sizeof(m->text) - (size_t)n, " %s=%zu",
			      stock_finding_names[f], r->n_of[f]);
}
