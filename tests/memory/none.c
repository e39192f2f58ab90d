/*
 * Preloaded into a tool: from the allocation NONE_FROM of the program on, each one
 * fails. With NAMED in the environment there are no files without a name.
 */
#define _GNU_SOURCE /* RTLD_NEXT, O_TMPFILE */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *p, size_t n);

static atomic_long left = 1000000; /* what the loader allocates is not counted */

__attribute__((constructor)) static void start(void)
{
	const char *from = getenv("NONE_FROM");
	left = from ? atol(from) - 1 : left;
}

static bool none(void)
{
	bool is = left-- <= 0;
	if (is)
		errno = ENOMEM;
	return is;
}

void *malloc(size_t n)
{
	return none() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
	return none() ? NULL : __libc_calloc(count, n);
}

void *realloc(void *p, size_t n)
{
	return none() ? NULL : __libc_realloc(p, n);
}

int open(const char *name, int flags, ...)
{
	static int (*real)(const char *name, int flags, mode_t mode);
	va_list ap;
	va_start(ap, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "open");
	if ((flags & O_TMPFILE) == O_TMPFILE && getenv("NAMED")) {
		errno = EOPNOTSUPP;
		return -1;
	}
	return real(name, flags, mode);
}
