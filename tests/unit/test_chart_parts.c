/* chart/sample.h, chart/ids.h: parts of the charts make the whole, whatever the split. */
#include "unit.h"

#include <stdio.h>

#include "chart/ids.h"
#include "chart/sample.h"

#include "base/banned.h"

static struct arena names; /* ids of all strata here */

enum { CHARTS = 3000, PARTS = 5 };

static struct str id_of(int i, char text[16])
{
	int n = snprintf(text, 16, "E%d", i);
	return (struct str){ text, (size_t)n };
}

static void must_be_alike(const struct chart_stratum *a, const struct chart_stratum *b)
{
	ck_assert_uint_eq(a->population, b->population);
	ck_assert_uint_eq(a->n, b->n);
	ck_assert_uint_eq(a->dropped, b->dropped);
	for (size_t i = 0; i < a->n; i++)
		ck_assert(str_eq(a->kept[i].id, b->kept[i].id) && a->kept[i].tag == b->kept[i].tag);
}

/* What each part keeps goes into one; by which part an id is in decides a seed. */
static void merge_and_compare(uint32_t seed, struct chart_rule rule)
{
	struct rng rng = { seed };
	struct chart_seed draw;
	struct chart_stratum whole = { .ids = &names, .rule = rule }, merged = whole, part[PARTS];
	for (int p = 0; p < PARTS; p++)
		part[p] = whole;
	char text[16];
	chart_seed_init(&draw, id_of((int)seed, text));
	for (int i = 0; i < CHARTS; i++) {
		struct str id = id_of(i, text);
		chart_add(&whole, &draw, id, i);
		chart_add(&part[rng_below(&rng, 1 + rng_below(&rng, PARTS))], &draw, id, i);
	}
	for (size_t p = 0; p < PARTS; p++) {
		chart_tidy(&part[p]);
		chart_add_many(&merged, part[p].population);
		for (size_t i = 0; i < part[p].n; i++)
			chart_keep(&merged, &draw, part[p].kept[i].id, part[p].kept[i].tag);
		chart_release(&part[p]);
	}
	ck_assert(chart_is_sound(&merged));
	ck_assert(chart_end(&whole, CHART_NOT_COUNTED) && chart_end(&merged, CHART_NOT_COUNTED));
	must_be_alike(&whole, &merged);
	chart_release(&whole);
	chart_release(&merged);
}

START_TEST(merged_parts_are_the_whole)
{
	static const struct chart_rule rules[] = {
		{ { 1, 10 }, 0, UINT64_MAX, 0 }, { { 1, 100 }, 5, 20, 3 }, { { 1, 1 }, 0, UINT64_MAX, 0 },
		{ { 1, 1000 }, 0, 1, 0 },
	};
	for (uint32_t seed = 1; seed <= 20; seed++)
		merge_and_compare(seed, rules[seed % COUNT(rules)]);
}
END_TEST

START_TEST(the_sum_of_ids_has_no_order)
{
	struct chart_ids up = { .wanted = true }, down = { .wanted = true };
	uint8_t rank[CHART_HASH] = { 0 };
	uint64_t back[4];
	char a[CHART_HEX], b[CHART_HEX], text[16];
	for (int i = 0; i < 100; i++) {
		ids_add(&up, NULL, id_of(i, text), rank);
		ids_add(&down, NULL, id_of(99 - i, text), rank);
	}
	ids_sum_text(up.sum, a);
	ids_sum_text(down.sum, b);
	ck_assert_str_eq(a, b);
	ck_assert(ids_sum_parse(str_from(a), back) && memcmp(back, up.sum, sizeof(back)) == 0);
	ck_assert(!ids_sum_parse(STR("12"), back));
	a[3] = 'G';
	ck_assert(!ids_sum_parse(str_from(a), back));
	ids_release(&up);
	ids_release(&down);
}
END_TEST

START_TEST(the_sum_of_one_id_is_its_digest)
{
	struct chart_ids one = { .wanted = true };
	uint8_t rank[CHART_HASH] = { 0 };
	char text[CHART_HEX];
	ids_add(&one, NULL, STR("abc"), rank);
	ids_sum_text(one.sum, text); /* FIPS 180-4's example */
	ck_assert_str_eq(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	ids_release(&one);
}
END_TEST

START_TEST(too_many_ids_are_forgotten)
{
	struct chart_ids some = { .wanted = true }, all = { .wanted = true, .all = true };
	uint8_t rank[CHART_HASH] = { 0 };
	const uint64_t none[4] = { 0 };
	ids_add(&some, NULL, STR("a"), rank);
	ids_add(&all, NULL, STR("a"), rank);
	ck_assert(ids_list_hash(&some, rank));
	ids_add_many(&some, IDS_MOST, none);
	ids_add_many(&all, IDS_MOST, none);
	ck_assert(ids_forgotten(&some) && !ids_forgotten(&all));
	ck_assert(!ids_list_hash(&some, rank) && some.n == 0 && all.n == 1);
	ids_release(&some);
	ids_release(&all);
}
END_TEST

void unit_chart_parts(TCase *tc)
{
	tcase_add_test(tc, merged_parts_are_the_whole);
	tcase_add_test(tc, the_sum_of_ids_has_no_order);
	tcase_add_test(tc, the_sum_of_one_id_is_its_digest);
	tcase_add_test(tc, too_many_ids_are_forgotten);
}
