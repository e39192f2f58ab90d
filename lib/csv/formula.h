/*
 * Cells that a spreadsheet would run as a formula (CWE-1236), and the quote that keeps it
 * from that.
 */
#ifndef GLP1_CSV_FORMULA_H
#define GLP1_CSV_FORMULA_H

#include "base/str.h"

/*
 * Puts a single quote before what a spreadsheet takes for a formula: at the start of a text
 * and, since programs split cells at other bytes than ours, behind each semicolon, tab, CR
 * and LF in it. Blanks that do not show and full-width signs do not hide one. Returns s itself
 * if there is none, else a text in *buf of *size bytes, which it makes larger if need be and
 * the caller frees.
 */
struct str formula_guard(struct str s, char **buf, size_t *size);

#endif
