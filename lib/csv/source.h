/*
 * The bytes that a reader splits: a buffer, filled from a file descriptor, which stays the
 * caller's.
 */
#ifndef GLP1_CSV_SOURCE_H
#define GLP1_CSV_SOURCE_H

#include "base/diag.h"

/*
 * Bytes of the buffer, no line longer than which goes through the plain lane, and bytes that a
 * read(2) asks for: fewer, so that most runs touch only a part of the buffer.
 */
enum { CSV_SOURCE_SIZE = 256 * 1024, CSV_SOURCE_READ = 64 * 1024 };

struct csv_source {
	char *buf;
	size_t used, filled; /* buf[used..filled) is not yet split */
	int fd;
	int64_t size;        /* of a regular file, when reading began; -1: it is none */
	int64_t begin;       /* offset in such a file of the first byte */
	int64_t from;        /* as begin, if pread(2) is used; -1: read(2) is, which moves the offset */
	uint64_t bytes;      /* read so far */
	uint64_t limit;      /* bytes after which reading stops: for a while, or with from, for good */
	size_t read_size;    /* bytes a read(2) asks for at most */
	unsigned char last;  /* byte read */
	bool eof;
	int64_t patience;    /* seconds for which the writer of a named pipe may be late */
};

/* Makes a source of fd. False: memory is out. Release it in either case. */
bool csv_source_init(struct csv_source *s, int fd, size_t read_size);
void csv_source_release(struct csv_source *s);

/*
 * Puts n bytes, at most CSV_SOURCE_SIZE, that the caller has already read from the descriptor
 * into the empty source; it goes on behind them. eof: there are no more bytes.
 */
void csv_source_put(struct csv_source *s, const char *p, size_t n, bool eof);

/* Says how many bytes a regular file had when it was opened: if fewer come that is a fault. */
void csv_source_expect(struct csv_source *s, int64_t size);

/* Fills *d for the errno value err of a read that failed, as io_take sets it. Returns false. */
bool csv_source_failed(int err, struct diag *d);

/* Checks that a file that ended at byte `at` had all of its size bytes. False, *d filled: not. */
bool csv_source_whole(int64_t at, int64_t size, struct diag *d);

/* Whether the source is a regular file, whose size says where it ends. */
static inline bool csv_source_is_file(const struct csv_source *s)
{
	return s->size >= 0;
}

/*
 * Reads once, behind the bytes that wait. False, *d filled: there was an error, or a regular file
 * ended before its size, as it was when reading began: it was cut short meanwhile.
 */
bool csv_source_read(struct csv_source *s, struct diag *d);

/*
 * Makes room in front and reads until a line is complete, the buffer full, the limit reached,
 * or the input ends. False, *d filled, on an error.
 */
bool csv_source_fill(struct csv_source *s, struct diag *d);

/* Leaves out the n bytes behind those read. last: the input ends there. False on an error. */
bool csv_source_jump(struct csv_source *s, uint64_t n, bool last);

#endif
