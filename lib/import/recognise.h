/*
 * Which export a file is: the profile all of whose needed names stand in one of its first
 * records. Never by position, order or the name of the file.
 */
#ifndef GLP1_IMPORT_RECOGNISE_H
#define GLP1_IMPORT_RECOGNISE_H

#include "import/profile.h"

enum { RECOGNISE_RECORDS = 40 }; /* a header stands within so many */

enum recognised { RECOGNISED_FAULT = -1, RECOGNISED_NOT = 0, RECOGNISED = 1, RECOGNISED_EMPTY = 2 };

struct recognition {
	const struct profiles *profiles;
	const struct profile *only;     /* --as: no other counts; NULL: any */
	const struct profile *found;
	size_t records;                 /* looked at */
	const struct profile *nearest;  /* by the share of needed names in one record; NULL: none */
	size_t present;                 /* of its names */
	uint8_t missing[STEP_ITEMS_MAX]; /* the others */
	struct str *names;              /* scratch: the names of a record, folded */
	struct map times;               /* how often each of them stands there, a size_t */
	size_t size;
	struct arena arena;
};

/*
 * Looks at the next record. RECOGNISED: found is set, and this is its header; _EMPTY: this
 * line alone says that there are no rows; _FAULT: *d says why it cannot be decided.
 */
enum recognised recognise_record(struct recognition *r, const struct str *cells, size_t n,
				 struct diag *d);

/* Nothing was recognised: says what comes nearest, and what it lacks. */
void recognise_fault(const struct recognition *r, struct diag *d);

void recognise_release(struct recognition *r);

/* The field of a header that has a folded name; *twice: another one has it too. n: none. */
size_t header_find(const struct str *folded, size_t n, struct str name, bool *twice);

#endif
