/*
 * Keeps a spreadsheet from running a cell as a formula (CWE-1236), by a single quote before it.
 */
#ifndef GLP1_CSV_FORMULA_H
#define GLP1_CSV_FORMULA_H

#include "base/str.h"

/*
 * Puts a single quote before what a spreadsheet takes for a formula: at the start of a text
 * and, since other programs split cells at other bytes than we do, behind each semicolon, tab,
 * CR and LF in it. A formula is found behind blanks that do not show, and with full-width signs.
 * Returns s itself if there is none, else a text in *buf of *size bytes, which is made larger if
 * need be, and which the caller gives to mem_free.
 */
struct str formula_guard(struct str s, char **buf, size_t *size);

#endif
