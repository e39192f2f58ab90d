/*
 * The bytes that a reader splits: a buffer, filled from a file descriptor, which stays the
 * caller's.
 */
#ifndef GLP1_CSV_SOURCE_H
#define GLP1_CSV_SOURCE_H

#include "base/diag.h"

/*
 * Bytes of the buffer, which is as long as a line of the plain lane can be, and of a read(2):
 * less, so that a run touches less memory than the buffer has.
 */
enum { CSV_SOURCE_SIZE = 256 * 1024, CSV_SOURCE_READ = 64 * 1024 };

struct csv_source {
	char *buf;
	size_t used, filled; /* buf[used..filled) is not yet split */
	int fd;
	int64_t size;        /* of a regular file, when reading began; -1: it is none */
	int64_t begin;       /* the place in such a file of the first byte */
	int64_t from;        /* begin, for reading that leaves the file where it stands; -1: it moves */
	uint64_t bytes;      /* read so far */
	uint64_t limit;      /* bytes after which reading stops: for a while, or with from, for good */
	size_t read_size;    /* bytes a read(2) asks for at most */
	unsigned char last;  /* byte read */
	bool eof;
	int64_t patience;    /* seconds for which the writer of a named pipe may be late */
};

/* False when memory is out, for who can do without a source. Release it in either case. */
bool csv_source_init(struct csv_source *s, int fd, size_t read_size);
void csv_source_release(struct csv_source *s);

/*
 * Bytes that the caller has read from the descriptor, at most CSV_SOURCE_SIZE, before the
 * source has read any: they come first. eof: there are no more behind them.
 */
void csv_source_put(struct csv_source *s, const char *p, size_t n, bool eof);

/* A regular file had so many bytes when it was opened: fewer at its end are a fault. */
void csv_source_expect(struct csv_source *s, int64_t size);

/* Fills *d with the errno of an io_take, or of another read. Returns false. */
bool csv_source_failed(int err, struct diag *d);

/* Whether a file that ended at this byte has all those bytes. False with *d filled. */
bool csv_source_whole(int64_t at, int64_t size, struct diag *d);

/* A regular file: its size says where it ends. */
static inline bool csv_source_is_file(const struct csv_source *s)
{
	return s->size >= 0;
}

/*
 * One read(2) behind the bytes that wait. False, *d filled, on an error, and at the end of a
 * regular file that has lost bytes since reading began: what was read is not all there was.
 */
bool csv_source_read(struct csv_source *s, struct diag *d);

/*
 * Makes room in front and reads until a line is complete, the buffer full, the limit reached,
 * or the input ends. False, *d filled, on an error.
 */
bool csv_source_fill(struct csv_source *s, struct diag *d);

/* Leaves out n bytes behind those read, the last ones of the input or not. False on an error. */
bool csv_source_jump(struct csv_source *s, uint64_t n, bool last);

#endif
