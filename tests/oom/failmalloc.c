/*
 * Preloaded into a tool: its allocation number FAIL_AT fails, with FAIL_ALL=1 every
 * later one too. FAIL_COUNT names a file that gets the number of allocations made.
 * What the C library allocates for itself is counted like any other, but only while
 * main() runs: what comes before is the loader's, what comes behind is none of the
 * tool's, as the counters that a build for coverage writes. Programs that are not
 * called glp1-..., as a valgrind around one, are left alone.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
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
static bool fail_all, counting;
static int count_fd = -1; /* opened before the tool locks itself in */

static uint64_t number(const char *text)
{
	uint64_t n = 0;
	for (; text && *text >= '0' && *text <= '9'; text++)
		n = n * 10 + (uint64_t)(*text - '0');
	return n;
}

static void start(void)
{
	fail_at = number(getenv("FAIL_AT"));
	fail_all = getenv("FAIL_ALL") != NULL;
	const char *name = getenv("FAIL_COUNT");
	int fd = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	count_fd = fcntl(fd, F_DUPFD_CLOEXEC, 200);
	if (fd >= 0)
		close(fd);
}

static void tell(void)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%llu\n", (unsigned long long)made);
	if (count_fd >= 0 && write(count_fd, text, (size_t)n) != n)
		perror("FAIL_COUNT");
}

typedef int main_function(int, char **, char **);
typedef int start_function(main_function *, int, char **, void (*)(void), void (*)(void),
			   void (*)(void), void *);
static main_function *tool_main;
start_function __libc_start_main;

static int counted_main(int argc, char **argv, char **env)
{
	start();
	counting = true;
	int status = tool_main(argc, argv, env);
	counting = false;
	tell();
	return status;
}

int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void),
		      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
	start_function *real;
	*(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
	tool_main = main;
	if (strncmp(program_invocation_short_name, "glp1-", 5) == 0)
		main = counted_main;
	return real(main, argc, argv, init, fini, loader_fini, stack_end);
}

static bool fails(void)
{
	if (!counting || (++made != fail_at && !(fail_all && fail_at && made > fail_at)))
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
