/* Text that is not UTF-8, and how it becomes so. */
#ifndef GLP1_IMPORT_ENCODING_H
#define GLP1_IMPORT_ENCODING_H

#include "base/diag.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16LE,  /* what spreadsheets write as Unicode text, its mark first */
	ENCODING_UTF16BE,
	ENCODING_WINDOWS_1252
};

/* What the first bytes of a file say: UTF-16 if its mark is there, else UTF-8. */
enum encoding encoding_of(struct str head);

/*
 * Makes conversion from Windows-1252 ready: iconv(3) loads files for it, which a locked program
 * cannot. Close it with encoding_close. False, *d filled, when this system has none.
 */
bool encoding_prepare(void **converter, struct diag *d);
void encoding_close(void *converter);

/*
 * A file in memory that holds the text of head and of what fd holds behind it, in UTF-8.
 * converter: for Windows-1252 only. Below 0, *d filled: it cannot be read, or is not in that
 * encoding. The caller closes it.
 */
int encoding_copy(enum encoding e, void *converter, struct str head, int fd, struct diag *d);

#endif
