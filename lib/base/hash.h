/*
 * uthash, set up for this library: running out of memory is reported (the
 * element's hh.tbl stays NULL), and keys are hashed by XXH3. With a seed that is not
 * known nobody can choose keys that collide.
 */
#ifndef GLP1_BASE_HASH_H
#define GLP1_BASE_HASH_H

#define HASH_NONFATAL_OOM 1
#include <uthash.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stdlib.h>
#include <sys/auxv.h>

#include "base/str.h"

/* Another one in each run, from the kernel. It decides on no order of output. */
static inline uint64_t table_seed(void)
{
	uint64_t seed;
	memcpy(&seed, (const void *)getauxval(AT_RANDOM), sizeof(seed));
	return seed;
}

static inline unsigned table_hash(struct str key, uint64_t seed)
{
	return (unsigned)XXH3_64bits_withSeed(key.p, key.n, seed);
}

/*
 * A key of two texts, "a NUL b", for a look-up: CSV has no NUL, and NUL sorts
 * first, so keys sort like pairs. Short ones need no memory of their own.
 */
struct table_key {
	char small[128];
	struct str key; /* .p is NULL when memory is out */
};

static inline void table_key_init(struct table_key *k, struct str a, struct str b)
{
	size_t n = a.n + 1 + b.n;
	char *p = n <= sizeof(k->small) ? k->small : malloc(n);
	k->key = (struct str){ p, n };
	if (!p)
		return;
	if (a.n)
		memcpy(p, a.p, a.n);
	p[a.n] = '\0';
	if (b.n)
		memcpy(p + a.n + 1, b.p, b.n);
}

static inline void table_key_release(struct table_key *k)
{
	if (k->key.p != k->small)
		free((char *)(uintptr_t)k->key.p);
}

#endif
