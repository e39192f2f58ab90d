/* Writing, finding and checking end records. */
#include "csv/frame.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "base/num.h"

#include "base/banned.h"

enum { TAG = sizeof(CSV_FRAME_TAG) - 1, HEX = 16 };

size_t csv_frame_write(char out[CSV_FRAME_TEXT], char delim, uint64_t rows, uint64_t sum)
{
	return (size_t)snprintf(out, CSV_FRAME_TEXT, CSV_FRAME_TAG "%c%" PRIu64 "%c%016" PRIx64 "\n",
				delim, rows, delim, sum);
}

size_t csv_frame_line(const char *p, size_t n, char delim)
{
	if (n < TAG || memcmp(p, CSV_FRAME_TAG, TAG) != 0 || memchr(CSV_FRAME_TAG, delim, TAG))
		return 0;
	if (n > TAG && p[TAG] != delim && p[TAG] != '\n' && p[TAG] != '\r')
		return 0;
	const char *lf = memchr(p, '\n', n);
	size_t end = lf ? (size_t)(lf - p) + 1 : n, fields = 1;
	bool quoted = false;
	for (size_t i = TAG; i < end; i++) {
		quoted ^= p[i] == '"';
		fields += p[i] == delim && !quoted;
	}
	return fields <= CSV_FRAME_FIELDS && !quoted ? end : 0;
}

size_t csv_frame_find(const char *p, size_t n, char delim)
{
	const char *at = p, *end = p + n;
	while (at < end && (at = memchr(at, CSV_FRAME_TAG[0], (size_t)(end - at)))) {
		if (at > p && at[-1] == '\n' && csv_frame_line(at, (size_t)(end - at), delim))
			return (size_t)(at - p);
		at++;
	}
	return n;
}

static bool damaged(struct diag *d)
{
	diag_set(d, DIAG_DATA, "damaged end record");
	d->hint = "quote " CSV_FRAME_TAG " if it is text";
	return false;
}

bool csv_frame_row(const struct csv_row *row, struct str raw, struct diag *d)
{
	if (row->n > CSV_FRAME_FIELDS || raw.p[0] != CSV_FRAME_TAG[0] ||
	    !str_eq(csv_field(row, 0), STR(CSV_FRAME_TAG)))
		return true;
	damaged(d);
	d->line = row->line;
	return false;
}

/* Whether a file of that size may end in an end record; true also where that cannot be told. */
static bool may_end_in_record(int fd, int64_t size, char delim)
{
	char tail[CSV_FRAME_TEXT + 1] = "\n"; /* as if the file began behind a line */
	int64_t n = size < CSV_FRAME_TEXT ? size : CSV_FRAME_TEXT;
	if (size <= 0 || pread(fd, tail + 1, (size_t)n, size - n) != n)
		return true;
	bool whole = n == size;
	size_t k = (size_t)n + whole;
	return csv_frame_find(tail + !whole, k, delim) < k;
}

void csv_frame_init(struct csv_frame *f, int fd, int64_t size, char delim)
{
	*f = (struct csv_frame){ 0 };
	if (may_end_in_record(fd, size, delim))
		f->sum = checksum_new();
}

void csv_frame_release(struct csv_frame *f)
{
	checksum_free(f->sum);
	*f = (struct csv_frame){ 0 };
}

void csv_frame_add(struct csv_frame *f, const char *p, size_t n)
{
	f->behind = true;
	if (f->sum)
		checksum_add(f->sum, p, n);
}

/* Reads the two numbers of an end record s, which begins with the tag; false: it is damaged. */
static bool parse(struct str s, char delim, int64_t *rows, uint64_t *sum)
{
	while (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')
		s.n--;
	if (s.n < TAG + 1 + 1 + 1 + HEX)
		return false;
	const char *hex = s.p + s.n - HEX;
	struct str count = { s.p + TAG + 1, s.n - TAG - 1 - 1 - HEX };
	*sum = 0;
	for (int i = 0; i < HEX; i++) {
		const char *digits = "0123456789abcdef", *at = memchr(digits, hex[i], HEX);
		if (!at)
			return false;
		*sum = *sum << 4 | (uint64_t)(at - digits);
	}
	return s.p[TAG] == delim && hex[-1] == delim &&
	       num_whole(count, 0, INT64_MAX, rows) == NUM_OK;
}

bool csv_frame_close(struct csv_frame *f, struct str line, char delim, struct diag *d)
{
	int64_t told;
	uint64_t sum, rows = f->rows - (f->rows > 0); /* without the header */
	if (!parse(line, delim, &told, &sum))
		return damaged(d);
	if (!f->sum) {
		diag_set(d, DIAG_DATA, "an end record inside the input, but none at its end: "
				       "was its writer cut off?");
		return false;
	}
	if (sum != checksum_take(f->sum) || (uint64_t)told != rows) {
		diag_set(d, DIAG_DATA, "not what was written: the end record tells of %" PRId64
			 " row%s, %" PRIu64 " came%s", told, told == 1 ? "" : "s", rows,
			 (uint64_t)told == rows ? ", with other bytes" : "");
		d->hint = "nothing may change a framed output on its way";
		return false;
	}
	f->rows = 0;
	f->seen = true;
	f->behind = false;
	return true;
}

bool csv_frame_finish(const struct csv_frame *f, bool needed, struct diag *d)
{
	if (f->seen ? !f->behind : !needed)
		return true;
	diag_set(d, DIAG_DATA, "the input ended without an end record: was its writer cut off?");
	d->hint = f->seen ? NULL : "if it is none of ours, use --framed=out";
	return false;
}
