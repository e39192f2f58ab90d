/* base/array.h: room for what is asked for, and what was there is kept. */
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
		p = array_room(p, n, &size, sizeof(*p));
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

/* Room for what is asked for and slack, at most twice as much. */
START_TEST(bytes_grow_and_shrink)
{
	struct bytes b = { 0 };
	for (size_t n = 0; n < 20000; n += 10) {
		char *p = bytes_extend(&b, 10);
		memcpy(p, "0123456789", 10);
		require(p == b.p + n && b.n == n + 10, "%zu", n);
		require(b.size >= b.n + BYTES_SLACK && (b.size == 4096 || b.size < 2 * (b.n + BYTES_SLACK)),
			"%zu bytes for %zu", b.size, b.n);
	}
	bytes_drop(&b, 0);
	ck_assert_uint_eq(b.n, 20000);
	bytes_drop(&b, 19983);
	ck_assert_uint_eq(b.n, 17);
	ck_assert_int_eq(memcmp(b.p, "34567890123456789", 17), 0);
	bytes_drop(&b, 17);
	ck_assert_uint_eq(b.n, 0);
	bytes_release(&b);
	ck_assert(!b.p && !b.n && !b.size);
}
END_TEST

void unit_array(TCase *tc)
{
	tcase_add_test(tc, items_are_kept_while_it_grows);
	tcase_add_test(tc, bytes_grow_and_shrink);
}
