/*
 * Memory that lives as long as a run: taken piece by piece, given back all at
 * once. Nothing taken from an arena is freed singly.
 */
#ifndef GLP1_BASE_ARENA_H
#define GLP1_BASE_ARENA_H

#include "base/str.h"

struct arena_chunk;

/* A zeroed struct arena is an empty arena. */
struct arena {
	struct arena_chunk *chunks;
	size_t used, size; /* bytes, of the newest chunk */
};

/* Returns n zeroed bytes aligned for any type; 0 bytes, too, get a place of their own. */
void *arena_take(struct arena *a, size_t n) __attribute__((returns_nonnull));

/* Returns a copy of s that lives in the arena, with a NUL behind its s.n bytes. */
struct str arena_copy(struct arena *a, struct str s);

/* Moves all memory of `from` into `to`, where it lives from here on; `from` is empty then. */
void arena_join(struct arena *to, struct arena *from);

/* Gives everything back; the arena is empty again. */
void arena_release(struct arena *a);

#endif
