/* mallopt(3), and madvise(2) on what the heap has grown to. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* sbrk, madvise */
#endif
#include "base/heap.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/banned.h"

enum {
	STEP = 32 * 1024 * 1024,  /* bytes by which the heap grows; they cost nothing till used */
	USUAL_STEP = 128 * 1024,
	HUGE = 2 * 1024 * 1024,   /* bytes of a huge page; where it has others they are not used */
	MORE = 512 * 1024,        /* more than malloc has at hand: it must let the heap grow */
	APART_FROM = 1024 * 1024  /* bytes from which a piece is mapped by itself */
};

static void grow(void)
{
	uintptr_t from = (uintptr_t)sbrk(0);
	mallopt(M_MMAP_THRESHOLD, APART_FROM);
	mallopt(M_TRIM_THRESHOLD, 2 * STEP);
	mallopt(M_TOP_PAD, STEP);
	void *volatile more = malloc(MORE); /* volatile: or the compiler leaves out both calls */
	free(more);
	mallopt(M_TOP_PAD, USUAL_STEP);
	uintptr_t to = (uintptr_t)sbrk(0);
	from = (from + HUGE - 1) / HUGE * HUGE;
	if (from < to) /* else there is no room, this thread has a heap of its own, or malloc is another */
		madvise((void *)from, to - from, MADV_HUGEPAGE);
}

void heap_took(size_t bytes)
{
	static atomic_size_t all;
	size_t before = atomic_fetch_add_explicit(&all, bytes, memory_order_relaxed);
	if (before < HEAP_LARGE && before + bytes >= HEAP_LARGE)
		grow();
}
