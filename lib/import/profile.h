/*
 * What is known of the exports of other systems: a table of rows
 * `profile,to,field,from,do`, ours (profiles.csv) and the user's before it.
 *
 *     square/items,,need,Date;Item;Qty,                 names that its header holds
 *     square/items,,skip,Itemization Type,is Service    rows that are left out
 *     square/items,volume,quantity,Qty,"number, abs"    a column of a target
 *
 * `to` is a target, or empty for all of them. Beside the columns of the target, `field` is
 * about (from: the system; do: the export; as_of, source and verified are told there), get
 * (how the clinic comes by it), note (what to say with its rows), need, then (names of a
 * second header further down), empty (a file of this one line has no rows), key (what tells
 * its rows from those of an overlapping export), skip, or fill (cells that are empty on
 * further lines of one thing).
 */
#ifndef GLP1_IMPORT_PROFILE_H
#define GLP1_IMPORT_PROFILE_H

#include "base/map.h"
#include "import/step.h"
#include "import/target.h"

/* One row of the table. */
struct profile_row {
	struct str profile, to, field, from, chain;
	int32_t as_of;    /* this and the next two: only in rows with field about */
	struct str source;
	int32_t verified; /* index into profile_verified; 0: not said */
};

/* What was seen of an export: its real header; real names, but our order and format; only words. */
extern const char *const profile_verified[];
enum { VERIFIED_NONE, VERIFIED_REAL, VERIFIED_NAMES, VERIFIED_OURS };

struct name_list {
	struct str *name;   /* as the table writes them */
	struct str *folded; /* as header_fold does */
	size_t n;
};

enum rule_kind { RULE_FIELD, RULE_SKIP, RULE_FILL };

struct rule {
	enum rule_kind kind;
	enum target to;     /* TARGETS: all */
	size_t field;       /* RULE_FIELD: of the target */
	struct name_list from;
	struct step_chain chain;
};

struct profile {
	struct str name, system, what, get, note, source;
	int32_t as_of, verified;
	struct name_list need, then, empty, key;
	struct rule *rules;
	size_t n_rules, size;
	bool gives[TARGETS];
	enum target usual;  /* the first that it gives; TARGETS: none yet */
	bool own;           /* the user's */
};

struct profiles {
	struct profile *list;
	size_t n, size;
	struct map places; /* from names in small letters to places in the list, a size_t */
	struct arena arena;
};

enum {
	PROFILE_NAMES_MAX = STEP_CELLS_MAX, /* columns of a field */
	NAME_FOLDED_MAX = 256               /* bytes of a header's name; a longer one is none */
};

/*
 * Writes a name of a header in the form in which names are compared: ASCII letters small, one
 * blank for blanks, tabs, line ends and U+00A0, none at the ends, no byte order mark. Writes at
 * most s.n bytes and returns how many.
 */
size_t header_fold(struct str s, char *out);

/*
 * Adds a row. Rows of the user (own) come first and replace a built-in profile of that name. False:
 * *d says why the row makes no sense, *member is the offset of the cell.
 */
bool profiles_add(struct profiles *ps, const struct profile_row *row, bool own, struct diag *d,
		  size_t *member);

/* Checks each profile as a whole, after the last row. False: *d says what is wrong. */
bool profiles_check(const struct profiles *ps, struct diag *d);

/* Returns the profile of a name; NULL: there is none. */
const struct profile *profiles_named(const struct profiles *ps, struct str name);

void profiles_release(struct profiles *ps);

#endif
