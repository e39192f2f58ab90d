/* base/array.h: room for one more, items kept, and no size that wraps. */
#include "unit.h"

#include <stdlib.h>

#include "base/array.h"

#include "base/banned.h"

START_TEST(items_are_kept_while_it_grows)
{
	enum { ITEMS = 5000 };
	uint32_t *p = NULL;
	size_t size = 0, moves = 0;
	for (size_t n = 0; n < ITEMS; n++) {
		size_t before = size;
		uint32_t *more = array_room(p, n, &size, sizeof(*p));
		ck_assert_ptr_nonnull(more);
		p = more;
		require(size > n, "no room at %zu", n);
		moves += size != before;
		p[n] = (uint32_t)n * 7;
	}
	ck_assert_uint_eq(moves, 8); /* doubling from 64 */
	for (size_t n = 0; n < ITEMS; n++)
		require(p[n] == n * 7, "item %zu", n);
	free(p);
}
END_TEST

START_TEST(no_room_leaves_it_as_it_was)
{
	char *p = NULL;
	size_t size = 0;
	ck_assert_ptr_null(array_room(p, 0, &size, SIZE_MAX / 2));
	/* 64 of them are 64 bytes if only the low bits of the product are kept */
	ck_assert_ptr_null(array_room(p, 0, &size, ((size_t)1 << 58) + 1));
	ck_assert_uint_eq(size, 0);
	p = array_room(p, 0, &size, 1);
	ck_assert_ptr_nonnull(p);
	p[0] = 'x';
	size_t had = size;
	ck_assert_ptr_null(array_room(p, had, &size, SIZE_MAX / had));
	ck_assert_uint_eq(size, had);
	ck_assert_int_eq(p[0], 'x');
	free(p);
}
END_TEST

void unit_array(TCase *tc)
{
	tcase_add_test(tc, items_are_kept_while_it_grows);
	tcase_add_test(tc, no_room_leaves_it_as_it_was);
}
