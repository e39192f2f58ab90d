/* audit/names.h: what an index finds is what comparing with each finds, and in how little time. */
#include "unit.h"

#include "audit/names.h"

#include "base/banned.h"

enum { MANY = 400 };

/* A name of a few letters and words, so that many are the same or near. */
static struct name some_name(struct arena *arena, struct rng *r)
{
	static const char *const words[] = { "acme", "acm", "labs", "nimbus", "mail", "mial", "north",
					     "wind", "health", "inc", "of", "x", "care", "first" };
	char text[64] = "";
	size_t n = 1 + (size_t)rng_below(r, 3), length = 0;
	for (size_t i = 0; i < n; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s",
					   words[rng_below(r, COUNT(words))],
					   rng_below(r, 3) ? " " : "");
	if (rng_below(r, 2))
		text[rng_below(r, (uint32_t)length)] = (char)('a' + rng_below(r, 4));
	return name_fold(arena, str_from(text));
}

START_TEST(finds_what_comparing_finds)
{
	struct rng r = { unit_seed() };
	for (size_t round = 0; round < 200; round += UNIT_STEP) {
		struct arena arena = { 0 };
		struct names set = { 0 };
		struct name name[MANY], wanted = some_name(&arena, &r);
		size_t n = rng_below(&r, MANY), same = 0, near = 0;
		for (size_t i = 0; i < n; i++) {
			name[i] = some_name(&arena, &r);
			names_add(&set, &name[i], i);
			same += name_same(&name[i], &wanted);
			near += name_near(&name[i], &wanted);
		}
		names_index(&set);
		struct names_run run = names_same(&set, &wanted);
		require(run.n == same, "%zu the same, not %zu", run.n, same);
		struct names_near got = names_near(&set, &wanted);
		require(got.more || got.n == near, "%zu near, not %zu: %.*s", got.n, near,
			(int)wanted.words.n, wanted.words.p);
		require(!got.more || near > NAMES_OFFERED || n > NAMES_COMPARED, "more of %zu", near);
		for (size_t i = 0; i < got.n; i++) {
			require(name_near(&got.entry[i]->name, &wanted), "not near");
			require(!i || got.entry[i - 1]->id < got.entry[i]->id, "order");
		}
		names_release(&set);
		arena_release(&arena);
	}
}
END_TEST

/* One or two edits anywhere in a key of any length are found. */
START_TEST(finds_any_edit)
{
	struct rng r = { unit_seed() };
	for (size_t round = 0; round < 20000; round += UNIT_STEP) {
		struct arena arena = { 0 };
		struct names set = { 0 };
		char a[80], b[80];
		size_t n = 5 + rng_below(&r, 58), edits = 1 + rng_below(&r, 2), m = n;
		for (size_t i = 0; i < n; i++)
			a[i] = b[i] = (char)('a' + rng_below(&r, 3));
		for (; edits; edits--) {
			size_t at = rng_below(&r, (uint32_t)m - 1), kind = rng_below(&r, 4);
			char c = (char)('a' + rng_below(&r, 3)), other = b[at + 1];
			if (kind == 0) {
				memmove(b + at + 1, b + at, m++ - at);
				b[at] = c;
			} else if (kind == 1) {
				memmove(b + at, b + at + 1, --m - at);
			} else {
				b[at + 1] = kind == 2 ? b[at] : c;
				b[at] = kind == 2 ? other : b[at];
			}
		}
		struct name one = name_fold(&arena, (struct str){ a, n });
		struct name two = name_fold(&arena, (struct str){ b, m });
		names_add(&set, &one, 7);
		names_index(&set);
		struct names_near got = names_near(&set, &two);
		require(got.n == name_near(&one, &two), "%.*s %.*s", (int)n, a, (int)m, b);
		names_release(&set);
		arena_release(&arena);
	}
}
END_TEST

/* Hostile names, of which each is near each, are offered in part, and that there are more is said. */
START_TEST(compares_with_few)
{
	struct arena arena = { 0 };
	struct names set = { 0 };
	for (size_t i = 0; i < 3000; i++) {
		char text[24];
		snprintf(text, sizeof(text), "aaaaaaaaaaaaaa%c%c%c", (char)('a' + i % 26),
			 (char)('a' + i / 26 % 26), (char)('a' + i / 676));
		struct name name = name_fold(&arena, str_from(text));
		names_add(&set, &name, i);
	}
	names_index(&set);
	struct name wanted = name_fold(&arena, STR("aaaaaaaaaaaaaabbz"));
	struct names_near near = names_near(&set, &wanted);
	ck_assert(near.more);
	ck_assert_uint_le(near.n, NAMES_OFFERED);
	names_release(&set);
	arena_release(&arena);
}
END_TEST

START_TEST(an_empty_set_has_none)
{
	struct arena arena = { 0 };
	struct names set = { 0 };
	struct name acme = name_fold(&arena, STR("Acme")), none = name_fold(&arena, STR("?"));
	names_add(&set, &none, 0);
	names_index(&set);
	ck_assert_uint_eq(set.n, 0);
	ck_assert_uint_eq(names_same(&set, &acme).n, 0);
	ck_assert_uint_eq(names_same(&set, &none).n, 0);
	ck_assert_uint_eq(names_near(&set, &acme).n, 0);
	names_release(&set);
	arena_release(&arena);
}
END_TEST

void unit_names(TCase *tc)
{
	tcase_add_test(tc, finds_what_comparing_finds);
	tcase_add_test(tc, finds_any_edit);
	tcase_add_test(tc, compares_with_few);
	tcase_add_test(tc, an_empty_set_has_none);
}
