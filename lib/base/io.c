/* write(2) until it is done. */
#include "base/io.h"

#include <errno.h>
#include <poll.h>
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
		} else if (errno != EINTR && !(errno == EAGAIN && poll(&waiting, 1, -1) >= 0)) {
			return errno;
		}
	}
	return 0;
}
