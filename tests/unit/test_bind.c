/* csv/bind.h, reading cells: types, blanks, faults with their place, repeated headers. */
#include "unit.h"

#include <stdio.h>

#include "bind_fixture.h"

#include "base/banned.h"

START_TEST(a_row_fills_the_struct)
{
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04| SEMA 0.25 |-12.50|0|Return|a note\t|L1|2027-01-01T00:00"),
			 BIND_ROW);
	ck_assert_int_eq(f.item.date, date_from_civil(2026, 3, 4));
	assert_text(f.item.sku, "SEMA 0.25");
	ck_assert_int_eq(f.item.quantity.m, -125);
	ck_assert_int_eq(f.item.quantity.dec, 1);
	ck_assert(f.item.price.set && f.item.price.m == 0);
	ck_assert_int_eq(f.item.kind, 2);
	assert_text(f.item.note, "a note");
	assert_text(f.item.lot, "L1");
	ck_assert_int_eq(f.item.expiry, date_from_civil(2027, 1, 1));
	csv_binding_release(&f.b);
}
END_TEST

/* Empty cells wipe what the row before left. */
START_TEST(empty_cells_are_empty_values)
{
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04|a|5|6|return|n|L|2027-01-01"), BIND_ROW);
	ck_assert_int_eq(bind(&f, "2026-03-05|b|| | |\t||"), BIND_ROW);
	ck_assert_int_eq(f.item.date, date_from_civil(2026, 3, 5));
	ck_assert(!f.item.quantity.set);
	ck_assert(!f.item.price.set);
	ck_assert_int_eq(f.item.kind, 0);
	ck_assert_uint_eq(f.item.note.n, 0);
	ck_assert_uint_eq(f.item.lot.n, 0);
	ck_assert_int_eq(f.item.expiry, DATE_NONE);
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(numbers_of_every_length)
{
	static const struct {
		const char *row;
		int64_t m;
		int32_t dec;
	} rows[] = {
		{ "2026-03-04|a|0|||||", 0, 0 }, { "2026-03-04|a|7|||||", 7, 0 },
		{ "2026-03-04|a|42|||||", 42, 0 }, { "2026-03-04|a|007|||||", 7, 0 },
		{ "2026-03-04|a|9999|||||", 9999, 0 }, { "2026-03-04|a|10000|||||", 10000, 0 },
		{ "2026-03-04|a|-1|||||", -1, 0 }, { "2026-03-04|a|.5|||||", 5, 1 },
		{ "2026-03-04|a| 12.0 |||||", 12, 0 },
		{ "2026-03-04|a|9223372036854775807|||||", INT64_MAX, 0 },
	};
	struct fixture f = bound(HEADER, NULL);
	for (size_t i = 0; i < COUNT(rows); i++) {
		ck_assert_int_eq(bind(&f, rows[i].row), BIND_ROW);
		ck_assert(f.item.quantity.set);
		ck_assert_int_eq(f.item.quantity.m, rows[i].m);
		ck_assert_int_eq(f.item.quantity.dec, rows[i].dec);
	}
	csv_binding_release(&f.b);
}
END_TEST

static const struct {
	const char *row;
	uint32_t column;
	const char *name, *what, *value;
} faults[] = {
	{ "|a|5|||||", 1, "date", "empty", "" },
	{ "  |a|5|||||", 1, "date", "empty", "  " },
	{ "2026-03-04||5|||||", 2, "sku", "empty", "" },
	{ "2026-03-04| |5|||||", 2, "sku", "empty", " " },
	{ "2026-02-30|a|5|||||", 1, "date", "no such date", "2026-02-30" },
	{ "03/04/2026|a|5|||||", 1, "date", "not a date YYYY-MM-DD", "03/04/2026" },
	{ "1899-01-01|a|5|||||", 1, "date", "date before 1900 or after 2199", "1899-01-01" },
	{ "2026-03-04|a|five|||||", 3, "quantity", "not a number", "five" },
	{ "2026-03-04|a|1,000|||||", 3, "quantity", "not a number", "1,000" },
	{ "2026-03-04|a|12x|||||", 3, "quantity", "not a number", "12x" },
	/* the neighbours of 0..9 */
	{ "2026-03-04|a|1:|||||", 3, "quantity", "not a number", "1:" },
	{ "2026-03-04|a|1/|||||", 3, "quantity", "not a number", "1/" },
	{ "2026-03-04|a|:1|||||", 3, "quantity", "not a number", ":1" },
	{ "2026-03-04|a|1:20|||||", 3, "quantity", "not a number", "1:20" },
	{ "2026-03-04|a|99999999999999999999|||||", 3, "quantity", "number out of range",
	  "99999999999999999999" },
	{ "2026-03-04|a|5|-1||||", 4, "price", "negative", "-1" },
	{ "2026-03-04|a|5|-0.01||||", 4, "price", "negative", "-0.01" },
	{ "2026-03-04|a|5||lost|||", 5, "kind", "not one of dispense, receipt, return", "lost" },
	{ "2026-03-04|a|5||returns|||", 5, "kind", "not one of dispense, receipt, return", "returns" },
	{ "2026-03-04|a|5|||||soon", 8, "expiry", "not a date YYYY-MM-DD", "soon" },
};

START_TEST(bad_cells_have_a_place)
{
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, faults[_i].row), BIND_FAULT);
	ck_assert_int_eq(f.d.class, DIAG_DATA);
	ck_assert_uint_eq(f.d.column, faults[_i].column);
	ck_assert_str_eq(f.d.name, faults[_i].name);
	ck_assert_str_eq(f.d.what, faults[_i].what);
	assert_text(f.d.value, faults[_i].value);
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(bad_cells_have_the_hint_of_their_fault)
{
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04|a|1,000|||||"), BIND_FAULT);
	ck_assert_str_eq(f.d.hint, num_hint(NUM_SEPARATOR));
	ck_assert_int_eq(bind(&f, "03/04/2026|a|5|||||"), BIND_FAULT);
	ck_assert_ptr_null(f.d.hint);
	ck_assert_str_eq(f.d.remedy, "say --date-format %m/%d/%Y or %d/%m/%Y");
	ck_assert_int_eq(bind(&f, "2026-03-04|a|5|-1||||"), BIND_FAULT);
	ck_assert_ptr_null(f.d.hint);
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(blanks_around_texts_are_removed)
{
	static const char *const rows[] = {
		"2026-03-04|a b|||||\xc3\xa9|", "2026-03-04| a b||||| \xc3\xa9|",
		"2026-03-04|a b |||||\xc3\xa9 |", "2026-03-04|\ta b|||||\t\xc3\xa9|",
		"2026-03-04|a b\t|||||\xc3\xa9\t|", "2026-03-04| \ta b\t |||||\t \xc3\xa9 \t|",
	};
	struct fixture f = bound(HEADER, NULL);
	for (size_t i = 0; i < COUNT(rows); i++) {
		ck_assert_int_eq(bind(&f, rows[i]), BIND_ROW);
		assert_text(f.item.sku, "a b");
		assert_text(f.item.lot, "\xc3\xa9");
	}
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(the_name_is_that_of_the_header)
{
	struct fixture f = bound("DATE|x|Sku|quantity|lot", NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04|?||5|"), BIND_FAULT);
	ck_assert_uint_eq(f.d.column, 3);
	ck_assert_str_eq(f.d.name, "Sku");
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(rows_must_be_as_wide_as_the_header)
{
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04|a|5||||"), BIND_FAULT);
	ck_assert_str_eq(f.d.what, "7 fields, header has 8");
	ck_assert_int_eq(bind(&f, "2026-03-04|a|5||||||"), BIND_FAULT);
	ck_assert_str_eq(f.d.what, "9 fields, header has 8");
	ck_assert_int_eq(bind(&f, "x"), BIND_FAULT);
	ck_assert_str_eq(f.d.what, "1 field, header has 8");
	ck_assert_int_eq(f.d.class, DIAG_DATA);
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(a_repeated_header_is_told)
{
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, HEADER), BIND_SKIP);
	/* each of the files put together had a byte order mark */
	ck_assert_int_eq(bind(&f, "\xef\xbb\xbf" HEADER), BIND_SKIP);
	/* nearly the header is a bad row */
	ck_assert_int_eq(bind(&f, "date|sku|quantity|price|kind|note|lot|x"), BIND_FAULT);
	ck_assert_str_eq(f.d.name, "date");
	ck_assert_int_eq(bind(&f, "2026-03-04|a|5|||||"), BIND_ROW);
	csv_binding_release(&f.b);
}
END_TEST

/* Text columns would take the header's names for values. */
START_TEST(a_repeated_header_of_text_columns)
{
	static const struct csv_col texts[] = {
		{ .name = "sku", .type = COL_TEXT, .required = true, .offset = AT(sku) },
		{ .name = "note", .type = COL_TEXT, .offset = AT(note) },
	};
	struct fixture f = { 0 };
	struct made_row made;
	ck_assert(bind_header(&f.b, texts, 2, row_of(&made, "sku|x|note"), NULL, 0, &f.item, &f.d));
	ck_assert_int_eq(bind(&f, "sku|x|note"), BIND_SKIP);
	ck_assert_int_eq(bind(&f, "sku|y|note"), BIND_ROW);
	assert_text(f.item.sku, "sku");
	csv_binding_release(&f.b);
}
END_TEST

/* Spreadsheets leave such rows below the last one, of any width. */
START_TEST(rows_of_empty_cells_are_skipped)
{
	static const struct csv_col lax[] = {
		{ .name = "quantity", .type = COL_DEC, .required = true, .may_be_empty = true,
		  .offset = AT(quantity) },
		{ .name = "note", .type = COL_TEXT, .offset = AT(note) },
	};
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, "|||||||"), BIND_SKIP);
	ck_assert_int_eq(bind(&f, "||"), BIND_SKIP);
	ck_assert_int_eq(bind(&f, "|||||||||"), BIND_SKIP);
	csv_binding_release(&f.b);
	/* also where every cell may be empty */
	ck_assert(bind_header(&f.b, lax, 2, row_of(&f.made, "quantity|note"), NULL, 0, &f.item, &f.d));
	ck_assert_int_eq(bind(&f, "5|"), BIND_ROW);
	ck_assert_int_eq(bind(&f, "|x"), BIND_ROW);
	ck_assert_int_eq(bind(&f, "quantity|note"), BIND_SKIP);
	ck_assert_int_eq(bind(&f, "|"), BIND_SKIP);
	csv_binding_release(&f.b);
}
END_TEST

/* The last date is remembered as text; it must not outlive its format or its column. */
START_TEST(the_same_text_under_another_format)
{
	struct fixture us = bound("date|sku|quantity|lot|expiry", "%m/%d/%Y");
	ck_assert_int_eq(bind(&us, "03/04/2026|a|1||03/04/2026"), BIND_ROW);
	ck_assert_int_eq(bind(&us, "03/04/2026|a|1||04/03/2026"), BIND_ROW);
	ck_assert_int_eq(us.item.date, date_from_civil(2026, 3, 4));
	ck_assert_int_eq(us.item.expiry, date_from_civil(2026, 4, 3));
	/* the next file, bound anew with the other order of day and month */
	struct made_row made;
	csv_binding_release(&us.b);
	us.b.date_format = "%d/%m/%Y";
	ck_assert(bind_header(&us.b, cols, COUNT(cols), row_of(&made, "date|sku|quantity|lot"),
				  NULL, 0, &us.item, &us.d));
	ck_assert_int_eq(bind(&us, "04/03/2026|a|1|"), BIND_ROW);
	ck_assert_int_eq(us.item.date, date_from_civil(2026, 3, 4));
	csv_binding_release(&us.b);
	struct fixture iso = bound("date|sku|quantity|lot", NULL);
	ck_assert_int_eq(bind(&iso, "03/04/2026|a|1|"), BIND_FAULT);
	csv_binding_release(&iso.b);
}
END_TEST

START_TEST(a_bad_date_is_not_remembered)
{
	struct fixture f = bound("date|sku|quantity|lot", NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04|a|1|"), BIND_ROW);
	for (int i = 0; i < 2; i++)
		ck_assert_int_eq(bind(&f, "2026-02-30|a|1|"), BIND_FAULT);
	ck_assert_int_eq(bind(&f, "2026-03-04|a|1|"), BIND_ROW);
	ck_assert_int_eq(f.item.date, date_from_civil(2026, 3, 4));
	csv_binding_release(&f.b);
	f = bound("date|sku|quantity|lot", "%m/%d/%Y");
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(bind(&f, "2026-03-04|a|1|"), BIND_FAULT);
		ck_assert_str_eq(f.d.what, "date not as --date-format says");
		ck_assert_int_eq(bind(&f, "02/30/2026|a|1|"), BIND_FAULT);
		ck_assert_str_eq(f.d.what, "no such date");
	}
	/* one that is shorter than what there is room for */
	ck_assert_int_eq(bind(&f, "3/4/2026|03/04/2026|1|"), BIND_ROW);
	ck_assert_int_eq(bind(&f, "3/5/2026|03/04/2026|1|"), BIND_ROW);
	ck_assert_int_eq(f.item.date, date_from_civil(2026, 3, 5));
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(a_place_can_be_asked_for)
{
	struct fixture f = bound("x|date|sku|quantity|lot", NULL);
	struct made_row made;
	struct diag d;
	diag_set(&d, DIAG_DATA, "wrong");
	csv_bind_place(&f.b, row_of(&made, "?|2026-03-04|a|5|"), AT(quantity), &d);
	ck_assert_uint_eq(d.column, 4);
	ck_assert_str_eq(d.name, "quantity");
	assert_text(d.value, "5");
	diag_set(&d, DIAG_DATA, "wrong");
	csv_bind_place(&f.b, &made.row, AT(price), &d); /* not in this file */
	ck_assert_uint_eq(d.column, 0);
	ck_assert_str_eq(d.name, "");
	csv_binding_release(&f.b);
}
END_TEST

/* Synonyms are in any case and stand for a word; they are no words of others. */
START_TEST(synonyms_stand_for_words)
{
	static const struct {
		const char *cell;
		int32_t word; /* -1: none */
	} cells[] = {
		{ "", 0 },     { "out", 0 },	   { "OUT", 0 }, { "dispense", 0 }, { "in", 1 },
		{ "came in", 1 }, { " Came In ", 1 }, { "y", 2 },	 { "return", 2 },   { "came", -1 },
		{ "in=receipt", -1 }, { "odd", -1 }, { "o", -1 },
	};
	static const struct csv_col col = { .name = "kind", .type = COL_WORD, .words = kinds,
					    .synonyms = "out=dispense,in=receipt,came in=receipt,"
							"y=return,odd=nosuch",
					    .offset = AT(kind) };
	struct csv_binding b = { 0 };
	struct made_row made;
	struct item item;
	struct diag d;
	ck_assert(bind_header(&b, &col, 1, row_of(&made, "kind|x"), NULL, 0, &item, &d));
	for (size_t i = 0; i < COUNT(cells); i++) {
		char text[32];
		snprintf(text, sizeof(text), "%s|x", cells[i].cell);
		enum bind_result got = csv_bind_row(&b, row_of(&made, text), &item, &d);
		ck_assert_msg(got == (cells[i].word < 0 ? BIND_FAULT : BIND_ROW), "%s", cells[i].cell);
		if (got == BIND_ROW)
			ck_assert_int_eq(item.kind, cells[i].word);
		else
			ck_assert_str_eq(d.what, "not one of dispense (out), receipt (in, came in), return (y)");
	}
	csv_binding_release(&b);
}
END_TEST

START_TEST(a_copy_reads_on_without_the_first)
{
	struct fixture f = bound("lot|date|sku|quantity|note", "%m/%d/%Y");
	struct csv_binding copy;
	csv_binding_copy(&copy, &f.b);
	csv_binding_release(&f.b);
	f.b = copy;
	ck_assert_int_eq(bind(&f, "L1|03/04/2026|A|5|n"), BIND_ROW);
	ck_assert_int_eq(f.item.date, date_from_civil(2026, 3, 4));
	assert_text(f.item.sku, "A");
	ck_assert_int_eq(bind(&f, "lot|date|sku|quantity|note"), BIND_SKIP);
	ck_assert_int_eq(bind(&f, "L1|03/04/2026|A|x|n"), BIND_FAULT);
	ck_assert_uint_eq(f.d.column, 4);
	ck_assert_str_eq(f.d.name, "quantity");
	csv_binding_release(&f.b);
}
END_TEST

START_TEST(kept_texts_outlive_the_row)
{
	struct arena arena = { 0 };
	struct fixture f = bound(HEADER, NULL);
	ck_assert_int_eq(bind(&f, "2026-03-04|SEMA|5||||L1|"), BIND_ROW);
	struct item kept = f.item;
	csv_keep_texts(&arena, cols, COUNT(cols), &kept);
	ck_assert_int_eq(bind(&f, "2026-03-05|TIRZ|6||||L2|"), BIND_ROW);
	assert_text(kept.sku, "SEMA");
	assert_text(kept.lot, "L1");
	assert_text(kept.note, "");
	ck_assert_int_eq(kept.date, date_from_civil(2026, 3, 4));
	csv_binding_release(&f.b);
	arena_release(&arena);
}
END_TEST

void unit_bind(TCase *tc)
{
	tcase_add_test(tc, a_row_fills_the_struct);
	tcase_add_test(tc, empty_cells_are_empty_values);
	tcase_add_test(tc, numbers_of_every_length);
	tcase_add_loop_test(tc, bad_cells_have_a_place, 0, COUNT(faults));
	tcase_add_test(tc, bad_cells_have_the_hint_of_their_fault);
	tcase_add_test(tc, blanks_around_texts_are_removed);
	tcase_add_test(tc, the_name_is_that_of_the_header);
	tcase_add_test(tc, rows_must_be_as_wide_as_the_header);
	tcase_add_test(tc, a_repeated_header_is_told);
	tcase_add_test(tc, a_repeated_header_of_text_columns);
	tcase_add_test(tc, rows_of_empty_cells_are_skipped);
	tcase_add_test(tc, the_same_text_under_another_format);
	tcase_add_test(tc, a_bad_date_is_not_remembered);
	tcase_add_test(tc, a_place_can_be_asked_for);
	tcase_add_test(tc, synonyms_stand_for_words);
	tcase_add_test(tc, a_copy_reads_on_without_the_first);
	tcase_add_test(tc, kept_texts_outlive_the_row);
}
