/*
 * Tables that are part of the program: the CSV file lib/ROOM/NAME.csv is embedded by
 * scripts/embed as `const struct embedded ROOM_NAME_csv`, which its owner declares.
 */
#ifndef GLP1_BASE_EMBEDDED_H
#define GLP1_BASE_EMBEDDED_H

#include "base/str.h"

struct embedded {
	const char *name; /* of the file, for messages */
	struct str text;
};

#endif
