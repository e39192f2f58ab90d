/* Looks in each file for the first row of every other one, and compares what follows. */
#include "stream/overlaps.h"

#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "stream/copies.h"
#include "tool/settings.h"

#include "base/banned.h"

enum {
	ROW = 512,              /* bytes of a first row at most, with its end */
	PREFIX = 8,             /* of them, by which most rows are passed over */
	BLOCK = 64 * 1024,
	HEAD = 8 * 1024,        /* bytes in which the first row must end */
	CANDIDATES = 1000,      /* in a file: where first rows stand that are looked into */
	BITS = 1 << 14
};

/* Where an operand begins. */
struct head {
	int fd;
	off_t size, rows;       /* rows: where the first one begins */
	size_t n;               /* bytes of that row; 0: it has none to look for */
	char row[ROW];
};

struct overlaps {
	struct head *heads;
	size_t n;
	uint64_t prefixes[BITS / 64]; /* a bit for what each first row begins with */
	char *block, *other;    /* BLOCK each */
	size_t found;           /* pairs */
	size_t later, earlier;  /* the first pair */
	uint64_t rows;          /* of it */
};

static size_t bit_of(const char *row)
{
	uint64_t prefix;
	memcpy(&prefix, row, PREFIX);
	return (size_t)(prefix * 0x9e3779b97f4a7c15u >> 50);
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
	if (!next || next + 1 - p > ROW || next + 1 - p < PREFIX)
		return;
	h->rows = p - o->block;
	h->n = (size_t)(next + 1 - p);
	memcpy(h->row, p, h->n);
	o->prefixes[bit_of(p) / 64] |= (uint64_t)1 << bit_of(p) % 64;
}

/* The rows in which the end of a, from at on, and the start of b are the same; 0: not to an end. */
static uint64_t same_rows(struct overlaps *o, const struct head *a, off_t at, const struct head *b)
{
	off_t left = a->size - at < b->size - b->rows ? a->size - at : b->size - b->rows;
	uint64_t rows = 0;
	char *x = o->other, *y = o->other + BLOCK / 2;
	for (off_t done = 0; done < left;) {
		size_t want = left - done < BLOCK / 2 ? (size_t)(left - done) : BLOCK / 2;
		if (pread(a->fd, x, want, at + done) != (ssize_t)want ||
		    pread(b->fd, y, want, b->rows + done) != (ssize_t)want || memcmp(x, y, want) != 0)
			return 0;
		for (const char *p = x; (p = memchr(p, '\n', (size_t)(x + want - p))); p++)
			rows++;
		done += (off_t)want;
	}
	return rows;
}

/* Looks at a row of a that begins as a first row does. True: it was one. */
static bool look_at(struct overlaps *o, const struct head *a, off_t at, const char *row, size_t n)
{
	bool candidate = false;
	for (const struct head *b = o->heads; b < o->heads + o->n; b++) {
		if (b == a || b->n != n || memcmp(row, b->row, n) != 0)
			continue;
		if (at == a->rows && a->size >= b->size)
			continue; /* of two that begin alike the shorter one ends first */
		candidate = true;
		uint64_t rows = same_rows(o, a, at, b);
		if (rows < OVERLAP_LEAST || o->found++)
			continue;
		o->later = (size_t)(b - o->heads);
		o->earlier = (size_t)(a - o->heads);
		o->rows = rows;
	}
	return candidate;
}

static void look_in(struct overlaps *o, const struct head *a)
{
	ssize_t got;
	size_t candidates = 0;
	for (off_t at = a->rows; (got = pread(a->fd, o->block, BLOCK, at)) > 0;) {
		const char *p = o->block, *end = p + got, *next;
		for (; (next = memchr(p, '\n', (size_t)(end - p))); p = next + 1) {
			size_t n = (size_t)(next + 1 - p);
			if (n < PREFIX || !(o->prefixes[bit_of(p) / 64] >> bit_of(p) % 64 & 1))
				continue;
			if (look_at(o, a, at + (p - o->block), p, n) && ++candidates == CANDIDATES)
				return;
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
	mem_free(o.heads);
	mem_free(o.block);
	mem_free(o.other);
}
