/*
 * A set of names in which the same or near names (name.h) of a given one are found; the time hardly
 * grows with the size of the set.
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

/* Start with a zeroed one, which is empty. */
struct names {
	struct names_entry *entry; /* sorted by key, then id, by names_index */
	size_t n, size;
	struct names_probe *probe; /* sorted by bucket, then entry */
	size_t n_probes, probes_size;
	uint32_t *bucket;          /* the first probe of each, by the bits that a hash begins with */
	unsigned shift;            /* of a hash, to those bits */
	unsigned char *there;      /* bit by bit: whether any hash begins with three bits more */
	uint32_t *looked;          /* of each entry: twice the look that met it last, and 1 if in full */
	uint32_t look;
	uint64_t seed;
};

/* Adds a name, unless it has no key; its texts must outlive the set. */
void names_add(struct names *s, const struct name *name, size_t id);

/* Makes the index: call it after the last names_add and before any look-up. */
void names_index(struct names *s);
void names_release(struct names *s);

/* The entries with the same name, n in a row; n is 0 if there are none. */
struct names_run {
	const struct names_entry *entry;
	size_t n;
};
struct names_run names_same(const struct names *s, const struct name *name);

enum { NAMES_OFFERED = 8, NAMES_COMPARED = 64, NAMES_SEEN = 1024 };

/* Near names, one for each id, ids rising. */
struct names_near {
	const struct names_entry *entry[NAMES_OFFERED];
	size_t n;
	bool more; /* there may be others: one of the limits above was reached */
};

/* Returns all names that are near by name_near; only some of them if more is set. */
struct names_near names_near(struct names *s, const struct name *name);

#endif
