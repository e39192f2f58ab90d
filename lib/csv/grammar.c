/*
 * libcsv is fed line by line, with CSV_REPALL_NL, so that its row callback tells
 * after each piece whether the line end closed a record or belonged to a field.
 *
 * Its traps, each avoided here: csv_fini after an error delivers half a field;
 * options changed after the first byte are ignored; a parser that met an error
 * stays inside its quote, so each input has its own; a space function other than
 * "never" eats blanks; csv_fini(NULL) and a block size of 0 crash.
 */
#include "csv/grammar.h"

#include <errno.h>
#include <stdlib.h>

#include "base/banned.h"

struct csv_record {
	uint64_t line;
	size_t first; /* index into ends of its first field's end */
	size_t raw, raw_n;
	uint32_t n;
};

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}


static void out_of_memory(struct csv_grammar *g)
{
	if (g->fault.class == DIAG_NONE)
		diag_errno(&g->fault, "", ENOMEM);
}

/* Room for n more bytes, and slack behind them; NULL and a fault when memory is out. */
static void *extend(struct csv_grammar *g, struct csv_bytes *b, size_t n)
{
	if (n + CSV_SLACK > b->size - b->n) {
		size_t size = b->size ? b->size : 4096;
		while (n + CSV_SLACK > size - b->n)
			size *= 2;
		char *p = realloc(b->p, size);
		if (!p) {
			out_of_memory(g);
			return NULL;
		}
		b->p = p;
		b->size = size;
	}
	b->n += n;
	return b->p + b->n - n;
}

static void drop_front(struct csv_bytes *b, size_t n)
{
	if (n && n < b->n)
		memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

static uint32_t *ends_of(const struct csv_grammar *g)
{
	return (uint32_t *)(void *)g->ends.p;
}

static size_t ends_count(const struct csv_grammar *g)
{
	return g->ends.n / sizeof(uint32_t);
}

/* Columns of the record under way that are complete. */
static size_t columns(const struct csv_grammar *g)
{
	return ends_count(g) - g->open_field;
}

static void fault_at_field(struct csv_grammar *g, const char *what)
{
	if (g->fault.class != DIAG_NONE)
		return;
	diag_set(&g->fault, DIAG_DATA, "%s", what);
	g->fault.line = g->record_line;
	g->fault.column = (uint32_t)columns(g) + 1;
}

/* libcsv finished a field. */
static void on_field(void *data, size_t n, void *arg)
{
	struct csv_grammar *g = arg;
	if (g->fault.class != DIAG_NONE)
		return;
	g->field_newlines = 0;
	g->field_line = g->line;
	if (n > CSV_FIELD_MAX)
		fault_at_field(g, "field longer than 1048576 bytes");
	else if (columns(g) == CSV_COLUMNS_MAX)
		fault_at_field(g, "more than 16384 columns");
	if (g->fault.class != DIAG_NONE)
		return;
	char *to = extend(g, &g->text, n + 1);
	uint32_t *end = to ? extend(g, &g->ends, sizeof(*end)) : NULL;
	if (!end)
		return;
	if (n)
		memcpy(to, data, n);
	to[n] = '\0';
	*end = (uint32_t)(g->text.n - 1);
}

/* libcsv finished a record, or met a line end outside any. */
static void on_row(int c, void *arg)
{
	struct csv_grammar *g = arg;
	(void)c;
	g->row_ended = true;
	if (g->fault.class != DIAG_NONE || columns(g) == 0)
		return;
	struct csv_record *r = extend(g, &g->records, sizeof(*r));
	if (r)
		*r = (struct csv_record){ g->record_line, g->open_field, g->open_raw, 0,
					  (uint32_t)columns(g) };
}

void csv_grammar_line(struct csv_grammar *g, uint64_t line)
{
	g->line = g->record_line = g->field_line = line;
}

bool csv_grammar_init(struct csv_grammar *g, char delim, bool lazy)
{
	*g = (struct csv_grammar){ .row_ended = true, .last = '\n' };
	csv_grammar_line(g, 1);
	unsigned char opts = CSV_STRICT_FINI | CSV_REPALL_NL;
	if (!lazy)
		opts |= CSV_STRICT;
	if (csv_init(&g->parser, opts) != 0) {
		out_of_memory(g);
		return false;
	}
	g->started = true;
	csv_set_delim(&g->parser, (unsigned char)delim);
	csv_set_space_func(&g->parser, no_space);
	csv_set_blk_size(&g->parser, 4096);
	uint32_t *before = extend(g, &g->ends, sizeof(*before));
	if (!before)
		return false;
	*before = UINT32_MAX; /* so that the first field starts at 0 */
	g->open_field = 1;
	return true;
}

/* A record was closed: books its raw bytes, starts the next one. */
static void close_record(struct csv_grammar *g)
{
	struct csv_record *r = (struct csv_record *)(void *)(g->records.p + g->records.n);
	if (columns(g) > 0)
		r[-1].raw_n = g->raw.n - g->open_raw;
	else
		g->raw.n = g->open_raw; /* a blank line */
	g->open_field = ends_count(g);
	g->open_raw = g->raw.n;
	g->record_line = g->field_line = g->line;
	g->field_newlines = 0;
}

/* A field grew past a limit: an unclosed quote is the usual reason, so say where it opened. */
static void runaway_field(struct csv_grammar *g, const char *what)
{
	if (!g->parser.quoted) {
		fault_at_field(g, what);
		return;
	}
	char text[DIAG_TEXT];
	snprintf(text, sizeof(text), "%s; is the quote opened on line %llu never closed?", what,
		 (unsigned long long)g->field_line);
	fault_at_field(g, text);
}

static void parse_error(struct csv_grammar *g)
{
	if (csv_error(&g->parser) != CSV_EPARSE)
		out_of_memory(g);
	else if (g->parser.quoted)
		fault_at_field(g, "text after the closing quote");
	else
		fault_at_field(g, "quote inside an unquoted field");
	if (g->fault.class != DIAG_DATA)
		return;
	g->fault.hint = g->parser.quoted ? "double a quote that is part of the text"
					 : "quote the field, or use --lazy-quotes";
	if (g->line != g->record_line) {
		size_t n = strlen(g->fault.what);
		snprintf(g->fault.what + n, sizeof(g->fault.what) - n, ", on line %llu",
			 (unsigned long long)g->line);
	}
}

/* Feeds bytes that hold no line end but perhaps the last one; checks limits as it goes. */
static bool feed_piece(struct csv_grammar *g, const char *p, size_t n)
{
	/* one more than the limit, because libcsv holds a closing quote until it sees what follows */
	const size_t held = CSV_FIELD_MAX + 1;
	while (n) {
		size_t k = held + 1 - g->parser.entry_pos;
		size_t room = CSV_RECORD_MAX - (g->raw.n - g->open_raw);
		if (room == 0) {
			runaway_field(g, "record longer than 16777216 bytes");
			return false;
		}
		k = k < n ? k : n;
		k = k < room ? k : room;
		char *raw = extend(g, &g->raw, k);
		if (!raw)
			return false;
		memcpy(raw, p, k);
		if (csv_parse(&g->parser, p, k, on_field, on_row, g) != k)
			parse_error(g);
		else if (g->parser.entry_pos > held)
			runaway_field(g, "field longer than 1048576 bytes");
		if (g->fault.class != DIAG_NONE)
			return false;
		p += k;
		n -= k;
	}
	return true;
}

/* One line or the start of one: refuses bytes that no CSV has, keeps the books of lines. */
static bool feed_line(struct csv_grammar *g, const char *p, size_t n)
{
	g->row_ended = false;
	const char *nul = memchr(p, '\0', n), *z = memchr(p, 0x1a, n);
	const char *bad = nul && (!z || nul < z) ? nul : z;
	if (bad) {
		if (feed_piece(g, p, (size_t)(bad - p)))
			fault_at_field(g, bad == nul ? "NUL byte" : "Ctrl-Z byte (0x1A)");
		return false;
	}
	if (!feed_piece(g, p, n))
		return false;
	unsigned char c = (unsigned char)p[n - 1];
	if ((c == '\n' && g->last != '\r') || c == '\r') {
		g->line++;
		if (!g->row_ended && ++g->field_newlines > CSV_FIELD_LINES_MAX) {
			runaway_field(g, "field of more than 1000 lines");
			return false;
		}
	}
	g->last = c;
	if (g->row_ended)
		close_record(g);
	return true;
}

static const char *line_end(const char *p, size_t n)
{
	const char *lf = memchr(p, '\n', n);
	const char *cr = memchr(p, '\r', lf ? (size_t)(lf - p) : n);
	return cr ? cr : lf;
}

/* Forgets the rows that were handed out; the record under way moves to the front. */
static void next_batch(struct csv_grammar *g)
{
	uint32_t *ends = ends_of(g);
	size_t done = g->open_field - 1;
	uint32_t base = ends[done] + 1; /* 0 before the first batch */
	size_t count = ends_count(g);
	for (size_t i = done; i < count; i++)
		ends[i] -= base;
	drop_front(&g->ends, done * sizeof(uint32_t));
	drop_front(&g->text, base);
	drop_front(&g->raw, g->open_raw);
	g->open_field = 1;
	g->open_raw = 0;
	g->records.n = 0;
	g->taken = 0;
}

bool csv_grammar_feed(struct csv_grammar *g, const char *p, size_t n)
{
	if (g->fault.class != DIAG_NONE)
		return false;
	next_batch(g);
	while (n) {
		const char *end = line_end(p, n);
		size_t k = end ? (size_t)(end - p) + 1 : n;
		if (!feed_line(g, p, k))
			return false;
		p += k;
		n -= k;
	}
	return true;
}

/* False when a quote is open. csv_fini looks for one only if the parser is strict. */
static bool finish_parser(struct csv_grammar *g)
{
	if (g->parser.options & CSV_STRICT) {
		if (csv_fini(&g->parser, on_field, on_row, g) == 0)
			return true;
		if (csv_error(&g->parser) != CSV_EPARSE)
			out_of_memory(g);
		return false;
	}
	if (csv_parse(&g->parser, "\n", 1, on_field, on_row, g) != 1)
		out_of_memory(g);
	return g->row_ended;
}

bool csv_grammar_finish(struct csv_grammar *g)
{
	if (g->fault.class != DIAG_NONE)
		return false;
	next_batch(g);
	g->row_ended = false;
	if (!finish_parser(g)) {
		fault_at_field(g, "quote opened here is never closed");
		if (g->field_line != g->record_line && g->fault.class == DIAG_DATA)
			snprintf(g->fault.what, sizeof(g->fault.what),
				 "quote opened on line %llu is never closed",
				 (unsigned long long)g->field_line);
	}
	if (g->fault.class != DIAG_NONE)
		return false;
	if (g->row_ended)
		close_record(g);
	return true;
}

bool csv_grammar_row(struct csv_grammar *g, struct csv_row *row)
{
	size_t count = g->records.n / sizeof(struct csv_record);
	if (g->taken == count)
		return false;
	const struct csv_record *r =
		(const struct csv_record *)(const void *)g->records.p + g->taken++;
	*row = (struct csv_row){
		.buf = g->text.p,
		.end = ends_of(g) + r->first,
		.n = r->n,
		.line = r->line,
		.raw = { g->raw.p + r->raw, r->raw_n },
	};
	return true;
}

bool csv_grammar_at_boundary(const struct csv_grammar *g)
{
	return g->row_ended && g->last == '\n' && g->fault.class == DIAG_NONE;
}

void csv_grammar_release(struct csv_grammar *g)
{
	if (g->started)
		csv_free(&g->parser);
	free(g->text.p);
	free(g->raw.p);
	free(g->ends.p);
	free(g->records.p);
	*g = (struct csv_grammar){ 0 };
}
