/* Filling the buffer, choosing lane or grammar for a block, and the two ends of an input. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memrchr */
#endif
#include "csv/reader.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv/sniff.h"

#include "base/banned.h"

enum { BUFFER_SIZE = 256 * 1024 };

bool csv_reader_init(struct csv_reader *r, int fd, const struct csv_options *opts)
{
	*r = (struct csv_reader){ .fd = fd, .opts = *opts, .line = 1, .last = '\n' };
	struct stat st;
	r->whole_file = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	r->to_skip = opts->skip_lines;
	if (!r->opts.delim)
		r->opts.delim = ',';
	r->lane = opts->baseline ? lane_baseline : lane_pick();
	r->buf = calloc(1, BUFFER_SIZE + LANE_PADDING); /* the lane looks a little behind its block */
	r->end = malloc((BUFFER_SIZE + 1 + LANE_SCRATCH) * sizeof(*r->end));
	if (!r->buf || !r->end ||
	    !csv_frame_init(&r->frame, fd, r->whole_file ? st.st_size : -1, r->opts.delim)) {
		diag_errno(&r->fault, "", ENOMEM);
		return false;
	}
	r->end[0] = UINT32_MAX;
	if (csv_grammar_init(&r->grammar, r->opts.delim, r->opts.lazy_quotes))
		return true;
	r->fault = r->grammar.fault;
	return false;
}

void csv_reader_release(struct csv_reader *r)
{
	free(r->buf);
	free(r->end);
	csv_grammar_release(&r->grammar);
	csv_frame_release(&r->frame);
	*r = (struct csv_reader){ .fd = -1 };
}

/* One read(2) behind the bytes that wait. False on an error. */
static bool read_some(struct csv_reader *r)
{
	size_t room = BUFFER_SIZE - r->filled;
	if (r->opts.read_size && r->opts.read_size < room)
		room = r->opts.read_size;
	ssize_t n;
	while ((n = read(r->fd, r->buf + r->filled, room)) < 0) {
		struct pollfd p = { .fd = r->fd, .events = POLLIN };
		if (errno == EINTR || (errno == EAGAIN && poll(&p, 1, -1) >= 0))
			continue;
		/* opening a directory succeeds, reading it does not: no retry will help */
		int err = errno;
		diag_errno(&r->fault, err == EISDIR ? "" : "read error", err);
		if (err == EISDIR)
			r->fault.class = DIAG_DATA;
		return false;
	}
	if (n == 0) {
		r->eof = true;
		return true;
	}
	r->filled += (size_t)n;
	r->bytes += (uint64_t)n;
	r->last = (unsigned char)r->buf[r->filled - 1];
	return true;
}

/* Makes room in front and reads until a line is complete, the buffer full, or the input ends. */
static bool fill(struct csv_reader *r)
{
	if (r->used) {
		memmove(r->buf, r->buf + r->used, r->filled - r->used);
		r->filled -= r->used;
		r->used = 0;
	}
	bool line = memchr(r->buf, '\n', r->filled) != NULL;
	while (!line && !r->eof && r->filled < BUFFER_SIZE) {
		size_t before = r->filled;
		if (!read_some(r))
			return false;
		line = memchr(r->buf + before, '\n', r->filled - before) != NULL;
	}
	return true;
}

/* Drops the lines in front of the header that the user said to skip. */
static void skip_lines(struct csv_reader *r)
{
	while (r->used < r->filled && (r->to_skip || r->skip_lf)) {
		char c = r->buf[r->used];
		if (r->skip_lf && c != '\n' && !r->to_skip) {
			r->skip_lf = false;
			break;
		}
		r->used++;
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

/* The first bytes. False when they are not CSV or cannot be read. */
static bool start(struct csv_reader *r)
{
	r->started = true;
	while (r->filled < SNIFF_BYTES && !r->eof)
		if (!read_some(r))
			return false;
	return sniff((struct str){ r->buf, r->filled }, !r->to_skip, &r->used, &r->fault);
}

/* The length of the whole lines that wait; 0 if there is none. */
static size_t whole_lines(const struct csv_reader *r)
{
	const char *lf = memrchr(r->buf + r->used, '\n', r->filled - r->used);
	return lf ? (size_t)(lf - r->buf) + 1 - r->used : 0;
}

/*
 * Records of equal width are cheap to hand out: true when all of the block are.
 * Of one column they are not, because there a blank line looks like a record.
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

/* The block, up to an end record, goes through the lane. False when the lane does not read it. */
static bool take_block(struct csv_reader *r, size_t n)
{
	struct lane_block b;
	r->block = r->buf + r->used;
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
	r->dressed = b.traits != 0;
	r->used += n;
	r->frame.rows += regular ? b.lines : 0;
	csv_frame_add(&r->frame, r->block, n);
	return true;
}

/* The next n bytes, up to an end record, go to libcsv; a fault shows after the rows before it. */
static void feed_grammar(struct csv_reader *r, size_t n)
{
	if (!r->in_grammar)
		csv_grammar_line(&r->grammar, r->line);
	n = csv_frame_find(r->buf + r->used, n, r->opts.delim);
	csv_grammar_feed(&r->grammar, r->buf + r->used, n);
	csv_frame_add(&r->frame, r->buf + r->used, n);
	r->used += n;
	r->in_grammar = !csv_grammar_at_boundary(&r->grammar);
	r->line = r->grammar.line;
}

/* A pipe ended inside a line. */
static bool cut_off(const struct csv_reader *r)
{
	return !r->whole_file && !r->opts.allow_no_eol && r->last != '\n' && r->last != '\r';
}

/* Everything is read. */
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
	} else if (csv_frame_finish(&r->frame, r->opts.framed && !r->whole_file, &d)) {
		return CSV_END;
	}
	d.line = line;
	return fail(r, &d);
}

/* The length of the end record that comes next, if one does. */
static size_t end_record(const struct csv_reader *r)
{
	const char *p = r->buf + r->used;
	size_t n = r->in_grammar ? 0 : csv_frame_line(p, r->filled - r->used, r->opts.delim);
	return n && (p[n - 1] == '\n' || (r->eof && !cut_off(r))) ? n : 0;
}

static enum csv_result take_end_record(struct csv_reader *r, size_t n)
{
	struct diag d;
	bool ok = csv_frame_close(&r->frame, (struct str){ r->buf + r->used, n }, r->opts.delim, &d);
	d.line = r->line++;
	r->used += n;
	return ok ? CSV_ROW : fail(r, &d);
}

/* Gets bytes and splits them; CSV_ROW when there is something to hand out, or may be next time. */
static enum csv_result next_block(struct csv_reader *r)
{
	if ((!r->started && !start(r)) || !fill(r))
		return fail(r, NULL);
	skip_lines(r);
	if (r->used == r->filled)
		return r->eof ? finish(r) : CSV_ROW;
	size_t n = end_record(r);
	if (n)
		return take_end_record(r, n);
	n = whole_lines(r);
	if (!n && !r->eof && r->filled - r->used < BUFFER_SIZE)
		return CSV_ROW; /* lines were skipped, and that which follows is not here yet */
	if (n && !r->in_grammar && !r->opts.no_lane && take_block(r, n))
		return CSV_ROW;
	if (!n) {
		n = r->filled - r->used;
		n -= !r->eof && r->buf[r->filled - 1] == '\r'; /* its LF may be on its way */
	}
	feed_grammar(r, n);
	return CSV_ROW;
}

/* The next record of a block whose records differ in width; false when it has none left. */
static bool irregular_row(struct csv_reader *r, struct csv_row *row)
{
	while (r->at < r->stop) {
		const uint32_t *end = r->end + r->at;
		uint32_t n = 1;
		while (r->block[end[n - 1]] != '\n')
			n++;
		r->at += n;
		*row = (struct csv_row){ .buf = r->block, .end = end, .n = n,
					 .dressed = r->dressed, .line = r->line++ };
		uint32_t start = end[-1] + 1;
		bool blank = n == 1 && (end[0] == start ||
					(end[0] == start + 1 && r->block[start] == '\r'));
		if (!blank)
			return true;
	}
	return false;
}

/* The grammar's limit, for records that went through the lane. */
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
			if (!csv_frame_row(row, csv_reader_raw(r, row), &r->fault))
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
