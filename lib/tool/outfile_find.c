/* Follows a name link by link, with each folder held open: what is judged is what is used. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_PATH, makedev */
#endif
#include "tool/outfile_find.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "base/io.h"
#include "base/num.h"

#include "base/banned.h"

enum { LINKS_MOST = 40 };

bool outfile_fail(struct outfile *o, const char *what, int err, struct diag *d)
{
	diag_errno(d, what, err);
	d->file = o->name;
	outfile_discard(o);
	return false;
}

bool outfile_fail_to_open(struct outfile *o, int err, struct diag *d)
{
	outfile_fail(o, "", err, d);
	if (err == ENOENT || err == ENOTDIR || err == EISDIR || err == EACCES || err == EPERM ||
	    err == ENAMETOOLONG || err == ELOOP)
		d->class = DIAG_DATA;
	return false;
}

static bool refuse(struct outfile *o, const char *what, struct diag *d)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->file = o->name;
	d->hint = "only what is yours or root's is followed";
	outfile_discard(o);
	return false;
}

static bool is_ours(const struct stat *st)
{
	return st->st_uid == 0 || st->st_uid == geteuid();
}

/* Whether it is /dev/null, which in a container may seem to be nobody's. */
static bool is_null_device(const struct stat *st)
{
	return S_ISCHR(st->st_mode) && st->st_rdev == makedev(1, 3);
}

/*
 * Returns a copy of the descriptor that a path such as /dev/fd/3 stands for, or -errno; INT_MIN:
 * the path is not of that kind.
 */
static int open_already(const char *path)
{
	static const char *const names[] = { "/dev/stdin", "/dev/stdout", "/dev/stderr" };
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
	int64_t fd = -1;
	for (int i = 0; i < 3; i++)
		if (strcmp(path, names[i]) == 0)
			fd = i;
	for (int i = 0; i < 2; i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			num_whole(str_from(path + strlen(folders[i])), 0, INT_MAX, &fd);
	if (fd < 0)
		return INT_MIN;
	int flags = fcntl((int)fd, F_GETFL);
	if (flags >= 0 && (flags & O_ACCMODE) == O_RDONLY)
		return -EBADF;
	int copy = fcntl((int)fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	return copy < 0 ? -errno : copy;
}

/* Goes into a folder, from o->folder if that is open. A link is none. False: errno says why. */
static bool enter(struct outfile *o, const char *name)
{
	const int flags = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
	int at = o->folder ? o->folder : AT_FDCWD;
	int fd = openat(at, name, O_RDONLY | flags);
	if (fd < 0 && errno == EACCES) /* not readable: files can be named in it, but no sync */
		fd = openat(at, name, O_PATH | flags);
	if (fd < 0)
		return false;
	if (o->folder)
		close(o->folder);
	o->folder = fd;
	return true;
}

/*
 * Sets path to where the link called base leads, and to rest behind that. The link is held open,
 * so that the one that is judged is the one that is read. False: *d is filled.
 */
static bool read_link(struct outfile *o, char path[PATH_MAX], const char *rest, struct diag *d)
{
	char behind[PATH_MAX];
	snprintf(behind, sizeof(behind), "%s", rest); /* it may be in path */
	int link = openat(o->folder, o->base, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n = link >= 0 && fstat(link, &o->is) == 0 ? readlinkat(link, "", path, PATH_MAX - 1) : -1;
	int err = errno;
	if (link >= 0)
		close(link);
	if (n < 0)
		return outfile_fail_to_open(o, err, d);
	if (!is_ours(&o->is))
		return refuse(o, "a link of another user", d);
	size_t room = (size_t)(PATH_MAX - n);
	return snprintf(path + n, room, "%s", behind) < (int)room ||
	       outfile_fail_to_open(o, ENAMETOOLONG, d);
}

/* Takes the first part of a path into base, "." if there is none. Returns what is behind it. */
static const char *take_part(struct outfile *o, const char *path)
{
	path += strspn(path, "/");
	size_t n = strcspn(path, "/");
	if (n >= sizeof(o->base))
		return NULL;
	memcpy(o->base, n ? path : ".", n ? n : 1);
	o->base[n ? n : 1] = '\0';
	return path + n;
}

/*
 * Walks a path up to the first link or its last part, which is in base then and o->is says what is
 * there, mode 0 if nothing. Returns what of the path is behind it; NULL: *d is filled.
 */
static const char *walk(struct outfile *o, const char *path, struct diag *d)
{
	bool ok = (*path != '/' && o->folder) || enter(o, *path == '/' ? "/" : ".");
	while (ok) {
		path = take_part(o, path);
		if (!path) {
			errno = ENAMETOOLONG;
			break;
		}
		o->is.st_mode = 0;
		ok = fstatat(o->folder, o->base, &o->is, AT_SYMLINK_NOFOLLOW) == 0 ||
		     (errno == ENOENT && !*path);
		if (ok && (!*path || S_ISLNK(o->is.st_mode)))
			return path;
		ok = ok && enter(o, o->base);
	}
	outfile_fail_to_open(o, errno, d);
	return NULL;
}

/*
 * Finds folder and base, and what is there now; or sets fd if the name is of a descriptor. Where a
 * folder is wanted, o->folder is that and base ".".
 */
static bool find(struct outfile *o, bool wants_folder, struct diag *d)
{
	char path[PATH_MAX];
	int n = snprintf(path, sizeof(path), "%s%s", o->name, wants_folder ? "/" : "");
	if (!*o->name || n >= (int)sizeof(path))
		return outfile_fail_to_open(o, *o->name ? ENAMETOOLONG : ENOENT, d);
	for (int links = 0; links < LINKS_MOST; links++) {
		o->fd = open_already(path);
		if (o->fd != INT_MIN)
			return o->fd >= 0 || outfile_fail_to_open(o, -o->fd, d);
		const char *rest = walk(o, path, d);
		if (!rest)
			return false;
		if (S_ISDIR(o->is.st_mode))
			return wants_folder || outfile_fail_to_open(o, EISDIR, d);
		if (!S_ISLNK(o->is.st_mode))
			return true;
		if (!read_link(o, path, rest, d))
			return false;
	}
	return outfile_fail_to_open(o, ELOOP, d);
}

/* Sets *o to write to fd in place, without a name to give. */
bool outfile_in_place(struct outfile *o, int fd)
{
	if (o->folder)
		close(o->folder);
	o->folder = 0;
	o->fd = fd;
	if (fstat(fd, &o->is) != 0)
		o->is.st_mode = 0; /* fd is closed: the first write will tell */
	return true;
}

/* Opens a pipe, device or socket, and judges it again, since it may have been exchanged. */
static bool open_special(struct outfile *o, int64_t patience, struct diag *d)
{
	if (!is_ours(&o->is) && !is_null_device(&o->is))
		return refuse(o, "a pipe or device of another user", d);
	bool pipe = S_ISFIFO(o->is.st_mode);
	int fd = io_open(o->folder, o->base, O_WRONLY | O_APPEND | O_NOFOLLOW, pipe ? patience : 0);
	if (fd < 0 && errno == ENXIO && pipe) {
		diag_set(d, DIAG_SYSTEM, "nobody reads this named pipe");
		d->file = o->name;
		d->hint = "--pipe-wait says for how long a reader is waited for";
		outfile_discard(o);
		return false;
	}
	if (fd < 0)
		return outfile_fail_to_open(o, errno, d);
	outfile_in_place(o, fd);
	if (S_ISREG(o->is.st_mode) || (!is_ours(&o->is) && !is_null_device(&o->is)))
		return refuse(o, "another file than a moment ago", d);
	fcntl(fd, F_SETFL, O_APPEND);
	return true;
}

bool outfile_find(struct outfile *o, int64_t patience, struct diag *d)
{
	if (!find(o, false, d))
		return false;
	if (o->fd >= 0)
		return outfile_in_place(o, o->fd);
	o->fd = -1;
	return !o->is.st_mode || S_ISREG(o->is.st_mode) || open_special(o, patience, d);
}

int outfile_find_folder(const char *name, struct diag *d)
{
	struct outfile o = { .name = name, .fd = -1 };
	return find(&o, true, d) ? o.folder : -1;
}
