/* Looks in each file for the first row of every other one, and compares what follows. */
#include "stream/overlaps.h"

#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/mem.h"
#include "stream/copies.h"
#include "tool/settings.h"

#include "base/banned.h"

enum {
	ROW = 512,       /* bytes of a first row at most, with its end */
	LOADED = 8,      /* of them, at either end, by which most rows are passed over */
	BLOCK = 64 * 1024,
	FIRST = 4096,    /* bytes that are compared first */
	HEAD = 8 * 1024, /* bytes in which the first row must end */
	BITS = 1 << 14,
	SHARE = 4        /* compared bytes at most, in terms of those of all files */
};

/* Where an operand begins. */
struct head {
	int fd;
	off_t size, rows;         /* rows: where the first one begins */
	size_t n;                 /* bytes of that row; 0: it has none to look for */
	const struct head *other; /* that begins with the same row; NULL: none */
	char row[ROW];
};

struct overlaps {
	struct head *heads;
	size_t n;
	struct map first;       /* by its first row: the last head that has it */
	uint64_t bits[BITS / 64]; /* a bit for each first row */
	char *block, *other;    /* BLOCK each */
	int64_t left;           /* bytes that may still be compared, so that no file costs a night */
	size_t found;           /* pairs */
	size_t later, earlier;  /* the first pair */
	uint64_t rows;          /* of it */
};

/* The bit of a row of n bytes, LOADED at least. */
static size_t bit_of(const char *row, size_t n)
{
	uint64_t front = str_load8(row), back = str_load8(row + n - LOADED);
	return (size_t)((front ^ back << 7 ^ back >> 3 ^ n) * 0x9e3779b97f4a7c15u >> 50);
}

/* Fills in where the rows of a regular file begin, behind so many lines. */
static void find_head(struct overlaps *o, struct head *h, uint32_t lines)
{
	struct stat st;
	if (h->fd < 0 || fstat(h->fd, &st) != 0 || !S_ISREG(st.st_mode))
		return;
	h->size = st.st_size;
	ssize_t got = pread(h->fd, o->block, HEAD, 0);
	const char *p = o->block, *end = p + (got > 0 ? got : 0), *next;
	for (; lines && (next = memchr(p, '\n', (size_t)(end - p))); lines--)
		p = next + 1;
	next = lines ? NULL : memchr(p, '\n', (size_t)(end - p));
	if (!next || next + 1 - p > ROW || next + 1 - p < LOADED)
		return;
	h->rows = p - o->block;
	h->n = (size_t)(next + 1 - p);
	memcpy(h->row, p, h->n);
	if (o->n < 2)
		return;
	size_t bit = bit_of(p, h->n);
	o->bits[bit / 64] |= (uint64_t)1 << bit % 64;
	bool made;
	const struct head **last = map_get(&o->first, (struct str){ h->row, h->n }, sizeof(*last), &made);
	h->other = made ? NULL : *last;
	*last = h;
}

/* The rows in which the end of a, from at on, and the start of b are the same; 0: not to an end. */
static uint64_t same_rows(struct overlaps *o, const struct head *a, off_t at, const struct head *b)
{
	off_t left = a->size - at < b->size - b->rows ? a->size - at : b->size - b->rows;
	uint64_t rows = 0;
	char *x = o->other, *y = o->other + BLOCK / 2;
	size_t want = FIRST;
	for (off_t done = 0; done < left; want = BLOCK / 2) {
		want = left - done < (off_t)want ? (size_t)(left - done) : want;
		o->left -= (int64_t)want;
		if (o->left < 0 || pread(a->fd, x, want, at + done) != (ssize_t)want ||
		    pread(b->fd, y, want, b->rows + done) != (ssize_t)want || memcmp(x, y, want) != 0)
			return 0;
		for (const char *p = x; (p = memchr(p, '\n', (size_t)(x + want - p))); p++)
			rows++;
		done += (off_t)want;
	}
	return rows;
}

/* Looks at a row of a for each file that begins with it. */
static void look_at(struct overlaps *o, const struct head *a, off_t at, struct str row)
{
	const struct head *const *last = map_find(&o->first, row);
	for (const struct head *b = last ? *last : NULL; b && o->left > 0; b = b->other) {
		o->left -= ROW;
		if (b == a || (at == a->rows && a->size >= b->size))
			continue; /* of two that begin alike the shorter one ends first */
		uint64_t rows = same_rows(o, a, at, b);
		if (rows < OVERLAP_LEAST || o->found++)
			continue;
		o->later = (size_t)(b - o->heads);
		o->earlier = (size_t)(a - o->heads);
		o->rows = rows;
	}
}

static void look_in(struct overlaps *o, const struct head *a)
{
	ssize_t got;
	for (off_t at = a->rows; o->left > 0 && (got = pread(a->fd, o->block, BLOCK, at)) > 0;) {
		const char *p = o->block, *end = p + got, *next;
		for (; (next = memchr(p, '\n', (size_t)(end - p))); p = next + 1) {
			size_t n = (size_t)(next + 1 - p), bit = n < LOADED ? 0 : bit_of(p, n);
			if (n >= LOADED && o->bits[bit / 64] >> bit % 64 & 1)
				look_at(o, a, at + (p - o->block), (struct str){ p, n });
		}
		at += p > o->block ? p - o->block : got; /* a row of a block and more is passed over */
	}
}

/* The rows of a file that holds them twice, the second time from at on; 0: it does not. */
static uint64_t twice_from(struct overlaps *o, const struct head *h, off_t at)
{
	char row[ROW];
	return at > h->rows && pread(h->fd, row, h->n, at) == (ssize_t)h->n &&
			       memcmp(row, h->row, h->n) == 0
		       ? same_rows(o, h, at, h)
		       : 0;
}

/* Whether a file holds its rows twice, with a second header between them or without. */
static bool is_double(struct overlaps *o, const struct head *h)
{
	if (!h->n || twice_from(o, h, h->rows + (off_t)h->n)) /* one row again and again is no export */
		return false;
	return twice_from(o, h, h->rows + (h->size - h->rows) / 2) >= OVERLAP_LEAST ||
	       twice_from(o, h, h->size / 2 + h->rows) >= OVERLAP_LEAST;
}

void overlaps_note(struct tool *t)
{
	if (t->opt.quiet || copies_key(t) == COPIES_KEY_GIVEN)
		return;
	struct overlaps o = { .n = t->n_operands ? t->n_operands : 1 };
	o.heads = mem_zero(o.n, sizeof(*o.heads));
	o.block = mem_alloc(BLOCK);
	o.other = mem_alloc(BLOCK);
	const uint32_t lines = 1 + settings_of(t, NULL).skip_lines;
	for (size_t i = 0; i < o.n; i++) {
		o.heads[i].fd = t->fds[i];
		find_head(&o, &o.heads[i], lines);
		o.left += SHARE * (int64_t)o.heads[i].size + BLOCK;
		if (is_double(&o, &o.heads[i]))
			tool_note(t, "%s: holds its rows twice, and they count twice%s",
				  t->n_operands ? t->operands[i] : "<stdin>", copies_remedy(t));
	}
	for (size_t i = 0; i < o.n && o.n > 1; i++)
		if (o.heads[i].n)
			look_in(&o, &o.heads[i]);
	if (o.found)
		tool_note(t, "%s: its first %" PRIu64 " rows are in %s too, and count twice%s%s",
			  t->operands[o.later], o.rows, t->operands[o.earlier], copies_remedy(t),
			  o.found > 1 ? "; so do rows of other files" : "");
	map_release(&o.first);
	mem_free(o.heads);
	mem_free(o.block);
	mem_free(o.other);
}
