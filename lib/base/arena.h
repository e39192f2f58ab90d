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

/* n zeroed bytes aligned for any type; of 0 bytes, too, a place of its own. */
void *arena_take(struct arena *a, size_t n) __attribute__((returns_nonnull));

/* A copy of s, a NUL added behind it. */
struct str arena_copy(struct arena *a, struct str s);

/* What was taken from `from` lives as long as `to` from here on; `from` is empty then. */
void arena_join(struct arena *to, struct arena *from);

/* Gives everything back; the arena is empty again. */
void arena_release(struct arena *a);

#endif
