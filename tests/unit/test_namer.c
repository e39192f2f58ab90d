/* tool/namer.h: names by another process, and what comes of it when one of the two dies. */
#define _GNU_SOURCE /* pipe2 */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "folder.h"
#include "tool/namer.h"

#include "base/banned.h"

static struct outputs o;
static struct diag d;

static void enter(void)
{
	folder_enter();
	put_file("a", "old");
	put_file("b", "old");
}

static void begin(const char *result, const char *rejects)
{
	ck_assert_msg(outputs_open(&o, result, rejects, &plain_terms, &d), "%s", d.what);
	ck_assert_msg(namer_start(&o, &d), "%s", d.what);
	ck_assert_int_gt(o.ask, 0);
	ck_assert_int_eq(o.result.folder, 0);
	ck_assert_int_eq(o.rejects.folder, 0);
	ck_assert_int_eq(write(o.result.fd, "result", 6), 6);
	ck_assert_int_eq(write(o.rejects.fd, "rejects", 7), 7);
}

static void assert_gone(void)
{
	ck_assert_int_eq(o.ask, 0);
	ck_assert_int_eq(o.result.fd, -1);
	ck_assert_int_eq(waitpid(-1, NULL, 0), -1);
	ck_assert_int_eq(errno, ECHILD);
}

START_TEST(both_get_their_names)
{
	begin("a", "b");
	ck_assert(!_i || outputs_finish_rejects(&o, &d));
	assert_file("a", "old");
	assert_file("b", "old");
	ck_assert_msg(outputs_commit(&o, &d), "%s", d.what);
	assert_file("a", "result");
	assert_file("b", "rejects");
	ck_assert_int_eq(files_in("."), 2);
	assert_gone();
}
END_TEST

START_TEST(neither_does_if_the_run_failed)
{
	begin("a", "b");
	ck_assert(!_i || outputs_finish_rejects(&o, &d));
	outputs_discard(&o);
	assert_file("a", "old");
	assert_file("b", "old");
	ck_assert_int_eq(files_in("."), 2);
	assert_gone();
}
END_TEST

START_TEST(its_faults_are_told)
{
	begin(_i ? "a" : "new", _i ? "new" : "b");
	ck_assert_int_eq(mkdir("new", 0700), 0);
	ck_assert(!outputs_commit(&o, &d));
	ck_assert_str_eq(d.what, "cannot rename the finished file: Is a directory");
	ck_assert_str_eq(d.file, "new");
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
	assert_file("a", _i ? "result" : "old");
	assert_file("b", "old");
	ck_assert_int_eq(files_in("."), 3);
	assert_gone();
}
END_TEST

/* Nobody to name anything: an error like others, and no SIGPIPE. */
START_TEST(it_was_killed)
{
	begin("a", "b");
	ck_assert(!_i || outputs_finish_rejects(&o, &d));
	ck_assert_int_eq(kill(o.namer, SIGKILL), 0);
	ck_assert(!outputs_commit(&o, &d));
	ck_assert_str_eq(d.what, "the process that names the outputs is gone");
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
	assert_file("a", "old");
	assert_file("b", "old");
	assert_gone();
}
END_TEST

/* Signals are for the tool. */
START_TEST(it_ends_with_the_tool_and_not_before)
{
	begin("a", "b");
	ck_assert(kill(o.namer, SIGTERM) == 0 && kill(o.namer, SIGINT) == 0);
	ck_assert_msg(outputs_commit(&o, &d), "%s", d.what);
	assert_file("a", "result");
	assert_gone();
}
END_TEST

START_TEST(the_tool_was_killed)
{
	int ends[2];
	ck_assert_int_eq(pipe(ends), 0);
	pid_t tool = fork();
	if (tool == 0) {
		begin("a", "b");
		ck_assert(outputs_finish_rejects(&o, &d));
		ck_assert_int_eq(write(ends[1], &o.namer, sizeof(o.namer)), sizeof(o.namer));
		kill(getpid(), SIGKILL);
	}
	pid_t namer;
	const struct timespec pause = { .tv_nsec = 10000000 };
	ck_assert_int_eq(read(ends[0], &namer, sizeof(namer)), sizeof(namer));
	ck_assert_int_eq(waitpid(tool, NULL, 0), tool);
	for (int i = 0; i < 1000 && kill(namer, 0) == 0 && files_in(".") > 2; i++)
		nanosleep(&pause, NULL);
	ck_assert_int_eq(files_in("."), 2);
	assert_file("a", "old");
	assert_file("b", "old");
}
END_TEST

/* Else who reads the tool's output would wait for its end. */
START_TEST(it_holds_nothing_that_is_not_its_own)
{
	int ends[2];
	char c;
	ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
	begin("a", "b");
	close(ends[1]);
	ck_assert_int_eq(read(ends[0], &c, 1), 0);
	ck_assert_int_eq(kill(o.namer, 0), 0);
	outputs_discard(&o);
	close(ends[0]);
}
END_TEST

START_TEST(nothing_to_name)
{
	ck_assert(outputs_open(&o, "/dev/null", "/dev/null", &plain_terms, &d));
	ck_assert(namer_start(&o, &d));
	ck_assert_int_eq(o.ask, 0);
	ck_assert(outputs_finish_rejects(&o, &d) && outputs_commit(&o, &d));
}
END_TEST

START_TEST(only_one_has_a_name)
{
	ck_assert(outputs_open(&o, _i ? "a" : "/dev/null", _i ? "/dev/null" : "b", &plain_terms, &d));
	ck_assert(namer_start(&o, &d));
	ck_assert_int_eq(write(_i ? o.result.fd : o.rejects.fd, "new", 3), 3);
	ck_assert(outputs_finish_rejects(&o, &d) && outputs_commit(&o, &d));
	assert_file("a", _i ? "new" : "old");
	assert_file("b", _i ? "old" : "new");
	assert_gone();
}
END_TEST

void unit_namer(TCase *tc)
{
	tcase_add_checked_fixture(tc, enter, folder_leave);
	tcase_add_loop_test(tc, both_get_their_names, 0, 2);
	tcase_add_loop_test(tc, neither_does_if_the_run_failed, 0, 2);
	tcase_add_loop_test(tc, its_faults_are_told, 0, 2);
	tcase_add_loop_test(tc, it_was_killed, 0, 2);
	tcase_add_test(tc, it_ends_with_the_tool_and_not_before);
	tcase_add_test(tc, the_tool_was_killed);
	tcase_add_test(tc, it_holds_nothing_that_is_not_its_own);
	tcase_add_test(tc, nothing_to_name);
	tcase_add_loop_test(tc, only_one_has_a_name, 0, 2);
}
