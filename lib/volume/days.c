/* Keeps series in a hash table, and their days in pages. */
#include "volume/days.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/mem.h"

#include "base/banned.h"

const char *const day_kind_names[DAY_KINDS + 1] = {
	[DAY_DISPENSE] = "dispense", [DAY_RECEIPT] = "receipt", [DAY_RETURN] = "return",
	[DAY_STOCKOUT] = "stockout", [DAY_UNMET] = "unmet", [DAY_WASTE] = "waste",
};

/* Makes the cache 2^bits long and empty. Without memory all stays as it is. */
static void grow_memo(struct day_table *t, int bits)
{
	struct day_memo *memo = calloc((size_t)1 << bits, sizeof(*memo));
	if (!memo)
		return;
	free(t->memo);
	t->memo = memo;
	t->memo_bits = bits;
}

void day_table_init(struct day_table *t, uint64_t seed)
{
	*t = (struct day_table){ .series.seed = seed };
	grow_memo(t, DAY_MEMO_LEAST);
}

void day_table_release(struct day_table *t)
{
	for (struct day_series *s = NULL; (s = map_next(&t->series, s));)
		for (int k = 0; k < DAY_LINES; k++)
			mem_free(s->line[k].slot);
	map_release(&t->series);
	map_release(&t->wide);
	free(t->memo);
	*t = (struct day_table){ 0 };
}

struct day_series *day_series_get(struct day_table *t, struct str sku, struct str location,
				  bool *made)
{
	struct day_series *s = map_get_pair(&t->series, sku, location, sizeof(*s), made);
	if (!*made)
		return s;
	struct str key = map_key(s);
	*s = (struct day_series){
		.word = { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX },
		.sku = { key.p, sku.n },
		.location = { key.p + sku.n + 1, location.n },
		.first_day = INT32_MAX,
		.last_day = INT32_MIN,
	};
	if (t->memo && t->memo_bits < DAY_MEMO_MOST &&
	    map_count(&t->series) > (size_t)1 << (t->memo_bits - 1))
		grow_memo(t, t->memo_bits + 2);
	return s;
}

uint32_t day_slot_from(const struct day_line *l, int32_t number)
{
	uint32_t from = 0, end = l->n;
	while (from < end) {
		uint32_t middle = from + (end - from) / 2;
		if (l->slot[middle].number < number)
			from = middle + 1;
		else
			end = middle;
	}
	return from;
}

void day_line_put(struct day_line *l, int32_t number, struct day_page *page)
{
	uint32_t at = day_slot_from(l, number);
	if (l->n == l->room) {
		l->room = l->room ? 2 * l->room : 1;
		l->slot = mem_grow(l->slot, l->room, sizeof(*l->slot));
	}
	memmove(l->slot + at + 1, l->slot + at, (l->n - at) * sizeof(*l->slot));
	l->slot[at] = (struct day_slot){ page, number };
	l->n++;
}

static void make_page(struct day_table *t, struct day_line *l, int32_t number)
{
	struct day_page *p = arena_take(&t->series.arena, sizeof(*p));
	for (int i = 0; i < DAY_PAGE; i++)
		p->sum[i] = DAY_NO_ROW;
	day_line_put(l, number, p);
}

enum day_status day_add_first(struct day_table *t, struct day_series *s, enum day_kind kind,
			      int32_t day, struct dec q)
{
	struct day_line *l = &s->line[kind];
	if (day < DATE_FIRST || day > DATE_LAST)
		return DAY_OVERFLOW;
	if (q.dec > s->dec && day_series_rescale(t, s, q.dec) != DAY_OK)
		return DAY_OVERFLOW;
	if (!day_page_of(l, day))
		make_page(t, l, day_page_number(day));
	struct dec scaled = { q.m, s->dec, true };
	if (dec_scale(&scaled.m, s->dec - q.dec))
		return day_add(t, s, kind, day, scaled);
	scaled.m = 0; /* marks that the day has a row; the quantity is added below */
	if (day_add(t, s, kind, day, scaled) == DAY_OVERFLOW)
		return DAY_OVERFLOW;
	int64_t *sum = &day_page_of(l, day)->sum[day & (DAY_PAGE - 1)];
	return day_add_large(t, sum, dec_to_wide(q, s->dec));
}

struct dec day_sum_of(const struct day_series *s, enum day_kind kind, int32_t day)
{
	const struct day_page *p = day_page_of(&s->line[kind], day);
	int64_t sum = p ? p->sum[day & (DAY_PAGE - 1)] : DAY_NO_ROW;
	struct dec none = { 0 };
	return sum == DAY_NO_ROW ? none : (struct dec){ sum, s->dec, true };
}

/* Returns the first day from d on that lies in a page of any kind; past last_day: there is none. */
static int32_t next_page(const struct day_series *s, int32_t d)
{
	int32_t first = INT32_MAX;
	for (int k = 0; k < DAY_LINES; k++) {
		const struct day_line *l = &s->line[k];
		uint32_t i = day_slot_from(l, day_page_number(d));
		if (i < l->n && l->slot[i].number * DAY_PAGE < first)
			first = l->slot[i].number * DAY_PAGE;
	}
	return first > d ? first : d;
}

bool day_next(const struct day_series *s, int32_t *day)
{
	for (int32_t d = *day; d <= s->last_day;) {
		bool any_page = false;
		for (int k = 0; k < DAY_LINES; k++) {
			if (!s->line[k].n)
				continue;
			const struct day_page *p = day_page_of(&s->line[k], d);
			any_page |= p != NULL;
			if (p && p->sum[d & (DAY_PAGE - 1)] != DAY_NO_ROW) {
				*day = d;
				return true;
			}
		}
		d = any_page ? d + 1 : next_page(s, d);
	}
	return false;
}

/* Returns SKU, NUL and location as one text: so they stand in memory. */
static struct str key_of(const struct day_series *s)
{
	return (struct str){ s->sku.p, s->sku.n + 1 + s->location.n };
}

static int by_key(const void *a, const void *b)
{
	const struct day_series *const *x = a, *const *y = b;
	return str_cmp(key_of(*x), key_of(*y));
}

struct day_series **day_table_sorted(struct day_table *t, size_t *n)
{
	*n = map_count(&t->series);
	struct day_series **all = arena_take(&t->series.arena, *n * sizeof(struct day_series *));
	size_t i = 0;
	for (struct day_series *s = NULL; (s = map_next(&t->series, s));)
		all[i++] = s;
	qsort(all, *n, sizeof(*all), by_key);
	return all;
}
