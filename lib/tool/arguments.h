/*
 * `@FILE` on a command line stands for the options in a file, one a line, as compilers have it:
 * what a clinic says each time, such as --map, is written once.
 */
#ifndef GLP1_TOOL_ARGUMENTS_H
#define GLP1_TOOL_ARGUMENTS_H

#include "base/arena.h"
#include "base/diag.h"

enum { ARGUMENTS_FILE_MAX = 1024 * 1024 }; /* bytes of such a file */

/*
 * *argc and *argv with each @FILE in front of `--` replaced by the lines of the file, if there is
 * any; texts and array live as long as the arena. Outer blanks, empty lines and lines that begin
 * with # are left out; every other one is an option, whole: `--map=sku=Item Code`. A file named
 * in a file is not looked at; an operand that begins with @ is written ./@NAME. False, *d filled
 * with file and line.
 */
bool arguments_expand(int *argc, char ***argv, struct arena *arena, struct diag *d);

#endif
