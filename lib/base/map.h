/*
 * From texts to items that the map owns and never moves, kept in the order in which
 * they came. Keys are hashed by XXH3; since the seed is not known, nobody can choose
 * keys that collide.
 */
#ifndef GLP1_BASE_MAP_H
#define GLP1_BASE_MAP_H

#include "base/arena.h"

struct map_item;

/* A zeroed one is empty. */
struct map {
	struct map_item *items;
	struct arena arena; /* of keys and items; for what items point at, too */
	uint64_t seed;      /* of the hash; 0: map_seed() with the first item. It decides on no order. */
};

/* The item of a key; NULL: there is none. */
void *map_find(const struct map *m, struct str key);

/* The item of a key, made if need be (*made): item_bytes zeroed bytes, aligned for any type. */
void *map_get(struct map *m, struct str key, size_t item_bytes, bool *made)
	__attribute__((returns_nonnull));

/*
 * The same for the key "a NUL b" of two texts, the first of them without a NUL, as all
 * of CSV are. NUL sorts first, so such keys sort like pairs.
 */
void *map_find_pair(const struct map *m, struct str a, struct str b);
void *map_get_pair(struct map *m, struct str a, struct str b, size_t item_bytes, bool *made)
	__attribute__((returns_nonnull));

/* The key of an item, a NUL behind it; it lives as long as the map. */
struct str map_key(const void *item);

/* The item that came after this one, or first of all (item NULL); NULL: none did. */
void *map_next(const struct map *m, const void *item);

size_t map_count(const struct map *m);

/* Gives everything back; the map is empty again. */
void map_release(struct map *m);

/* A number from the kernel, another one in each run. */
uint64_t map_seed(void);

unsigned map_hash(struct str key, uint64_t seed);

#endif
