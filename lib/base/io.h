/* Reading and writing file descriptors to the end, and opening files without hanging. */
#ifndef GLP1_BASE_IO_H
#define GLP1_BASE_IO_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/str.h"

/* Writes all of p[0..n), with as many write(2) as it takes. Returns 0, or errno of a failure. */
int io_write(int fd, const char *p, size_t n);

/* Reads exactly n bytes; false: the end of the file or an error came before. */
bool io_read(int fd, void *to, size_t n);

/*
 * As read(2), but goes on after signals, and waits for bytes on a descriptor that does not block.
 * patience: the seconds to wait for the writer of a named pipe of which nothing was read yet,
 * else -1. If no writer comes in time it fails with EPIPE. A writer that has come and writes
 * nothing is waited for without limit.
 */
ssize_t io_take(int fd, void *to, size_t n, int64_t patience);

/* Closes every descriptor above 2 but those in keep[0..n), which it sorts; -1 in it means none. */
void io_close_others(int *keep, size_t n);

/*
 * As openat(2), close-on-exec and non-blocking, and does not hang: it waits at most so many
 * seconds for a reader where a named pipe is opened for writing, and for other programs to give
 * up a lease on a file. Returns the descriptor; less than 0: errno says why, ENXIO (no reader)
 * and EWOULDBLOCK (leased) among others.
 */
int io_open(int folder, const char *name, int flags, int64_t seconds);

/* Returns a descriptor, at its start, of a file in memory that holds s; on failure -errno. */
int io_memory_file(struct str s);

#endif
