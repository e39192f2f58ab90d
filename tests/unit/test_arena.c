/* base/arena.h: zeroed, aligned, apart, and all gone at once. */
#include "unit.h"

#include <stdalign.h>
#include <stdlib.h>

#include "base/arena.h"

#include "base/banned.h"

static bool all_bytes(const unsigned char *p, size_t n, unsigned char c)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != c)
			return false;
	return true;
}

START_TEST(pieces_are_zeroed_aligned_and_apart)
{
	enum { PIECES = 3000 };
	struct arena a = { 0 };
	struct rng r = { unit_seed() };
	static unsigned char *piece[PIECES];
	static size_t size[PIECES];
	for (size_t i = 0; i < PIECES; i++) {
		size[i] = 1 + rng_below(&r, i % 100 ? 200 : 200000);
		piece[i] = arena_take(&a, size[i]);
		ck_assert_ptr_nonnull(piece[i]);
		ck_assert_uint_eq((uintptr_t)piece[i] % alignof(max_align_t), 0);
		ck_assert(all_bytes(piece[i], size[i], 0));
		memset(piece[i], (int)(i % 251) + 1, size[i]);
	}
	for (size_t i = 0; i < PIECES; i++)
		ck_assert(all_bytes(piece[i], size[i], (unsigned char)(i % 251 + 1)));
	arena_release(&a);
}
END_TEST

/* 0, 1 or many chunks joined to 0, 1 or many: what was taken stays, and both can be used on. */
START_TEST(joined_pieces_stay)
{
	static const size_t pieces[] = { 0, 3, 5000 };
	struct arena a = { 0 }, b = { 0 };
	struct str first[2][5000];
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < pieces[k ? _i / 3 : _i % 3]; i++)
			first[k][i] = arena_copy(k ? &b : &a, STR("what stays there"));
	arena_join(&a, &b);
	ck_assert_ptr_null(b.chunks);
	ck_assert_uint_eq(b.size, 0);
	unsigned char *more = arena_take(&a, 1000);
	ck_assert(all_bytes(more, 1000, 0));
	memset(more, 1, 1000);
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < pieces[k ? _i / 3 : _i % 3]; i++)
			require(str_eq(first[k][i], STR("what stays there")), "another text");
	arena_release(&a);
	ck_assert_ptr_nonnull(arena_take(&b, 1));
	arena_release(&b);
}
END_TEST

START_TEST(released_arena_is_empty_and_usable)
{
	struct arena a = { 0 };
	arena_release(&a);
	ck_assert_ptr_nonnull(arena_take(&a, 100));
	arena_release(&a);
	ck_assert_ptr_null(a.chunks);
	ck_assert_uint_eq(a.used, 0);
	ck_assert_uint_eq(a.size, 0);
	unsigned char *p = arena_take(&a, 64);
	ck_assert(all_bytes(p, 64, 0));
	arena_release(&a);
}
END_TEST

START_TEST(copies_end_in_nul)
{
	struct arena a = { 0 };
	char text[] = "a\0b";
	struct str s = arena_copy(&a, (struct str){ text, 3 });
	text[0] = 'x';
	assert_same_bytes(s, STR("a\0b"));
	ck_assert_int_eq(s.p[3], '\0');
	s = arena_copy(&a, (struct str){ NULL, 0 });
	ck_assert_ptr_nonnull(s.p);
	ck_assert_uint_eq(s.n, 0);
	ck_assert_int_eq(s.p[0], '\0');
	arena_release(&a);
}
END_TEST

START_TEST(no_bytes_have_a_place_of_their_own)
{
	struct arena a = { 0 };
	char *p = arena_take(&a, 0), *q = arena_take(&a, 0);
	ck_assert_msg((uintptr_t)p > 4096, "a pointer into page zero: %p", (void *)p);
	ck_assert_ptr_ne(p, q);
	arena_release(&a);
}
END_TEST

void unit_arena(TCase *tc)
{
	tcase_add_test(tc, pieces_are_zeroed_aligned_and_apart);
	tcase_add_loop_test(tc, joined_pieces_stay, 0, 9);
	tcase_add_test(tc, released_arena_is_empty_and_usable);
	tcase_add_test(tc, copies_end_in_nul);
	tcase_add_test(tc, no_bytes_have_a_place_of_their_own);
}
