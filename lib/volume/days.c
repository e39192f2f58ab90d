/* Series in a hash table, days in pages of 64. */
#include "volume/days.h"

#include <stdlib.h>

#include "base/date.h"

#include "base/banned.h"

const char *const day_kind_names[DAY_KINDS + 1] = {
	[DAY_DISPENSE] = "dispense", [DAY_RECEIPT] = "receipt", [DAY_RETURN] = "return",
	[DAY_STOCKOUT] = "stockout", [DAY_UNMET] = "unmet", [DAY_WASTE] = "waste",
};

/* Without memory for it there is no cache, or the one there is stays. */
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
	*t = (struct day_table){ .seed = seed };
	grow_memo(t, DAY_MEMO_LEAST);
}

void day_table_release(struct day_table *t)
{
	for (struct day_series *s = t->series; s; s = s->hh.next)
		for (int k = 0; k < DAY_KINDS; k++)
			free(s->line[k].page);
	HASH_CLEAR(hh, t->series);
	HASH_CLEAR(hh, t->wide);
	free(t->memo);
	arena_release(&t->arena);
	*t = (struct day_table){ 0 };
}

static struct day_series *add_series(struct day_table *t, struct str key, size_t sku_n,
				     unsigned hash)
{
	struct day_series *s = arena_take(&t->arena, sizeof(*s));
	key = s ? arena_copy(&t->arena, key) : (struct str){ NULL, 0 };
	if (!key.p)
		return NULL;
	*s = (struct day_series){
		.word = { UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX },
		.sku = { key.p, sku_n },
		.location = { key.p + sku_n + 1, key.n - sku_n - 1 },
		.key = key,
		.first_day = INT32_MAX,
		.last_day = INT32_MIN,
	};
	HASH_ADD_KEYPTR_BYHASHVALUE(hh, t->series, s->key.p, (unsigned)s->key.n, hash, s);
	if (t->memo && t->memo_bits < DAY_MEMO_MOST && HASH_COUNT(t->series) > 1u << (t->memo_bits - 1))
		grow_memo(t, t->memo_bits + 2);
	return s->hh.tbl ? s : NULL;
}

struct day_series *day_series_get(struct day_table *t, struct str sku, struct str location,
				  bool *made)
{
	struct table_key k;
	table_key_init(&k, sku, location);
	if (!k.key.p)
		return NULL;
	unsigned hash = table_hash(k.key, t->seed);
	struct day_series *s = NULL;
	HASH_FIND_BYHASHVALUE(hh, t->series, k.key.p, (unsigned)k.key.n, hash, s);
	*made = !s;
	if (!s)
		s = add_series(t, k.key, sku.n, hash);
	table_key_release(&k);
	return s;
}

bool day_line_reach(struct day_line *l, int32_t number)
{
	int32_t first = l->n && l->first < number ? l->first : number;
	int32_t end = l->n && l->first + (int32_t)l->n > number ? l->first + (int32_t)l->n : number + 1;
	uint32_t n = (uint32_t)(end - first);
	if (n == l->n)
		return true;
	struct day_page **page = calloc(n, sizeof(struct day_page *));
	if (!page)
		return false;
	if (l->n)
		memcpy(page + (l->first - first), l->page, l->n * sizeof(*page));
	free(l->page);
	l->page = page;
	l->first = first;
	l->n = n;
	return true;
}

static struct day_page *make_page(struct day_table *t, struct day_line *l, int32_t number)
{
	struct day_page *p = day_line_reach(l, number) ? arena_take(&t->arena, sizeof(*p)) : NULL;
	for (int i = 0; p && i < DAY_PAGE; i++)
		p->sum[i] = DAY_NO_ROW;
	if (p)
		l->page[number - l->first] = p;
	return p;
}

static struct day_wide *find_wide(const struct day_table *t, const int64_t *place)
{
	struct day_wide *w;
	HASH_FIND_PTR(t->wide, &place, w);
	return w;
}

static bool fits(dec_wide sum)
{
	return sum > DAY_NO_ROW && sum <= INT64_MAX;
}

/* Writes a sum to its place, or keeps it aside. */
static enum day_status put_sum(struct day_table *t, int64_t *place, dec_wide sum)
{
	struct day_wide *w = *place == DAY_WIDE ? find_wide(t, place) : NULL;
	bool had_left = w && !fits(w->sum);
	if (!w && fits(sum) && sum != DAY_WIDE) {
		*place = (int64_t)sum;
		return DAY_OK;
	}
	if (!w) {
		w = arena_take(&t->arena, sizeof(*w));
		if (!w)
			return DAY_NO_MEMORY;
		w->place = place;
		HASH_ADD_PTR(t->wide, place, w);
		if (!w->hh.tbl)
			return DAY_NO_MEMORY;
		*place = DAY_WIDE;
	}
	w->sum = sum;
	t->left = w;
	return fits(sum) || had_left ? DAY_OK : DAY_LEFT;
}

static dec_wide get_sum(const struct day_table *t, const int64_t *place)
{
	return *place == DAY_WIDE ? find_wide(t, place)->sum : *place == DAY_NO_ROW ? 0 : *place;
}

enum day_status day_add_large(struct day_table *t, int64_t *sum, dec_wide q)
{
	dec_wide after;
	t->large = true;
	if (__builtin_add_overflow(get_sum(t, sum), q, &after))
		return DAY_OVERFLOW;
	return put_sum(t, sum, after);
}

const struct day_wide *day_table_settle(struct day_table *t)
{
	const struct day_wide *unfit = NULL;
	for (struct day_wide *w = t->wide; w; w = w->hh.next) {
		*w->place = fits(w->sum) ? (int64_t)w->sum : 0;
		unfit = fits(w->sum) || unfit ? unfit : w;
	}
	HASH_CLEAR(hh, t->wide);
	return unfit;
}

static enum day_status rescale_sum(struct day_table *t, int64_t *place, int32_t places)
{
	dec_wide sum, ten_to_places = dec_to_wide((struct dec){ 1, 0, true }, places);
	if (*place == DAY_NO_ROW)
		return DAY_OK;
	if (__builtin_mul_overflow(get_sum(t, place), ten_to_places, &sum))
		return DAY_OVERFLOW;
	enum day_status st = put_sum(t, place, sum);
	t->large |= day_is_large(*place);
	return st == DAY_LEFT ? DAY_OK : st;
}

enum day_status day_series_rescale(struct day_table *t, struct day_series *s, int32_t dec)
{
	enum day_status st = DAY_OK;
	for (int k = 0; k < DAY_KINDS; k++)
		for (uint32_t i = 0; i < s->line[k].n * DAY_PAGE && st == DAY_OK; i++) {
			struct day_page *p = s->line[k].page[i / DAY_PAGE];
			if (p)
				st = rescale_sum(t, &p->sum[i % DAY_PAGE], dec - s->dec);
		}
	s->dec = dec;
	return st;
}

enum day_status day_add_first(struct day_table *t, struct day_series *s, enum day_kind kind,
			      int32_t day, struct dec q)
{
	struct day_line *l = &s->line[kind];
	enum day_status st = DAY_OK;
	if (day < DATE_FIRST || day > DATE_LAST)
		return DAY_OVERFLOW;
	if (q.dec > s->dec)
		st = day_series_rescale(t, s, q.dec);
	if (st == DAY_OK && !day_page_of(l, day) && !make_page(t, l, day_page_number(day)))
		st = DAY_NO_MEMORY;
	if (st != DAY_OK)
		return st;
	struct dec scaled = { q.m, s->dec, true };
	if (dec_scale(&scaled.m, s->dec - q.dec))
		return day_add(t, s, kind, day, scaled);
	scaled.m = 0; /* there is a row, whatever it comes to */
	st = day_add(t, s, kind, day, scaled);
	if (st > DAY_LEFT)
		return st;
	int64_t *sum = &day_page_of(l, day)->sum[day & (DAY_PAGE - 1)];
	return day_add_large(t, sum, dec_to_wide(q, s->dec));
}

struct dec day_sum(const struct day_series *s, enum day_kind kind, int32_t day)
{
	const struct day_page *p = day_page_of(&s->line[kind], day);
	int64_t sum = p ? p->sum[day & (DAY_PAGE - 1)] : DAY_NO_ROW;
	struct dec none = { 0 };
	return sum == DAY_NO_ROW ? none : (struct dec){ sum, s->dec, true };
}

bool day_next(const struct day_series *s, int32_t *day)
{
	for (int32_t d = *day; d <= s->last_day;) {
		bool any_page = false;
		for (int k = 0; k < DAY_KINDS; k++) {
			const struct day_page *p = day_page_of(&s->line[k], d);
			any_page |= p != NULL;
			if (p && p->sum[d & (DAY_PAGE - 1)] != DAY_NO_ROW) {
				*day = d;
				return true;
			}
		}
		d = any_page ? d + 1 : (day_page_number(d) + 1) * DAY_PAGE;
	}
	return false;
}

static int by_key(const void *a, const void *b)
{
	const struct day_series *const *x = a, *const *y = b;
	return str_cmp((*x)->key, (*y)->key);
}

struct day_series **day_table_sorted(struct day_table *t, size_t *n)
{
	*n = HASH_COUNT(t->series);
	struct day_series **all = arena_take(&t->arena, (*n + 1) * sizeof(struct day_series *));
	if (!all)
		return NULL;
	size_t i = 0;
	for (struct day_series *s = t->series; s; s = s->hh.next)
		all[i++] = s;
	qsort(all, *n, sizeof(*all), by_key);
	return all;
}
