/* tool/outfile.h: whole or absent, in a folder of the test's own. */
#define _GNU_SOURCE /* PATH_MAX */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"

#include "base/banned.h"

START_TEST(a_commit_makes_the_file)
{
	struct outfile o;
	struct diag d;
	begin_output(&o, "out", "new");
	ck_assert_int_eq(access("out", F_OK), -1);
	ck_assert(commit_output(&o, &d));
	assert_file("out", "new");
	ck_assert_int_eq(files_in("."), 1);
}
END_TEST

START_TEST(a_commit_replaces_at_once)
{
	struct outfile o;
	struct diag d;
	put_file("out", "an old and longer text");
	int old = open("out", O_RDONLY | O_CLOEXEC); /* as when the input is the output */
	begin_output(&o, "out", "new");
	assert_file("out", "an old and longer text");
	ck_assert(commit_output(&o, &d));
	assert_file("out", "new");
	struct bytes still = { 0 };
	read_all(old, &still);
	assert_text(bytes_str(&still), "an old and longer text");
	bytes_release(&still);
	close(old);
	ck_assert_int_eq(files_in("."), 1);
}
END_TEST

START_TEST(a_discard_leaves_things_as_they_were)
{
	struct outfile o;
	begin_output(&o, "out", "new");
	outfile_discard(&o);
	ck_assert_int_eq(files_in("."), 0);
	ck_assert_int_eq(o.fd, -1);
	put_file("out", "old");
	begin_output(&o, "out", "new");
	outfile_discard(&o);
	outfile_discard(&o);
	assert_file("out", "old");
	ck_assert_int_eq(files_in("."), 1);
}
END_TEST

START_TEST(standard_output_is_not_opened)
{
	struct outfile o;
	struct diag d;
	ck_assert(outfile_open(&o, NULL, &plain_terms, &d));
	ck_assert_int_eq(o.fd, STDOUT_FILENO);
	ck_assert_ptr_null(o.name);
	outfile_discard(&o);
	ck_assert(outfile_open(&o, "-", &plain_terms, &d));
	ck_assert_int_eq(o.fd, STDOUT_FILENO);
	outfile_discard(&o);
	ck_assert_int_ge(fcntl(STDOUT_FILENO, F_GETFD), 0);
}
END_TEST

START_TEST(a_device_is_written_in_place)
{
	struct outfile o;
	struct diag d;
	struct stat st;
	write_output("/dev/null", "gone");
	ck_assert_int_eq(stat("/dev/null", &st), 0);
	ck_assert(S_ISCHR(st.st_mode));
	ck_assert(outfile_open(&o, "/dev/full", &plain_terms, &d));
	ck_assert_int_eq(write(o.fd, "x", 1), -1);
	ck_assert_int_eq(errno, ENOSPC);
	outfile_discard(&o);
	ck_assert_int_eq(access("/dev/full", F_OK), 0);
}
END_TEST

START_TEST(a_pipe_is_written_in_place)
{
	char got[8];
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	int fd = open("fifo", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	write_output("fifo", "through");
	ck_assert_int_eq(read(fd, got, sizeof(got)), 7);
	ck_assert_int_eq(memcmp(got, "through", 7), 0);
	close(fd);
	struct stat st;
	ck_assert_int_eq(stat("fifo", &st), 0);
	ck_assert(S_ISFIFO(st.st_mode));
}
END_TEST

/* As in 3>file -o /dev/fd/3: the file is the caller's, open there already. */
START_TEST(an_open_file_is_written_in_place)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
	char name[32] = "/dev/stdin";
	struct stat before, after;
	put_file("out", "old ");
	int fd = open("out", O_WRONLY | O_APPEND | O_CLOEXEC), standard = dup(STDIN_FILENO);
	ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	if (_i < 2)
		snprintf(name, sizeof(name), "%s%d", folders[_i], fd);
	ck_assert_int_eq(fstat(fd, &before), 0);
	write_output(name, "new");
	dup2(standard, STDIN_FILENO);
	ck_assert_int_eq(stat("out", &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	assert_file("out", "old new");
	close(standard);
	close(fd);
}
END_TEST

/* Whatever the name, what was opened for reading only is not opened once more. */
START_TEST(an_open_file_must_be_open_for_writing)
{
	struct outfile o;
	struct diag d;
	char name[32];
	put_file("out", "old");
	int fd = open("out", O_RDONLY | O_CLOEXEC);
	snprintf(name, sizeof(name), "/dev/fd/%d", fd);
	ck_assert(!outfile_open(&o, name, &plain_terms, &d));
	ck_assert_str_eq(d.what, strerror(EBADF));
	close(fd);
}
END_TEST

START_TEST(two_files_at_a_time)
{
	struct outfile a, b;
	struct diag d;
	ck_assert_int_eq(mkdir("sub", 0700), 0);
	begin_output(&a, "out", "first");
	begin_output(&b, "link", "second");
	ck_assert(commit_output(&a, &d));
	ck_assert(commit_output(&b, &d));
	assert_file("out", "first");
	assert_file("link", "second");
	ck_assert_int_eq(files_in("."), 3);
}
END_TEST

START_TEST(a_name_may_be_a_path)
{
	char path[128];
	snprintf(path, sizeof(path), "%s/out", folder_path());
	write_output(path, "one");
	assert_file("out", "one");
	write_output("./out", "two");
	ck_assert_int_eq(mkdir("sub", 0700), 0);
	write_output("sub/../out", "three");
	assert_file("out", "three");
}
END_TEST

/* Names that no retry will mend: class 2, the file is named. */
static void assert_refused(const char *name, int err)
{
	struct outfile o;
	struct diag d;
	ck_assert(!outfile_open(&o, name, &plain_terms, &d));
	ck_assert_str_eq(d.what, strerror(err));
	ck_assert_int_eq(d.class, DIAG_DATA);
	ck_assert_str_eq(d.file, name);
	ck_assert_int_eq(o.fd, -1);
}

START_TEST(names_that_cannot_be)
{
	char deep[PATH_MAX + 10];
	memset(deep, 'x', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	put_file("out", "old");
	assert_refused("missing/out", ENOENT);
	assert_refused(folder_path(), EISDIR);
	assert_refused(".", EISDIR);
	assert_refused("out/out", ENOTDIR);
	assert_refused("sub/", ENOENT);
	assert_refused(deep, ENAMETOOLONG);
	assert_refused("", ENOENT);
	assert_file("out", "old");
	ck_assert_int_eq(files_in("."), 1);
}
END_TEST

START_TEST(a_folder_without_rights)
{
	if (geteuid() == 0)
		return; /* root may write anywhere */
	ck_assert_int_eq(mkdir("tight", 0500), 0);
	assert_refused("tight/out", EACCES);
}
END_TEST

void unit_outfile(TCase *tc)
{
	tcase_add_checked_fixture(tc, folder_enter, folder_leave);
	tcase_add_test(tc, a_commit_makes_the_file);
	tcase_add_test(tc, a_commit_replaces_at_once);
	tcase_add_test(tc, a_discard_leaves_things_as_they_were);
	tcase_add_test(tc, standard_output_is_not_opened);
	tcase_add_test(tc, a_device_is_written_in_place);
	tcase_add_test(tc, a_pipe_is_written_in_place);
	tcase_add_loop_test(tc, an_open_file_is_written_in_place, 0, 3);
	tcase_add_test(tc, an_open_file_must_be_open_for_writing);
	tcase_add_test(tc, two_files_at_a_time);
	tcase_add_test(tc, a_name_may_be_a_path);
	tcase_add_test(tc, names_that_cannot_be);
	tcase_add_test(tc, a_folder_without_rights);
}
