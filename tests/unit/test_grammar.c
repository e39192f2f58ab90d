/* csv/grammar.h: feeding in pieces, the life of rows, places of faults. */
#include "unit.h"

#include "base/banned.h"

static struct csv_grammar fresh(bool lazy)
{
	struct csv_grammar g;
	csv_grammar_init(&g, ',', lazy);
	return g;
}

static bool feed(struct csv_grammar *g, const char *s)
{
	return csv_grammar_feed(g, s, strlen(s));
}

/* Takes the next row and compares its line and its fields, joined by bars. */
static void assert_row(struct csv_grammar *g, uint64_t line, const char *want)
{
	struct csv_row row;
	struct bytes got = { 0 };
	ck_assert_msg(csv_grammar_row(g, &row), "no row, want %s", want);
	for (uint32_t i = 0; i < row.n; i++) {
		bytes_add(&got, "|", i > 0);
		bytes_add(&got, csv_field(&row, i).p, csv_field(&row, i).n);
	}
	assert_text(bytes_str(&got), want);
	ck_assert_uint_eq(row.line, line);
	bytes_release(&got);
}

static void assert_raw(struct csv_grammar *g, uint64_t line, const char *want)
{
	struct csv_row row;
	ck_assert_msg(csv_grammar_row(g, &row), "no row, want %s", want);
	ck_assert_uint_eq(row.line, line);
	assert_text(row.raw, want);
}

static void assert_no_row(struct csv_grammar *g)
{
	struct csv_row row;
	ck_assert(!csv_grammar_row(g, &row));
}

static void assert_fault(const struct csv_grammar *g, uint64_t line, uint32_t column,
			 const char *what)
{
	ck_assert_str_eq(g->fault.what, what);
	ck_assert_int_eq(g->fault.class, DIAG_DATA);
	ck_assert_uint_eq(g->fault.line, line);
	ck_assert_uint_eq(g->fault.column, column);
}

START_TEST(rows_come_when_they_are_complete)
{
	struct csv_grammar g = fresh(false);
	ck_assert(feed(&g, "a,b\n1,"));
	assert_row(&g, 1, "a|b");
	assert_no_row(&g);
	ck_assert(feed(&g, "\"2"));
	assert_no_row(&g);
	ck_assert(feed(&g, "\n3\"\n"));
	assert_row(&g, 2, "1|2\n3");
	assert_no_row(&g);
	ck_assert(feed(&g, "4"));
	assert_no_row(&g);
	ck_assert(csv_grammar_finish(&g));
	assert_row(&g, 4, "4");
	assert_no_row(&g);
	csv_grammar_release(&g);
}
END_TEST

START_TEST(rows_of_one_feed_stay_valid_together)
{
	struct csv_grammar g = fresh(false);
	struct csv_row a, b;
	ck_assert(feed(&g, "first,1\nsecond,2\n"));
	ck_assert(csv_grammar_row(&g, &a));
	ck_assert(csv_grammar_row(&g, &b));
	assert_text(csv_field(&a, 0), "first");
	assert_text(csv_field(&b, 1), "2");
	assert_text(a.raw, "first,1\n");
	assert_text(b.raw, "second,2\n");
	csv_grammar_release(&g);
}
END_TEST

START_TEST(empty_input_has_no_rows)
{
	struct csv_grammar g = fresh(false);
	ck_assert(csv_grammar_feed(&g, "", 0));
	ck_assert(csv_grammar_at_boundary(&g));
	ck_assert(csv_grammar_finish(&g));
	assert_no_row(&g);
	csv_grammar_release(&g);
}
END_TEST

START_TEST(boundary_is_behind_a_whole_line_end)
{
	static const struct {
		const char *in;
		bool boundary;
	} cases[] = {
		{ "a\n", true }, { "a\r\n", true }, { "\n", true }, { "a\r\r\n\n", true },
		{ "a", false }, { "a\r", false }, { "\"a\n", false }, { "a,\n\"", false },
		{ "\"a\"", false },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct csv_grammar g = fresh(false);
		ck_assert(feed(&g, cases[i].in));
		ck_assert_msg(csv_grammar_at_boundary(&g) == cases[i].boundary, "%s", cases[i].in);
		csv_grammar_release(&g);
	}
}
END_TEST

/* A CR ends a record; the LF behind it belongs to that line, even if it comes later. */
START_TEST(a_line_end_may_come_in_two_parts)
{
	struct csv_grammar g = fresh(false);
	ck_assert(feed(&g, "a\r"));
	assert_row(&g, 1, "a");
	ck_assert(feed(&g, "\n"));
	assert_no_row(&g);
	ck_assert(csv_grammar_at_boundary(&g));
	ck_assert(feed(&g, "b\r\nc\n"));
	assert_raw(&g, 2, "b\r\n");
	assert_raw(&g, 3, "c\n");
	csv_grammar_release(&g);
}
END_TEST

START_TEST(blank_lines_are_no_part_of_a_row)
{
	struct csv_grammar g = fresh(false);
	ck_assert(feed(&g, "\na\n\n\r\nb\r\r\n\nc"));
	assert_row(&g, 2, "a");
	assert_raw(&g, 5, "b\r");
	ck_assert(csv_grammar_finish(&g));
	assert_raw(&g, 8, "c");
	csv_grammar_release(&g);
}
END_TEST

START_TEST(lines_may_be_set_between_records)
{
	struct csv_grammar g = fresh(false);
	csv_grammar_line(&g, 100);
	ck_assert(feed(&g, "a\n\"b\nc\"\nd\n"));
	assert_row(&g, 100, "a");
	assert_row(&g, 101, "b\nc");
	assert_row(&g, 103, "d");
	csv_grammar_line(&g, 7);
	ck_assert(!feed(&g, "e\nf\"\n"));
	assert_row(&g, 7, "e");
	assert_fault(&g, 8, 1, "quote inside an unquoted field");
	csv_grammar_release(&g);
}
END_TEST

START_TEST(a_fault_ends_the_input_but_keeps_rows)
{
	struct csv_grammar g = fresh(false);
	ck_assert(!feed(&g, "a,b\n1,2\n3,\"4\"5\n6,7\n"));
	assert_row(&g, 1, "a|b");
	assert_row(&g, 2, "1|2");
	assert_no_row(&g);
	assert_fault(&g, 3, 2, "text after the closing quote");
	ck_assert(!feed(&g, "8,9\n"));
	ck_assert(!csv_grammar_finish(&g));
	ck_assert(!csv_grammar_at_boundary(&g));
	assert_fault(&g, 3, 2, "text after the closing quote");
	csv_grammar_release(&g);
}
END_TEST

/* libcsv goes on to the end of the line, so it may find another behind the first. */
START_TEST(the_first_fault_of_a_line_is_told)
{
	struct csv_grammar g = fresh(false);
	struct bytes line = { 0 };
	bytes_fill(&line, ',', CSV_COLUMNS_MAX + 1);
	bytes_text(&line, "a\"b\n");
	ck_assert(!csv_grammar_feed(&g, line.p, line.n));
	assert_no_row(&g);
	assert_fault(&g, 1, CSV_COLUMNS_MAX + 1, "more than 16384 columns");
	bytes_release(&line);
	csv_grammar_release(&g);
}
END_TEST

START_TEST(an_open_quote_at_the_end)
{
	struct csv_grammar g = fresh(false);
	ck_assert(feed(&g, "a,b\n1,\"2\n3,4\n"));
	assert_row(&g, 1, "a|b");
	ck_assert(!csv_grammar_finish(&g));
	assert_no_row(&g);
	assert_fault(&g, 2, 2, "quote opened here is never closed");
	csv_grammar_release(&g);
}
END_TEST

START_TEST(lazy_quotes_are_text_inside_a_field)
{
	struct csv_grammar g = fresh(true);
	ck_assert(feed(&g, "5/16\",a\"b\"\n\"c\"\"d\",\"e,\n\"\nx"));
	assert_row(&g, 1, "5/16\"|a\"b\"");
	assert_row(&g, 2, "c\"d|e,\n");
	ck_assert(csv_grammar_finish(&g));
	assert_row(&g, 4, "x");
	assert_no_row(&g);
	csv_grammar_release(&g);
	g = fresh(true);
	ck_assert(feed(&g, "a,\"b\nc"));
	ck_assert(!csv_grammar_finish(&g));
	assert_no_row(&g);
	assert_fault(&g, 1, 2, "quote opened here is never closed");
	csv_grammar_release(&g);
}
END_TEST

START_TEST(other_delimiters)
{
	static const char delims[] = { ';', '\t', '|', ' ' };
	for (size_t i = 0; i < COUNT(delims); i++) {
		struct csv_grammar g;
		char in[] = "a,b?\"c?d\"\n";
		in[3] = in[6] = delims[i];
		csv_grammar_init(&g, delims[i], false);
		ck_assert(feed(&g, in));
		struct csv_row row;
		ck_assert(csv_grammar_row(&g, &row));
		ck_assert_uint_eq(row.n, 2);
		assert_text(csv_field(&row, 0), "a,b");
		assert_same_bytes(csv_field(&row, 1), ((struct str){ in + 5, 3 }));
		csv_grammar_release(&g);
	}
}
END_TEST

/* Rows taken between feeds of one byte each: the batch is moved every time, and stays small. */
START_TEST(many_batches)
{
	struct csv_grammar g = fresh(false);
	for (uint64_t i = 1; i <= 2000; i++) {
		char line[] = "0000,\"x\ny\"\n", want[] = "0000|x\ny";
		for (int k = 3, n = (int)i; k >= 0; k--, n /= 10)
			line[k] = want[k] = (char)('0' + n % 10);
		for (const char *p = line; *p; p++) {
			if (p != line)
				assert_no_row(&g);
			ck_assert(csv_grammar_feed(&g, p, 1));
		}
		assert_row(&g, 2 * i - 1, want);
	}
	ck_assert_uint_le(g.text.size + g.raw.size + g.ends.size + g.records.size, 4 * 4096);
	csv_grammar_release(&g);
}
END_TEST

void unit_grammar(TCase *tc)
{
	tcase_add_test(tc, rows_come_when_they_are_complete);
	tcase_add_test(tc, rows_of_one_feed_stay_valid_together);
	tcase_add_test(tc, empty_input_has_no_rows);
	tcase_add_test(tc, boundary_is_behind_a_whole_line_end);
	tcase_add_test(tc, a_line_end_may_come_in_two_parts);
	tcase_add_test(tc, blank_lines_are_no_part_of_a_row);
	tcase_add_test(tc, lines_may_be_set_between_records);
	tcase_add_test(tc, a_fault_ends_the_input_but_keeps_rows);
	tcase_add_test(tc, the_first_fault_of_a_line_is_told);
	tcase_add_test(tc, an_open_quote_at_the_end);
	tcase_add_test(tc, lazy_quotes_are_text_inside_a_field);
	tcase_add_test(tc, other_delimiters);
	tcase_add_test(tc, many_batches);
}
