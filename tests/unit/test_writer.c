/* csv/writer.h: every byte goes out or the failure is told; what is written reads back. */
#define _GNU_SOURCE /* pipe2 */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "csv/writer.h"

#include "base/banned.h"

static const struct csv_out_col cols[] = {
	{ .name = "sku", .type = OUT_TEXT },
	{ .name = "day", .type = OUT_DATE },
	{ .name = "units", .type = OUT_DEC, .decimals = 2 },
};

static void start_csv(struct csv_writer *w, int fd)
{
	struct diag d;
	ck_assert(open_writer(w, fd, FORMAT_CSV, cols, COUNT(cols), NULL, 0, &d));
	csv_writer_start(w);
}

static void put_row(struct csv_writer *w, const char *sku, int32_t day, int64_t units)
{
	csv_put_text(w, str_from(sku));
	csv_put_date(w, day);
	csv_put_dec(w, (struct dec){ units, 0, true });
	csv_end_row(w);
}

/* Writes rows until a failure would have to show; finish must tell it. */
static void assert_fails(int fd, size_t rows, enum csv_format format, int err)
{
	struct csv_writer w;
	struct diag d, none;
	ck_assert(open_writer(&w, fd, format, cols, COUNT(cols), NULL, 0, &none));
	csv_writer_start(&w);
	for (size_t i = 0; i < rows; i++)
		put_row(&w, "SEMA-0.25", 20000, 5);
	ck_assert(!csv_writer_finish(&w, &d));
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
	ck_assert_int_eq(w.error, err);
	ck_assert_msg(strstr(d.what, "write error: ") == d.what, "%s", d.what);
	ck_assert_str_eq(d.what + 13, strerror(err));
	csv_writer_release(&w);
}

static const size_t row_counts[] = { 0, 1, 100000 };

START_TEST(a_full_disk_shows)
{
	for (enum csv_format f = FORMAT_CSV; f <= FORMAT_TABLE; f++) {
		int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);
		ck_assert_int_ge(fd, 0);
		assert_fails(fd, row_counts[_i], f, ENOSPC);
		close(fd);
	}
}
END_TEST

START_TEST(a_closed_descriptor_shows)
{
	for (enum csv_format f = FORMAT_CSV; f <= FORMAT_TABLE; f++)
		assert_fails(-1, row_counts[_i], f, EBADF);
}
END_TEST

START_TEST(a_descriptor_for_reading_shows)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	assert_fails(fd, 1, FORMAT_CSV, EBADF);
	close(fd);
}
END_TEST

START_TEST(a_reader_that_left_shows)
{
	int fds[2];
	ck_assert(signal(SIGPIPE, SIG_IGN) != SIG_ERR);
	ck_assert_int_eq(pipe2(fds, O_CLOEXEC), 0);
	close(fds[0]);
	assert_fails(fds[1], 100000, FORMAT_CSV, EPIPE);
	close(fds[1]);
}
END_TEST

START_TEST(a_failed_writer_stays_failed)
{
	struct csv_writer w;
	struct diag d;
	int fd = file_of(STR(""));
	struct bytes got = { 0 };
	start_csv(&w, -1);
	ck_assert(!csv_writer_finish(&w, &d));
	w.fd = fd; /* what comes later must not be written: the file would have a hole */
	put_row(&w, "a", 0, 1);
	csv_put_text(&w, STR("b"));
	ck_assert_uint_eq(w.n_cell, 0);
	ck_assert(!csv_writer_finish(&w, &d));
	read_all(fd, &got);
	ck_assert_uint_eq(got.n, 0);
	csv_writer_release(&w);
	close(fd);
	bytes_release(&got);
}
END_TEST

/* A child that takes what arrives a little at a time; its exit status says whether it was that. */
static pid_t slow_reader(int fds[2], const char *header, const char *row, size_t rows)
{
	pid_t pid = fork();
	ck_assert_int_ge(pid, 0);
	if (pid != 0)
		return pid;
	char block[3000];
	size_t sum = 0, turns = 0, head = strlen(header), len = strlen(row);
	bool same = true;
	close(fds[1]);
	for (ssize_t n; (n = read(fds[0], block, sizeof(block))) > 0;) {
		for (ssize_t i = 0; i < n; i++, sum++)
			same &= block[i] == (sum < head ? header[sum] : row[(sum - head) % len]);
		if (turns++ % 50 == 0)
			usleep(turns == 1 ? 20000 : 200); /* so that the pipe is full at first */
	}
	_exit(same && sum == head + rows * len ? 0 : 1);
}

static void write_to_slow_reader(bool nonblocking)
{
	enum { ROWS = 100000 };
	int fds[2], status;
	struct csv_writer w;
	struct diag d;
	ck_assert_int_eq(pipe2(fds, O_CLOEXEC), 0);
	if (nonblocking)
		ck_assert_int_eq(fcntl(fds[1], F_SETFL, O_NONBLOCK), 0);
	pid_t pid = slow_reader(fds, "sku,day,units\n", "SEMA-0.25,2024-10-04,5\n", ROWS);
	close(fds[0]);
	start_csv(&w, fds[1]);
	for (int i = 0; i < ROWS; i++)
		put_row(&w, "SEMA-0.25", 20000, 5);
	ck_assert_uint_le(w.text_size, 1024); /* the text of one row */
	ck_assert_msg(csv_writer_finish(&w, &d), "%s", d.what);
	csv_writer_release(&w);
	close(fds[1]);
	while (waitpid(pid, &status, 0) < 0)
		ck_assert_int_eq(errno, EINTR);
	ck_assert_int_eq(status, 0);
}

START_TEST(short_writes_lose_nothing)
{
	write_to_slow_reader(_i);
}
END_TEST

/* A signal every millisecond, whose handler lets no call go on. */
START_TEST(signals_stop_no_output)
{
	interrupt_every(1000);
	write_to_slow_reader(_i);
	interrupt_every(0);
}
END_TEST

/* What fields chooses, as CSV; or the name that is unknown. */
static void assert_fields(const char *fields, uint64_t hidden, const char *want)
{
	struct csv_writer w;
	struct diag d;
	struct bytes got = { 0 };
	int fd = file_of(STR(""));
	if (open_writer(&w, fd, FORMAT_CSV, cols, COUNT(cols), fields, hidden, &d)) {
		csv_writer_start(&w);
		put_row(&w, "a", 0, 7);
		ck_assert(csv_writer_finish(&w, &d));
		ck_assert_uint_eq(w.rows, 1);
		read_all(fd, &got);
	} else {
		bytes_say(&got, "!%s: %s; %s", d.name, d.what, d.hint);
	}
	assert_text(bytes_str(&got), want);
	csv_writer_release(&w);
	bytes_release(&got);
	close(fd);
}

START_TEST(fields_select_and_order)
{
	assert_fields(NULL, 0, "sku,day,units\na,1970-01-01,7\n");
	assert_fields(NULL, 2, "sku,units\na,7\n");
	assert_fields("day", 2, "!--fields: no output column \"day\"; --columns lists them");
	assert_fields("units,sku", 0, "units,sku\n7,a\n");
	assert_fields(" day , units ", 0, "day,units\n1970-01-01,7\n");
	assert_fields("units", 0, "units\n7\n");
	assert_fields("sku,sku", 0, "sku,sku\na,a\n");
	assert_fields("price", 0, "!--fields: no output column \"price\"; --columns lists them");
	assert_fields("sku,", 0, "!--fields: no output column \"\"; --columns lists them");
	assert_fields("SKU", 0, "!--fields: no output column \"SKU\"; --columns lists them");
	/* the first 63 bytes of a name */
	assert_fields("0123456789012345678901234567890123456789012345678901234567890123456789", 0,
		      "!--fields: no output column \"012345678901234567890123456789012345678901234567"
		      "890123456789012\"; --columns lists them");
}
END_TEST

START_TEST(as_many_fields_as_there_is_room_for)
{
	struct bytes fields = { 0 }, want = { 0 };
	for (int i = 0; i < CSV_OUT_MAX; i++)
		bytes_text(&fields, i ? ",sku" : "sku");
	bytes_say(&want, "%.*s\na", (int)fields.n, fields.p);
	for (int i = 1; i < CSV_OUT_MAX; i++)
		bytes_text(&want, ",a");
	bytes_text(&want, "\n");
	bytes_add(&fields, "", 1);
	bytes_add(&want, "", 1);
	assert_fields(fields.p, 0, want.p);
	fields.n--;
	bytes_text(&fields, ",sku");
	bytes_add(&fields, "", 1);
	assert_fields(fields.p, 0, "!--fields: too many columns; --columns lists them");
	bytes_release(&fields);
	bytes_release(&want);
}
END_TEST

START_TEST(as_many_columns_as_there_is_room_for)
{
	static const enum csv_format formats[] = { FORMAT_CSV, FORMAT_TSV, FORMAT_TABLE };
	struct csv_out_col many[CSV_OUT_MAX] = { { .name = "a" } };
	many[CSV_OUT_MAX - 1].name = "a";
	for (size_t i = 1; i + 1 < CSV_OUT_MAX; i++)
		many[i].name = "";
	for (size_t i = 0; i < COUNT(formats); i++) {
		const size_t between = formats[i] == FORMAT_TABLE ? 2 : 1;
		struct csv_writer w;
		struct diag d;
		struct bytes got = { 0 };
		int fd = file_of(STR(""));
		ck_assert(open_writer(&w, fd, formats[i], many, CSV_OUT_MAX, NULL, 0, &d));
		csv_writer_start(&w);
		ck_assert(csv_writer_finish(&w, &d));
		read_all(fd, &got);
		ck_assert_int_eq(got.p[0], 'a');
		got.n -= formats[i] == FORMAT_TABLE ? strlen("0 rows\n") : 0;
		ck_assert_int_eq(memcmp(got.p + got.n - 2, "a\n", 2), 0);
		ck_assert_uint_eq(got.n, 3 + between * (CSV_OUT_MAX - 1));
		csv_writer_release(&w);
		bytes_release(&got);
		close(fd);
	}
}
END_TEST

START_TEST(rows_are_filled_up_and_never_overfull)
{
	struct csv_writer w;
	struct diag d;
	struct bytes got = { 0 };
	int fd = file_of(STR(""));
	start_csv(&w, fd);
	csv_put_text(&w, STR("short"));
	csv_end_row(&w);
	csv_put_text(&w, STR("long"));
	for (int i = 0; i < 9; i++)
		csv_put_dec(&w, (struct dec){ i, 0, true });
	ck_assert_uint_eq(w.n_cell, COUNT(cols));
	csv_end_row(&w);
	csv_end_row(&w);
	ck_assert(csv_writer_finish(&w, &d));
	ck_assert_uint_eq(w.rows, 3);
	read_all(fd, &got);
	assert_text(bytes_str(&got), "sku,day,units\nshort,,\nlong,0,1\n,,\n");
	csv_writer_release(&w);
	close(fd);
	bytes_release(&got);
}
END_TEST

/* Rows of one cell that fill the writer's buffer, leave a byte of room, or are longer. */
START_TEST(cells_as_long_as_the_buffer)
{
	static const struct csv_out_col one[] = { { .name = "a" } };
	for (size_t n = CSV_WRITER_BUFFER - 5; n < 4 * CSV_WRITER_BUFFER; n += n < 65538 ? 1 : 65535) {
		struct bytes cell = { 0 }, got = { 0 };
		struct csv_writer w;
		struct diag d;
		int fd = file_of(STR(""));
		bytes_fill(&cell, 'x', n);
		ck_assert(open_writer(&w, fd, FORMAT_CSV, one, 1, NULL, 0, &d));
		csv_writer_start(&w);
		csv_put_text(&w, bytes_str(&cell));
		csv_end_row(&w);
		ck_assert(csv_writer_finish(&w, &d));
		read_all(fd, &got);
		ck_assert_uint_eq(got.n, n + 3);
		ck_assert_int_eq(memcmp(got.p, "a\n", 2), 0);
		ck_assert_int_eq(memcmp(got.p + 2, cell.p, n), 0);
		ck_assert_int_eq(got.p[n + 2], '\n');
		csv_writer_release(&w);
		close(fd);
		bytes_release(&cell);
		bytes_release(&got);
	}
}
END_TEST

/* Random cells out and in again through the reader, one to four columns. */
static void random_cell(struct rng *r, struct bytes *to)
{
	static const char alphabet[] = ",\"\r\n ab;\t'=\xc3\xa9\xff|";
	to->n = 0;
	for (uint32_t n = rng_below(r, 20) ? rng_below(r, 9) : rng_below(r, 3000); n > 0; n--)
		bytes_add(to, alphabet + rng_below(r, sizeof(alphabet) - 1), 1);
}

START_TEST(random_cells_read_back)
{
	static const struct csv_out_col texts[] = {
		{ .name = "a" }, { .name = "b" }, { .name = "c" }, { .name = "d" },
	};
	struct rng r = { unit_seed() };
	for (size_t i = 0; i < unit_rounds(200); i++) {
		size_t n_cols = 1 + i % COUNT(texts);
		struct bytes want = { 0 }, cell = { 0 };
		struct csv_writer w;
		struct outcome o;
		struct diag d;
		int fd = file_of(STR(""));
		ck_assert(open_writer(&w, fd, FORMAT_CSV, texts, n_cols, NULL, 0, &d));
		csv_writer_start(&w);
		for (size_t c = 0; c < n_cols; c++)
			cells_field(&want, str_from(texts[c].name));
		cells_end(&want);
		for (uint32_t rows = rng_below(&r, 100); rows > 0; rows--) {
			for (size_t c = 0; c < n_cols; c++) {
				random_cell(&r, &cell);
				csv_put_text(&w, bytes_str(&cell));
				cells_field(&want, bytes_str(&cell));
			}
			csv_end_row(&w);
			cells_end(&want);
		}
		ck_assert(csv_writer_finish(&w, &d));
		csv_writer_release(&w);
		ck_assert_int_eq(lseek(fd, 0, SEEK_SET), 0);
		outcome_of_fd(&o, fd, &(struct csv_options){ .read_size = i % 3 ? 0 : 1 + i });
		ck_assert_msg(o.fault.class == DIAG_NONE, "%s", o.fault.what);
		ck_assert_msg(str_eq(bytes_str(&o.cells), bytes_str(&want)), "round %zu", i);
		outcome_release(&o);
		close(fd);
		bytes_release(&want);
		bytes_release(&cell);
	}
}
END_TEST

void unit_writer(TCase *tc)
{
	tcase_add_loop_test(tc, a_full_disk_shows, 0, COUNT(row_counts));
	tcase_add_loop_test(tc, a_closed_descriptor_shows, 0, COUNT(row_counts));
	tcase_add_test(tc, a_descriptor_for_reading_shows);
	tcase_add_test(tc, a_reader_that_left_shows);
	tcase_add_test(tc, a_failed_writer_stays_failed);
	tcase_add_loop_test(tc, short_writes_lose_nothing, 0, 2);
	tcase_add_loop_test(tc, signals_stop_no_output, 0, 2);
	tcase_add_test(tc, fields_select_and_order);
	tcase_add_test(tc, as_many_fields_as_there_is_room_for);
	tcase_add_test(tc, as_many_columns_as_there_is_room_for);
	tcase_add_test(tc, rows_are_filled_up_and_never_overfull);
	tcase_add_test(tc, cells_as_long_as_the_buffer);
	tcase_add_test(tc, random_cells_read_back);
}
