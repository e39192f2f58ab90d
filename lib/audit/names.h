/*
 * A set of names, in which those that are the same as a name, or near it (name.h), are found in a
 * time that hardly grows with the size of the set.
 */
#ifndef GLP1_AUDIT_NAMES_H
#define GLP1_AUDIT_NAMES_H

#include "audit/name.h"

struct names_entry {
	struct name name;
	uint32_t id; /* given to names_add */
};

struct names_probe {
	unsigned hash;
	uint32_t at;      /* of the entry */
	uint32_t letters; /* bit i: its key has the i-th letter; any other byte sets its low bits' */
	uint32_t n;       /* bytes of its key */
};

/* A set of names; a zeroed struct is empty. */
struct names {
	struct names_entry *entry; /* sorted by key, then id, by names_index */
	size_t n, size;
	struct names_probe *probe; /* sorted by bucket, then entry */
	size_t n_probes, probes_size;
	uint32_t *bucket;          /* index of the first probe of each, by the first bits of a hash */
	unsigned shift;            /* shifts a hash right to these bits */
	unsigned char *there;      /* for each bucket 8 bits: is there a hash with these next 3 bits */
	uint32_t *looked;          /* of each entry: 2 * the last look that met it, + 1 if in full */
	uint32_t look;             /* counts calls of names_near */
	uint64_t seed;
};

/* Adds a name under an id of the caller's, unless it has no key. Its texts must outlive the set. */
void names_add(struct names *s, const struct name *name, size_t id);

/* Makes the set ready to be looked in; call it once, after the last names_add. */
void names_index(struct names *s);
void names_release(struct names *s);

/* n entries in a row of the same name; n is 0 if there is none. */
struct names_run {
	const struct names_entry *entry;
	size_t n;
};
struct names_run names_same(const struct names *s, const struct name *name);

enum { NAMES_OFFERED = 8, NAMES_COMPARED = 64, NAMES_SEEN = 1024 }; /* limits of names_near */

/* Near names, at most one for each id, sorted by id. */
struct names_near {
	const struct names_entry *entry[NAMES_OFFERED];
	size_t n;
	bool more; /* a limit was reached (found, compared or seen), and there may be others */
};

/* Returns the entries near a name, as name_near judges; all of them, unless more is set. */
struct names_near names_near(struct names *s, const struct name *name);

#endif
