/*
 * ops/consumption.h: every row of average_consumption.csv and of
 * reorder_from_transactions.csv in ../shared/cases/inventory, published numbers,
 * and what must hold of any.
 */
#include "unit.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "csv/bind.h"
#include "ops/consumption.h"

#include "base/banned.h"

enum { CASES_MAX = 100, DAYS_MAX = 800, AS_OF = 20467 }; /* 2026-01-14, not over yet */

static struct consumption_case {
	char id[40], formula[40];
	struct consumption c;
	double additional, horizon_days, want, tolerance;
} consumption_cases[CASES_MAX];

static struct reorder_case {
	char id[40], series[60];
	size_t days;
	struct daily_params p;
	struct daily_levels want;
	double tolerance;
} reorder_cases[CASES_MAX];

static double serie_01[DAYS_MAX]; /* [i]: i + 1 days before AS_OF */

/* A row as it is in one of the files. */
struct cells {
	struct str id, formula, consumption, period_days, months, stockout_days, days_per_month,
		additional, expected, decimals, rule;
	struct str series, n_days, lead_days, cycle_days, z, mean, sd, lead_time_sd, safety_stock,
		reorder_point, order_up_to;
	struct str date, qty;
};

#define CELL(name_, member) \
	{ .name = (name_), .required = true, .may_be_empty = true, \
	  .offset = offsetof(struct cells, member) }

static const struct csv_col consumption_columns[] = {
	CELL("case_id", id),
	CELL("formula", formula),
	CELL("consumption", consumption),
	CELL("period_days", period_days),
	CELL("months", months),
	CELL("stockout_days", stockout_days),
	CELL("days_per_month", days_per_month),
	CELL("additional", additional),
	CELL("expected", expected),
	CELL("decimals", decimals),
	CELL("rule", rule),
};

static const struct csv_col reorder_columns[] = {
	CELL("case_id", id),
	CELL("series", series),
	CELL("n_days", n_days),
	CELL("lead_days", lead_days),
	CELL("cycle_days", cycle_days),
	CELL("z", z),
	CELL("daily_mean", mean),
	CELL("daily_sd", sd),
	CELL("lead_time_sd", lead_time_sd),
	CELL("safety_stock", safety_stock),
	CELL("reorder_point", reorder_point),
	CELL("order_up_to", order_up_to),
	CELL("decimals", decimals),
};

static const struct csv_col transaction_columns[] = { CELL("date", date), CELL("qty", qty) };

static void must(bool ok, const char *what, struct str s)
{
	if (ok)
		return;
	fprintf(stderr, "shared cases: %s: \"%.*s\"\n", what, (int)s.n, s.n ? s.p : "");
	abort();
}

static double number(struct str s)
{
	double v = 0;
	must(s.n == 0 || num_real(s, -1e12, 1e12, &v) == NUM_OK, "not a number", s);
	return v;
}

static void text_of(struct str s, char *out, size_t size)
{
	snprintf(out, size, "%.*s", (int)s.n, s.n ? s.p : "");
}

/* Blank: exact. */
static double tolerance_of(struct str decimals)
{
	return decimals.n ? 0.5 * pow(10, -number(decimals)) : 0;
}

/*
 * The days of a horizon stand in the rule only: the whole numbers within
 * parentheses, as in "2/day * (lead 10 + order cycle 7 + safety 4 days)".
 */
static double horizon_of(struct str rule)
{
	double sum = 0, value = 0;
	bool inside = false;
	for (size_t i = 0; i < rule.n; i++) {
		char c = rule.p[i];
		bool digit = inside && c >= '0' && c <= '9';
		value = digit ? 10 * value + (c - '0') : 0;
		bool last = i + 1 == rule.n || rule.p[i + 1] < '0' || rule.p[i + 1] > '9';
		if (digit && last)
			sum += value;
		inside = c == '(' || (inside && c != ')');
	}
	return sum;
}

static void take_consumption(const struct cells *cells, int n)
{
	must(n < CASES_MAX, "too many rows", cells->id);
	struct consumption_case *c = &consumption_cases[n];
	text_of(cells->id, c->id, sizeof(c->id));
	text_of(cells->formula, c->formula, sizeof(c->formula));
	c->c = (struct consumption){ number(cells->consumption), number(cells->period_days),
				     number(cells->months), number(cells->stockout_days),
				     number(cells->days_per_month) };
	c->additional = number(cells->additional);
	c->horizon_days = horizon_of(cells->rule);
	c->want = number(cells->expected);
	c->tolerance = tolerance_of(cells->decimals);
}

static void take_reorder(const struct cells *cells, int n)
{
	must(n < CASES_MAX, "too many rows", cells->id);
	struct reorder_case *c = &reorder_cases[n];
	text_of(cells->id, c->id, sizeof(c->id));
	text_of(cells->series, c->series, sizeof(c->series));
	c->days = (size_t)number(cells->n_days);
	must(c->days <= DAYS_MAX, "too many days", cells->n_days);
	c->p = (struct daily_params){ number(cells->lead_days), number(cells->cycle_days),
				      number(cells->z), 2 };
	c->want = (struct daily_levels){ number(cells->mean), number(cells->sd),
					 number(cells->lead_time_sd), number(cells->safety_stock),
					 number(cells->reorder_point), number(cells->order_up_to) };
	c->tolerance = tolerance_of(cells->decimals);
}

static void take_transaction(const struct cells *cells, int n)
{
	int32_t day;
	(void)n;
	must(date_parse(cells->date, &day) == DATE_OK, "not a date", cells->date);
	if (day < AS_OF && AS_OF - 1 - day < DAYS_MAX)
		serie_01[AS_OF - 1 - day] += number(cells->qty);
}

/* Calls take with every row; returns how many there are, 0 if the file is not there. */
static int read_rows(const char *name, const struct csv_col *cols, size_t n_cols,
		     void (*take)(const struct cells *cells, int n))
{
	struct csv_reader r;
	struct csv_row row;
	struct csv_binding b = { 0 };
	struct diag d;
	struct cells cells = { 0 };
	char path[512];
	shared_path(name, path, sizeof(path));
	int n = 0, fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		char note[600];
		snprintf(note, sizeof(note), "%s is not there", path);
		unit_skip(1, note);
		return 0;
	}
	must(csv_reader_init(&r, fd, &(struct csv_options){ 0 }) &&
		     csv_reader_next(&r, &row) == CSV_ROW &&
		     csv_bind_header(&b, cols, n_cols, &row, NULL, 0, &cells, &d),
	     "no such header", str_from(path));
	while (csv_reader_next(&r, &row) == CSV_ROW) {
		must(csv_bind_row(&b, &row, &cells, &d) == BIND_ROW, "bad row", str_from(path));
		take(&cells, n++);
	}
	must(r.fault.class == DIAG_NONE, "cannot be read", str_from(path));
	csv_binding_release(&b);
	csv_reader_release(&r);
	close(fd);
	return n;
}

static double by_formula(const struct consumption_case *c)
{
	if (strcmp(c->formula, "openlmis") == 0)
		return consumption_adjusted(&c->c, c->additional);
	if (strcmp(c->formula, "msh") == 0)
		return consumption_msh(&c->c);
	if (strcmp(c->formula, "days_in_stock") == 0)
		return consumption_days_in_stock(&c->c);
	if (strcmp(c->formula, "replenishment_horizon") == 0)
		return consumption_horizon(&c->c, c->horizon_days);
	ck_abort_msg("%s: formula %s is not known", c->id, c->formula);
}

START_TEST(shared_consumption)
{
	const struct consumption_case *c = &consumption_cases[_i];
	double got = by_formula(c);
	ck_assert_msg(fabs(got - c->want) <= c->tolerance, "%s: got %.9g, want %.9g", c->id, got,
		      c->want);
}
END_TEST

/* "10 units every 10th day", or serie_01. */
static void series_of(const struct reorder_case *c, double *units)
{
	unsigned size = 0, step = 1;
	const char *every = strstr(c->series, "every ");
	for (const char *p = c->series; *p >= '0' && *p <= '9'; p++)
		size = 10 * size + (unsigned)(*p - '0');
	if (every && every[6] >= '0' && every[6] <= '9') {
		step = 0;
		for (const char *p = every + 6; *p >= '0' && *p <= '9'; p++)
			step = 10 * step + (unsigned)(*p - '0');
	}
	bool in_file = strcmp(c->series, "serie_01") == 0;
	ck_assert_msg(in_file || (size && every && step), "%s: series not known", c->id);
	for (size_t i = 0; i < c->days; i++)
		units[i] = in_file ? serie_01[c->days - 1 - i] : i % step == 0 ? size : 0;
}

START_TEST(shared_reorder)
{
	const struct reorder_case *c = &reorder_cases[_i];
	double units[DAYS_MAX];
	struct daily_levels got;
	series_of(c, units);
	daily_levels(units, c->days, &c->p, &got);
	ck_assert_double_eq_tol(got.mean, c->want.mean, c->tolerance);
	ck_assert_double_eq_tol(got.sd, c->want.sd, c->tolerance);
	ck_assert_double_eq_tol(got.lead_time_sd, c->want.lead_time_sd, c->tolerance);
	ck_assert_double_eq_tol(got.safety_stock, c->want.safety_stock, c->tolerance);
	ck_assert_double_eq(got.reorder_point, c->want.reorder_point);
	ck_assert_double_eq(got.order_up_to, c->want.order_up_to);
}
END_TEST

/* OpenLMIS, LineItemFieldsCalculatorTest. */
START_TEST(adjusted)
{
	struct consumption c = { 20, 90, 3, 5, 30 };
	ck_assert_double_eq(consumption_adjusted(&c, 0), 22);
	ck_assert_double_eq(consumption_adjusted(&c, 20), 42);
	c.stockout_days = 0;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 20);
	c.stockout_days = 90;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 20);
	c.stockout_days = 92;
	ck_assert_double_eq(consumption_adjusted(&c, 0), 20);
	c = (struct consumption){ 17, 90, 3, 5, 30 };
	ck_assert_double_eq(consumption_adjusted(&c, 0), 18); /* 17 * 90 / 85 */
	c.units = 0;
	ck_assert_double_eq(consumption_adjusted(&c, 20), 0);
}
END_TEST

/* BHIMA, depots.js; effectiveinventory.com. */
START_TEST(per_month_and_horizon)
{
	struct consumption ampicilline = { 270, 365, 12, 92, 30.5 };
	struct consumption quinine = { 580, 365, 12, 0, 30.5 };
	ck_assert_double_eq_tol(consumption_msh(&ampicilline), 30.05, 0.005);
	ck_assert_double_eq_tol(consumption_days_in_stock(&ampicilline), 30.16, 0.005);
	ck_assert_double_eq_tol(consumption_msh(&quinine), 48.33, 0.005);
	ck_assert_double_eq_tol(consumption_days_in_stock(&quinine), 580 / 365. * 30.5, 1e-12);
	struct consumption pieces = { 60, 30, 1, 0, 30 };
	ck_assert_double_eq(consumption_horizon(&pieces, 10 + 7 + 4), 42);
	pieces = (struct consumption){ 60, 40, 1, 10, 30 };
	ck_assert_double_eq(consumption_horizon(&pieces, 21), 42);
}
END_TEST

START_TEST(no_day_in_stock)
{
	for (size_t i = 0; i < 3; i++) {
		struct consumption c = { .units = 9, .period_days = 91.2, .months = 3,
					 .stockout_days = (double[]){ 91.2, 92, 1e9 }[i],
					 .days_per_month = 30.4 };
		ck_assert_double_nan(consumption_msh(&c));
		ck_assert_double_nan(consumption_days_in_stock(&c));
		ck_assert_double_nan(consumption_horizon(&c, 30));
		ck_assert_double_eq(consumption_adjusted(&c, 5), 9);
	}
	struct consumption nothing = { 0 };
	ck_assert_double_nan(consumption_msh(&nothing));
	ck_assert_double_nan(consumption_days_in_stock(&nothing));
	ck_assert_double_nan(consumption_horizon(&nothing, 30));
	ck_assert_double_eq(consumption_adjusted(&nothing, 0), 0);
}
END_TEST

START_TEST(out_of_range)
{
	for (size_t i = 0; i < 6; i++)
		for (size_t k = 0; k < 3; k++) {
			double v[6] = { 9, 90, 3, 5, 30, 21 };
			v[i] = (double[]){ -1, NAN, INFINITY }[k];
			struct consumption c = { v[0], v[1], v[2], v[3], v[4] };
			bool uses_days = i == 0 || i == 1 || i == 3;
			ck_assert_int_eq(isnan(consumption_adjusted(&c, v[5])), i != 1);
			ck_assert_int_eq(isnan(consumption_msh(&c)), i != 1 && i != 5);
			ck_assert_int_eq(isnan(consumption_days_in_stock(&c)), uses_days || i == 4);
			ck_assert_int_eq(isnan(consumption_horizon(&c, v[5])), uses_days || i == 5);
		}
}
END_TEST

/* With the demand of a day in stock the same, stockouts change nothing. */
START_TEST(stockouts_do_not_read_as_low_demand)
{
	for (int out = 0; out < 90; out++) {
		struct consumption c = { .units = 4. * (90 - out), .period_days = 90, .months = 3,
					 .stockout_days = out, .days_per_month = 30 };
		ck_assert_double_eq(consumption_adjusted(&c, 0), 360);
		ck_assert_double_eq_tol(consumption_msh(&c), 120, 1e-9);
		ck_assert_double_eq_tol(consumption_days_in_stock(&c), 120, 1e-9);
		ck_assert_double_eq_tol(consumption_horizon(&c, 10), 40, 1e-9);
	}
}
END_TEST

static struct daily_levels levels(const double *units, size_t days, double lead_days,
				  double cycle_days, int places)
{
	struct daily_levels r;
	struct daily_params p = { lead_days, cycle_days, 1.6449, places };
	daily_levels(units, days, &p, &r);
	return r;
}

/* OCA, stock_orderpoint_safety_stock: ten units every tenth day for 360 days. */
START_TEST(every_tenth_day)
{
	double units[360] = { 0 };
	for (size_t i = 0; i < COUNT(units); i += 10)
		units[i] = 10;
	struct daily_levels r = levels(units, COUNT(units), 12, 0, 2);
	ck_assert_double_eq(r.mean, 1);
	ck_assert_double_eq(r.sd, 3);
	ck_assert_double_eq_tol(r.lead_time_sd, 10.39, 0.005);
	ck_assert_double_eq_tol(r.safety_stock, 17.09, 1e-9);
	ck_assert(r.reorder_point == 30 && r.order_up_to == 30);
	r = levels(units, COUNT(units), 4, 8, 2);
	ck_assert_double_eq_tol(r.safety_stock, 9.87, 1e-9);
	ck_assert(r.reorder_point == 14 && r.order_up_to == 22);
	r = levels(units, COUNT(units), 4, 8, -1);
	ck_assert_double_eq_tol(r.sd, 3.0041753673650624, 1e-12);
	ck_assert_double_eq_tol(r.safety_stock, 1.6449 * 2 * r.sd, 1e-12);
}
END_TEST

START_TEST(a_steady_product_has_no_safety_stock)
{
	static const double units[] = { 10, 10, 10, 10, 10, 10, 10 };
	for (int places = -1; places <= DAILY_PLACES_MAX; places++) {
		struct daily_levels r = levels(units, COUNT(units), 4, 7, places);
		ck_assert(r.mean == 10 && r.sd == 0 && r.lead_time_sd == 0 && r.safety_stock == 0);
		ck_assert(r.reorder_point == 40 && r.order_up_to == 110);
	}
}
END_TEST

/* A fixed decimal fraction that is a whole number after ten days does not round up to one more. */
START_TEST(a_ceiling_forgives_rounding)
{
	double units[10];
	for (size_t i = 0; i < COUNT(units); i++)
		units[i] = 0.3;
	struct daily_levels r = levels(units, COUNT(units), 10, 10, -1);
	ck_assert(r.reorder_point == 3 && r.order_up_to == 6);
}
END_TEST

static void assert_unknown(struct daily_levels r)
{
	ck_assert(isnan(r.mean) && isnan(r.sd) && isnan(r.lead_time_sd));
	ck_assert(isnan(r.safety_stock) && isnan(r.reorder_point) && isnan(r.order_up_to));
}

START_TEST(short_and_empty_series)
{
	static const double zeros[30], returns[] = { -5, 1, 0 };
	assert_unknown(levels(NULL, 0, 4, 7, 2));
	struct daily_levels r = levels((double[]){ 6 }, 1, 4, 7, 2);
	ck_assert(r.mean == 6 && isnan(r.sd) && isnan(r.lead_time_sd));
	ck_assert(isnan(r.safety_stock) && isnan(r.reorder_point) && isnan(r.order_up_to));
	r = levels(zeros, COUNT(zeros), 4, 7, 2);
	ck_assert(r.mean == 0 && r.sd == 0 && r.lead_time_sd == 0 && r.safety_stock == 0);
	ck_assert(r.reorder_point == 0 && r.order_up_to == 0);
	r = levels(returns, COUNT(returns), 4, 7, 2);
	ck_assert(r.mean == 0 && r.sd > 0 && r.reorder_point == ceil(r.safety_stock));
}
END_TEST

START_TEST(bad_parameters)
{
	static const double units[] = { 1, 2, 3 };
	struct daily_levels r;
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 3; k++) {
			double v[3] = { 4, 7, 1.6449 };
			v[i] = (double[]){ -1, NAN, INFINITY }[k];
			daily_levels(units, 3, &(struct daily_params){ v[0], v[1], v[2], 2 }, &r);
			assert_unknown(r);
		}
	assert_unknown(levels(units, 3, 4, 7, DAILY_PLACES_MAX + 1));
	assert_unknown(levels((double[]){ 1, NAN, 3 }, 3, 4, 7, 2));
	assert_unknown(levels((double[]){ 1, INFINITY, 3 }, 3, 4, 7, 2));
}
END_TEST

/* Days may stand in any order; more lead, cycle or service never asks for less; scaling scales. */
START_TEST(level_properties)
{
	struct rng rng = { unit_seed() };
	for (size_t round = 0; round < unit_rounds(500); round++) {
		double units[90], other[90];
		double lead = rng_below(&rng, 20), cycle = rng_below(&rng, 30);
		size_t days = 2 + rng_below(&rng, 88);
		for (size_t i = 0; i < days; i++) {
			units[i] = rng_below(&rng, 3) ? 0 : rng_below(&rng, 40);
			other[days - 1 - i] = 4 * units[i];
		}
		struct daily_levels a = levels(units, days, lead, cycle, -1), b;
		require(a.order_up_to >= a.reorder_point &&
				a.reorder_point >= a.safety_stock - 1e-9,
			"levels out of order");
		b = levels(units, days, lead + 1, cycle + 1, -1);
		require(b.safety_stock >= a.safety_stock && b.reorder_point >= a.reorder_point &&
				b.order_up_to >= a.order_up_to,
			"more lead, less stock");
		struct daily_params more_service = { lead, cycle, 2.3263, -1 };
		daily_levels(units, days, &more_service, &b);
		require(b.safety_stock >= a.safety_stock && b.reorder_point >= a.reorder_point,
			"more service, less stock");
		b = levels(other, days, lead, cycle, -1);
		require(fabs(b.mean - 4 * a.mean) < 1e-9 &&
				fabs(b.safety_stock - 4 * a.safety_stock) < 1e-9,
			"not scaled");
	}
}
END_TEST

void unit_consumption(TCase *tc)
{
	int n = read_rows("cases/inventory/average_consumption.csv", consumption_columns,
			  COUNT(consumption_columns), take_consumption);
	tcase_add_loop_test(tc, shared_consumption, 0, n);
	if (read_rows("cases/inventory/oca_serie_01_transactions.csv", transaction_columns,
		      COUNT(transaction_columns), take_transaction)) {
		n = read_rows("cases/inventory/reorder_from_transactions.csv", reorder_columns,
			      COUNT(reorder_columns), take_reorder);
		tcase_add_loop_test(tc, shared_reorder, 0, n);
	}
	tcase_add_test(tc, adjusted);
	tcase_add_test(tc, per_month_and_horizon);
	tcase_add_test(tc, no_day_in_stock);
	tcase_add_test(tc, out_of_range);
	tcase_add_test(tc, stockouts_do_not_read_as_low_demand);
	tcase_add_test(tc, every_tenth_day);
	tcase_add_test(tc, a_steady_product_has_no_safety_stock);
	tcase_add_test(tc, a_ceiling_forgives_rounding);
	tcase_add_test(tc, short_and_empty_series);
	tcase_add_test(tc, bad_parameters);
	tcase_add_test(tc, level_properties);
}
