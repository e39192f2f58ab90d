/* The XXH3 checksum (64 bits, without seed) of bytes that come in pieces. */
#ifndef GLP1_BASE_CHECKSUM_H
#define GLP1_BASE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* Opaque and on the heap, since it must be aligned to 64 bytes: a struct around it would not be. */
struct checksum;

/* Begins a checksum, of no bytes yet. Never NULL; give it to checksum_free. */
struct checksum *checksum_new(void) __attribute__((returns_nonnull));

/* Adds the bytes p[0..n), which come behind those added before. */
void checksum_add(struct checksum *c, const char *p, size_t n);

/* Returns the checksum of the bytes added so far, and begins anew with none. */
uint64_t checksum_take(struct checksum *c);

/* Frees c, which may be NULL. */
void checksum_free(struct checksum *c);

#endif
