/*
 * Names of companies as people type them: the same when case, accents, blanks, punctuation,
 * a leading "the" and legal forms (Inc., LLC, P.C., .com) do not count.
 */
#ifndef GLP1_AUDIT_NAME_H
#define GLP1_AUDIT_NAME_H

#include "base/arena.h"

/* A name folded; both views are of one text in an arena. */
struct name {
	struct str words; /* lower case, one blank between words */
	struct str key;   /* the same without blanks: equal names have equal keys */
	bool legal;       /* a legal form stood behind it: a company */
};

/* Legal forms alone are kept, so that a name with a letter or digit has a key. */
struct name name_fold(struct arena *arena, struct str text);

/* Both have a key, and it is the same. */
bool name_same(const struct name *a, const struct name *b);

enum { NAME_LETTERS = 64, NAME_WORDS = 16 };

/*
 * Not the same, but perhaps meant: one misspelt (one edit from 5 letters on, two from 8 on,
 * NAME_LETTERS at most, none in a digit), or one, of 4 letters at least, is some words in a row
 * of the other, which has NAME_WORDS at most; blanks do not count. To be offered, never taken for the same.
 */
bool name_near(const struct name *a, const struct name *b);

/*
 * What name_near is made of: whether it is a misspelling; the edits that a key of so many letters
 * is given;
 */
bool name_misspelt(const struct name *a, const struct name *b);
size_t name_edits(size_t letters);

/* and each part of the key, of 4 letters at least, that is some of the name's words in a row. */
void name_parts(const struct name *name, void (*each)(struct str part, void *to), void *to);

#endif
