/*
 * Text as people and JSON need to see it: UTF-8 code points, and a visible form
 * of what a terminal would hide or obey.
 */
#ifndef GLP1_BASE_TEXT_H
#define GLP1_BASE_TEXT_H

#include <stdint.h>

#include "base/str.h"

/*
 * Length in bytes (1 to 4) of the code point at the start of s, its value in
 * *cp. 0 for a byte that starts no valid UTF-8 (RFC 3629: no overlong forms, no
 * surrogates). s.n must be at least 1.
 */
size_t text_decode(struct str s, uint32_t *cp);

/* The bytes of s in front of the first that is not UTF-8; s.n: all of it is. */
size_t text_valid(struct str s);

/* Whether a code point is nothing to look at, or a blank that is not U+0020, or moves others. */
bool text_unseen(uint32_t cp);

/*
 * The start of s in a form safe to show: control bytes, invalid UTF-8, what text_unseen
 * tells, and the third combining mark in a run come out as \n, \t, \xNN. Writes
 * at most size - 1 bytes and a NUL, never half an escape; sets *used to the
 * bytes of s that were shown. Returns the bytes written.
 */
size_t text_visible(struct str s, char *out, size_t size, size_t *used);

/*
 * Columns that s takes on a terminal: 2 for each wide code point of East Asia, none for what is
 * drawn over others, 1 for all else and for an odd byte. No locale is asked.
 */
size_t text_width(struct str s);

/*
 * What is left of a text when ASCII case does not count, nor blanks and what text_unseen tells
 * (the no-break space, the byte order mark, a variation selector ...), nor the third combining
 * mark in a run, and each dash is a hyphen. Written to a buffer of s.n bytes.
 */
struct str text_folded(struct str s, char *to);

#endif
