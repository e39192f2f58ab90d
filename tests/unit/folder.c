/* For use in fixtures, with CK_FORK=no as well. */
#define _XOPEN_SOURCE 700 /* nftw */
#include "folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "unit.h"

#include "base/banned.h"

static char home[64], before[256];

void folder_enter(void)
{
	ck_assert_ptr_nonnull(getcwd(before, sizeof(before)));
	snprintf(home, sizeof(home), "/tmp/glp1-unit-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(home));
	ck_assert_int_eq(chdir(home), 0);
}

static int take_away(const char *path, const struct stat *st, int type, struct FTW *where)
{
	(void)st, (void)type, (void)where;
	return remove(path);
}

void folder_leave(void)
{
	ck_assert_int_eq(chdir(before), 0);
	ck_assert_int_eq(nftw(home, take_away, 8, FTW_DEPTH | FTW_PHYS), 0);
}

const char *folder_path(void)
{
	return home;
}

void put_file(const char *name, const char *text)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	ck_assert_int_eq(close(fd), 0);
}

void assert_file(const char *name, const char *want)
{
	struct bytes got = { 0 };
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	ck_assert_msg(fd >= 0, "%s is not there", name);
	read_all(fd, &got);
	assert_text(bytes_str(&got), want);
	close(fd);
	bytes_release(&got);
}

int files_in(const char *dir)
{
	int n = -2; /* . and .. */
	DIR *d = opendir(dir);
	ck_assert_ptr_nonnull(d);
	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

const struct outfile_terms plain_terms = { .is_private = false };

void begin_output(struct outfile *o, const char *name, const char *text)
{
	struct diag d;
	ck_assert_msg(outfile_open(o, name, &plain_terms, &d), "%s", d.what);
	ck_assert_int_gt(o->fd, 2);
	ck_assert_int_eq(write(o->fd, text, strlen(text)), (ssize_t)strlen(text));
}

bool commit_output(struct outfile *o, struct diag *d)
{
	return outfile_complete(o, d) && outfile_place(o, d);
}

void write_output(const char *name, const char *text)
{
	struct outfile o;
	struct diag d;
	begin_output(&o, name, text);
	ck_assert_msg(commit_output(&o, &d), "%s", d.what);
	outfile_discard(&o); /* nothing after a commit */
}
