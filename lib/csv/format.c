/* One row in CSV, TSV or JSON. */
#include "csv/format.h"

#include <stdio.h>

#include "base/text.h"
#include "csv/formula.h"
#include "csv/frame.h"

#include "base/banned.h"

static void put_literal(struct csv_writer *w, const char *s)
{
	csv_writer_bytes(w, s, strlen(s));
}

/* Marks each byte of v that is c by its high bit; above such a byte others may be marked, too. */
static uint64_t bytes_like(uint64_t v, unsigned char c)
{
	const uint64_t ones = UINT64_MAX / 255;
	uint64_t x = v ^ ones * c;
	return (x - ones) & ~x & ones << 7;
}

/* Whether s has a comma, quote or line end in it; it takes eight bytes at a time. */
static bool needs_quotes(struct str s)
{
	size_t i = 0;
	for (; i + 8 <= s.n; i += 8) {
		uint64_t v = str_load8(s.p + i);
		if (bytes_like(v, ',') | bytes_like(v, '"') | bytes_like(v, '\n') | bytes_like(v, '\r'))
			return true;
	}
	for (; i < s.n; i++)
		if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r')
			return true;
	return false;
}

static void put_csv(struct csv_writer *w, struct str s, bool first)
{
	bool quote = first && str_eq(s, STR(CSV_FRAME_TAG)); /* that would be an end record */
	quote |= needs_quotes(s);
	if (quote)
		put_literal(w, "\"");
	for (size_t i = 0; quote && i < s.n; i++) {
		if (s.p[i] != '"')
			continue;
		csv_writer_bytes(w, s.p, i + 1);
		s = (struct str){ s.p + i, s.n - i }; /* begins with the quote, which so comes twice */
		i = 0;
	}
	csv_writer_bytes(w, s.p, s.n);
	if (quote)
		put_literal(w, "\"");
}

/* Writes an empty field that is the only one of its row, since a blank line would be no row. */
static void put_lone_empty(struct csv_writer *w)
{
	put_literal(w, w->format == FORMAT_TSV ? "\\N" : "\"\""); /* no text reads \N: see put_tsv */
}

/* Writes a field of TSV: tab, LF, CR and backslash as \t, \n, \r, \\. */
static void put_tsv(struct csv_writer *w, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (c == '\t' || c == '\n' || c == '\r' || c == '\\')
			put_literal(w, c == '\t' ? "\\t" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\\\");
		else
			csv_writer_bytes(w, &c, 1);
	}
}

/*
 * Writes a string by RFC 8259. DEL and the C1 controls, which terminals obey, are escaped too; a
 * byte that is not UTF-8 becomes U+FFFD, because JSON has no way to say it.
 */
static void put_json_string(struct csv_writer *w, struct str s)
{
	put_literal(w, "\"");
	while (s.n) {
		uint32_t cp = 0;
		size_t n = text_decode(s, &cp);
		char escape[8];
		if (n == 0) {
			put_literal(w, "\\ufffd");
		} else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == '"' || cp == '\\') {
			snprintf(escape, sizeof(escape), "\\u%04x", (unsigned)cp);
			put_literal(w, cp == '"' ? "\\\"" : cp == '\\' ? "\\\\" : escape);
		} else {
			csv_writer_bytes(w, s.p, n);
		}
		n = n ? n : 1;
		s = (struct str){ s.p + n, s.n - n };
	}
	put_literal(w, "\"");
}

static void put_json_cell(struct csv_writer *w, size_t i, struct str s, bool number)
{
	put_literal(w, "\"");
	put_literal(w, w->cols[i].name);
	put_literal(w, "\": ");
	if (s.n == 0 && (w->cols[i].type == OUT_DATE || out_is_number(w->cols[i].type)))
		put_literal(w, "null");
	else if (number)
		csv_writer_bytes(w, s.p, s.n);
	else
		put_json_string(w, s);
}

/* Writes a cell of CSV at `to`, where there is room for it; returns where it ends. */
static char *put_plain(char *to, struct str s)
{
	if (!needs_quotes(s)) {
		memcpy(to, s.p, s.n);
		return to + s.n;
	}
	*to++ = '"';
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			*to++ = '"';
		*to++ = s.p[i];
	}
	*to++ = '"';
	return to;
}

/* Writes a row of CSV straight into the buffer. False: it does not fit, or needs more care. */
static bool put_csv_row(struct csv_writer *w)
{
	size_t most = 2 * w->text_n + 3 * w->n_order + 1;
	if (w->format != FORMAT_CSV || w->excel_safe || w->n_order < 2 ||
	    most > CSV_WRITER_BUFFER - w->buf_n - 1)
		return false;
	struct str first = { w->text + w->cell[w->order[0]].at, w->cell[w->order[0]].n };
	if (str_eq(first, STR(CSV_FRAME_TAG)))
		return false;
	char *to = w->buf + w->buf_n;
	for (size_t k = 0; k < w->n_order; k++) {
		const struct csv_cell *c = &w->cell[w->order[k]];
		if (k)
			*to++ = ',';
		to = put_plain(to, (struct str){ w->text + c->at, c->n });
	}
	*to++ = '\n';
	w->buf_n = (size_t)(to - w->buf);
	return true;
}

void csv_format_row(struct csv_writer *w)
{
	if (put_csv_row(w))
		return;
	const char *separator = w->format == FORMAT_TSV ? "\t" : w->format == FORMAT_CSV ? "," : ", ";
	if (w->format == FORMAT_JSON)
		put_literal(w, w->rows ? ",\n{" : "\n{");
	for (size_t k = 0; k < w->n_order; k++) {
		size_t i = w->order[k];
		struct str s = { w->text + w->cell[i].at, w->cell[i].n };
		if (w->excel_safe && !w->cell[i].number)
			s = formula_guard(s, &w->guarded, &w->guarded_size);
		if (k)
			put_literal(w, separator);
		if (w->format == FORMAT_JSON)
			put_json_cell(w, i, s, w->cell[i].number);
		else if (w->n_order == 1 && s.n == 0)
			put_lone_empty(w);
		else if (w->format == FORMAT_TSV)
			put_tsv(w, s);
		else
			put_csv(w, s, k == 0);
	}
	put_literal(w, w->format == FORMAT_JSON ? "}" : "\n");
}

void csv_put_record(struct csv_writer *w, const struct csv_row *row, bool header)
{
	bool tsv = w->format == FORMAT_TSV;
	for (uint32_t i = 0; i < row->n; i++) {
		struct str s = csv_field(row, i);
		struct dec number;
		if (w->excel_safe && dec_parse(s, &number) != NUM_OK)
			s = formula_guard(s, &w->guarded, &w->guarded_size);
		if (i)
			put_literal(w, tsv ? "\t" : ",");
		if (row->n == 1 && !s.n)
			put_lone_empty(w);
		else if (tsv)
			put_tsv(w, s);
		else
			put_csv(w, s, i == 0);
	}
	put_literal(w, "\n");
	w->rows += !header;
}
