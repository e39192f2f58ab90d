/* Texts as a shell takes them: what a remedy tells to type. */
#ifndef GLP1_BASE_SHELL_H
#define GLP1_BASE_SHELL_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A text as one word of a POSIX shell: as it is where no byte of it means anything to a shell,
 * else in single quotes, each single quote in it as '\''. Writes at most size - 1 bytes and a
 * NUL. False, out is "", if it does not fit.
 */
bool shell_word(const char *text, char *out, size_t size);

#endif
