/* The strings that cells of a workbook share, and the formats of its numbers. */
#ifndef GLP1_SHEET_STRINGS_H
#define GLP1_SHEET_STRINGS_H

#include "base/array.h"
#include "sheet/workbook.h"

/* Reads the part of shared strings into w. False, *d filled. */
bool strings_read(struct workbook *w, const char *part, struct diag *d);

/* Reads the part of styles into w. False, *d filled. */
bool styles_read(struct workbook *w, const char *part, struct diag *d);

/*
 * A text made of runs, as shared and inline strings are: <t> counts, <t> inside <rPh> (how
 * it is said) does not.
 */
struct runs {
	struct bytes *to;
	size_t from;      /* where the text under way begins in it */
	bool in_text;
	unsigned spoken;  /* <rPh> under way */
};

void runs_start(struct runs *r, const char *name);
/* False when the text is longer than a cell's may be. */
bool runs_text(struct runs *r, const char *p, int n);
void runs_end(struct runs *r, const char *name);

/* The text is complete: characters written as _x000D_ become what they stand for. */
void runs_finish(struct runs *r);

#endif
