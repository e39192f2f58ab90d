/*
 * The longest beyond-use date that USP 797 gives a preparation, by how it was made, tested and
 * kept; rows of lib/pharm/bud.csv.
 */
#ifndef GLP1_PHARM_BUD_H
#define GLP1_PHARM_BUD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* The first of each is taken where a pharmacy says nothing: a compounded GLP-1 in vials. */
enum bud_category { BUD_CATEGORY_2, BUD_CATEGORY_1, BUD_CATEGORY_3, BUD_CATEGORIES };
enum bud_method { BUD_ASEPTIC, BUD_TERMINAL, BUD_METHODS };
enum bud_components { BUD_NONSTERILE, BUD_STERILE, BUD_COMPONENTS };
enum bud_storage { BUD_REFRIGERATOR, BUD_ROOM, BUD_FREEZER, BUD_STORAGES };

/* All end in NULL; the last word is any, for rows that hold for all values of the enum. */
extern const char *const bud_category_names[], *const bud_method_names[];
extern const char *const bud_components_names[], *const bud_storage_names[];
extern const char *const bud_tested_names[]; /* no, yes, any */

enum { BUD_NOT_TESTED, BUD_WAS_TESTED, BUD_TESTED_ANY };

struct pharm_bud {
	int32_t category, method, components, tested, storage;
	double days;             /* from the time of compounding, > 0 */
	int32_t from, until;     /* in force from `from` to before `until`; DATE_NONE: no end */
	struct str citation, source, verified, note;
	int32_t as_of;
};

/* How a preparation was made and is kept. */
struct bud_case {
	int32_t category, method, components, storage;
	bool tested;             /* the lot passed a sterility test */
};

/* Returns the first row that fits on a day; NULL: none does, and the limit is not known. */
const struct pharm_bud *pharm_bud_of(const struct pharm_bud *rows, size_t n,
				     const struct bud_case *c, int32_t day);

#endif
