/*
 * Cases that others wrote for CSV readers: ../shared/suites/cases.tsv (its
 * README.md describes it), each at every read size and through every lane.
 */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "csv/bind.h"

#include "base/banned.h"

enum { COLUMNS = 8, CASES_MAX = 400 };

/* One line of the file. */
struct suite_case {
	struct str suite, id, delim, quote, expect, skip_empty, input, records;
};

static struct suite_case cases[CASES_MAX];
static int n_cases;

/*
 * Not for us: these expect a line that starts with # to be a comment. We have
 * no comments: # is data. The same inputs are there as comments-none-*, read as data.
 */
static const char *const comments[] = { "comments-read-", "comments-skip-" };

/*
 * Not as it is: it has a quote inside an unquoted field (refused, but read with
 * --lazy-quotes), and its rows have another telephone number than its input. A
 * test of its own below says what we do with it.
 */
static const char *const mistaken[] = { "location_coordinates" };

/* These expect a row for each blank line; ours skips blank lines (documented). */
static const char *const with_blank_lines[] = { "all-empty", "empty-one-column", "line-breaks-3" };

/* These expect CRLF inside or between rows, but the published inputs have LF (README). */
static const char *const with_lost_cr[] = { "newlines_crlf", "simple_crlf" };

static bool one_of(struct str id, const char *const *list, size_t n, bool prefix)
{
	for (size_t i = 0; i < n; i++) {
		struct str s = str_from(list[i]);
		if (id.n >= s.n && (prefix || id.n == s.n) && memcmp(id.p, s.p, s.n) == 0)
			return true;
	}
	return false;
}

static int hex_digit(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void unhex(struct str hex, struct bytes *to)
{
	ck_assert_uint_eq(hex.n % 2, 0);
	for (size_t i = 0; i < hex.n; i += 2) {
		int hi = hex_digit(hex.p[i]), lo = hex_digit(hex.p[i + 1]);
		require(hi >= 0 && lo >= 0, "not hexadecimal");
		bytes_add(to, &(char){ (char)(hi * 16 + lo) }, 1);
	}
}

/* Takes what stands before the next c off the front of *s; false when *s is used up. */
static bool next_part(struct str *s, char c, struct str *part)
{
	if (!s->p)
		return false;
	const char *end = s->n ? memchr(s->p, c, s->n) : NULL;
	*part = (struct str){ s->p, end ? (size_t)(end - s->p) : s->n };
	*s = end ? (struct str){ end + 1, s->n - part->n - 1 } : (struct str){ NULL, 0 };
	return true;
}

/* The expected rows in the form of an outcome's cells. */
static void expected_cells(const struct suite_case *c, struct bytes *cells)
{
	struct str records = c->records, record, field;
	bool no_blank = one_of(c->id, with_blank_lines, COUNT(with_blank_lines), false);
	bool no_cr = one_of(c->id, with_lost_cr, COUNT(with_lost_cr), false);
	while (records.n && next_part(&records, ';', &record)) {
		if (no_blank && str_eq(record, STR(".")))
			continue;
		while (next_part(&record, ',', &field)) {
			struct bytes bytes = { 0 };
			ck_assert(field.n && field.p[0] == '.');
			unhex((struct str){ field.p + 1, field.n - 1 }, &bytes);
			for (size_t i = 0; no_cr && i < bytes.n; i++)
				if (bytes.p[i] == '\r')
					memmove(bytes.p + i, bytes.p + i + 1, --bytes.n - i);
			cells_field(cells, bytes_str(&bytes));
			bytes_release(&bytes);
		}
		cells_end(cells);
	}
}

/* What a tool does behind the reader: no header, other names or another width are refused. */
static bool binds(struct str in, const struct csv_options *opts)
{
	static const struct csv_col cols[] = {
		{ .name = "foo", .type = COL_TEXT, .offset = 0, .required = true },
		{ .name = "bar", .type = COL_TEXT, .offset = sizeof(struct str), .required = true },
		{ .name = "baz", .type = COL_TEXT, .offset = 2 * sizeof(struct str), .required = true },
	};
	struct str out[3];
	struct csv_reader r;
	struct csv_row row;
	struct csv_binding b = { 0 };
	struct diag d;
	int fd = file_of(in);
	csv_reader_init(&r, fd, opts);
	bool ok = csv_reader_next(&r, &row) == CSV_ROW &&
		  bind_header(&b, cols, 3, &row, NULL, 0, out, &d);
	while (ok && csv_reader_next(&r, &row) == CSV_ROW)
		ok = csv_bind_row(&b, &row, out, &d) == BIND_ROW;
	csv_binding_release(&b);
	csv_reader_release(&r);
	close(fd);
	return ok;
}

static void assert_expected(const struct suite_case *c, struct str in, const struct outcome *o,
			    const struct csv_options *opts)
{
	struct bytes want = { 0 };
	bool refused = o->fault.class != DIAG_NONE;
	if (refused)
		ck_assert_msg(o->fault.line > 0 && o->fault.column > 0, "%.*s: refused without a place",
			      (int)c->id.n, c->id.p);
	if (str_eq(c->expect, STR("reject"))) {
		ck_assert_msg(refused || !binds(in, opts), "%.*s: accepted", (int)c->id.n, c->id.p);
		return;
	}
	ck_assert_msg(!refused || str_eq(c->expect, STR("accept-or-reject")), "%.*s: refused: %s",
		      (int)c->id.n, c->id.p, o->fault.what);
	expected_cells(c, &want);
	if (!refused)
		ck_assert_msg(str_eq(bytes_str(&o->cells), bytes_str(&want)), "%.*s: other rows",
			      (int)c->id.n, c->id.p);
	bytes_release(&want);
}

/* From one byte a read to all of them, through every lane. */
static void assert_same_at_all_sizes(const struct suite_case *c, const struct bytes *in,
				     const struct outcome *first, struct csv_options opts)
{
	for (size_t i = 0; i < (in->n + 1) * WAYS; i += UNIT_STEP) {
		struct outcome o;
		opts.read_size = 1 + i / WAYS;
		set_way(&opts, (enum way)(i % WAYS));
		outcome_of(&o, bytes_str(in), &opts);
		const char *what = outcome_difference(first, &o);
		ck_assert_msg(!what, "%.*s: %s differ: way %zu, read size %zu", (int)c->id.n, c->id.p,
			      what, i % WAYS, opts.read_size);
		outcome_release(&o);
	}
}

START_TEST(suite_case)
{
	const struct suite_case *c = &cases[_i];
	struct bytes delim = { 0 }, in = { 0 };
	struct outcome first;
	ck_assert_msg(str_eq(c->quote, STR("22")), "another quote character");
	unhex(c->delim, &delim);
	unhex(c->input, &in);
	ck_assert_uint_eq(delim.n, 1);
	struct csv_options opts = { .delim = delim.p[0] };
	outcome_of(&first, bytes_str(&in), &opts);
	assert_expected(c, bytes_str(&in), &first, &opts);
	assert_same_at_all_sizes(c, &in, &first, opts);
	struct bytes behind = { 0 };
	behind_a_line(bytes_str(&in), &behind, &opts);
	outcome_release(&first);
	outcome_of(&first, bytes_str(&behind), &opts);
	assert_expected(c, bytes_str(&behind), &first, &opts);
	assert_same_at_all_sizes(c, &behind, &first, opts);
	outcome_release(&first);
	bytes_release(&delim);
	bytes_release(&in);
	bytes_release(&behind);
}
END_TEST

/* csv-spectrum's location_coordinates. */
START_TEST(coordinates)
{
	const struct str in = STR("Phone,Location\n2095257564,37\xef\xbf\xbd" "36'37.8\"N 2'17.9\"W\n");
	assert_reads(in, "1[Phone|Location]!2:2 quote inside an unquoted field; "
			 "quote the field, or use --lazy-quotes");
	assert_reads_with(in, "1[Phone|Location]2[2095257564|37\xef\xbf\xbd" "36'37.8\"N 2'17.9\"W]",
			  .lazy_quotes = true);
}
END_TEST

static char *load(const char *path)
{
	struct bytes all = { 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return NULL;
	read_all(fd, &all);
	bytes_add(&all, "", 1);
	close(fd);
	return all.p;
}

/* Splits the file into cases and keeps those that are for us. */
static void read_cases(const char *text)
{
	struct str all = str_from(text), line;
	next_part(&all, '\n', &line); /* the header */
	while (next_part(&all, '\n', &line) && n_cases < CASES_MAX) {
		struct suite_case *c = &cases[n_cases];
		struct str *part[COLUMNS] = { &c->suite, &c->id, &c->delim, &c->quote, &c->expect,
					      &c->skip_empty, &c->input, &c->records };
		size_t k = 0;
		while (k < COLUMNS && next_part(&line, '\t', part[k]))
			k++;
		if (k == COLUMNS && !one_of(c->id, comments, COUNT(comments), true) &&
		    !one_of(c->id, mistaken, COUNT(mistaken), false))
			n_cases++;
	}
}

/* The file has over a hundred cases for us: fewer means that it was not understood. */
START_TEST(the_cases_were_read)
{
	ck_assert_int_ge(n_cases, 100);
	ck_assert_int_lt(n_cases, CASES_MAX);
}
END_TEST

void unit_suites(TCase *tc)
{
	char path[512];
	static char *text; /* the cases are views of it */
	tcase_add_test(tc, coordinates);
	shared_path("suites/cases.tsv", path, sizeof(path));
	text = load(path);
	if (!text) {
		char note[600];
		snprintf(note, sizeof(note), "%s is not there", path);
		unit_skip(1, note);
		return;
	}
	read_cases(text);
	tcase_add_test(tc, the_cases_were_read);
	tcase_add_loop_test(tc, suite_case, 0, n_cases);
}
