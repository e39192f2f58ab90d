/*
 * What the fuzz targets share. A target is one file, NAME.c here with a folder
 * corpus/NAME: built with libFuzzer by `make fuzz`, and with replay.c, which runs
 * the corpus once, by `make check`. It gives everything back and never exits.
 */
#ifndef GLP1_TESTS_FUZZ_H
#define GLP1_TESTS_FUZZ_H

#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Takes the first line off the front of *in, its LF left out; all of it if there is none. */
struct str fuzz_line(struct str *in);

/* A copy with a NUL behind it, up to the first NUL in s; free it. */
char *fuzz_text(struct str s);

/* Fails the input. */
_Noreturn void fuzz_wrong(const char *what);

#define FUZZ_HOLDS(condition, what)      \
	do {                             \
		if (!(condition))        \
			fuzz_wrong(what); \
	} while (0)

#endif
