/* titrate/chain.h, panel.h, supply.h: the rows of cases/titration, and what holds for any ladder. */
#include "cases.h"

#include <math.h>
#include <stdlib.h>

#include "titrate/panel.h"
#include "titrate/supply.h"

#include "base/banned.h"

static struct case_file demands, spreads, vials;

static const double wegovy[] = { 0.25, 0.5, 1, 1.7, 2.4 };
static const double zepbound[] = { 2.5, 5, 7.5, 10, 12.5, 15 };

static struct ladder ladder_of(const char *product, const double *mg, int n, double up)
{
	struct ladder l = { .product = str_from(product), .n = n, .doses = 4, .restart = LADDER_NONE,
			    .leave_to = LADDER_NONE };
	for (int r = 0; r < n; r++)
		l.rung[r] = (struct rung){ .strength_mg = mg[r], .min_fills = 1, .maintenance = true,
					   .up = r + 1 < n ? up : 0 };
	return l;
}

/* The parameters of scenarios.csv, which has them in words. */
struct scenario {
	struct ladders ladders;
	struct persistence persistence;
	double starts;
	bool each_period;
	int periods;
};

static struct scenario scenario_of(const char *name)
{
	struct scenario s = { .ladders = { .n = 1 }, .periods = 13 };
	struct ladder *l = &s.ladders.ladder[0];
	if (strcmp(name, "all_up") == 0) {
		*l = ladder_of("wegovy", wegovy, 5, 1);
		s.starts = 100;
	} else if (strcmp(name, "steady") == 0) {
		*l = ladder_of("wegovy", wegovy, 5, 0.6);
		s.persistence = persistence_constant(0.05);
		s.starts = 10;
		s.each_period = true;
	} else if (strcmp(name, "danish_stop") == 0) {
		*l = ladder_of("zepbound", zepbound, 6, 0.3);
		l->rung[0].up = 1;
		persistence_add(&s.persistence, 91, 0.82);
		persistence_add(&s.persistence, 182, 0.69);
		persistence_add(&s.persistence, 273, 0.58);
		persistence_add(&s.persistence, 364, 0.48);
		s.starts = 20;
	} else if (strcmp(name, "pause") == 0) {
		*l = ladder_of("zepbound", zepbound, 6, 0.4);
		l->rung[0].up = 1;
		l->pause = 0.05;
		l->restart = 1;
		s.persistence = persistence_constant(0.03);
		s.starts = 50;
	} else if (strcmp(name, "min_two") == 0) {
		*l = ladder_of("wegovy", wegovy, 5, 0.8);
		for (int r = 0; r < l->n; r++)
			l->rung[r].min_fills = 2;
		s.persistence = persistence_constant(0.02);
		s.starts = 40;
	} else {
		ck_abort_msg("unknown scenario %s", name);
	}
	return s;
}

static const struct cell first_fill = { .fills = 1, .periods = 1 };

/* The panel of a scenario; release it. */
static struct panel panel_of(const struct scenario *s, struct cohort *cohorts, bool poisson)
{
	struct chain c;
	struct panel p = { .cohort = cohorts, .n = s->each_period ? (size_t)s->periods : 1,
			   .periods = s->periods };
	for (size_t i = 0; i < p.n; i++)
		cohorts[i] = (struct cohort){ .period = (int)i + 1, .state = first_fill,
					      .patients = s->starts, .poisson = poisson,
					      .off = LADDER_NONE };
	ck_assert(chain_build(&c, &s->ladders, &s->persistence, (struct chain_factors)CHAIN_AS_GIVEN));
	panels_run(&c, &p, 1);
	chain_release(&c);
	return p;
}

/* What the row of a file expects is the result to 7 significant digits, as its README says. */
static void assert_digits(const struct case_file *f, int row, const char *column, double got)
{
	double want = case_number(f, row, column);
	assert_near(got, want, fmax(1e-7 * fabs(want), 1e-8), column);
}

START_TEST(demand_row)
{
	struct cohort cohorts[13];
	struct scenario s = scenario_of(case_text(&demands, _i, "scenario"));
	struct panel p = panel_of(&s, cohorts, false);
	int period = (int)case_number(&demands, _i, "period");
	double patients = 0, doses = 0;
	if (case_is(&demands, _i, "strength", "paused")) {
		for (int r = 0; r < p.rows; r++)
			patients += panel_at(&p, period, r)->paused;
	} else {
		bool exact;
		int r = ladder_rung_of(&s.ladders.ladder[0], case_number(&demands, _i, "strength"), &exact);
		ck_assert(exact);
		patients = panel_at(&p, period, r)->patients;
		doses = panel_doses(panel_at(&p, period, r), 4, 1, 0.95).mean;
	}
	assert_digits(&demands, _i, "patients", patients);
	assert_digits(&demands, _i, "doses", doses);
	panel_release(&p);
}
END_TEST

START_TEST(spread_row)
{
	struct cohort cohorts[13];
	bool exact, poisson = case_is(&spreads, _i, "starts", "poisson_starts");
	struct scenario s = scenario_of(case_text(&spreads, _i, "scenario"));
	struct panel p = panel_of(&s, cohorts, poisson);
	int r = ladder_rung_of(&s.ladders.ladder[0], case_number(&spreads, _i, "strength"), &exact);
	struct doses d =
		panel_doses(panel_at(&p, (int)case_number(&spreads, _i, "period"), r), 4, 1, 0.95);
	assert_digits(&spreads, _i, "doses", d.mean);
	assert_digits(&spreads, _i, "sd_doses", d.sd);
	panel_release(&p);
}
END_TEST

START_TEST(vial_row)
{
	struct vial v = {
		.mg_per_ml = case_number(&vials, _i, "mg_per_ml"), .ml = case_number(&vials, _i, "vial_ml"),
		.dead_ml = case_number(&vials, _i, "dead_ml_per_draw"), .dose_days = 7,
		.in_use_days = (int)case_number(&vials, _i, "in_use_days"),
		.last_day_counts = case_is(&vials, _i, "last_day_counts", "yes"),
	};
	double mg[64];
	size_t n = numbers_of(case_text(&vials, _i, "doses_mg"), mg, COUNT(mg));
	struct vial_use use;
	bool fits = vial_walk(&v, mg, n, &use);
	assert_digits(&vials, _i, "first_dose_units", syringe_units(mg[0], v.mg_per_ml));
	ck_assert(fits != case_is(&vials, _i, "vials_opened", ""));
	if (!fits)
		return;
	assert_digits(&vials, _i, "vials_opened", (double)use.opened);
	assert_digits(&vials, _i, "mg_discarded", use.mg_discarded);
	assert_digits(&vials, _i, "mg_left_in_last", use.mg_left);
}
END_TEST

/* Starts s each period, stop h, up u on all rungs: where the recursion goes in the long run. */
START_TEST(a_steady_clinic_tends_to_the_closed_forms)
{
	struct ladders l = { .n = 1 };
	struct persistence stop = persistence_constant(0.06);
	struct chain c;
	struct cohort cohorts[PANEL_PERIODS_MAX];
	struct panel p = { .cohort = cohorts, .n = PANEL_PERIODS_MAX, .periods = PANEL_PERIODS_MAX };
	double h = 0.06, u = 0.45, s = 9, left = 1 - (1 - h) * (1 - u), want = s / left;
	l.ladder[0] = ladder_of("w", wegovy, 5, u);
	for (int i = 0; i < PANEL_PERIODS_MAX; i++)
		cohorts[i] = (struct cohort){ .period = i + 1, .state = first_fill, .patients = s,
					      .off = LADDER_NONE };
	ck_assert(chain_build(&c, &l, &stop, (struct chain_factors)CHAIN_AS_GIVEN));
	panels_run(&c, &p, 1);
	for (int r = 0; r < 4; r++) {
		assert_near(panel_at(&p, PANEL_PERIODS_MAX, r)->patients, want, 1e-3, "rung");
		want *= (1 - h) * u / left;
	}
	assert_near(panel_at(&p, PANEL_PERIODS_MAX, 4)->patients, want * left / h, 0.1, "top rung");
	panel_release(&p);
	chain_release(&c);
}
END_TEST

static uint64_t state;

/* 0 to 1, from a seed that the test sets: xorshift64* (Vigna 2016). */
static double chance(void)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (double)((state * 0x2545f4914f6cdd1du) >> 11) / 9007199254740992.0;
}

static int below(int n)
{
	return (int)(chance() * n);
}

static void random_ladder(struct ladder *l, int p, int products)
{
	double mg[LADDER_RUNGS_MAX], left = 1;
	int n = 1 + below(7);
	for (int r = 0; r < n; r++)
		mg[r] = 0.25 * (r + 1);
	*l = ladder_of("p", mg, n, 0);
	bool targets = chance() < 0.4;
	for (int r = 0; r < n; r++) {
		l->rung[r].min_fills = 1 + below(4);
		l->rung[r].up = chance();
		l->rung[r].down = chance() * (1 - l->rung[r].up);
		double share = r + 1 < n ? left * chance() : left;
		l->rung[r].target = targets ? share : 0;
		left -= share;
	}
	l->pause = chance() < 0.5 ? 0 : chance() * 0.3;
	l->restart = below(n);
	if (chance() < 0.5 || products == 1)
		return;
	l->leave = chance() * 0.3;
	l->leave_to = (p + 1) % products;
}

static void random_ladders(struct ladders *l)
{
	*l = (struct ladders){ .n = 1 + below(3) };
	for (int p = 0; p < l->n; p++)
		random_ladder(&l->ladder[p], p, l->n);
	for (int p = 0; p < l->n; p++)
		for (int r = 0; r < l->ladder[p].n && l->ladder[p].leave > 0; r++)
			l->ladder[p].leave_rung[r] = below(l->ladder[l->ladder[p].leave_to].n);
}

static struct persistence random_persistence(void)
{
	struct persistence s = { 0 };
	double days = 0, still = 1;
	for (int n = below(5); n > 0; n--) {
		days += 1 + below(120);
		still = chance() < 0.1 ? 0 : still * (0.5 + chance() / 2);
		ck_assert(persistence_add(&s, days, still) == PERSISTENCE_OK);
	}
	return s;
}

static struct cohort random_cohort(const struct ladders *l, int periods)
{
	int p = below(l->n), period = below(periods + 1);
	return (struct cohort){
		.period = period, .patients = below(40), .off = LADDER_NONE,
		.state = { .product = p, .rung = below(l->ladder[p].n), .periods = 1 + below(20),
			   .fills = period ? 1 : below(5) },
	};
}

/* On random ladders, persistence, rosters and starts: nobody is lost, none is made. */
START_TEST(patients_and_stopped_are_starts)
{
	state = 88172645463325252u + (uint64_t)_i;
	struct ladders l;
	random_ladders(&l);
	for (int p = 0, at; p < l.n; p++)
		ck_assert_int_eq(ladder_check(&l, p, &at), LADDER_OK);
	struct persistence s = random_persistence();
	struct cohort cohorts[30];
	struct chain c;
	struct panel whole = { .cohort = cohorts, .n = 30, .periods = 1 + below(25) };
	struct panel part[2] = { { .cohort = cohorts, .n = 11, .periods = whole.periods },
				 { .cohort = cohorts + 11, .n = 19, .periods = whole.periods } };
	double began = 0;
	for (size_t i = 0; i < 30; i++) {
		cohorts[i] = random_cohort(&l, whole.periods);
		began += cohorts[i].patients;
	}
	ck_assert(chain_build(&c, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN));
	panels_run(&c, &whole, 1);
	panels_run(&c, part, 2);
	assert_near(whole.started, began, 1e-9, "starts");
	assert_near(whole.active + whole.paused + whole.stopped, began, 1e-9 * (began + 1), "sum");
	for (int t = 1; t <= whole.periods; t++)
		for (int r = 0; r < whole.rows; r++) {
			const struct panel_row *row = panel_at(&whole, t, r);
			assert_near(panel_at(&part[0], t, r)->patients + panel_at(&part[1], t, r)->patients,
				    row->patients, 1e-9 * (began + 1), "parts");
			require(row->patients >= 0 && row->variance >= -1e-9 &&
				row->variance <= row->patients + 1e-9 * (began + 1), "variance");
		}
	panel_release(&whole);
	panel_release(&part[0]);
	panel_release(&part[1]);
	chain_release(&c);
}
END_TEST

/* Looking ahead from each cell gives what carrying everybody forward does. */
START_TEST(reach_is_the_transpose_of_the_step)
{
	state = 1442695040888963407u + (uint64_t)_i;
	struct ladders l;
	random_ladders(&l);
	struct persistence s = random_persistence();
	struct chain c;
	ck_assert(chain_build(&c, &l, &s, (struct chain_factors){ 0.8, 1.1, 1.3 }));
	double *x = calloc(c.n, sizeof(*x)), *y = calloc(c.n, sizeof(*y)), *g = calloc(c.n, sizeof(*g)),
	       *more = calloc(c.n, sizeof(*more)), patients = 0, reached = 0;
	ck_assert(x && y && g && more);
	struct cohort k = random_cohort(&l, 0);
	int rung = below(c.rungs);
	chain_add(&c, k.state, 1, x);
	chain_step(&c, x, y, NULL);
	chain_step(&c, y, x, NULL);
	for (size_t i = 0; i < c.n; i++)
		if (c.cell[i].fills && chain_rung(&c, c.cell[i].product, c.cell[i].rung) == rung)
			patients += x[i];
	chain_reach_none(&c, rung, g);
	chain_reach_step(&c, g, more);
	chain_reach_step(&c, more, g);
	reached = chain_reach(&c, k.state, g);
	assert_near(reached, patients, 1e-12, "two fills ahead");
	free(x), free(y), free(g), free(more);
	chain_release(&c);
}
END_TEST

/* Nothing is created or lost in a vial, whatever is drawn from it. */
START_TEST(milligrams_are_taken_thrown_away_or_left)
{
	state = 2685821657736338717u + (uint64_t)_i;
	struct vial v = { .mg_per_ml = 1 + below(20), .ml = 1 + below(5), .dead_ml = 0.01 * below(5),
			  .in_use_days = 1 + below(60), .last_day_counts = chance() < 0.5,
			  .dose_days = 7, .combine = chance() < 0.3 };
	double mg[40], taken = 0;
	for (size_t i = 0; i < COUNT(mg); i++)
		taken += mg[i] = 0.25 * (1 + below(8));
	struct vial_use use;
	if (!vial_walk(&v, mg, COUNT(mg), &use))
		return;
	double bought = (double)use.opened * v.ml * v.mg_per_ml;
	assert_near(taken + use.mg_discarded + use.mg_dead + use.mg_left, bought, 1e-6, "mg");
}
END_TEST

/* In the order of one dose, a walk of many doses opens as many vials as the rule for one. */
START_TEST(a_steady_dose_takes_doses_by_vial)
{
	struct vial v = { .mg_per_ml = 2.5, .ml = 2, .in_use_days = 28, .dose_days = 7 };
	double mg[40];
	struct vial_use use;
	for (size_t i = 0; i < COUNT(mg); i++)
		mg[i] = 0.25;
	ck_assert_int_eq(vial_doses(&v, 0.25), 4);
	ck_assert(vial_walk(&v, mg, COUNT(mg), &use));
	ck_assert_uint_eq(use.opened, 10);
	assert_near(vials_of_period(&v, 0.25, 4, 10, 2, 1), 11.5, 1e-12, "vials");
	v.last_day_counts = true;
	ck_assert_int_eq(vial_doses(&v, 0.25), 5);
	ck_assert_int_eq(vial_doses(&v, 1.25), 4);
	v.dead_ml = 0.01; /* 2 mL hold 3 draws of 0.51 */
	ck_assert_int_eq(vial_doses(&v, 1.25), 3);
	ck_assert(isnan(vials_of_period(&v, 6, 4, 10, 0, 0)));
	assert_near(boxes_of_period(2.0000000001, 4, 4), 2, 0, "boxes");
	assert_near(boxes_of_period(2.1, 4, 4), 3, 0, "boxes");
	assert_near(boxes_of_period(2.1, 5, 4), 6, 0, "two boxes each");
}
END_TEST

void unit_titrate(TCase *tc)
{
	cases_add(tc, &demands, "titration/expected_demand.csv", demand_row);
	cases_add(tc, &spreads, "titration/spread.csv", spread_row);
	cases_add(tc, &vials, "titration/vials.csv", vial_row);
	tcase_add_test(tc, a_steady_clinic_tends_to_the_closed_forms);
	tcase_add_loop_test(tc, patients_and_stopped_are_starts, 0, 60);
	tcase_add_loop_test(tc, reach_is_the_transpose_of_the_step, 0, 60);
	tcase_add_loop_test(tc, milligrams_are_taken_thrown_away_or_left, 0, 60);
	tcase_add_test(tc, a_steady_dose_takes_doses_by_vial);
}
