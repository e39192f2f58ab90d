/* A list of chunks, the newest one filled from its front. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>

#include "base/mem.h"

#include "base/banned.h"

/* Bytes of a chunk with its header: of an arena's first, and at most. Each is twice the last. */
enum { CHUNK_LEAST = 2 * 1024, CHUNK_MOST = 64 * 1024 };

struct arena_chunk {
	struct arena_chunk *next;
	max_align_t data[];
};

/* Returns the bytes of the next chunk, where the newest has `last`, both with their headers. */
static size_t next_size(size_t last)
{
	size_t size = last < CHUNK_LEAST ? CHUNK_LEAST : last < CHUNK_MOST / 2 ? 2 * last : CHUNK_MOST;
	return size - sizeof(struct arena_chunk);
}

void *arena_take(struct arena *a, size_t n)
{
	size_t step = alignof(max_align_t);
	if (n > SIZE_MAX / 2)
		mem_exhausted();
	n = n ? (n + step - 1) / step * step : step; /* 0 bytes take a place too */
	if (n > a->size - a->used) {
		size_t size = next_size(a->size + sizeof(struct arena_chunk));
		if (size < n)
			size = n;
		struct arena_chunk *c = mem_zero(1, sizeof(*c) + size);
		c->next = a->chunks;
		a->chunks = c;
		a->used = 0;
		a->size = size;
	}
	void *p = (char *)a->chunks->data + a->used;
	a->used += n;
	return p;
}

struct str arena_copy(struct arena *a, struct str s)
{
	char *p = arena_take(a, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return (struct str){ p, s.n };
}

void arena_join(struct arena *to, struct arena *from)
{
	struct arena_chunk **behind = &from->chunks;
	if (to->chunks) {
		while (*behind)
			behind = &(*behind)->next;
		*behind = to->chunks->next;
		to->chunks->next = from->chunks;
	} else {
		*to = *from;
	}
	*from = (struct arena){ 0 };
}

void arena_release(struct arena *a)
{
	while (a->chunks) {
		struct arena_chunk *next = a->chunks->next;
		mem_free(a->chunks);
		a->chunks = next;
	}
	*a = (struct arena){ 0 };
}
