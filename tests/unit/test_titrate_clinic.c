/* titrate/course.h, measure.h, due.h: a simulated clinic whose laws are known. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "clinic.h"
#include "titrate/backtest.h"
#include "titrate/due.h"
#include "titrate/measure.h"

#include "base/banned.h"

enum { WINDOW = 10, FIRST = 480, LAST = 840 };

static void assert_close(double got, double want, double by, const char *what)
{
	require(fabs(got - want) <= by, "%s: got %g, want %g within %g", what, got, want, by);
}

static struct clinic_law law(double starts, uint64_t seed)
{
	return (struct clinic_law){ clinic_ladders(), starts, 0.055, LAST + 100, seed };
}

static const struct measure_terms *terms_at(struct measure_terms *t, int day)
{
	*t = (struct measure_terms){ CLINIC_DAY_0 + day, GAP_DAYS, 84 };
	return t;
}

/* The next WINDOW days by strength, by what a chain and gaps say of the roster. */
static void forecast(const struct courses *c, const struct measured *m, const struct ladders *l,
		     const struct persistence *s, const struct gaps *g, double *mean)
{
	struct due_group group[4096];
	struct due_starts starts[8];
	struct due_input in = { .group = group, .starts = starts };
	struct due_days out = { .days = WINDOW };
	struct chain chain;
	ck_assert(m->groups.n <= COUNT(group) && c->kinds <= COUNT(starts));
	for (size_t i = 0; i < m->groups.n; i++) {
		struct roster_group r = measured_group(m, i);
		const struct fill_kind *k = &c->kind[r.kind];
		group[in.groups++] = (struct due_group){
			{ .product = k->product, .rung = k->rung, .fills = r.fills, .periods = r.periods },
			r.elapsed, (double)r.patients };
	}
	for (size_t i = 0; i < c->kinds; i++)
		starts[in.n_starts++] = (struct due_starts){
			{ .rung = c->kind[i].rung, .fills = 1, .periods = 1 },
			measured_start_rate(m, i), 0, 0, 1, 84, false };
	ck_assert(chain_build(&chain, l, s, (struct chain_factors)CHAIN_AS_GIVEN));
	due_forecast(&chain, g, &in, &out, 1);
	for (int r = 0; r < 5; r++) {
		mean[r] = 0;
		for (int day = 0; day < WINDOW; day++)
			mean[r] += out.mean[day * out.rungs + r];
	}
	due_release(&out);
	chain_release(&chain);
}

/* Fills of each rung on days from first to before last. */
static void count(const struct clinic *c, int first, int last, double *fills)
{
	for (int r = 0; r < 5; r++)
		fills[r] = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->fill[i].day >= first && c->fill[i].day < last)
			fills[c->fill[i].rung]++;
}

struct errors {
	double history, measured, known, demand;
};

static void judge(struct errors *e, const double *got, const double *want, const double *past,
		  const double *known)
{
	for (int r = 0; r < 5; r++) {
		e->history += fabs(past[r] * WINDOW / 84 - want[r]);
		e->measured += fabs(got[r] - want[r]);
		e->known += fabs(known[r] - want[r]);
		e->demand += want[r];
	}
}

static void judge_at(struct errors *e, const struct clinic *clinic, const struct clinic_law *of, int day)
{
	struct ladders learned = of->ladders;
	struct persistence truth = persistence_constant(of->stop), stops;
	struct measure_terms t;
	struct measured m;
	struct courses c;
	struct gaps gaps, true_gaps;
	uint64_t counts[GAP_DAYS_MAX + 1] = { 0 };
	double want[5], past[5], got[5], known[5];
	clinic_courses(&c, clinic, &learned, day, NULL);
	measure(&m, &c, *terms_at(&t, day - 1));
	ck_assert(measured_moves(&m, &learned));
	ck_assert(gaps_measured(&gaps, m.gap));
	stops = measured_persistence(&m);
	for (int g = 0; g < 64; g++)
		counts[g] = (uint64_t)lround(clinic_gaps[g] * 1e6);
	gaps_measured(&true_gaps, counts);
	forecast(&c, &m, &learned, &stops, &gaps, got);
	forecast(&c, &m, &of->ladders, &truth, &true_gaps, known);
	count(clinic, day, day + WINDOW, want);
	count(clinic, day - 84, day, past);
	judge(e, got, want, past, known);
	measured_release(&m);
	courses_release(&c);
}

START_TEST(lead_and_review_days_are_forecast_better_than_by_history)
{
	struct errors e = { 0 };
	for (uint64_t seed = 1; seed <= 6; seed++) {
		struct clinic_law of = law(0.23, seed * 0x9e3779b97f4a7c15u);
		struct clinic clinic;
		clinic_run(&clinic, &of);
		for (int day = FIRST; day < LAST; day += WINDOW)
			judge_at(&e, &clinic, &of, day);
		free(clinic.fill);
	}
	double history = e.history / e.demand, measured = e.measured / e.demand;
	require(history > 0.30, "history is off by %g: the clinic is too large for this test", history);
	require(measured < 0.24, "the forecast is off by %g, history by %g", measured, history);
	require(e.measured < 1.06 * e.known, "off by %g, knowing the laws by %g", measured,
		e.known / e.demand);
}
END_TEST

/* A clinic of ten starts a day: what is measured is what its law says. */
START_TEST(moves_gaps_stops_and_starts_are_measured)
{
	struct clinic_law of = law(10, 1234567);
	struct ladders learned = of.ladders;
	const struct ladder *l = &of.ladders.ladder[0];
	struct measure_terms t;
	struct measured m;
	struct courses c;
	struct clinic clinic;
	struct gaps gaps;
	clinic_run(&clinic, &of);
	clinic_courses(&c, &clinic, &learned, LAST, NULL);
	measure(&m, &c, *terms_at(&t, LAST - 1));
	measured_moves(&m, &learned);
	struct persistence s = measured_persistence(&m);
	for (int r = 0; r < 5; r++) {
		assert_close(learned.ladder[0].rung[r].up, l->rung[r].up, 0.02, "up");
		assert_close(learned.ladder[0].rung[r].down, l->rung[r].down, 0.01, "down");
	}
	for (int f = 1; f <= 12; f++)
		assert_close(persistence_at(&s, 28.0 * f), pow(1 - of.stop, f), 0.02, "persistence");
	gaps_measured(&gaps, m.gap);
	for (int g = 0; g < 64; g++)
		assert_close(gaps.share[g], clinic_gaps[g], 0.01, "gap");
	assert_close(measured_start_rate(&m, 0), 10, 1, "starts");
	assert_close(measured_start_dispersion(&m, 0), 1, 1.5, "dispersion");
	ck_assert_uint_eq(m.two_products + m.restarts + m.switches[0], 0);
	measured_release(&m);
	courses_release(&c);
	free(clinic.fill);
}
END_TEST

/* On month-ends of a clinic of one start a day. */
START_TEST(the_forecast_beats_its_rivals)
{
	struct clinic_law of = law(1, 4242);
	struct measure_terms t;
	struct backtest b;
	struct courses c;
	struct clinic clinic;
	clinic_run(&clinic, &of);
	clinic_courses(&c, &clinic, &of.ladders, LAST, NULL);
	backtest_run(&b, &c, *terms_at(&t, LAST - 1));
	struct backtest_cell ours = backtest_total(&b, backtest_better(&b));
	for (int r = 0; r < BACKTEST_RULES; r++) {
		struct backtest_cell k = backtest_total(&b, (enum backtest_rule)r);
		require(r == BACKTEST_SLOW_CLIMB || r == BACKTEST_TARGET || k.error > ours.error,
			"%s is better", backtest_rule_names[r]);
	}
	ck_assert_double_lt(ours.error, 0.1 * ours.demand);
	require((double)ours.covered > 0.93 * (double)ours.levels, "the level of 95 %% covers %zu of %zu",
		ours.covered, ours.levels);
	ck_assert_uint_ge(b.origins, 18);
	backtest_release(&b);
	courses_release(&c);
	free(clinic.fill);
}
END_TEST

/* The same counts, whatever the order of rows and of patients. */
START_TEST(shuffled_fills_say_the_same)
{
	struct clinic_law of = law(1, 99);
	struct measure_terms t;
	struct measured a, b;
	struct courses ca, cb;
	struct clinic clinic;
	clinic_run(&clinic, &of);
	size_t *order = calloc(clinic.n, sizeof(*order));
	ck_assert_ptr_nonnull(order);
	for (size_t i = 0; i < clinic.n; i++) {
		size_t j = (size_t)(clinic_chance(&clinic.state) * (double)(i + 1));
		order[i] = order[j];
		order[j] = i;
	}
	clinic_courses(&ca, &clinic, &of.ladders, LAST, NULL);
	clinic_courses(&cb, &clinic, &of.ladders, LAST, order);
	measure(&a, &ca, *terms_at(&t, LAST - 1));
	measure(&b, &cb, t);
	ck_assert_mem_eq(a.rung, b.rung, sizeof(a.rung));
	ck_assert_mem_eq(a.gap, b.gap, sizeof(a.gap));
	ck_assert_uint_eq(a.groups.n, b.groups.n);
	ck_assert_mem_eq(a.groups.item, b.groups.item, a.groups.n * sizeof(*a.groups.item));
	ck_assert_uint_eq(a.ended.n, b.ended.n);
	ck_assert_mem_eq(a.ended.item, b.ended.item, a.ended.n * sizeof(*a.ended.item));
	ck_assert_mem_eq(a.open.item, b.open.item, a.open.n * sizeof(*a.open.item));
	ck_assert_mem_eq(a.starts, b.starts, ca.kinds * sizeof(*a.starts));
	measured_release(&a), measured_release(&b);
	courses_release(&ca), courses_release(&cb);
	free(order), free(clinic.fill);
}
END_TEST

/* A year of fills each, and under 100 bytes. */
START_TEST(a_patient_takes_under_100_bytes)
{
	enum { PATIENTS = 200000 };
	struct ladders l = clinic_ladders();
	struct courses c;
	size_t before = heap_in_use();
	courses_init(&c, &l, 1);
	for (int fill = 0; fill < 13; fill++)
		for (int patient = 0; patient < PATIENTS; patient++) {
			char id[16];
			int n = snprintf(id, sizeof(id), "%d", patient);
			courses_add(&c, (struct str){ id, (size_t)n }, CLINIC_DAY_0 + 28 * fill, 0, 1,
				    STR("A"));
		}
	courses_sort(&c);
	size_t bytes = (heap_in_use() - before) / PATIENTS;
	ck_assert_uint_eq(c.n, PATIENTS);
	require(bytes < 100, "%zu bytes a patient", bytes);
	courses_release(&c);
}
END_TEST

void unit_titrate_clinic(TCase *tc)
{
	tcase_add_test(tc, moves_gaps_stops_and_starts_are_measured);
	tcase_add_test(tc, the_forecast_beats_its_rivals);
	tcase_add_test(tc, shuffled_fills_say_the_same);
	tcase_add_test(tc, a_patient_takes_under_100_bytes);
	tcase_add_test(tc, lead_and_review_days_are_forecast_better_than_by_history);
}
