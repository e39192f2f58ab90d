/* Why rows were left out, and how many for each reason. */
#ifndef GLP1_IMPORT_REASON_H
#define GLP1_IMPORT_REASON_H

#include "base/arena.h"

struct reason {
	struct str text;  /* `Itemization Type is Service` */
	struct str brief; /* `Service` */
	uint64_t n;
	struct reason *next;
};

struct reasons {
	struct reason *first;
	uint64_t n;       /* all of them */
	struct arena arena;
};

/* Returns the reason of that text, a new one if needed. It lives as long as rs. */
struct reason *reason_get(struct reasons *rs, struct str text, struct str brief);

/*
 * Writes `2 Custom Amount, 1 Service` and a NUL, the most frequent first, as many as size
 * takes, then `...`. Reasons that never came up are left out.
 */
void reasons_format(const struct reasons *rs, char *out, size_t size);

void reasons_release(struct reasons *rs);

#endif
