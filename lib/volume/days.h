/*
 * Exact sums of quantities by SKU, location, kind and day. Memory grows with
 * the days on which something happened, not with the rows. Nothing depends on
 * the order of the rows: a sum that does not fit 64 bits is kept in 128 until all
 * rows are read, and day_table_settle tells whether it fits 64 bits in the end.
 */
#ifndef GLP1_VOLUME_DAYS_H
#define GLP1_VOLUME_DAYS_H

#include "base/map.h"
#include "base/num.h"

/* Kinds of rows, in the byte order of their names, so that order by value is order by name. */
enum day_kind {
	DAY_DISPENSE, /* units handed to patients: demand */
	DAY_RECEIPT,  /* units that came in */
	DAY_RETURN,   /* units that came back: demand taken off again */
	DAY_STOCKOUT, /* the SKU could not be had on that day */
	DAY_UNMET,    /* units asked for beyond those dispensed: demand */
	DAY_WASTE,    /* units thrown away */
	DAY_KINDS,
	DAY_EMPTY = DAY_KINDS, /* told beside a row: 1 if nothing was left after it, else 0 */
	DAY_LINES
};

extern const char *const day_kind_names[DAY_KINDS + 1]; /* ends in NULL */

enum { DAY_PAGE_BITS = 4, DAY_PAGE = 1 << DAY_PAGE_BITS }; /* days in a page */
#define DAY_NO_ROW INT64_MIN
#define DAY_WIDE (INT64_MIN + 1) /* until day_table_settle: the sum is in a struct day_wide */

/* 64 sums of at most this fit 64 bits when added, even if they are scaled to more decimals. */
#define DAY_LARGE (INT64_MAX / 64 / 1000000000)

/* Sums of DAY_PAGE consecutive days, the first one divisible by DAY_PAGE. */
struct day_page {
	int64_t sum[DAY_PAGE];   /* in units of 10^-dec of the series; DAY_NO_ROW: no row */
};

/* A sum that does not, or once did not, fit 64 bits; it lives as long as the table. */
struct day_wide {
	int64_t *place; /* where it belongs in a page */
	dec_wide sum;
	void *row;      /* the caller's: about the row with which the sum left 64 bits */
};

/* A page and its number; it begins at day DAY_PAGE * number. */
struct day_slot {
	struct day_page *page;
	int32_t number;
};

/*
 * The days of one SKU at one location, for one kind: only the pages that have a row, sorted by
 * number, so that two rows three hundred years apart take two pages.
 */
struct day_line {
	struct day_slot *slot;
	uint32_t n, room;
};

struct day_series {
	uint64_t word[4];        /* SKU and location by str_words; all ones if not set */
	struct day_series *next_seen; /* the series whose row came behind the last row of this one */
	struct str sku, location;
	bool unwanted;           /* the caller's: its rows are to be left out */
	uint64_t seen_line;      /* the caller's: line of its first row ... */
	uint32_t seen_file;      /* ... in the file with this number, from 1 */
	bool no_volume;          /* the caller's: its only day was made up */
	bool listed_only;        /* the caller's: it has no volume, and is known from elsewhere */
	bool pooled;             /* the caller's: it is the sum of several locations */
	int32_t first_day, last_day; /* first and last day with a row; first_day > last_day: none */
	int32_t dec;             /* its sums are whole numbers of 10^-dec units */
	struct day_line line[DAY_LINES];
};

/* An entry of the cache: a series found before, with the words of its SKU and location. */
struct day_memo {
	uint64_t word[4];
	struct day_series *series; /* NULL: none */
};

enum {
	DAY_MEMO_LEAST = 8, DAY_MEMO_MOST = 18, /* bits */
	DAY_MEMO_ORDER = 12, /* bits; in larger caches the series that came next before is tried first */
	DAY_KEY_SLACK = 16   /* bytes */
};

struct day_table {
	struct map series;         /* by SKU and location; its arena holds the pages, too */
	struct day_memo *memo;     /* a cache, twice as long as there are series, up to a limit; or NULL */
	int memo_bits;             /* log2 of its length */
	struct day_series *last;   /* found by day_series_get_slack; NULL: none */
	struct map wide;           /* of struct day_wide, by place */
	struct day_wide *left;     /* the sum for which DAY_LEFT was returned last */
	bool large;                /* some sum is, or was at some time, above DAY_LARGE */
};
/* Whether a sum is above DAY_LARGE or below -DAY_LARGE. */

static inline bool day_is_large(int64_t sum)
{
	return (uint64_t)sum + DAY_LARGE > 2 * (uint64_t)DAY_LARGE;
}

/* Returns the number of the page that a day is in: floor(day / DAY_PAGE). */
static inline int32_t day_page_number(int32_t day)
{
	return day >> DAY_PAGE_BITS;
}

/* Returns the index of the first slot with this number or a higher one; l->n: there is none. */
uint32_t day_slot_from(const struct day_line *l, int32_t number);

/* Returns the page of a day; NULL: there is none. It is found at once in a line without gaps. */
static inline struct day_page *day_page_of(const struct day_line *l, int32_t day)
{
	int32_t number = day_page_number(day);
	if (!l->n)
		return NULL;
	uint32_t i = (uint32_t)(number - l->slot[0].number);
	if (i >= l->n || l->slot[i].number != number)
		i = day_slot_from(l, number);
	return i < l->n && l->slot[i].number == number ? l->slot[i].page : NULL;
}

enum day_status {
	DAY_OK,
	DAY_LEFT,    /* added, but from here on the sum does not fit 64 bits: see t->left */
	DAY_OVERFLOW /* 128 bits do not hold a sum, or the day is not in DATE_FIRST..DATE_LAST: the
	                table is of no more use */
};

/* Makes an empty table. seed: any number, better an unpredictable one; no result depends on it. */
void day_table_init(struct day_table *t, uint64_t seed);
void day_table_release(struct day_table *t);

/* Returns the series of a SKU and location; if there was none it is made, and *made says so. */
struct day_series *day_series_get(struct day_table *t, struct str sku, struct str location,
				  bool *made);

/* Whether the words are equal; if so the texts are, being without NULs. */
static inline bool day_same_words(const uint64_t a[4], const uint64_t b[4])
{
	return !((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]));
}

/*
 * As day_series_get, faster for texts of at most 16 bytes. DAY_KEY_SLACK bytes must
 * be readable from the start of both, and neither may hold a NUL, as CSV does not.
 */
static inline struct day_series *day_series_get_slack(struct day_table *t, struct str sku,
						      struct str location, bool *made)
{
	uint64_t w[4];
	if (sku.n > 16 || location.n > 16 || !t->memo)
		return day_series_get(t, sku, location, made);
	str_words(sku, w);
	str_words(location, w + 2);
	/* many files list the SKUs in the same order for each day */
	struct day_series *next = t->last && t->memo_bits > DAY_MEMO_ORDER ? t->last->next_seen : NULL;
	*made = false;
	if (next && day_same_words(next->word, w))
		return t->last = next;
	uint64_t mix = (w[0] ^ w[1] << 1) * 0x9e3779b97f4a7c15u ^
		       (w[2] ^ w[3] << 1) * 0xc2b2ae3d27d4eb4fu;
	mix = (mix ^ mix >> 29) * 0x9e3779b97f4a7c15u;
	const struct day_memo *m = &t->memo[mix >> (64 - t->memo_bits)];
	struct day_series *s = m->series;
	if (!s || !day_same_words(m->word, w)) {
		s = day_series_get(t, sku, location, made);
		memcpy(s->word, w, sizeof(w));
		t->memo[mix >> (64 - t->memo_bits)] =
			(struct day_memo){ { w[0], w[1], w[2], w[3] }, s };
	}
	if (t->last)
		t->last->next_seen = s;
	return t->last = s;
}

/* For day_add only: makes the page, or brings quantity and series to the same decimals; adds. */
enum day_status day_add_first(struct day_table *t, struct day_series *s, enum day_kind kind,
			      int32_t day, struct dec q);

/* For day_add only: adds to a sum what may not fit 64 bits. */
enum day_status day_add_large(struct day_table *t, int64_t *sum, dec_wide q);

/* Adds quantity q to the sum of a day and kind. */
static inline enum day_status day_add(struct day_table *t, struct day_series *s,
				      enum day_kind kind, int32_t day, struct dec q)
{
	struct day_page *p = day_page_of(&s->line[kind], day);
	if (!p || q.dec != s->dec)
		return day_add_first(t, s, kind, day, q);
	if (day < s->first_day)
		s->first_day = day;
	if (day > s->last_day)
		s->last_day = day;
	int64_t *sum = &p->sum[day & (DAY_PAGE - 1)];
	int64_t after;
	/* a sum that is DAY_WIDE is found out here too: plus anything small it is large */
	if (__builtin_add_overflow(*sum == DAY_NO_ROW ? 0 : *sum, q.m, &after) ||
	    day_is_large(after) || day_is_large(q.m))
		return day_add_large(t, sum, q.m);
	*sum = after;
	return DAY_OK;
}

/*
 * Call it when all is added; only then does day_sum return the right sums. Returns the first
 * sum that does not fit 64 bits at the decimals that the quantities of its series need; NULL:
 * all fit.
 */
const struct day_wide *day_table_settle(struct day_table *t);

/* For days.c and days_join.c only: adds a slot for the page, with a number that has none yet. */
void day_line_put(struct day_line *l, int32_t number, struct day_page *page);

/* For the same files: scales all sums of a series to dec decimals, which is more than before. */
enum day_status day_series_rescale(struct day_table *t, struct day_series *s, int32_t dec);

/*
 * Adds all that the table from holds to t, and releases from. Neither may be large: so the
 * sums are those that adding all rows to one table gives, in any order, and no order would
 * have overflowed.
 */
void day_table_join(struct day_table *t, struct day_table *from);

/* For day_sum only: as day_sum, for a kind that has days. */
struct dec day_sum_of(const struct day_series *s, enum day_kind kind, int32_t day);

/* Returns the sum of a day and kind; .set is false if there is no row. Most have one kind only. */
static inline struct dec day_sum(const struct day_series *s, enum day_kind kind, int32_t day)
{
	return s->line[kind].n ? day_sum_of(s, kind, day) : (struct dec){ 0 };
}

/*
 * Sets *day to the first day from *day on that has a row of any kind; false: there is none.
 * Start with s->first_day, go on with *day + 1.
 */
bool day_next(const struct day_series *s, int32_t *day);

/* Returns all *n series by bytes of SKU, then location. The array lives as long as the table. */
struct day_series **day_table_sorted(struct day_table *t, size_t *n);

#endif
