/*
 * csv/reader.h: a pause behind any byte of a file, and a reader of its own for what comes
 * then: together they say what one reader says, or no pause is made.
 */
#include "unit.h"

#include <unistd.h>

#include "base/banned.h"

static const char *const inputs[] = {
	"a,b\n1,2\n3,4\n5,6\n",
	"a,b\r\n1,2\r\n3,4\r\n5,6",
	"a,b\n\"1\",\"2\"\n\"3\",\"4\"\n\"5\",\"6\"\n",
	"a,b\n1,\"2\n3,4\n5,6\"\n7,8\n\"9\n\",\"\n10\"\n",
	"a,b\r\n1,\"2\r\n3,4\r\n5,6\"\r\n7,8\r\n",
	"a,b\n\n\n1,2\n\n3,4\n\n",
	"a,b\n1\n2,3,4\n\n5,6\n",
	"a,b\n\"x\"\"y\n\"\"z\",1\n2,3\n",
	"a,b\r1,2\r3,4\n5,6\r\n7,8\n",
	"a,b\n1,2\n3,\"4\n5,6\n7,8\n",
	"a,b\n1,2\n3,x\"y\n5,6\n",
	"a,b\n1,2\n\"3\"x,4\n5,6\n",
	"a\n1\n\n2\n\"3\"\n4\n",
};

static const size_t sizes[] = { 1, 3, 64, 0 };

/* What one reader says of the rest, added to what was said before; lines are counted on from line. */
static enum csv_result read_rest(struct csv_reader *r, struct outcome *o, uint64_t line)
{
	struct csv_row row;
	enum csv_result st;
	while ((st = csv_reader_next(r, &row)) == CSV_ROW) {
		for (uint32_t i = 0; i < row.n; i++)
			cells_field(&o->cells, csv_field(&row, i));
		cells_end(&o->cells);
		row.line += line;
		bytes_add(&o->lines, &row.line, sizeof(row.line));
	}
	if (st == CSV_FAULT)
		o->fault = r->fault;
	return st;
}

/* The rest by a reader of its own; then the first one is at the end, too, if nothing was wrong. */
static void read_part(struct csv_reader *whole, struct outcome *o)
{
	struct csv_reader part;
	uint64_t line = whole->line - 1;
	require(csv_reader_init_part(&part, whole, (int64_t)whole->src.bytes, UINT64_MAX), "no memory");
	enum csv_result st = read_rest(&part, o, line);
	if (st == CSV_FAULT) {
		o->fault.line += line;
	} else {
		require(csv_reader_jump(whole, part.src.bytes, part.line - 1), "no jump");
		whole->src.limit = UINT64_MAX;
		require(read_rest(whole, o, 0) == CSV_END, "something behind the end");
		require(whole->line == part.line + line, "%d lines", (int)whole->line);
	}
	csv_reader_release(&part);
}

/* Whether there was a pause behind cut bytes; the outcome of both sides of it, or of all in one. */
static bool read_cut(struct outcome *o, int fd, const struct csv_options *opts, uint64_t cut,
		     bool by_part)
{
	struct csv_reader r;
	*o = (struct outcome){ 0 };
	require(lseek(fd, 0, SEEK_SET) == 0 && csv_reader_init(&r, fd, opts), "no memory");
	r.src.limit = cut;
	enum csv_result st = read_rest(&r, o, 0);
	bool pause = st == CSV_END && csv_reader_paused(&r);
	if (pause && by_part) {
		read_part(&r, o);
	} else if (pause) {
		r.src.limit = UINT64_MAX;
		read_rest(&r, o, 0);
	}
	csv_reader_release(&r);
	return pause;
}

/* The words of a fault may name lines, and those of a part count from its own start. */
static const char *difference(const struct outcome *want, const struct outcome *got, bool by_part)
{
	struct outcome w = *want;
	if (by_part) {
		w.fault = got->fault;
		w.fault.class = want->fault.class;
		w.fault.line = want->fault.line;
		w.fault.column = want->fault.column;
	}
	return outcome_difference(&w, got);
}

START_TEST(both_sides_of_a_pause_are_the_whole)
{
	struct csv_options opts = { 0 };
	struct bytes text = { 0 };
	behind_a_line(str_from(inputs[_i / WAYS]), &text, &opts);
	set_way(&opts, (enum way)(_i % WAYS));
	int fd = file_of(bytes_str(&text));
	size_t first = text.n - strlen(inputs[_i / WAYS]), pauses = 0;
	struct outcome want;
	outcome_of_fd(&want, fd, &opts);
	for (size_t cut = first + 3; cut <= text.n; cut++)
		for (size_t i = 0; i < COUNT(sizes) * 2; i++) {
			struct outcome got;
			opts.read_size = sizes[i / 2];
			bool pause = read_cut(&got, fd, &opts, cut, i % 2);
			pauses += pause;
			require(!pause || text.p[cut - 1] == '\n' || text.p[cut - 1] == '\r' ||
				text.n == cut, "a pause inside a record");
			const char *what = difference(&want, &got, pause && i % 2);
			require(!what, "%s differ: cut %zu, read size %zu", what, cut - first,
				opts.read_size);
			outcome_release(&got);
		}
	require(pauses > 0, "no pause at all");
	outcome_release(&want);
	bytes_release(&text);
	close(fd);
}
END_TEST

void unit_parts(TCase *tc)
{
	tcase_add_loop_test(tc, both_sides_of_a_pause_are_the_whole, 0, COUNT(inputs) * WAYS);
}
