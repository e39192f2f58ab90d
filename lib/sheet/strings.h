/* The strings that cells of a workbook share, and the formats of its numbers. */
#ifndef GLP1_SHEET_STRINGS_H
#define GLP1_SHEET_STRINGS_H

#include "base/array.h"
#include "sheet/workbook.h"

/* Reads the part of shared strings into w. False: *d says what is wrong. */
bool strings_read(struct workbook *w, const char *part, struct diag *d);

/* Reads the part of styles into w. False: *d says what is wrong. */
bool styles_read(struct workbook *w, const char *part, struct diag *d);

/*
 * Reads a text made of runs, as shared and inline strings are: <t> counts, but not inside <rPh>
 * (how it is pronounced).
 */
struct runs {
	struct bytes *to;
	size_t from;      /* where the current text begins in it */
	bool in_text;
	unsigned spoken;  /* depth inside <rPh> */
};

void runs_start(struct runs *r, const char *name);
/* Adds characters. False: the text is longer than that of a cell may be. */
bool runs_text(struct runs *r, const char *p, int n);
void runs_end(struct runs *r, const char *name);

/* Ends a text: replaces escapes such as _x000D_ with their characters. */
void runs_finish(struct runs *r);

#endif
