/* staff/visits.h, staff/staff.h, staff/what_if.h */
#include "cases.h"

#include <math.h>

#include "staff/what_if.h"

#include "base/banned.h"

enum { DAY = 20605 }; /* 2026-06-01, a Monday */

static struct standard visit_row(const char *role, const char *activity, double minutes)
{
	return (struct standard){ .role = str_from(role), .activity = str_from(activity),
				  .minutes = minutes,
				  .share = NAN, .per_year = NAN, .visits_per_year = NAN,
				  .amount = NAN, .people = NAN };
}

static const struct calendar full = { .time = { 250, 0, 0, 0, 0, 8, 5 } }; /* 2,000 hours */

/* A plan of these standards, and visits to fill. */
struct bench {
	struct visits visits;
	struct standard standards[8];
	struct wage wages[4];
	struct staff_plan plan;
	struct arena arena;
	struct staff_line *lines;
	size_t n;
};

static void bench_init(struct bench *b, size_t n_standards)
{
	visits_init(&b->visits, false);
	b->arena = (struct arena){ 0 };
	b->plan = (struct staff_plan){ .visits = &b->visits, .standards = b->standards,
				       .n_standards = n_standards,
				       .calendars = &full, .n_calendars = 1, .wages = b->wages,
				       .settings = { .round = WISN_CEIL, .ratio = { 3, 5 } } };
}

static void bench_run(struct bench *b)
{
	const struct visit_tally *at;
	visits_sort(&b->visits);
	ck_assert_int_eq(staff_check(&b->plan, &at), STAFF_OK);
	b->lines = staff_lines(&b->plan, &b->arena, &b->n);
}

static void bench_release(struct bench *b)
{
	visits_release(&b->visits);
	arena_release(&b->arena);
}

static void workload(struct bench *b, const char *location, const char *type, double per_year)
{
	visits_tally(&b->visits, str_from(location), str_from(type), NULL, 1)->per_year += per_year;
}

static void appointment(struct bench *b, const char *type, int day, enum visit_status status,
			double minutes)
{
	visits_add(&b->visits, &(struct visit){ .location = STR("here"), .type = str_from(type),
						.day = DAY + day,
						.minute = -1, .minutes = minutes, .status = status,
							.line = 7 });
}

/* 2,000 visits of an hour are 2,000 hours: one person. */
START_TEST(work_of_locations_and_all)
{
	struct bench b;
	b.standards[0] = visit_row("NP", "intake", 60);
	b.standards[1] = visit_row("MA", "*", 15);
	b.standards[2] = visit_row("NP", "team", NAN);
	b.standards[2].kind = STANDARD_CATEGORY;
	b.standards[2].unit = WISN_SHARE;
	b.standards[2].amount = 0.2;
	b.standards[3] = visit_row("NP", "teaching", NAN);
	b.standards[3].kind = STANDARD_INDIVIDUAL;
	b.standards[3].unit = WISN_HOURS_YEAR;
	b.standards[3].amount = 500;
	b.standards[3].people = 2;
	bench_init(&b, 4);
	workload(&b, "north", "intake", 2000);
	workload(&b, "south", "Intake", 800);
	bench_run(&b);
	ck_assert_uint_eq(b.n, 6);
	assert_text(b.lines[0].location, "north");
	assert_near(b.lines[0].required, 1.25, 1e-12, "north, NP");
	assert_near(b.lines[1].required, 0.25, 1e-12, "north, MA");
	assert_near(b.lines[2].required, 0.5, 1e-12, "south, NP");
	assert_text(b.lines[4].location, "(all)");
	assert_near(b.lines[4].required, 1.75 + 0.5, 1e-12,
		    "all, NP: individual allowances are added");
	ck_assert_double_eq(b.lines[4].heads, 3);
	ck_assert_double_eq(b.lines[4].visits, 2800);
	ck_assert(isnan(b.lines[4].have) && isnan(b.lines[4].cost));
	bench_release(&b);
}
END_TEST

/* Ten days, of which nobody knows more: what took place and what was lost, times 36.5. */
START_TEST(appointments_become_a_year)
{
	struct bench b;
	b.standards[0] = visit_row("NP", "routine", NAN); /* as measured */
	bench_init(&b, 1);
	appointment(&b, "routine", 0, VISIT_OCCURRED, 20);
	appointment(&b, "routine", 9, VISIT_ARRIVED, 40);
	appointment(&b, "routine", 3, VISIT_NO_SHOW, NAN);
	appointment(&b, "routine", 3, VISIT_LATE_CANCEL, NAN);
	appointment(&b, "routine", 4, VISIT_CANCELLED, NAN);
	appointment(&b, "routine", 4, VISIT_RESCHEDULED, NAN);
	bench_run(&b);
	const struct visit_tally *t = b.visits.tallies;
	ck_assert_int_eq(visits_days(&b.visits), 10);
	assert_near(b.lines[0].visits, 4 * 36.5, 1e-9, "visits a year");
	assert_near(b.lines[0].work.hours, 4 * 36.5 * 0.5, 1e-9, "half an hour on the mean");
	ck_assert_double_eq(visits_rate(t, VISIT_NO_SHOW), 0.25);
	ck_assert_double_eq(visits_rate(t, VISIT_LATE_CANCEL), 0.25);
	assert_near(visits_rate(t, VISIT_CANCELLED), 1 / 6.0, 1e-15, "of all");
	b.plan.settings.leave_out_lost = true;
	b.plan.settings.growth = 0.5;
	bench_run(&b);
	assert_near(b.lines[0].visits, 2 * 36.5 * 1.5, 1e-9,
		    "lost time left out, half as many more");
	bench_release(&b);
}
END_TEST

START_TEST(a_panel)
{
	struct bench b;
	b.standards[0] = visit_row("NP", "titration", 30);
	b.standards[0].visits_per_year = 12;
	b.standards[1] = visit_row("MA", "*", 10);
	bench_init(&b, 2);
	b.plan.panel = true;
	b.plan.settings.no_show = 0.1;
	workload(&b, "", "titration", 100); /* patients */
	bench_run(&b);
	assert_near(b.lines[0].work.hours, 100 * 12 * 1.1 * 0.5, 1e-9, "NP");
	assert_near(b.lines[1].work.hours, 100 * 12 * 1.1 / 6, 1e-9, "MA");
	bench_release(&b);
}
END_TEST

START_TEST(physicians_by_what_binds)
{
	static const struct state_rule state = { .state = BYTES("AA"), .cap = 2,
						 .cap_unit = CAP_HEADS };
	static const struct state_rule *const bound[] = { &state };
	struct bench b;
	b.standards[0] = visit_row("NP", "intake", 60);
	b.standards[1] = visit_row("MD", "*", 6);
	b.standards[1].share = 0.1;
	bench_init(&b, 2);
	workload(&b, "", "intake", 12000); /* six NPs; 120 hours of a physician */
	bench_run(&b);
	ck_assert_str_eq(b.lines[1].binding, "ratio");
	assert_near(b.lines[1].required, 6 / 5.0, 1e-12, "low");
	assert_near(b.lines[1].md.high, 2, 1e-12, "high");
	ck_assert_double_eq(b.lines[1].heads, 2);
	b.plan.states = bound;
	b.plan.n_bound = 1;
	bench_run(&b);
	ck_assert_str_eq(b.lines[1].binding, "cap");
	assert_near(b.lines[1].required, 3, 1e-12, "six by two");
	b.standards[1].share = NAN;
	b.standards[1].minutes = 60;
	bench_run(&b);
	ck_assert_str_eq(b.lines[1].binding, "workload");
	assert_near(b.lines[1].required, 6, 1e-12, "as much as the NPs");
	bench_release(&b);
}
END_TEST

START_TEST(what_it_costs)
{
	struct bench b;
	b.standards[0] = visit_row("NP", "intake", 60);
	bench_init(&b, 1);
	b.wages[0] = (struct wage){ .role = STR("np"), .source = STR("made up"), .wage = 100000,
				    .benefits = 0.2,
				    .malpractice = 1000, .fee = 500 };
	b.plan.n_wages = 1;
	workload(&b, "", "intake", 3000);
	bench_run(&b);
	assert_near(b.lines[0].cost, 1.5 * 120000 + 2 * 1500, 1e-6, "FTE paid, heads insured");
	assert_text(b.lines[0].note, "wage: made up");
	b.plan.settings.by_heads = true;
	bench_run(&b);
	assert_near(b.lines[0].cost, 2 * 121500, 1e-6, "heads");
	b.wages[0].benefits = b.wages[0].malpractice = b.wages[0].fee = NAN;
	bench_run(&b);
	assert_near(b.lines[0].cost, 200000, 1e-6, "the wage alone");
	bench_release(&b);
}
END_TEST

START_TEST(rows_that_would_take_a_night_are_a_fault)
{
	struct bench b;
	const struct visit_tally *at;
	b.standards[0] = visit_row("NP", "intake", 30);
	bench_init(&b, 1);
	appointment(&b, "intake", 0, VISIT_OCCURRED, 20);
	visits_sort(&b.visits);
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_OK);
	b.plan.n_standards = 3000;
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_TOO_MANY);
	b.plan.n_standards = 1;
	b.plan.n_wages = 5000000;
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_TOO_MANY);
	b.plan.n_wages = 0;
	bench_release(&b);
}
END_TEST

START_TEST(what_a_plan_lacks)
{
	struct bench b;
	const struct visit_tally *at;
	b.standards[0] = visit_row("NP", "intake", NAN);
	b.standards[1] = visit_row("MA", "*", 10);
	bench_init(&b, 2);
	appointment(&b, "intake", 0, VISIT_OCCURRED, NAN);
	visits_sort(&b.visits);
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_NO_MINUTES);
	b.standards[0].minutes = 0; /* said, and nothing */
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_OK);
	appointment(&b, "unheard of", 0, VISIT_OCCURRED, 20);
	visits_sort(&b.visits);
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_NO_STANDARD);
	ck_assert_uint_eq(at->line, 7);
	b.standards[0] = b.standards[1]; /* every visit alike: no type is left out */
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_OK);
	b.plan.panel = true;
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_NO_RATE);
	b.plan.panel = false;
	b.standards[1].kind = STANDARD_CATEGORY;
	b.standards[1].amount = 1;
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_ALLOWANCES);
	b.plan.n_calendars = 0;
	ck_assert_int_eq(staff_check(&b.plan, &at), STAFF_NO_CALENDAR);
	for (int f = STAFF_NO_STANDARD; f <= STAFF_ALLOWANCES; f++)
		ck_assert(staff_message((enum staff_fault)f) && staff_hint((enum staff_fault)f));
	bench_release(&b);
}
END_TEST

START_TEST(a_calendar_for_the_role_goes_first)
{
	const struct calendar calendars[] = { full, { STR("md"), { 200, 0, 0, 0, 0, 8, 4 } } };
	struct staff_plan p = { .calendars = calendars, .n_calendars = 2 };
	ck_assert_double_eq(staff_time(&p, STR("MD"))->possible_days, 200);
	ck_assert_double_eq(staff_time(&p, STR("NP"))->possible_days, 250);
	p.calendars++;
	p.n_calendars = 1;
	ck_assert_ptr_null(staff_time(&p, STR("NP")));
}
END_TEST

START_TEST(what_if)
{
	struct what_if w = { .n = 0 };
	struct wage wages[] = { { .role = STR("MD"), .wage = 100 },
				{ .role = STR("NP"), .wage = 50 } };
	struct standard standards[] = { visit_row("NP", "intake", 40),
					visit_row("MA", "intake", 10) };
	ck_assert(what_if_parse(&w, STR("wage.md=1.1, minutes.intake=0.5")));
	ck_assert_ptr_null(what_if_apply(&w, wages, 2, standards, 2));
	assert_near(wages[0].wage, 110, 1e-12, "MD");
	ck_assert_double_eq(wages[1].wage, 50);
	ck_assert_double_eq(standards[0].minutes, 20);
	ck_assert_double_eq(standards[1].minutes, 5);
	const char *bad[] = { "", "wage.=1", "wage.MD", "wage.MD=", "wage.MD=-1", "pay.MD=1",
			      "wage.MD=x" };
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert_msg(!what_if_parse(&w, str_from(bad[i])), "%s", bad[i]);
	ck_assert(what_if_parse(&w, STR("wage.RN=2")));
	ck_assert_ptr_nonnull(what_if_apply(&w, wages, 2, standards, 2));
}
END_TEST

void unit_staff(TCase *tc)
{
	tcase_add_test(tc, work_of_locations_and_all);
	tcase_add_test(tc, appointments_become_a_year);
	tcase_add_test(tc, a_panel);
	tcase_add_test(tc, physicians_by_what_binds);
	tcase_add_test(tc, what_it_costs);
	tcase_add_test(tc, rows_that_would_take_a_night_are_a_fault);
	tcase_add_test(tc, what_a_plan_lacks);
	tcase_add_test(tc, a_calendar_for_the_role_goes_first);
	tcase_add_test(tc, what_if);
}
