/* Bytes to a file descriptor, all of them. */
#ifndef GLP1_BASE_IO_H
#define GLP1_BASE_IO_H

#include "base/str.h"

/* Writes p[0..n), however many write(2) it takes; 0, or the errno that stopped it. */
int io_write(int fd, const char *p, size_t n);

/* A file in memory that holds s, at its start; or -errno. */
int io_memory_file(struct str s);

#endif
