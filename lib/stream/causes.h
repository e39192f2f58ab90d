/* What is wrong with the rows of a file, each cause once, with a count of the rows. */
#ifndef GLP1_STREAM_CAUSES_H
#define GLP1_STREAM_CAUSES_H

#include "base/diag.h"

/* A zeroed one is empty; release it. */
struct causes {
	struct cause *cause;
	size_t n, size;
};

enum cause_news { CAUSE_NEW, CAUSE_KNOWN };

/* Counts a fault of a row: one of the same column, words and remedy is known. */
enum cause_news causes_add(struct causes *c, const struct diag *d);

/* If the i-th cause, i < n, was met again: a fault that says how often. */
bool causes_again(const struct causes *c, size_t i, struct diag *d);

void causes_release(struct causes *c);

#endif
