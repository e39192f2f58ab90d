/*
 * csv/lane.h: the lanes against the promise written out byte by byte, around
 * the borders of words (64 bytes) and stretches (4096), with junk in the padding.
 */
#include "unit.h"

#include <stdlib.h>

#include "base/banned.h"

/* The byte at i may stand behind a closing quote. */
static bool ends_field(const char *p, size_t i, char delim)
{
	return p[i] == delim || p[i] == '\n' || p[i] == '\r';
}

static bool model(const char *p, size_t n, char delim, uint32_t *end, struct lane_block *b)
{
	bool inside = false;
	*b = (struct lane_block){ 0 };
	for (size_t i = 0; i < n; i++) {
		b->traits |= (unsigned char)p[i] >= 0x80 ? LANE_HIGH : 0;
		bool starts = i == 0 || p[i - 1] == delim || p[i - 1] == '\n';
		if (p[i] == '\0' || p[i] == 0x1a)
			return false;
		if (p[i] == '"') {
			if (inside ? !ends_field(p, i + 1, delim) : !starts)
				return false;
			inside = !inside;
			b->traits |= LANE_QUOTES;
		} else if (inside) {
			if (p[i] == '\n' || p[i] == '\r')
				return false;
		} else if (p[i] == '\r') {
			if (p[i + 1] != '\n')
				return false;
			b->traits |= LANE_CR;
		} else if (p[i] == delim || p[i] == '\n') {
			end[b->count++] = (uint32_t)i;
			b->lines += p[i] == '\n';
		}
	}
	return true;
}

/* A block and its padding, and room for offsets that is exactly as large as the contract says. */
struct trial {
	char *p;
	uint32_t *got, *want;
	size_t n;
};

static void trial_init(struct trial *t, size_t n, struct rng *r)
{
	t->n = n;
	t->p = malloc(n + LANE_PADDING);
	t->got = malloc((n + LANE_SCRATCH) * sizeof(*t->got));
	t->want = malloc((n + LANE_SCRATCH) * sizeof(*t->want));
	require(t->p && t->got && t->want, "no memory");
	for (size_t i = 0; i < LANE_PADDING; i++)
		t->p[n + i] = "\",\n\r\0\x1a;a"[rng_below(r, 8)];
}

static void trial_release(struct trial *t)
{
	free(t->p);
	free(t->got);
	free(t->want);
}

static void compare(const struct trial *t, lane_fn *lane, char delim, const char *name)
{
	struct lane_block b = { 0 }, m;
	bool want = model(t->p, t->n, delim, t->want, &m);
	bool got = lane(t->p, t->n, delim, t->got, &b);
	bool same = got == want;
	if (got && want)
		same = b.count == m.count && b.lines == m.lines && b.traits == m.traits &&
		       memcmp(t->got, t->want, m.count * sizeof(*t->want)) == 0;
	if (!same)
		show_hex((struct str){ t->p, t->n });
	require(same, "%s lane, %zu bytes (hex above), delimiter %02x: %s", name, t->n,
		      (unsigned)delim, got != want ? got ? "accepts" : "refuses" : "splits wrongly");
}

lane_fn lane_portable; /* in portable_lane.c */

static void compare_all(const struct trial *t, char delim)
{
	compare(t, lane_portable, delim, "portable");
	compare(t, lane_baseline, delim, "baseline");
	compare(t, lane_pick(), delim, "picked");
}

/* Every block of up to 6 bytes of the alphabet that matters, ending in LF. */
START_TEST(every_short_block)
{
	static const char alphabet[] = { 'a', ',', '"', '\r', '\n', '\0', 0x1a };
	struct rng r = { unit_seed() };
	struct trial t;
	for (size_t n = 0; n <= 5; n++) {
		size_t all = 1;
		for (size_t i = 0; i < n; i++)
			all *= sizeof(alphabet);
		trial_init(&t, n + 1, &r);
		t.p[n] = '\n';
		for (size_t x = 0; x < all; x++) {
			size_t rest = x;
			for (size_t i = 0; i < n; i++, rest /= sizeof(alphabet))
				t.p[i] = alphabet[rest % sizeof(alphabet)];
			compare_all(&t, ',');
		}
		trial_release(&t);
	}
}
END_TEST

/* Every byte at every place of a word, as text and as delimiter. */
START_TEST(every_byte)
{
	struct rng r = { unit_seed() };
	struct trial t;
	trial_init(&t, 65, &r);
	for (int c = 0; c < 256; c++)
		for (size_t at = 0; at < 64; at++) {
			memset(t.p, 'a', 64);
			t.p[at] = (char)c;
			t.p[64] = '\n';
			compare_all(&t, ',');
			if (c && c != '\n' && c != '\r' && c != '"' && c != 0x1a)
				compare_all(&t, (char)c);
		}
	trial_release(&t);
}
END_TEST

/* Short blocks moved over the borders of words and stretches. */
static void at_offset(const char *piece, size_t offset, struct rng *r)
{
	struct trial t;
	size_t n = strlen(piece);
	trial_init(&t, offset + n + 1, r);
	memset(t.p, 'x', offset);
	for (size_t i = 9; i < offset; i += 10)
		t.p[i] = i % 30 == 29 ? '\n' : ',';
	if (offset)
		t.p[offset - 1] = ',';
	memcpy(t.p + offset, piece, n);
	t.p[offset + n] = '\n';
	compare_all(&t, ',');
	trial_release(&t);
}

START_TEST(pieces_over_every_border)
{
	static const char *const pieces[] = {
		"a,b", "\"a\"", "\"a,b\",c", "\"\"", "\"\",\"\"", "a\r", "\"a\"\r", "\"a\"\r\nb",
		"\"a\"b", "a\"b\"", "\"a\"\"b\"", "\"a\nb\"", "\"a\rb\"", "\"", "\"a", "a\rb", "\r",
		"\r\r", "\"a\" ", " \"a\"", "\"a\"\"", ",", "\n\n", "\x1a", "\"\x1a\"",
	};
	struct rng r = { unit_seed() };
	for (size_t k = 0; k < COUNT(pieces); k++) {
		for (size_t offset = 0; offset < 140; offset++)
			at_offset(pieces[k], offset, &r);
		for (size_t offset = 4096 - 70; offset < 4096 + 70; offset++)
			at_offset(pieces[k], offset, &r);
	}
}
END_TEST

/* Mostly well-formed lines, now and then an odd byte. */
static size_t random_line(char *to, struct rng *r, char delim)
{
	size_t n = 0;
	for (uint32_t fields = 1 + rng_below(r, 6); fields > 0; fields--) {
		bool quoted = rng_below(r, 3) == 0;
		if (quoted)
			to[n++] = '"';
		for (uint32_t k = rng_below(r, 12); k > 0; k--)
			to[n++] = quoted && rng_below(r, 6) == 0 ? delim : (char)('a' + k);
		if (rng_below(r, 300) == 0)
			to[n++] = "\",\r\0\x1a\n;\x80"[rng_below(r, 8)];
		if (quoted)
			to[n++] = '"';
		if (fields > 1)
			to[n++] = delim;
	}
	if (rng_below(r, 4) == 0)
		to[n++] = '\r';
	to[n++] = '\n';
	return n;
}

START_TEST(random_blocks)
{
	static const char delims[] = ",;\t|";
	struct rng r = { unit_seed() };
	size_t accepted = 0, rounds = unit_rounds(20000);
	for (size_t i = 0; i < rounds; i++) {
		char lines[16384], delim = delims[rng_below(&r, 4)];
		size_t n = 0, most = i % 10 ? 300 : 12000;
		struct trial t;
		for (size_t least = 1 + rng_below(&r, (uint32_t)most); n < least;)
			n += random_line(lines + n, &r, delim);
		trial_init(&t, n, &r);
		memcpy(t.p, lines, n);
		compare_all(&t, delim);
		struct lane_block b;
		accepted += lane_baseline(t.p, n, delim, t.got, &b);
		trial_release(&t);
	}
	/* neither answer may become rare, or the test would prove little */
	ck_assert_uint_gt(accepted, rounds / 4);
	ck_assert_uint_lt(accepted, rounds - rounds / 10);
}
END_TEST

START_TEST(traits_tell_how_fields_are_written)
{
	static const struct {
		const char *text;
		unsigned traits;
	} blocks[] = {
		{ "a,b\n", 0 },
		{ "a,\"b\"\n", LANE_QUOTES },
		{ "a,b\r\n", LANE_CR },
		{ "a,\"b\"\r\n", LANE_QUOTES | LANE_CR },
	};
	struct rng r = { unit_seed() };
	for (size_t i = 0; i < COUNT(blocks); i++) {
		struct trial t;
		struct lane_block b;
		trial_init(&t, strlen(blocks[i].text), &r);
		memcpy(t.p, blocks[i].text, t.n);
		ck_assert(lane_pick()(t.p, t.n, ',', t.got, &b));
		ck_assert_uint_eq(b.traits, blocks[i].traits);
		ck_assert_uint_eq(b.count, 2);
		ck_assert_uint_eq(b.lines, 1);
		ck_assert_uint_eq(t.got[0], 1);
		ck_assert_uint_eq(t.got[1], t.n - 1);
		trial_release(&t);
	}
}
END_TEST

void unit_lane(TCase *tc)
{
	tcase_add_test(tc, every_short_block);
	tcase_add_test(tc, every_byte);
	tcase_add_test(tc, pieces_over_every_border);
	tcase_add_test(tc, random_blocks);
	tcase_add_test(tc, traits_tell_how_fields_are_written);
}
