/* chart/strata.h, chart/review.h */
#include "cases.h"

#include <math.h>
#include <stdio.h>

#include "chart/review.h"

#include "base/banned.h"

enum { MAY = 20574 }; /* 2026-05-01, a Friday */

static const struct state_rule states[] = {
	{ .state = BYTES("MO"), .chart_rate = BYTES("0.10"), .chart_extra = BYTES("0.20"),
	  .chart_window = PERIOD_14_DAYS, .chart_at_most = NAN },
	{ .state = BYTES("MS"), .chart_rate = BYTES("0.10"), .chart_window = PERIOD_MONTH,
	  .chart_at_most = 2 },
	{ .state = BYTES("NY"), .chart_window = PERIOD_QUARTER, .chart_at_most = NAN },
	{ .state = BYTES("TX"), .chart_at_most = NAN },
};

static struct strata_rules rules_of(const char *rate)
{
	struct strata_rules r = { .rule = { .at_most = UINT64_MAX }, .window = PERIOD_MONTH,
				  .anchor = 11323,
				  .states = states, .n_states = COUNT(states), .due_days = 30 };
	ck_assert(chart_rate_parse(str_from(rate), &r.rule.rate));
	return r;
}

/* Charts of one clinician, a day each. */
static void add_days(struct strata *s, const char *who, const char *state, int32_t from, int n)
{
	char id[32];
	for (int i = 0; i < n; i++) {
		snprintf(id, sizeof(id), "%s-%s-%d", who, state, from + i);
		strata_add(s, &(struct encounter){ .id = str_from(id), .clinician = str_from(who),
						   .state = str_from(state), .date = from + i });
	}
}

/* name population n, a stratum each. */
static void assert_strata(struct strata *s, const char *want)
{
	struct bytes got = { 0 };
	const struct stratum *at;
	ck_assert_int_eq(strata_end(s, &at), STRATA_OK);
	for (const struct stratum *one = s->strata; one; one = one->next)
		bytes_say(&got, "%.*s %d %d|", (int)one->name.n, one->name.p,
			  (int)one->charts.population,
			  (int)one->n);
	assert_text(bytes_str(&got), want);
	bytes_release(&got);
	strata_release(s);
}

START_TEST(a_window_for_each_clinician)
{
	struct strata s;
	struct strata_rules r = rules_of("0.10");
	strata_init(&s, &r, STR("seed"));
	add_days(&s, "b", "", MAY + 20, 20);
	add_days(&s, "a", "TX", MAY, 31);
	assert_strata(&s, "a 2026-05-01..2026-05-31 31 4|b 2026-05-01..2026-05-31 11 2|"
			  "b 2026-06-01..2026-06-30 9 1|");
}
END_TEST

START_TEST(numbers_of_the_state)
{
	struct strata s;
	struct strata_rules r = rules_of("1/2");
	strata_init(&s, &r, STR("seed"));
	add_days(&s, "a", "mo", MAY, 17); /* 2026-05-04 begins a window of 14 days */
	add_days(&s, "b", "MS", MAY, 31);
	add_days(&s, "c", "NY", MAY, 40);
	assert_strata(&s, "a 2026-04-20..2026-05-03 MO 3 1|a 2026-05-04..2026-05-17 MO 14 2|"
			  "b 2026-05-01..2026-05-31 MS 31 2|c 2026-04-01..2026-06-30 NY 40 20|");
}
END_TEST

START_TEST(all_and_controlled_apart)
{
	struct strata s;
	struct strata_rules r = rules_of("0.10");
	struct encounter e = { .id = STR("x"), .clinician = STR("a"), .state = STR("MO"),
			       .date = MAY,
			       .controlled = true };
	strata_init(&s, &r, STR("seed"));
	strata_add(&s, &e);
	e.id = STR("y");
	e.always = true;
	strata_add(&s, &e);
	e.id = STR("z");
	e.always = e.controlled = false;
	strata_add(&s, &e);
	assert_strata(&s, "a 2026-04-20..2026-05-03 MO all 1 1|a 2026-04-20..2026-05-03 MO "
			  "controlled 1 1|"
			  "a 2026-04-20..2026-05-03 MO 1 1|");
}
END_TEST

START_TEST(windows)
{
	struct strata_rules r = rules_of("1");
	int32_t from, until;
	for (int32_t day = MAY - 400; day < MAY + 400; day++)
		for (enum state_period p = PERIOD_7_DAYS; p < PERIODS; p++) {
			int32_t a, b;
			strata_window(&r, p, day, &from, &until);
			require(from <= day && day <= until, "a day outside of its window");
			strata_window(&r, p, until, &a, &b);
			require(a == from && b == until, "two windows in one");
			strata_window(&r, p, until + 1, &a, &b);
			require(a == until + 1, "days between windows");
		}
	strata_window(&r, PERIOD_7_DAYS, MAY, &from, &until);
	ck_assert_int_eq(from, MAY - 4); /* a Monday */
	strata_window(&r, PERIOD_14_DAYS, 11323 - 1, &from, &until);
	ck_assert_int_eq(until, 11322); /* before the anchor too */
}
END_TEST

START_TEST(ids_that_come_again)
{
	struct strata s;
	struct strata_rules r = rules_of("0.01");
	const struct stratum *at;
	for (int keep = 0; keep < 2; keep++) {
		strata_init(&s, &r, STR("seed"));
		s.ids.wanted = s.ids.all = keep;
		for (int i = 0; i < 3; i++)
			for (int k = 0; k < 5000; k++) {
				char id[16];
				snprintf(id, sizeof(id), "%d", k);
				strata_add(&s, &(struct encounter){ .id = str_from(id),
								    .clinician = STR("a"),
								    .state = STR(""),
								    .date = MAY });
			}
		ck_assert_int_eq(strata_end(&s, &at), keep ? STRATA_OK : STRATA_REPEATED);
		if (keep) {
			struct strata_sums sums = strata_sums(&s);
			ck_assert_uint_eq(sums.population, 5000);
			ck_assert_uint_eq(sums.repeated, 10000);
			ck_assert_uint_eq(sums.sample, 50);
		}
		strata_release(&s);
	}
}
END_TEST

/* Twenty charts, of which four are drawn and the first ranks reviewed. */
struct bench {
	struct strata strata;
	struct review reviews[8];
	struct review_book book;
	struct audit audit;
};

static void bench_init(struct bench *b, size_t reviewed)
{
	const struct stratum *at;
	struct strata_rules r = rules_of("0.20");
	r.rule.spares = 2;
	strata_init(&b->strata, &r, STR("seed"));
	add_days(&b->strata, "ann", "", MAY, 20);
	ck_assert_int_eq(strata_end(&b->strata, &at), STRATA_OK);
	const struct stratum *s = b->strata.strata;
	for (size_t i = 0; i < COUNT(b->reviews); i++)
		b->reviews[i] = (struct review){ .id = s->charts.kept[i].id,
						 .reviewer = STR("Dr One"),
						 .date = (int32_t)s->charts.kept[i].tag + 5 + (int32_t)i,
						 .result = REVIEW_OK };
	b->book = (struct review_book){ .as_of = DATE_LAST, .reviews = b->reviews, .n = reviewed };
}

/* The findings on a day, parted by blanks. */
static void assert_found(struct bench *b, int32_t day, uint64_t expand_on, const char *want)
{
	struct bytes got = { 0 };
	const struct review_settings settings = { expand_on, 1, 2 };
	review_sort(&b->book);
	audit_init(&b->audit, review_rules, REVIEW_RULES, day);
	review_audit(&b->audit, &b->strata, &b->book, &settings);
	for (size_t i = 0; i < b->audit.n; i++)
		bytes_say(&got, "%s%s", i ? " " : "", b->audit.findings[i].rule->id);
	assert_text(bytes_str(&got), want);
	bytes_release(&got);
	audit_release(&b->audit);
	review_release(&b->book);
	strata_release(&b->strata);
}

enum { DUE = MAY + 30 + 30 };

START_TEST(a_window_that_closed)
{
	struct bench b;
	bench_init(&b, 4);
	assert_found(&b, DUE + 1, 0, "");
	bench_init(&b, 3);
	assert_found(&b, DUE, 0, "review-due");
	bench_init(&b, 3);
	assert_found(&b, DUE + 1, 0, "window-short");
	bench_init(&b, 4);
	b.reviews[1].date = DATE_NONE; /* proves nothing */
	assert_found(&b, DUE + 1, 0, "window-short review-incomplete");
	bench_init(&b, 4);
	b.reviews[1].reviewer = STR("");
	assert_found(&b, DUE + 1, 0, "window-short review-incomplete");
}
END_TEST

START_TEST(who_reviewed_and_who_chose)
{
	struct bench b;
	bench_init(&b, 4);
	b.reviews[2].reviewer = STR("Ann");
	assert_found(&b, DUE, 0, "self-review");
	bench_init(&b, 4);
	b.reviews[2].chosen_by = STR("ann");
	assert_found(&b, DUE, 0, "chosen-by-clinician");
	bench_init(&b, 5);
	b.reviews[4].id = STR("of another year");
	assert_found(&b, DUE, 0, "not-drawn");
	bench_init(&b, 5); /* a spare */
	assert_found(&b, DUE, 0, "");
}
END_TEST

START_TEST(errors_and_what_they_mean)
{
	struct bench b;
	const struct review_settings settings = { 2, 1, 2 };
	bench_init(&b, 4);
	b.reviews[0].result = REVIEW_ERROR;
	b.reviews[3].result = REVIEW_UNREADABLE;
	review_sort(&b.book);
	struct review_sums sums = review_sums(&b.book, b.strata.strata);
	struct chart_limits limits;
	ck_assert_uint_eq(sums.done, 4);
	ck_assert_uint_eq(sums.errors, 2);
	ck_assert(sums.known && chart_limits(20, 4, 2, &limits));
	ck_assert(sums.limits.low == limits.low && sums.limits.high == limits.high);
	ck_assert_double_eq(sums.p50_days, 6);
	ck_assert_double_eq(sums.p90_days, 8);
	ck_assert_uint_eq(review_wanted(&b.book, b.strata.strata, &settings), 5);
	ck_assert_uint_eq(review_wanted(&b.book, b.strata.strata,
					&(struct review_settings){ 3, 1, 2 }), 4);
	review_release(&b.book);
	assert_found(&b, DUE, 2, "errors-found");
}
END_TEST

void unit_strata(TCase *tc)
{
	tcase_add_test(tc, a_window_for_each_clinician);
	tcase_add_test(tc, numbers_of_the_state);
	tcase_add_test(tc, all_and_controlled_apart);
	tcase_add_test(tc, windows);
	tcase_add_test(tc, ids_that_come_again);
	tcase_add_test(tc, a_window_that_closed);
	tcase_add_test(tc, who_reviewed_and_who_chose);
	tcase_add_test(tc, errors_and_what_they_mean);
}
