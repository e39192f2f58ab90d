/* csv/bind.h, several rows at once. */
#include "unit.h"

#include <stdio.h>

#include "bind_fixture.h"

#include "base/banned.h"

static bool same_item(const struct item *a, const struct item *b)
{
	return a->date == b->date && a->kind == b->kind && a->expiry == b->expiry &&
	       a->sku.p == b->sku.p && a->sku.n == b->sku.n && a->note.p == b->note.p &&
	       a->note.n == b->note.n && a->lot.p == b->lot.p && a->lot.n == b->lot.n &&
	       a->quantity.m == b->quantity.m && a->quantity.dec == b->quantity.dec &&
	       a->quantity.set == b->quantity.set && a->price.m == b->price.m &&
	       a->price.dec == b->price.dec && a->price.set == b->price.set;
}

/* Cells of each column: plain ones, ones that need a closer look, and at the end bad ones. */
static const char *const cells[][7] = {
	{ "2026-03-04", "2026-03-31", "2026-04-01", " 2026-03-05", "2026-03-05T10:00", "2026-04-31", "" },
	{ "A", "SEMA-0.25-VIAL", "\xc3\xa9", " A", "A\t", "a b", "" },
	{ "1", "42", "9999", "12345", "2.50", "1O", "99x" },
	{ "0", "7", "10", "", " 3", "-1", "1e5" },
	{ "dispense", "dispense", "return", "Return", "", " receipt ", "returned" },
	{ "note", "n", "", " ", "a,b", "\"", "a b c d e f g h i j" },
	{ "L1", "L2", "L3", "", " L", "L ", "-" },
	{ "2026-03-04", "", "2026-03-01", "2026-12-31", " ", "2199-12-31", "2200-01-01" },
};

/* Four rows at once: the same structs up to the same row, whatever is in them. */
START_TEST(rows_together_are_the_rows_one_by_one)
{
	struct rng r = { unit_seed() };
	struct fixture one = bound(HEADER, NULL), all = bound(HEADER, NULL);
	size_t counts[5] = { 0 };
	for (size_t round = 0; round < unit_rounds(20000); round++) {
		char text[512] = "";
		size_t good = 0;
		struct item items[4];
		for (size_t i = 0, n = 0; i < 32; i++) {
			bool bad = rng_below(&r, 40) == 0;
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s", i ? "|" : "",
					      cells[i % 8][rng_below(&r, bad ? 7 : 5)]);
		}
		row_of(&one.made, text);
		struct csv_row row = one.made.row, first = row;
		first.n = row.n = 8;
		for (size_t i = 0; i < 4; i++)
			items[i] = one.item;
		size_t got = csv_bind_rows(&all.b, &first, 4, items, sizeof(*items));
		while (good < 4 && csv_bind_row(&one.b, &row, &one.item, &one.d) == BIND_ROW) {
			require(good >= got || same_item(&items[good], &one.item), "row %zu of %s", good, text);
			good++;
			row.end += row.n;
		}
		require(got == good, "%zu of %zu rows: %s", got, good, text);
		counts[good]++;
	}
	for (size_t i = 0; i < 5; i++)
		ck_assert_uint_gt(counts[i], 0);
	csv_binding_release(&one.b);
	csv_binding_release(&all.b);
}
END_TEST

/* Returns how many of n rows of the columns sku and note, both texts, are taken together. */
static size_t taken(const char *text, size_t n)
{
	static const struct csv_col texts[] = {
		{ .name = "note", .type = COL_TEXT, .offset = AT(note) },
		{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku) },
	};
	struct fixture f = { .item = { 0 } };
	struct made_row made;
	struct item items[4];
	ck_assert(bind_header(&f.b, texts, COUNT(texts), row_of(&made, "note|sku"), NULL, 0,
				  items, &f.d));
	struct csv_row first = *row_of(&f.made, text);
	first.n = 2;
	size_t got = csv_bind_rows(&f.b, &first, n, items, sizeof(*items));
	csv_binding_release(&f.b);
	return got;
}

/* Rows that may be empty or another header are for csv_bind_row, those before them are not. */
START_TEST(rows_up_to_a_header_are_taken_together)
{
	ck_assert_uint_eq(taken("note|sku|a|b", 2), 0);
	ck_assert_uint_eq(taken("a|b||c|note|d|note|sku", 4), 3);
	ck_assert_uint_eq(taken("a|b|c|d|\xef\xbb\xbfnote|sku", 3), 2);
	ck_assert_uint_eq(taken("a|b|||c|d", 3), 1);
	ck_assert_uint_eq(taken("a|b|c|d", 2), 2);
}
END_TEST

START_TEST(rows_of_another_width_are_not_taken_together)
{
	struct item items[2];
	struct fixture f = bound(HEADER, NULL);
	ck_assert_uint_eq(csv_bind_rows(&f.b, row_of(&f.made, "2026-03-04|a"), 1, items, sizeof(*items)), 0);
	csv_binding_release(&f.b);
}
END_TEST

void unit_bind_rows(TCase *tc)
{
	tcase_add_test(tc, rows_together_are_the_rows_one_by_one);
	tcase_add_test(tc, rows_up_to_a_header_are_taken_together);
	tcase_add_test(tc, rows_of_another_width_are_not_taken_together);
}
