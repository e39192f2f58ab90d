/*
 * csv/reader.h: a pause behind any byte of a file, and a reader of its own for what comes
 * then: together they say what one reader says, or no pause is made. stream/parts.h: how far all are.
 */
#include "trial.h"

#include <unistd.h>

#include "stream/input.h"

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
	"a,b\n1,2\n%PDF,4\n5,6\n", /* what no file may begin with */
	"a\n1\n\n2\n\"3\"\n4\n",
};

static const size_t sizes[] = { 1, 3, 64, 0 };

START_TEST(both_sides_of_a_pause_are_the_whole)
{
	struct str in = str_from(inputs[_i / WAYS]);
	struct trial t = { .delim = ',', .behind = true };
	size_t pauses = 0;
	for (size_t cut = 3; cut <= in.n; cut++)
		for (size_t i = 0; i < COUNT(sizes); i++) {
			bool pause;
			t.sizes[_i % WAYS] = sizes[i];
			const char *what = trial_cut(in, &t, (enum way)(_i % WAYS), cut, &pause);
			require(!what, "%s differ: cut %zu, read size %zu", what, cut, sizes[i]);
			pauses += pause;
		}
	require(pauses > 0, "no pause at all");
}
END_TEST

START_TEST(a_part_ends_as_a_file_does)
{
	struct str in = str_from(inputs[_i / WAYS]);
	struct trial t = { .delim = ',' };
	for (size_t cut = 3; cut <= in.n; cut++)
		for (size_t i = 0; i < COUNT(sizes); i++) {
			t.sizes[_i % WAYS] = sizes[i];
			const char *what = trial_start(in, &t, (enum way)(_i % WAYS), cut);
			require(!what, "%s differ: cut %zu, read size %zu", what, cut, sizes[i]);
		}
}
END_TEST

/* What is added to a file after a part of it was read to its end is not read. */
START_TEST(the_end_that_a_part_saw_is_the_end)
{
	struct csv_reader r;
	struct csv_row row;
	struct csv_options opts = { 0 };
	struct bytes text = { 0 };
	behind_a_line(STR("a,b\n1,2\n3,4"), &text, &opts);
	int fd = file_of(bytes_str(&text));
	csv_reader_init(&r, fd, &opts);
	r.src.limit = text.n - 3;
	while (csv_reader_next(&r, &row) == CSV_ROW)
		;
	ck_assert(csv_reader_paused(&r) && csv_reader_between(&r));
	ck_assert(csv_reader_jump(&r, 3, 1, true));
	ck_assert(pwrite(fd, "5\n", 2, (off_t)text.n) == 2);
	ck_assert_int_eq(csv_reader_next(&r, &row), CSV_END);
	ck_assert(!csv_reader_paused(&r));
	csv_reader_release(&r);
	bytes_release(&text);
	close(fd);
}
END_TEST

static bool no_memory(struct input *part, const struct input *whole)
{
	return part == whole;
}

/* Three parts of 1.2 MB each. */
START_TEST(the_others_are_about_as_far)
{
	enum { SIZE = 3600000 };
	static const struct parts_job job = { .begin = no_memory };
	struct input in = { .parts = { .job = &job, .threads = 3 } };
	struct bytes text = { 0 };
	bytes_fill(&text, '\n', SIZE);
	in.fd = file_of(bytes_str(&text));
	csv_reader_init(&in.reader, in.fd, &(struct csv_options){ 0 });
	in.reader.src.bytes = 10;
	ck_assert_uint_eq(parts_bytes(&in), 10);
	parts_start(&in);
	ck_assert_uint_eq(parts_bytes(&in), 30);
	in.reader.src.bytes = SIZE / 3 + 1; /* the first part was read, and the second is again */
	ck_assert_uint_eq(parts_bytes(&in), SIZE);
	parts_release(&in);
	ck_assert_uint_eq(parts_bytes(&in), SIZE / 3 + 1);
	csv_reader_release(&in.reader);
	bytes_release(&text);
	close(in.fd);
}
END_TEST

void unit_parts(TCase *tc)
{
	tcase_add_loop_test(tc, both_sides_of_a_pause_are_the_whole, 0, COUNT(inputs) * WAYS);
	tcase_add_loop_test(tc, a_part_ends_as_a_file_does, 0, COUNT(inputs) * WAYS);
	tcase_add_test(tc, the_end_that_a_part_saw_is_the_end);
	tcase_add_test(tc, the_others_are_about_as_far);
}
