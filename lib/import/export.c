/* Reads the records after the header, and checks whether the file was whole. */
#include "import/export.h"

#include <unistd.h>

#include "base/banned.h"

static bool is_header_again(const struct export *e, const struct csv_row *row)
{
	if (row->n < e->n_header)
		return false;
	for (uint32_t i = 0; i < e->n_header; i++)
		if (!str_eq(str_trim(csv_field(row, i)), e->header[i]))
			return false;
	return true;
}

static bool is_blank(const struct csv_row *row)
{
	for (uint32_t i = 0; i < row->n; i++)
		if (str_trim(csv_field(row, i)).n)
			return false;
	return true;
}

enum csv_result export_next(struct export *e, struct csv_row *row, struct diag *d)
{
	enum csv_result st;
	do {
		st = e->is_book ? (enum csv_result)sheet_next(&e->sheet, row, d)
				: csv_reader_next(&e->reader, row);
		if (st == CSV_FAULT && e->is_csv)
			*d = e->reader.fault;
	} while (st == CSV_ROW && (is_blank(row) || is_header_again(e, row)));
	e->records += st == CSV_ROW;
	if (st == CSV_ROW)
		e->last.n = row->n;
	return st;
}

bool export_row_fits(const struct export *e, const struct csv_row *row, struct diag *d)
{
	uint32_t i = (uint32_t)e->n_header;
	while (i < row->n && !str_trim(csv_field(row, i)).n)
		i++;
	if (row->n >= e->n_header && i == row->n)
		return true;
	diag_set(d, DIAG_DATA, "%u field%s, header has %zu", row->n, row->n == 1 ? "" : "s",
		 e->n_header);
	if (row->n < e->n_header)
		d->hint = "was the file cut off?";
	return false;
}

bool export_ended(const struct export *e, bool last_counts, struct diag *d)
{
	const struct csv_source *src = &e->reader.src;
	if (e->is_book || e->allow_no_eol || src->last == '\n' || src->last == '\r')
		return true;
	if (!e->piped && e->records && !(last_counts && e->last.n == e->n_header))
		return true;
	diag_set(d, DIAG_DATA, "the last line has no line end: was the file cut off?");
	d->hint = "if it is whole, use --allow-no-eol";
	return false;
}

void export_release(struct export *e)
{
	if (e->is_csv)
		csv_reader_release(&e->reader);
	if (e->is_book) {
		sheet_release(&e->sheet);
		workbook_release(&e->book);
	}
	if (e->copy >= 0)
		close(e->copy);
	arena_release(&e->arena);
	*e = (struct export){ .copy = -1 };
}
