/*
 * Workbooks. The input is what stands in <sheetData>, <sst> and <styleSheet>, parted by lines
 * of ====; or a zip file as it is. All rows of a sheet are equally wide, and its row numbers
 * count up from 1.
 */
#include "fuzz.h"
#include "made_book.h"

#include <stdlib.h>
#include <unistd.h>

#include "sheet/sheet.h"

#include "base/banned.h"

/* The part of *in before the next line of ====; free it. */
static char *next_text(struct str *in)
{
	struct str part = { in->p, 0 };
	while (in->n) {
		struct str line = fuzz_line(in);
		if (str_eq(line, STR("====")))
			break;
		part.n = (size_t)(in->p - part.p);
	}
	return fuzz_text(part);
}

static void read_sheet(struct workbook *w, const struct workbook_sheet *which, struct diag *d)
{
	struct sheet s;
	struct csv_row row;
	uint64_t line = 0;
	int more = -1;
	if (sheet_open(&s, w, which, d))
		while ((more = sheet_next(&s, &row, d)) == 1) {
			FUZZ_HOLDS(row.n == s.width && row.line == ++line, "an odd row");
			for (uint32_t i = 0; i < row.n; i++)
				FUZZ_HOLDS(csv_field(&row, i).n <= CELL_BYTES_MAX, "a long cell");
		}
	FUZZ_HOLDS(more != 0 || line == s.rows, "rows got lost");
	FUZZ_HOLDS((more == 0) == (d->class == DIAG_NONE), "an end that is none");
	sheet_release(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str in = { (const char *)data, size };
	struct bytes book = { 0 };
	struct workbook w;
	struct diag d = { .class = DIAG_NONE };
	if (workbook_starts(in)) {
		bytes_add(&book, in.p, in.n);
	} else {
		char *rows = next_text(&in), *strings = next_text(&in), *styles = next_text(&in);
		make_book(rows, strings, styles, &book);
		free(rows);
		free(strings);
		free(styles);
	}
	int fd = file_of(bytes_str(&book));
	if (workbook_open(&w, fd, 0, &d))
		for (size_t i = 0; i < w.n_sheets; i++) {
			d.class = DIAG_NONE;
			read_sheet(&w, &w.sheets[i], &d);
		}
	workbook_release(&w);
	close(fd);
	bytes_release(&book);
	return 0;
}
