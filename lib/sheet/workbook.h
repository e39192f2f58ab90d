/*
 * A workbook (.xlsx, ECMA-376): its sheets, and what their cells need to be read, which is
 * the strings they share, the formats of their numbers, and the day that days count from.
 */
#ifndef GLP1_SHEET_WORKBOOK_H
#define GLP1_SHEET_WORKBOOK_H

#include "base/arena.h"
#include "sheet/cell.h"
#include "sheet/package.h"

enum {
	WORKBOOK_SHEETS_MAX = 1000,
	WORKBOOK_STYLES_MAX = 65536,
	WORKBOOK_FORMATS_MAX = 4096,
	WORKBOOK_STRINGS_MAX = 16 * 1024 * 1024,
	WORKBOOK_TEXT_MAX = 256 * 1024 * 1024, /* bytes of all shared strings */
	CELL_BYTES_MAX = 128 * 1024            /* of one cell: 32,767 characters, and its lines */
};

struct workbook_sheet {
	struct str name;
	const char *part;
	int32_t hidden;    /* 1: it is */
};

struct workbook {
	struct package package;
	bool from_1904;
	struct workbook_sheet *sheets;
	size_t n_sheets, hidden;
	uint8_t *formats;      /* enum number_format of each style of cells */
	size_t n_formats;
	char *text;            /* the shared strings, one behind the other */
	uint32_t *ends;        /* ends[i]: offset behind string i */
	size_t n_strings;
	struct arena arena;
};

/*
 * Opens the workbook that fd holds from its start; head[0..n) was read from it already
 * (workbook_open: nothing; the writer of a named pipe may be so many seconds late).
 * False, *d filled: it is another kind of file (told by name, with what converts it), is
 * cut, damaged or encrypted, or would take more than it may. Release it in either case.
 */
bool workbook_open_behind(struct workbook *w, int fd, struct str head, struct diag *d);
bool workbook_open(struct workbook *w, int fd, int64_t patience, struct diag *d);
void workbook_release(struct workbook *w);

/*
 * The sheet to read: the named one, or, if name.p is NULL, the only one that is not hidden.
 * NULL, *d filled with the names there are, when that does not tell.
 */
const struct workbook_sheet *workbook_choose(const struct workbook *w, struct str name,
					     struct diag *d);

/* Whether the first bytes of a file are those of a workbook, if only of one to be refused by name. */
static inline bool workbook_starts(struct str head)
{
	return head.n >= 4 && (memcmp(head.p, "PK\x03\x04", 4) == 0 ||
			       memcmp(head.p, "\xd0\xcf\x11\xe0", 4) == 0);
}

#endif
