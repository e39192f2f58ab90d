/*
 * Makes allocations fail, to be preloaded: the FAIL_AT-th, and with FAIL_ALL all
 * from there on. Writes a dot to descriptor 9 when it does, so that a caller
 * knows when there were fewer.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

static bool fails(void)
{
	static long count;
	static long at = -1;
	if (at < 0) {
		const char *s = getenv("FAIL_AT");
		at = s ? strtol(s, NULL, 10) : 0;
	}
	count++;
	if (at == 0 || count < at || (count > at && !getenv("FAIL_ALL")))
		return false;
	if (count == at && write(9, ".", 1) != 1)
		abort();
	errno = ENOMEM;
	return true;
}

void *malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
	return fails() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}
