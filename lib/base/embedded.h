/*
 * Tables that are part of the program: the CSV file lib/ROOM/NAME.csv is embedded by
 * scripts/embed as `const struct embedded ROOM_NAME_csv`, which its owner declares.
 */
#ifndef GLP1_BASE_EMBEDDED_H
#define GLP1_BASE_EMBEDDED_H

#include "base/str.h"

struct embedded {
	const char *room;
	const char *name;  /* of the file, for messages */
	const char *as_of; /* the newest of its rows, YYYY-MM-DD; empty: it has no such column */
	struct str text;
};

/*
 * Puts a table on the list of all that are linked into the program. The linker makes the list:
 * it gathers the section, and names its ends, because the section is called as a C identifier is.
 */
#define EMBEDDED_TABLE(table) \
	static const struct embedded *const listed __attribute__((section("glp1_tables"), used)) = \
		&(table)

#endif
