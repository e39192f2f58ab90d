/*
 * How each input is written: --delimiter, --skip-lines, --date-format, --location and --map. For the file of
 * an option they take its name in front: --delimiter lots=tab, --map lots.expires='Exp Date'.
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

/* Reads the options into t->maps and judges all of them. False: a fault was said. */
bool settings_read(struct tool *t);

/*
 * Those of the file of an option, named without dashes, or of the operands (NULL). Without its
 * name in front --date-format and --location are for all files, the others for the operands only.
 */
struct input_settings settings_of(const struct tool *t, const char *file);

#endif
