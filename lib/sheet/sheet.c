/* Makes two passes over a sheet: one to measure it, one to hand out its rows. */
#include "sheet/sheet.h"

#include <stdlib.h>

#include "sheet/sheet_parse.h"

#include "base/mem.h"

#include "base/banned.h"

enum {
	EMPTY_SHARE = 64,   /* of the area of a sheet one cell in so many is not empty, */
	EMPTY_SMALL = 20000 /* unless the area is so small that it does not matter */
};

/* False, *d filled: a sheet is nearly empty, and far cells would pad every row. */
static bool dense(const struct sheet *s, struct diag *d)
{
	uint64_t area = (uint64_t)s->width * s->rows;
	char name[ADDRESS_TEXT];
	if (area <= EMPTY_SMALL || area / EMPTY_SHARE <= s->cells)
		return true;
	cell_name(s->width - 1, s->rows, name);
	diag_set(d, DIAG_DATA, "%llu cells with a value, spread over all up to %s",
		 (unsigned long long)s->cells, name);
	d->hint = "delete the cells that stand far from the table";
	return false;
}

bool sheet_open(struct sheet *s, struct workbook *w, const struct workbook_sheet *which,
		struct diag *d)
{
	*s = (struct sheet){ .book = w, .which = which };
	if (!xml_all(&w->package, which->part, &sheet_handlers, s, d) || !dense(s, d))
		return false;
	s->ends = mem_zero((size_t)s->width + 2, sizeof(*s->ends));
	s->reading = true;
	s->row = 0;
	s->n_cells = 0;
	s->next_row = 1;
	return xml_open(&s->xml, &w->package, which->part, &sheet_handlers, s, d);
}

/* Lays out the cells of the row, or none if that row comes later, as fields one byte apart. */
static void lay_out(struct sheet *s, struct csv_row *row)
{
	bool here = s->row_ready && s->row == s->next_row;
	size_t cell = 0, n = here ? s->n_cells : 0;
	s->out.n = 0;
	s->ends[0] = UINT32_MAX;
	for (uint32_t i = 0; i < s->width; i++) {
		if (cell < n && s->cell[cell].column == i) {
			const struct sheet_cell *c = &s->cell[cell++];
			memcpy(bytes_extend(&s->out, c->n), s->text.p + c->from, c->n);
		}
		s->ends[i + 1] = (uint32_t)s->out.n;
		*(char *)bytes_extend(&s->out, 1) = '\n';
	}
	*row = (struct csv_row){ .buf = s->out.p, .end = s->ends + 1, .n = s->width,
				 .line = s->next_row };
	s->row_ready &= !here;
	s->next_row++;
}

static int by_column(const void *a, const void *b)
{
	const struct sheet_cell *x = a, *y = b;
	return (x->column > y->column) - (x->column < y->column);
}

/* Sorts the cells of a row by address. False, *d filled: two have the same address. */
static bool in_order(struct sheet *s, struct diag *d)
{
	bool sorted = true;
	for (size_t i = 1; i < s->n_cells; i++)
		sorted &= s->cell[i - 1].column < s->cell[i].column;
	if (sorted)
		return true;
	qsort(s->cell, s->n_cells, sizeof(*s->cell), by_column);
	for (size_t i = 1; i < s->n_cells; i++) {
		if (s->cell[i - 1].column != s->cell[i].column)
			continue;
		diag_set(d, DIAG_DATA, "two cells with one address");
		d->line = s->row;
		d->column = s->cell[i].column + 1;
		return false;
	}
	return true;
}

int sheet_next(struct sheet *s, struct csv_row *row, struct diag *d)
{
	s->xml.fault = d;
	d->class = DIAG_NONE;
	if (s->next_row > s->rows) {
		while (xml_read(&s->xml))
			s->row_ready = false;
		return d->class == DIAG_NONE ? 0 : -1;
	}
	if (!s->row_ready && !xml_read(&s->xml)) {
		if (d->class == DIAG_NONE)
			diag_set(d, DIAG_DATA, "the workbook changed while it was read");
		return -1;
	}
	if (s->row == s->next_row && !in_order(s, d))
		return -1;
	lay_out(s, row);
	return 1;
}

void sheet_release(struct sheet *s)
{
	xml_close(&s->xml);
	bytes_release(&s->text);
	bytes_release(&s->out);
	free(s->cell);
	free(s->ends);
	*s = (struct sheet){ .row = 0 };
}
