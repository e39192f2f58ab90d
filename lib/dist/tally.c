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
	struct tally more = { .size = t->size ? 2 * t->size : 16, .n = t->n, .minutes = t->minutes };
	more.item = mem_zero(more.size, sizeof(*more.item));
	for (size_t i = 0; i < t->size; i++)
		if (t->item[i].n)
			more.item[place_of(&more, t->item[i].key)] = t->item[i];
	mem_free(t->item);
	*t = more;
}

/* Adds a key that is not in the table; once they are many, minutes get counters. */
__attribute__((noinline)) static void add_key(struct tally *t, int64_t key, uint64_t n)
{
	if (2 * t->n >= t->size)
		grow(t);
	t->item[place_of(t, key)] = (struct tally_item){ key, n };
	t->n++;
	if (!t->minutes && t->n == TALLY_MANY)
		t->minutes = mem_zero(1, sizeof(*t->minutes));
}

/* Adds to the counter of a minute; false: the key is none, or n is too large for it. */
static inline bool add_minute(struct tally_minutes *m, int64_t key, uint64_t n)
{
	uint64_t i = (uint64_t)key / 60; /* of a negative key it is beyond TALLY_MINUTES */
	if (i >= TALLY_MINUTES || i * 60 != (uint64_t)key || n >= TALLY_FEW)
		return false;
	uint64_t few = m->few[i] + n;
	if (few >= TALLY_FEW) {
		if (m->many[i] == UINT32_MAX)
			return false;
		m->many[i]++;
	}
	m->few[i] = (uint8_t)(few % TALLY_FEW);
	return true;
}

static uint64_t minute_of(const struct tally_minutes *m, size_t i)
{
	return m->few[i] + (uint64_t)TALLY_FEW * m->many[i];
}

void tally_add(struct tally *t, int64_t key, uint64_t n)
{
	if (!n || (t->minutes && add_minute(t->minutes, key, n)))
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
	for (size_t i = 0; from->minutes && i < TALLY_MINUTES; i++)
		tally_add(to, 60 * (int64_t)i, minute_of(from->minutes, i));
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
	for (size_t i = 0; i < TALLY_MINUTES; i++) {
		int64_t key = 60 * (int64_t)i;
		while (at < t->n && t->item[at].key < key)
			all[n++] = t->item[at++];
		uint64_t count = minute_of(t->minutes, i);
		if (at < t->n && t->item[at].key == key)
			count += t->item[at++].n;
		if (count)
			all[n++] = (struct tally_item){ key, count };
	}
	while (at < t->n)
		all[n++] = t->item[at++];
	mem_free(t->item);
	mem_free(t->minutes);
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
	if (t->minutes)
		merge_minutes(t);
	t->size = t->n;
}

void tally_release(struct tally *t)
{
	mem_free(t->item);
	mem_free(t->minutes);
	*t = (struct tally){ 0 };
}
