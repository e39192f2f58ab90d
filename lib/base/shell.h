/* Texts written so that a shell reads them back, for remedies that tell what to type. */
#ifndef GLP1_BASE_SHELL_H
#define GLP1_BASE_SHELL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes a text as one word of a POSIX shell: as it is where no byte of it means anything to a
 * shell, else in single quotes, each single quote in it as '\''. Writes at most size - 1 bytes
 * and a NUL. False, with "" in out: it does not fit.
 */
bool shell_word(const char *text, char *out, size_t size);

#endif
