/* A hash table of counters with linear probing, at most half full. */
#include "dist/tally.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

/*
 * Returns the place of a key, or the free one where it belongs: by Fibonacci hashing (Knuth,
 * TAOCP 3, 6.4), its good high bits folded into the low ones, because keys that are multiples of
 * a minute or an hour must not meet in a few places.
 */
static size_t place_of(const struct tally *t, int64_t key)
{
	uint64_t h = (uint64_t)key * 0x9e3779b97f4a7c15;
	size_t at = (size_t)(h ^ h >> 32) & (t->size - 1);
	while (t->item[at].n && t->item[at].key != key)
		at = (at + 1) & (t->size - 1);
	return at;
}

static void grow(struct tally *t)
{
	struct tally more = { .size = t->size ? 2 * t->size : 16, .n = t->n, .minute = t->minute };
	more.item = mem_zero(more.size, sizeof(*more.item));
	for (size_t i = 0; i < t->size; i++)
		if (t->item[i].n)
			more.item[place_of(&more, t->item[i].key)] = t->item[i];
	mem_free(t->item);
	*t = more;
}

/* Adds a key that is not in the table; of many keys, small counters are made for those to come. */
__attribute__((noinline)) static void add_key(struct tally *t, int64_t key, uint64_t n)
{
	if (2 * t->n >= t->size)
		grow(t);
	t->item[place_of(t, key)] = (struct tally_item){ key, n };
	t->n++;
	if (!t->minute && t->n == TALLY_MANY)
		t->minute = mem_zero(TALLY_MINUTES, sizeof(*t->minute));
}

/* Adds to the small counter of a key; false: there is none, or it is too small. */
static inline bool add_minute(struct tally *t, int64_t key, uint64_t n)
{
	uint64_t minute = (uint64_t)key / 60; /* of a negative key it is beyond TALLY_MINUTES */
	if (minute >= TALLY_MINUTES || minute * 60 != (uint64_t)key ||
	    n > UINT32_MAX - t->minute[minute])
		return false;
	t->minute[minute] += (uint32_t)n;
	return true;
}

void tally_add(struct tally *t, int64_t key, uint64_t n)
{
	if (!n || (t->minute && add_minute(t, key, n)))
		return;
	struct tally_item *item = t->size ? &t->item[place_of(t, key)] : NULL;
	if (item && item->n)
		item->n += n;
	else
		add_key(t, key, n);
}

void tally_merge(struct tally *to, const struct tally *from)
{
	for (size_t i = 0; i < from->size; i++)
		tally_add(to, from->item[i].key, from->item[i].n);
	for (int64_t i = 0; from->minute && i < TALLY_MINUTES; i++)
		tally_add(to, 60 * i, from->minute[i]);
}

static int ascending(const void *va, const void *vb)
{
	const struct tally_item *a = va, *b = vb;
	return (a->key > b->key) - (a->key < b->key);
}

/* Moves the counters of minutes in between the sorted items. */
static void merge_minutes(struct tally *t)
{
	struct tally_item *all = mem_alloc((t->n + TALLY_MINUTES) * sizeof(*all));
	size_t n = 0, at = 0;
	for (int64_t key = 0; key < 60 * TALLY_MINUTES; key += 60) {
		while (at < t->n && t->item[at].key < key)
			all[n++] = t->item[at++];
		uint64_t count = t->minute[key / 60];
		if (at < t->n && t->item[at].key == key)
			count += t->item[at++].n;
		if (count)
			all[n++] = (struct tally_item){ key, count };
	}
	while (at < t->n)
		all[n++] = t->item[at++];
	mem_free(t->item);
	mem_free(t->minute);
	*t = (struct tally){ .item = mem_grow(all, n, sizeof(*all)), .n = n };
}

void tally_sort(struct tally *t)
{
	size_t kept = 0;
	for (size_t i = 0; i < t->size; i++)
		if (t->item[i].n)
			t->item[kept++] = t->item[i];
	if (kept)
		qsort(t->item, kept, sizeof(*t->item), ascending);
	if (t->minute)
		merge_minutes(t);
	t->size = t->n;
}

void tally_release(struct tally *t)
{
	mem_free(t->item);
	mem_free(t->minute);
	*t = (struct tally){ 0 };
}
