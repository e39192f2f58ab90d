/*
 * Exact sums of quantities by SKU, location, kind and day. Memory grows with
 * the days on which something happened, not with the rows that told of it. Nothing
 * depends on the order of the rows: a sum that leaves 64 bits is kept in 128 until all
 * rows are read, and day_table_settle tells whether they brought it back.
 */
#ifndef GLP1_VOLUME_DAYS_H
#define GLP1_VOLUME_DAYS_H

#include "base/map.h"
#include "base/num.h"

/* What a row tells; in the byte order of the names, so that sorting by name is sorting by value. */
enum day_kind {
	DAY_DISPENSE, /* units handed to patients: demand */
	DAY_RECEIPT,  /* units that came in */
	DAY_RETURN,   /* units that came back: demand taken off again */
	DAY_STOCKOUT, /* the SKU could not be had on that day */
	DAY_UNMET,    /* units asked for beyond those dispensed: demand */
	DAY_WASTE,    /* units thrown away */
	DAY_KINDS,
	DAY_EMPTY = DAY_KINDS, /* beside a row: 1 if nothing was left after it, else 0 */
	DAY_LINES
};

extern const char *const day_kind_names[DAY_KINDS + 1]; /* ends in NULL */

enum { DAY_PAGE_BITS = 4, DAY_PAGE = 1 << DAY_PAGE_BITS }; /* days in a page */
#define DAY_NO_ROW INT64_MIN
#define DAY_WIDE (INT64_MIN + 1) /* until day_table_settle: the sum is in a struct day_wide */

/* Sums up to here, of 64 tables, fit 64 bits together, however many decimals they come to need. */
#define DAY_LARGE (INT64_MAX / 64 / 1000000000)

/* Sums of DAY_PAGE consecutive days, the first one divisible by DAY_PAGE. */
struct day_page {
	int64_t sum[DAY_PAGE];   /* in units of 10^-dec of the series; DAY_NO_ROW: no row */
};

/* A sum that has left 64 bits; it lives as long as the table. */
struct day_wide {
	int64_t *place; /* of it in a page */
	dec_wide sum;
	void *row;      /* for the caller: what it keeps of the row with which the sum left */
};

/* A page begins at day DAY_PAGE * number. */
struct day_slot {
	struct day_page *page;
	int32_t number;
};

/*
 * The days of one SKU at one location, for one kind: the pages that have a row, by number, so
 * that two rows three hundred years apart take two.
 */
struct day_line {
	struct day_slot *slot;
	uint32_t n, room;
};

struct day_series {
	uint64_t word[4];        /* of SKU and location, by str_words; all ones if not known */
	struct day_series *next_seen; /* the series whose row followed the last one of this */
	struct str sku, location;
	bool unwanted;           /* for the caller: rows of it are to be left out */
	uint64_t seen_line;      /* for the caller: where it was first seen, in the file-th file */
	uint32_t seen_file;
	bool no_volume;          /* for the caller: its only day was made up */
	bool listed_only;        /* for the caller: it has no volume, and is known from elsewhere */
	bool pooled;             /* for the caller: it is the sum of several locations */
	int32_t first_day, last_day; /* with a row of any kind; first_day > last_day: none */
	int32_t dec;             /* its sums are whole numbers of 10^-dec units */
	struct day_line line[DAY_LINES];
};

/* A series found before, with the words of its SKU and location. */
struct day_memo {
	uint64_t word[4];
	struct day_series *series; /* NULL: none */
};

enum {
	DAY_MEMO_LEAST = 8, DAY_MEMO_MOST = 18, /* bits */
	DAY_MEMO_ORDER = 12, /* bits; above, the order in which series came before is looked at first */
	DAY_KEY_SLACK = 16   /* bytes */
};

struct day_table {
	struct map series;         /* by SKU and location; its arena holds the pages, too */
	struct day_memo *memo;     /* a cache, at least twice as long as there are series; or NULL */
	int memo_bits;             /* log2 of its length */
	struct day_series *last;   /* found by day_series_get_slack; NULL: none */
	struct map wide;           /* of struct day_wide, by place */
	struct day_wide *left;     /* the last that day_add has told of by DAY_LEFT */
	bool large;                /* a sum is, or was on the way, above DAY_LARGE */
};

static inline bool day_is_large(int64_t sum)
{
	return (uint64_t)sum + DAY_LARGE > 2 * (uint64_t)DAY_LARGE;
}

/* floor(day / DAY_PAGE) */
static inline int32_t day_page_number(int32_t day)
{
	return day >> DAY_PAGE_BITS;
}

/* The first slot from a number on; l->n: there is none. */
uint32_t day_slot_from(const struct day_line *l, int32_t number);

/* The page of a day, NULL if there is none. Found at once in a line without gaps. */
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
	DAY_LEFT,    /* all is well, but the sum no longer fits 64 bits at the moment */
	DAY_OVERFLOW /* 128 bits do not hold a sum, or the day is none that date.h knows: from here
	                on the table is of no more use */
};

/* seed: any number, better an unpredictable one; it shows in no result. */
void day_table_init(struct day_table *t, uint64_t seed);
void day_table_release(struct day_table *t);

/* The series of a SKU and location, made if need be. */
struct day_series *day_series_get(struct day_table *t, struct str sku, struct str location,
				  bool *made);

/* Without NULs equal words are equal texts. */
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
	/* files often go through the SKUs in the same order each day */
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

/* For day_add only: makes the page, or brings quantity and table to the same decimals. */
enum day_status day_add_first(struct day_table *t, struct day_series *s, enum day_kind kind,
			      int32_t day, struct dec q);

/* For day_add only: adds to a sum what may not fit it. */
enum day_status day_add_large(struct day_table *t, int64_t *sum, dec_wide q);

/* Adds quantity q to a day. */
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
	/* to DAY_WIDE no small quantity adds up to a small sum */
	if (__builtin_add_overflow(*sum == DAY_NO_ROW ? 0 : *sum, q.m, &after) ||
	    day_is_large(after) || day_is_large(q.m))
		return day_add_large(t, sum, q.m);
	*sum = after;
	return DAY_OK;
}

/*
 * Call it when all is added: from here on the sums are what day_sum says. Returns one that
 * does not fit 64 bits at the decimals that the quantities of its series need, the first
 * that left them, or NULL.
 */
const struct day_wide *day_table_settle(struct day_table *t);

/* For days.c and days_join.c only: the page gets a slot of this number, which has none. */
void day_line_put(struct day_line *l, int32_t number, struct day_page *page);

/* For these, too: all sums of the series get so many decimals, more than any before. */
enum day_status day_series_rescale(struct day_table *t, struct day_series *s, int32_t dec);

/*
 * Takes over what another table holds, which is empty then. Neither may be large: so
 * the sums are those that adding all rows to one table comes to, in any order, and no
 * order would overflow.
 */
void day_table_join(struct day_table *t, struct day_table *from);

/* For day_sum only: the same of a kind that has days. */
struct dec day_sum_of(const struct day_series *s, enum day_kind kind, int32_t day);

/* The sum of a day; .set is false if it has no row. Most series have days of one kind only. */
static inline struct dec day_sum(const struct day_series *s, enum day_kind kind, int32_t day)
{
	return s->line[kind].n ? day_sum_of(s, kind, day) : (struct dec){ 0 };
}

/*
 * The first day from *day on with a row of any kind, in *day; false if there is
 * none. Start with s->first_day, go on with *day + 1.
 */
bool day_next(const struct day_series *s, int32_t *day);

/* All series in byte order of SKU, then location. *n: how many. They live as long as the table. */
struct day_series **day_table_sorted(struct day_table *t, size_t *n);

#endif
