/* tool/outputs.h: what may be read, written to and set aside together, and that both files come or none. */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/socket.h>
#include <unistd.h>

#include "folder.h"
#include "tool/outputs.h"

#include "base/banned.h"

static int standard; /* output of the tests */
static struct outputs o;
static struct diag d;

/* A folder with two files, a link to one of them and a pipe, in which one works. */
static void enter(void)
{
	folder_enter();
	standard = dup(STDOUT_FILENO);
	put_file("a", "old");
	put_file("b", "old");
	ck_assert(symlink("a", "link") == 0 && mkfifo("fifo", 0600) == 0);
	o = (struct outputs){ .result.fd = -1, .rejects.fd = -1 };
}

static void leave(void)
{
	outputs_discard(&o);
	dup2(standard, STDOUT_FILENO);
	close(standard);
	folder_leave();
}

static const struct use {
	const char *result, *rejects, *input;
	const char *to;         /* standard output */
	const char *who, *what; /* is said; NULL: all is well */
} uses[] = {
#define REFUSED(who_, what_) .who = (who_), .what = "this file " what_
	{ .rejects = "b", .input = "a", .to = "new" },
	{ .result = "new", .rejects = "b", .input = "a" },
	{ .result = "a", .input = "a" }, /* replaced when it was read */
	{ .result = "new", .input = "a", .to = "a" }, /* not written to */
	{ .rejects = "/dev/null", .input = "/dev/null", .to = "/dev/null" },
	{ .input = "/dev/full", .to = "/dev/full" }, /* as a terminal is */
	{ .rejects = "fifo", .input = "a", .to = "b" },

	{ .rejects = "a", .input = "a", REFUSED("--rejects", "is an input too") },
	{ .rejects = "link", .input = "a", REFUSED("--rejects", "is an input too") },
	{ .rejects = "a", .input = "link", REFUSED("--rejects", "is an input too") },
	{ .rejects = "fifo", .input = "fifo", REFUSED("--rejects", "is an input too") },
	{ .input = "a", .to = "a", REFUSED("standard output", "is an input too") },
	{ .input = "link", .to = "a", REFUSED("standard output", "is an input too") },
	{ .input = "fifo", .to = "fifo", REFUSED("standard output", "is an input too") },
	{ .result = "-", .input = "a", .to = "a", REFUSED("standard output", "is an input too") },
	{ .result = "/dev/stdout", .input = "a", .to = "a", REFUSED("--output", "is an input too") },
	{ .result = "fifo", .input = "fifo", REFUSED("--output", "is an input too") },

	{ .rejects = "-", REFUSED("--rejects", "cannot be standard output") },
	{ .rejects = "a", .to = "a", REFUSED("--rejects", "is standard output too") },
	{ .rejects = "link", .to = "a", REFUSED("--rejects", "is standard output too") },
	{ .rejects = "/dev/stdout", .to = "a", REFUSED("--rejects", "is standard output too") },
	{ .rejects = "/dev/fd/1", .to = "fifo", REFUSED("--rejects", "is standard output too") },
	{ .rejects = "fifo", .to = "fifo", REFUSED("--rejects", "is standard output too") },
	{ .rejects = "/dev/full", .to = "/dev/full", REFUSED("--rejects", "is standard output too") },
	{ .result = "a", .rejects = "./link", REFUSED("--rejects", "is the file of --output too") },
	{ .result = "new", .rejects = "../NAME/new", REFUSED("--rejects", "is the file of --output too") },
	{ .result = "fifo", .rejects = "fifo", REFUSED("--rejects", "is the file of --output too") },
	{ .result = "/dev/full", .rejects = "/dev/full",
	  REFUSED("--rejects", "is the file of --output too") },
#undef REFUSED
};

/* Standard output goes to a file, as 1<>file does it. */
static void set_output(const char *name)
{
	int fd = open(name, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	ck_assert_int_eq(dup2(fd, STDOUT_FILENO), STDOUT_FILENO);
	close(fd);
}

START_TEST(no_file_has_two_uses)
{
	const struct use *u = &uses[_i];
	char rejects[128];
	const char *self = u->rejects ? strstr(u->rejects, "NAME") : NULL;
	snprintf(rejects, sizeof(rejects), "../%s/new", folder_path() + 5);
	int reader = open("fifo", O_RDWR | O_NONBLOCK | O_CLOEXEC); /* one can write there, and read */
	int in = u->input ? open(u->input, O_RDONLY | O_NONBLOCK | O_CLOEXEC) : STDIN_FILENO;
	ck_assert_int_ge(in, 0);
	if (u->to)
		set_output(u->to);
	bool ok = outputs_open(&o, u->result, self ? rejects : u->rejects, &plain_terms, &d) &&
		  (!u->input || outputs_spare(&o, in, &d));
	ck_assert_int_eq(ok, !u->what);
	if (u->what) {
		ck_assert_str_eq(d.name, u->who);
		ck_assert_str_eq(d.what, u->what);
		ck_assert_int_eq(d.class, DIAG_DATA);
	}
	if (u->input)
		close(in);
	close(reader);
}
END_TEST

/* inetd(8) and its like give one socket for both. */
START_TEST(a_socket_may_be_both_ends)
{
	int ends[2];
	ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	ck_assert_int_eq(dup2(ends[0], STDOUT_FILENO), STDOUT_FILENO);
	ck_assert(outputs_open(&o, NULL, NULL, &plain_terms, &d));
	ck_assert(outputs_spare(&o, ends[0], &d));
	close(ends[0]);
	close(ends[1]);
}
END_TEST

static void begin(const char *result, const char *rejects)
{
	ck_assert_msg(outputs_open(&o, result, rejects, &plain_terms, &d), "%s", d.what);
	ck_assert_int_eq(write(o.result.fd, "result", 6), 6);
	ck_assert_int_eq(write(o.rejects.fd, "rejects", 7), 7);
}

START_TEST(both_come_together)
{
	begin("a", "b");
	assert_file("a", "old");
	assert_file("b", "old");
	ck_assert(outputs_commit(&o, &d));
	assert_file("a", "result");
	assert_file("b", "rejects");
}
END_TEST

START_TEST(neither_comes_if_the_run_failed)
{
	begin("a", "b");
	outputs_discard(&o);
	assert_file("a", "old");
	assert_file("b", "old");
}
END_TEST

/* The result cannot be renamed; or standard output was closed by somebody. */
START_TEST(the_rejects_do_not_come_alone)
{
	if (_i == 0) {
		begin("new", "b");
		ck_assert_int_eq(mkdir("new", 0700), 0);
	} else {
		set_output("a");
		begin(NULL, "b");
		close(STDOUT_FILENO);
	}
	ck_assert(!outputs_commit(&o, &d));
	ck_assert_str_eq(d.what, _i == 0 ? "cannot rename the finished file: Is a directory"
					 : "write error: Bad file descriptor");
	assert_file("b", "old");
}
END_TEST

void unit_outputs(TCase *tc)
{
	tcase_add_checked_fixture(tc, enter, leave);
	tcase_add_loop_test(tc, no_file_has_two_uses, 0, COUNT(uses));
	tcase_add_test(tc, a_socket_may_be_both_ends);
	tcase_add_test(tc, both_come_together);
	tcase_add_test(tc, neither_comes_if_the_run_failed);
	tcase_add_loop_test(tc, the_rejects_do_not_come_alone, 0, 2);
}
