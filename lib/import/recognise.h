/*
 * Finds which export a file is: the profile whose needed names are all in one of the file's first
 * records. Position, order and the name of the file do not matter.
 */
#ifndef GLP1_IMPORT_RECOGNISE_H
#define GLP1_IMPORT_RECOGNISE_H

#include "import/profile.h"

enum { RECOGNISE_RECORDS = 40 }; /* a header must be among so many records */

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

/* After no export was recognised: sets *d to the nearest profile, and what the file lacks. */
void recognise_fault(const struct recognition *r, struct diag *d);

void recognise_release(struct recognition *r);

/* Returns the index of a folded name; n: there is none. *twice: another field has it too. */
size_t header_find(const struct str *folded, size_t n, struct str name, bool *twice);

#endif
