/*
 * uthash, set up for this library: running out of memory is reported (the
 * element's hh.tbl stays NULL), and keys are hashed by XXH3 with a seed, so that
 * nobody can choose keys that collide.
 */
#ifndef GLP1_BASE_TABLE_H
#define GLP1_BASE_TABLE_H

#define HASH_NONFATAL_OOM 1
#include <uthash.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/str.h"

static inline unsigned table_hash(struct str key, uint64_t seed)
{
	return (unsigned)XXH3_64bits_withSeed(key.p, key.n, seed);
}

#endif
