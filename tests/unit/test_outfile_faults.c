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
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tool/outfile.h"

#include "base/banned.h"

enum call { OPEN, LINKAT, FSYNC, RENAME, CLOSE, CALLS };
enum { TOLD = 3 };

/* The errno of the first calls of each kind; 0: as it is. */
static int errors[CALLS][TOLD];
static int made[CALLS];
static int open_flags; /* of the last open that was not refused */

static bool refused(enum call c)
{
	int err = made[c] < TOLD ? errors[c][made[c]] : 0;
	made[c]++;
	if (err)
		errno = err;
	return err;
}

int open(const char *path, int flags, ...)
{
	va_list ap;
	va_start(ap, flags);
	unsigned mode = flags & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY)) ? va_arg(ap, unsigned) : 0;
	va_end(ap);
	if (refused(OPEN))
		return -1;
	open_flags = flags;
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int linkat(int from, const char *old, int to, const char *new, int flags)
{
	return refused(LINKAT) ? -1 : (int)syscall(SYS_linkat, from, old, to, new, flags);
}

int fsync(int fd)
{
	return refused(FSYNC) ? -1 : (int)syscall(SYS_fsync, fd);
}

int rename(const char *old, const char *new)
{
	return refused(RENAME) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, new, 0);
}

int close(int fd)
{
	return refused(CLOSE) ? -1 : (int)syscall(SYS_close, fd);
}

/* From here on calls of this kind fail so; 0: this one does not. */
static void tell(enum call c, int first, int second, int third)
{
	made[c] = 0;
	errors[c][0] = first;
	errors[c][1] = second;
	errors[c][2] = third;
}

static char home[64], target[96];
static struct outfile o;
static struct diag d;

/* A folder with an old file in it. */
static void enter(void)
{
	memset(errors, 0, sizeof(errors));
	snprintf(home, sizeof(home), "/tmp/glp1-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(home));
	snprintf(target, sizeof(target), "%s/out", home);
	FILE *f = fopen(target, "w");
	ck_assert_ptr_nonnull(f);
	ck_assert(fputs("old", f) >= 0 && fclose(f) == 0);
}

/* Nothing but the file may be there. */
static void leave(void)
{
	memset(errors, 0, sizeof(errors));
	remove(target);
	ck_assert_int_eq(rmdir(home), 0);
}

static void assert_file(const char *want)
{
	struct bytes got = { 0 };
	int fd = open(target, O_RDONLY | O_CLOEXEC);
	ck_assert_int_ge(fd, 0);
	read_all(fd, &got);
	assert_text(bytes_str(&got), want);
	close(fd);
	bytes_release(&got);
}

static void begin(void)
{
	ck_assert_msg(outfile_open(&o, target, &d), "%s", d.what);
	ck_assert_int_eq(write(o.fd, "new", 3), 3);
}

static bool commit(struct outfile *f, struct diag *to)
{
	return outfile_complete(f, to) && outfile_place(f, to);
}

static void assert_fault(const char *what, int err)
{
	char want[DIAG_TEXT];
	snprintf(want, sizeof(want), "%s%s%s", what, *what ? ": " : "", strerror(err));
	ck_assert_str_eq(d.what, want);
	ck_assert_str_eq(d.file, target);
	ck_assert_int_eq(o.fd, -1);
	ck_assert_int_eq(o.folder, 0);
}

static void assert_commit_fails(const char *what, int err)
{
	ck_assert(!commit(&o, &d));
	assert_fault(what, err);
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
		tell(OPEN, faults[i].err, faults[i].err == EACCES ? EACCES : 0, 0);
		ck_assert(!outfile_open(&o, target, &d));
		assert_fault("", faults[i].err);
		ck_assert_int_eq(d.class, faults[i].class);
	}
	assert_file("old");
}
END_TEST

START_TEST(a_folder_that_may_not_be_read)
{
	tell(OPEN, EACCES, 0, 0);
	begin();
	ck_assert(commit(&o, &d)); /* such a folder cannot be synced */
	assert_file("new");
	tell(OPEN, EACCES, 0, ENOSPC);
	ck_assert(!outfile_open(&o, target, &d));
	ck_assert_int_eq(open_flags, O_PATH | O_DIRECTORY | O_CLOEXEC);
	tell(OPEN, EIO, 0, 0);
	ck_assert(!outfile_open(&o, target, &d));
	ck_assert_int_eq(made[OPEN], 1);
}
END_TEST

/* Of file systems without O_TMPFILE; a killed run with this process number left its file. */
START_TEST(a_named_file_where_there_is_no_unnamed)
{
	static const int errs[] = { EOPNOTSUPP, EISDIR, EINVAL };
	tell(OPEN, 0, errs[_i], 0);
	begin();
	ck_assert_int_eq(access(o.temp, F_OK), 0);
	outfile_discard(&o);
	ck_assert_int_eq(rmdir(home), -1);
	ck_assert_int_eq(errno, ENOTEMPTY);
	tell(OPEN, 0, errs[_i], 0);
	begin();
	char temp[PATH_MAX];
	memcpy(temp, o.temp, sizeof(temp));
	outfile_discard(&o);
	ck_assert_int_eq(access(temp, F_OK), -1);
	ck_assert_int_eq(link(target, temp), 0);
	tell(OPEN, 0, errs[_i], 0);
	begin();
	assert_file("old");
	ck_assert(commit(&o, &d));
	assert_file("new");
}
END_TEST

START_TEST(neither_named_nor_unnamed)
{
	tell(OPEN, 0, EOPNOTSUPP, EROFS);
	ck_assert(!outfile_open(&o, target, &d));
	assert_fault("", EROFS);
	tell(OPEN, 0, ENOSPC, 0);
	ck_assert(!outfile_open(&o, target, &d));
	assert_fault("", ENOSPC);
	ck_assert_int_eq(made[OPEN], 2);
}
END_TEST

START_TEST(what_is_written_in_place_and_cannot_be)
{
	snprintf(target, sizeof(target), "/dev/null");
	tell(OPEN, ENXIO, 0, 0);
	ck_assert(!outfile_open(&o, target, &d));
	assert_fault("", ENXIO);
	snprintf(target, sizeof(target), "%s/out", home);
}
END_TEST

START_TEST(the_name_was_left_by_another_run)
{
	begin();
	ck_assert_int_eq(link(target, o.temp), 0);
	ck_assert(commit(&o, &d));
	assert_file("new");
}
END_TEST

START_TEST(the_name_cannot_be_given)
{
	char temp[PATH_MAX];
	begin();
	tell(LINKAT, ENOENT, 0, 0); /* there is no /proc */
	assert_commit_fails("cannot name the finished file", ENOENT);
	ck_assert_int_eq(made[LINKAT], 1);
	begin();
	tell(LINKAT, EEXIST, EIO, 0);
	ck_assert_int_eq(link(target, o.temp), 0);
	assert_commit_fails("cannot name the finished file", EIO);
	begin();
	memcpy(temp, o.temp, sizeof(temp));
	ck_assert_int_eq(mkdir(temp, 0700), 0);
	assert_commit_fails("cannot name the finished file", EISDIR);
	ck_assert_int_eq(rmdir(temp), 0);
	assert_file("old");
}
END_TEST

START_TEST(the_bytes_do_not_reach_the_disk)
{
	begin();
	tell(FSYNC, EIO, 0, 0);
	assert_commit_fails("write error", EIO);
	begin();
	tell(CLOSE, EDQUOT, 0, 0);
	assert_commit_fails("write error", EDQUOT);
	assert_file("old");
	ck_assert(outfile_open(&o, "/dev/null", &d));
	tell(CLOSE, ENOSPC, 0, 0);
	ck_assert(!commit(&o, &d));
	ck_assert_str_eq(d.file, "/dev/null");
}
END_TEST

START_TEST(the_target_cannot_be_replaced)
{
	begin();
	tell(RENAME, EBUSY, 0, 0);
	assert_commit_fails("cannot rename the finished file", EBUSY);
	assert_file("old");
}
END_TEST

START_TEST(the_rename_does_not_reach_the_disk)
{
	static const struct {
		int err;
		bool ok; /* the file system cannot sync a folder */
	} answers[] = { { EINVAL, true }, { EBADF, true }, { EIO, false }, { ENOSPC, false } };
	for (size_t i = 0; i < COUNT(answers); i++) {
		begin();
		tell(FSYNC, 0, answers[i].err, 0);
		bool ok = commit(&o, &d);
		ck_assert_int_eq(ok, answers[i].ok);
		if (!ok)
			assert_fault("write error", answers[i].err);
	}
	assert_file("new");
}
END_TEST

/* A file of the root folder, which only root may write. */
START_TEST(the_first_slash_may_be_the_last)
{
	if (outfile_open(&o, "/glp1-unit-none", &d))
		ck_assert_str_eq(o.target, "//glp1-unit-none");
	else
		ck_assert_str_ne(d.what, strerror(ENOENT));
	outfile_discard(&o);
}
END_TEST

/* Goes down from home until the path of the folder has n bytes; the number of folders. */
static int go_down(size_t n)
{
	char name[201];
	int depth = 0;
	size_t length = strlen(home);
	memset(name, 'd', sizeof(name));
	for (size_t k; length < n; length += k + 1, depth++) {
		k = n - length - 1 < 300 ? n - length - 1 : 200;
		k = k > 200 ? k / 2 : k;
		name[k] = '\0';
		ck_assert(mkdir(name, 0700) == 0 && chdir(name) == 0);
		name[k] = 'd';
	}
	return depth;
}

/* Both ends of a path too long: with the name of the file, or with that it has at first only. */
START_TEST(names_that_grow_too_long)
{
	static const struct {
		const char *name;
		size_t n;
	} paths[] = {
		{ "out", PATH_MAX - 4 }, { "out", PATH_MAX - 5 }, { "o", PATH_MAX - 20 },
		{ "longer-than-that-which-it-has-at-first.csv", PATH_MAX - 43 },
	};
	char before[PATH_MAX];
	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	for (size_t i = 0; i < COUNT(paths); i++) {
		ck_assert_int_eq(chdir(home), 0);
		int depth = go_down(paths[i].n);
		ck_assert(!outfile_open(&o, paths[i].name, &d));
		ck_assert_str_eq(d.what, strerror(ENAMETOOLONG));
		ck_assert_int_eq(o.folder, 0);
		for (; depth > 0; depth--) {
			char here[PATH_MAX];
			ck_assert_ptr_nonnull(getcwd(here, sizeof(here)));
			ck_assert(chdir("..") == 0 && rmdir(strrchr(here, '/') + 1) == 0);
		}
	}
	ck_assert_int_eq(chdir(before), 0);
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
	tcase_add_test(tc, the_name_was_left_by_another_run);
	tcase_add_test(tc, the_name_cannot_be_given);
	tcase_add_test(tc, the_bytes_do_not_reach_the_disk);
	tcase_add_test(tc, the_target_cannot_be_replaced);
	tcase_add_test(tc, the_rename_does_not_reach_the_disk);
	tcase_add_test(tc, the_first_slash_may_be_the_last);
	tcase_add_test(tc, names_that_grow_too_long);
}
