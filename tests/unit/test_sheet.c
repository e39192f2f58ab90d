/* Workbooks: what each kind of cell becomes, and what is refused by name. */
#include "made_book.h"

#include <stdlib.h>

#include "sheet/cell.h"
#include "sheet/package.h"

#include "base/banned.h"

#define STYLES                                                                                   \
	"<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"                      \
	"<numFmt numFmtId=\"165\" formatCode=\"&quot;$&quot;#,##0.00;[Red]-0\"/>"                \
	"<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>" \
	"</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>" \
	"<xf numFmtId=\"165\"/><xf numFmtId=\"20\"/><xf numFmtId=\"166\"/></cellXfs>"

static const struct {
	const char *cell, *want;
} cells[] = {
	{ "<c r=\"A1\"><v>1.5</v></c>", "1[1.5]" },
	{ "<c r=\"A1\"><v>0.1</v></c>", "1[0.1]" },
	{ "<c r=\"A1\"><v>0.30000000000000004</v></c>", "1[0.3]" },
	{ "<c r=\"A1\"><v>1.0000000000000001E-1</v></c>", "1[0.1]" },
	{ "<c r=\"A1\"><v>-1E+20</v></c>", "1[-100000000000000000000]" },
	{ "<c r=\"A1\"><v>123456789012345678</v></c>", "1[123456789012346000]" },
	{ "<c r=\"A1\"><v>-0</v></c>", "1[0]" },
	{ "<c r=\"A1\" t=\"b\"><v>1</v></c>", "1[TRUE]" },
	{ "<c r=\"A1\" t=\"b\"><v>0</v></c>", "1[FALSE]" },
	{ "<c r=\"A1\" t=\"s\"><v>0</v></c>", "1[shared]" },
	{ "<c r=\"A1\" t=\"s\"><v>1</v></c>", "1[rich text]" },
	{ "<c r=\"A1\" t=\"s\"><v>2</v></c>", "1[a\nb_x0041_]" },
	{ "<c r=\"A1\" t=\"s\"><v>3</v></c>", "!A1 a text that the workbook does not have" },
	{ "<c r=\"A1\" t=\"inlineStr\"><is><t> in </t></is></c>", "1[ in ]" },
	{ "<c r=\"A1\" t=\"inlineStr\"><is><r><t>i</t></r><r><t>n</t></r><rPh><t>x</t></rPh></is></c>", "1[in]" },
	{ "<c r=\"A1\" t=\"str\"><f>B1</f><v>made</v></c>", "1[made]" },
	{ "<c r=\"A1\" t=\"d\"><v>2026-07-08T09:00:00</v></c>", "1[2026-07-08T09:00:00]" },
	{ "<c r=\"A1\"><f>1+1</f><v>2</v></c>", "1[2]" },
	{ "<c r=\"A1\"><f>1+1</f></c>", "!A1 a formula whose value is not stored" },
	{ "<c r=\"A1\"><f>1+1</f><v></v></c>", "!A1 a formula whose value is not stored" },
	{ "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>", "!A1 an error, such as #N/A, instead of a value" },
	{ "<c r=\"A1\"><v>abc</v></c>", "!A1 stored as a number, and is none" },
	{ "<c r=\"A1\" s=\"1\"><v>46211</v></c>", "1[2026-07-08]" },
	{ "<c r=\"A1\" s=\"2\"><v>46211</v></c>", "1[2026-07-08]" },
	{ "<c r=\"A1\" s=\"2\"><v>46211.375</v></c>", "1[2026-07-08T09:00:00]" },
	{ "<c r=\"A1\" s=\"2\"><v>46211.999999</v></c>", "1[2026-07-09]" },
	{ "<c r=\"A1\" s=\"3\"><v>46211.5</v></c>", "1[46211.5]" },
	{ "<c r=\"A1\" s=\"4\"><v>0.375</v></c>", "1[09:00:00]" },
	{ "<c r=\"A1\" s=\"5\"><v>1.25</v></c>", "1[30:00:00]" },
	{ "<c r=\"A1\" s=\"1\"><v>1</v></c>", "1[1900-01-01]" },
	{ "<c r=\"A1\" s=\"1\"><v>59</v></c>", "1[1900-02-28]" },
	{ "<c r=\"A1\" s=\"1\"><v>60</v></c>", "!A1 no such date, or one before 1900 or after 2199" },
	{ "<c r=\"A1\" s=\"1\"><v>61</v></c>", "1[1900-03-01]" },
	{ "<c r=\"A1\" s=\"1\"><v>-1</v></c>", "!A1 no such date, or one before 1900 or after 2199" },
	{ "<c r=\"A1\" s=\"1\"><v>999999</v></c>", "!A1 no such date, or one before 1900 or after 2199" },
	{ "<c r=\"A1\"/><c r=\"C1\"><v>3</v></c>", "1[||3]" },
	{ "<c><v>1</v></c><c><v>2</v></c>", "1[1|2]" },
	{ "<c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c>", "1[1||3]" },
	{ "<c r=\"A1\"><v>3</v></c><c r=\"A1\"><v>1</v></c>", "!two cells with one address" },
	{ "<c r=\"A2\"><v>3</v></c>", "!a cell beyond the sheet, or in another row than its own" },
	{ "<c r=\"XFE1\"><v>3</v></c>", "!a cell beyond the sheet, or in another row than its own" },
};

START_TEST(a_cell_becomes_its_value)
{
	struct bytes book = { 0 }, got = { 0 }, rows = { 0 };
	bytes_say(&rows, "<row r=\"1\">%s</row>", cells[_i].cell);
	bytes_add(&rows, "", 1);
	make_book(rows.p, "<si><t>shared</t></si><si><r><rPr><b/></rPr><t>rich</t></r><r><t> text</t></r></si>"
		  "<si><t>a_x000A_b_x005F_x0041_</t></si>", STYLES, &book);
	show_book(bytes_str(&book), NULL, &got);
	assert_text(bytes_str(&got), cells[_i].want);
	bytes_release(&book);
	bytes_release(&got);
	bytes_release(&rows);
}
END_TEST

static const struct {
	const char *rows, *want;
} sheets[] = {
	{ "", "" },
	{ "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"/><row r=\"4\"><c r=\"B4\"><v>2</v></c></row><row r=\"9\"><c r=\"A9\" s=\"1\"/></row>",
	  "1[1|]2[|]3[|]4[|2]" },
	{ "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>", "1[1]2[2]" },
	{ "<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>2</v></c></row>",
	  "!rows out of order, or beyond the last that a sheet can have" },
	{ "<row r=\"1048577\"><c><v>1</v></c></row>",
	  "!rows out of order, or beyond the last that a sheet can have" },
	{ "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>",
	  "!2 cells with a value, spread over all up to XFD1048576" },
	{ "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"900000\"><c r=\"A900000\"><v>2</v></c></row>",
	  "!2 cells with a value, spread over all up to A900000" },
	{ "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row", "!not well-formed (invalid token) in a part of the workbook" },
	{ "<v>1</v><row><v>1</v><is><t>x</t></is></row>", "" },
	{ "<c><v>1</v></c>", "!a cell outside of a row" },
	{ "<row><row/></row>", "!a row inside of a row" },
	{ "<row><c><c/></c></row>", "!A1 a cell outside of a row" },
	{ "<row r=\"1\"><c r=\"A1\"><v>&no;</v></c></row>", "!undefined entity in a part of the workbook" },
};

START_TEST(a_sheet_becomes_its_rows)
{
	struct bytes book = { 0 }, got = { 0 };
	make_book(sheets[_i].rows, NULL, NULL, &book);
	show_book(bytes_str(&book), NULL, &got);
	assert_text(bytes_str(&got), sheets[_i].want);
	bytes_release(&book);
	bytes_release(&got);
}
END_TEST

static void assert_refused(struct str book, const char *want)
{
	struct bytes got = { 0 };
	show_book(book, NULL, &got);
	ck_assert_msg(strncmp(got.p, want, strlen(want)) == 0, "got %.*s", (int)got.n, got.p);
	bytes_release(&got);
}

START_TEST(other_files_are_refused_by_name)
{
	static const struct made_part ods[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
						{ "content.xml", "<x/>" } };
	static const struct made_part plain[] = { { "a.csv", "a,b\n" } };
	static const struct made_part dtd[] = { { "_rels/.rels", "<!DOCTYPE x [<!ENTITY a \"b\">]><x/>" } };
	struct bytes b = { 0 };
	make_zip(ods, COUNT(ods), &b);
	assert_refused(bytes_str(&b), "!this is an .ods workbook");
	b.n = 0;
	make_zip(plain, COUNT(plain), &b);
	assert_refused(bytes_str(&b), "!this is a zip file, not a workbook");
	b.n = 0;
	make_zip(dtd, COUNT(dtd), &b);
	assert_refused(bytes_str(&b), "!a document type, which no workbook has");
	bytes_release(&b);
	assert_refused(STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "!this is an old .xls or an encrypted");
	assert_refused(STR("a,b\n1,2\n"), "!this is some other file");
	assert_refused(STR("PK\x03\x04 and no more"), "!not a sound zip file");
}
END_TEST

START_TEST(a_bomb_is_refused_before_it_fills_memory)
{
	struct bytes rows = { 0 }, book = { 0 };
	bytes_text(&rows, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
	bytes_fill(&rows, ' ', (size_t)64 << 20);
	bytes_add(&rows, "", 1);
	make_book(rows.p, NULL, NULL, &book);
	bytes_release(&rows);
	size_t before = heap_in_use();
	assert_refused(bytes_str(&book), "!a part of the workbook unpacks to more than 200 times");
	ck_assert_uint_lt(heap_in_use(), before + ((size_t)1 << 20));
	bytes_release(&book);
}
END_TEST

START_TEST(an_endless_attribute_is_refused)
{
	struct bytes rows = { 0 }, book = { 0 };
	uint32_t seed = 1;
	bytes_text(&rows, "<row x=\"");
	for (size_t i = 0; i < (size_t)3 << 20; i++) {
		seed = seed * 1103515245 + 12345;
		bytes_fill(&rows, (char)('a' + (seed >> 16) % 26), 1);
	}
	bytes_text(&rows, "\"/>");
	bytes_add(&rows, "", 1);
	make_book(rows.p, NULL, NULL, &book);
	assert_refused(bytes_str(&book), "!a name or attribute longer than in any workbook");
	bytes_release(&rows);
	bytes_release(&book);
}
END_TEST

START_TEST(a_cut_workbook_is_never_a_shorter_one)
{
	struct bytes book = { 0 }, got = { 0 };
	make_book("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row>",
		  NULL, NULL, &book);
	for (size_t n = 4; n < book.n; n += UNIT_STEP) {
		got.n = 0;
		show_book((struct str){ book.p, n }, NULL, &got);
		require(got.n && got.p[0] == '!', "cut at %zu: %.*s", n, (int)got.n, got.p);
	}
	bytes_release(&book);
	bytes_release(&got);
}
END_TEST

START_TEST(formats_tell_dates)
{
	static const struct {
		const char *code;
		enum number_format format;
	} formats[] = {
		{ "General", FORMAT_PLAIN }, { "0.00E+00", FORMAT_PLAIN }, { "m/d/yy h:mm", FORMAT_MOMENT },
		{ "mmm", FORMAT_MOMENT }, { "h:mm AM/PM", FORMAT_TIME }, { "mm:ss.0", FORMAT_TIME },
		{ "[mm]:ss", FORMAT_ELAPSED }, { "\"days\" 0", FORMAT_PLAIN }, { "0\\d", FORMAT_PLAIN },
		{ "[$-409]d-mmm-yy;@", FORMAT_MOMENT }, { "#,##0_);[Red](#,##0)", FORMAT_PLAIN },
		{ "0;yyyy", FORMAT_PLAIN }, { "@", FORMAT_PLAIN }, { "\"", FORMAT_PLAIN },
		{ "[", FORMAT_PLAIN }, { "\\", FORMAT_PLAIN }, { "", FORMAT_PLAIN },
	};
	for (size_t i = 0; i < COUNT(formats); i++)
		require(number_format_of(str_from(formats[i].code)) == formats[i].format, "%s",
			formats[i].code);
}
END_TEST

START_TEST(addresses)
{
	uint32_t column, row;
	char name[ADDRESS_TEXT];
	ck_assert(cell_address(STR("XFD1048576"), &column, &row));
	ck_assert_uint_eq(column, 16383);
	ck_assert_uint_eq(row, 1048576);
	cell_name(column, row, name);
	ck_assert_str_eq(name, "XFD1048576");
	static const char *const bad[] = { "", "1", "A0", "a1", "XFE1", "A1048577", "A1B", "AAAAAAAAAA1", "A-1" };
	for (size_t i = 0; i < COUNT(bad); i++)
		require(!cell_address(str_from(bad[i]), &column, &row), "%s", bad[i]);
	for (uint32_t c = 0; c < 16384; c += 7) {
		uint32_t again;
		cell_name(c, 7, name);
		require(cell_address(str_from(name), &again, &row) && again == c && row == 7, "%s", name);
	}
}
END_TEST

void unit_sheet(TCase *tc)
{
	tcase_add_loop_test(tc, a_cell_becomes_its_value, 0, COUNT(cells));
	tcase_add_loop_test(tc, a_sheet_becomes_its_rows, 0, COUNT(sheets));
	tcase_add_test(tc, other_files_are_refused_by_name);
	tcase_add_test(tc, a_bomb_is_refused_before_it_fills_memory);
	tcase_add_test(tc, an_endless_attribute_is_refused);
	tcase_add_test(tc, a_cut_workbook_is_never_a_shorter_one);
	tcase_add_test(tc, formats_tell_dates);
	tcase_add_test(tc, addresses);
}
