/*
 * Rows that are known by a key, such as the number of a prescription's fill: a row that comes
 * twice, as
 * in exports that overlap, counts once; what takes a row back or fills it is set against that
 * very row.
 */
#ifndef GLP1_VOLUME_ROW_KEYS_H
#define GLP1_VOLUME_ROW_KEYS_H

#include "base/map.h"
#include "volume/days.h"

/* A zeroed one is empty; release it. */
struct row_keys {
	struct map rows;
	uint64_t copies;
};

/* What makes two rows with one key the same. */
struct key_row {
	const struct day_series *series;
	int32_t date, kind;          /* enum day_kind */
	struct dec quantity, unmet;  /* asked for and not dispensed; not .set: 0 */
};

/* What is to be added beside a row. */
struct key_sum {
	enum day_kind kind;
	int32_t day;
	struct dec quantity;
};

enum key_news {
	KEY_NEW,   /* book it, and what is in sums */
	KEY_COPY,  /* it was booked */
	KEY_CLASH  /* another row has this key */
};

enum { KEY_SUMS = 2 };

/*
 * Meets a row, in any order of rows. A second one with its key is a copy if all is equal; a
 * return, or a
 * dispense of a negative quantity, takes the dispense back on its own day; a dispense fills what
 * was unmet, which is then no demand of its day. original, not empty: the key of the row that it
 * takes back or fills, if that is another one. sums[0..*n) are what must be added.
 */
enum key_news row_keys_meet(struct row_keys *k, struct str key, struct str original,
			    const struct key_row *row, struct key_sum sums[KEY_SUMS], size_t *n);

void row_keys_release(struct row_keys *k);

#endif
