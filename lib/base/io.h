/* Bytes to a file descriptor, all of them. */
#ifndef GLP1_BASE_IO_H
#define GLP1_BASE_IO_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/str.h"

/* Writes p[0..n), however many write(2) it takes; 0, or the errno that stopped it. */
int io_write(int fd, const char *p, size_t n);

/* Reads exactly n bytes; false at an end or error before. */
bool io_read(int fd, void *to, size_t n);

/*
 * read(2) that goes on after signals and waits for bytes of what does not block. patience:
 * seconds for which the writer of a named pipe may be late, if nothing was read of it yet, else
 * -1; if he does not come it fails with EPIPE. One who is there and keeps silent is waited for.
 */
ssize_t io_take(int fd, void *to, size_t n, int64_t patience);

/* Closes every descriptor above 2 but keep[0..n), which is sorted; less than 0: none. */
void io_close_others(int *keep, size_t n);

/*
 * openat(2), close-on-exec, that does not hang: it waits at most so many seconds for a reader
 * where a named pipe is opened for writing, and for others to let go of a file that they have
 * leased. Less than 0: see errno, ENXIO and EWOULDBLOCK among others. Reads and writes do not
 * block either.
 */
int io_open(int folder, const char *name, int flags, int64_t seconds);

/* A file in memory that holds s, at its start; or -errno. */
int io_memory_file(struct str s);

#endif
