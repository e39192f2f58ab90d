/* malloc(3) and its like, and the one place where a program without memory ends. */
#include "base/mem.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/heap.h"

#include "base/banned.h"

static struct {
	void (*end)(void *of);
	void *of;
} handler;

void mem_on_exhaustion(void (*end)(void *of), void *of)
{
	handler.end = end;
	handler.of = of;
}

_Noreturn void mem_exhausted(void)
{
	static pthread_mutex_t once = PTHREAD_MUTEX_INITIALIZER;
	static const char line[] = "Cannot allocate memory\n";
	pthread_mutex_lock(&once);
	if (handler.end)
		handler.end(handler.of);
	ssize_t unused = write(STDERR_FILENO, line, sizeof(line) - 1);
	(void)unused;
	_exit(3);
}

void *mem_alloc(size_t n)
{
	heap_took(n);
	void *p = malloc(n ? n : 1);
	if (!p)
		mem_exhausted();
	return p;
}

void *mem_zero(size_t count, size_t size)
{
	heap_took(count * size);
	void *p = calloc(count ? count : 1, size ? size : 1); /* checks the product */
	if (!p)
		mem_exhausted();
	return p;
}

void *mem_grow(void *p, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		mem_exhausted();
	heap_took(count * size);
	p = realloc(p, count && size ? count * size : 1);
	if (!p)
		mem_exhausted();
	return p;
}

void mem_free(void *p)
{
	free(p);
}
