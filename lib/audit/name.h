/*
 * Names of companies as people type them. Two are the same if they are equal when case, accents,
 * blanks, punctuation, a leading "the" and legal forms (Inc., LLC, P.C., .com) do not count.
 */
#ifndef GLP1_AUDIT_NAME_H
#define GLP1_AUDIT_NAME_H

#include "base/arena.h"

/* A folded name; both texts are in one piece of an arena. */
struct name {
	struct str words; /* lower case, one blank between words */
	struct str key;   /* the same without blanks: equal names have equal keys */
	bool legal;       /* it ended in a legal form, so it is a company */
};

/* Returns the folded name of a text. If there are only legal forms, one stays, so a key is left. */
struct name name_fold(struct arena *arena, struct str text);

/* Whether both names have a key, and the same one. */
bool name_same(const struct name *a, const struct name *b);

enum { NAME_LETTERS = 64, NAME_WORDS = 16 };

/*
 * Whether two names are not the same, but one may be meant by the other: it is misspelt (one edit
 * from 5 letters on, two from 8 on, NAME_LETTERS at most, none in a digit), or, with 4 letters at
 * least, it is some words in a row of the other, which has NAME_WORDS at most; blanks do not
 * count. Such a name may be offered to people, and is never taken for the same.
 */
bool name_near(const struct name *a, const struct name *b);

/*
 * The parts of name_near. name_misspelt: whether one is a misspelling of the other. name_edits:
 * how many edits are allowed in a key of so many letters.
 */
bool name_misspelt(const struct name *a, const struct name *b);
size_t name_edits(size_t letters);

/* Calls each(part, to) for every part of the key of some words in a row and 4 letters or more. */
void name_parts(const struct name *name, void (*each)(struct str part, void *to), void *to);

#endif
