/* The generators of the differential test. */
#include "random_csv.h"

#include "base/banned.h"

/* Seldom seen bytes: NUL, Ctrl-Z, invalid and valid UTF-8, byte order marks. */
static void add_rare(struct rng *r, struct bytes *to)
{
	static const struct str rare[] = {
		{ "\0", 1 }, { "\x1a", 1 }, { "\x80", 1 }, { "\xff", 1 }, { "\xc3\xa9", 2 },
		{ "\xef\xbb\xbf", 3 }, { "\xef\xbb\xbf", 3 },
	};
	const struct str *s = &rare[rng_below(r, COUNT(rare))];
	bytes_add(to, s->p, s->n);
}

static void add_soup(struct rng *r, struct bytes *to, char delim, size_t n, uint32_t rare,
		     uint32_t quote)
{
	for (size_t end = to->n + n; to->n < end;) {
		char c = "ab12 \n\r\n,"[rng_below(r, 9)];
		if (rng_below(r, rare) == 0)
			add_rare(r, to);
		else if (rng_below(r, quote) == 0)
			bytes_add(to, "\"", 1);
		else
			bytes_add(to, c == ',' ? &delim : &c, 1);
	}
}

void random_soup(struct rng *r, struct bytes *to, char delim, size_t n)
{
	/* many quotes, or few enough to get somewhere before the first fault */
	add_soup(r, to, delim, n, 1000, rng_below(r, 2) ? 4 : 60);
}

void random_plain_soup(struct rng *r, struct bytes *to, char delim, size_t n)
{
	add_soup(r, to, delim, n, 2000000, 3000000);
}

/* How the lines of one table are written. */
struct manner {
	char delim;
	uint32_t columns;
	uint32_t quoted;  /* fields quoted: 0 none, 1 some, 2 all */
	uint32_t ends;    /* 0 LF, 1 CRLF, 2 CR, 3 any */
	bool escapes;     /* doubled quotes and line ends in quoted fields */
	bool ragged, blank_lines;
};

static void add_line_end(struct rng *r, struct bytes *to, uint32_t ends)
{
	static const struct str kinds[] = { { "\n", 1 }, { "\r\n", 2 }, { "\r", 1 } };
	const struct str *s = &kinds[ends < 3 ? ends : rng_below(r, 3)];
	bytes_add(to, s->p, s->n);
}

static void add_quoted(struct rng *r, struct bytes *to, const struct manner *m)
{
	bytes_add(to, "\"", 1);
	for (uint32_t n = rng_below(r, 12); n > 0; n--) {
		uint32_t kind = rng_below(r, m->escapes ? 8 : 30);
		if (kind == 0)
			bytes_add(to, &m->delim, 1);
		else if (m->escapes && kind == 1)
			bytes_add(to, "\"\"", 2);
		else if (m->escapes && kind == 2)
			add_line_end(r, to, m->ends);
		else
			bytes_add(to, &"abc 123."[kind % 8], 1);
	}
	bytes_add(to, "\"", 1);
}

static void add_line(struct rng *r, struct bytes *to, const struct manner *m)
{
	uint32_t n = m->ragged && rng_below(r, 5) == 0 ? 1 + rng_below(r, 6) : m->columns;
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			bytes_add(to, &m->delim, 1);
		if (m->quoted == 2 || (m->quoted == 1 && rng_below(r, 4) == 0))
			add_quoted(r, to, m);
		else
			bytes_add(to, "2026-01-01 SEMA", rng_below(r, 16));
	}
	add_line_end(r, to, m->ends);
	if (m->blank_lines && rng_below(r, 4) == 0)
		add_line_end(r, to, m->ends);
}

/* Changes, drops or repeats a byte somewhere. */
static void damage(struct rng *r, struct bytes *b, char delim)
{
	if (b->n == 0)
		return;
	size_t at = rng_below(r, (uint32_t)b->n);
	const char marks[] = { '"', '\n', '\r', delim, 'x', '\0', 0x1a };
	switch (rng_below(r, 3)) {
	case 0:
		b->p[at] = marks[rng_below(r, rng_below(r, 8) ? 5 : sizeof(marks))];
		break;
	case 1:
		memmove(b->p + at, b->p + at + 1, b->n - at - 1);
		b->n--;
		break;
	default:
		bytes_add(b, "x", 1);
		memmove(b->p + at + 1, b->p + at, b->n - at - 1);
	}
}

void random_table(struct rng *r, struct bytes *to, char delim, size_t n)
{
	const struct manner m = {
		.delim = delim,
		.columns = 1 + rng_below(r, 6),
		.quoted = rng_below(r, 3),
		.ends = rng_below(r, 5) ? rng_below(r, 2) : 2 + rng_below(r, 2),
		.escapes = rng_below(r, 2),
		.ragged = rng_below(r, 4) == 0,
		.blank_lines = rng_below(r, 4) == 0,
	};
	if (rng_below(r, 8) == 0)
		bytes_text(to, "\xef\xbb\xbf");
	while (to->n < n)
		add_line(r, to, &m);
	if (rng_below(r, 2))
		for (uint32_t k = 1 + rng_below(r, 3); k > 0; k--)
			damage(r, to, delim);
	if (rng_below(r, 4) == 0 && to->n)
		to->n -= 1 + rng_below(r, (uint32_t)(to->n < 20 ? to->n : 20));
}
