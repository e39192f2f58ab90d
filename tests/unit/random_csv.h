/* Random inputs for the differential test, at least n bytes unless cut at the end. */
#ifndef GLP1_TESTS_RANDOM_CSV_H
#define GLP1_TESTS_RANDOM_CSV_H

#include "unit.h"

typedef void random_fn(struct rng *r, struct bytes *to, char delim, size_t n);

/* Bytes that matter, in any order; and the same with hardly a quote. */
random_fn random_soup, random_plain_soup;

/* Lines of fields: plain, quoted, of several lines, in LF, CRLF, CR or all; half are damaged. */
random_fn random_table;

#endif
