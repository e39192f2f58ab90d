/* csv/format.c: the exact bytes of CSV, TSV and JSON; numbers in any format. */
#include "unit.h"

#include <math.h>
#include <unistd.h>

#include "base/date.h"
#include "csv/writer.h"

#include "base/banned.h"

static const struct csv_out_col cols[] = {
	{ .name = "sku", .type = OUT_TEXT },
	{ .name = "day", .type = OUT_DATE },
	{ .name = "units", .type = OUT_DEC, .decimals = 2 },
	{ .name = "remark", .type = OUT_TEXT, .detail = true },
};

/* Two rows, the second one empty, in a format. */
static void assert_sample(enum csv_format format, const char *want)
{
	struct csv_writer w;
	struct diag d;
	struct bytes got = { 0 };
	int fd = file_of(STR(""));
	ck_assert(open_writer(&w, fd, format, cols, COUNT(cols), NULL, 0, &d));
	csv_writer_start(&w);
	csv_put_text(&w, STR("a,\"b\"\t\\\n\xc3\xa9"));
	csv_put_date(&w, date_from_civil(2026, 3, 4));
	csv_put_dec(&w, (struct dec){ -1250, 2, true });
	csv_put_text(&w, STR("x"));
	csv_end_row(&w);
	csv_put_text(&w, STR(""));
	csv_put_date(&w, DATE_NONE);
	csv_put_dec(&w, (struct dec){ 0 });
	csv_put_text(&w, STR(""));
	csv_end_row(&w);
	ck_assert(csv_writer_finish(&w, &d));
	read_all(fd, &got);
	assert_text(bytes_str(&got), want);
	csv_writer_release(&w);
	bytes_release(&got);
	close(fd);
}

START_TEST(sample_in_every_format)
{
	assert_sample(FORMAT_CSV, "sku,day,units,remark\n"
				  "\"a,\"\"b\"\"\t\\\n\xc3\xa9\",2026-03-04,-12.5,x\n"
				  ",,,\n");
	assert_sample(FORMAT_TSV, "sku\tday\tunits\tremark\n"
				  "a,\"b\"\\t\\\\\\n\xc3\xa9\t2026-03-04\t-12.5\tx\n"
				  "\t\t\t\n");
	assert_sample(FORMAT_JSON,
		      "[\n"
		      "{\"sku\": \"a,\\\"b\\\"\\u0009\\\\\\u000a\xc3\xa9\", \"day\": \"2026-03-04\", "
		      "\"units\": -12.5, \"remark\": \"x\"},\n"
		      "{\"sku\": \"\", \"day\": null, \"units\": null, \"remark\": \"\"}\n"
		      "]\n");
	assert_sample(FORMAT_TABLE, "sku          day         units\n"
				    "a,\"b\"\\t\\\\n\xc3\xa9  2026-03-04  -12.5\n"
				    "\n");
}
END_TEST

/* What is not known is a cell, too: those behind it stay in their columns. */
START_TEST(empty_cells_keep_their_place)
{
	struct csv_writer w;
	struct diag d;
	struct bytes got = { 0 };
	int fd = file_of(STR(""));
	ck_assert(open_writer(&w, fd, FORMAT_CSV, cols, COUNT(cols), NULL, 0, &d));
	csv_writer_start(&w);
	for (int i = 0; i < 2; i++) {
		csv_put_text(&w, STR(""));
		csv_put_date(&w, DATE_NONE);
		if (i == 0)
			csv_put_dec(&w, (struct dec){ 5, 0, false });
		else
			csv_put_real(&w, (double)NAN);
		csv_put_text(&w, STR("x"));
		csv_end_row(&w);
	}
	ck_assert(csv_writer_finish(&w, &d));
	read_all(fd, &got);
	assert_text(bytes_str(&got), "sku,day,units,remark\n,,,x\n,,,x\n");
	csv_writer_release(&w);
	bytes_release(&got);
	close(fd);
}
END_TEST

/* One column "t" and the given texts in it. */
static void written(enum csv_format format, bool excel_safe, const struct str *cells, size_t n,
		    struct bytes *to)
{
	static const struct csv_out_col one[] = { { .name = "t", .type = OUT_TEXT } };
	struct csv_writer w;
	struct diag d;
	int fd = file_of(STR(""));
	ck_assert(open_writer(&w, fd, format, one, 1, NULL, 0, &d));
	w.excel_safe = excel_safe;
	csv_writer_start(&w);
	for (size_t i = 0; i < n; i++) {
		csv_put_text(&w, cells[i]);
		csv_end_row(&w);
	}
	ck_assert(csv_writer_finish(&w, &d));
	read_all(fd, to);
	csv_writer_release(&w);
	close(fd);
}

static const struct {
	struct str cell;
	const char *csv, *safe; /* NULL safe: as csv */
} texts[] = {
	{ BYTES("plain"), "plain", NULL },
	{ BYTES("two words"), "two words", NULL },
	{ BYTES(" a "), " a ", NULL },
	{ BYTES("it's"), "it's", NULL },
	{ BYTES("a;b\tc|d"), "a;b\tc|d", NULL },
	{ BYTES(""), "\"\"", NULL }, /* a blank line would be no row */
	{ BYTES(","), "\",\"", NULL },
	{ BYTES("\""), "\"\"\"\"", NULL },
	{ BYTES("\"\""), "\"\"\"\"\"\"", NULL },
	{ BYTES("a\"b\"c"), "\"a\"\"b\"\"c\"", NULL },
	{ BYTES("\"a"), "\"\"\"a\"", NULL },
	{ BYTES("a\""), "\"a\"\"\"", NULL },
	{ BYTES("a\nb"), "\"a\nb\"", NULL },
	{ BYTES("a\r\nb"), "\"a\r\nb\"", NULL },
	{ BYTES("a\r"), "\"a\r\"", NULL },
	{ BYTES("\xff\x01"), "\xff\x01", NULL },
	{ BYTES("=1+1"), "=1+1", "'=1+1" },
	{ BYTES("+1"), "+1", "'+1" },
	{ BYTES("-1"), "-1", "'-1" },
	{ BYTES("@x"), "@x", "'@x" },
	{ BYTES("\tx"), "\tx", "'\tx" },
	{ BYTES("\rx"), "\"\rx\"", "\"'\rx\"" },
	{ BYTES("=\"a\",1"), "\"=\"\"a\"\",1\"", "\"'=\"\"a\"\",1\"" },
	{ BYTES("a=1"), "a=1", NULL },
	{ BYTES("\n=1"), "\"\n=1\"", "\"'\n'=1\"" },
	{ BYTES("a;=1+1;b"), "a;=1+1;b", "a;'=1+1;b" },
	{ BYTES("a\t@x"), "a\t@x", "a\t'@x" },
	{ BYTES("\xef\xbc\x9d" "1"), "\xef\xbc\x9d" "1", "'\xef\xbc\x9d" "1" },       /* full-width = */
	{ BYTES("\xc2\xa0=1"), "\xc2\xa0=1", "'\xc2\xa0=1" },                       /* no-break space */
	{ BYTES(";\xe2\x80\x8b=1"), ";\xe2\x80\x8b=1", ";'\xe2\x80\x8b=1" },       /* zero width */
	{ BYTES("a; b"), "a; b", NULL },
};

START_TEST(csv_is_quoted_when_it_must)
{
	struct bytes got = { 0 };
	for (int safe = 0; safe < 2; safe++) {
		got.n = 0;
		written(FORMAT_CSV, safe, &texts[_i].cell, 1, &got);
		bytes_add(&got, "", 1);
		ck_assert_int_eq(memcmp(got.p, "t\n", 2), 0);
		ck_assert_int_eq(got.p[got.n - 2], '\n');
		got.p[got.n - 2] = '\0';
		ck_assert_str_eq(got.p + 2,
				 safe && texts[_i].safe ? texts[_i].safe : texts[_i].csv);
	}
	bytes_release(&got);
}
END_TEST

START_TEST(tsv_has_escapes_instead_of_quotes)
{
	static const struct {
		struct str cell;
		const char *tsv, *safe;
	} rows[] = {
		{ BYTES("a\tb\nc\rd\\"), "a\\tb\\nc\\rd\\\\", "a\\tb\\nc\\rd\\\\" },
		{ BYTES("\"a\",b"), "\"a\",b", "\"a\",b" },
		{ BYTES("=1"), "=1", "'=1" },
		{ BYTES("\rx"), "\\rx", "'\\rx" },
		{ BYTES(""), "\\N", "\\N" },
		{ BYTES("\\N"), "\\\\N", "\\\\N" },
	};
	for (size_t i = 0; i < 2 * COUNT(rows); i++) {
		struct bytes got = { 0 }, want = { 0 };
		written(FORMAT_TSV, i % 2, &rows[i / 2].cell, 1, &got);
		bytes_say(&want, "t\n%s\n", i % 2 ? rows[i / 2].safe : rows[i / 2].tsv);
		bytes_add(&want, "", 1);
		assert_text(bytes_str(&got), want.p);
		bytes_release(&got);
		bytes_release(&want);
	}
}
END_TEST

static const struct {
	struct str cell;
	const char *json;
} json_strings[] = {
	{ BYTES("\b\f\x01\x1f\x7f"), "\\u0008\\u000c\\u0001\\u001f\\u007f" },
	{ BYTES("\xc2\x9b" "31m"), "\\u009b31m" },
	{ BYTES("\"\\/"), "\\\"\\\\/" },
	{ BYTES("\xf0\x9f\x98\x8e\xe2\x80\xa8"), "\xf0\x9f\x98\x8e\xe2\x80\xa8" },
	{ BYTES("a\xff" "b"), "a\\ufffdb" },
	{ BYTES("\xc3"), "\\ufffd" },
	{ BYTES("\xed\xa0\x80"), "\\ufffd\\ufffd\\ufffd" },
	{ BYTES("=1"), "=1" },
};

START_TEST(json_strings_are_valid)
{
	struct bytes got = { 0 }, want = { 0 };
	written(FORMAT_JSON, false, &json_strings[_i].cell, 1, &got);
	bytes_say(&want, "[\n{\"t\": \"%s\"}\n]\n", json_strings[_i].json);
	bytes_add(&want, "", 1);
	assert_text(bytes_str(&got), want.p);
	bytes_release(&got);
	bytes_release(&want);
}
END_TEST

START_TEST(no_rows)
{
	static const char *const want[] = { "t\n", "t\n", "[\n]\n", "t\n0 rows\n" };
	for (enum csv_format f = FORMAT_CSV; f <= FORMAT_TABLE; f++) {
		struct bytes got = { 0 };
		written(f, false, NULL, 0, &got);
		assert_text(bytes_str(&got), want[f]);
		bytes_release(&got);
	}
}
END_TEST

/* A row of numbers in columns of 0, 2 and 4 decimals. */
static void assert_reals(enum csv_format format, bool excel_safe, double v, const char *want)
{
	static const struct csv_out_col numbers[] = {
		{ .name = "a", .type = OUT_DEC },
		{ .name = "b", .type = OUT_DEC, .decimals = 2 },
		{ .name = "c", .type = OUT_DEC, .decimals = 4 },
	};
	struct csv_writer w;
	struct diag d;
	struct bytes got = { 0 };
	int fd = file_of(STR(""));
	ck_assert(open_writer(&w, fd, format, numbers, 3, NULL, 0, &d));
	w.excel_safe = excel_safe;
	csv_writer_start(&w);
	for (int i = 0; i < 4; i++) /* one too many */
		csv_put_real(&w, v);
	csv_end_row(&w);
	ck_assert(csv_writer_finish(&w, &d));
	read_all(fd, &got);
	const char *row = memchr(got.p, '\n', got.n);
	assert_text(((struct str){ row + 1, got.n - (size_t)(row + 1 - got.p) }), want);
	csv_writer_release(&w);
	bytes_release(&got);
	close(fd);
}

START_TEST(reals_are_rounded_to_their_column)
{
	assert_reals(FORMAT_CSV, false, 2.0 / 3, "1,0.67,0.6667\n");
	assert_reals(FORMAT_CSV, true, -12.25, "-12,-12.25,-12.2500\n");
	assert_reals(FORMAT_CSV, false, -0.001, "0,0.00,-0.0010\n");
	assert_reals(FORMAT_CSV, false, -0.0, "0,0.00,0.0000\n");
	assert_reals(FORMAT_CSV, false, 1e15,
		     "1000000000000000,1000000000000000.00,1000000000000000.0000\n");
	assert_reals(FORMAT_CSV, false, (double)NAN, ",,\n");
	assert_reals(FORMAT_JSON, false, (double)NAN, "{\"a\": null, \"b\": null, \"c\": null}\n]\n");
	assert_reals(FORMAT_JSON, false, 1.5, "{\"a\": 2, \"b\": 1.50, \"c\": 1.5000}\n]\n");
}
END_TEST

/* Decimals below 0: at most so many. */
START_TEST(zeros_at_the_end_may_be_left_out)
{
	static const struct {
		double v;
		const char *text;
	} reals[] = {
		{ 0.5, "0.5\n" }, { 100, "100\n" }, { 0.126, "0.13\n" }, { 0, "0\n" }, { 1.10, "1.1\n" },
		{ -2.50, "-2.5\n" }, { 0.001, "0\n" }, { -0.001, "0\n" }, { 10.04, "10.04\n" },
	};
	static const struct csv_out_col one[] = {
		{ .name = "a", .type = OUT_DEC, .decimals = -2 },
	};
	for (size_t i = 0; i < COUNT(reals); i++) {
		struct csv_writer w;
		struct diag d;
		struct bytes got = { 0 };
		int fd = file_of(STR(""));
		ck_assert(open_writer(&w, fd, FORMAT_CSV, one, 1, NULL, 0, &d));
		csv_put_real(&w, reals[i].v);
		csv_end_row(&w);
		ck_assert(csv_writer_finish(&w, &d));
		read_all(fd, &got);
		assert_text(bytes_str(&got), reals[i].text);
		csv_writer_release(&w);
		bytes_release(&got);
		close(fd);
	}
}
END_TEST

/* RFC 8259 has no infinity, and our own reader refuses it: empty, like NaN. */
START_TEST(infinity_is_no_number)
{
	assert_reals(FORMAT_JSON, false, (double)INFINITY,
		     "{\"a\": null, \"b\": null, \"c\": null}\n]\n");
}
END_TEST

START_TEST(the_largest_real_fits)
{
	struct bytes want = { 0 };
	char text[400];
	snprintf(text, sizeof(text), "%.0f", -1.7976931348623157e308);
	bytes_say(&want, "%s,%s.00,%s.0000\n", text, text, text);
	bytes_add(&want, "", 1);
	assert_reals(FORMAT_CSV, false, -1.7976931348623157e308, want.p);
	bytes_release(&want);
}
END_TEST

/* Also an empty one: what is read is as many rows as were written, and no two texts look the same. */
START_TEST(each_row_of_one_field_is_a_row)
{
	static const struct str cells[] = { BYTES(""), BYTES("a"), BYTES("\\N"), BYTES("N"), BYTES(" "),
					    BYTES("\\"), BYTES("\t"), BYTES("\\t"), BYTES("\n") };
	struct csv_options opts = { .delim = _i ? '\t' : ',' };
	struct bytes text = { 0 };
	struct outcome o;
	written(_i ? FORMAT_TSV : FORMAT_CSV, false, cells, COUNT(cells), &text);
	outcome_of(&o, bytes_str(&text), &opts);
	ck_assert_int_eq(o.fault.class, DIAG_NONE);
	ck_assert_uint_eq(o.rows, 1 + COUNT(cells));
	outcome_release(&o);
	for (size_t i = 0; i < COUNT(cells); i++)
		for (size_t k = 0; k < i; k++) {
			struct bytes a = { 0 }, b = { 0 };
			written(_i ? FORMAT_TSV : FORMAT_CSV, false, &cells[i], 1, &a);
			written(_i ? FORMAT_TSV : FORMAT_CSV, false, &cells[k], 1, &b);
			require(!str_eq(bytes_str(&a), bytes_str(&b)), "%zu is written as %zu", i, k);
			bytes_release(&a);
			bytes_release(&b);
		}
	bytes_release(&text);
}
END_TEST

void unit_formats(TCase *tc)
{
	tcase_add_test(tc, sample_in_every_format);
	tcase_add_test(tc, empty_cells_keep_their_place);
	tcase_add_loop_test(tc, csv_is_quoted_when_it_must, 0, COUNT(texts));
	tcase_add_test(tc, tsv_has_escapes_instead_of_quotes);
	tcase_add_loop_test(tc, each_row_of_one_field_is_a_row, 0, 2);
	tcase_add_loop_test(tc, json_strings_are_valid, 0, COUNT(json_strings));
	tcase_add_test(tc, no_rows);
	tcase_add_test(tc, reals_are_rounded_to_their_column);
	tcase_add_test(tc, zeros_at_the_end_may_be_left_out);
	tcase_add_test(tc, infinity_is_no_number);
	tcase_add_test(tc, the_largest_real_fits);
}
