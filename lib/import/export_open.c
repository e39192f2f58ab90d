/* Finds encoding, delimiter and profile from the first bytes; then the CSV reader takes over. */
#include "import/export.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "csv/sniff.h"

#include "base/mem.h"

#include "base/banned.h"

enum { HEAD_SIZE = 128 * 1024 }; /* bytes that are sure to hold the header */

/* The first bytes of a file. */
struct head {
	char *p;
	size_t n;
	bool whole; /* they are the whole file */
};

/* Reads the head through a CSV source, which knows how reading can fail. False: *d. */
static bool read_head(int fd, int64_t size, int64_t patience, struct head *h, struct diag *d)
{
	struct csv_source src;
	bool ok = true;
	csv_source_init(&src, fd, 0);
	csv_source_expect(&src, size);
	src.patience = patience;
	src.limit = HEAD_SIZE;
	while (ok && src.bytes < HEAD_SIZE && !src.eof)
		ok = csv_source_read(&src, d);
	*h = (struct head){ .p = mem_alloc(src.filled), .n = src.filled, .whole = src.eof };
	memcpy(h->p, src.buf, src.filled);
	csv_source_release(&src);
	return ok;
}

/* The cells of a row, outer blanks removed; they live as long as the row. */
static struct str *cells_of(const struct csv_row *row, struct str **cells, size_t *size)
{
	if (!*cells || row->n > *size) {
		free(*cells);
		*size = row->n;
		*cells = mem_alloc(*size * sizeof(**cells));
	}
	for (uint32_t i = 0; i < row->n; i++)
		(*cells)[i] = str_trim(csv_field(row, i));
	return *cells;
}

/* Shows the rows of a batch to recognition, up to the header. */
static enum recognised look_at_rows(struct recognition *r, struct csv_grammar *g,
				    enum recognised st, struct diag *d)
{
	struct csv_row row;
	struct str *cells = NULL;
	size_t size = 0;
	while ((st == RECOGNISED_NOT && r->records < RECOGNISE_RECORDS) || st == RECOGNISED_EMPTY) {
		if (!csv_grammar_row(g, &row))
			break;
		if (st == RECOGNISED_EMPTY) /* more than one line */
			r->found = NULL;
		st = recognise_record(r, cells_of(&row, &cells, &size), row.n, d);
	}
	free(cells);
	return st;
}

/* Looks for a header in the head, split at delim. Faults of the head are left to its reader. */
static enum recognised look(struct recognition *r, struct str head, bool whole, char delim,
			    bool lazy, struct diag *d)
{
	struct csv_grammar g;
	csv_grammar_init(&g, delim, lazy);
	csv_grammar_feed(&g, head.p, head.n);
	enum recognised st = look_at_rows(r, &g, RECOGNISED_NOT, d);
	if (whole && csv_grammar_finish(&g))
		st = look_at_rows(r, &g, st, d);
	csv_grammar_release(&g);
	return st == RECOGNISED_EMPTY && !whole ? RECOGNISED_NOT : st;
}

/* Tries the delimiters. *records: how many records there are up to the header, it included. */
static enum recognised find_header(struct export *e, const struct export_options *o,
				   struct str head, bool whole, size_t *records, struct diag *d)
{
	static const char delims[] = { ',', ';', '\t' };
	struct recognition nearest = { .present = 0 };
	enum recognised st = RECOGNISED_NOT;
	for (size_t i = 0; i < sizeof(delims) && st == RECOGNISED_NOT; i++) {
		struct recognition r = { .profiles = o->profiles, .only = o->only };
		if (o->delim && i)
			break;
		e->delim = o->delim ? o->delim : delims[i];
		st = look(&r, head, whole, e->delim, o->lazy_quotes, d);
		e->profile = r.found;
		*records = r.records;
		bool nearer = !i || r.present > nearest.present;
		struct recognition worse = nearer ? nearest : r;
		nearest = nearer ? r : nearest;
		recognise_release(&worse);
	}
	if (st == RECOGNISED_NOT)
		recognise_fault(&nearest, d);
	recognise_release(&nearest);
	return st;
}

static void keep_header(struct export *e, const struct csv_row *row)
{
	e->header_line = row->line;
	e->n_header = row->n;
	e->header = arena_take(&e->arena, row->n * sizeof(*e->header));
	for (uint32_t i = 0; i < row->n; i++)
		e->header[i] = arena_copy(&e->arena, str_trim(csv_field(row, i)));
	while (e->n_header && !e->header[e->n_header - 1].n)
		e->n_header--; /* columns without a name after the others */
}

bool export_take_header(struct export *e, const struct csv_row *row, const struct name_list *names)
{
	char text[NAME_FOLDED_MAX];
	for (size_t i = 0; i < names->n; i++) {
		uint32_t k = 0;
		for (; k < row->n; k++) {
			struct str cell = csv_field(row, k);
			if (cell.n <= sizeof(text) &&
			    str_eq((struct str){ text, header_fold(cell, text) }, names->folded[i]))
				break;
		}
		if (k == row->n)
			return false;
	}
	keep_header(e, row);
	e->records = 0;
	return true;
}

/* Reads up to the header, which recognition has seen already, and keeps its names. */
static bool take_header(struct export *e, size_t records, struct diag *d)
{
	struct csv_row row = { 0 };
	for (size_t i = 0; i < records; i++) {
		enum csv_result st = csv_reader_next(&e->reader, &row);
		if (st == CSV_ROW)
			continue;
		*d = e->reader.fault;
		if (st == CSV_END)
			diag_set(d, DIAG_DATA, "the file became shorter while it was read");
		return false;
	}
	keep_header(e, &row);
	return true;
}

static void start_reader(struct export *e, int fd, const struct export_options *o,
			 const struct head *h)
{
	struct csv_options opts = { .delim = e->delim, .lazy_quotes = o->lazy_quotes,
				    .allow_no_eol = o->allow_no_eol, .framed = o->framed,
				    .skip_lines = o->skip_lines, .single_line = o->single_line,
				    .size = e->copy < 0 ? o->size : 0 };
	csv_reader_init(&e->reader, fd, &opts);
	e->is_csv = true;
	csv_source_put(&e->reader.src, h->p, h->n, h->whole);
}

/* Returns s without its first n lines, which the reader skips too. */
static struct str without_lines(struct str s, uint32_t n)
{
	size_t i = 0;
	for (; n && i < s.n; i++) {
		bool crlf = s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n';
		n -= !crlf && (s.p[i] == '\n' || s.p[i] == '\r');
	}
	return (struct str){ s.p + i, s.n - i };
}

static enum exported open_csv(struct export *e, int fd, const struct export_options *o,
			      const struct head *h, struct diag *d)
{
	size_t skip, records;
	if (!sniff((struct str){ h->p, h->n }, false, &skip, d))
		return EXPORT_FAULT;
	struct str text = without_lines((struct str){ h->p + skip, h->n - skip }, o->skip_lines);
	if (!text.n && h->whole && o->allow_empty)
		return EXPORT_EMPTY;
	if (!text.n && h->whole) {
		diag_set(d, DIAG_DATA, "empty input, no header: an empty file is not an empty day");
		return EXPORT_FAULT;
	}
	enum recognised st = find_header(e, o, text, h->whole, &records, d);
	if (st == RECOGNISED_EMPTY)
		return EXPORT_EMPTY;
	if (st != RECOGNISED)
		return EXPORT_FAULT;
	start_reader(e, fd, o, h);
	return take_header(e, records, d) ? EXPORT_OPEN : EXPORT_FAULT;
}

/* Reads a sheet up to the header of a known export. */
static enum exported find_in_sheet(struct export *e, const struct export_options *o, struct diag *d)
{
	struct recognition r = { .profiles = o->profiles, .only = o->only };
	struct str *cells = NULL;
	struct csv_row row;
	size_t size = 0;
	int more = 0;
	enum recognised st = RECOGNISED_NOT;
	while (st == RECOGNISED_NOT && r.records < RECOGNISE_RECORDS &&
	       (more = sheet_next(&e->sheet, &row, d)) == 1)
		st = recognise_record(&r, cells_of(&row, &cells, &size), row.n, d);
	e->profile = r.found;
	if (st == RECOGNISED)
		keep_header(e, &row);
	else if (st == RECOGNISED_NOT && more >= 0)
		recognise_fault(&r, d);
	recognise_release(&r);
	free(cells);
	if (st == RECOGNISED_EMPTY)
		return e->sheet.rows == 1 ? EXPORT_EMPTY : EXPORT_FAULT;
	return st == RECOGNISED ? EXPORT_OPEN : EXPORT_FAULT;
}

static enum exported open_book(struct export *e, int fd, const struct export_options *o,
			       const struct head *h, struct diag *d)
{
	const struct str name = o->sheet ? str_from(o->sheet) : (struct str){ NULL, 0 };
	const struct workbook_sheet *which;
	e->is_book = true;
	if (!workbook_open_behind(&e->book, fd, (struct str){ h->p, h->n }, d))
		return EXPORT_FAULT;
	which = workbook_choose(&e->book, name, d);
	return which && sheet_open(&e->sheet, &e->book, which, d) ? find_in_sheet(e, o, d)
								  : EXPORT_FAULT;
}

void export_not_utf8(struct diag *d)
{
	diag_set(d, DIAG_DATA, "the text is not UTF-8");
	d->hint = "if a program on Windows saved it, use --encoding=windows-1252";
}

/* Opens a file that is not UTF-8 by a copy in UTF-8. */
static enum exported open_converted(struct export *e, int fd, const struct export_options *o,
				    struct head *h, enum encoding encoding, struct diag *d)
{
	e->copy = encoding_copy(encoding, o->converter, (struct str){ h->p, h->n }, fd, d);
	free(h->p);
	h->p = NULL;
	if (e->copy < 0 ||
	    (o->size && !csv_source_whole(lseek(fd, 0, SEEK_CUR), o->size, d)) ||
	    !read_head(e->copy, 0, 0, h, d))
		return EXPORT_FAULT;
	return open_csv(e, e->copy, o, h, d);
}

/* Whether the head is UTF-8; a character that its end cuts is no fault. False: *d. */
static bool is_utf8(const struct head *h, struct diag *d)
{
	size_t n = text_valid((struct str){ h->p, h->n });
	if (n == h->n || (!h->whole && h->n - n < 4))
		return true;
	export_not_utf8(d);
	return false;
}

enum exported export_open(struct export *e, int fd, const struct export_options *o, struct diag *d)
{
	struct head h;
	struct stat st;
	enum exported result = EXPORT_FAULT;
	*e = (struct export){ .allow_no_eol = o->allow_no_eol, .copy = -1 };
	e->piped = fstat(fd, &st) == 0 && !S_ISREG(st.st_mode);
	if (read_head(fd, o->size, o->patience, &h, d)) {
		struct str head = { h.p, h.n };
		enum encoding encoding = encoding_of(head);
		if (encoding == ENCODING_UTF8)
			encoding = o->encoding;
		if (workbook_starts(head))
			result = open_book(e, fd, o, &h, d);
		else if (encoding != ENCODING_UTF8)
			result = open_converted(e, fd, o, &h, encoding, d);
		else if (is_utf8(&h, d))
			result = open_csv(e, fd, o, &h, d);
	}
	free(h.p);
	return result;
}
