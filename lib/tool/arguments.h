/*
 * `@FILE` on a command line stands for the options in a file, one a line, as compilers have it:
 * what a clinic says each time, such as --map, is written once.
 */
#ifndef GLP1_TOOL_ARGUMENTS_H
#define GLP1_TOOL_ARGUMENTS_H

#include "base/arena.h"
#include "base/diag.h"

enum { ARGUMENTS_FILE_MAX = 1024 * 1024 }; /* bytes of such a file */

/* What was read from files. A zeroed one is empty; all of it lives until arguments_release. */
struct arguments {
	struct arena arena;
	struct argument_line *last;
};

/*
 * Replaces each @FILE that stands before `--` in *argc and *argv by the lines of the file. Blanks
 * at the ends of lines, empty lines and lines that begin with # are left out; every other line is
 * an option, its argument behind = or a blank: `--map=sku=Item Code`, `--map 'sku=Item Code'`.
 * Quotes around the argument, or around what stands behind a = : or comma in it, are read as a
 * shell reads them; in an argument without such quotes each byte stands for itself. An @FILE
 * inside a file is a fault; an operand that begins with @ is written ./@NAME. False: *d says what
 * is wrong, with file and line.
 */
bool arguments_expand(struct arguments *a, int *argc, char ***argv, struct diag *d);

/* Sets file and line of *d if the text points into an argument that was read from a file. */
void arguments_place(const struct arguments *a, const char *text, struct diag *d);

void arguments_release(struct arguments *a);

#endif
