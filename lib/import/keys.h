/*
 * A set of texts of which only fingerprints are kept: no name or address stays in memory. Two
 * texts in 2^64 are taken for one.
 */
#ifndef GLP1_IMPORT_KEYS_H
#define GLP1_IMPORT_KEYS_H

#include "base/str.h"

struct key {
	uint64_t print; /* 0: a free place */
	uint32_t file;
};

/* Start with a zeroed one, which is empty. */
struct keys {
	struct key *place;
	size_t n, size;
	uint64_t seed;
};

/* Adds a key that a file has. Returns the first file that has it. */
uint32_t keys_add(struct keys *k, struct str text, uint32_t file);

void keys_release(struct keys *k);

#endif
