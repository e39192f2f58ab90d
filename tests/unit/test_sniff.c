/* csv/sniff.h: every signature by name, byte order marks, and what only looks like one. */
#include "unit.h"

#include "csv/sniff.h"

#include "base/banned.h"

static const struct {
	struct str head;
	const char *what;
} kinds[] = {
	{ BYTES("\xff\xfe" "a\0,\0b\0"), "UTF-16" },
	{ BYTES("\xfe\xff" "\0a\0,\0b"), "UTF-16" },
	{ BYTES("\xfe\xff\xd8\x3d\xde\x00\0,"), "UTF-16" },
	{ BYTES("a\0,\0b\0\n\0"), "UTF-16" },
	{ BYTES("\0a\0,\0b\0\n"), "UTF-16" },
	{ BYTES("\xef\xbb\xbf" "a\0,\0"), "UTF-16" },
	{ BYTES("\x1f\x8b\x08\0\0\0\0\0"), "gzip data" },
	{ BYTES("\x28\xb5\x2f\xfd\x04\x58\x19\0"), "zstd data" },
	{ BYTES("\xfd" "7zXZ\0\0\x04"), "xz data" },
	{ BYTES("\xfd" "7zXZ\0\1"), "xz data" },
	{ BYTES("BZh91AY&SY"), "bzip2 data" },
	{ BYTES("BZh11AY&SY"), "bzip2 data" }, /* bzip2 -1 */
	{ BYTES("PK\x03\x04\x14\0\x06\0"), "a zip or xlsx file" },
	{ BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Excel file" },
	{ BYTES("%PDF-1.7\n"), "a PDF" },
	{ BYTES("<!DOCTYPE html>"), "HTML" },
	{ BYTES("<!doctype html>"), "HTML" },
	{ BYTES("<HTML><BODY>"), "HTML" },
	{ BYTES("\xef\xbb\xbf<html>"), "HTML" },
	{ BYTES("<?xml version="), "XML" },
	{ BYTES("\r\n \t\v\f\n<!doctype html>"), "HTML" },
};

START_TEST(other_kinds_are_refused_by_name)
{
	struct diag d;
	size_t skip;
	char want[DIAG_TEXT] = "this is ";
	ck_assert(!sniff(kinds[_i].head, true, &skip, &d));
	memcpy(want + 8, kinds[_i].what, strlen(kinds[_i].what) + 1);
	memcpy(want + strlen(want), ", not CSV in UTF-8", 19);
	ck_assert_str_eq(d.what, want);
	ck_assert_int_eq(d.class, DIAG_DATA);
	ck_assert_uint_eq(d.line, 1);
	ck_assert_ptr_nonnull(d.hint);
	ck_assert(!sniff(kinds[_i].head, false, &skip, &d));
}
END_TEST

/* Through the reader as well, one byte a read: a fault before the first row. */
START_TEST(the_reader_refuses_them)
{
	for (enum way way = 0; way < WAYS; way++)
		for (size_t size = 0; size < 3; size++) {
			struct csv_options opts = { .read_size = size };
			struct outcome o;
			set_way(&opts, way);
			outcome_of(&o, kinds[_i].head, &opts);
			ck_assert_uint_eq(o.rows, 0);
			ck_assert_msg(strstr(o.fault.what, kinds[_i].what), "%s", o.fault.what);
			outcome_release(&o);
		}
}
END_TEST

static const struct {
	struct str head;
	size_t skip;
} plain[] = {
	{ BYTES(""), 0 },
	{ BYTES("a"), 0 },
	{ BYTES("date,sku,qty\n"), 0 },
	{ BYTES("\xef\xbb\xbf" "date"), 3 },
	{ BYTES("\xef\xbb\xbf"), 3 },
	{ BYTES("\xef\xbb"), 0 },
	{ BYTES("\xff"), 0 },
	{ BYTES("PK,name\n"), 0 },
	{ BYTES("\xfd" "7zXZ,n\n"), 0 },
	{ BYTES("PK"), 0 },
	{ BYTES("<5,>5\n"), 0 },
	{ BYTES("\n\n<5,>5\n"), 0 },
	{ BYTES("\x08<html>\n"), 0 }, /* no blank */
	{ BYTES("\x0e<html>\n"), 0 },
	{ BYTES("\xff<html>\n"), 0 },
	{ BYTES("%,n\n"), 0 },
	{ BYTES("\xc3\xa9t\xc3\xa9,n\n"), 0 },
	{ BYTES("sep=;x\n"), 0 },
	{ BYTES("separator\n"), 0 },
	{ BYTES("a\0bc"), 0 }, /* a NUL, but not UTF-16: the reader names it */
	{ BYTES("a\0\0b"), 0 },
	{ BYTES("\0a\0\0"), 0 },
	{ BYTES("\0abc"), 0 },
	{ BYTES("\0\0\0a"), 0 },
	{ BYTES("a\0b"), 0 },
	{ BYTES("BZhours,qty\n"), 0 }, /* bzip2 goes on with 1 to 9 */
};

START_TEST(csv_goes_on_behind_the_mark)
{
	struct diag d;
	size_t skip = 99;
	ck_assert_msg(sniff(plain[_i].head, true, &skip, &d), "%s", d.what);
	ck_assert_uint_eq(skip, plain[_i].skip);
}
END_TEST

START_TEST(a_sep_line_is_no_header)
{
	static const char *const lines[] = { "sep=;\n", "sep=;\r\n", "SEP=,\r", "\xef\xbb\xbfsep=\t\n" };
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct diag d;
		size_t skip;
		ck_assert(!sniff(str_from(lines[i]), true, &skip, &d));
		ck_assert_str_eq(d.what, "a spreadsheet's sep= line, not a header");
		ck_assert_uint_eq(d.line, 1);
		ck_assert_ptr_nonnull(strstr(d.hint, "--skip-lines=1"));
		/* when lines are skipped it may be one of them */
		ck_assert(sniff(str_from(lines[i]), false, &skip, &d));
	}
	assert_reads(STR("sep=;\na;b\n"),
		     "!1:0 a spreadsheet's sep= line, not a header; "
		     "use --skip-lines=1, and --delimiter for what it names");
	assert_reads_with(STR("sep=;\na;b\n"), "2[a|b]", .skip_lines = 1, .delim = ';');
}
END_TEST

void unit_sniff(TCase *tc)
{
	tcase_add_loop_test(tc, other_kinds_are_refused_by_name, 0, COUNT(kinds));
	tcase_add_loop_test(tc, the_reader_refuses_them, 0, COUNT(kinds));
	tcase_add_loop_test(tc, csv_goes_on_behind_the_mark, 0, COUNT(plain));
	tcase_add_test(tc, a_sep_line_is_no_header);
}
