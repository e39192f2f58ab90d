/*
 * An index of names. Same names are neighbours in the order of keys. To find near names, each name
 * is filed under what any near name must share with it: parts made of its words; its key without
 * one letter, if it is short; either half of its key without one letter, if it is long (of two
 * edits one half has one at most, even if a swap of neighbours goes across the middle).
 */
#include "audit/names.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "base/mem.h"

#include "base/banned.h"

/* Keys of up to 8 letters are filed whole, those from 8 on in halves. */
enum { SHORT = 5, LONG = 8 };
enum filed { AS_PART = 1, AS_WHOLE, AS_LEFT, AS_RIGHT };

static uint32_t letters_of(struct str key)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < key.n; i++)
		letters |= 1u << (key.p[i] & 31);
	return letters;
}

void names_add(struct names *s, const struct name *name, size_t id)
{
	if (!name->key.n)
		return;
	s->entry = array_room(s->entry, s->n, &s->size, sizeof(*s->entry));
	s->entry[s->n++] = (struct names_entry){ *name, (uint32_t)id };
}

static unsigned hash(const struct names *s, struct str text, enum filed as)
{
	return map_hash(text, s->seed + as);
}

/* The hashes under which a name is filed or looked for; each is called for every hash. */
struct under {
	struct names *set;
	void (*each)(struct under *u, unsigned hash);
	uint32_t at;             /* the entry that is filed */
	const struct name *name; /* the one that is looked for */
	uint32_t letters, n;     /* of either: as in struct names_probe */
	struct names_near *near;
	size_t seen, compared;
};

/* Files the text, and the text without each of its letters; it has NAME_LETTERS at most. */
static void without_one(struct under *u, struct str text, enum filed as)
{
	char buf[NAME_LETTERS];
	u->each(u, hash(u->set, text, as));
	for (size_t i = 0; i < text.n; i++) {
		if (i && text.p[i] == text.p[i - 1])
			continue; /* the same again */
		memcpy(buf, text.p, i);
		memcpy(buf + i, text.p + i + 1, text.n - i - 1);
		u->each(u, hash(u->set, (struct str){ buf, text.n - 1 }, as));
	}
}

static void file(struct under *u, unsigned hash)
{
	struct names *s = u->set;
	s->probe = array_room(s->probe, s->n_probes, &s->probes_size, sizeof(*s->probe));
	s->probe[s->n_probes++] = (struct names_probe){ hash, u->at, u->letters, u->n };
}

static void file_part(struct str part, void *to)
{
	struct under *u = to;
	file(u, hash(u->set, part, AS_PART));
}

static void file_entry(struct names *s, size_t at)
{
	struct under u = { .set = s, .each = file, .at = (uint32_t)at };
	struct str key = s->entry[at].name.key;
	u.letters = letters_of(key);
	u.n = (uint32_t)key.n;
	name_parts(&s->entry[at].name, file_part, &u);
	if (key.n >= SHORT && key.n <= LONG)
		without_one(&u, key, AS_WHOLE);
	if (key.n >= LONG && key.n <= NAME_LETTERS) {
		without_one(&u, (struct str){ key.p, key.n / 2 }, AS_LEFT);
		without_one(&u, (struct str){ key.p + key.n / 2, key.n - key.n / 2 }, AS_RIGHT);
	}
}

static int by_key(const void *va, const void *vb)
{
	const struct names_entry *a = va, *b = vb;
	int c = str_cmp(a->name.key, b->name.key);
	return c ? c : (a->id > b->id) - (a->id < b->id);
}

/* Makes about as many buckets as probes: runs are short, and a small index stays in the cache. */
static unsigned shift_for(size_t probes)
{
	unsigned shift = 32 - 8;
	while (shift > 32 - 20 && (size_t)1 << (32 - shift) < probes)
		shift--;
	return shift;
}

/* The bit, in the byte of its bucket, for the next three bits of a hash: most look-ups end here. */
static unsigned bit_of(const struct names *s, unsigned hash)
{
	return 1u << (hash >> (s->shift - 3) & 7);
}

/* Sorts the probes by bucket: those of bucket b are from bucket[b] to before bucket[b + 1]. */
static void fill_buckets(struct names *s)
{
	size_t buckets = (size_t)1 << (32 - s->shift);
	struct names_probe *sorted = mem_alloc(s->n_probes * sizeof(*sorted));
	s->bucket = mem_zero(buckets + 2, sizeof(*s->bucket));
	s->there = mem_zero(buckets, sizeof(*s->there));
	uint32_t *next = s->bucket + 1; /* of b, here the place for its next probe */
	for (size_t i = 0; i < s->n_probes; i++)
		s->bucket[(s->probe[i].hash >> s->shift) + 2]++;
	for (size_t b = 1; b <= buckets; b++)
		next[b] += next[b - 1];
	for (size_t i = 0; i < s->n_probes; i++) {
		unsigned hash = s->probe[i].hash;
		sorted[next[hash >> s->shift]++] = s->probe[i];
		s->there[hash >> s->shift] |= (unsigned char)bit_of(s, hash);
	}
	mem_free(s->probe);
	s->probe = sorted;
}

void names_index(struct names *s)
{
	s->seed = map_seed();
	s->looked = mem_zero(s->n, sizeof(*s->looked));
	if (s->n)
		qsort(s->entry, s->n, sizeof(*s->entry), by_key);
	for (size_t i = 0; i < s->n; i++)
		file_entry(s, i);
	s->shift = shift_for(s->n_probes);
	fill_buckets(s);
}

void names_release(struct names *s)
{
	mem_free(s->entry);
	mem_free(s->probe);
	mem_free(s->bucket);
	mem_free(s->there);
	mem_free(s->looked);
	*s = (struct names){ 0 };
}

/* The index of the first entry whose key is not below the given one. */
static size_t first_not_below(const struct names *s, struct str key)
{
	size_t low = 0, high = s->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(s->entry[mid].name.key, key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static struct names_run with_key(const struct names *s, struct str key)
{
	size_t first = key.n ? first_not_below(s, key) : s->n, end = first;
	while (end < s->n && str_eq(s->entry[end].name.key, key))
		end++;
	return (struct names_run){ s->entry + first, end - first };
}

struct names_run names_same(const struct names *s, const struct name *name)
{
	return with_key(s, name->key);
}

/* Keeps an entry unless its id is kept already; sets more if there is no room. */
static void offer(struct names_near *near, const struct names_entry *e)
{
	size_t at = near->n;
	for (size_t i = 0; i < near->n; i++)
		if (near->entry[i]->id == e->id)
			return;
	if (at == NAMES_OFFERED) {
		near->more = true;
		return;
	}
	for (; at && near->entry[at - 1]->id > e->id; at--)
		near->entry[at] = near->entry[at - 1];
	near->entry[at] = e;
	near->n++;
}

static size_t bits(uint32_t x)
{
	return (size_t)__builtin_popcount(x);
}

/* False if the sets of letters differ by more than edits allow: one lost and one new for each. */
static bool may_be_misspelt(const struct under *u, const struct names_probe *p)
{
	return (p->n > u->n ? p->n - u->n : u->n - p->n) <= 2 && bits(p->letters ^ u->letters) <= 4;
}

/* Compares with an entry, first by edits, later by words too. False: stop looking. */
static bool compare(struct under *u, size_t at, bool words)
{
	struct names *s = u->set;
	const struct name *name = &s->entry[at].name;
	if (s->looked[at] >= 2 * s->look + words)
		return true;
	if (u->compared++ == NAMES_COMPARED) {
		u->near->more = true;
		return false;
	}
	bool near = words ? name_near(name, u->name) : name_misspelt(name, u->name);
	s->looked[at] = 2 * s->look + (words || near);
	if (near)
		offer(u->near, &s->entry[at]);
	return !u->near->more;
}

static void look_up_in(struct under *u, unsigned hash, bool words)
{
	const struct names *s = u->set;
	if (!(s->there[hash >> s->shift] & bit_of(s, hash)))
		return;
	uint32_t i = s->bucket[hash >> s->shift], end = s->bucket[(hash >> s->shift) + 1];
	for (; i < end && !u->near->more; i++) {
		if (s->probe[i].hash != hash)
			continue;
		if (u->seen++ == NAMES_SEEN)
			u->near->more = true;
		else if ((words || may_be_misspelt(u, &s->probe[i])) &&
			 !compare(u, s->probe[i].at, words))
			return;
	}
}

static void look_up(struct under *u, unsigned hash)
{
	look_up_in(u, hash, false);
}

/* Looks for names that are some words of the name that is looked for. */
static void look_up_part(struct str part, void *to)
{
	struct under *u = to;
	size_t at = first_not_below(u->set, part);
	for (; at < u->set->n && str_eq(u->set->entry[at].name.key, part); at++)
		if (u->near->more || !compare(u, at, true))
			return;
}

/*
 * Looks up the halves of the key: a near key may be up to two letters longer or shorter, so that
 * its halves end or begin within an edit of this key's middle.
 */
static void look_up_halves(struct under *u, struct str key)
{
	size_t least = (key.n - 2) / 2 - 1, most = (key.n + 2) / 2 + 1;
	for (size_t n = least; n <= most && n <= key.n; n++)
		without_one(u, (struct str){ key.p, n }, AS_LEFT);
	least = (key.n - 2) - (key.n - 2) / 2 - 1;
	most = (key.n + 2) - (key.n + 2) / 2 + 1;
	for (size_t n = least; n <= most && n <= key.n; n++)
		without_one(u, (struct str){ key.p + key.n - n, n }, AS_RIGHT);
}

struct names_near names_near(struct names *s, const struct name *name)
{
	struct names_near near = { .n = 0 };
	struct under u = { .set = s, .each = look_up, .name = name, .near = &near,
			   .letters = letters_of(name->key), .n = (uint32_t)name->key.n };
	struct str key = name->key;
	s->look++;
	if (key.n >= 4)
		look_up_in(&u, hash(s, key, AS_PART), true);
	name_parts(name, look_up_part, &u);
	if (key.n >= SHORT && key.n <= LONG)
		without_one(&u, key, AS_WHOLE);
	if (key.n >= LONG && key.n <= NAME_LETTERS)
		look_up_halves(&u, key);
	return near;
}
