/* O_TMPFILE where the file system has it, a named file beside the target where not. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_TMPFILE */
#endif
#include "tool/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"

#include "base/banned.h"

static bool fail(struct outfile *o, const char *what, int err, struct diag *d)
{
	diag_errno(d, what, err);
	d->file = o->name;
	/* a wrong name or missing rights do not mend themselves */
	if (err == ENOENT || err == ENOTDIR || err == EISDIR || err == EACCES || err == EPERM ||
	    err == ENAMETOOLONG || err == ELOOP)
		d->class = DIAG_DATA;
	outfile_discard(o);
	return false;
}

/* The folder of target, in place; at least "." or "/". */
static void folder(const struct outfile *o, char out[PATH_MAX])
{
	const char *slash = strrchr(o->target, '/');
	size_t n = !slash ? 1 : slash == o->target ? 1 : (size_t)(slash - o->target);
	memcpy(out, slash ? o->target : ".", n);
	out[n] = '\0';
}

/* What these name is open elsewhere and must not be replaced. */
static bool names_open_file(const char *name)
{
	return strncmp(name, "/dev/fd/", 8) == 0 || strncmp(name, "/dev/std", 8) == 0 ||
	       strncmp(name, "/proc/", 6) == 0;
}

/* The real path of a file that is not there yet: that of its folder, and its name. */
static bool resolve_new(struct outfile *o)
{
	char dir[PATH_MAX], real[PATH_MAX];
	if (snprintf(o->target, PATH_MAX, "%s", o->name) >= PATH_MAX) {
		errno = ENAMETOOLONG;
		return false;
	}
	const char *slash = strrchr(o->name, '/');
	const char *base = slash ? slash + 1 : o->name;
	folder(o, dir);
	errno = *base ? errno : ENOENT;
	if (!*base || !realpath(dir, real))
		return false;
	errno = ENAMETOOLONG;
	return snprintf(o->target, PATH_MAX, "%s/%s", real, base) < PATH_MAX;
}

static bool resolve(struct outfile *o, struct diag *d)
{
	bool there = stat(o->name, &o->is) == 0;
	if (there && S_ISDIR(o->is.st_mode))
		return fail(o, "", EISDIR, d);
	if (there && (!S_ISREG(o->is.st_mode) || names_open_file(o->name)))
		return true; /* written in place */
	o->mode = there ? o->is.st_mode & 0666 : 0666;
	if (there)
		return realpath(o->name, o->target) || fail(o, "", errno, d);
	return resolve_new(o) || fail(o, "", errno, d);
}

/* One that may not be read can be named only, and not synced. */
static bool open_folder(struct outfile *o, const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 && errno == EACCES)
		fd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	o->folder = fd < 0 ? 0 : fd;
	return fd >= 0;
}

/* What is open at fd, if anything is, is written to as it is. */
static bool in_place(struct outfile *o, int fd, struct diag *d)
{
	o->fd = fd;
	if (fd < 0)
		return fail(o, "", errno, d);
	if (fstat(fd, &o->is) != 0)
		o->is.st_mode = 0; /* closed, as a write will say */
	return true;
}

bool outfile_open(struct outfile *o, const char *name, struct diag *d)
{
	*o = (struct outfile){ .fd = -1 };
	if (!name || strcmp(name, "-") == 0)
		return in_place(o, STDOUT_FILENO, d);
	o->name = name;
	if (!resolve(o, d))
		return false;
	if (!*o->target)
		return in_place(o, open(name, O_WRONLY | O_APPEND | O_CLOEXEC), d);
	char dir[PATH_MAX];
	folder(o, dir);
	if (!open_folder(o, dir))
		return fail(o, "", errno, d);
	unsigned hash = table_hash(str_from(o->target), 0); /* a run may write several files */
	if (snprintf(o->temp, PATH_MAX, "%s/.glp1-%ld-%08x.tmp", dir, (long)getpid(), hash) >= PATH_MAX)
		return fail(o, "", ENAMETOOLONG, d);
	o->fd = open(dir, O_TMPFILE | O_WRONLY | O_CLOEXEC, o->mode);
	o->unnamed = o->fd >= 0;
	if (o->fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL)) {
		unlink(o->temp); /* left by a run that was killed and had this process number */
		o->fd = open(o->temp, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC,
			     o->mode);
	}
	return o->fd >= 0 || fail(o, "", errno, d);
}

/* Gives an unnamed file its name beside the target. */
static bool give_name(struct outfile *o)
{
	char self[64];
	snprintf(self, sizeof(self), "/proc/self/fd/%d", o->fd);
	if (linkat(AT_FDCWD, self, AT_FDCWD, o->temp, AT_SYMLINK_FOLLOW) == 0)
		return true;
	if (errno != EEXIST || unlink(o->temp) != 0)
		return false;
	return linkat(AT_FDCWD, self, AT_FDCWD, o->temp, AT_SYMLINK_FOLLOW) == 0;
}

/* The rename must reach the disk as well. File systems that cannot sync a folder say EINVAL, O_PATH EBADF. */
static bool sync_folder(const struct outfile *o)
{
	return fsync(o->folder) == 0 || errno == EINVAL || errno == EBADF;
}

bool outfile_complete(struct outfile *o, struct diag *d)
{
	if (*o->target && fsync(o->fd) != 0)
		return fail(o, "write error", errno, d);
	if (*o->target && o->unnamed && !give_name(o))
		return fail(o, "cannot name the finished file", errno, d);
	o->unnamed = false;
	int fd = o->fd;
	o->fd = -1;
	return close(fd) == 0 || fail(o, "write error", errno, d);
}

bool outfile_place(struct outfile *o, struct diag *d)
{
	if (!*o->target)
		return true;
	if (rename(o->temp, o->target) != 0)
		return fail(o, "cannot rename the finished file", errno, d);
	*o->temp = '\0';
	if (!sync_folder(o))
		return fail(o, "write error", errno, d);
	outfile_discard(o);
	return true;
}

void outfile_discard(struct outfile *o)
{
	if (o->fd > STDOUT_FILENO)
		close(o->fd);
	if (o->folder)
		close(o->folder);
	if (*o->temp && !o->unnamed)
		unlink(o->temp);
	*o = (struct outfile){ .fd = -1 };
}
