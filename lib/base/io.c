/* write(2) until it is done, open(2) until it can be. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create, syscall */
#endif
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

int io_write(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t k = write(fd, p, n);
		struct pollfd waiting = { .fd = fd, .events = POLLOUT };
		if (k >= 0) {
			p += k;
			n -= (size_t)k;
		} else if (errno == EAGAIN) {
			poll(&waiting, 1, -1); /* if a signal ends the wait, write(2) says EAGAIN again */
		} else if (errno != EINTR) {
			return errno;
		}
	}
	return 0;
}

bool io_read(int fd, void *to, size_t n)
{
	char *p = to;
	while (n) {
		ssize_t k = read(fd, p, n);
		if (k == 0 || (k < 0 && errno != EINTR))
			return false;
		p += k < 0 ? 0 : k;
		n -= k < 0 ? 0 : (size_t)k;
	}
	return true;
}

static bool is_pipe(int fd)
{
	struct stat st;
	return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode);
}

/* Waits until a byte is there or a writer has closed; false: neither happened in time. */
static bool await_writer(int fd, int64_t seconds)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	int n;
	while ((n = poll(&p, 1, (int)seconds * 1000)) < 0 && errno == EINTR)
		continue;
	return n != 0;
}

ssize_t io_take(int fd, void *to, size_t n, int64_t patience)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	bool may_be_early = patience >= 0 && is_pipe(fd), alone = false;
	for (;;) {
		ssize_t k = read(fd, to, n);
		if (k > 0 || (k == 0 && !may_be_early && !alone))
			return k;
		if (k == 0 && alone)
			errno = EPIPE;
		if (k == 0 && may_be_early) { /* the writer is not there yet, or gone: both read 0 */
			may_be_early = false;
			alone = !await_writer(fd, patience);
		} else if (errno == EAGAIN) {
			alone = false;
			poll(&p, 1, -1); /* if a signal ends the wait, read(2) says EAGAIN again */
		} else if (errno != EINTR) {
			return -1;
		}
	}
}

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

static void close_from_to(int from, int to)
{
	if (from > to || syscall(SYS_close_range, from, to, 0) == 0)
		return;
	struct rlimit most = { .rlim_cur = 0 }; /* a kernel before 5.9 */
	getrlimit(RLIMIT_NOFILE, &most);
	for (int fd = from; fd <= to && (rlim_t)fd < most.rlim_cur; fd++)
		close(fd);
}

void io_close_others(int *keep, size_t n)
{
	int from = STDERR_FILENO + 1;
	qsort(keep, n, sizeof(*keep), by_number);
	for (size_t i = 0; i < n; i++) {
		if (keep[i] < from)
			continue;
		close_from_to(from, keep[i] - 1);
		from = keep[i] + 1;
	}
	close_from_to(from, INT_MAX);
}

/* Whether it makes sense to try again to open a file, where open(2) failed with err. */
static bool may_mend(int err, int flags)
{
	return err == EWOULDBLOCK || (err == ENXIO && (flags & O_ACCMODE) == O_WRONLY);
}

int io_open(int folder, const char *name, int flags, int64_t seconds)
{
	enum { A_SECOND = 50 };
	const struct timespec pause = { .tv_nsec = 1000000000 / A_SECOND };
	for (int64_t tries = seconds * A_SECOND;; tries--) {
		int fd = openat(folder, name, flags | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
		if (fd >= 0 || tries <= 0 || !may_mend(errno, flags))
			return fd;
		nanosleep(&pause, NULL);
	}
}

int io_memory_file(struct str s)
{
	int fd = memfd_create("table", MFD_CLOEXEC);
	if (fd < 0)
		return -errno;
	int err = io_write(fd, s.p, s.n);
	if (!err && lseek(fd, 0, SEEK_SET) != 0)
		err = errno;
	if (!err)
		return fd;
	close(fd);
	return -err;
}
