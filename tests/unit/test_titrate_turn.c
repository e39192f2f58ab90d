/* titrate/panel.h, due.h: months, one strength in the place of another, the day stock runs out. */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "cases.h"
#include "base/date.h"
#include "titrate/due.h"
#include "titrate/panel.h"

#include "base/banned.h"

enum { ROWS = 3 };

/* A panel of rows that nobody computed: each figure differs. */
static struct panel made(int periods, uint64_t seed)
{
	struct panel p = { .periods = periods, .rows = ROWS };
	p.row = calloc((size_t)periods * ROWS, sizeof(*p.row));
	for (int i = 0; i < periods * ROWS; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		double m = (double)(seed >> 40) / 1000;
		p.row[i] = (struct panel_row){ .patients = m, .variance = m / 2, .fills = m,
					       .fills_variance = m / 2, .entered = m / 3, .up = m / 5,
					       .down = m / 7, .switched_in = m / 9, .paused = m / 11,
					       .stopped = m / 13 };
	}
	return p;
}

static struct panel_row sum(const struct panel *p, int row)
{
	struct panel_row s = { 0 };
	for (int t = 1; t <= p->periods; t++) {
		const struct panel_row *r = panel_at(p, t, row);
		s.patients += r->patients;
		s.fills += r->fills;
		s.entered += r->entered;
		s.stopped += r->stopped;
	}
	return s;
}

/* Whatever the first day: each day is in one month, and nothing is lost or made. */
START_TEST(months_keep_sums)
{
	struct panel_month month[PANEL_MONTHS_MAX];
	int32_t first = date_from_civil(2027, 12, 1) + _i * 5;
	int periods = _i % 14 + 1, days = 0;
	struct panel p = made(periods, (uint64_t)_i + 1), was = made(periods, (uint64_t)_i + 1);
	int n = panel_by_month(&p, first, month);
	ck_assert_int_eq(n, p.periods);
	for (int i = 0; i < n; days += month[i++].days) {
		ck_assert_int_eq(month[i].first, first + days);
		ck_assert_int_ge(date_month_end(month[i].first), month[i].first + month[i].days - 1);
	}
	ck_assert_int_eq(days, periods * PERIOD_DAYS);
	for (int r = 0; r < ROWS; r++) {
		struct panel_row a = sum(&p, r), b = sum(&was, r);
		assert_near(a.patients, b.patients, 1e-9 * b.patients, "patients");
		assert_near(a.fills, b.fills, 1e-9 * b.fills, "fills");
		assert_near(a.entered, b.entered, 1e-9 * b.fills, "new");
		assert_near(a.stopped, b.stopped, 1e-9 * b.fills, "stopped");
	}
	panel_release(&p);
	panel_release(&was);
}
END_TEST

/* A Poisson number stays one when it is thinned; a sure one gets the variance of a coin. */
START_TEST(months_thin_numbers)
{
	struct panel_month month[PANEL_MONTHS_MAX];
	struct panel p = { .periods = 1, .rows = 2 };
	p.row = calloc(2, sizeof(*p.row));
	p.row[0] = (struct panel_row){ .fills = 20, .fills_variance = 20 };
	p.row[1] = (struct panel_row){ .fills = 20 };
	ck_assert_int_eq(panel_by_month(&p, date_from_civil(2026, 2, 22), month), 2); /* 7 and 21 days */
	ck_assert_int_eq(month[0].days, 7);
	assert_near(panel_at(&p, 1, 0)->fills, 5, 1e-12, "fills");
	assert_near(panel_at(&p, 1, 0)->fills_variance, 5, 1e-12, "Poisson");
	assert_near(panel_at(&p, 2, 0)->fills_variance, 15, 1e-12, "Poisson");
	assert_near(panel_at(&p, 1, 1)->fills_variance, 20 * 0.25 * 0.75, 1e-12, "coin");
	panel_release(&p);
}
END_TEST

START_TEST(one_strength_in_the_place_of_another)
{
	struct panel p = made(3, 7), was = made(3, 7);
	panel_substitute(&p, 2, 0, 2);
	for (int t = 1; t <= 3; t++) {
		const struct panel_row *to = panel_at(&p, t, 0), *b = panel_at(&was, t, 0);
		const struct panel_row *from = panel_at(&was, t, 2);
		assert_near(to->patients, b->patients + from->patients, 1e-9, "patients");
		assert_near(to->fills, b->fills + 2 * from->fills, 1e-9, "fills");
		assert_near(to->fills_variance, b->fills_variance + 4 * from->fills_variance, 1e-9,
			    "variance");
		ck_assert(panel_at(&p, t, 2)->patients == 0 && panel_at(&p, t, 2)->fills == 0);
		ck_assert(panel_at(&p, t, 1)->fills == panel_at(&was, t, 1)->fills);
		/* twice a dose: the same milligrams of half the strength */
		assert_near(panel_doses(to, 4, 1, 0.95).mean, 4 * (b->fills + 2 * from->fills), 1e-6,
			    "doses");
	}
	panel_release(&p);
	panel_release(&was);
}
END_TEST

/* One fill a day: so many days as there are fills, and the level is never later. */
START_TEST(stock_runs_out_on_a_day)
{
	double mean[60], variance[60];
	struct due_days d = { .days = 60, .rungs = 1, .mean = mean, .variance = variance };
	for (int i = 0; i < 60; i++)
		mean[i] = variance[i] = 1;
	for (int fills = 0; fills < 59; fills++) {
		int day = due_runs_out(&d, 0, fills, NAN), sure = due_runs_out(&d, 0, fills, 0.95);
		ck_assert_int_eq(day, fills);
		ck_assert_int_le(sure, day);
		ck_assert_int_ge(due_runs_out(&d, 0, fills + 1, 0.95), sure);
		/* by the day before the level was still enough */
		if (sure)
			ck_assert(panel_level(sure, sure, 0.95) <= fills + 1e-9);
	}
	ck_assert_int_eq(due_runs_out(&d, 0, 60, NAN), 60);
}
END_TEST

void unit_titrate_turn(TCase *tc)
{
	tcase_add_loop_test(tc, months_keep_sums, 0, 80);
	tcase_add_test(tc, months_thin_numbers);
	tcase_add_test(tc, one_strength_in_the_place_of_another);
	tcase_add_test(tc, stock_runs_out_on_a_day);
}
