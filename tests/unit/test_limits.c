/*
 * The limits of csv/grammar.h, each at its last good value and one beyond, read
 * by every lane at several read sizes: the outcome may not depend on either.
 */
#include "unit.h"

#include "base/banned.h"

/* Reads b in all ways; the first outcome is left in *first, all others must equal it. */
static void read_all_ways(const struct bytes *b, struct outcome *first)
{
	/* the smallest reads take long on large inputs, of which every second way will do */
	const size_t sizes[] = { 0, 4096, b->n < 20000 ? 1 : b->n < 200000 ? 61 : 65537 };
	const size_t step = b->n < 20000 ? UNIT_STEP : b->n < 4000000 ? 2 * UNIT_STEP : 4;
	struct csv_options opts = { 0 };
	outcome_of(first, bytes_str(b), &opts);
	for (size_t i = 0; i < COUNT(sizes) * WAYS; i += step) {
		struct outcome o;
		opts.read_size = sizes[i / WAYS];
		set_way(&opts, (enum way)(i % WAYS));
		outcome_of(&o, bytes_str(b), &opts);
		const char *what = outcome_difference(first, &o);
		require(!what, "%s differ: way %zu, read size %zu: \"%s\" and \"%s\"", what,
			      i % WAYS, opts.read_size, first->fault.what, o.fault.what);
		outcome_release(&o);
	}
}

static void assert_accepted(const struct bytes *b, size_t rows)
{
	struct outcome o;
	read_all_ways(b, &o);
	ck_assert_str_eq(o.fault.what, "");
	ck_assert_int_eq(o.fault.class, DIAG_NONE);
	ck_assert_uint_eq(o.rows, rows);
	outcome_release(&o);
}

static void assert_refused(const struct bytes *b, uint64_t line, uint32_t column,
			   const char *what)
{
	struct outcome o;
	read_all_ways(b, &o);
	ck_assert_str_eq(o.fault.what, what);
	ck_assert_int_eq(o.fault.class, DIAG_DATA);
	ck_assert_uint_eq(o.fault.line, line);
	ck_assert_uint_eq(o.fault.column, column);
	ck_assert_uint_eq(o.rows, line - 1);
	outcome_release(&o);
}

/* "a,b\n1," and a field of n bytes. */
static struct bytes with_field(size_t n, bool quoted, const char *end)
{
	struct bytes b = { 0 };
	bytes_text(&b, quoted ? "a,b\n1,\"" : "a,b\n1,");
	bytes_fill(&b, 'x', n);
	bytes_text(&b, end);
	return b;
}

#define TOO_LONG "field longer than 1048576 bytes"
#define NEVER_CLOSED "; is the quote opened on line 2 never closed?"

static const struct {
	size_t n;
	bool quoted;
	const char *end, *fault; /* NULL: none */
} fields[] = {
	{ CSV_FIELD_MAX, false, "\n", NULL },
	{ CSV_FIELD_MAX, false, "\r\n", NULL },
	{ CSV_FIELD_MAX, false, "", NULL },
	{ CSV_FIELD_MAX, true, "\"\n", NULL },
	{ CSV_FIELD_MAX, true, "\"\r\n", NULL },
	{ CSV_FIELD_MAX, true, "\"", NULL },
	{ CSV_FIELD_MAX - 1, true, "\"\"\"\n", NULL },
	{ CSV_FIELD_MAX + 1, false, "\n", TOO_LONG },
	{ CSV_FIELD_MAX + 1, false, "", TOO_LONG },
	{ CSV_FIELD_MAX + 1, true, "\"\n", TOO_LONG NEVER_CLOSED },
	{ CSV_FIELD_MAX, true, "\"\"\"\n", TOO_LONG NEVER_CLOSED },
	{ CSV_FIELD_MAX + 1000000, false, "\n", TOO_LONG },
	{ CSV_FIELD_MAX + 1000000, true, "", TOO_LONG NEVER_CLOSED },
};

START_TEST(field_bytes)
{
	struct bytes b = with_field(fields[_i].n, fields[_i].quoted, fields[_i].end);
	if (fields[_i].fault)
		assert_refused(&b, 2, 2, fields[_i].fault);
	else
		assert_accepted(&b, 2);
	bytes_release(&b);
}
END_TEST

enum { CHUNK = 1000000 }; /* of a record: under the limit of a field, so that the 17th is cut */

/* A header of one line and a record of n bytes, line end included. */
static struct bytes with_record(size_t n, bool quoted)
{
	struct bytes b = { 0 };
	bytes_text(&b, "a\n");
	for (size_t left = n; left > 0;) {
		size_t k = left < CHUNK ? left : CHUNK;
		if (quoted)
			bytes_text(&b, "\"");
		bytes_fill(&b, 'x', k - (quoted ? 3 : 1));
		if (quoted)
			bytes_text(&b, "\"");
		bytes_text(&b, k == left ? "\n" : ",");
		left -= k;
	}
	return b;
}

START_TEST(record_bytes)
{
	struct bytes b = with_record(CSV_RECORD_MAX, _i);
	ck_assert_uint_eq(b.n, CSV_RECORD_MAX + 2);
	assert_accepted(&b, 2);
	bytes_release(&b);
}
END_TEST

START_TEST(record_bytes_beyond)
{
	struct bytes b = with_record(CSV_RECORD_MAX + 100, _i);
	assert_refused(&b, 2, 17,
		       _i ? "record longer than 16777216 bytes; is the quote opened on line 2 "
			    "never closed?" : "record longer than 16777216 bytes");
	bytes_release(&b);
}
END_TEST

static struct bytes with_columns(size_t n, const char *field, const char *end)
{
	struct bytes b = { 0 };
	bytes_text(&b, "a\n");
	for (size_t i = 0; i < n; i++) {
		bytes_add(&b, ",", i > 0);
		bytes_text(&b, field);
	}
	bytes_text(&b, end);
	return b;
}

static const struct {
	const char *field, *end;
} columns[] = {
	{ "", "\n" }, { "x", "\n" }, { "x", "\r\n" }, { "x", "" }, { "\"x\"", "\n" },
	{ "\"\"\"\"", "\n" },
};

START_TEST(columns_at_the_limit)
{
	struct bytes b = with_columns(CSV_COLUMNS_MAX, columns[_i].field, columns[_i].end);
	assert_accepted(&b, 2);
	bytes_release(&b);
}
END_TEST

START_TEST(columns_beyond)
{
	struct bytes b = with_columns(CSV_COLUMNS_MAX + 1, columns[_i].field, columns[_i].end);
	assert_refused(&b, 2, CSV_COLUMNS_MAX + 1, "more than 16384 columns");
	bytes_release(&b);
}
END_TEST

START_TEST(columns_beyond_in_the_header)
{
	struct bytes b = with_columns(CSV_COLUMNS_MAX + 1, "x", "\n");
	struct bytes header = { b.p + 2, b.n - 2, 0 };
	assert_refused(&header, 1, CSV_COLUMNS_MAX + 1, "more than 16384 columns");
	bytes_release(&b);
}
END_TEST

/* "a\n1," and a quoted field with n line ends, then one more row. */
static struct bytes with_lines(size_t n, const char *end)
{
	struct bytes b = { 0 };
	bytes_text(&b, "a,b\n1,\"");
	for (size_t i = 0; i < n; i++) {
		bytes_text(&b, "x");
		bytes_text(&b, end);
	}
	bytes_text(&b, "\"\n3,4\n");
	return b;
}

static const char *const line_ends[] = { "\n", "\r\n", "\r" };

START_TEST(lines_in_a_field)
{
	struct bytes b = with_lines(CSV_FIELD_LINES_MAX, line_ends[_i]);
	struct outcome o;
	uint64_t line;
	assert_accepted(&b, 3);
	outcome_of(&o, bytes_str(&b), &(struct csv_options){ 0 });
	memcpy(&line, o.lines.p + 2 * sizeof(line), sizeof(line));
	ck_assert_uint_eq(line, CSV_FIELD_LINES_MAX + 3);
	outcome_release(&o);
	bytes_release(&b);
}
END_TEST

START_TEST(lines_in_a_field_beyond)
{
	struct bytes b = with_lines(CSV_FIELD_LINES_MAX + 1, line_ends[_i]);
	assert_refused(&b, 2, 2,
		       "field of more than 1000 lines; is the quote opened on line 2 never closed?");
	bytes_release(&b);
}
END_TEST

/* Lines are counted in each field, not in the record. */
START_TEST(lines_in_several_fields)
{
	struct bytes b = { 0 };
	bytes_text(&b, "a,b\n\"");
	for (int i = 0; i < CSV_FIELD_LINES_MAX; i++)
		bytes_text(&b, "x\n");
	bytes_text(&b, "\",\"");
	for (int i = 0; i < CSV_FIELD_LINES_MAX; i++)
		bytes_text(&b, "y\n");
	bytes_text(&b, "\"\n");
	assert_accepted(&b, 2);
	bytes_release(&b);
}
END_TEST

/* The place where the quote opened, not the record, is what the guess names. */
START_TEST(the_guess_names_the_line_of_the_quote)
{
	struct bytes b = { 0 };
	bytes_text(&b, "a,b,c\n1,\"two\nlines\",\"open\n");
	for (int i = 0; i < 1100; i++)
		bytes_text(&b, "5,6,7\n");
	assert_refused(&b, 2, 3,
		       "field of more than 1000 lines; is the quote opened on line 3 never closed?");
	bytes_release(&b);
}
END_TEST

void unit_limits(TCase *tc)
{
	tcase_add_loop_test(tc, field_bytes, 0, COUNT(fields));
	tcase_add_loop_test(tc, record_bytes, 0, 2);
	tcase_add_loop_test(tc, record_bytes_beyond, 0, 2);
	tcase_add_loop_test(tc, columns_at_the_limit, 0, COUNT(columns));
	tcase_add_loop_test(tc, columns_beyond, 0, COUNT(columns));
	tcase_add_test(tc, columns_beyond_in_the_header);
	tcase_add_loop_test(tc, lines_in_a_field, 0, COUNT(line_ends));
	tcase_add_loop_test(tc, lines_in_a_field_beyond, 0, COUNT(line_ends));
	tcase_add_test(tc, lines_in_several_fields);
	tcase_add_test(tc, the_guess_names_the_line_of_the_quote);
}
