/*
 * The fills of each patient, by a keyed hash of the id. The id itself is not kept, so that
 * it cannot be printed. The order of the input, and how it is split into files, do not
 * matter. A patient with 14 fills takes under 100 bytes.
 */
#ifndef GLP1_TITRATE_COURSE_H
#define GLP1_TITRATE_COURSE_H

#include "base/arena.h"
#include "titrate/ladder.h"

enum { COURSE_KINDS_MAX = 1 << 15, COURSE_FILLS_MAX = UINT16_MAX };

/* What was filled, and where; each kind is there once. */
struct fill_kind {
	int product;        /* index of its ladder */
	int rung;           /* of the strength, or the nearest below */
	bool exact;         /* the strength is the rung's */
	double strength_mg;
	struct str location;
};

struct course {
	uint64_t key;
	uint32_t next;      /* course with the same bucket, + 1; 0: none */
	uint16_t n, room;
	uint32_t *fill;     /* packed day and number of the kind; sorted by both after courses_sort */
};

struct courses {
	uint64_t seed;
	const struct ladders *ladders;
	struct fill_kind *kind;
	size_t kinds, kinds_size;
	uint16_t *kind_of;  /* hash of kinds: number + 1; 0: none */
	struct course **chunk;
	size_t n, chunks_size; /* patients */
	uint32_t *bucket;
	size_t buckets;
	int32_t first_day, last_day; /* of all fills; first > last: none */
	uint64_t fills;
	struct arena arena;
};

enum course_status {
	COURSE_OK,
	COURSE_KINDS, /* more than COURSE_KINDS_MAX strengths and locations */
	COURSE_FILLS  /* more than COURSE_FILLS_MAX fills of one patient */
};

/* seed must differ from run to run, so that keys reveal nothing. ladders must live as long. */
void courses_init(struct courses *c, const struct ladders *ladders, uint64_t seed);
void courses_release(struct courses *c);

/* Adds a fill; day is a date of date.h, the strength is above 0. */
enum course_status courses_add(struct courses *c, struct str patient, int32_t day, int product,
			       double strength_mg, struct str location);

/*
 * Sorts kinds by location, product and strength, and the fills of each patient by day and kind;
 * repeated fills are left out. Call it once, after the last fill.
 */
void courses_sort(struct courses *c);

/* Returns patient i; the order has no meaning. */
const struct course *courses_at(const struct courses *c, size_t i);

int32_t fill_day(uint32_t fill);
static inline const struct fill_kind *fill_kind_of(const struct courses *c, uint32_t fill)
{
	return &c->kind[fill & (COURSE_KINDS_MAX - 1)];
}

#endif
