/* csv/source.h and base/io.h: the other end of a named pipe comes late, keeps silent, or never comes. */
#define _GNU_SOURCE /* F_SETLEASE */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/io.h"
#include "folder.h"

#include "base/banned.h"

static int writer, signals;
static void (*deed)(void); /* what the second signal does */

static void enter(void)
{
	folder_enter();
	ck_assert_int_eq(mkfifo("pipe", 0600), 0);
	writer = -1;
	signals = 0;
}

/* The first signal brings nothing. */
static void on_signal(int signal)
{
	(void)signal;
	if (++signals == 2)
		deed();
}

static void do_soon(void (*what)(void))
{
	const struct sigaction action = { .sa_handler = on_signal };
	const struct itimerval often = { { .tv_usec = 100000 }, { .tv_usec = 100000 } };
	deed = what;
	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	ck_assert_int_eq(setitimer(ITIMER_REAL, &often, NULL), 0);
}

static void come(void)
{
	writer = open("pipe", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
}

static void speak(void)
{
	ssize_t unused = write(writer, "a,b\n", 4);
	(void)unused;
	close(writer);
}

static void come_and_speak(void)
{
	come();
	speak();
}

static void leave(void)
{
	close(writer);
}

/* Opened as a tool opens it, before a writer is there, and read. Says what is wrong, or nothing. */
static void read_pipe(struct outcome *o, int64_t patience, void (*first)(void), void (*soon)(void))
{
	const struct itimerval off = { 0 };
	int fd = io_open(AT_FDCWD, "pipe", O_RDONLY, 0);
	ck_assert_int_ge(fd, 0);
	if (first)
		first();
	if (soon)
		do_soon(soon);
	outcome_of_fd(o, fd, &(struct csv_options){ .patience = patience });
	setitimer(ITIMER_REAL, &off, NULL);
	close(fd);
}

static const struct {
	int64_t patience;
	void (*first)(void), (*soon)(void); /* before reading begins, and when it waits */
	size_t rows;
	const char *fault;
} pipes[] = {
	{ 0, NULL, NULL, 0, "nobody writes to this named pipe" },
	{ 1, NULL, NULL, 0, "nobody writes to this named pipe" },
	{ 1000, NULL, come_and_speak, 1, "" },
	{ 0, come, speak, 1, "" },       /* he is there, so he may take his time */
	{ 0, come_and_speak, NULL, 1, "" },
	{ 1000, come, leave, 0, "" },    /* an empty input */
};

START_TEST(a_writer_may_be_late_but_not_for_ever)
{
	struct outcome o;
	read_pipe(&o, pipes[_i].patience, pipes[_i].first, pipes[_i].soon);
	ck_assert_str_eq(o.fault.what, pipes[_i].fault);
	ck_assert_int_eq(o.fault.class, *pipes[_i].fault ? DIAG_SYSTEM : DIAG_NONE);
	ck_assert_uint_eq(o.rows, pipes[_i].rows);
	outcome_release(&o);
}
END_TEST

/* What reads and writes without blocking is opened so. */
START_TEST(to_open_a_pipe_takes_no_time)
{
	int reader = io_open(AT_FDCWD, "pipe", O_RDONLY, 1000);
	int end = io_open(AT_FDCWD, "pipe", O_WRONLY, 1000);
	ck_assert(reader >= 0 && end >= 0);
	ck_assert_int_eq(fcntl(reader, F_GETFD), FD_CLOEXEC);
	ck_assert(fcntl(reader, F_GETFL) & O_NONBLOCK);
	close(reader);
	ck_assert_int_lt(io_open(AT_FDCWD, "pipe", O_WRONLY, 0), 0);
	ck_assert_int_eq(errno, ENXIO);
	close(end);
	ck_assert_int_lt(io_open(AT_FDCWD, "none", O_RDONLY, 1000), 0);
	ck_assert_int_eq(errno, ENOENT);
}
END_TEST

static int leased;

static void let_go(int signal)
{
	(void)signal;
	fcntl(leased, F_SETLEASE, F_UNLCK);
}

/* As a file server has it while a client may write to the file. */
START_TEST(a_lease_is_waited_for)
{
	const struct sigaction action = { .sa_handler = let_go };
	put_file("file", "x");
	leased = open("file", O_RDWR | O_CLOEXEC);
	ck_assert_int_eq(sigaction(SIGIO, &action, NULL), 0);
	if (fcntl(leased, F_SETLEASE, F_WRLCK) != 0)
		return; /* this file system has none */
	int fd = io_open(AT_FDCWD, "file", O_RDONLY, 1000);
	ck_assert_int_ge(fd, 0);
	close(fd);
	close(leased);
}
END_TEST

void unit_late(TCase *tc)
{
	tcase_add_checked_fixture(tc, enter, folder_leave);
	tcase_add_loop_test(tc, a_writer_may_be_late_but_not_for_ever, 0, COUNT(pipes));
	tcase_add_test(tc, to_open_a_pipe_takes_no_time);
	tcase_add_test(tc, a_lease_is_waited_for);
}
