/*
 * A workbook (.xlsx, ECMA-376): its sheets, and what is needed to read their cells: the
 * strings that they share, the formats of their numbers, and the day from which days count.
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
	int32_t hidden;    /* 1: hidden; 0: not */
};

struct workbook {
	struct package package;
	bool from_1904;
	struct workbook_sheet *sheets;
	size_t n_sheets, hidden;
	uint8_t *formats;      /* enum number_format of each style of cells */
	size_t n_formats;
	char *text;            /* the shared strings, one after the other */
	uint32_t *ends;        /* ends[i]: the offset at which string i ends */
	size_t n_strings;
	struct arena arena;
};

/*
 * Open the workbook in fd, from its start. For workbook_open_behind head was read from it already;
 * for workbook_open nothing, and the writer of a named pipe may be `patience` seconds late. False:
 * *d says that it is another kind of file (which, and what converts it), is cut, damaged or
 * encrypted, or is too large. Release w in either case.
 */
bool workbook_open_behind(struct workbook *w, int fd, struct str head, struct diag *d);
bool workbook_open(struct workbook *w, int fd, int64_t patience, struct diag *d);
void workbook_release(struct workbook *w);

/*
 * Returns the sheet to read: the named one, or, if name.p is NULL, the only one that is not hidden.
 * NULL: there is no such sheet, or there are several; *d has the names to choose from.
 */
const struct workbook_sheet *workbook_choose(const struct workbook *w, struct str name,
					     struct diag *d);

/* Whether the first bytes are those of a workbook, .xlsx or the old .xls, which is refused. */
static inline bool workbook_starts(struct str head)
{
	return head.n >= 4 && (memcmp(head.p, "PK\x03\x04", 4) == 0 ||
			       memcmp(head.p, "\xd0\xcf\x11\xe0", 4) == 0);
}

#endif
