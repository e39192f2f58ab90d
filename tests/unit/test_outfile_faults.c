/*
 * tool/outfile.h on a kernel that says no: some calls are defined here again, and
 * fail as often as a test has told them to.
 */
#define _GNU_SOURCE /* O_TMPFILE, PATH_MAX */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "folder.h"

#include "base/banned.h"

enum call { OPENAT, LINKAT, FSYNC, RENAMEAT, CLOSE, FCHOWN, FCHMOD, GETRANDOM, CALLS };
enum { TOLD = 3 };

/* The errno of the first calls of each kind; 0: as it is. */
static int errors[CALLS][TOLD];
static int made[CALLS];
static int open_flags; /* of the last openat that was not refused */

static bool refused(enum call c)
{
	int err = made[c] < TOLD ? errors[c][made[c]] : 0;
	made[c]++;
	if (err)
		errno = err;
	return err;
}

int openat(int folder, const char *path, int flags, ...)
{
	va_list ap;
	va_start(ap, flags);
	unsigned mode = flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)) ? va_arg(ap, unsigned) : 0;
	va_end(ap);
	if (refused(OPENAT))
		return -1;
	open_flags = flags;
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

/* What _FORTIFY_SOURCE makes of openat where flags are no constant. */
int __openat_2(int folder, const char *path, int flags);
int __openat_2(int folder, const char *path, int flags)
{
	return openat(folder, path, flags);
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
	return refused(LINKAT) ? -1 : (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int fsync(int fd)
{
	return refused(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int renameat(int from, const char *old, int to, const char *new)
{
	return refused(RENAMEAT) ? -1 : (int)syscall(SYS_renameat2, from, old, to, new, 0);
}

int close(int fd)
{
	return refused(CLOSE) ? -1 : (int)syscall(SYS_close, fd);
}

int fchown(int fd, uid_t user, gid_t group)
{
	return refused(FCHOWN) ? -1 : (int)syscall(SYS_fchown, fd, user, group);
}

int fchmod(int fd, mode_t mode)
{
	return refused(FCHMOD) ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

ssize_t getrandom(void *to, size_t n, unsigned flags)
{
	return refused(GETRANDOM) ? -1 : syscall(SYS_getrandom, to, n, flags);
}

/* From here on calls of this kind fail so; 0: this one does not. */
static void tell(enum call c, int first, int second, int third)
{
	made[c] = 0;
	errors[c][0] = first;
	errors[c][1] = second;
	errors[c][2] = third;
}

static struct outfile o;
static struct diag d;

/* A folder with an old file in it. */
static void enter(void)
{
	memset(errors, 0, sizeof(errors));
	folder_enter();
	put_file("out", "old");
}

/* Nothing but the file may be there. */
static void leave(void)
{
	memset(errors, 0, sizeof(errors));
	ck_assert_int_eq(files_in("."), 1);
	folder_leave();
}

static void assert_fault(const char *what, int err)
{
	char want[DIAG_TEXT];
	snprintf(want, sizeof(want), "%s%s%s", what, *what ? ": " : "", strerror(err));
	ck_assert_str_eq(d.what, want);
	ck_assert_str_eq(d.file, "out");
	ck_assert_int_eq(o.fd, -1);
	ck_assert_int_eq(o.folder, 0);
}

static void assert_not_opened(int err)
{
	ck_assert(!outfile_open(&o, "out", &plain_terms, &d));
	assert_fault("", err);
}

/* What fails when it is written is the system's fault, whatever it is. */
static void assert_commit_fails(const char *what, int err)
{
	ck_assert(!commit_output(&o, &d));
	assert_fault(what, err);
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
}

/* What a retry may mend is the system's, what it cannot is the command's. */
START_TEST(whose_fault_it_is)
{
	static const struct {
		int err;
		enum diag_class class;
	} faults[] = {
		{ ENOENT, DIAG_DATA }, { ENOTDIR, DIAG_DATA }, { EISDIR, DIAG_DATA },
		{ EACCES, DIAG_DATA }, { EPERM, DIAG_DATA }, { ENAMETOOLONG, DIAG_DATA },
		{ ELOOP, DIAG_DATA }, { EMFILE, DIAG_SYSTEM }, { ENOMEM, DIAG_SYSTEM },
		{ EIO, DIAG_SYSTEM }, { EROFS, DIAG_SYSTEM }, { ENOSPC, DIAG_SYSTEM },
	};
	for (size_t i = 0; i < COUNT(faults); i++) {
		/* the folder, which is tried twice if it may not be read */
		tell(OPENAT, faults[i].err, faults[i].err == EACCES ? EACCES : 0, 0);
		assert_not_opened(faults[i].err);
		ck_assert_int_eq(d.class, faults[i].class);
	}
	assert_file("out", "old");
}
END_TEST

START_TEST(a_folder_that_may_not_be_read)
{
	tell(OPENAT, EACCES, 0, 0);
	begin_output(&o, "out", "new");
	ck_assert(commit_output(&o, &d)); /* such a folder cannot be synced */
	assert_file("out", "new");
	tell(OPENAT, EACCES, 0, ENOSPC);
	assert_not_opened(ENOSPC);
	ck_assert_int_eq(open_flags, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	tell(OPENAT, EIO, 0, 0);
	assert_not_opened(EIO);
	ck_assert_int_eq(made[OPENAT], 1);
}
END_TEST

/* Of file systems without O_TMPFILE. Until it is whole the file is nobody else's. */
START_TEST(a_named_file_where_there_is_no_unnamed)
{
	static const int errs[] = { EOPNOTSUPP, EISDIR, EINVAL };
	struct stat st;
	ck_assert_int_eq(chmod("out", 0644), 0);
	tell(OPENAT, 0, errs[_i], 0);
	mode_t mask = umask(0);
	begin_output(&o, "out", "new");
	umask(mask);
	ck_assert_int_eq(stat(o.temp, &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0600);
	outfile_discard(&o);
	ck_assert_int_eq(files_in("."), 1);
	tell(OPENAT, 0, errs[_i], EEXIST); /* the first name is taken */
	begin_output(&o, "out", "new");
	ck_assert_int_eq(made[OPENAT], 4);
	assert_file("out", "old");
	ck_assert(commit_output(&o, &d));
	assert_file("out", "new");
	ck_assert_int_eq(stat("out", &st), 0);
	ck_assert_uint_eq(st.st_mode & 07777, 0644 & ~mask);
}
END_TEST

START_TEST(neither_named_nor_unnamed)
{
	tell(OPENAT, 0, EOPNOTSUPP, EROFS);
	assert_not_opened(EROFS);
	tell(OPENAT, 0, ENOSPC, 0);
	assert_not_opened(ENOSPC);
	ck_assert_int_eq(made[OPENAT], 2);
	tell(OPENAT, 0, EOPNOTSUPP, 0);
	tell(GETRANDOM, EIO, 0, 0);
	assert_not_opened(EIO);
}
END_TEST

START_TEST(what_is_written_in_place_and_cannot_be)
{
	tell(OPENAT, 0, ENXIO, 0);
	ck_assert(!outfile_open(&o, "/dev/null", &plain_terms, &d));
	ck_assert_str_eq(d.what, strerror(ENXIO));
	ck_assert_str_eq(d.file, "/dev/null");
}
END_TEST

/* A name of 64 random bits may be taken once, but not each time. */
START_TEST(the_name_is_taken)
{
	begin_output(&o, "out", "new");
	tell(LINKAT, EEXIST, EEXIST, 0);
	ck_assert(commit_output(&o, &d));
	assert_file("out", "new");
	begin_output(&o, "out", "newer");
	tell(LINKAT, EEXIST, EEXIST, EEXIST);
	assert_commit_fails("cannot name the finished file", EEXIST);
	assert_file("out", "new");
}
END_TEST

START_TEST(the_name_cannot_be_given)
{
	static const int errs[] = { ENOENT, EIO, EACCES }; /* the first: there is no /proc */
	for (size_t i = 0; i < COUNT(errs); i++) {
		begin_output(&o, "out", "new");
		tell(LINKAT, errs[i], 0, 0);
		assert_commit_fails("cannot name the finished file", errs[i]);
		ck_assert_int_eq(made[LINKAT], 1);
	}
	begin_output(&o, "out", "new");
	tell(GETRANDOM, EIO, 0, 0);
	assert_commit_fails("cannot name the finished file", EIO);
	assert_file("out", "old");
}
END_TEST

START_TEST(the_bytes_do_not_reach_the_disk)
{
	begin_output(&o, "out", "new");
	tell(FSYNC, EIO, 0, 0);
	assert_commit_fails("write error", EIO);
	begin_output(&o, "out", "new");
	tell(CLOSE, EDQUOT, 0, 0);
	assert_commit_fails("write error", EDQUOT);
	assert_file("out", "old");
	ck_assert(outfile_open(&o, "/dev/null", &plain_terms, &d));
	tell(CLOSE, ENOSPC, 0, 0);
	ck_assert(!commit_output(&o, &d));
	ck_assert_str_eq(d.file, "/dev/null");
}
END_TEST

START_TEST(the_target_cannot_be_replaced)
{
	begin_output(&o, "out", "new");
	tell(RENAMEAT, EBUSY, 0, 0);
	assert_commit_fails("cannot rename the finished file", EBUSY);
	assert_file("out", "old");
}
END_TEST

START_TEST(the_rename_does_not_reach_the_disk)
{
	static const struct {
		int err;
		bool ok; /* the file system cannot sync a folder */
	} answers[] = { { EINVAL, true }, { EBADF, true }, { EIO, false }, { ENOSPC, false } };
	for (size_t i = 0; i < COUNT(answers); i++) {
		begin_output(&o, "out", "new");
		tell(FSYNC, 0, answers[i].err, 0);
		bool ok = commit_output(&o, &d);
		ck_assert_int_eq(ok, answers[i].ok);
		if (!ok)
			assert_fault("write error", answers[i].err);
	}
	assert_file("out", "new");
}
END_TEST

/* Where the group cannot be kept, nobody gets what it had; where there are no rights, it goes on. */
START_TEST(rights_that_cannot_be_given)
{
	struct stat st;
	int gid = geteuid() == 0 ? 54321 : -1;
	ck_assert(chmod("out", 0664) == 0 && chown("out", (uid_t)-1, (gid_t)gid) == 0);
	tell(FCHOWN, EPERM, 0, 0);
	write_output("out", "new");
	ck_assert_int_eq(stat("out", &st), 0);
	if (made[FCHOWN]) /* it was another one */
		ck_assert_uint_eq(st.st_mode & 07777, 0604);
	tell(FCHMOD, EPERM, 0, 0);
	write_output("out", "newer");
	assert_file("out", "newer");
}
END_TEST

/* A file of the root folder, which only root may write. */
START_TEST(the_first_slash_may_be_the_last)
{
	if (outfile_open(&o, "/glp1-unit-none", &plain_terms, &d))
		ck_assert_str_eq(o.base, "glp1-unit-none");
	else
		ck_assert_str_ne(d.what, strerror(ENOENT));
	outfile_discard(&o);
}
END_TEST

START_TEST(names_that_are_too_long)
{
	char name[PATH_MAX + 10];
	memset(name, 'x', sizeof(name));
	for (size_t n = NAME_MAX; n < sizeof(name); n = n == NAME_MAX ? n + 1 : n * 2) {
		name[n] = '\0';
		ck_assert_int_eq(outfile_open(&o, name, &plain_terms, &d), n == NAME_MAX);
		ck_assert(n == NAME_MAX || strcmp(d.what, strerror(ENAMETOOLONG)) == 0);
		outfile_discard(&o);
		name[n] = 'x';
	}
}
END_TEST

/* How deep a folder is does not matter: its path is never made. */
START_TEST(a_folder_below_the_longest_path)
{
	char name[NAME_MAX + 1];
	memset(name, 'd', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	for (int depth = 0; depth < 20; depth++)
		ck_assert(mkdir(name, 0700) == 0 && chdir(name) == 0);
	write_output("out", "new");
	assert_file("out", "new");
	ck_assert_int_eq(unlink("out"), 0);
	for (int depth = 0; depth < 20; depth++)
		ck_assert(chdir("..") == 0 && rmdir(name) == 0);
}
END_TEST

void unit_outfile_faults(TCase *tc)
{
	tcase_add_checked_fixture(tc, enter, leave);
	tcase_add_test(tc, whose_fault_it_is);
	tcase_add_test(tc, a_folder_that_may_not_be_read);
	tcase_add_loop_test(tc, a_named_file_where_there_is_no_unnamed, 0, 3);
	tcase_add_test(tc, neither_named_nor_unnamed);
	tcase_add_test(tc, what_is_written_in_place_and_cannot_be);
	tcase_add_test(tc, the_name_is_taken);
	tcase_add_test(tc, the_name_cannot_be_given);
	tcase_add_test(tc, the_bytes_do_not_reach_the_disk);
	tcase_add_test(tc, the_target_cannot_be_replaced);
	tcase_add_test(tc, the_rename_does_not_reach_the_disk);
	tcase_add_test(tc, rights_that_cannot_be_given);
	tcase_add_test(tc, the_first_slash_may_be_the_last);
	tcase_add_test(tc, names_that_are_too_long);
	tcase_add_test(tc, a_folder_below_the_longest_path);
}
