/* Cells, buffer and write(2). The formats are in format.c and table.c. */
#include "csv/writer.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/date.h"
#include "base/io.h"
#include "base/mem.h"
#include "base/text.h"
#include "csv/format.h"
#include "csv/frame.h"

#include "base/banned.h"

/* At most so many decimals are shown to people, more only where a number would round to 0. */
enum { TABLE_DECIMALS = 3 };
#define TABLE_LEAST 0.0005

static void flush(struct csv_writer *w)
{
	if (w->sum)
		checksum_add(w->sum, w->buf, w->buf_n);
	if (!w->error)
		w->error = io_write(w->fd, w->buf, w->buf_n);
	w->buf_n = 0;
}

void csv_writer_bytes(struct csv_writer *w, const char *p, size_t n)
{
	while (n && !w->error) {
		size_t k = CSV_WRITER_BUFFER - w->buf_n;
		k = k < n ? k : n;
		memcpy(w->buf + w->buf_n, p, k);
		w->buf_n += k;
		p += k;
		n -= k;
		if (w->buf_n == CSV_WRITER_BUFFER)
			flush(w);
	}
}

/* Appends s as the next cell of the row. */
static void put(struct csv_writer *w, struct str s, bool number)
{
	if (w->n_cell == w->n_cols || w->error)
		return;
	if (s.n > w->text_size - w->text_n) {
		w->text_size = w->text_size * 2 + s.n;
		w->text = mem_grow(w->text, w->text_size, 1);
	}
	if (s.n)
		memcpy(w->text + w->text_n, s.p, s.n);
	w->cell[w->n_cell++] = (struct csv_cell){ w->text_n, s.n, number };
	w->text_n += s.n;
}

void csv_put_text(struct csv_writer *w, struct str s)
{
	put(w, s, false);
}

static void put_empty(struct csv_writer *w)
{
	put(w, (struct str){ "", 0 }, false);
}

void csv_put_date(struct csv_writer *w, int32_t day)
{
	if (day == DATE_NONE) {
		put_empty(w);
		return;
	}
	if (day != w->day || !w->day_text[0]) /* rows of one day often follow each other */
		date_format(w->day = day, w->day_text);
	put(w, (struct str){ w->day_text, DATE_TEXT - 1 }, false);
}

void csv_put_dec(struct csv_writer *w, struct dec d)
{
	char text[DEC_TEXT];
	if (!d.set) {
		put_empty(w);
		return;
	}
	size_t n = dec_format(d, text);
	put(w, (struct str){ text, n }, true);
}

void csv_put_real(struct csv_writer *w, double v)
{
	char text[NUM_FIXED];
	if (w->n_cell < w->n_cols && isnan(v) && w->format == FORMAT_TABLE &&
	    w->cols[w->n_cell].bar_full > 0) {
		put(w, STR(CSV_UNKNOWN), true);
		return;
	}
	if (!isfinite(v) || w->n_cell == w->n_cols) {
		put_empty(w);
		return;
	}
	int decimals = w->cols[w->n_cell].decimals;
	if (w->format == FORMAT_TABLE && decimals > TABLE_DECIMALS &&
	    (v == 0 || fabs(v) >= TABLE_LEAST))
		decimals = TABLE_DECIMALS;
	size_t n = num_fixed(v, abs(decimals), text);
	while (decimals < 0 && text[n - 1] == '0')
		n--;
	n -= decimals < 0 && text[n - 1] == '.';
	text[n] = '\0';
	struct str s = { text, n };
	if (s.p[0] == '-' && strspn(s.p + 1, "0.") == s.n - 1)
		s = (struct str){ s.p + 1, s.n - 1 }; /* never -0.00 */
	put(w, s, true);
}

/* Appends the cell of one column, from the struct of the row. */
static void put_member(struct csv_writer *w, const struct csv_out_col *col, const void *row)
{
	const void *at = (const char *)row + col->offset;
	const char *name;
	switch (col->type) {
	case OUT_TEXT:
		csv_put_text(w, *(const struct str *)at);
		break;
	case OUT_NAME:
		name = *(const char *const *)at;
		csv_put_text(w, name ? str_from(name) : STR(""));
		break;
	case OUT_WORD:
		csv_put_text(w, str_from(col->words[*(const int32_t *)at]));
		break;
	case OUT_DATE:
		csv_put_date(w, *(const int32_t *)at);
		break;
	case OUT_WHOLE:
		csv_put_dec(w, (struct dec){ *(const int64_t *)at, 0,
					     *(const int64_t *)at != OUT_UNKNOWN });
		break;
	case OUT_COUNT:
		csv_put_dec(w, (struct dec){ (int64_t)*(const size_t *)at, 0, true });
		break;
	case OUT_DEC:
		csv_put_dec(w, *(const struct dec *)at);
		break;
	case OUT_REAL:
		csv_put_real(w, *(const double *)at);
		break;
	}
}

void csv_put_row(struct csv_writer *w, const void *row)
{
	for (size_t i = 0; i < w->n_cols; i++)
		put_member(w, &w->cols[i], row);
	csv_end_row(w);
}

void csv_end_row(struct csv_writer *w)
{
	while (w->n_cell < w->n_cols && !w->error)
		put_empty(w);
	if (w->error)
		;
	else if (w->format == FORMAT_TABLE)
		csv_table_row(w);
	else
		csv_format_row(w);
	w->rows++;
	w->n_cell = 0;
	w->text_n = 0;
}

/* Chooses the columns by name; false, *d filled: one does not exist, or they are too many. */
static bool choose(struct csv_writer *w, const char *fields, uint64_t hidden, struct diag *d)
{
	struct str list = str_from(fields), name;
	while (str_next_item(&list, &name)) {
		size_t i = 0;
		while (i < w->n_cols &&
		       (hidden >> i & 1 || !str_eq(name, str_from(w->cols[i].name))))
			i++;
		if (i == w->n_cols || w->n_order == CSV_OUT_MAX) {
			char text[64];
			size_t used;
			text_visible(name, text, sizeof(text), &used);
			diag_set(d, DIAG_DATA, i == w->n_cols ? "no output column \"%s\""
							      : "too many columns", text);
			diag_name(d, STR("--fields"));
			d->hint = "--columns lists them";
			return false;
		}
		w->order[w->n_order++] = (uint8_t)i;
	}
	return true;
}

bool csv_writer_init(struct csv_writer *w, int fd, const struct report *report,
		     const struct csv_writer_options *o, struct diag *d)
{
	*w = (struct csv_writer){
		.fd = fd, .format = o->format, .excel_safe = o->excel_safe, .colour = o->colour,
		.unicode = o->unicode, .framed = o->framed, .width = o->width,
		.chosen = o->fields != NULL, .cols = report->cols, .n_cols = report->n_cols, .text_size = 1024,
	};
	w->last = &w->first;
	w->buf = mem_alloc(CSV_WRITER_BUFFER);
	w->text = mem_alloc(w->text_size);
	assert(w->n_cols <= CSV_OUT_MAX);
	if (o->fields)
		return choose(w, o->fields, o->hidden, d);
	for (size_t i = 0; i < w->n_cols; i++)
		if (!(o->hidden >> i & 1) && !w->cols[i].asked &&
		    (o->format != FORMAT_TABLE || !w->cols[i].detail))
			w->order[w->n_order++] = (uint8_t)i;
	return true;
}

void csv_writer_start(struct csv_writer *w)
{
	if (w->framed)
		w->sum = checksum_new();
	if (w->format == FORMAT_JSON) {
		csv_writer_bytes(w, "[", 1);
		return;
	}
	if (!w->n_cols) /* records of any width bring their own header */
		return;
	for (size_t i = 0; i < w->n_cols; i++)
		csv_put_text(w, str_from(w->cols[i].name));
	csv_end_row(w);
	w->rows = 0;
}

/* Writes the end record, about all that was written before. */
static void put_end_record(struct csv_writer *w)
{
	char text[CSV_FRAME_TEXT];
	flush(w);
	if (w->error)
		return;
	size_t n = csv_frame_write(text, w->format == FORMAT_TSV ? '\t' : ',', w->rows,
				   checksum_take(w->sum));
	csv_writer_bytes(w, text, n);
}

void csv_writer_say(struct csv_writer *w, const char *format, ...)
{
	char text[400];
	va_list ap;
	va_start(ap, format);
	int n = vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	if (w->format == FORMAT_TABLE && n > 0)
		w->last_words = arena_copy(
			&w->arena,
			(struct str){ text, (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1 });
}

bool csv_writer_finish(struct csv_writer *w, struct diag *d)
{
	if (w->format == FORMAT_TABLE)
		csv_table_finish(w);
	else if (w->format == FORMAT_JSON)
		csv_writer_bytes(w, "\n]\n", 3);
	else if (w->framed)
		put_end_record(w);
	flush(w);
	if (w->error)
		diag_errno(d, "write error", w->error);
	return !w->error;
}

void csv_writer_release(struct csv_writer *w)
{
	mem_free(w->buf);
	mem_free(w->text);
	mem_free(w->guarded);
	checksum_free(w->sum);
	arena_release(&w->arena);
	*w = (struct csv_writer){ .fd = -1 };
}
