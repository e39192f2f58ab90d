/* dist/survival.h, dist/proportion.h: lead times with open orders, as others computed them. */
#include "cases.h"

#include <math.h>
#include <stdlib.h>

#include "dist/proportion.h"
#include "dist/survival.h"

#include "base/banned.h"

enum { TIMES_MAX = 64 };

static struct case_file data, expected, published, quantiles;

struct curve {
	struct survival_count count[TIMES_MAX];
	struct survival_step step[TIMES_MAX];
	struct survival s;
};

static int by_time(const void *va, const void *vb)
{
	const struct survival_count *a = va, *b = vb;
	return (a->time > b->time) - (a->time < b->time);
}

/* Counts in the order of time, each time once. Returns how many. */
static size_t by_distinct_time(struct survival_count *c, size_t n)
{
	size_t kept = 0;
	qsort(c, n, sizeof(*c), by_time);
	for (size_t i = 0; i < n; i++) {
		if (!kept || c[kept - 1].time < c[i].time) {
			c[kept++] = c[i];
			continue;
		}
		c[kept - 1].events += c[i].events;
		c[kept - 1].open += c[i].open;
	}
	return kept;
}

static void read_curve(struct curve *c, const char *dataset, enum survival_limits limits)
{
	size_t n = 0;
	for (int i = 0; i < (int)data.rows; i++) {
		if (!case_is(&data, i, "dataset", dataset))
			continue;
		require(n < TIMES_MAX, "more than %d times", TIMES_MAX);
		bool event = case_number(&data, i, "event") > 0;
		c->count[n++] = (struct survival_count){ case_number(&data, i, "time"), event, !event };
	}
	n = by_distinct_time(c->count, n);
	c->s = survival_of(c->count, n, limits, c->step);
}

static const struct survival_step *step_at(const struct curve *c, double time)
{
	for (size_t i = 0; i < c->s.n; i++)
		if (fabs(c->step[i].time - time) < 1e-9)
			return &c->step[i];
	ck_abort_msg("no step at %g", time);
}

/* Where R prints nothing, nothing is known. */
static void same(double got, double want, double tolerance, const char *what)
{
	if (isnan(want))
		require(isnan(got), "%s: got %.17g, want none", what, got);
	else
		assert_near(got, want, tolerance, what);
}

START_TEST(each_step_is_as_r_computes_it)
{
	static const char *const low[] = { "loglog_low", "log_low", "plain_low" };
	static const char *const high[] = { "loglog_high", "log_high", "plain_high" };
	struct curve c;
	for (int k = 0; k < SURVIVAL_LIMITS; k++) {
		read_curve(&c, case_text(&expected, _i, "dataset"), (enum survival_limits)k);
		const struct survival_step *s = step_at(&c, case_number(&expected, _i, "time"));
		same((double)s->at_risk, case_number(&expected, _i, "n_risk"), 0, "n_risk");
		same((double)s->events, case_number(&expected, _i, "n_event"), 0, "n_event");
		same(s->still, case_number(&expected, _i, "survival"), 1e-9, "survival");
		if (s->still > 0)
			same(s->sd, case_number(&expected, _i, "std_err"), 1e-9, "std_err");
		same(s->low, case_number(&expected, _i, low[k]), 1e-9, low[k]);
		same(s->high, case_number(&expected, _i, high[k]), 1e-9, high[k]);
	}
}
END_TEST

START_TEST(each_step_is_as_course_notes_print_it)
{
	struct curve c;
	read_curve(&c, case_text(&published, _i, "dataset"), SURVIVAL_LOG);
	const struct survival_step *s = step_at(&c, case_number(&published, _i, "time"));
	assert_near(s->still, case_number(&published, _i, "survival"), 0.0005, "survival");
	assert_near(s->sd, case_number(&published, _i, "std_err"), 0.00005, "std_err");
	assert_near(s->low, case_number(&published, _i, "log_low"), 0.0005, "log_low");
	assert_near(s->high, case_number(&published, _i, "log_high"), 0.0005, "log_high");
}
END_TEST

START_TEST(each_quantile_is_as_r_computes_it)
{
	double p = case_number(&quantiles, _i, "p");
	struct curve c;
	read_curve(&c, case_text(&quantiles, _i, "dataset"), SURVIVAL_LOGLOG);
	struct estimate q = survival_quantile(&c.s, p, false);
	same(q.value, case_number(&quantiles, _i, "first"), 1e-9, "first");
	same(survival_quantile(&c.s, p, true).value, case_number(&quantiles, _i, "midpoint"), 1e-9,
	     "midpoint");
	same(q.low, case_number(&quantiles, _i, "loglog_low"), 1e-9, "loglog_low");
	same(q.high, case_number(&quantiles, _i, "loglog_high"), 1e-9, "loglog_high");
	read_curve(&c, case_text(&quantiles, _i, "dataset"), SURVIVAL_LOG);
	q = survival_quantile(&c.s, p, false);
	same(q.low, case_number(&quantiles, _i, "log_low"), 1e-9, "log_low");
	same(q.high, case_number(&quantiles, _i, "log_high"), 1e-9, "log_high");
}
END_TEST

START_TEST(without_open_orders_it_is_what_counting_gives)
{
	struct survival_count c[1000];
	struct survival_step step[1000];
	for (size_t i = 0; i < 1000; i++)
		c[i] = (struct survival_count){ (double)i + 1, i % 7 + 1, 0 };
	struct survival s = survival_of(c, 1000, SURVIVAL_LOGLOG, step);
	uint64_t all = step[0].at_risk, ended = 0;
	for (size_t i = 0; i < 1000; i++) {
		ended += c[i].events;
		double share = (double)ended / (double)all;
		assert_near(survival_share(&s, c[i].time).value, share, 1e-15, "share");
		if (share < 1)
			assert_near(survival_quantile(&s, share, false).value, c[i].time, 0, "time");
	}
}
END_TEST

START_TEST(the_share_behind_the_longest_time_is_not_known_while_orders_are_open)
{
	struct survival_count open[] = { { 24, 3, 0 }, { 48, 1, 1 } }, done[] = { { 24, 3, 0 } };
	struct survival_step step[2];
	struct survival s = survival_of(open, 2, SURVIVAL_LOGLOG, step);
	assert_near(survival_share(&s, 0).value, 0, 0, "before the first");
	assert_near(survival_share(&s, 24).value, 0.6, 1e-15, "at 24");
	assert_near(survival_share(&s, 48).value, 0.8, 1e-15, "at 48");
	ck_assert(isnan(survival_share(&s, 48.5).value));
	s = survival_of(done, 1, SURVIVAL_LOGLOG, step);
	assert_near(survival_share(&s, 1000).value, 1, 0, "all ended");
	s = survival_of(done, 0, SURVIVAL_LOGLOG, step);
	ck_assert(isnan(survival_share(&s, 0).value) && isnan(survival_quantile(&s, 0.5, false).value));
}
END_TEST

/* R: binom.test(0, 3)$conf.int, binom.test(0, 10), binom.test(5, 5). */
START_TEST(a_share_of_0_or_1_has_exact_limits)
{
	struct survival_count open[] = { { 10, 0, 7 }, { 24, 2, 0 }, { 30, 0, 4 }, { 48, 1, 0 },
					 { 60, 2, 0 } };
	struct survival_count none[] = { { 10, 0, 1 }, { 24, 3, 0 } };
	struct survival_count all[] = { { 24, 2, 0 }, { 48, 3, 0 } };
	struct survival_step step[5];
	struct survival s = survival_of(none, 2, SURVIVAL_PLAIN, step);
	assert_near(survival_share(&s, 12).low, 0, 0, "none of 3");
	assert_near(survival_share(&s, 12).high, 0.7075982, 1e-7, "none of 3");
	s = survival_of(all, 2, SURVIVAL_LOGLOG, step);
	assert_near(survival_share(&s, 48).low, 0.4781762, 1e-7, "all of 5");
	assert_near(survival_share(&s, 500).high, 1, 0, "all of 5");
	s = survival_of(open, 5, SURVIVAL_LOGLOG, step);
	assert_near(survival_share(&s, 9).high, 1 - pow(0.025, 1.0 / 16), 1e-12, "none of 16");
	assert_near(survival_share(&s, 60).low, 1 - step[0].high * 0.7075982, 1e-7,
		    "3 at risk at the end");
	ck_assert(survival_share(&s, 60).low > survival_share(&s, 24).low);
	for (struct survival_count one = { 5, 1, 0 }; one.events <= 1000000; one.events *= 10) {
		s = survival_of(&one, 1, SURVIVAL_LOG, step);
		double low = survival_share(&s, 5).low;
		assert_near(pow(low, (double)one.events), 0.025, 1e-9, "the root of 0.025");
	}
}
END_TEST

START_TEST(limits_of_a_share_are_wilsons)
{
	/* Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3. */
	static const struct {
		uint64_t hits, n;
		double low, high;
	} rows[] = { { 81, 263, 0.2553, 0.3662 }, { 15, 148, 0.0624, 0.1605 },
		     { 0, 20, 0, 0.1611 }, { 1, 29, 0.0061, 0.1718 } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct estimate e = proportion_of(rows[i].hits, rows[i].n);
		assert_near(e.low, rows[i].low, 0.00005, "low");
		assert_near(e.high, rows[i].high, 0.00005, "high");
	}
	ck_assert(isnan(proportion_of(0, 0).value));
}
END_TEST

void unit_survival(TCase *tc)
{
	cases_add(tc, &data, "leadtime/km_data.csv", NULL);
	cases_add(tc, &expected, "leadtime/km_expected.csv", each_step_is_as_r_computes_it);
	cases_add(tc, &published, "leadtime/km_published.csv",
		  each_step_is_as_course_notes_print_it);
	cases_add(tc, &quantiles, "leadtime/km_quantiles.csv", each_quantile_is_as_r_computes_it);
	tcase_add_test(tc, without_open_orders_it_is_what_counting_gives);
	tcase_add_test(tc, the_share_behind_the_longest_time_is_not_known_while_orders_are_open);
	tcase_add_test(tc, a_share_of_0_or_1_has_exact_limits);
	tcase_add_test(tc, limits_of_a_share_are_wilsons);
}
