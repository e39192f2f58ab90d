/* tool/outfile.h: whole or absent, in a folder of the test's own. */
#define _GNU_SOURCE /* PATH_MAX */
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tool/outfile.h"

#include "base/banned.h"

static char home[64];

static const char *at(const char *name)
{
	static char path[4][128];
	static unsigned turn;
	char *p = path[turn++ % 4];
	snprintf(p, sizeof(path[0]), "%s/%s", home, name);
	return p;
}

static void enter(void)
{
	snprintf(home, sizeof(home), "/tmp/glp1-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(home));
}

static int files_in(const char *dir)
{
	int n = -2; /* . and .. */
	DIR *d = opendir(dir);
	ck_assert_ptr_nonnull(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

/* Runs with CK_FORK=no as well, so it leaves nothing behind. */
static void leave(void)
{
	static const char *const names[] = { "out", "link", "sub/out", "sub", "fifo", "tight" };
	chmod(at("tight"), 0700);
	for (size_t i = 0; i < COUNT(names); i++)
		remove(at(names[i]));
	ck_assert_int_eq(rmdir(home), 0);
}

static void put_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_ge(fputs(text, f), 0);
	ck_assert_int_eq(fclose(f), 0);
}

static void assert_file(const char *path, const char *want)
{
	struct bytes got = { 0 };
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ck_assert_msg(fd >= 0, "%s is not there", path);
	read_all(fd, &got);
	assert_text(bytes_str(&got), want);
	close(fd);
	bytes_release(&got);
}

static void begin(struct outfile *o, const char *name, const char *text)
{
	struct diag d;
	ck_assert_msg(outfile_open(o, name, &d), "%s", d.what);
	ck_assert_int_gt(o->fd, 2);
	ck_assert_int_eq(write(o->fd, text, strlen(text)), (ssize_t)strlen(text));
}

static bool commit(struct outfile *o, struct diag *d)
{
	return outfile_complete(o, d) && outfile_place(o, d);
}

static void write_whole(const char *name, const char *text)
{
	struct outfile o;
	struct diag d;
	begin(&o, name, text);
	ck_assert_msg(commit(&o, &d), "%s", d.what);
	outfile_discard(&o); /* nothing after a commit */
}

START_TEST(a_commit_makes_the_file)
{
	struct outfile o;
	struct diag d;
	begin(&o, at("out"), "new");
	ck_assert_int_eq(access(at("out"), F_OK), -1);
	ck_assert(commit(&o, &d));
	assert_file(at("out"), "new");
	ck_assert_int_eq(files_in(home), 1);
}
END_TEST

START_TEST(a_commit_replaces_at_once)
{
	struct outfile o;
	struct diag d;
	put_file(at("out"), "an old and longer text");
	int old = open(at("out"), O_RDONLY | O_CLOEXEC); /* as when the input is the output */
	begin(&o, at("out"), "new");
	assert_file(at("out"), "an old and longer text");
	ck_assert(commit(&o, &d));
	assert_file(at("out"), "new");
	struct bytes still = { 0 };
	read_all(old, &still);
	assert_text(bytes_str(&still), "an old and longer text");
	bytes_release(&still);
	close(old);
	ck_assert_int_eq(files_in(home), 1);
}
END_TEST

START_TEST(a_discard_leaves_things_as_they_were)
{
	struct outfile o;
	begin(&o, at("out"), "new");
	outfile_discard(&o);
	ck_assert_int_eq(files_in(home), 0);
	ck_assert_int_eq(o.fd, -1);
	put_file(at("out"), "old");
	begin(&o, at("out"), "new");
	outfile_discard(&o);
	outfile_discard(&o);
	assert_file(at("out"), "old");
	ck_assert_int_eq(files_in(home), 1);
}
END_TEST

START_TEST(standard_output_is_not_opened)
{
	struct outfile o;
	struct diag d;
	ck_assert(outfile_open(&o, NULL, &d));
	ck_assert_int_eq(o.fd, STDOUT_FILENO);
	ck_assert_ptr_null(o.name);
	outfile_discard(&o);
	ck_assert(outfile_open(&o, "-", &d));
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
	write_whole("/dev/null", "gone");
	ck_assert_int_eq(stat("/dev/null", &st), 0);
	ck_assert(S_ISCHR(st.st_mode));
	ck_assert(outfile_open(&o, "/dev/full", &d));
	ck_assert_int_eq(write(o.fd, "x", 1), -1);
	ck_assert_int_eq(errno, ENOSPC);
	outfile_discard(&o);
	ck_assert_int_eq(access("/dev/full", F_OK), 0);
}
END_TEST

START_TEST(a_pipe_is_written_in_place)
{
	char got[8];
	ck_assert_int_eq(mkfifo(at("fifo"), 0600), 0);
	int fd = open(at("fifo"), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	write_whole(at("fifo"), "through");
	ck_assert_int_eq(read(fd, got, sizeof(got)), 7);
	ck_assert_int_eq(memcmp(got, "through", 7), 0);
	close(fd);
	struct stat st;
	ck_assert_int_eq(stat(at("fifo"), &st), 0);
	ck_assert(S_ISFIFO(st.st_mode));
}
END_TEST

START_TEST(the_target_of_a_link_is_replaced)
{
	struct stat st;
	ck_assert_int_eq(mkdir(at("sub"), 0700), 0);
	put_file(at("sub/out"), "old");
	ck_assert_int_eq(symlink("sub/out", at("link")), 0);
	write_whole(at("link"), "new");
	assert_file(at("sub/out"), "new");
	ck_assert_int_eq(lstat(at("link"), &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	ck_assert_int_eq(files_in(at("sub")), 1);
	ck_assert_int_eq(files_in(home), 2);
}
END_TEST

START_TEST(the_mode_is_that_of_the_umask)
{
	static const mode_t masks[] = { 022, 077, 002, 0 };
	for (size_t i = 0; i < COUNT(masks); i++) {
		struct stat st;
		mode_t before = umask(masks[i]);
		write_whole(at("out"), "x");
		umask(before);
		ck_assert_int_eq(stat(at("out"), &st), 0);
		ck_assert_uint_eq(st.st_mode & 07777, 0666 & ~masks[i]);
		unlink(at("out"));
	}
}
END_TEST

START_TEST(a_replaced_file_gives_no_new_rights)
{
	static const struct {
		mode_t before, after;
	} modes[] = { { 0600, 0600 }, { 0640, 0640 }, { 0666, 0644 }, { 0755, 0644 }, { 0400, 0400 } };
	mode_t mask = umask(022);
	for (size_t i = 0; i < COUNT(modes); i++) {
		struct stat st;
		put_file(at("out"), "old");
		ck_assert_int_eq(chmod(at("out"), modes[i].before), 0);
		write_whole(at("out"), "new");
		ck_assert_int_eq(stat(at("out"), &st), 0);
		ck_assert_uint_eq(st.st_mode & 07777, modes[i].after);
		assert_file(at("out"), "new");
		unlink(at("out"));
	}
	umask(mask);
}
END_TEST

/* As in 3>file -o /dev/fd/3: the file is the caller's, open there already. */
START_TEST(an_open_file_is_written_in_place)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
	char name[32] = "/dev/stdin";
	struct stat before, after;
	put_file(at("out"), "old ");
	int fd = open(at("out"), O_WRONLY | O_APPEND | O_CLOEXEC), standard = dup(STDIN_FILENO);
	ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	if (_i < 2)
		snprintf(name, sizeof(name), "%s%d", folders[_i], fd);
	ck_assert_int_eq(fstat(fd, &before), 0);
	write_whole(name, "new");
	dup2(standard, STDIN_FILENO);
	ck_assert_int_eq(stat(at("out"), &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	assert_file(at("out"), "old new");
	close(standard);
	close(fd);
}
END_TEST

START_TEST(two_files_at_a_time)
{
	struct outfile a, b;
	struct diag d;
	ck_assert_int_eq(mkdir(at("sub"), 0700), 0);
	begin(&a, at("out"), "first");
	begin(&b, at("link"), "second");
	ck_assert_str_ne(a.temp, b.temp);
	ck_assert(commit(&a, &d));
	ck_assert(commit(&b, &d));
	assert_file(at("out"), "first");
	assert_file(at("link"), "second");
	ck_assert_int_eq(files_in(home), 3);
}
END_TEST

START_TEST(a_file_in_this_folder_needs_no_slash)
{
	char before[PATH_MAX];
	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	ck_assert_int_eq(chdir(home), 0);
	write_whole("out", "here");
	ck_assert_int_eq(chdir(before), 0);
	assert_file(at("out"), "here");
}
END_TEST

/* Names that no retry will mend: class 2, the file is named. */
static void assert_refused(const char *name, int err)
{
	struct outfile o;
	struct diag d;
	ck_assert(!outfile_open(&o, name, &d));
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
	put_file(at("out"), "old");
	assert_refused(at("missing/out"), ENOENT);
	assert_refused(home, EISDIR);
	assert_refused(at("out/out"), ENOTDIR);
	assert_refused(at("sub/"), ENOENT);
	assert_refused(deep, ENAMETOOLONG);
	assert_refused("", ENOENT);
	assert_file(at("out"), "old");
	ck_assert_int_eq(files_in(home), 1);
}
END_TEST

START_TEST(a_folder_without_rights)
{
	if (geteuid() == 0)
		return; /* root may write anywhere */
	ck_assert_int_eq(mkdir(at("tight"), 0500), 0);
	assert_refused(at("tight/out"), EACCES);
}
END_TEST

void unit_outfile(TCase *tc)
{
	tcase_add_checked_fixture(tc, enter, leave);
	tcase_add_test(tc, a_commit_makes_the_file);
	tcase_add_test(tc, a_commit_replaces_at_once);
	tcase_add_test(tc, a_discard_leaves_things_as_they_were);
	tcase_add_test(tc, standard_output_is_not_opened);
	tcase_add_test(tc, a_device_is_written_in_place);
	tcase_add_test(tc, a_pipe_is_written_in_place);
	tcase_add_test(tc, the_target_of_a_link_is_replaced);
	tcase_add_test(tc, the_mode_is_that_of_the_umask);
	tcase_add_test(tc, a_replaced_file_gives_no_new_rights);
	tcase_add_loop_test(tc, an_open_file_is_written_in_place, 0, 3);
	tcase_add_test(tc, two_files_at_a_time);
	tcase_add_test(tc, a_file_in_this_folder_needs_no_slash);
	tcase_add_test(tc, names_that_cannot_be);
	tcase_add_test(tc, a_folder_without_rights);
}
