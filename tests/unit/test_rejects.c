/*
 * stream/input.h with --rejects: of files damaged at random, the rows used and the
 * rows set aside are together the rows that were there, each once, byte for byte
 * and under its line.
 */
#include "unit.h"

#include <errno.h>
#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tool/files.h"
#include "stream/input.h"

#include "base/banned.h"

struct sale {
	int32_t date;
	struct str sku;
	struct dec quantity;
};

static const struct csv_col cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true, .offset = offsetof(struct sale, date) },
	{ .name = "sku", .type = COL_TEXT, .required = true, .offset = offsetof(struct sale, sku) },
	{ .name = "quantity", .type = COL_DEC, .required = true, COL_NOT_NEGATIVE,
	  .offset = offsetof(struct sale, quantity) },
};

#define HEADER "note,date,sku,quantity"

enum { ROWS_MAX = 20000 };

/* What a file holds, or what was made of it. */
struct ledger {
	struct {
		uint64_t line;
		size_t at, n; /* in text */
		bool bad;
	} row[ROWS_MAX];
	size_t n;
	struct bytes text;
};

static void note(struct ledger *l, uint64_t line, struct str raw, bool bad)
{
	require(l->n < ROWS_MAX, "too many rows");
	l->row[l->n].line = line;
	l->row[l->n].at = l->text.n;
	l->row[l->n].n = raw.n;
	l->row[l->n++].bad = bad;
	bytes_add(&l->text, raw.p, raw.n);
}

struct kind {
	const char *text; /* its line ends stand for those of the file */
	bool bad, skipped;
};

static const struct kind kinds[] = {
	{ "x,2026-01-01,A,1", false, false },
	{ ",2026-01-02,B,2.5", false, false },
	{ "\"a, \"\"b\"\"\",2026-01-03,\"C\",\"3\"", false, false },
	{ "\"two\nlines\n\",2026-01-04,A,4", false, false },
	{ "#glp1-end,2026-01-05,A,4", false, false },
	{ "x,2026-01-32,A,1", true, false },
	{ "x,03/04/2026,A,1", true, false },
	{ "\"say \"\"no\"\"\",2026-01-01,A,ten", true, false },
	{ "\"\n\n\",2026-01-01,,1", true, false },
	{ "x,2026-01-01,A,-1", true, false },
	{ "\"x\",2026-01-01,A,13", true, false }, /* seen by the tool, not by the binding */
	{ "x", true, false },
	{ "x,2026-01-01,A", true, false },
	{ "x,2026-01-01,A,1,", true, false },
	{ "\"a\n\",\"b\n\"", true, false },
	{ ",,,", false, true },
	{ ",", false, true },
	{ "", false, true },
	{ HEADER, false, true },
};

/* One line, or record, at the end of to; the line number of the next. */
static uint64_t add_record(struct bytes *to, const char *text, const char *end, uint64_t line)
{
	for (; *text; text++) {
		if (*text == '\n')
			bytes_text(to, end);
		else
			bytes_add(to, text, 1);
		line += *text == '\n';
	}
	bytes_text(to, end);
	return line + 1;
}

/* A file and what is in it. Damage: of 100 rows, so many are of any kind, the others plain. */
static void make_file(struct rng *r, struct bytes *to, struct ledger *l, size_t rows,
		      uint32_t damage)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	uint32_t manner = rng_below(r, 4); /* all the same, or any */
	uint64_t line = add_record(to, HEADER, ends[manner % 3], 1);
	while (l->n < rows) {
		const struct kind *k = &kinds[0];
		const char *end = ends[manner < 3 ? manner : rng_below(r, 3)];
		if (rng_below(r, 100) < damage)
			k = &kinds[rng_below(r, COUNT(kinds))];
		if (!*k->text)
			end = "\r\n"; /* a lone LF would end the CR before it */
		size_t at = to->n;
		uint64_t begins = line;
		line = add_record(to, k->text, end, line);
		if (l->n + 1 == rows && !k->skipped && rng_below(r, 2))
			to->n -= strlen(end); /* a regular file may end so */
		if (!k->skipped)
			note(l, begins, (struct str){ to->p + at, to->n - at }, k->bad);
	}
}

/* Behind one quoted field. */
static size_t skip_quoted(struct str s, size_t at)
{
	require(s.p[at] == '"', "no quote at %zu", at);
	for (at++; s.p[at] != '"' || s.p[at + 1] == '"'; at++)
		at += s.p[at] == '"';
	return at + 1;
}

/* The rejects: the rows of the file as they stand behind file, line and reason. */
static void read_rejects(struct ledger *l, int fd, const char *name)
{
	struct csv_reader reader;
	struct csv_row row;
	char file[64];
	int n = snprintf(file, sizeof(file), "\"%s\",", name);
	csv_reader_init(&reader, fd, &(struct csv_options){ 0 });
	require(csv_reader_next(&reader, &row) == CSV_ROW, "no header");
	assert_text(csv_field(&row, 2), "reject_reason");
	assert_text(csv_field(&row, row.n - 1), "quantity");
	while (csv_reader_next(&reader, &row) == CSV_ROW) {
		int64_t line = 0;
		struct str raw = csv_reader_raw(&reader, &row);
		require(memcmp(raw.p, file, (size_t)n) == 0, "another file");
		require(num_whole(csv_field(&row, 1), 1, INT64_MAX, &line) == NUM_OK, "no line");
		require(csv_field(&row, 2).n > 0, "no reason");
		size_t at = skip_quoted(raw, 0) + 1;
		at = (size_t)((char *)memchr(raw.p + at, ',', raw.n - at) - raw.p) + 1;
		at = skip_quoted(raw, at) + 1;
		note(l, (uint64_t)line, (struct str){ raw.p + at, raw.n - at }, true);
	}
	require(reader.fault.class == DIAG_NONE, "rejects: %s", reader.fault.what);
	csv_reader_release(&reader);
}

/* Reads the file as a tool does that sets bad rows aside, and keeps the books. */
static void run(struct ledger *l, const char *name, const char *rejects, uint64_t *rejected)
{
	static const struct feed sales = { FEED_COLS(cols), .row_size = sizeof(struct sale) };
	static const struct feed *const inputs[] = { &sales };
	static const struct tool_spec spec = { .name = "test", .summary = "", TOOL_INPUTS(inputs) };
	char option[64];
	char *argv[] = { "test", "-q", "--no-sandbox", option, (char *)(uintptr_t)name, NULL };
	struct tool t;
	struct input in;
	struct sale sale;
	snprintf(option, sizeof(option), "--rejects=%s", rejects);
	optind = 0; /* getopt begins anew */
	ck_assert_int_eq(tool_start(&t, &spec, NULL, 5, argv), TOOL_GO);
	require(files_open(&t), "files not opened");
	require(input_init(&in, &t, NULL, &sale), "not opened");
	while (input_next(&in)) {
		if (sale.quantity.m == 13) {
			struct diag d;
			diag_set(&d, DIAG_DATA, "an unlucky \"number\"");
			input_row_fault(&in, &d, offsetof(struct sale, quantity));
			continue;
		}
		note(l, in.raw.line, csv_reader_raw(&in.reader, &in.raw), false);
	}
	require(input_finish(&in), "it failed");
	require(in.rows == l->n, "%zu rows used, %llu counted", l->n, (unsigned long long)in.rows);
	*rejected = in.rejects.rows;
	ck_assert_int_eq(tool_finish(&t), *rejected ? 2 : 0);
}

static struct str raw_of(const struct ledger *l, size_t i)
{
	return (struct str){ l->text.p + l->row[i].at, l->row[i].n };
}

/* The two ledgers by line; a last line that had no line end has got one among the rejects. */
static void assert_all_there(const struct ledger *file, const struct ledger *used,
			     const struct ledger *rejects)
{
	size_t u = 0, b = 0;
	for (size_t i = 0; i < file->n; i++) {
		bool bad = file->row[i].bad;
		const struct ledger *from = bad ? rejects : used;
		size_t k = bad ? b++ : u++;
		require(k < from->n, "row %zu is nowhere", i);
		struct str got = raw_of(from, k), want = raw_of(file, i);
		if (bad && i + 1 == file->n && got.n == want.n + 1 && got.p[want.n] == '\n')
			got.n--;
		require(from->row[k].line == file->row[i].line && str_eq(got, want),
			"row %zu of line %llu: %.*s", i, (unsigned long long)file->row[i].line,
			(int)got.n, got.p);
	}
	require(u == used->n && b == rejects->n, "rows that were not there");
}

static void try_one(struct rng *r, size_t rows, uint32_t damage)
{
	static struct ledger file, used, rejects;
	struct bytes in = { 0 };
	char name[32], to[32];
	uint64_t rejected;
	file.n = used.n = rejects.n = 0;
	make_file(r, &in, &file, rows, damage);
	int fd = file_of(bytes_str(&in)), bad = file_of(STR(""));
	snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	snprintf(to, sizeof(to), "/dev/fd/%d", bad);
	run(&used, name, to, &rejected);
	lseek(bad, 0, SEEK_SET);
	read_rejects(&rejects, bad, name);
	require(rejected == rejects.n && used.n + rejects.n == file.n, "rows lost");
	assert_all_there(&file, &used, &rejects);
	close(fd);
	close(bad);
	bytes_release(&in);
	bytes_release(&file.text);
	bytes_release(&used.text);
	bytes_release(&rejects.text);
}

START_TEST(used_and_rejected_are_all_rows)
{
	struct rng r = { unit_seed() + (uint64_t)_i };
	for (size_t round = unit_rounds(100); round > 0; round--)
		try_one(&r, 1 + rng_below(&r, 60), 1 + rng_below(&r, 100));
}
END_TEST

/* Longer than the buffers, with quoted and plain stretches. */
START_TEST(so_they_are_in_long_files)
{
	struct rng r = { unit_seed() + 1000 + (uint64_t)_i };
	try_one(&r, ROWS_MAX, _i % 2 ? 100 : 1);
}
END_TEST

void unit_rejects(TCase *tc)
{
	tcase_add_loop_test(tc, used_and_rejected_are_all_rows, 0, 4);
	tcase_add_loop_test(tc, so_they_are_in_long_files, 0, 6);
}
