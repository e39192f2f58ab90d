/* Cells of a table for people. */
#include "csv/table_cell.h"

#include "base/text.h"

#include "base/banned.h"

static const struct {
	const char *word, *start;
} colours[] = { { "critical", "\033[1;31m" }, { "high", "\033[31m" }, { "medium", "\033[33m" } };

static void put(struct csv_writer *w, const char *s)
{
	csv_writer_bytes(w, s, strlen(s));
}

/* Writes the blanks that are due before the next text. */
static void put_blanks(struct csv_writer *w, struct table_line *l)
{
	for (; l->blanks; l->blanks--)
		csv_writer_bytes(w, " ", 1);
}

/* Reads the number of a cell, whose thousands have commas; false: it is none. */
static bool number_of(struct str s, double *v)
{
	char text[64];
	size_t n = 0;
	for (size_t i = 0; i < s.n && n < sizeof(text); i++)
		if (s.p[i] != ',')
			text[n++] = s.p[i];
	return num_real((struct str){ text, n }, 0, 1e300, v) == NUM_OK;
}

/* Returns the escape sequence that begins the colour of a cell; NULL: it has none. */
static const char *colour_of(const struct csv_writer *w, const struct csv_out_col *col,
			     struct str s, bool header)
{
	double v;
	if (!w->colour || header)
		return NULL;
	if (col->to_do)
		return number_of(s, &v) && v > 0 ? "\033[1m" : NULL;
	for (size_t i = 0; col->is_level && i < sizeof(colours) / sizeof(*colours); i++)
		if (str_eq(s, str_from(colours[i].word)))
			return colours[i].start;
	return NULL;
}

/* Writes a bar: a # for each tenth that is begun, the rest dots; in Unicode, blocks by eighths. */
static void put_bar(struct csv_writer *w, struct table_line *l, double share)
{
	double filled = share < 0 ? 0 : share > 1 ? FIT_BAR : share * FIT_BAR;
	size_t eighths = (size_t)(filled * 8);
	for (size_t i = 0; i < FIT_BAR; i++) {
		size_t part = eighths < 8 * i ? 0 : eighths - 8 * i;
		char block[] = { '\xe2', '\x96', (char)(0x90 - (part < 8 ? part : 8)) };
		if (!w->unicode)
			put(w, (double)i < filled ? "#" : ".");
		else if (part)
			csv_writer_bytes(w, block, sizeof(block));
		else
			l->blanks++;
	}
}

/* Writes a bar for a number that is not known; it differs from an empty bar. */
static void put_unknown_bar(struct csv_writer *w)
{
	for (size_t i = 0; i < FIT_BAR; i++)
		put(w, w->unicode ? "\xe2\x96\x91" : "?");
}

/* Writes the start of a text, then dots, in a width of at least FIT_LEAST. */
static void put_cut(struct csv_writer *w, struct table_line *l, struct str s, size_t width)
{
	size_t dots = w->unicode ? 1 : 3, n = s.n;
	while (n && text_width((struct str){ s.p, n }) > width - dots)
		do
			n--;
		while (n && (s.p[n] & 0xc0) == 0x80);
	csv_writer_bytes(w, s.p, n);
	put(w, w->unicode ? "\xe2\x80\xa6" : "...");
	l->blanks += width - dots - text_width((struct str){ s.p, n });
	l->cut++;
}

static void put_text(struct csv_writer *w, struct table_line *l, struct str s, size_t width)
{
	size_t n = text_width(s);
	if (n > width) {
		put_cut(w, l, s, width);
		return;
	}
	csv_writer_bytes(w, s.p, s.n);
	l->blanks += width - n;
}

void csv_table_cell(struct csv_writer *w, struct table_line *l, const struct fit *f, size_t k,
		    struct str s, bool header)
{
	const struct csv_out_col *col = &w->cols[w->order[k]];
	const char *colour = colour_of(w, col, s, header);
	size_t n = text_width(s), width = f->width[k];
	double v = 0;
	bool bars = !header && col->bar_full > 0 && !f->no_bars;
	bool unknown = bars && str_eq(s, STR(CSV_UNKNOWN)), bar = unknown || (bars && number_of(s, &v));
	if (unknown)
		n = 0;
	width -= bar ? 1 + FIT_BAR : 0;
	if (out_is_number(col->type) && n <= width) {
		l->blanks += width - n;
		width = n;
	}
	if (n) {
		put_blanks(w, l);
		put(w, colour ? colour : "");
		put_text(w, l, s, width);
		put(w, colour ? "\033[0m" : "");
	} else {
		l->blanks += width;
	}
	if (!bar)
		return;
	l->blanks++;
	put_blanks(w, l);
	if (unknown)
		put_unknown_bar(w);
	else
		put_bar(w, l, v / col->bar_full);
}
