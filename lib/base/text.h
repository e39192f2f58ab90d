/*
 * Text as people and JSON need to see it: UTF-8 code points, and a visible form
 * of what a terminal would hide or obey.
 */
#ifndef GLP1_BASE_TEXT_H
#define GLP1_BASE_TEXT_H

#include <stdint.h>

#include "base/str.h"

/*
 * Reads the code point at the start of s into *cp and returns its length, 1 to 4
 * bytes; 0: no valid UTF-8 starts there (RFC 3629: no overlong forms, no
 * surrogates). s.n must be at least 1.
 */
size_t text_decode(struct str s, uint32_t *cp);

/* Returns how many bytes of s come before the first that is not UTF-8; s.n: all of s is. */
size_t text_valid(struct str s);

/* Whether a code point does not show, is a blank other than U+0020, or reorders its neighbours. */
bool text_unseen(uint32_t cp);

/*
 * Writes as much of s as fits, safe to show: control bytes, invalid UTF-8, text_unseen code
 * points and the third combining mark in a run are written as \n, \t, \xNN. Writes at most
 * size - 1 bytes and a NUL, never half an escape; sets *used to the bytes of s that were
 * shown. Returns the bytes written.
 */
size_t text_visible(struct str s, char *out, size_t size, size_t *used);

/*
 * Returns how many columns s takes on a terminal: 2 for a wide code point of East Asia, 0 for one
 * drawn over others, 1 for any other and for a byte that is not UTF-8. No locale is asked.
 */
size_t text_width(struct str s);

/*
 * Returns a text as it is compared with look-alikes: in one case (ASCII), without blanks and
 * text_unseen code points (no-break space, byte order mark, variation selector ...) and without
 * the third combining mark in a run, each dash a hyphen. `to` must have room for s.n bytes.
 */
struct str text_folded(struct str s, char *to);

#endif
