/* Keeps ids in a list with a bound, and adds up their sum. */
#include "chart/ids.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

__extension__ typedef unsigned __int128 wide;

static void add_sum(uint64_t to[4], const uint64_t from[4])
{
	wide carry = 0;
	for (size_t i = 0; i < 4; i++) {
		carry += (wide)to[i] + from[i];
		to[i] = (uint64_t)carry;
		carry >>= 64;
	}
}

static void sum_of(struct str id, uint64_t sum[4])
{
	struct sha256_ctx c;
	uint8_t hash[CHART_HASH];
	sha256_init(&c);
	sha256_update(&c, id.n, (const uint8_t *)id.p);
	sha256_digest(&c, CHART_HASH, hash);
	for (size_t i = 0; i < 4; i++) {
		sum[i] = 0;
		for (size_t k = 0; k < 8; k++)
			sum[i] = sum[i] << 8 | hash[8 * (3 - i) + k];
	}
}

bool ids_forgotten(const struct chart_ids *l)
{
	return !l->all && l->seen > IDS_MOST;
}

static void forget(struct chart_ids *l)
{
	mem_free(l->ids);
	mem_free(l->marks);
	arena_release(&l->texts);
	l->ids = NULL;
	l->marks = NULL;
	l->texts = (struct arena){ 0 };
	l->n = l->ids_size = l->marks_size = 0;
}

void ids_add_many(struct chart_ids *l, uint64_t seen, const uint64_t sum[4])
{
	add_sum(l->sum, sum);
	l->seen += seen;
	if (ids_forgotten(l) && l->ids)
		forget(l);
}

void ids_keep(struct chart_ids *l, void *of, struct str id, const uint8_t rank[CHART_HASH])
{
	struct chart_mark mark = { .of = of };
	if (ids_forgotten(l))
		return;
	memcpy(&mark.high, rank, 8);
	memcpy(&mark.low, rank + 8, 8);
	l->ids = array_room(l->ids, l->n, &l->ids_size, sizeof(*l->ids));
	l->marks = array_room(l->marks, l->n, &l->marks_size, sizeof(*l->marks));
	l->marks[l->n] = mark;
	l->ids[l->n++] = arena_copy(&l->texts, id);
}

void ids_add(struct chart_ids *l, void *of, struct str id, const uint8_t rank[CHART_HASH])
{
	uint64_t sum[4];
	sum_of(id, sum);
	ids_add_many(l, 1, sum);
	ids_keep(l, of, id, rank);
}

static int by_mark(const void *va, const void *vb)
{
	const struct chart_mark *a = va, *b = vb;
	int c = ((uintptr_t)a->of > (uintptr_t)b->of) - ((uintptr_t)a->of < (uintptr_t)b->of);
	c = c ? c : (a->high > b->high) - (a->high < b->high);
	return c ? c : (a->low > b->low) - (a->low < b->low);
}

void ids_sort_marks(struct chart_ids *l)
{
	if (l->n)
		qsort(l->marks, l->n, sizeof(*l->marks), by_mark);
}

bool ids_same_mark(const struct chart_mark *a, const struct chart_mark *b)
{
	return by_mark(a, b) == 0;
}

void ids_sum_text(const uint64_t sum[4], char out[CHART_HEX])
{
	snprintf(out, CHART_HEX, "%016" PRIx64 "%016" PRIx64 "%016" PRIx64 "%016" PRIx64, sum[3],
		 sum[2], sum[1], sum[0]);
}

bool ids_sum_parse(struct str text, uint64_t sum[4])
{
	static const char digits[] = "0123456789abcdef";
	if (text.n != CHART_HEX - 1)
		return false;
	memset(sum, 0, 4 * sizeof(*sum));
	for (size_t i = 0; i < text.n; i++) {
		const char *digit = memchr(digits, text.p[i], 16);
		if (!digit)
			return false;
		uint64_t *part = &sum[3 - i / 16];
		*part = *part << 4 | (uint64_t)(digit - digits);
	}
	return true;
}

bool ids_list_hash(struct chart_ids *l, uint8_t hash[CHART_HASH])
{
	if (ids_forgotten(l))
		return false;
	chart_list_hash(l->ids, &l->n, hash);
	return true;
}

void ids_release(struct chart_ids *l)
{
	forget(l);
	*l = (struct chart_ids){ 0 };
}
