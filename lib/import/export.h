/*
 * Reads a file of another system: which export it is, and the records after its header.
 * It may be CSV with comma, semicolon or tab, in UTF-8, UTF-16 or Windows-1252, with lines
 * above its header, or a workbook.
 */
#ifndef GLP1_IMPORT_EXPORT_H
#define GLP1_IMPORT_EXPORT_H

#include "csv/reader.h"
#include "import/encoding.h"
#include "import/recognise.h"
#include "sheet/sheet.h"

struct export_options {
	const struct profiles *profiles;
	const struct profile *only;  /* --as; NULL: whichever it is */
	char delim;                  /* 0: the one with which a header is found */
	const char *sheet;           /* of a workbook; NULL: the one that is not hidden */
	bool lazy_quotes, allow_no_eol, framed, single_line;
	int64_t size;                /* of a regular file, when it was opened; 0: as it is now */
	int64_t patience;            /* seconds for which the writer of a named pipe may be late */
	uint32_t skip_lines;         /* physical lines before any record */
	bool allow_empty;            /* a file without a byte has no rows; profile stays NULL then */
	enum encoding encoding;      /* of a file without a mark; that of UTF-16 is seen */
	void *converter;             /* encoding_prepare, for Windows-1252 */
};

struct export {
	const struct profile *profile;
	struct csv_reader reader;    /* if reading CSV */
	int copy;                    /* a copy in UTF-8, if the file was not; -1: none */
	bool is_csv, is_book;
	struct workbook book;        /* if reading a workbook */
	struct sheet sheet;
	char delim;
	struct str *header;          /* as in the file, outer blanks removed */
	size_t n_header;
	uint64_t header_line;
	uint64_t records;            /* read after the header; repeated headers do not count */
	struct csv_row last;         /* the fields of the row read last: .n only */
	bool allow_no_eol, piped;
	struct arena arena;
};

enum exported { EXPORT_FAULT = -1, EXPORT_EMPTY = 0, EXPORT_OPEN = 1 };

/*
 * Reads from fd, which stays the caller's, up to the header of a known export. EXPORT_EMPTY:
 * the file says itself that it has no rows; e->profile is its profile. EXPORT_FAULT: *d says
 * why. Release e in any case.
 */
enum exported export_open(struct export *e, int fd, const struct export_options *o,
			  struct diag *d);

/*
 * Reads the next record that is not empty and does not repeat the header. CSV_FAULT: *d says why;
 * stop then.
 */
enum csv_result export_next(struct export *e, struct csv_row *row, struct diag *d);

/* Says that a text is not UTF-8, with the remedy. */
void export_not_utf8(struct diag *d);

/*
 * Makes a row the header of the records after it, if it has all the names. False: it lacks some,
 * and nothing changes.
 */
bool export_take_header(struct export *e, const struct csv_row *row, const struct name_list *names);

/*
 * Whether a row has a cell for each name of the header; more cells must be empty. If false, *d says
 * what is wrong.
 */
bool export_row_fits(const struct export *e, const struct csv_row *row, struct diag *d);

/*
 * After CSV_END: whether the file ended with a line end, or in a column that is not read
 * (last_counts: the last column is read). False, *d filled: the file may have been cut.
 */
bool export_ended(const struct export *e, bool last_counts, struct diag *d);

void export_release(struct export *e);

#endif
