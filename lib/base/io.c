/* write(2) until it is done, open(2) until it can be. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create */
#endif
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/mman.h>
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
			poll(&waiting, 1, -1); /* a signal may end it: then write(2) says so again */
		} else if (errno != EINTR) {
			return errno;
		}
	}
	return 0;
}

/* Whether to open a file again may go better. */
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
