/* stream/progress.h: the line on a terminal; one made here is standard error. */
#define _GNU_SOURCE /* posix_openpt */
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "stream/progress.h"

#include "base/banned.h"

static const struct tool_spec spec = { .name = "glp1-test", .summary = "" };
static struct tool tool;
static struct input in;
static int terminal, before;

/* Standard error is the near end of a terminal whose far end is read. */
static void enter(void)
{
	terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
	ck_assert(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
	int near = open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC);
	ck_assert_int_ge(near, 0);
	before = dup(STDERR_FILENO);
	ck_assert_int_eq(dup2(near, STDERR_FILENO), STDERR_FILENO);
	close(near);
	tool = (struct tool){ .spec = &spec };
	in = (struct input){ .tool = &tool };
}

static void leave(void)
{
	dup2(before, STDERR_FILENO);
	close(before);
	close(terminal);
}

/* What has come on the terminal since the last call. */
static struct str came(void)
{
	static char text[256];
	ssize_t n = read(terminal, text, sizeof(text));
	return (struct str){ text, n > 0 ? (size_t)n : 0 };
}

/* Files with so many bytes; -1: a pipe. */
static int64_t total_of(const int64_t *sizes, size_t n)
{
	int fds[3];
	in.fds = fds;
	in.n_files = n;
	for (size_t i = 0; i < n; i++) {
		fds[i] = sizes[i] < 0 ? pipe_of(STR("")) : file_of(STR(""));
		ck_assert(sizes[i] < 0 || ftruncate(fds[i], sizes[i]) == 0);
	}
	progress_start(&in);
	for (size_t i = 0; i < n; i++)
		close(fds[i]);
	return in.progress.total_bytes;
}

START_TEST(it_is_for_terminals)
{
	progress_start(&in);
	ck_assert(in.progress.on);
	dup2(before, STDERR_FILENO); /* of the test, a file or pipe if not run by hand */
	progress_start(&in);
	ck_assert_int_eq(in.progress.on, isatty(before));
}
END_TEST

START_TEST(quiet_and_json_have_none)
{
	tool.opt.quiet = true;
	progress_start(&in);
	ck_assert(!in.progress.on);
	tool.opt.quiet = false;
	tool.style.json = true;
	progress_start(&in);
	ck_assert(!in.progress.on);
	tool.style.json = false;
	progress_start(&in);
	ck_assert(in.progress.on);
}
END_TEST

START_TEST(the_total_is_that_of_regular_files)
{
	static const int missing = -2; /* -ENOENT: said when its turn comes */
	ck_assert_int_eq(total_of((const int64_t[]){ 5 }, 1), 5);
	ck_assert_int_eq(total_of((const int64_t[]){ 5, 70, 900 }, 3), 975);
	ck_assert_int_eq(total_of((const int64_t[]){ 5, -1, 900 }, 3), -1);
	in.fds = (int *)(uintptr_t)&missing;
	in.n_files = 1;
	progress_start(&in);
	ck_assert_int_eq(in.progress.total_bytes, -1);
}
END_TEST

/* 30 of 40 MB in 10 s, give or take what the test takes. */
START_TEST(the_line_tells_bytes_and_speed)
{
	progress_start(&in);
	in.progress.began.tv_sec -= 10;
	in.progress.done_bytes = 20000000;
	in.reader.src.bytes = 10000000;
	in.progress.total_bytes = 40000000;
	progress_show(&in);
	assert_text(came(), "\r\033[Kglp1-test: 30 MB of 40 MB, 3 MB/s");
	in.progress.total_bytes = 1;
	progress_show(&in);
	assert_text(came(), "\r\033[Kglp1-test: 30 MB of 0 MB, 3 MB/s");
	in.progress.total_bytes = -1;
	progress_show(&in);
	assert_text(came(), "\r\033[Kglp1-test: 30 MB, 3 MB/s");
	in.progress.total_bytes = 0;
	progress_show(&in);
	assert_text(came(), "\r\033[Kglp1-test: 30 MB, 3 MB/s");
}
END_TEST

/* After a tenth of a second, then after a whole one. */
START_TEST(the_line_waits_for_a_second)
{
	progress_start(&in);
	progress_show(&in);
	in.progress.began.tv_sec -= 1;
	in.progress.began.tv_nsec += 900000000;
	progress_show(&in);
	ck_assert_uint_eq(came().n, 0);
	ck_assert(!in.progress.shown);
	in.progress.began.tv_nsec -= 900000000;
	progress_show(&in);
	ck_assert_uint_gt(came().n, 0);
	ck_assert(in.progress.shown);
}
END_TEST

START_TEST(the_line_is_cleared_once)
{
	progress_clear(&in);
	ck_assert_uint_eq(came().n, 0);
	progress_start(&in);
	in.progress.began.tv_sec -= 2;
	progress_show(&in);
	came();
	progress_clear(&in);
	assert_text(came(), "\r\033[K");
	progress_clear(&in);
	ck_assert_uint_eq(came().n, 0);
}
END_TEST

void unit_progress(TCase *tc)
{
	int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		unit_skip(6, "there are no pseudo-terminals here");
		return;
	}
	close(fd);
	tcase_add_checked_fixture(tc, enter, leave);
	tcase_add_test(tc, it_is_for_terminals);
	tcase_add_test(tc, quiet_and_json_have_none);
	tcase_add_test(tc, the_total_is_that_of_regular_files);
	tcase_add_test(tc, the_line_tells_bytes_and_speed);
	tcase_add_test(tc, the_line_waits_for_a_second);
	tcase_add_test(tc, the_line_is_cleared_once);
}
