/* chart/rank.h, chart/sample.h */
#include "cases.h"

#include <stdio.h>
#include <stdlib.h>

#include "chart/sample.h"

#include "base/banned.h"

static struct arena names; /* ids of all strata here */

static struct case_file sizes, limited, ranks, draws;

static struct chart_rule rule_of(const char *rate)
{
	struct chart_rule r = { .at_most = UINT64_MAX };
	require(chart_rate_parse(str_from(rate), &r.rate), "%s is a rate", rate);
	return r;
}

START_TEST(size_row)
{
	struct chart_rule r = rule_of(case_text(&sizes, _i, "rate"));
	ck_assert_uint_eq(chart_size(&r, (uint64_t)case_number(&sizes, _i, "population")),
			  (uint64_t)case_number(&sizes, _i, "sample"));
}
END_TEST

START_TEST(limited_row)
{
	struct chart_rule r = rule_of(case_text(&limited, _i, "rate"));
	r.at_least = (uint64_t)case_number_or_0(&limited, _i, "at_least");
	if (*case_text(&limited, _i, "at_most"))
		r.at_most = (uint64_t)case_number(&limited, _i, "at_most");
	ck_assert_uint_eq(chart_size(&r, (uint64_t)case_number(&limited, _i, "population")),
			  (uint64_t)case_number(&limited, _i, "sample"));
}
END_TEST

START_TEST(rank_row)
{
	struct chart_seed seed;
	uint8_t hash[CHART_HASH];
	char hex[CHART_HEX];
	chart_seed_init(&seed, str_from(case_text(&ranks, _i, "seed")));
	chart_hash(&seed, str_from(case_text(&ranks, _i, "id")), hash);
	chart_hex(hash, hex);
	ck_assert_str_eq(hex, case_text(&ranks, _i, "sha256"));
}
END_TEST

/*
 * R. Rivest's sampler of election audits hashes the same text, `seed,j`: its draw j is
 * 1 + the hash mod the total.
 */
START_TEST(rivest_row)
{
	struct chart_seed seed;
	uint8_t hash[CHART_HASH];
	char text[16], expected[128] = "";
	unsigned total = (unsigned)case_number(&draws, _i, "total");
	chart_seed_init(&seed, str_from(case_text(&draws, _i, "seed")));
	for (int j = 1; j <= (int)case_number(&draws, _i, "count"); j++) {
		unsigned rest = 0;
		snprintf(text, sizeof(text), "%d", j);
		chart_hash(&seed, str_from(text), hash);
		for (size_t i = 0; i < CHART_HASH; i++)
			rest = (rest * 256 + hash[i]) % total;
		size_t n = strlen(expected);
		snprintf(expected + n, sizeof(expected) - n, "%s%u", j > 1 ? " " : "", rest + 1);
	}
	ck_assert_str_eq(expected, case_text(&draws, _i, "expected"));
}
END_TEST

/* The strata of sha256_rank.csv as a whole: the ranks and who is in. */
START_TEST(ranks_of_a_stratum)
{
	struct chart_stratum s = { .ids = &names, .rule = rule_of("0.10") };
	struct chart_seed seed;
	chart_seed_init(&seed, STR("20260301"));
	for (int row = (int)ranks.rows - 1; row >= 0; row--)
		if (case_is(&ranks, row, "stratum", "np_1"))
			chart_add(&s, &seed, str_from(case_text(&ranks, row, "id")), row);
	ck_assert(chart_end(&s, CHART_NOT_COUNTED));
	ck_assert_uint_eq(chart_size(&s.rule, s.population), 3);
	for (size_t i = 0; i < s.n; i++) {
		ck_assert_double_eq(case_number(&ranks, (int)s.kept[i].tag, "rank"), (double)i + 1);
		ck_assert_int_eq(case_is(&ranks, (int)s.kept[i].tag, "sampled", "yes"), i < 3);
	}
	chart_release(&s);
}
END_TEST

START_TEST(rates)
{
	const struct { const char *text; uint64_t num, den; } good[] = {
		{ "0.10", 1, 10 }, { "10%", 10, 100 }, { " 1/3 ", 1, 3 }, { "1", 1, 1 },
		{ "0.055", 55, 1000 }, { "5.5 %", 55, 1000 }, { "100%", 100, 100 },
	};
	const char *bad[] = { "", "0", "1.5", "-0.1", "2/1", "0/3", "1/0", "1/", "/3", "101%", "%",
			      "a", "1/3%", "0.1x", "1/10000000000" };
	struct chart_rate r;
	for (size_t i = 0; i < COUNT(good); i++) {
		require(chart_rate_parse(str_from(good[i].text), &r), "%s", good[i].text);
		ck_assert_uint_eq(r.num * good[i].den, good[i].num * r.den);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		require(!chart_rate_parse(str_from(bad[i]), &r), "\"%s\" is no rate", bad[i]);
}
END_TEST

static void add_number(struct chart_stratum *s, const struct chart_seed *seed, uint32_t number)
{
	char id[16];
	snprintf(id, sizeof(id), "E%06u", number);
	chart_add(s, seed, str_from(id), number);
}

/* The lowest ranks of many, whatever the order of the charts; what is kept is far from all. */
START_TEST(any_order_gives_the_same)
{
	enum { N = 20000 };
	struct rng r = { unit_seed() };
	uint32_t *order = malloc(N * sizeof(*order));
	struct chart_stratum a = { .ids = &names, .rule = rule_of("0.01") }, b = a;
	struct chart_stratum all = { .ids = &names, .rule = rule_of("1") };
	struct chart_seed seed;
	ck_assert_ptr_nonnull(order);
	a.rule.spares = b.rule.spares = 5;
	chart_seed_init(&seed, STR("any"));
	for (uint32_t i = 0; i < N; i++) {
		uint32_t j = rng_below(&r, i + 1);
		order[i] = order[j];
		order[j] = i;
	}
	for (uint32_t i = 0; i < N; i++) {
		add_number(&a, &seed, i);
		add_number(&b, &seed, order[i]);
		add_number(&all, &seed, i);
	}
	ck_assert_uint_lt(a.size, N / 10);
	ck_assert(chart_end(&a, CHART_NOT_COUNTED) && chart_end(&b, CHART_NOT_COUNTED) &&
		  chart_end(&all, CHART_NOT_COUNTED));
	ck_assert_uint_eq(chart_size(&a.rule, a.population), 200);
	for (size_t i = 0; i < 205; i++) {
		ck_assert_int_eq(a.kept[i].tag, all.kept[i].tag);
		ck_assert_int_eq(b.kept[i].tag, all.kept[i].tag);
	}
	ck_assert_uint_eq(a.dropped + a.n, N);
	chart_release(&a);
	chart_release(&b);
	chart_release(&all);
	free(order);
}
END_TEST

/* A chart that comes late displaces at most one other. */
START_TEST(a_late_chart)
{
	struct chart_seed seed;
	chart_seed_init(&seed, STR("late"));
	for (uint32_t late = 1000; late < 1200; late++) {
		struct chart_stratum a = { .ids = &names, .rule = rule_of("0.10") }, b = a;
		size_t gone = 0;
		for (uint32_t i = 0; i < 100; i++) {
			add_number(&a, &seed, i);
			add_number(&b, &seed, i);
		}
		b.rule.at_most = 10;
		add_number(&b, &seed, late);
		require(chart_end(&a, CHART_NOT_COUNTED) && chart_end(&b, CHART_NOT_COUNTED),
			"enough are kept");
		for (size_t i = 0, j = 0; i < 10; i++) {
			while (j < 10 && b.kept[j].tag != a.kept[i].tag)
				j++;
			gone += j == 10;
		}
		require(gone <= 1, "chart %u displaces %zu", late, gone);
		chart_release(&a);
		chart_release(&b);
	}
}
END_TEST

START_TEST(one_id_is_one_chart)
{
	struct chart_stratum s = { .ids = &names, .rule = rule_of("1/2") };
	struct chart_seed seed;
	const char *ids[] = { "007", " 007", "7", "007\t", "8" };
	chart_seed_init(&seed, STR("x"));
	for (size_t i = 0; i < COUNT(ids); i++)
		chart_add(&s, &seed, str_from(ids[i]), (int64_t)i);
	ck_assert(chart_end(&s, CHART_NOT_COUNTED));
	ck_assert_uint_eq(s.population, 3);
	ck_assert_uint_eq(s.repeated, 2);
	for (size_t i = 0; i < s.n; i++)
		ck_assert(s.kept[i].tag != 1 && s.kept[i].tag != 3);
	chart_release(&s);
}
END_TEST

/*
 * Over 10,000 seeds each chart of a stratum is drawn as often as any other: the sum of
 * (O - E)^2 / E, divided by (1 - n/N) N / (N - 1) since none comes twice, is in the 0.1 to
 * 99.9 % range of a chi-square with 39 degrees of freedom, 16.27 to 72.05.
 */
START_TEST(every_chart_alike)
{
	enum { N = 40, DRAWN = 4, SEEDS = 10000 };
	uint32_t seen[N] = { 0 };
	double sum = 0, expected = (double)SEEDS * DRAWN / N;
	for (int k = 0; k < SEEDS; k++) {
		struct chart_stratum s = { .ids = &names, .rule = rule_of("0.10") };
		struct chart_seed seed;
		char text[16];
		snprintf(text, sizeof(text), "%d", k);
		chart_seed_init(&seed, str_from(text));
		for (uint32_t i = 0; i < N; i++)
			add_number(&s, &seed, i);
		require(chart_end(&s, CHART_NOT_COUNTED), "enough are kept");
		for (size_t i = 0; i < DRAWN; i++)
			seen[s.kept[i].tag]++;
		chart_release(&s);
	}
	for (size_t i = 0; i < N; i++)
		sum += (seen[i] - expected) * (seen[i] - expected) / expected;
	sum /= (1 - (double)DRAWN / N) * N / (N - 1);
	ck_assert_msg(sum > 16.27 && sum < 72.05, "chi-square %g", sum);
}
END_TEST

START_TEST(the_list_of_ids)
{
	struct str ids[] = { BYTES("b"), BYTES("a"), BYTES("b") };
	size_t n = COUNT(ids);
	uint8_t hash[CHART_HASH];
	char hex[CHART_HEX];
	chart_list_hash(ids, &n, hash);
	chart_hex(hash, hex);
	ck_assert_uint_eq(n, 2);
	/* printf 'a\nb\n' | sha256sum */
	ck_assert_str_eq(hex, "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
	n = 0;
	chart_list_hash(NULL, &n, hash);
	chart_hex(hash, hex);
	ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
END_TEST

START_TEST(reviewers)
{
	struct str who[] = { BYTES("Dr A"), BYTES("Dr B"), BYTES("Dr C") };
	uint64_t loads[3] = { 0 };
	for (int i = 0; i < 9; i++)
		ck_assert_int_eq(chart_assign(who, loads, 3, STR("NP 1")), i % 3);
	ck_assert_int_eq(chart_assign(who, loads, 3, STR("dr a")), 1);
	ck_assert_int_eq(chart_assign(who, loads, 3, STR("NP 1")), 0);
	ck_assert_int_eq(chart_assign(who, loads, 1, STR("Dr A")), -1);
	ck_assert_int_eq(chart_assign(NULL, NULL, 0, STR("NP 1")), -1);
}
END_TEST

void unit_chart_sample(TCase *tc)
{
	cases_add(tc, &sizes, "sampling/sizes.csv", size_row);
	cases_add(tc, &limited, "sampling/sizes_limits.csv", limited_row);
	cases_add(tc, &ranks, "sampling/sha256_rank.csv", rank_row);
	cases_add(tc, &draws, "sampling/rivest_sampler.csv", rivest_row);
	if (ranks.rows)
		tcase_add_test(tc, ranks_of_a_stratum);
	tcase_add_test(tc, rates);
	tcase_add_test(tc, any_order_gives_the_same);
	tcase_add_test(tc, a_late_chart);
	tcase_add_test(tc, one_id_is_one_chart);
	tcase_add_test(tc, every_chart_alike);
	tcase_add_test(tc, the_list_of_ids);
	tcase_add_test(tc, reviewers);
}
