/*
 * A map from texts (keys) to items, which the map owns, never moves, and keeps in the
 * order in which they came. Keys are hashed by XXH3; since the seed is not known, nobody
 * can choose keys that collide.
 */
#ifndef GLP1_BASE_MAP_H
#define GLP1_BASE_MAP_H

#include "base/arena.h"

struct map_item;

/* A zeroed struct map is empty. */
struct map {
	struct map_item *items;
	struct arena arena; /* holds keys and items; callers may put there what items point at */
	uint64_t seed;      /* of the hash; 0: map_seed() sets it at the first item. No order needs it. */
};

/* Returns the item of a key; NULL: there is none. */
void *map_find(const struct map *m, struct str key);

/*
 * Returns the item of a key. If there was none it is made, of item_bytes zeroed bytes aligned for
 * any type; *made says which.
 */
void *map_get(struct map *m, struct str key, size_t item_bytes, bool *made)
	__attribute__((returns_nonnull));

/*
 * As map_find and map_get, for a key of two texts: a, a NUL, b. a must have no NUL in it, as no
 * text from CSV has. NUL sorts before any other byte, so such keys sort as pairs do.
 */
void *map_find_pair(const struct map *m, struct str a, struct str b);
void *map_get_pair(struct map *m, struct str a, struct str b, size_t item_bytes, bool *made)
	__attribute__((returns_nonnull));

/* Returns the key of an item, with a NUL behind it; it lives as long as the map. */
struct str map_key(const void *item);

/* Returns the item that came next after this one (NULL: the very first); NULL: there is none. */
void *map_next(const struct map *m, const void *item);

/* Returns how many items there are. */
size_t map_count(const struct map *m);

/* Gives everything back; the map is empty again. */
void map_release(struct map *m);

/* Returns a random number from the kernel, the same all through a run. */
uint64_t map_seed(void);
/* Returns the hash of a key by XXH3, its low bits. */

unsigned map_hash(struct str key, uint64_t seed);

#endif
