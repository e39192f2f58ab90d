/*
 * Names of companies as people type them: the same when case, accents, blanks, punctuation,
 * a leading "the" and legal forms (Inc., LLC, P.C., .com) do not count.
 */
#ifndef GLP1_AUDIT_NAME_H
#define GLP1_AUDIT_NAME_H

#include "base/arena.h"

/* A folded name; its texts live in the arena that name_fold was given. */
struct name {
	struct str words; /* lower case, one blank between words */
	struct str key;   /* the same without blanks: equal names have equal keys */
	bool legal;       /* a legal form stood at its end: a company */
};

/* Folds a name. A name of legal forms only keeps them, so a letter or digit gives a key. */
struct name name_fold(struct arena *arena, struct str text);

/* Whether both have a key and the keys are the same. */
bool name_same(const struct name *a, const struct name *b);

enum { NAME_LETTERS = 64, NAME_WORDS = 16 };

/*
 * Whether two names are not the same but may mean the same: one is a misspelling of the other
 * (one edit from 5 letters on, two from 8 on, NAME_LETTERS at most, none in a digit), or one, of at
 * least 4 letters, is some words in a row of the other, which has NAME_WORDS at most; blanks do
 * not count. Offer such a name to the user; never take it for the same.
 */
bool name_near(const struct name *a, const struct name *b);

/*
 * The parts of name_near: whether one name is a misspelling of the other, and how many edits are
 * allowed in a key of so many letters.
 */
bool name_misspelt(const struct name *a, const struct name *b);
size_t name_edits(size_t letters);

/* Calls each for every part of the key, from 4 letters on, made of words in a row. */
void name_parts(const struct name *name, void (*each)(struct str part, void *to), void *to);

#endif
