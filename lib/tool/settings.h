/*
 * How each input is written: --delimiter, --skip-lines, --date-format, --location, --map, --words.
 * For the file of an option they take the name of that option in front: --delimiter lots=tab,
 * --map lots.expires='Exp Date'.
 */
#ifndef GLP1_TOOL_SETTINGS_H
#define GLP1_TOOL_SETTINGS_H

#include "tool/tool.h"

struct input_settings {
	char delim;
	uint32_t skip_lines;
	const char *date_format; /* NULL: ISO 8601 */
	const char *location;    /* of rows of a file that has no such column; NULL: none */
};

/* Reads the options, into t->maps and t->words, and judges them all. False: a fault was said. */
bool settings_read(struct tool *t);

/*
 * Returns the settings of the file of an option, named without dashes, or of the operands (NULL).
 * Given without a name in front, --date-format and --location are for all files, the others for
 * the operands only.
 */
struct input_settings settings_of(const struct tool *t, const char *file);

#endif
