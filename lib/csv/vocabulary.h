/*
 * The words that headers of exports are made of, to tell a header from a row: a first line that
 * is not made of them may be a patient's row and is never shown.
 */
#ifndef GLP1_CSV_VOCABULARY_H
#define GLP1_CSV_VOCABULARY_H

#include "base/str.h"

/* Whether each word of the name, in any case, is one of those. An empty name: false. */
bool vocabulary_has(struct str name);

#endif
