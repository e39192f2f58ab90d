/* Parts of an input, and the way out of a target that found something. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

struct str fuzz_line(struct str *in)
{
	const char *lf = in->n ? memchr(in->p, '\n', in->n) : NULL;
	struct str line = { in->p, lf ? (size_t)(lf - in->p) : in->n };
	size_t used = line.n + (lf != NULL);
	*in = (struct str){ in->p + used, in->n - used };
	return line;
}

char *fuzz_text(struct str s)
{
	char *text = calloc(1, s.n + 1);
	if (!text)
		fuzz_wrong("no memory");
	const char *nul = s.n ? memchr(s.p, '\0', s.n) : NULL;
	size_t n = nul ? (size_t)(nul - s.p) : s.n;
	if (n)
		memcpy(text, s.p, n);
	return text;
}

void fuzz_wrong(const char *what)
{
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}
