/* Choosing lane or grammar for a block, and the two ends of an input. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memrchr */
#endif
#include "csv/reader.h"

#include <stdlib.h>

#include "base/mem.h"
#include "csv/sniff.h"

#include "base/banned.h"

/* Sets up what any part of a file needs, be it at an end or not. False: memory is out. */
static bool init(struct csv_reader *r, int fd, const struct csv_options *opts)
{
	*r = (struct csv_reader){ .opts = *opts, .line = 1 };
	if (!r->opts.delim)
		r->opts.delim = ',';
	r->lane = opts->baseline ? lane_baseline : lane_pick();
	r->end = malloc((CSV_SOURCE_SIZE + 1 + LANE_SCRATCH) * sizeof(*r->end));
	if (!csv_source_init(&r->src, fd, opts->read_size) || !r->end)
		return false;
	r->end[0] = UINT32_MAX;
	csv_grammar_init(&r->grammar, r->opts.delim, r->opts.lazy_quotes);
	return true;
}

void csv_reader_init(struct csv_reader *r, int fd, const struct csv_options *opts)
{
	if (!init(r, fd, opts))
		mem_exhausted();
	r->to_skip = opts->skip_lines;
	r->src.patience = opts->patience;
	csv_source_expect(&r->src, opts->size);
	csv_frame_init(&r->frame, fd, r->src.size, r->opts.delim);
}

bool csv_reader_init_part(struct csv_reader *r, const struct csv_reader *whole, int64_t from,
			  uint64_t n)
{
	if (!init(r, whole->src.fd, &whole->opts))
		return false;
	r->started = true;
	r->width = whole->width;
	r->src.limit = n;
	r->src.from = r->src.begin = from;
	r->src.size = whole->src.size;
	return true;
}

bool csv_reader_jump(struct csv_reader *r, uint64_t bytes, uint64_t lines, bool to_end)
{
	r->line += lines;
	return csv_source_jump(&r->src, bytes, to_end);
}

void csv_reader_release(struct csv_reader *r)
{
	csv_source_release(&r->src);
	free(r->end);
	csv_grammar_release(&r->grammar);
	csv_frame_release(&r->frame);
	*r = (struct csv_reader){ 0 };
}

/* Drops the lines in front of the header that --skip-lines says, as far as they are read. */
static void skip_lines(struct csv_reader *r)
{
	while (r->src.used < r->src.filled && (r->to_skip || r->skip_lf)) {
		char c = r->src.buf[r->src.used];
		if (r->skip_lf && c != '\n' && !r->to_skip) {
			r->skip_lf = false;
			break;
		}
		r->src.used++;
		if ((c == '\n' && !r->skip_lf) || c == '\r') {
			r->to_skip--;
			r->line++;
		}
		r->skip_lf = c == '\r';
	}
}

static enum csv_result fail(struct csv_reader *r, const struct diag *d)
{
	if (d)
		r->fault = *d;
	r->ended = true;
	r->regular = false;
	r->at = r->stop;
	return CSV_FAULT;
}

/* Reads and judges the first bytes. False: they are not CSV or cannot be read. */
static bool start(struct csv_reader *r)
{
	r->started = true;
	while (r->src.filled < SNIFF_BYTES && !r->src.eof)
		if (!csv_source_read(&r->src, &r->fault))
			return false;
	return sniff((struct str){ r->src.buf, r->src.filled }, !r->to_skip, &r->src.used, &r->fault);
}

/* Returns how many bytes of whole lines wait in the buffer. */
static size_t whole_lines(const struct csv_reader *r)
{
	const char *lf = memrchr(r->src.buf + r->src.used, '\n', r->src.filled - r->src.used);
	return lf ? (size_t)(lf - r->src.buf) + 1 - r->src.used : 0;
}

/*
 * Whether all records of the block have r->width fields, which makes them cheap to hand out.
 * Never for one column, because there a blank line looks like a record.
 */
static bool is_regular(const struct csv_reader *r, const struct lane_block *b)
{
	if (r->width < 2 || b->count != b->lines * r->width)
		return false;
	bool all = true;
	for (size_t i = r->width; i <= b->count; i += r->width)
		all &= r->block[r->end[i]] == '\n';
	return all;
}

/* Reads n bytes, or those before an end record, by the lane. False: the lane does not read them. */
static bool take_block(struct csv_reader *r, size_t n)
{
	struct lane_block b;
	r->block = r->src.buf + r->src.used;
	if (!r->lane(r->block, n, r->opts.delim, r->end + 1, &b))
		return false;
	bool regular = is_regular(r, &b);
	if (!regular || r->width <= CSV_FRAME_FIELDS) { /* else it has no end record */
		size_t k = csv_frame_find(r->block, n, r->opts.delim);
		if (k < n)
			return take_block(r, k);
	}
	r->at = 1;
	r->stop = b.count + 1;
	r->regular = regular;
	r->dressed = b.traits & (LANE_QUOTES | LANE_CR);
	r->high = b.traits & LANE_HIGH;
	r->src.used += n;
	r->frame.rows += regular ? b.lines : 0;
	csv_frame_add(&r->frame, r->block, n);
	return true;
}

/* Gives n bytes, or those before an end record, to libcsv; rows before a fault still come out. */
static void feed_grammar(struct csv_reader *r, size_t n)
{
	if (!r->in_grammar)
		csv_grammar_line(&r->grammar, r->line);
	n = csv_frame_find(r->src.buf + r->src.used, n, r->opts.delim);
	csv_grammar_feed(&r->grammar, r->src.buf + r->src.used, n);
	csv_frame_add(&r->frame, r->src.buf + r->src.used, n);
	r->src.used += n;
	r->in_grammar = !csv_grammar_at_boundary(&r->grammar);
	r->line = r->grammar.line;
}

/* Whether the input is a pipe that ended inside a line, which is not allowed. */
static bool cut_off(const struct csv_reader *r)
{
	return !csv_source_is_file(&r->src) && !r->opts.allow_no_eol &&
	       r->src.last != '\n' && r->src.last != '\r';
}

/* Judges the end of the input, once every byte is read. */
static enum csv_result finish(struct csv_reader *r)
{
	struct diag d;
	uint64_t line = r->in_grammar ? r->grammar.record_line : r->line;
	if (r->in_grammar && !csv_grammar_finish(&r->grammar))
		return fail(r, &r->grammar.fault);
	r->ended = true;
	if (cut_off(r)) {
		diag_set(&d, DIAG_DATA, "the pipe ended inside a line: was its writer cut off?");
		d.hint = "if it is whole, use --allow-no-eol";
	} else if (csv_frame_finish(&r->frame, r->opts.framed && !csv_source_is_file(&r->src), &d)) {
		return CSV_END;
	}
	d.line = line;
	return fail(r, &d);
}

/* Returns the length of the end record that comes next; 0: none does. */
static size_t end_record(const struct csv_reader *r)
{
	const char *p = r->src.buf + r->src.used;
	size_t n = r->in_grammar ? 0 : csv_frame_line(p, r->src.filled - r->src.used, r->opts.delim);
	return n && (p[n - 1] == '\n' || (r->src.eof && !cut_off(r))) ? n : 0;
}

static enum csv_result take_end_record(struct csv_reader *r, size_t n)
{
	struct diag d;
	bool ok = csv_frame_close(&r->frame, (struct str){ r->src.buf + r->src.used, n },
				  r->opts.delim, &d);
	d.line = r->line++;
	r->src.used += n;
	return ok ? CSV_ROW : fail(r, &d);
}

/* Gets bytes and splits them. CSV_ROW: there may be rows to hand out; if not, call it again. */
static enum csv_result next_block(struct csv_reader *r)
{
	if ((!r->started && !start(r)) || !csv_source_fill(&r->src, &r->fault))
		return fail(r, NULL);
	skip_lines(r);
	if (r->src.used == r->src.filled)
		return r->src.eof ? finish(r) : CSV_ROW;
	size_t n = end_record(r);
	if (n)
		return take_end_record(r, n);
	n = whole_lines(r);
	if (!n && !r->src.eof && r->src.filled - r->src.used < CSV_SOURCE_SIZE)
		return CSV_ROW; /* lines were skipped, and the bytes behind them are not read yet */
	if (n && !r->in_grammar && !r->opts.no_lane && take_block(r, n))
		return CSV_ROW;
	if (!n) {
		n = r->src.filled - r->src.used;
		n -= !r->src.eof && r->src.buf[r->src.filled - 1] == '\r'; /* its LF may be on its way */
	}
	feed_grammar(r, n);
	return CSV_ROW;
}

/* Takes the next record of a block whose records differ in width; false: none is left. */
static bool irregular_row(struct csv_reader *r, struct csv_row *row)
{
	while (r->at < r->stop) {
		const uint32_t *end = r->end + r->at;
		uint32_t n = 1;
		while (r->block[end[n - 1]] != '\n')
			n++;
		r->at += n;
		*row = (struct csv_row){ .buf = r->block, .end = end, .n = n,
					 .dressed = r->dressed, .high = r->high,
					 .line = r->line++ };
		uint32_t start = end[-1] + 1;
		bool blank = n == 1 && (end[0] == start ||
					(end[0] == start + 1 && r->block[start] == '\r'));
		if (!blank)
			return true;
	}
	return false;
}

/* Fails for a record that has more columns than the grammar would take. */
static enum csv_result too_wide(struct csv_reader *r, const struct csv_row *row)
{
	diag_set(&r->fault, DIAG_DATA, "more than %d columns", CSV_COLUMNS_MAX);
	r->fault.line = row->line;
	r->fault.column = CSV_COLUMNS_MAX + 1;
	return fail(r, NULL);
}

enum csv_result csv_reader_more(struct csv_reader *r, struct csv_row *row)
{
	for (;;) {
		if (irregular_row(r, row) || csv_grammar_row(&r->grammar, row)) {
			if (row->n > CSV_COLUMNS_MAX)
				return too_wide(r, row);
			struct str raw = csv_reader_raw(r, row);
			if (!csv_frame_row(row, raw, &r->fault) ||
			    (r->opts.single_line && !csv_spans_none(row, raw, &r->fault)))
				return fail(r, NULL);
			r->frame.rows++;
			if (!r->width)
				r->width = row->n;
			return CSV_ROW;
		}
		r->regular = false;
		if (r->ended)
			return r->fault.class == DIAG_NONE ? CSV_END : CSV_FAULT;
		if (r->grammar.fault.class != DIAG_NONE)
			return fail(r, &r->grammar.fault);
		if (csv_reader_paused(r))
			return CSV_END;
		enum csv_result st = next_block(r);
		if (st == CSV_FAULT)
			return st;
		if (r->regular)
			return csv_reader_next(r, row);
	}
}

struct str csv_reader_raw(const struct csv_reader *r, const struct csv_row *row)
{
	if (row->buf != r->block)
		return row->raw;
	uint32_t start = row->end[-1] + 1;
	return (struct str){ row->buf + start, row->end[row->n - 1] + 1 - start };
}
