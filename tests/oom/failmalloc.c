/*
 * Preloaded into a tool: its allocation number FAIL_AT fails, with FAIL_ALL=1 every
 * later one too. FAIL_COUNT names a file that gets the number of allocations made.
 * What the C library allocates for itself is counted like any other. Programs that
 * are not called glp1-..., as a valgrind around one, are left alone.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *p, size_t n);
void *__libc_memalign(size_t align, size_t n);

static uint64_t made, fail_at;
static bool fail_all, ready;
static int count_fd = -1; /* opened before the tool locks itself in */

static uint64_t number(const char *text)
{
	uint64_t n = 0;
	for (; text && *text >= '0' && *text <= '9'; text++)
		n = n * 10 + (uint64_t)(*text - '0');
	return n;
}

/* Allocations before main() belong to the loader, and are none of the tool's. */
__attribute__((constructor)) static void start(void)
{
	fail_at = number(getenv("FAIL_AT"));
	fail_all = getenv("FAIL_ALL") != NULL;
	ready = strncmp(program_invocation_short_name, "glp1-", 5) == 0;
	const char *name = ready ? getenv("FAIL_COUNT") : NULL;
	int fd = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	count_fd = fcntl(fd, F_DUPFD_CLOEXEC, 200);
	if (fd >= 0)
		close(fd);
}

__attribute__((destructor)) static void tell(void)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%llu\n", (unsigned long long)made);
	if (count_fd >= 0 && write(count_fd, text, (size_t)n) != n)
		perror("FAIL_COUNT");
}

static bool fails(void)
{
	if (!ready || (++made != fail_at && !(fail_all && fail_at && made > fail_at)))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t n)
{
	return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
	return fails() ? NULL : __libc_calloc(count, n);
}

void *realloc(void *p, size_t n)
{
	return fails() ? NULL : __libc_realloc(p, n);
}

void *reallocarray(void *p, size_t count, size_t n)
{
	if (n && count > SIZE_MAX / n) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(p, count * n);
}

void *memalign(size_t align, size_t n);
void *memalign(size_t align, size_t n)
{
	return fails() ? NULL : __libc_memalign(align, n);
}

void *aligned_alloc(size_t align, size_t n)
{
	return memalign(align, n);
}

int posix_memalign(void **p, size_t align, size_t n)
{
	void *got = memalign(align, n);
	if (!got)
		return ENOMEM;
	*p = got;
	return 0;
}
