/* Reading an input to its end and keeping all that the reader said. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "base/text.h"
#include "csv/sniff.h"

#include "base/banned.h"

static void add_sized(struct bytes *to, struct str s)
{
	uint32_t n = (uint32_t)s.n;
	bytes_add(to, &n, sizeof(n));
	bytes_add(to, s.p, s.n);
}

void cells_field(struct bytes *cells, struct str field)
{
	add_sized(cells, field);
}

void cells_end(struct bytes *cells)
{
	bytes_fill(cells, '\xff', 4);
}

enum csv_result outcome_rest(struct outcome *o, struct csv_reader *r, uint64_t line)
{
	struct csv_row row;
	enum csv_result st;
	while ((st = csv_reader_next(r, &row)) == CSV_ROW) {
		for (uint32_t i = 0; i < row.n; i++)
			cells_field(&o->cells, csv_field(&row, i));
		cells_end(&o->cells);
		row.line += line;
		bytes_add(&o->lines, &row.line, sizeof(row.line));
		add_sized(&o->raw, csv_reader_raw(r, &row));
		o->rows++;
	}
	if (st == CSV_FAULT) {
		require(r->fault.class != DIAG_NONE, "a fault that says nothing");
		o->fault = r->fault;
	}
	return st;
}

void outcome_of_fd(struct outcome *o, int fd, const struct csv_options *opts)
{
	struct csv_reader r;
	*o = (struct outcome){ 0 };
	csv_reader_init(&r, fd, opts);
	outcome_rest(o, &r, 0);
	csv_reader_release(&r);
}

void outcome_of(struct outcome *o, struct str in, const struct csv_options *opts)
{
	int fd = file_of(in);
	outcome_of_fd(o, fd, opts);
	close(fd);
}

void outcome_release(struct outcome *o)
{
	bytes_release(&o->cells);
	bytes_release(&o->lines);
	bytes_release(&o->raw);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

const char *outcome_difference(const struct outcome *a, const struct outcome *b)
{
	if (!str_eq(bytes_str(&a->cells), bytes_str(&b->cells)))
		return "rows";
	if (!str_eq(bytes_str(&a->lines), bytes_str(&b->lines)))
		return "line numbers of rows";
	if (a->fault.class != b->fault.class)
		return "whether there is a fault";
	if (a->fault.class == DIAG_NONE)
		return NULL;
	if (a->fault.line != b->fault.line || a->fault.column != b->fault.column)
		return "place of the fault";
	return same_text(a->fault.what, b->fault.what) && same_text(a->fault.hint, b->fault.hint)
		       ? NULL : "text of the fault";
}

bool outcome_same_raw(const struct outcome *a, const struct outcome *b)
{
	return str_eq(bytes_str(&a->raw), bytes_str(&b->raw));
}

/* One row of o->cells from *at on. */
static void show_row(const struct outcome *o, size_t *at, struct bytes *to)
{
	for (size_t i = 0;; i++) {
		uint32_t n;
		char text[512];
		size_t used;
		memcpy(&n, o->cells.p + *at, sizeof(n));
		*at += sizeof(n);
		if (n == UINT32_MAX)
			break;
		text_visible((struct str){ o->cells.p + *at, n }, text, sizeof(text), &used);
		*at += n;
		bytes_say(to, "%s%s%s", i ? "|" : "[", text, used < n ? "..." : "");
	}
	bytes_text(to, "]");
}

void outcome_show(const struct outcome *o, struct bytes *to)
{
	size_t at = 0;
	for (size_t r = 0; r < o->rows; r++) {
		uint64_t line;
		memcpy(&line, o->lines.p + r * sizeof(line), sizeof(line));
		bytes_say(to, "%llu", (unsigned long long)line);
		show_row(o, &at, to);
	}
	if (o->fault.class != DIAG_NONE)
		bytes_say(to, "!%llu:%u %s%s%s", (unsigned long long)o->fault.line, o->fault.column,
			  o->fault.what, o->fault.hint ? "; " : "",
			  o->fault.hint ? o->fault.hint : "");
}

void set_way(struct csv_options *opts, enum way way)
{
	opts->baseline = way == WAY_BASELINE;
	opts->no_lane = way == WAY_LIBCSV;
}

void behind_a_line(struct str in, struct bytes *to, struct csv_options *opts)
{
	bytes_fill(to, '-', SNIFF_BYTES + 5);
	bytes_text(to, "\n");
	bytes_add(to, in.p, in.n);
	opts->skip_lines++;
}

static void outcome_from(struct outcome *o, struct str in, const struct csv_options *opts,
			 bool piped)
{
	int fd = piped ? pipe_of(in) : file_of(in);
	outcome_of_fd(o, fd, opts);
	close(fd);
}

struct reading {
	const char *caller, *want;
	bool piped;
	struct csv_options opts;
	struct outcome first; /* libcsv, one read */
};

static void assert_shows(const struct reading *r, const struct outcome *got, const char *how)
{
	struct bytes shown = { 0 };
	outcome_show(got, &shown);
	require(str_eq(bytes_str(&shown), str_from(r->want)),
		"%s: %s, read size %zu:\n  got  %.*s\n  want %s", r->caller, how,
		      r->opts.read_size, (int)shown.n, shown.p ? shown.p : "", r->want);
	bytes_release(&shown);
}

static void assert_agrees(const struct reading *r, const struct outcome *got, const char *how)
{
	const char *what = outcome_difference(&r->first, got);
	require(!what, "%s: %s, behind a line, read size %zu: %s differ", r->caller, how,
		      r->opts.read_size, what);
}

typedef void check_fn(const struct reading *r, const struct outcome *got, const char *how);

static void read_all_ways(struct reading *r, struct str in, check_fn *check)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 5, 7, 64, 4096 };
	static const char *const names[] = { "lane", "baseline lane", "libcsv" };
	for (size_t i = 0; i < COUNT(sizes) * WAYS; i++) {
		struct outcome got;
		r->opts.read_size = sizes[i / WAYS];
		set_way(&r->opts, (enum way)(i % WAYS));
		outcome_from(&got, in, &r->opts, r->piped);
		check(r, &got, names[i % WAYS]);
		outcome_release(&got);
	}
}

void reads_as(const char *caller, struct str in, const struct csv_options *opts, bool piped,
	      const char *want)
{
	struct reading r = { caller, want, piped, *opts, { .rows = 0 } };
	struct outcome plain;
	struct bytes longer = { 0 };
	read_all_ways(&r, in, assert_shows);
	r.opts = *opts;
	outcome_from(&plain, in, &r.opts, piped);
	behind_a_line(in, &longer, &r.opts);
	r.opts.no_lane = true;
	outcome_from(&r.first, bytes_str(&longer), &r.opts, piped);
	/* unless it begins with a byte order mark, or was refused for its first bytes */
	if (in.n && in.p[0] != '\xef' && plain.fault.line != 1)
		ck_assert_msg(str_eq(bytes_str(&plain.cells), bytes_str(&r.first.cells)),
			      "%s: other rows behind a line", caller);
	read_all_ways(&r, bytes_str(&longer), assert_agrees);
	outcome_release(&plain);
	outcome_release(&r.first);
	bytes_release(&longer);
}
