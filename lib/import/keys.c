/* A hash table with open addressing, at most half full. */
#include "import/keys.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/map.h"
#include "base/mem.h"

#include "base/banned.h"

static struct key *find(const struct keys *k, uint64_t print)
{
	size_t i = print & (k->size - 1);
	while (k->place[i].print && k->place[i].print != print)
		i = (i + 1) & (k->size - 1);
	return &k->place[i];
}

static void grow(struct keys *k)
{
	struct keys more = { .size = k->size ? 2 * k->size : 1024, .n = k->n, .seed = k->seed };
	more.place = mem_zero(more.size, sizeof(*more.place));
	for (size_t i = 0; i < k->size; i++)
		if (k->place[i].print)
			*find(&more, k->place[i].print) = k->place[i];
	free(k->place);
	*k = more;
}

uint32_t keys_add(struct keys *k, struct str text, uint32_t file)
{
	if (!k->size)
		k->seed = map_seed();
	if (2 * k->n >= k->size)
		grow(k);
	uint64_t print = XXH3_64bits_withSeed(text.p, text.n, k->seed);
	struct key *place = find(k, print ? print : 1);
	if (!place->print) {
		*place = (struct key){ print ? print : 1, file };
		k->n++;
	}
	return place->file;
}

void keys_release(struct keys *k)
{
	free(k->place);
	*k = (struct keys){ 0 };
}
