/*
 * The end-to-end example of ../shared/cases/inventory to the last column, the
 * levels that glp1-stock does not print among them. In that example a level that
 * history is too short for is 0.
 */
#include "cases.h"

#include <math.h>

#include "base/date.h"
#include "stock/stock.h"

#include "base/banned.h"

enum { DAYS_MAX = 400 };

static struct case_file input, expected;

static int32_t day_of(int row)
{
	int32_t day;
	ck_assert(date_parse(str_from(case_text(&input, row, "date")), &day) == DATE_OK);
	return day;
}

/* The days of a SKU from its first to the last of any. */
static void fill(struct demand *d, const char *sku)
{
	int32_t first = DATE_LAST, last = DATE_FIRST;
	for (int i = 0; i < (int)input.rows; i++) {
		int32_t day = day_of(i);
		last = day > last ? day : last;
		if (case_is(&input, i, "sku", sku) && day < first)
			first = day;
	}
	ck_assert_int_le(first, last);
	ck_assert_int_lt(last - first, DAYS_MAX);
	d->days = (size_t)(last - first) + 1;
	for (int i = 0; i < (int)input.rows; i++)
		if (case_is(&input, i, "sku", sku))
			d->units[day_of(i) - first] += case_number(&input, i, "qty");
}

/* To the 6 decimals of the file; what is unknown is empty there, or 0 if it says so. */
static void is_cell(int row, const char *column, double got)
{
	double want = case_number(&expected, row, column);
	if (isnan(got) || isnan(want))
		require(isnan(got) && (isnan(want) || want == 0), "%s: got %g, want %g", column, got,
			want);
	else
		assert_near(got, want, 5e-7, column);
}

START_TEST(example_row)
{
	double units[DAYS_MAX] = { 0 };
	bool stockout[DAYS_MAX] = { false };
	struct demand d = { .units = units, .stockout = stockout, .whole = true };
	const struct stock_params p = {
		.safety = { .method = SAFETY_ROBUST, .service_level = 0.95, .lead_days = 3,
			    .review_days = 7 },
		.policy_days = 30, .shelf_life_days = NAN, .use_days = 28, .window_days = 84,
		.new_rate = NAN,
	};
	struct stock_result r;
	fill(&d, case_text(&expected, _i, "sku"));
	stock_levels(&d, &p, &r);
	ck_assert_str_eq(stock_status_names[r.status], case_text(&expected, _i, "status"));
	ck_assert_str_eq(stock_basis_names[r.basis], case_text(&expected, _i, "basis"));
	is_cell(_i, "n_days", (double)r.history_days);
	is_cell(_i, "weeks", r.weeks.n ? (double)r.weeks.n : NAN);
	is_cell(_i, "weekly_mean", r.weeks.mean);
	is_cell(_i, "weekly_sd", r.weeks.sd);
	is_cell(_i, "add", r.daily_rate);
	is_cell(_i, "mu_H", r.safety.mean);
	is_cell(_i, "var_H", r.safety.variance);
	is_cell(_i, "level_nb", r.safety.level_a);
	is_cell(_i, "level_fcst_err", r.safety.level_b);
	is_cell(_i, "level_empirical", r.safety.level_c);
	is_cell(_i, "stat_level", r.safety.level);
	is_cell(_i, "ss_stat", r.safety.stock);
	is_cell(_i, "ss_30d", r.safety_stock_30d);
	is_cell(_i, "ss_45d", r.safety_stock_45d);
	is_cell(_i, "safety_stock", r.safety_stock);
	is_cell(_i, "reorder_point", r.reorder_point);
	is_cell(_i, "target", r.order_up_to);
	is_cell(_i, "implied_service_30d", r.implied_service_level);
}
END_TEST

void unit_example(TCase *tc)
{
	cases_add(tc, &input, "default_example_input.csv", NULL);
	cases_add(tc, &expected, "default_example_expected.csv", example_row);
}
