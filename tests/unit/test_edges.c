/*
 * csv/reader.h around the borders of its buffer (256 KiB), from slow writers, and
 * the bytes it gives back of each row.
 */
#define _GNU_SOURCE /* O_NONBLOCK pipes */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/banned.h"

enum { BUFFER = 256 * 1024 };

/* All ways, all that fits at a read and a size that divides no buffer: the same outcome. */
static void same_in_all_ways(const struct bytes *b, struct outcome *first)
{
	static const size_t sizes[] = { 0, 999 };
	struct csv_options opts = { .no_lane = true };
	outcome_of(first, bytes_str(b), &opts);
	for (size_t i = 0; i < COUNT(sizes) * WAYS; i += UNIT_STEP) {
		struct outcome o;
		opts.read_size = sizes[i / WAYS];
		set_way(&opts, (enum way)(i % WAYS));
		outcome_of(&o, bytes_str(b), &opts);
		const char *what = outcome_difference(first, &o);
		require(!what, "%s differ: way %zu, read size %zu, \"%s\" and \"%s\"", what,
			      i % WAYS, opts.read_size, first->fault.what, o.fault.what);
		outcome_release(&o);
	}
}

/* Pieces that must survive the end of the buffer falling on each of their bytes. */
static const char *const pieces[] = {
	"a,b\r\n", "\"a\",\"b\"\r\n", "\"a\nb\",c\n", "\"a\r\nb\",c\r\n", "a\rb\r", "\r\n\r\n", "\n\n",
	"\"\"\"\",x\n", "\xc3\xa9,\xf0\x9f\x98\x8e\n",
};

START_TEST(pieces_over_the_end_of_the_buffer)
{
	size_t n = strlen(pieces[_i]);
	for (size_t k = 0; k <= n; k++) {
		struct bytes b = { 0 };
		struct outcome o;
		bytes_fill(&b, 'x', BUFFER - k - 1); /* one line that fills the buffer */
		bytes_text(&b, "\n");
		bytes_text(&b, pieces[_i]);
		bytes_text(&b, "last\n");
		same_in_all_ways(&b, &o);
		ck_assert_int_eq(o.fault.class, DIAG_NONE);
		ck_assert_uint_gt(o.rows, 1);
		outcome_release(&o);
		bytes_release(&b);
	}
}
END_TEST

START_TEST(pieces_behind_short_lines)
{
	size_t n = strlen(pieces[_i]);
	for (size_t k = 0; k <= n; k++) {
		struct bytes b = { 0 };
		struct outcome o;
		while (b.n < BUFFER - k - 40)
			bytes_text(&b, "2026-01-01,SEMA-0.25,4,north\n");
		bytes_fill(&b, 'y', BUFFER - k - 1 - b.n);
		bytes_text(&b, "\n");
		bytes_text(&b, pieces[_i]);
		bytes_text(&b, "last\n");
		same_in_all_ways(&b, &o);
		ck_assert_int_eq(o.fault.class, DIAG_NONE);
		ck_assert_uint_gt(o.rows, 9000);
		outcome_release(&o);
		bytes_release(&b);
	}
}
END_TEST

START_TEST(lines_longer_than_the_buffer)
{
	static const size_t lengths[] = { BUFFER - 2, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER + 5 };
	for (size_t i = 0; i < COUNT(lengths) * 2; i++) {
		struct bytes b = { 0 };
		struct outcome o;
		bool quoted = i % 2;
		bytes_text(&b, quoted ? "h,i\n\"" : "h,i\n");
		bytes_fill(&b, 'x', lengths[i / 2]);
		bytes_text(&b, quoted ? "\",1\nt,u\n" : ",1\nt,u\n");
		same_in_all_ways(&b, &o);
		ck_assert_uint_eq(o.rows, 3);
		uint32_t n;
		memcpy(&n, o.cells.p + 14, sizeof(n)); /* behind h, i and the row's mark */
		ck_assert_uint_eq(n, lengths[i / 2]);
		outcome_release(&o);
		bytes_release(&b);
	}
}
END_TEST

START_TEST(a_fault_behind_many_rows)
{
	struct bytes b = { 0 };
	struct outcome o;
	for (int i = 0; i < 50000; i++)
		bytes_text(&b, "a,\"b\",c\n");
	bytes_text(&b, "a,b\"c\nd,e,f\n");
	same_in_all_ways(&b, &o);
	ck_assert_uint_eq(o.rows, 50000);
	ck_assert_uint_eq(o.fault.line, 50001);
	ck_assert_uint_eq(o.fault.column, 2);
	outcome_release(&o);
	bytes_release(&b);
}
END_TEST

/* A writer in its own process that sends in by k bytes, pausing now and then. */
static pid_t slow_writer(struct str in, size_t k, int fds[2])
{
	ck_assert_int_eq(pipe2(fds, O_CLOEXEC), 0);
	pid_t pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid == 0) {
		while (in.n) {
			size_t n = in.n < k ? in.n : k;
			if (write(fds[1], in.p, n) != (ssize_t)n)
				_exit(1);
			in = (struct str){ in.p + n, in.n - n };
			if (in.n % 16 == 0)
				usleep(500);
		}
		_exit(0);
	}
	close(fds[1]);
	return pid;
}

static void read_slowly(struct str in, int flags, const char *want)
{
	int fds[2], status;
	struct outcome o;
	struct bytes shown = { 0 };
	pid_t pid = slow_writer(in, 3, fds);
	ck_assert_int_eq(fcntl(fds[0], F_SETFL, flags), 0);
	outcome_of_fd(&o, fds[0], &(struct csv_options){ 0 });
	outcome_show(&o, &shown);
	assert_text(bytes_str(&shown), want);
	while (waitpid(pid, &status, 0) < 0)
		ck_assert_int_eq(errno, EINTR);
	close(fds[0]);
	bytes_release(&shown);
	outcome_release(&o);
}

START_TEST(a_slow_pipe_is_read_to_its_end)
{
	const struct str in = STR("date,sku\r\n2026-01-01,\"a\nb\"\r\n\n2026-01-02,c\n");
	read_slowly(in, 0, "1[date|sku]2[2026-01-01|a\\nb]5[2026-01-02|c]");
	read_slowly(in, O_NONBLOCK, "1[date|sku]2[2026-01-01|a\\nb]5[2026-01-02|c]");
}
END_TEST

/* A signal every fifth of a millisecond, whose handler lets no call go on. */
START_TEST(signals_stop_no_input)
{
	const struct str in = STR("date,sku\r\n2026-01-01,\"a\nb\"\r\n\n2026-01-02,c\n");
	interrupt_every(200);
	for (int i = 0; i < 20; i++)
		read_slowly(in, _i ? O_NONBLOCK : 0, "1[date|sku]2[2026-01-01|a\\nb]5[2026-01-02|c]");
	interrupt_every(0);
}
END_TEST

START_TEST(a_fault_stays)
{
	struct csv_reader r;
	struct csv_row row;
	int fd = file_of(STR("a,b\n1,\"2"));
	csv_reader_init(&r, fd, &(struct csv_options){ 0 });
	ck_assert_int_eq(csv_reader_next(&r, &row), CSV_ROW);
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(csv_reader_next(&r, &row), CSV_FAULT);
	csv_reader_release(&r);
	close(fd);
}
END_TEST

START_TEST(bytes_read_are_counted)
{
	struct csv_reader r;
	struct csv_row row;
	int fd = file_of(STR("\xef\xbb\xbf" "a,b\n\n1,2"));
	csv_reader_init(&r, fd, &(struct csv_options){ .read_size = 2 });
	while (csv_reader_next(&r, &row) == CSV_ROW)
		;
	ck_assert_uint_eq(r.src.bytes, 11);
	csv_reader_release(&r);
	close(fd);
}
END_TEST

/* The raw bytes of all rows, with something between them. */
static void join_raw(const struct outcome *o, const char *between, struct bytes *to)
{
	for (size_t at = 0; at < o->raw.n;) {
		uint32_t n;
		memcpy(&n, o->raw.p + at, sizeof(n));
		if (at)
			bytes_text(to, between);
		bytes_add(to, o->raw.p + at + sizeof(n), n);
		at += sizeof(n) + n;
	}
}

/* reader.h: the bytes of the row, its line end included, whichever way they went. */
static const struct {
	struct str in;
	const char *raw; /* rows joined by bars */
} raws[] = {
	{ BYTES("a,b\n1,2\n"), "a,b\n|1,2\n" },
	{ BYTES("a,b\n1,2"), "a,b\n|1,2" },
	{ BYTES("\xef\xbb\xbf" "a,b\n\"1\",2\n"), "a,b\n|\"1\",2\n" },
	{ BYTES("a\n\n\nb\n"), "a\n|b\n" },
	{ BYTES("a,b\n\"1\n2\"\"\",3\n4,5\n"), "a,b\n|\"1\n2\"\"\",3\n|4,5\n" },
	{ BYTES("a,b\r1,2\r"), "a,b\r|1,2\r" },
	{ BYTES("a,b\r\n1,2\r\n"), "a,b\r\n|1,2\r\n" },
	{ BYTES("a,b\r\n\r\n\"1\",2\r\n"), "a,b\r\n|\"1\",2\r\n" },
	{ BYTES("a,b\r\n\"1\r\n2\",3\r\n"), "a,b\r\n|\"1\r\n2\",3\r\n" },
};

START_TEST(raw_bytes)
{
	static const size_t sizes[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
	for (size_t i = 0; i < COUNT(sizes) * WAYS; i++) {
		struct csv_options opts = { .read_size = sizes[i / WAYS] };
		struct bytes got = { 0 };
		struct outcome o;
		set_way(&opts, (enum way)(i % WAYS));
		outcome_of(&o, raws[_i].in, &opts);
		join_raw(&o, "|", &got);
		if (!str_eq(bytes_str(&got), str_from(raws[_i].raw)))
			show_hex(bytes_str(&got));
		ck_assert_msg(str_eq(bytes_str(&got), str_from(raws[_i].raw)),
			      "way %zu, read size %zu: got what is above", i % WAYS, opts.read_size);
		bytes_release(&got);
		outcome_release(&o);
	}
}
END_TEST

/* All raw bytes together are the input, wherever the end of the buffer falls. */
START_TEST(raw_bytes_over_the_end_of_the_buffer)
{
	static const char *const ends[] = { "\n", "\r\n", "\r" };
	for (size_t i = 0; i < COUNT(ends) * 6 * 2; i++) {
		struct csv_options opts = { .no_lane = i % 2 };
		struct bytes b = { 0 }, got = { 0 };
		struct outcome o;
		bytes_fill(&b, 'x', BUFFER - 3 + i / 2 % 6);
		for (int k = 0; k < 3; k++) {
			bytes_text(&b, ends[i / 12]);
			bytes_text(&b, "\"a\",b");
		}
		outcome_of(&o, bytes_str(&b), &opts);
		ck_assert_int_eq(o.fault.class, DIAG_NONE);
		join_raw(&o, "", &got);
		require(str_eq(bytes_str(&got), bytes_str(&b)), "line end %zu, %zu bytes before, libcsv %d",
			i / 12, BUFFER - 3 + i / 2 % 6, opts.no_lane);
		outcome_release(&o);
		bytes_release(&b);
		bytes_release(&got);
	}
}
END_TEST

void unit_edges(TCase *tc)
{
	tcase_add_loop_test(tc, pieces_over_the_end_of_the_buffer, 0, COUNT(pieces));
	tcase_add_loop_test(tc, pieces_behind_short_lines, 0, COUNT(pieces));
	tcase_add_test(tc, lines_longer_than_the_buffer);
	tcase_add_test(tc, a_fault_behind_many_rows);
	tcase_add_test(tc, a_slow_pipe_is_read_to_its_end);
	tcase_add_loop_test(tc, signals_stop_no_input, 0, 2);
	tcase_add_test(tc, a_fault_stays);
	tcase_add_test(tc, bytes_read_are_counted);
	tcase_add_loop_test(tc, raw_bytes, 0, COUNT(raws));
	tcase_add_test(tc, raw_bytes_over_the_end_of_the_buffer);
}
