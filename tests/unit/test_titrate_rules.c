/* titrate/ladder.h, persistence.h, roster.h, due.h, book.h, shortage.h: the rules one by one. */
#include "unit.h"

#include <math.h>

#include "clinic.h"
#include "titrate/shortage.h"

#include "base/banned.h"

static struct ladders two_ladders(void)
{
	struct ladders l = clinic_ladders();
	l.n = 2;
	l.ladder[1] = l.ladder[0];
	l.ladder[1].product = STR("tirz");
	return l;
}

START_TEST(faults_of_a_ladder_are_told)
{
	int at;
	struct ladders l = two_ladders();
	struct ladder *a = &l.ladder[0], good = *a;
#define FAULT(change, fault, where)                                                \
	do {                                                                       \
		*a = good;                                                         \
		change;                                                            \
		ck_assert_int_eq(ladder_check(&l, 0, &at), fault);                 \
		ck_assert_int_eq(at, where);                                       \
		ck_assert_ptr_nonnull(ladder_fault_text(fault));                   \
	} while (0)
	ck_assert_int_eq(ladder_check(&l, 0, &at), LADDER_OK);
	ck_assert_ptr_null(ladder_fault_text(LADDER_OK));
	FAULT(a->n = 0, LADDER_EMPTY, LADDER_NONE);
	FAULT(a->rung[2].strength_mg = 0.5, LADDER_ORDER, 2);
	FAULT(a->rung[0].strength_mg = 0, LADDER_ORDER, 0);
	FAULT(a->rung[4].strength_mg = INFINITY, LADDER_ORDER, 4);
	FAULT(a->rung[1].min_fills = 0, LADDER_MIN_FILLS, 1);
	FAULT(a->rung[1].min_fills = LADDER_FILLS_MAX + 1, LADDER_MIN_FILLS, 1);
	FAULT((a->rung[1].up = 0.7, a->rung[1].down = 0.4), LADDER_MOVES, 1);
	FAULT(a->rung[1].up = NAN, LADDER_MOVES, 1);
	FAULT(a->rung[0].initiation = true, LADDER_INITIATION, 0);
	FAULT((a->rung[0].initiation = true, a->rung[0].up = 1), LADDER_INITIATION, 0);
	FAULT(for (int r = 0; r < 5; r++) a->rung[r].maintenance = false, LADDER_NO_MAINTENANCE,
	      LADDER_NONE);
	FAULT(a->rung[1].target = 0.5, LADDER_TARGETS, LADDER_NONE);
	FAULT(a->pause = 0.1, LADDER_PAUSE, LADDER_NONE);
	FAULT((a->leave = 0.1, a->leave_to = 1, a->leave_rung[3] = 5), LADDER_SWITCH, LADDER_NONE);
	FAULT((a->leave = 0.1, a->leave_to = 0), LADDER_SWITCH, LADDER_NONE);
#undef FAULT
	*a = good;
	a->leave = 0.1;
	a->leave_to = 1;
	ck_assert_int_eq(ladder_check(&l, 0, &at), LADDER_OK);
}
END_TEST

START_TEST(a_strength_is_its_rung_or_the_one_below)
{
	struct ladders l = clinic_ladders();
	bool exact;
	static const struct {
		double mg;
		int rung;
		bool exact;
	} rows[] = { { 0.25, 0, true }, { 0.4, 0, false }, { 0.1, 0, false },
		     { 1.7, 3, true },  { 2, 3, false },   { 7.2, 4, false } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		ck_assert_int_eq(ladder_rung_of(&l.ladder[0], rows[i].mg, &exact), rows[i].rung);
		ck_assert_int_eq(exact, rows[i].exact);
	}
	ck_assert_int_eq(ladder_find(&l, STR("SEMA")), 0);
	ck_assert_int_eq(ladder_find(&l, STR("sem")), LADDER_NONE);
}
END_TEST

START_TEST(persistence_is_exponential_between_its_days)
{
	struct persistence s = { 0 };
	ck_assert_int_eq(persistence_add(&s, 0, 1), PERSISTENCE_DAYS);
	ck_assert_int_eq(persistence_add(&s, 56, 0.81), PERSISTENCE_OK);
	ck_assert_int_eq(persistence_add(&s, 56, 0.8), PERSISTENCE_DAYS);
	ck_assert_int_eq(persistence_add(&s, 84, 0.82), PERSISTENCE_RISES);
	ck_assert_int_eq(persistence_add(&s, 84, -0.1), PERSISTENCE_SHARE);
	ck_assert_int_eq(persistence_add(&s, NAN, 0.1), PERSISTENCE_DAYS);
	ck_assert_int_eq(persistence_add(&s, 84, 0.405), PERSISTENCE_OK);
	ck_assert_double_eq_tol(persistence_at(&s, 28), 0.9, 1e-12);
	ck_assert_double_eq_tol(persistence_hazard(&s, 2, 1), 0.1, 1e-12);
	ck_assert_double_eq_tol(persistence_hazard(&s, 3, 1), 0.5, 1e-12);
	ck_assert_double_eq_tol(persistence_hazard(&s, 9, 1), 0.5, 1e-12);
	ck_assert_double_eq_tol(persistence_hazard(&s, 9, 3), 1, 1e-15);
	ck_assert_int_eq(persistence_settles(&s), 3);
	ck_assert_int_eq(persistence_add(&s, 100, 0), PERSISTENCE_OK);
	ck_assert_double_eq_tol(persistence_hazard(&s, 4, 1), 1, 1e-15);
	ck_assert_double_eq_tol(persistence_hazard(&s, 40, 1), 1, 1e-15);
	s = (struct persistence){ 0 };
	ck_assert_double_eq_tol(persistence_hazard(&s, 7, 1), 0, 1e-15);
	ck_assert_int_eq(persistence_settles(&s), 1);
}
END_TEST

START_TEST(who_has_not_come_is_active_then_paused_then_stopped)
{
	struct ladders l = clinic_ladders();
	struct patient p = { .strength_mg = 1.2, .start = 0 };
	static const struct {
		int ago;
		enum standing standing;
	} rows[] = { { 0, STANDING_ACTIVE },  { 42, STANDING_ACTIVE },  { 43, STANDING_PAUSED },
		     { 90, STANDING_PAUSED }, { 91, STANDING_STOPPED } };
	l.ladder[0].restart = 1;
	for (size_t i = 0; i < COUNT(rows); i++) {
		p.last = 400 - rows[i].ago;
		struct stand s = roster_stand(&l.ladder[0], &p, 400, GAP_DAYS);
		ck_assert_int_eq(s.standing, rows[i].standing);
		ck_assert_int_eq(s.state.rung, s.standing == STANDING_PAUSED ? 1 : 2);
		ck_assert_int_eq(s.state.fills, s.standing == STANDING_PAUSED ? 0 : 1);
		ck_assert_int_eq(s.state.periods, 15);
		ck_assert(s.guessed && s.off_ladder);
	}
	p.start = p.last = 401;
	ck_assert_int_eq(roster_stand(&l.ladder[0], &p, 400, GAP_DAYS).standing, STANDING_FUTURE);
}
END_TEST

/* Fills of a rung on a day. */
static double mean_on(const struct due_days *d, int day, int rung)
{
	return d->mean[day * d->rungs + rung];
}

/* 100 patients on rung 0, last here so many days ago, without measured gaps and stop 0.1. */
START_TEST(fills_come_on_due_days)
{
	static const struct {
		int elapsed, fills, due;
		double comes;
	} rows[] = { { 0, 1, 27, 90 },  { 27, 1, 0, 90 },  { 28, 1, 0, 90 }, { 42, 1, 0, 90 },
		     { 50, 0, 5, 100 }, { 60, 0, 0, 100 } };
	struct ladders l = clinic_ladders();
	struct persistence s = persistence_constant(0.1);
	struct chain c;
	struct gaps g;
	gaps_default(&g, 0);
	ck_assert(chain_build(&c, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct due_group group = { { .fills = rows[i].fills, .periods = 1 }, rows[i].elapsed, 100 };
		struct due_input in = { &group, 1, NULL, 0 };
		struct due_days d = { .days = 60 };
		double all = 0;
		due_forecast(&c, &g, &in, &d, 1);
		for (int r = 0; r < 5; r++)
			all += mean_on(&d, rows[i].due, r);
		ck_assert_double_eq_tol(all, rows[i].comes, 1e-9);
		ck_assert_double_eq_tol(mean_on(&d, rows[i].due, 1), rows[i].fills ? 72 : 0, 1e-9);
		all = 0;
		for (int r = 0; r < 5; r++) /* the next fill, 28 days on */
			all += mean_on(&d, rows[i].due + 28, r);
		ck_assert_double_eq_tol(all, rows[i].comes * 0.9, 1e-9);
		due_release(&d);
	}
	chain_release(&c);
}
END_TEST

/* Method: (1 - h) tail / ((1 - h) tail + h). */
START_TEST(overdue_patients_come_less_and_less)
{
	struct ladders l = clinic_ladders();
	struct persistence s = persistence_constant(0.1);
	uint64_t counts[GAP_DAYS_MAX + 1] = { [28] = 60, [30] = 30, [35] = 10 };
	struct chain c;
	struct gaps g;
	ck_assert(gaps_measured(&g, counts));
	ck_assert(chain_build(&c, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN));
	struct due_group group = { { .fills = 1, .periods = 1 }, 28, 1 };
	struct due_input in = { &group, 1, NULL, 0 };
	struct due_days d = { .days = 20 };
	double comes = 0.9 * 0.4 / (0.9 * 0.4 + 0.1), second = 0, seventh = 0;
	due_forecast(&c, &g, &in, &d, 1);
	for (int r = 0; r < 5; r++) {
		second += mean_on(&d, 1, r);
		seventh += mean_on(&d, 6, r);
	}
	ck_assert_double_eq_tol(second, comes * 0.75, 1e-12);
	ck_assert_double_eq_tol(seventh, comes * 0.25, 1e-12);
	due_release(&d);
	group.elapsed = 35;
	due_forecast(&c, &g, &in, &d, 1);
	ck_assert_double_eq_tol(mean_on(&d, 0, 0) + mean_on(&d, 0, 1), 0, 1e-15);
	due_release(&d);
	chain_release(&c);
}
END_TEST

/* H lambda + H^2 lambda / T over H days, for the first fills of starts. */
START_TEST(the_variance_of_starts_has_that_of_their_rate)
{
	struct ladders l = clinic_ladders();
	struct persistence s = { 0 };
	struct chain c;
	struct gaps g;
	struct due_starts starts = { { .fills = 1, .periods = 1 }, 0.5, 0, 0, 1, 84, false };
	struct due_input in = { NULL, 0, &starts, 1 };
	struct due_days d = { .days = 20 };
	double variance = 0, mean = 0;
	gaps_default(&g, 0);
	ck_assert(chain_build(&c, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN));
	due_forecast(&c, &g, &in, &d, 1);
	for (int day = 0; day < 20; day++) {
		mean += mean_on(&d, day, 0);
		variance += d.variance[day * d.rungs];
	}
	ck_assert_double_eq_tol(mean, 10, 1e-12);
	ck_assert_double_eq_tol(variance, 20 * 0.5 + 400 * 0.5 / 84, 1e-9);
	due_release(&d);
	chain_release(&c);
}
END_TEST

START_TEST(an_off_ladder_strength_is_asked_for_once)
{
	struct ladders l = clinic_ladders();
	struct persistence s = { 0 };
	struct chain c;
	struct book b = { 0 };
	struct patient p = { .strength_mg = 0.75, .start = 0, .last = 90, .fills = 1 };
	struct stand stand = roster_stand(&l.ladder[0], &p, 100, GAP_DAYS);
	book_add(&b, STR("A"), &stand, p.strength_mg, 10, 0);
	ck_assert_int_eq(b.offs, 1);
	book_cohorts(&b, 2);
	struct panel panel = { .cohort = b.place[0].cohort, .n = b.place[0].cohorts, .off = b.offs,
			       .periods = 2 };
	ck_assert(chain_build(&c, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN));
	panels_run(&c, &panel, 1);
	ck_assert_int_eq(panel.rows, 6);
	ck_assert_double_eq_tol(panel_at(&panel, 1, 5)->patients, 10 * 0.33, 1e-9);
	ck_assert_double_eq_tol(panel_at(&panel, 1, 1)->patients, 0, 1e-9);
	ck_assert_double_eq_tol(panel_at(&panel, 1, 2)->patients, 6.5, 1e-9);
	ck_assert_double_eq_tol(panel_at(&panel, 2, 5)->patients, 0, 1e-15);
	panel_release(&panel);
	chain_release(&c);
	book_release(&b);
}
END_TEST

/* Of 10 patients on 1 mg, when there is no 1.7 mg. */
START_TEST(a_strength_that_is_out_is_not_filled)
{
	struct persistence s = { 0 };
	for (int rule = SHORTAGE_BELOW; rule <= SHORTAGE_HOLD; rule++) {
		struct ladders l = clinic_ladders();
		struct book b = { 0 };
		struct chain c;
		struct patient p = { .strength_mg = 1.7, .start = 0, .last = 90, .fills = 1 };
		struct stand stand = roster_stand(&l.ladder[0], &p, 100, GAP_DAYS);
		book_add(&b, STR("A"), &stand, p.strength_mg, 10, 0);
		ck_assert(!shortage_apply(&l, &b, 0, 0, SHORTAGE_BELOW));
		ck_assert(shortage_apply(&l, &b, 0, 3, (enum shortage_rule)rule));
		book_cohorts(&b, 1);
		struct panel panel = { .cohort = b.place[0].cohort, .n = 1, .periods = 1 };
		ck_assert(chain_build(&c, &l, &s, (struct chain_factors)CHAIN_AS_GIVEN));
		panels_run(&c, &panel, 1);
		double below = panel_at(&panel, 1, 2)->patients + panel_at(&panel, 1, 1)->patients;
		ck_assert_double_eq_tol(below, rule == SHORTAGE_BELOW ? 10 : 0, 1e-9);
		ck_assert_double_eq_tol(panel_at(&panel, 1, 3)->patients, 10 - below, 1e-9);
		panel_release(&panel);
		chain_release(&c);
		book_release(&b);
	}
}
END_TEST

/* Fills of one patient, by day and strength. */
struct seen {
	int day;
	double mg;
};

static void measure_of(struct measured *m, struct courses *c, const struct ladders *l,
		       const struct seen *fill, size_t n, int as_of)
{
	courses_init(c, l, 3);
	for (size_t i = 0; i < n; i++)
		courses_add(c, STR("x"), CLINIC_DAY_0 + fill[i].day, 0, fill[i].mg, STR("A"));
	courses_sort(c);
	measure(m, c, (struct measure_terms){ CLINIC_DAY_0 + as_of, GAP_DAYS, 84 });
}

START_TEST(fills_are_moves_splits_pauses_or_a_new_start)
{
	static const struct seen fill[] = {
		{ 0, 0.25 }, { 14, 0.25 },                 /* a split */
		{ 28, 0.5 }, { 57, 1.7 },                  /* up, and up by two */
		{ 85, 1 },   { 128, 1 },                   /* down; a pause of 43 days */
		{ 219, 0.25 },                             /* 91 days: stopped, and a new start */
		{ 247, 0.25 }, { 247, 0.25 },              /* stays; a row that is there twice */
	};
	struct ladders l = clinic_ladders();
	struct measured m;
	struct courses c;
	measure_of(&m, &c, &l, fill, COUNT(fill), 260);
	const struct rung_moves *r = m.rung[0];
	ck_assert_uint_eq(r[0].moves, 2);
	ck_assert_uint_eq(r[0].ups, 1);
	ck_assert_uint_eq(r[0].merged, 1);
	ck_assert_uint_eq(r[1].ups, 1);
	ck_assert_uint_eq(r[1].jumps, 1);
	ck_assert_uint_eq(r[3].downs, 1);
	ck_assert_uint_eq(r[2].pauses, 1);
	ck_assert_uint_eq(r[2].moves, 0);
	ck_assert_uint_eq(m.restarts, 1);
	ck_assert_uint_eq(m.ended.n, 1);
	ck_assert_int_eq(m.ended.item[0].key, 128 + 28);
	ck_assert_uint_eq(m.open.n, 1);
	ck_assert_uint_eq(m.groups.n, 1);
	struct roster_group g = measured_group(&m, 0);
	ck_assert_int_eq(g.elapsed, 13);
	ck_assert_int_eq(g.periods, 2);
	ck_assert_int_eq(g.fills, 1);
	ck_assert(measured_moves(&m, &l)); /* one of one up at 0.5 mg; 2 of 4 moves were */
	ck_assert_double_eq_tol(l.ladder[0].rung[1].up, (1 + 2 * 0.5) / 3, 1e-12);
	measured_release(&m);
	courses_release(&c);
}
END_TEST

void unit_titrate_rules(TCase *tc)
{
	tcase_add_test(tc, faults_of_a_ladder_are_told);
	tcase_add_test(tc, a_strength_is_its_rung_or_the_one_below);
	tcase_add_test(tc, persistence_is_exponential_between_its_days);
	tcase_add_test(tc, who_has_not_come_is_active_then_paused_then_stopped);
	tcase_add_test(tc, fills_come_on_due_days);
	tcase_add_test(tc, overdue_patients_come_less_and_less);
	tcase_add_test(tc, the_variance_of_starts_has_that_of_their_rate);
	tcase_add_test(tc, an_off_ladder_strength_is_asked_for_once);
	tcase_add_test(tc, a_strength_that_is_out_is_not_filled);
	tcase_add_test(tc, fills_are_moves_splits_pauses_or_a_new_start);
}
