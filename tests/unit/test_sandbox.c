/* tool/sandbox.h: what a process that is locked in still can do, each attempt in a child. */
#define _GNU_SOURCE /* O_TMPFILE, RENAME_EXCHANGE */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tool/sandbox.h"

#include "base/banned.h"

/* Each returns 0, or the errno of a call that failed. HOME and OTHER are folders, in each a file. */
static char home[64], other[64];
static int folder, unnamed; /* open before: home, and a file without name in it */

static const char *in(const char *dir, const char *name)
{
	static char path[2][128];
	static unsigned turn;
	char *p = path[turn++ % 2];
	snprintf(p, sizeof(path[0]), "%s/%s", dir, name);
	return p;
}

static int told(int result)
{
	return result < 0 ? errno : 0;
}

static int run_a_program(void)
{
	char *const argv[] = { (char[]){ "true" }, NULL };
	return told(execv("/bin/true", argv));
}

static int open_a_socket(void)
{
	return told(socket(AF_INET, SOCK_STREAM, 0));
}

static int open_a_local_socket(void)
{
	return told(socket(AF_UNIX, SOCK_STREAM, 0));
}

static int trace_itself(void)
{
	return told((int)ptrace(PTRACE_TRACEME, 0, NULL, NULL));
}

static int become_two(void)
{
	pid_t p = fork();
	if (p == 0)
		_exit(0);
	return told(p);
}

static int read_a_file(void)
{
	return told(open("/etc/passwd", O_RDONLY));
}

static int make_a_file(void)
{
	return told(open(in(home, "new"), O_WRONLY | O_CREAT, 0600));
}

static int list_a_folder(void)
{
	return told(open("/", O_RDONLY | O_DIRECTORY));
}

static int make_code(void)
{
	void *p = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	return p == MAP_FAILED ? errno : 0;
}

static int signal_the_parent(void)
{
	return told(kill(getppid(), SIGUSR1));
}

static int let_others_look(void)
{
	return told(prctl(PR_SET_DUMPABLE, 1, 0, 0, 0));
}

static int abort_the_parent(void)
{
	return told((int)syscall(SYS_tgkill, getppid(), getppid(), SIGABRT));
}

/* The signal of input and output that comes, sent to somebody else. */
static int let_a_descriptor_signal(void)
{
	return told(fcntl(STDERR_FILENO, F_SETOWN, getppid()));
}

static int rename_here(void)
{
	return told(rename(in(home, "file"), in(home, "renamed")));
}

static int rename_elsewhere(void)
{
	return told(rename(in(home, "file"), in(other, "renamed")));
}

static int take_from_elsewhere(void)
{
	return told(unlink(in(other, "file")));
}

static int take_from_below(void)
{
	return told(unlink(in(home, "sub/file")));
}

static int exchange_two(void)
{
	return told((int)syscall(SYS_renameat2, AT_FDCWD, in(home, "file"), AT_FDCWD,
				 in(home, "sub/file"), RENAME_EXCHANGE));
}

/* Another name for what is written to, as that of a script that runs next. */
static int name_an_open_file(void)
{
	char self[64];
	snprintf(self, sizeof(self), "/proc/self/fd/%d", unnamed);
	return told(linkat(AT_FDCWD, self, AT_FDCWD, in(home, "new"), AT_SYMLINK_FOLLOW));
}

static int name_by_the_folder(void)
{
	return told(renameat(folder, "file", folder, "renamed"));
}

static int open_by_the_folder(void)
{
	return told(openat(folder, "file", O_RDONLY));
}

static int change_rights(void)
{
	return told(fchmod(unnamed, 0777));
}

static int write_where_it_may(void)
{
	return write(unnamed, "x", 1) == 1 ? 0 : errno;
}

/* Of its own there is none; those of others it cannot wait for. */
static int wait_for_another(void)
{
	return told(waitpid(getppid(), NULL, 0));
}

static int take_memory(void)
{
	void *p = malloc(1 << 24);
	bool ok = p != NULL;
	free(p);
	return ok ? 0 : ENOMEM;
}

static int abort_itself(void)
{
	abort();
}

enum { ANY = -1 };

/* What is tried after locking, and how it ends: by a signal, an errno, or well. */
static const struct attempt {
	int (*attempt)(void);
	int signal, error;
} attempts[] = {
	{ run_a_program, SIGSYS, 0 },
	{ open_a_socket, SIGSYS, 0 },
	{ open_a_local_socket, SIGSYS, 0 },
	{ trace_itself, SIGSYS, 0 },
	{ become_two, 0, ENOSYS },
	{ read_a_file, 0, ENOSYS },
	{ make_a_file, 0, ENOSYS },
	{ list_a_folder, 0, ENOSYS },
	{ make_code, 0, ENOSYS },
	{ signal_the_parent, 0, ENOSYS },
	{ abort_the_parent, 0, ENOSYS },
	{ let_a_descriptor_signal, 0, ENOSYS },
	{ let_others_look, 0, ENOSYS },
	{ rename_here, 0, ENOSYS },
	{ rename_elsewhere, 0, ENOSYS },
	{ take_from_elsewhere, 0, ENOSYS },
	{ take_from_below, 0, ENOSYS },
	{ exchange_two, 0, ENOSYS },
	{ name_an_open_file, 0, ENOSYS },
	{ name_by_the_folder, 0, ENOSYS },
	{ open_by_the_folder, 0, ENOSYS },
	{ change_rights, 0, ENOSYS },
	{ wait_for_another, 0, ECHILD },
	{ write_where_it_may, 0, 0 },
	{ take_memory, 0, 0 },
	{ abort_itself, ANY, 0 }, /* that which its last instruction brings */
};

static void put_file(const char *dir)
{
	int fd = open(in(dir, "file"), O_WRONLY | O_CREAT | O_EXCL, 0600);
	ck_assert_int_ge(fd, 0);
	close(fd);
}

static void enter(void)
{
	snprintf(home, sizeof(home), "/tmp/glp1-unit-XXXXXX");
	snprintf(other, sizeof(other), "/tmp/glp1-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(home));
	ck_assert_ptr_nonnull(mkdtemp(other));
	put_file(home);
	put_file(other);
	ck_assert_int_eq(mkdir(in(home, "sub"), 0700), 0);
	put_file(in(home, "sub"));
	folder = open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	unnamed = open(home, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	if (unnamed < 0) /* not on this file system */
		unnamed = open(in(home, "file"), O_WRONLY | O_CLOEXEC);
}

static void leave(void)
{
	close(folder);
	close(unnamed);
	remove(in(home, "sub/file"));
	remove(in(home, "sub"));
	remove(in(home, "file"));
	remove(in(home, "renamed"));
	remove(in(other, "file"));
	ck_assert_int_eq(rmdir(home), 0);
	ck_assert_int_eq(rmdir(other), 0);
}

/* The status of a child that locks itself in and tries. */
static int status_of(const struct attempt *a)
{
	struct diag d;
	int status;
	pid_t child = fork();
	if (child == 0) {
		sandbox_no_dumps();
		_exit(sandbox_lock(&d) ? a->attempt() : 255);
	}
	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return status;
}

START_TEST(an_attempt_ends_so)
{
	const struct attempt *a = &attempts[_i];
	int status = status_of(a);
	if (a->signal) {
		ck_assert(WIFSIGNALED(status));
		ck_assert(a->signal == ANY || WTERMSIG(status) == a->signal);
		ck_assert(!WCOREDUMP(status));
	} else {
		ck_assert(WIFEXITED(status));
		ck_assert_int_eq(WEXITSTATUS(status), a->error);
	}
}
END_TEST

START_TEST(dumps_are_off)
{
	pid_t child = fork();
	if (child == 0) {
		struct rlimit r;
		sandbox_no_dumps();
		_exit(getrlimit(RLIMIT_CORE, &r) == 0 && r.rlim_cur == 0 && r.rlim_max == 0 &&
		      prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0);
	}
	int status;
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 1);
}
END_TEST

/* The kernel tells of filters elsewhere as well. */
START_TEST(filters_are_not_overlooked)
{
	struct bytes status = { 0 };
	char what[128];
	int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
	ck_assert_int_ge(fd, 0);
	read_all(fd, &status);
	close(fd);
	bytes_add(&status, "", 1);
	sandbox_describe(what, sizeof(what));
	if (strstr(status.p, "\nSeccomp_filters:"))
		ck_assert_ptr_null(strstr(what, "no seccomp"));
	bytes_release(&status);
}
END_TEST

void unit_sandbox(TCase *tc)
{
	char what[128];
	tcase_add_test(tc, filters_are_not_overlooked);
	if (!sandbox_describe(what, sizeof(what))) {
		unit_skip(COUNT(attempts) + 1, what);
		return;
	}
	tcase_add_checked_fixture(tc, enter, leave);
	tcase_add_loop_test(tc, an_attempt_ends_so, 0, COUNT(attempts));
	tcase_add_test(tc, dumps_are_off);
}
