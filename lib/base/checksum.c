/* xxHash's state, behind a name of ours. */
#include "base/checksum.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/mem.h"

#include "base/banned.h"

static XXH3_state_t *state(struct checksum *c)
{
	return (XXH3_state_t *)(void *)c;
}

struct checksum *checksum_new(void)
{
	XXH3_state_t *s = XXH3_createState();
	if (!s)
		mem_exhausted();
	XXH3_64bits_reset(s);
	return (struct checksum *)(void *)s;
}

void checksum_add(struct checksum *c, const char *p, size_t n)
{
	XXH3_64bits_update(state(c), p, n);
}

uint64_t checksum_take(struct checksum *c)
{
	uint64_t sum = XXH3_64bits_digest(state(c));
	XXH3_64bits_reset(state(c));
	return sum;
}

void checksum_free(struct checksum *c)
{
	XXH3_freeState(state(c));
}
