/* Keeps, beside the pages, the sums that 64 bits do not hold, for now or at the end. */
#include "volume/days.h"

#include "base/banned.h"

static struct str key_of(const int64_t *const *place)
{
	return (struct str){ (const char *)place, sizeof(*place) };
}

static struct day_wide *find_wide(const struct day_table *t, const int64_t *place)
{
	return map_find(&t->wide, key_of(&place));
}

static bool fits(dec_wide sum)
{
	return sum > DAY_NO_ROW && sum <= INT64_MAX;
}

/* Writes a sum to its place, or keeps it aside. DAY_LEFT: only now does it no longer fit. */
static enum day_status put_sum(struct day_table *t, int64_t *place, dec_wide sum)
{
	struct day_wide *w = *place == DAY_WIDE ? find_wide(t, place) : NULL;
	bool had_left = w && !fits(w->sum);
	if (!w && fits(sum) && sum != DAY_WIDE) {
		*place = (int64_t)sum;
		return DAY_OK;
	}
	if (!w) {
		const int64_t *key = place;
		bool made;
		w = map_get(&t->wide, key_of(&key), sizeof(*w), &made);
		w->place = place;
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
	for (struct day_wide *w = NULL; (w = map_next(&t->wide, w));) {
		*w->place = fits(w->sum) ? (int64_t)w->sum : 0;
		unfit = fits(w->sum) || unfit ? unfit : w;
	}
	return unfit;
}

static enum day_status rescale_sum(struct day_table *t, int64_t *place, int32_t places)
{
	dec_wide sum, ten_to_places = dec_to_wide((struct dec){ 1, 0, true }, places);
	if (*place == DAY_NO_ROW)
		return DAY_OK;
	if (__builtin_mul_overflow(get_sum(t, place), ten_to_places, &sum))
		return DAY_OVERFLOW;
	put_sum(t, place, sum);
	t->large |= day_is_large(*place);
	return DAY_OK;
}

enum day_status day_series_rescale(struct day_table *t, struct day_series *s, int32_t dec)
{
	enum day_status st = DAY_OK;
	for (int k = 0; k < DAY_LINES; k++)
		for (uint32_t i = 0; i < s->line[k].n * DAY_PAGE && st == DAY_OK; i++) {
			struct day_page *p = s->line[k].slot[i / DAY_PAGE].page;
			st = rescale_sum(t, &p->sum[i % DAY_PAGE], dec - s->dec);
		}
	s->dec = dec;
	return st;
}
