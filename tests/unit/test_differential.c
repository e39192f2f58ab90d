/*
 * Random inputs, put to libcsv and to the reader in all its ways: see trial.h.
 *
 * The same ones in every run: GLP1_SEED and GLP1_ROUNDS try others and more, and the
 * fuzz target `reader` looks for new ones. A failure prints the seed and the smallest
 * input found that still fails.
 */
#include "unit.h"

#include <stdio.h>

#include "random_csv.h"
#include "trial.h"

#include "base/banned.h"

static bool fails(struct str in, const void *context)
{
	bool asked;
	return trial_disagreement(in, context, &asked) != NULL;
}

static void report(struct bytes *in, const struct trial *t, const char *what, size_t round)
{
	bool asked;
	shrink(in, fails, t);
	const char *still = trial_disagreement(bytes_str(in), t, &asked);
	fprintf(stderr, "GLP1_SEED=%llu, %zu bytes: ", (unsigned long long)unit_seed(), in->n);
	show_hex(bytes_str(in));
	ck_abort_msg("%s, round %zu, seed %llu, delimiter %02x, lazy %d, behind a line %d, read "
		     "sizes %zu %zu %zu (smallest input above: %s)", what, round,
		     (unsigned long long)unit_seed(), (unsigned)t->delim, t->lazy, t->behind,
		     t->sizes[0], t->sizes[1], t->sizes[2], still);
}

/* Rounds of one generator; how many of them the oracle must have been asked in, at least. */
static void run(random_fn *generate, size_t rounds, uint32_t least, uint32_t most,
		size_t asked_least, struct trial t)
{
	static const char delims[] = ",,,;\t|";
	struct rng r = { unit_seed() };
	struct bytes in = { 0 };
	size_t asked = 0;
	rounds = unit_rounds(rounds);
	for (size_t i = 0; i < rounds; i++) {
		bool oracle_asked;
		t.delim = delims[rng_below(&r, sizeof(delims) - 1)];
		t.behind = rng_below(&r, 4) > 0;
		for (size_t w = 0; w < WAYS; w++) /* small ones for small inputs */
			t.sizes[w] = 1 + most / 100 + rng_below(&r, 2 + most / 20);
		in.n = 0;
		generate(&r, &in, t.delim, least + rng_below(&r, most - least + 1));
		const char *what = trial_disagreement(bytes_str(&in), &t, &oracle_asked);
		asked += oracle_asked;
		if (what)
			report(&in, &t, what, i);
	}
	ck_assert_msg(asked * 100 >= rounds * asked_least, "the oracle was asked in %zu of %zu rounds",
		      asked, rounds);
	bytes_release(&in);
}

START_TEST(soup)
{
	run(random_soup, 2000, 0, 400, 50, (struct trial){ 0 });
}
END_TEST

START_TEST(short_soup)
{
	run(random_soup, 3000, 0, 12, 80, (struct trial){ 0 });
}
END_TEST

START_TEST(structured)
{
	run(random_table, 2000, 0, 400, 80, (struct trial){ 0 });
}
END_TEST

START_TEST(structured_lazy)
{
	run(random_table, 750, 0, 400, 40, (struct trial){ .lazy = true });
}
END_TEST

START_TEST(soup_lazy)
{
	run(random_soup, 750, 0, 400, 20, (struct trial){ .lazy = true });
}
END_TEST

START_TEST(large)
{
	run(random_table, 15, 10000, 600000, 60, (struct trial){ 0 });
}
END_TEST

START_TEST(large_without_quotes)
{
	run(random_plain_soup, 10, 10000, 600000, 60, (struct trial){ 0 });
}
END_TEST

START_TEST(raw_bytes)
{
	run(random_table, 750, 0, 400, 80, (struct trial){ .raw = true });
}
END_TEST

START_TEST(raw_bytes_large)
{
	run(random_table, 5, 10000, 600000, 60, (struct trial){ .raw = true });
}
END_TEST

void unit_differential(TCase *tc)
{
	tcase_add_test(tc, soup);
	tcase_add_test(tc, short_soup);
	tcase_add_test(tc, structured);
	tcase_add_test(tc, structured_lazy);
	tcase_add_test(tc, soup_lazy);
	tcase_add_test(tc, large);
	tcase_add_test(tc, large_without_quotes);
	tcase_add_test(tc, raw_bytes);
	tcase_add_test(tc, raw_bytes_large);
}
