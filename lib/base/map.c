/* uthash, expanded here and nowhere else: its macros are long. */
#include "base/map.h"

#include <stdalign.h>
#include <sys/auxv.h>

#include "base/mem.h"

#define uthash_malloc(size) mem_alloc(size)
#define uthash_free(p, size) mem_free(p)
#include <uthash.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/banned.h"

/* What stands in memory before an item, which is what the caller sees; the handle has the key. */
struct map_item {
	UT_hash_handle hh;
	alignas(max_align_t) char item[];
};

static struct map_item *around(const void *item)
{
	return (struct map_item *)(uintptr_t)((const char *)item - offsetof(struct map_item, item));
}

uint64_t map_seed(void)
{
	/* hashed, since the stack canary and the pointer guard are taken from the same 16 bytes */
	return XXH3_64bits((const void *)getauxval(AT_RANDOM), 16);
}

unsigned map_hash(struct str key, uint64_t seed)
{
	return (unsigned)XXH3_64bits_withSeed(key.p, key.n, seed);
}

static struct map_item *find(const struct map *m, struct str key, unsigned hash)
{
	struct map_item *i = NULL;
	const char *text = key.n ? key.p : ""; /* memcmp may not be given NULL */
	HASH_FIND_BYHASHVALUE(hh, m->items, text, (unsigned)key.n, hash, i);
	return i;
}

void *map_find(const struct map *m, struct str key)
{
	struct map_item *i = find(m, key, map_hash(key, m->seed));
	return i ? i->item : NULL;
}

void *map_get(struct map *m, struct str key, size_t item_bytes, bool *made)
{
	if (!m->items && !m->seed)
		m->seed = map_seed();
	unsigned hash = map_hash(key, m->seed);
	struct map_item *i = find(m, key, hash);
	*made = !i;
	if (i)
		return i->item;
	i = arena_take(&m->arena, sizeof(*i) + item_bytes);
	key = arena_copy(&m->arena, key);
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, m->items, key.p, (unsigned)key.n, hash, i);
	return i->item;
}

/* The key of two texts, made for a look-up; a short one needs no memory from the heap. */
struct pair {
	char small[128];
	struct str key;
};

static void pair_init(struct pair *k, struct str a, struct str b)
{
	size_t n = a.n + 1 + b.n;
	char *p = n <= sizeof(k->small) ? k->small : mem_alloc(n);
	if (a.n)
		memcpy(p, a.p, a.n);
	p[a.n] = '\0';
	if (b.n)
		memcpy(p + a.n + 1, b.p, b.n);
	k->key = (struct str){ p, n };
}

static void pair_release(struct pair *k)
{
	if (k->key.p != k->small)
		mem_free((char *)(uintptr_t)k->key.p);
}

void *map_find_pair(const struct map *m, struct str a, struct str b)
{
	struct pair k;
	pair_init(&k, a, b);
	void *item = map_find(m, k.key);
	pair_release(&k);
	return item;
}

void *map_get_pair(struct map *m, struct str a, struct str b, size_t item_bytes, bool *made)
{
	struct pair k;
	pair_init(&k, a, b);
	void *item = map_get(m, k.key, item_bytes, made);
	pair_release(&k);
	return item;
}

struct str map_key(const void *item)
{
	const struct map_item *i = around(item);
	return (struct str){ i->hh.key, i->hh.keylen };
}

void *map_next(const struct map *m, const void *item)
{
	struct map_item *i = item ? around(item)->hh.next : m->items;
	return i ? i->item : NULL;
}

size_t map_count(const struct map *m)
{
	return HASH_COUNT(m->items);
}

void map_release(struct map *m)
{
	HASH_CLEAR(hh, m->items);
	arena_release(&m->arena);
	*m = (struct map){ 0 };
}
