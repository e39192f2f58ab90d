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

#include "base/mem.h"
#include "csv/grammar_fault.h"

#include "base/banned.h"

struct csv_record {
	uint64_t line;
	size_t first; /* index into ends of its first field's end */
	size_t raw, raw_n;
	uint32_t n;
};

/*
 * What the strict parser sees in place of a quote that is text: a byte that is
 * refused in the input, so it stands for nothing else.
 */
#define LAZY_QUOTE '\x1a'

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/* Makes libcsv's buffer for a field larger; libcsv calls it as it would realloc(3). */
static void *grow(void *p, size_t n)
{
	return mem_grow(p, n, 1);
}

static uint32_t *ends_of(const struct csv_grammar *g)
{
	return (uint32_t *)(void *)g->ends.p;
}

/* Called by libcsv at the end of a field. */
static void on_field(void *data, size_t n, void *arg)
{
	struct csv_grammar *g = arg;
	if (g->fault.class != DIAG_NONE)
		return;
	if (g->field_newlines)
		csv_spans_add(&g->spans, 1, g->record_line);
	g->field_newlines = 0;
	g->field_line = g->line;
	if (n > CSV_FIELD_MAX)
		grammar_fault(g, "field longer than 1048576 bytes");
	else if (grammar_columns(g) == CSV_COLUMNS_MAX)
		grammar_fault(g, "more than 16384 columns");
	if (g->fault.class != DIAG_NONE)
		return;
	char *to = bytes_extend(&g->text, n + 1);
	uint32_t *end = bytes_extend(&g->ends, sizeof(*end));
	if (n)
		memcpy(to, data, n);
	for (size_t i = 0; g->lazy && i < n; i++)
		if (to[i] == LAZY_QUOTE)
			to[i] = '"';
	to[n] = '\0';
	*end = (uint32_t)(g->text.n - 1);
}

/* Called by libcsv at the end of a record, or at a line end outside any. */
static void on_row(int c, void *arg)
{
	struct csv_grammar *g = arg;
	(void)c;
	g->row_ended = true;
	if (g->fault.class != DIAG_NONE || grammar_columns(g) == 0)
		return;
	struct csv_record *r = bytes_extend(&g->records, sizeof(*r));
	*r = (struct csv_record){ g->record_line, g->open_field, g->open_raw, 0,
				  (uint32_t)grammar_columns(g) };
}

void csv_grammar_line(struct csv_grammar *g, uint64_t line)
{
	g->line = g->record_line = g->field_line = line;
}

void csv_grammar_init(struct csv_grammar *g, char delim, bool lazy)
{
	*g = (struct csv_grammar){ .row_ended = true, .last = '\n' };
	csv_grammar_line(g, 1);
	g->lazy = lazy;
	csv_init(&g->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
	csv_set_realloc_func(&g->parser, grow);
	csv_set_free_func(&g->parser, mem_free);
	csv_set_delim(&g->parser, (unsigned char)delim);
	csv_set_space_func(&g->parser, no_space);
	csv_set_blk_size(&g->parser, 4096);
	uint32_t *before = bytes_extend(&g->ends, sizeof(*before));
	*before = UINT32_MAX; /* so that the first field starts at 0 */
	g->open_field = 1;
}

/* Ends a record: sets how many raw bytes it has, and starts the next one. */
static void close_record(struct csv_grammar *g)
{
	struct csv_record *records = (struct csv_record *)(void *)g->records.p;
	size_t n = g->records.n / sizeof(*records);
	bool lf_of_record = g->record_cr && g->last == '\n' && n > 0;
	g->record_cr = grammar_columns(g) > 0 && g->last == '\r';
	if (grammar_columns(g) > 0)
		records[n - 1].raw_n = g->raw.n - g->open_raw;
	else if (lf_of_record)
		records[n - 1].raw_n++;
	else
		g->raw.n = g->open_raw; /* a blank line */
	g->open_field = grammar_ends(g);
	g->open_raw = g->raw.n;
	g->record_line = g->field_line = g->line;
	g->field_newlines = 0;
}

/* Gives n bytes to libcsv; if lazy, hides quotes inside unquoted fields. False on a fault. */
static bool parse(struct csv_grammar *g, const char *p, size_t n)
{
	static const char quote = LAZY_QUOTE;
	for (;;) {
		size_t k = csv_parse(&g->parser, p, n, on_field, on_row, g);
		if (k == n)
			return g->fault.class == DIAG_NONE;
		if (!g->lazy || g->parser.quoted ||
		    csv_parse(&g->parser, &quote, 1, on_field, on_row, g) != 1)
			return grammar_parse_error(g);
		p += k + 1;
		n -= k + 1;
	}
}

/* Feeds n bytes, of which at most the last is a line end; checks the limits. False on a fault. */
static bool feed_piece(struct csv_grammar *g, const char *p, size_t n)
{
	/* one more than the limit, because libcsv holds a closing quote until it sees what follows */
	const size_t held = CSV_FIELD_MAX + 1;
	while (n) {
		size_t k = held + 1 - g->parser.entry_pos;
		size_t room = CSV_RECORD_MAX - (g->raw.n - g->open_raw);
		if (room == 0)
			return grammar_runaway(g, "record longer than 16777216 bytes");
		k = k < n ? k : n;
		k = k < room ? k : room;
		memcpy(bytes_extend(&g->raw, k), p, k);
		if (!parse(g, p, k))
			return false;
		if (g->parser.entry_pos > held)
			return grammar_runaway(g, "field longer than 1048576 bytes");
		p += k;
		n -= k;
	}
	return true;
}

/* Feeds a line or a piece of one, counts lines, and refuses bytes that no CSV has: false. */
static bool feed_line(struct csv_grammar *g, const char *p, size_t n)
{
	g->row_ended = false;
	const char *nul = memchr(p, '\0', n), *z = memchr(p, 0x1a, n);
	const char *bad = nul && (!z || nul < z) ? nul : z;
	if (bad) {
		if (feed_piece(g, p, (size_t)(bad - p)))
			grammar_fault(g, bad == nul ? "NUL byte" : "Ctrl-Z byte (0x1A)");
		return false;
	}
	if (!feed_piece(g, p, n))
		return false;
	unsigned char c = (unsigned char)p[n - 1];
	bool lf_of_crlf = n == 1 && c == '\n' && g->last == '\r';
	if ((c == '\n' && !lf_of_crlf) || c == '\r') {
		g->line++;
		if (!g->row_ended && ++g->field_newlines > CSV_FIELD_LINES_MAX)
			return grammar_runaway(g, "field of more than 1000 lines");
	}
	g->last = c;
	if (g->row_ended)
		close_record(g);
	return true;
}

/*
 * Returns the first line end from p on; NULL: there is none before end. *lf is the first LF that
 * was found from an earlier p on (end: there is none). It is searched again only when p has
 * passed it, so that many CR before an LF cost no more than one look at each byte.
 */
static const char *line_end(const char *p, const char *end, const char **lf)
{
	if (*lf < p) {
		const char *next = memchr(p, '\n', (size_t)(end - p));
		*lf = next ? next : end;
	}
	const char *cr = memchr(p, '\r', (size_t)(*lf - p));
	return cr ? cr : *lf < end ? *lf : NULL;
}

/* Forgets all whole records, and moves the record under way to the front. */
static void next_batch(struct csv_grammar *g)
{
	uint32_t *ends = ends_of(g);
	size_t done = g->open_field - 1;
	uint32_t base = ends[done] + 1; /* 0 before the first batch */
	size_t count = grammar_ends(g);
	for (size_t i = done; i < count; i++)
		ends[i] -= base;
	bytes_drop(&g->ends, done * sizeof(uint32_t));
	bytes_drop(&g->text, base);
	bytes_drop(&g->raw, g->open_raw);
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
	const char *end = p + n, *lf = n ? memchr(p, '\n', n) : NULL;
	lf = lf ? lf : end;
	while (p < end) {
		const char *at = line_end(p, end, &lf);
		size_t k = (size_t)((at ? at + 1 : end) - p);
		if (!feed_line(g, p, k))
			return false;
		p += k;
	}
	return true;
}

bool csv_grammar_finish(struct csv_grammar *g)
{
	if (g->fault.class != DIAG_NONE)
		return false;
	next_batch(g);
	g->row_ended = false;
	if (csv_fini(&g->parser, on_field, on_row, g) != 0) /* fails only inside quotes */
		grammar_unclosed(g);
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
		.high = true,
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
	csv_free(&g->parser);
	bytes_release(&g->text);
	bytes_release(&g->raw);
	bytes_release(&g->ends);
	bytes_release(&g->records);
	*g = (struct csv_grammar){ 0 };
}
