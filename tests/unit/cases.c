/* The case files, by the reader that the tools use. */
#include "cases.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/banned.h"

START_TEST(the_case_file_can_be_read)
{
	ck_abort_msg("a file of cases is not CSV, or empty");
}
END_TEST

static void add_cell(struct case_file *f, struct str s)
{
	if (f->size % 256 == 0)
		f->cell = realloc(f->cell, (f->size + 256) * sizeof(*f->cell));
	char *copy = malloc(s.n + 1);
	if (!f->cell || !copy)
		abort();
	memcpy(copy, s.p, s.n);
	copy[s.n] = '\0';
	f->cell[f->size++] = copy;
}

static bool load(struct case_file *f, int fd)
{
	struct csv_reader r;
	struct csv_row row;
	enum csv_result result = CSV_FAULT;
	size_t records = 0;
	csv_reader_init(&r, fd, &(struct csv_options){ 0 });
	while ((result = csv_reader_next(&r, &row)) == CSV_ROW) {
		if (!f->columns)
			f->columns = row.n;
		if (row.n != f->columns)
			break;
		for (uint32_t i = 0; i < row.n; i++)
			add_cell(f, csv_field(&row, i));
		records++;
	}
	csv_reader_release(&r);
	f->rows = records ? records - 1 : 0;
	return result == CSV_END && f->rows > 0;
}

void cases_add(TCase *tc, struct case_file *f, const char *name, const TTest *row_test)
{
	char path[512], note[600];
	snprintf(note, sizeof(note), strchr(name, '/') ? "cases/%s" : "cases/inventory/%s", name);
	shared_path(note, path, sizeof(path));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	*f = (struct case_file){ .name = name };
	if (fd < 0) {
		snprintf(note, sizeof(note), "%s is not there", path);
		unit_skip(1, note);
		return;
	}
	if (!load(f, fd))
		tcase_add_test(tc, the_case_file_can_be_read);
	else if (row_test)
		tcase_add_loop_test(tc, row_test, 0, (int)f->rows);
	close(fd);
}

/* The cell, or NULL if there is no such column. */
static const char *find(const struct case_file *f, int row, const char *column)
{
	for (size_t i = 0; i < f->columns; i++)
		if (strcmp(f->cell[i], column) == 0)
			return f->cell[((size_t)row + 1) * f->columns + i];
	return NULL;
}

const char *case_text(const struct case_file *f, int row, const char *column)
{
	const char *text = find(f, row, column);
	require(text != NULL, "%s has no column %s", f->name, column);
	return text;
}

bool case_is(const struct case_file *f, int row, const char *column, const char *text)
{
	return strcmp(case_text(f, row, column), text) == 0;
}

static double number(const char *text)
{
	char *end;
	double x = strtod(text, &end);
	require(*end == '\0', "\"%s\" is not a number", text);
	return end == text ? NAN : x;
}

double case_number(const struct case_file *f, int row, const char *column)
{
	return number(case_text(f, row, column));
}

double case_number_or_0(const struct case_file *f, int row, const char *column)
{
	double x = case_number(f, row, column);
	return isnan(x) ? 0 : x;
}

size_t numbers_of(const char *text, double *out, size_t max)
{
	size_t n = 0;
	while (*text) {
		char *end;
		require(n < max, "more than %zu numbers", max);
		out[n++] = strtod(text, &end);
		require(end > text && (*end == ' ' || *end == '\0'), "\"%s\" are not numbers", text);
		text = *end ? end + 1 : end;
	}
	return n;
}

void assert_near(double got, double want, double tolerance, const char *what)
{
	require(fabs(got - want) <= tolerance, "%s: got %.17g, want %.17g within %g", what,
		      got, want, tolerance);
}

void assert_case(const struct case_file *f, int row, const char *column, double got)
{
	char again[64], what[128];
	double want = case_number(f, row, column), decimals = case_number(f, row, "decimals");
	double tolerance = isnan(decimals) ? 0 : 0.5 * pow(10, -decimals);
	if (isnan(want))
		return;
	snprintf(again, sizeof(again), "%s_recomputed", column);
	snprintf(what, sizeof(what), "%s, %s", case_text(f, row, "case_id"), column);
	const char *text = find(f, row, again);
	if (text && *text && !(fabs(got - want) <= tolerance))
		want = number(text);
	assert_near(got, want, tolerance, what);
}
