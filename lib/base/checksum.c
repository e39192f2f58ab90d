/* xxHash's state, behind a name of ours. */
#include "base/checksum.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/banned.h"

static XXH3_state_t *state(struct sum *s)
{
	return (XXH3_state_t *)(void *)s;
}

struct sum *sum_new(void)
{
	XXH3_state_t *s = XXH3_createState();
	if (s)
		XXH3_64bits_reset(s);
	return (struct sum *)(void *)s;
}

void sum_add(struct sum *s, const char *p, size_t n)
{
	XXH3_64bits_update(state(s), p, n);
}

uint64_t sum_take(struct sum *s)
{
	uint64_t sum = XXH3_64bits_digest(state(s));
	XXH3_64bits_reset(state(s));
	return sum;
}

void sum_free(struct sum *s)
{
	XXH3_freeState(state(s));
}
