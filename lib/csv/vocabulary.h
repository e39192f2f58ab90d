/*
 * The words that headers of exports are made of, to tell a header from a row: a first line that
 * is not made of them may be a patient's row and is never shown.
 */
#ifndef GLP1_CSV_VOCABULARY_H
#define GLP1_CSV_VOCABULARY_H

#include "base/str.h"

/* Each word of the name, in any case, is one that headers are made of. An empty name is not. */
bool vocabulary_has(struct str name);

#endif
