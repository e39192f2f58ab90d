/* read(2), or pread(2) for a part of a file, whatever happens to it. */
#include "csv/source.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "csv/lane.h"

#include "base/banned.h"

bool csv_source_init(struct csv_source *s, int fd, size_t read_size)
{
	struct stat st;
	*s = (struct csv_source){ .fd = fd, .size = -1, .from = -1, .limit = UINT64_MAX,
				  .read_size = read_size, .last = '\n' };
	bool known = fstat(fd, &st) == 0;
	if (known && S_ISREG(st.st_mode))
		s->size = st.st_size;
	s->pipe = known && S_ISFIFO(st.st_mode);
	s->begin = csv_source_is_file(s) ? lseek(fd, 0, SEEK_CUR) : 0;
	s->buf = calloc(1, CSV_SOURCE_SIZE + LANE_PADDING); /* the lane looks a little behind its block */
	return s->buf != NULL;
}

void csv_source_release(struct csv_source *s)
{
	free(s->buf);
	*s = (struct csv_source){ .fd = -1 };
}

static ssize_t read_at(const struct csv_source *s, char *to, size_t room)
{
	if (s->from < 0)
		return read(s->fd, to, room);
	return pread(s->fd, to, room, (off_t)(s->from + (int64_t)s->bytes));
}

/*
 * A named pipe to which nobody has written reads as one that ended does: waits for a byte, or for
 * a writer to go. That one is there and keeps silent the next read(2) tells. False: it was not
 * that, the input has ended.
 */
static bool wait_for_writer(struct csv_source *s)
{
	struct pollfd p = { .fd = s->fd, .events = POLLIN };
	int n;
	if (!s->pipe || s->bytes)
		return false;
	while ((n = poll(&p, 1, (int)s->patience * 1000)) < 0 && errno == EINTR)
		continue;
	s->pipe = false;
	s->alone = n == 0;
	return true;
}

/* read(2) failed. False, *d filled, if that stays so; else waits until there is something. */
static bool wait_for_bytes(struct csv_source *s, struct diag *d)
{
	int err = errno;
	struct pollfd p = { .fd = s->fd, .events = POLLIN };
	if (err == EAGAIN) {
		s->alone = false;
		poll(&p, 1, -1); /* a signal may end it: then read(2) says so again */
	}
	if (err == EAGAIN || err == EINTR)
		return true;
	/* opening a directory succeeds, reading it does not: no retry will help */
	diag_errno(d, err == EISDIR ? "" : "read error", err);
	if (err == EISDIR)
		d->class = DIAG_DATA;
	return false;
}

/* Nothing comes any more. False, *d filled, if something should have. */
static bool end(struct csv_source *s, struct diag *d)
{
	int64_t at = s->begin + (int64_t)s->bytes;
	s->eof = true;
	if (at < s->size) {
		diag_set(d, DIAG_SYSTEM, "the file was cut short while it was read: %" PRId64
			 " of %" PRId64 " bytes are left", at, s->size);
		d->hint = "a writer should give a finished file its name, as mv(1) does";
	} else if (s->alone) {
		diag_set(d, DIAG_SYSTEM, "nobody writes to this named pipe");
		d->hint = "--pipe-wait says for how long a writer is waited for";
	}
	return at >= s->size && !s->alone;
}

bool csv_source_read(struct csv_source *s, struct diag *d)
{
	size_t room = CSV_SOURCE_SIZE - s->filled;
	if (s->read_size && s->read_size < room)
		room = s->read_size;
	if (s->limit - s->bytes < room)
		room = (size_t)(s->limit - s->bytes);
	ssize_t n;
	while ((n = read_at(s, s->buf + s->filled, room)) <= 0) {
		if (n == 0 && !wait_for_writer(s))
			return end(s, d);
		if (n < 0 && !wait_for_bytes(s, d))
			return false;
	}
	s->filled += (size_t)n;
	s->bytes += (uint64_t)n;
	s->last = (unsigned char)s->buf[s->filled - 1];
	s->eof = s->from >= 0 && s->bytes == s->limit;
	s->alone = false;
	return true;
}

bool csv_source_fill(struct csv_source *s, struct diag *d)
{
	if (s->used) {
		memmove(s->buf, s->buf + s->used, s->filled - s->used);
		s->filled -= s->used;
		s->used = 0;
	}
	bool line = memchr(s->buf, '\n', s->filled) != NULL;
	while (!line && !s->eof && s->filled < CSV_SOURCE_SIZE && s->bytes < s->limit) {
		size_t before = s->filled;
		if (!csv_source_read(s, d))
			return false;
		line = memchr(s->buf + before, '\n', s->filled - before) != NULL;
	}
	return true;
}

bool csv_source_jump(struct csv_source *s, uint64_t n, bool last)
{
	s->bytes += n;
	s->eof = last;
	return lseek(s->fd, (off_t)n, SEEK_CUR) >= 0;
}
