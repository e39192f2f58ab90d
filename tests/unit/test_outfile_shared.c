/* tool/outfile.h in folders that others write in too: links, rights, pipes, and names that change. */
#define _GNU_SOURCE /* lchown */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "folder.h"

#include "base/banned.h"

START_TEST(the_target_of_a_link_is_replaced)
{
	struct stat st;
	ck_assert_int_eq(mkdir("sub", 0700), 0);
	put_file("sub/out", "old");
	ck_assert_int_eq(symlink("sub/out", "link"), 0);
	write_output("link", "new");
	assert_file("sub/out", "new");
	ck_assert_int_eq(lstat("link", &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	ck_assert_int_eq(files_in("sub"), 1);
	ck_assert_int_eq(files_in("."), 2);
}
END_TEST

/* A file that is not there yet is made where the link leads, as > does it. */
START_TEST(a_link_to_nothing_leads_on)
{
	struct stat st;
	char far[128];
	ck_assert_int_eq(mkdir("sub", 0700), 0);
	snprintf(far, sizeof(far), "%s/sub/out", folder_path());
	ck_assert_int_eq(symlink(far, "link"), 0);
	ck_assert_int_eq(symlink("link", "link2"), 0);
	write_output("link2", "new");
	assert_file(far, "new");
	ck_assert(lstat("link2", &st) == 0 && S_ISLNK(st.st_mode));
	ck_assert(lstat("link", &st) == 0 && S_ISLNK(st.st_mode));
}
END_TEST

/* Links in a ring, and one more than are followed. */
START_TEST(links_come_to_an_end)
{
	struct outfile o;
	struct diag d;
	ck_assert_int_eq(symlink("link2", "link"), 0);
	ck_assert_int_eq(symlink("link", "link2"), 0);
	ck_assert(!outfile_open(&o, "link", &plain_terms, &d));
	ck_assert_str_eq(d.what, strerror(ELOOP));
	ck_assert_int_eq(d.class, DIAG_DATA);
}
END_TEST

/* The folder is the one that was opened, and its name in it no link that came since. */
START_TEST(names_that_change_meanwhile)
{
	struct outfile o;
	struct diag d;
	ck_assert_int_eq(mkdir("sub", 0700), 0);
	begin_output(&o, "sub/out", "new");
	ck_assert_int_eq(rename("sub", "tight"), 0);
	ck_assert_int_eq(mkdir("sub", 0700), 0);
	put_file("out", "old");
	ck_assert_int_eq(symlink("../out", "tight/out"), 0);
	ck_assert(commit_output(&o, &d));
	ck_assert_int_eq(files_in("sub"), 0);
	assert_file("out", "old");
	assert_file("tight/out", "new");
	unlink("tight/out");
}
END_TEST

START_TEST(the_mode_is_that_of_the_umask)
{
	static const mode_t masks[] = { 022, 077, 002, 0 };
	for (size_t i = 0; i < COUNT(masks); i++) {
		struct stat st;
		mode_t before = umask(masks[i]);
		write_output("out", "x");
		umask(before);
		ck_assert_int_eq(stat("out", &st), 0);
		ck_assert_uint_eq(st.st_mode & 07777, 0666 & ~masks[i]);
		unlink("out");
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
		put_file("out", "old");
		ck_assert_int_eq(chmod("out", modes[i].before), 0);
		write_output("out", "new");
		ck_assert_int_eq(stat("out", &st), 0);
		ck_assert_uint_eq(st.st_mode & 07777, modes[i].after);
		assert_file("out", "new");
		unlink("out");
	}
	umask(mask);
}
END_TEST

/* Whatever the umask gives away; rights that a file had not it does not get either. */
START_TEST(a_private_file_is_for_its_owner)
{
	static const mode_t modes[] = { 0, 0644, 0666, 0600, 0400 };
	const struct outfile_terms terms = { .is_private = true };
	mode_t mask = umask(0);
	for (size_t i = 0; i < COUNT(modes); i++) {
		struct outfile o;
		struct diag d;
		struct stat st;
		if (modes[i])
			put_file("out", "old");
		ck_assert(!modes[i] || chmod("out", modes[i]) == 0);
		ck_assert(outfile_open(&o, "out", &terms, &d));
		ck_assert(commit_output(&o, &d));
		ck_assert_int_eq(stat("out", &st), 0);
		ck_assert_uint_eq(st.st_mode & 07777, modes[i] == 0400 ? 0400 : 0600);
		unlink("out");
	}
	umask(mask);
}
END_TEST

START_TEST(a_replaced_file_keeps_its_group)
{
	struct stat st;
	gid_t groups[64];
	int n = getgroups(COUNT(groups), groups);
	gid_t other = geteuid() == 0 ? 54321 : n > 0 ? groups[n - 1] : getegid();
	put_file("out", "old");
	ck_assert(chmod("out", 0640) == 0 && chown("out", (uid_t)-1, other) == 0);
	write_output("out", "new");
	ck_assert_int_eq(stat("out", &st), 0);
	ck_assert_uint_eq(st.st_gid, other);
	ck_assert_uint_eq(st.st_mode & 07777, 0640);
}
END_TEST

/* With a list of others who may read it the group's bits are no group's. */
START_TEST(a_list_of_rights_gives_none_to_the_group)
{
	/* version 2; owner rw, user 12345 r, group none, mask r, others none: see acl(5) */
	static const unsigned char list[] = {
		2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 4, 0, 57, 48, 0, 0,
		4, 0, 0, 0, 255, 255, 255, 255, 16, 0, 4, 0, 255, 255, 255, 255,
		32, 0, 0, 0, 255, 255, 255, 255,
	};
	struct stat st;
	put_file("out", "old");
	if (setxattr("out", "system.posix_acl_access", list, sizeof(list), 0) != 0)
		return; /* this file system has none */
	ck_assert_int_eq(stat("out", &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0640);
	write_output("out", "new");
	ck_assert_int_eq(stat("out", &st), 0);
	ck_assert_uint_eq(st.st_mode & 0777, 0600);
}
END_TEST

/* Only root can make things look like another's. */
static bool give_to_another(const char *name)
{
	if (geteuid() != 0)
		return false;
	ck_assert_int_eq(lchown(name, 12345, 12345), 0);
	return true;
}

static void assert_strange(const char *name, const char *what)
{
	struct outfile o;
	struct diag d;
	ck_assert(!outfile_open(&o, name, &(struct outfile_terms){ .patience = 1000 }, &d));
	ck_assert_str_eq(d.what, what);
	ck_assert_int_eq(d.class, DIAG_DATA);
	ck_assert_int_eq(o.fd, -1);
}

START_TEST(what_another_user_planted_is_not_used)
{
	put_file("out", "old");
	ck_assert_int_eq(symlink("out", "link"), 0);
	ck_assert_int_eq(symlink("link", "link2"), 0);
	ck_assert_int_eq(mkfifo("fifo", 0666), 0);
	if (!give_to_another("link") || !give_to_another("fifo"))
		return;
	int reader = open("fifo", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_strange("link", "a link of another user");
	assert_strange("link2", "a link of another user");
	assert_strange("fifo", "a pipe or device of another user");
	ck_assert(unlink("link2") == 0 && symlink("fifo", "link2") == 0);
	assert_strange("link2", "a pipe or device of another user");
	assert_file("out", "old");
	ck_assert(mkdir("dir", 0700) == 0 && symlink("dir", "way") == 0);
	write_output("way/out", "here");
	assert_file("dir/out", "here");
	ck_assert(give_to_another("way"));
	assert_strange("way/out", "a link of another user");
	ck_assert(symlink("../way", "dir/back") == 0);
	assert_strange("dir/back/new", "a link of another user");
	ck_assert(give_to_another("out"));
	write_output("out", "new"); /* a file is replaced, whosever it is */
	close(reader);
}
END_TEST

static void come_later(int signal)
{
	(void)signal;
	ck_assert_int_ge(open("fifo", O_RDONLY | O_NONBLOCK | O_CLOEXEC), 0);
}

START_TEST(a_reader_of_a_pipe_may_be_late_but_not_for_ever)
{
	struct outfile o;
	struct diag d;
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	ck_assert(!outfile_open(&o, "fifo", &plain_terms, &d));
	ck_assert_str_eq(d.what, "nobody reads this named pipe");
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
	const struct sigaction action = { .sa_handler = come_later };
	const struct itimerval soon = { .it_value.tv_usec = 100000 };
	ck_assert_int_eq(sigaction(SIGALRM, &action, NULL), 0);
	ck_assert_int_eq(setitimer(ITIMER_REAL, &soon, NULL), 0);
	ck_assert(outfile_open(&o, "fifo", &(struct outfile_terms){ .patience = 1000 }, &d));
	ck_assert_int_eq(fcntl(o.fd, F_GETFL) & O_NONBLOCK, 0);
	ck_assert(commit_output(&o, &d));
}
END_TEST

void unit_outfile_shared(TCase *tc)
{
	tcase_add_checked_fixture(tc, folder_enter, folder_leave);
	tcase_add_test(tc, the_target_of_a_link_is_replaced);
	tcase_add_test(tc, a_link_to_nothing_leads_on);
	tcase_add_test(tc, links_come_to_an_end);
	tcase_add_test(tc, names_that_change_meanwhile);
	tcase_add_test(tc, the_mode_is_that_of_the_umask);
	tcase_add_test(tc, a_replaced_file_gives_no_new_rights);
	tcase_add_test(tc, a_private_file_is_for_its_owner);
	tcase_add_test(tc, a_replaced_file_keeps_its_group);
	tcase_add_test(tc, a_list_of_rights_gives_none_to_the_group);
	tcase_add_test(tc, what_another_user_planted_is_not_used);
	tcase_add_test(tc, a_reader_of_a_pipe_may_be_late_but_not_for_ever);
}
