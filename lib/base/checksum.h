/* The XXH3 checksum (64 bits, without seed) of bytes that come in pieces. */
#ifndef GLP1_BASE_CHECKSUM_H
#define GLP1_BASE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* On the heap: it is aligned to 64 bytes, which a struct around it would not be there. */
struct checksum;

/* Of no bytes yet. Never NULL; free it. */
struct checksum *checksum_new(void) __attribute__((returns_nonnull));

void checksum_add(struct checksum *c, const char *p, size_t n);

/* Of the bytes added so far. Begins anew. */
uint64_t checksum_take(struct checksum *c);

/* c may be NULL. */
void checksum_free(struct checksum *c);

#endif
