/* write(2) until it is done. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create */
#endif
#include "base/io.h"

#include <errno.h>
#include <poll.h>
#include <sys/mman.h>
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
