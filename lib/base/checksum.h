/* The XXH3 checksum (64 bits, without seed) of bytes that come in pieces. */
#ifndef GLP1_BASE_CHECKSUM_H
#define GLP1_BASE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

struct sum;

/* NULL when memory is out. */
struct sum *sum_new(void);

void sum_add(struct sum *s, const char *p, size_t n);

/* Of the bytes added so far. Begins anew. */
uint64_t sum_take(struct sum *s);

/* s may be NULL. */
void sum_free(struct sum *s);

#endif
