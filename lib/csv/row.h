/*
 * One record as the readers hand it out: a view of bytes they own, valid until
 * the next record is asked for.
 */
#ifndef GLP1_CSV_ROW_H
#define GLP1_CSV_ROW_H

#include <stdint.h>

#include "base/array.h"
#include "base/str.h"

enum { CSV_SLACK = BYTES_SLACK }; /* bytes readable from the start of any field, be it shorter */

struct csv_row {
	const char *buf;
	const uint32_t *end; /* end[i]: offset behind field i; end[-1] + 1: start of field 0 */
	uint32_t n;          /* fields */
	bool dressed;        /* fields may still wear their quotes, the last one a CR */
	bool high;           /* fields may hold bytes beyond ASCII, not yet checked for UTF-8 */
	uint64_t line;       /* physical line on which the record starts, from 1 */
	struct str raw;      /* the record's bytes as read, line end included */
};

/* Returns field i of a row, i < row->n, without the quotes around it. */
static inline struct str csv_field(const struct csv_row *row, uint32_t i)
{
	uint32_t start = row->end[(ptrdiff_t)i - 1] + 1;
	struct str s = { row->buf + start, row->end[i] - start };
	if (row->dressed) {
		if (i == row->n - 1 && s.n && s.p[s.n - 1] == '\r')
			s.n--;
		if (s.n && s.p[0] == '"') {
			s.p++;
			s.n -= 2;
		}
	}
	return s;
}

#endif
