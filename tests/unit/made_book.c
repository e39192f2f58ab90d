/* Workbooks, as small as they may be. */
#include "made_book.h"

#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

#include "sheet/sheet.h"

#include "base/banned.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

void make_zip(const struct made_part *parts, size_t n, struct bytes *to)
{
	char block[4096];
	zip_int64_t got;
	zip_source_t *s = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *z = zip_open_from_source(s, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	zip_source_keep(s);
	for (size_t i = 0; i < n; i++) {
		if (!parts[i].text)
			continue;
		zip_source_t *part = zip_source_buffer(z, parts[i].text, strlen(parts[i].text), 0);
		zip_int64_t at = zip_file_add(z, parts[i].name, part, ZIP_FL_ENC_UTF_8);
		require(at >= 0 && zip_file_set_mtime(z, (zip_uint64_t)at, 315619200, 0) == 0, "no zip");
	}
	require(zip_close(z) == 0 && zip_source_open(s) == 0, "no zip");
	while ((got = zip_source_read(s, block, sizeof(block))) > 0)
		bytes_add(to, block, (size_t)got);
	zip_source_close(s);
	zip_source_free(s);
}

static char *wrapped(const char *before, const char *inner, const char *behind)
{
	struct bytes b = { 0 };
	if (!inner)
		return NULL;
	bytes_text(&b, before);
	bytes_text(&b, inner);
	bytes_text(&b, behind);
	bytes_add(&b, "", 1);
	return b.p;
}

void make_book(const char *rows, const char *strings, const char *styles, struct bytes *to)
{
	char *sheet = wrapped("<worksheet xmlns=\"" MAIN "\"><sheetData>", rows ? rows : "",
			      "</sheetData></worksheet>");
	char *sst = wrapped("<sst xmlns=\"" MAIN "\">", strings, "</sst>");
	char *style = wrapped("<styleSheet xmlns=\"" MAIN "\">", styles, "</styleSheet>");
	const struct made_part parts[] = {
		{ "_rels/.rels", RELATIONS "<Relationship Id=\"rId1\" Type=\"" OFFICE
		  "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
		{ "xl/workbook.xml", "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
		  "<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" },
		{ "xl/_rels/workbook.xml.rels", RELATIONS "<Relationship Id=\"rId1\" Type=\"" OFFICE
		  "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\""
		  OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" "
		  "Type=\"" OFFICE "/styles\" Target=\"/xl/styles.xml\"/></Relationships>" },
		{ "xl/worksheets/sheet1.xml", sheet },
		{ "xl/sharedStrings.xml", sst ? sst : "<sst/>" },
		{ "xl/styles.xml", style ? style : "<styleSheet/>" },
	};
	make_zip(parts, COUNT(parts), to);
	free(sheet);
	free(sst);
	free(style);
}

void show_book(struct str book, const char *sheet, struct bytes *to)
{
	struct workbook w;
	struct sheet s = { .row = 0 };
	struct csv_row row;
	struct diag d = { .class = DIAG_NONE };
	int fd = file_of(book), more = 1;
	const struct workbook_sheet *which = NULL;
	if (workbook_open(&w, fd, 0, &d))
		which = workbook_choose(&w, sheet ? str_from(sheet) : (struct str){ NULL, 0 }, &d);
	if (which && sheet_open(&s, &w, which, &d))
		while ((more = sheet_next(&s, &row, &d)) == 1) {
			bytes_say(to, "%d[", (int)row.line);
			for (uint32_t i = 0; i < row.n; i++) {
				bytes_text(to, i ? "|" : "");
				bytes_add(to, csv_field(&row, i).p, csv_field(&row, i).n);
			}
			bytes_text(to, "]");
		}
	ck_assert_int_eq(more == 0, d.class == DIAG_NONE);
	if (d.class)
		bytes_say(to, "!%s%s%s", d.name, *d.name ? " " : "", d.what);
	sheet_release(&s);
	workbook_release(&w);
	close(fd);
}
