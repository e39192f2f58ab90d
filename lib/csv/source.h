/*
 * The bytes that a reader splits: a buffer, filled from a file descriptor, which stays the
 * caller's.
 */
#ifndef GLP1_CSV_SOURCE_H
#define GLP1_CSV_SOURCE_H

#include "base/diag.h"

enum { CSV_SOURCE_SIZE = 256 * 1024 }; /* bytes of the buffer */

struct csv_source {
	char *buf;
	size_t used, filled; /* buf[used..filled) is not yet split */
	int fd;
	int64_t size;        /* of a regular file, when reading began; -1: it is none */
	int64_t from;        /* the place in the file of the first byte; -1: where it stood */
	uint64_t bytes;      /* read so far */
	uint64_t limit;      /* bytes after which reading stops: for a while, or with from, for good */
	size_t read_size;    /* bytes a read(2) asks for at most; 0: all that fits */
	unsigned char last;  /* byte read */
	bool eof;
};

/* False when memory is out, for who can do without a source. Release it in either case. */
bool csv_source_init(struct csv_source *s, int fd, size_t read_size);
void csv_source_release(struct csv_source *s);

/*
 * Bytes that the caller has read from the descriptor, at most CSV_SOURCE_SIZE, before the
 * source has read any: they come first. eof: there are no more behind them.
 */
void csv_source_put(struct csv_source *s, const char *p, size_t n, bool eof);

/* A regular file: its size says where it ends. */
static inline bool csv_source_is_file(const struct csv_source *s)
{
	return s->size >= 0;
}

/* One read(2) behind the bytes that wait. False, *d filled, on an error. */
bool csv_source_read(struct csv_source *s, struct diag *d);

/*
 * Makes room in front and reads until a line is complete, the buffer full, the limit reached,
 * or the input ends. False, *d filled, on an error.
 */
bool csv_source_fill(struct csv_source *s, struct diag *d);

/* Leaves out n bytes behind those read, the last ones of the input or not. False on an error. */
bool csv_source_jump(struct csv_source *s, uint64_t n, bool last);

#endif
