/* Keeps fills by patient: a chained hash of small records, each with its own array of fills. */
#include "titrate/course.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stdlib.h>

#include "base/date.h"
#include "base/map.h"
#include "base/mem.h"

#include "base/banned.h"

enum {
	CHUNK = 4096,           /* courses that are allocated at once */
	ROOM_FIRST = 6,         /* fills; with malloc's own 8 bytes a power of 2 */
	ROOM_MORE = 8,
	KIND_BITS = 15,
	KIND_SLOTS = 2 << KIND_BITS
};

void courses_init(struct courses *c, const struct ladders *ladders, uint64_t seed)
{
	*c = (struct courses){ .seed = seed, .ladders = ladders,
			       .first_day = DATE_LAST, .last_day = DATE_FIRST, .buckets = 1024 };
	c->kind_of = mem_zero(KIND_SLOTS, sizeof(*c->kind_of));
	c->bucket = mem_zero(c->buckets, sizeof(*c->bucket));
}

static struct course *course_at(const struct courses *c, size_t i)
{
	return &c->chunk[i / CHUNK][i % CHUNK];
}

const struct course *courses_at(const struct courses *c, size_t i)
{
	return course_at(c, i);
}

int32_t fill_day(uint32_t fill)
{
	return (int32_t)(fill >> KIND_BITS) + DATE_FIRST;
}

void courses_release(struct courses *c)
{
	for (size_t i = 0; i < c->n; i++)
		mem_free(course_at(c, i)->fill);
	for (size_t i = 0; i * CHUNK < c->n; i++)
		mem_free(c->chunk[i]);
	mem_free(c->chunk);
	mem_free(c->bucket);
	mem_free(c->kind);
	mem_free(c->kind_of);
	arena_release(&c->arena);
	*c = (struct courses){ 0 };
}

static bool same_kind(const struct fill_kind *a, const struct fill_kind *b)
{
	return a->product == b->product && !(a->strength_mg < b->strength_mg) &&
	       !(a->strength_mg > b->strength_mg) && str_eq(a->location, b->location);
}

/* The number of a kind, a new one if needed; COURSE_KINDS_MAX: there are too many. */
static size_t kind_number(struct courses *c, struct fill_kind k)
{
	uint64_t bits;
	memcpy(&bits, &k.strength_mg, sizeof(bits));
	size_t at = map_hash(k.location, c->seed ^ bits ^ (uint64_t)k.product) % KIND_SLOTS;
	for (; c->kind_of[at]; at = (at + 1) % KIND_SLOTS)
		if (same_kind(&c->kind[c->kind_of[at] - 1], &k))
			return c->kind_of[at] - 1u;
	if (c->kinds == COURSE_KINDS_MAX)
		return COURSE_KINDS_MAX;
	if (c->kinds == c->kinds_size) {
		c->kinds_size = c->kinds_size ? 2 * c->kinds_size : 64;
		c->kind = mem_grow(c->kind, c->kinds_size, sizeof(*c->kind));
	}
	k.location = arena_copy(&c->arena, k.location);
	k.rung = ladder_rung_of(&c->ladders->ladder[k.product], k.strength_mg, &k.exact);
	c->kind[c->kinds++] = k;
	c->kind_of[at] = (uint16_t)c->kinds;
	return c->kinds - 1;
}

static void link_course(struct courses *c, size_t i)
{
	struct course *p = course_at(c, i);
	uint32_t *bucket = &c->bucket[p->key & (c->buckets - 1)];
	p->next = *bucket;
	*bucket = (uint32_t)i + 1;
}

/* As many buckets as patients, or up to twice as many. */
static void more_buckets(struct courses *c)
{
	mem_free(c->bucket);
	c->buckets *= 2;
	c->bucket = mem_zero(c->buckets, sizeof(*c->bucket));
	for (size_t i = 0; i < c->n; i++)
		link_course(c, i);
}

static struct course *find_or_make(struct courses *c, uint64_t key)
{
	for (uint32_t i = c->bucket[key & (c->buckets - 1)]; i; i = course_at(c, i - 1)->next)
		if (course_at(c, i - 1)->key == key)
			return course_at(c, i - 1);
	if (c->n % CHUNK == 0) {
		size_t chunks = c->n / CHUNK;
		if (chunks == c->chunks_size) {
			c->chunks_size = chunks ? 2 * chunks : 16;
			c->chunk = mem_grow(c->chunk, c->chunks_size, sizeof(struct course *));
		}
		c->chunk[chunks] = mem_zero(CHUNK, sizeof(struct course));
	}
	course_at(c, c->n)->key = key;
	if (c->n == c->buckets)
		more_buckets(c);
	link_course(c, c->n);
	return course_at(c, c->n++);
}

enum course_status courses_add(struct courses *c, struct str patient, int32_t day, int product,
			       double strength_mg, struct str location)
{
	size_t kind = kind_number(c, (struct fill_kind){ .product = product,
				  .strength_mg = strength_mg, .location = location });
	if (kind == COURSE_KINDS_MAX)
		return COURSE_KINDS;
	struct course *p = find_or_make(c, XXH3_64bits_withSeed(patient.p, patient.n, c->seed));
	if (p->n == COURSE_FILLS_MAX)
		return COURSE_FILLS;
	if (p->n == p->room) {
		uint32_t room = p->room ? p->room + ROOM_MORE : ROOM_FIRST;
		p->room = (uint16_t)(room < COURSE_FILLS_MAX ? room : COURSE_FILLS_MAX);
		p->fill = mem_grow(p->fill, p->room, sizeof(*p->fill));
	}
	p->fill[p->n++] = (uint32_t)(day - DATE_FIRST) << KIND_BITS | (uint32_t)kind;
	c->first_day = day < c->first_day ? day : c->first_day;
	c->last_day = day > c->last_day ? day : c->last_day;
	c->fills++;
	return COURSE_OK;
}

/* A kind, and its number before sorting. */
struct placed {
	struct fill_kind kind;
	uint32_t from;
};

static int by_kind(const void *x, const void *y)
{
	const struct fill_kind *a = &((const struct placed *)x)->kind;
	const struct fill_kind *b = &((const struct placed *)y)->kind;
	int c = str_cmp(a->location, b->location);
	if (c == 0)
		c = (a->product > b->product) - (a->product < b->product);
	return c ? c : (a->strength_mg > b->strength_mg) - (a->strength_mg < b->strength_mg);
}

/* Sorts kinds; to[i] becomes the new number of kind i. */
static void sort_kinds(struct courses *c, uint32_t *to)
{
	struct placed *placed = mem_zero(c->kinds, sizeof(*placed));
	for (size_t i = 0; i < c->kinds; i++)
		placed[i] = (struct placed){ c->kind[i], (uint32_t)i };
	if (c->kinds)
		qsort(placed, c->kinds, sizeof(*placed), by_kind);
	for (size_t i = 0; i < c->kinds; i++) {
		c->kind[i] = placed[i].kind;
		to[placed[i].from] = (uint32_t)i;
	}
	mem_free(placed);
}

static int by_fill(const void *x, const void *y)
{
	const uint32_t *a = x, *b = y;
	return (*a > *b) - (*a < *b);
}

void courses_sort(struct courses *c)
{
	const uint32_t mask = COURSE_KINDS_MAX - 1;
	uint32_t *to = mem_zero(c->kinds, sizeof(*to));
	sort_kinds(c, to);
	for (size_t i = 0; i < c->n; i++) {
		struct course *p = course_at(c, i);
		uint16_t kept = 0;
		for (uint16_t k = 0; k < p->n; k++)
			p->fill[k] = (p->fill[k] & ~mask) | to[p->fill[k] & mask];
		qsort(p->fill, p->n, sizeof(*p->fill), by_fill);
		for (uint16_t k = 0; k < p->n; k++)
			if (!kept || p->fill[kept - 1] != p->fill[k])
				p->fill[kept++] = p->fill[k];
		p->n = kept;
	}
	mem_free(to);
}
