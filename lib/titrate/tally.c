/* A hash with open addressing. */
#include "titrate/tally.h"

#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

/* The place of a key, or the free place for it. */
static struct tally_item *place(const struct tally *t, uint64_t key)
{
	uint64_t mix = (key ^ key >> 31) * 0x9e3779b97f4a7c15u;
	size_t at = (size_t)(mix >> 20) & (t->size - 1);
	while (t->item[at].count && t->item[at].key != key)
		at = (at + 1) & (t->size - 1);
	return &t->item[at];
}

static void grow(struct tally *t)
{
	struct tally before = *t;
	t->size = t->size ? 2 * t->size : 256;
	t->item = mem_zero(t->size, sizeof(*t->item));
	for (size_t i = 0; i < before.size; i++)
		if (before.item[i].count)
			*place(t, before.item[i].key) = before.item[i];
	mem_free(before.item);
}

void tally_add(struct tally *t, uint64_t key, uint64_t count)
{
	if (!count)
		return;
	if (2 * (t->n + 1) > t->size)
		grow(t);
	struct tally_item *item = place(t, key);
	t->n += !item->count;
	item->key = key;
	item->count += count;
}

static int by_key(const void *x, const void *y)
{
	const struct tally_item *a = x, *b = y;
	return (a->key > b->key) - (a->key < b->key);
}

void tally_sort(struct tally *t)
{
	size_t n = 0;
	for (size_t i = 0; i < t->size; i++)
		if (t->item[i].count)
			t->item[n++] = t->item[i];
	if (n)
		qsort(t->item, n, sizeof(*t->item), by_key);
}

void tally_release(struct tally *t)
{
	mem_free(t->item);
	*t = (struct tally){ 0 };
}
