/*
 * What the first bytes of an input say about it: a byte order mark to remove,
 * or another kind of file to refuse by name.
 */
#ifndef GLP1_CSV_SNIFF_H
#define GLP1_CSV_SNIFF_H

#include "base/diag.h"

enum { SNIFF_BYTES = 64 }; /* enough of the input to decide, unless it is shorter */

/*
 * Judges the first bytes of an input. True: it may be CSV, which begins after
 * *skip bytes of byte order mark. False: it is not, *d says what it is and what
 * to do. header: the first line is to be a header, so a spreadsheet's sep= line
 * is refused too.
 */
bool sniff(struct str head, bool header, size_t *skip, struct diag *d);

#endif
