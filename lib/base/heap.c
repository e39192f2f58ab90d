/* mallopt(3), and madvise(2) on what the heap has grown to. */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* sbrk, madvise */
#endif
#include "base/heap.h"

#include <malloc.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/banned.h"

/* A sanitizer's malloc has no heap that grows, and large pieces cost it much. */
#ifdef __SANITIZE_ADDRESS__
#define HEAP_IS_OURS 0
#elif defined(__has_feature)
#define HEAP_IS_OURS !__has_feature(address_sanitizer)
#else
#define HEAP_IS_OURS 1
#endif

enum {
	LARGE = 256 * 1024,            /* bytes asked for, from which on the heap is helped */
	STEP = 30 * 1024 * 1024,       /* bytes the heap gets ahead; they cost nothing till used */
	EVERY = 24 * 1024 * 1024,      /* bytes asked for from one step to the next */
	APART_FROM = 8 * 1024 * 1024,  /* bytes from which a piece is mapped by itself */
	NEVER_APART = 32 * 1024 * 1024, /* the most that mallopt takes for that */
	HUGE = 2 * 1024 * 1024         /* bytes of a huge page; where it has others they are not used */
};

static void grow(void)
{
	uintptr_t from = (uintptr_t)sbrk(0);
	mallopt(M_MMAP_THRESHOLD, NEVER_APART);
	mallopt(M_TRIM_THRESHOLD, 4 * STEP);
	void *volatile more = malloc(STEP); /* volatile: or the compiler leaves out both calls */
	free(more);
	mallopt(M_MMAP_THRESHOLD, APART_FROM);
	uintptr_t to = (uintptr_t)sbrk(0);
	if (from < to) /* else there is no room, this thread has a heap of its own, or malloc is another */
		madvise((void *)(from / HUGE * HUGE), to - from / HUGE * HUGE, MADV_HUGEPAGE);
}

void heap_took(size_t bytes)
{
	static atomic_size_t all;
	size_t before = atomic_fetch_add_explicit(&all, bytes, memory_order_relaxed);
	size_t after = before + bytes;
	bool step = (before < LARGE && after >= LARGE) || before / EVERY != after / EVERY;
	if (HEAP_IS_OURS && step)
		grow();
}
