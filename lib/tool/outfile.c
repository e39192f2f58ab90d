/* By O_TMPFILE where the file system has it, else by a file with a random name in the folder. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "tool/outfile_find.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "base/banned.h"

enum { NAMES_MOST = 3, GROUP = 070 };

/* Makes a random name, which nobody can guess and take before. False: no randomness to be had. */
static bool make_name(struct outfile *o)
{
	uint64_t random;
	if (getrandom(&random, sizeof(random), 0) != sizeof(random))
		return false;
	snprintf(o->temp, sizeof(o->temp), ".glp1-%016" PRIx64 ".tmp", random);
	return true;
}

/* Whether the file that is replaced has an access list, so that its mode does not say all. */
static bool has_list(const struct outfile *o)
{
	char path[NAME_MAX + 64];
	snprintf(path, sizeof(path), "/proc/self/fd/%d/%s", o->folder, o->base);
	return lgetxattr(path, "system.posix_acl_access", NULL, 0) > 0;
}

/*
 * Gives the new file the mode, and the group of the file that it replaces; where that cannot be,
 * its own group gets no rights. Failure is ignored: some file systems have no such rights.
 */
static void set_rights(const struct outfile *o, mode_t mode)
{
	struct stat st;
	bool replaces = o->is.st_mode && fstat(o->fd, &st) == 0;
	if (replaces && ((st.st_gid != o->is.st_gid && fchown(o->fd, (uid_t)-1, o->is.st_gid) != 0) ||
			 has_list(o)))
		mode &= ~(mode_t)GROUP;
	int unused = fchmod(o->fd, mode);
	(void)unused;
}

static mode_t umask_now(void)
{
	mode_t mask = umask(077);
	umask(mask);
	return mask;
}

/* Opens a new file in the folder: without a name, or with one and mode 0600 until it is whole. */
static bool open_new(struct outfile *o)
{
	struct stat st;
	o->fd = openat(o->folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, o->mode);
	if (o->fd >= 0) {
		set_rights(o, fstat(o->fd, &st) == 0 ? st.st_mode & 0777 : 0600);
		return true;
	}
	if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)
		return false;
	o->mode &= ~umask_now();
	for (int tries = 0; o->fd < 0 && tries < NAMES_MOST && make_name(o); tries++) {
		o->fd = openat(o->folder, o->temp, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
		if (o->fd < 0 && errno != EEXIST)
			break;
	}
	if (o->fd < 0)
		*o->temp = '\0';
	return o->fd >= 0;
}

bool outfile_open(struct outfile *o, const char *name, const struct outfile_terms *terms,
		  struct diag *d)
{
	*o = (struct outfile){ .fd = -1 };
	if (!name || strcmp(name, "-") == 0)
		return outfile_in_place(o, STDOUT_FILENO);
	o->name = name;
	if (!outfile_find(o, terms->patience, d))
		return false;
	if (o->fd >= 0)
		return true;
	o->is_named = true;
	o->mode = (o->is.st_mode ? o->is.st_mode : 0666) & (terms->is_private ? 0600 : 0666);
	return open_new(o) || outfile_fail_to_open(o, errno, d);
}

bool outfile_open_in(struct outfile *o, int folder, const char *name, const char *base,
		     bool is_private, struct diag *d)
{
	*o = (struct outfile){ .fd = -1, .name = name, .is_named = true };
	int own = fcntl(folder, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (own < 0)
		return outfile_fail(o, "cannot open the folder", errno, d);
	o->folder = own;
	snprintf(o->base, sizeof(o->base), "%s", base);
	if (fstatat(folder, base, &o->is, AT_SYMLINK_NOFOLLOW) != 0)
		o->is.st_mode = 0;
	if (o->is.st_mode && !S_ISREG(o->is.st_mode))
		return outfile_fail_to_open(o, EEXIST, d);
	o->mode = (o->is.st_mode ? o->is.st_mode : 0666) & (is_private ? 0600 : 0666);
	return open_new(o) || outfile_fail_to_open(o, errno, d);
}

/* Gives an unnamed file a random name, in the folder in which it will be renamed. */
static bool give_name(struct outfile *o)
{
	char self[64];
	snprintf(self, sizeof(self), "/proc/self/fd/%d", o->fd);
	for (int tries = 0; tries < NAMES_MOST && make_name(o); tries++) {
		if (linkat(AT_FDCWD, self, o->folder, o->temp, AT_SYMLINK_FOLLOW) == 0)
			return true;
		if (errno != EEXIST)
			break;
	}
	*o->temp = '\0';
	return false;
}

bool outfile_complete(struct outfile *o, struct diag *d)
{
	if (o->folder && *o->temp)
		set_rights(o, o->mode);
	if (o->folder && fsync(o->fd) != 0)
		return outfile_fail(o, "write error", errno, d);
	if (o->folder && !*o->temp && !give_name(o))
		return outfile_fail(o, "cannot name the finished file", errno, d);
	int fd = o->fd;
	o->fd = -1;
	return close(fd) == 0 || outfile_fail(o, "write error", errno, d);
}

/* Makes the rename reach the disk. EINVAL: the file system cannot sync a folder; EBADF: O_PATH. */
static bool sync_folder(const struct outfile *o)
{
	return fsync(o->folder) == 0 || errno == EINVAL || errno == EBADF;
}

bool outfile_place(struct outfile *o, struct diag *d)
{
	if (!o->folder)
		return true;
	if (renameat(o->folder, o->temp, o->folder, o->base) != 0)
		return outfile_fail(o, "cannot rename the finished file", errno, d);
	*o->temp = '\0';
	if (!sync_folder(o))
		return outfile_fail(o, "write error", errno, d);
	outfile_discard(o);
	return true;
}

void outfile_give_away(struct outfile *o)
{
	if (o->folder)
		close(o->folder);
	o->folder = 0;
	*o->temp = '\0';
}

void outfile_discard(struct outfile *o)
{
	if (*o->temp)
		unlinkat(o->folder, o->temp, 0);
	if (o->fd > STDERR_FILENO)
		close(o->fd);
	if (o->folder)
		close(o->folder);
	*o = (struct outfile){ .fd = -1 };
}
