/* read(2), or pread(2) for a part of a file, whatever happens to it. */
#include "csv/source.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "csv/lane.h"

#include "base/banned.h"

bool csv_source_init(struct csv_source *s, int fd, size_t read_size)
{
	struct stat st;
	*s = (struct csv_source){ .fd = fd, .size = -1, .from = -1, .limit = UINT64_MAX,
				  .read_size = read_size ? read_size : CSV_SOURCE_READ, .last = '\n' };
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		s->size = st.st_size;
	s->begin = csv_source_is_file(s) ? lseek(fd, 0, SEEK_CUR) : 0;
	s->buf = malloc(CSV_SOURCE_SIZE + LANE_PADDING);
	return s->buf != NULL;
}

void csv_source_release(struct csv_source *s)
{
	free(s->buf);
	*s = (struct csv_source){ .fd = -1 };
}

void csv_source_put(struct csv_source *s, const char *p, size_t n, bool eof)
{
	if (n) {
		memcpy(s->buf, p, n);
		s->last = (unsigned char)p[n - 1];
	}
	memset(s->buf + n, 0, LANE_PADDING);
	s->filled = n;
	s->bytes = n;
	s->begin -= (int64_t)n;
	s->eof = eof;
}

static ssize_t read_at(const struct csv_source *s, char *to, size_t room)
{
	ssize_t n;
	if (s->from < 0)
		return io_take(s->fd, to, room, s->bytes ? -1 : s->patience);
	while ((n = pread(s->fd, to, room, (off_t)(s->from + (int64_t)s->bytes))) < 0 && errno == EINTR)
		continue;
	return n;
}

bool csv_source_failed(int err, struct diag *d)
{
	diag_errno(d, err == EISDIR ? "" : "read error", err);
	if (err == EISDIR) /* opening a directory succeeds, reading it does not: no retry will help */
		d->class = DIAG_DATA;
	if (err != EPIPE)
		return false;
	diag_set(d, DIAG_SYSTEM, "nobody writes to this named pipe");
	d->hint = "--pipe-wait says for how long a writer is waited for";
	return false;
}

void csv_source_expect(struct csv_source *s, int64_t size)
{
	if (csv_source_is_file(s) && s->size < size)
		s->size = size;
}

bool csv_source_whole(int64_t at, int64_t size, struct diag *d)
{
	if (at >= size)
		return true;
	diag_set(d, DIAG_SYSTEM, "the file was cut short while it was read: %" PRId64 " of %" PRId64
		 " bytes are left", at, size);
	d->hint = "a writer should give a finished file its name, as mv(1) does";
	return false;
}

bool csv_source_read(struct csv_source *s, struct diag *d)
{
	size_t room = CSV_SOURCE_SIZE - s->filled;
	if (s->read_size < room)
		room = s->read_size;
	if (s->limit - s->bytes < room)
		room = (size_t)(s->limit - s->bytes);
	ssize_t n = read_at(s, s->buf + s->filled, room);
	if (n < 0)
		return csv_source_failed(errno, d);
	if (n == 0) {
		s->eof = true;
		return csv_source_whole(s->begin + (int64_t)s->bytes, s->size, d);
	}
	s->filled += (size_t)n;
	s->bytes += (uint64_t)n;
	s->last = (unsigned char)s->buf[s->filled - 1];
	memset(s->buf + s->filled, 0, LANE_PADDING); /* the lane looks a little behind its block */
	s->eof = s->from >= 0 && s->bytes == s->limit;
	return true;
}

bool csv_source_fill(struct csv_source *s, struct diag *d)
{
	bool line = memchr(s->buf + s->used, '\n', s->filled - s->used) != NULL;
	if (s->used && (!line || s->used >= CSV_SOURCE_SIZE / 2)) {
		memmove(s->buf, s->buf + s->used, s->filled - s->used);
		s->filled -= s->used;
		s->used = 0;
	}
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
