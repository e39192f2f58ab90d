/*
 * Rows that have a key, such as the number of a prescription's fill. A row that comes twice, as
 * in exports that overlap, counts once; a row that takes another one back, or fills it, is set
 * against that very row.
 */
#ifndef GLP1_VOLUME_ROW_KEYS_H
#define GLP1_VOLUME_ROW_KEYS_H

#include "base/map.h"
#include "volume/days.h"

/* The keys met so far. A zeroed struct is empty; release it. */
struct row_keys {
	struct map rows;
	uint64_t copies; /* how many rows were KEY_COPY */
};

/* A row as far as it matters here: two rows with one key are the same if all of this is equal. */
struct key_row {
	const struct day_series *series;
	int32_t date, kind;          /* enum day_kind */
	struct dec quantity, unmet;  /* unmet: asked for and not dispensed; not .set: 0 */
};

/* A quantity that the caller must add to the series of the row, besides the row itself. */
struct key_sum {
	enum day_kind kind;
	int32_t day;
	struct dec quantity;
};

enum key_news {
	KEY_NEW,   /* add the row, and what is in sums */
	KEY_COPY,  /* the same row was added before: leave it out */
	KEY_CLASH  /* another row, which it does not belong to, has this key */
};

enum { KEY_SUMS = 2 };

/*
 * Tells of a row; rows may come in any order. A second row with its key is a copy if all is
 * equal. A return, or a dispense of a negative quantity, takes the dispense back, on the day of
 * the dispense. A dispense fills what was unmet, and is then no demand of its own day. original:
 * the key of the row that this one takes back or fills, if that is another key; else empty.
 * Returns what to do with the row; sums[0..*n) must be added in any case.
 */
enum key_news row_keys_meet(struct row_keys *k, struct str key, struct str original,
			    const struct key_row *row, struct key_sum sums[KEY_SUMS], size_t *n);

void row_keys_release(struct row_keys *k);

#endif
