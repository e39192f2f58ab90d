/* csv/source.h: a regular file that loses bytes while it is read, and others that only look so. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "base/banned.h"

enum { ROW = 8, ROWS = 100000 }; /* more than a buffer holds */

/* ROWS lines of ROW bytes. */
static int make_file(void)
{
	struct bytes text = { 0 };
	for (int i = 0; i < ROWS; i++)
		bytes_text(&text, "ab,cdef\n");
	int fd = file_of(bytes_str(&text));
	bytes_release(&text);
	return fd;
}

static void cut_short(int fd, int rows)
{
	ck_assert_int_eq(ftruncate(fd, (off_t)rows * ROW), 0);
}

/* How many rows are left to read, and how it ends. */
static int count(struct csv_reader *r, enum csv_result *st)
{
	struct csv_row row;
	int n = 0;
	while ((*st = csv_reader_next(r, &row)) == CSV_ROW)
		n++;
	return n;
}

static void assert_shrunk(struct csv_reader *r, int want_rows)
{
	enum csv_result st;
	char what[DIAG_TEXT];
	snprintf(what, sizeof(what), "the file was cut short while it was read: %d of %d bytes are left",
		 want_rows * ROW, ROWS * ROW);
	ck_assert_int_le(count(r, &st), want_rows);
	ck_assert_int_eq(st, CSV_FAULT);
	ck_assert_str_eq(r->fault.what, what);
	ck_assert_int_eq(r->fault.class, DIAG_SYSTEM);
	csv_reader_release(r);
}

/* On the border of two rows, at the first of all, and in the one that follows the block at hand. */
START_TEST(a_file_that_shrinks_is_a_fault)
{
	static const int left[] = { ROWS - 1, 40000, 1, 0 };
	for (size_t i = 0; i < COUNT(left); i++) {
		struct csv_reader r;
		struct csv_row row;
		struct csv_options opts = { 0 };
		int fd = make_file();
		set_way(&opts, (enum way)_i);
		csv_reader_init(&r, fd, &opts);
		if (left[i] * ROW > CSV_SOURCE_SIZE)
			ck_assert_int_eq(csv_reader_next(&r, &row), CSV_ROW);
		cut_short(fd, left[i]);
		assert_shrunk(&r, left[i]);
		close(fd);
	}
}
END_TEST

START_TEST(it_may_have_shrunk_before_its_turn)
{
	struct csv_reader r;
	int fd = make_file();
	cut_short(fd, _i);
	csv_reader_init(&r, fd, &(struct csv_options){ .size = ROWS * ROW });
	assert_shrunk(&r, _i);
	close(fd);
}
END_TEST

/* A part knows the size that the whole began with. */
START_TEST(so_may_a_part_of_it)
{
	static const struct {
		int from, left;
		uint64_t rows;
	} parts[] = { { 50000, 60000, 50000 }, { 50000, 60000, 20000 }, { 50000, 50000, UINT64_MAX },
		      { 50000, 99999, UINT64_MAX } };
	struct csv_reader whole, part;
	struct csv_row row;
	int fd = make_file();
	uint64_t rows = parts[_i].rows;
	csv_reader_init(&whole, fd, &(struct csv_options){ 0 });
	ck_assert_int_eq(csv_reader_next(&whole, &row), CSV_ROW);
	cut_short(fd, parts[_i].left);
	ck_assert(csv_reader_init_part(&part, &whole, (int64_t)parts[_i].from * ROW,
				       rows < UINT64_MAX ? rows * ROW : rows));
	assert_shrunk(&part, parts[_i].left);
	csv_reader_release(&whole);
	close(fd);
}
END_TEST

static void assert_whole(int fd, int64_t size, int want_rows)
{
	struct csv_reader r;
	enum csv_result st;
	csv_reader_init(&r, fd, &(struct csv_options){ .size = size });
	ck_assert_int_eq(count(&r, &st), want_rows);
	ck_assert_int_eq(st, CSV_END);
	csv_reader_release(&r);
}

START_TEST(these_are_whole)
{
	int fd = make_file();
	assert_whole(fd, ROWS * ROW, ROWS);
	assert_whole(fd, 0, 0); /* read again: it stands at its end */
	lseek(fd, 10 * ROW, SEEK_SET); /* as behind head(1) */
	assert_whole(fd, ROWS * ROW, ROWS - 10);
	lseek(fd, 0, SEEK_END);
	ck_assert_int_eq(write(fd, "gh,ijkl\n", ROW), ROW);
	lseek(fd, 0, SEEK_SET);
	assert_whole(fd, ROWS * ROW, ROWS + 1); /* it has grown before its turn */
	close(fd);
	fd = pipe_of(STR("a,b\n"));
	assert_whole(fd, 0, 1);
	close(fd);
}
END_TEST

START_TEST(a_file_may_grow_while_it_is_read)
{
	struct csv_reader r;
	struct csv_row row;
	enum csv_result st;
	int fd = make_file();
	csv_reader_init(&r, fd, &(struct csv_options){ 0 });
	ck_assert_int_eq(csv_reader_next(&r, &row), CSV_ROW);
	ck_assert_int_eq(pwrite(fd, "gh,ijkl\n", ROW, ROWS * ROW), ROW);
	ck_assert_int_eq(count(&r, &st), ROWS);
	ck_assert_int_eq(st, CSV_END);
	csv_reader_release(&r);
	close(fd);
}
END_TEST

void unit_shrunk(TCase *tc)
{
	tcase_add_loop_test(tc, a_file_that_shrinks_is_a_fault, 0, WAYS);
	tcase_add_loop_test(tc, it_may_have_shrunk_before_its_turn, 0, 3);
	tcase_add_loop_test(tc, so_may_a_part_of_it, 0, 4);
	tcase_add_test(tc, these_are_whole);
	tcase_add_test(tc, a_file_may_grow_while_it_is_read);
}
