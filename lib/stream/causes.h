/* What is wrong with the rows of a file: each cause once, and how many rows have it. */
#ifndef GLP1_STREAM_CAUSES_H
#define GLP1_STREAM_CAUSES_H

#include "base/diag.h"

/* The causes of one file. A zeroed struct is empty; release it. */
struct causes {
	struct cause *cause;
	size_t n, size;
};

enum cause_news { CAUSE_NEW, CAUSE_KNOWN };

/* Counts a fault of a row. CAUSE_KNOWN: one of the same column, text and remedy came before. */
enum cause_news causes_add(struct causes *c, const struct diag *d);

/* Fills *d to say how often the i-th cause, i < n, was met again. False: it was met once only. */
bool causes_again(const struct causes *c, size_t i, struct diag *d);

void causes_release(struct causes *c);

#endif
