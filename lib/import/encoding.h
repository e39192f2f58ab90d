/* Text that is not UTF-8, and its conversion to UTF-8. */
#ifndef GLP1_IMPORT_ENCODING_H
#define GLP1_IMPORT_ENCODING_H

#include "base/diag.h"

enum encoding {
	ENCODING_UTF8,
	ENCODING_UTF16LE,  /* spreadsheets write it as "Unicode text", with a mark in front */
	ENCODING_UTF16BE,
	ENCODING_WINDOWS_1252
};

/* Returns the encoding by a file's first bytes: UTF-16 if they are its mark, else UTF-8. */
enum encoding encoding_of(struct str head);

/*
 * Prepares conversion from Windows-1252: iconv(3) loads files for it, which a locked program
 * cannot. Close it with encoding_close. False, *d filled: this system cannot do it.
 */
bool encoding_prepare(void **converter, struct diag *d);
void encoding_close(void *converter);

/*
 * Returns a file in memory with the text of head and of the rest of fd, in UTF-8; the caller
 * closes it. converter is for Windows-1252 only. Below 0, *d filled: the text cannot be read, or
 * is not in that encoding.
 */
int encoding_copy(enum encoding e, void *converter, struct str head, int fd, struct diag *d);

#endif
