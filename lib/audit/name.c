/* Folds company names and compares them. */
#include "audit/name.h"

#include "base/banned.h"

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

/*
 * Plain letters for those with accents, from U+00C0 on, two for each; the second is a blank
 * where one will do. Capital and small letters are the same but for sharp s and y with dots.
 */
static const char latin_1[] = "a a a a a a aec e e e e i i i i d n o o o o o x o u u u u y th";
static const char latin_a[] = /* U+0100 to U+017F */
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
	"rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/* Bytes of an accented letter or a lone accent at i; 0: none. *plain, *n: the plain letters. */
static size_t accent_bytes(struct str s, size_t i, const char **plain, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s.p + i;
	size_t letter = s.n - i >= 2 ? p[1] & 0x3f : 0;
	*n = 1;
	if (s.n - i < 2)
		return 0;
	if (p[0] == 0xc4 || p[0] == 0xc5) {
		*plain = &latin_a[(p[0] == 0xc5 ? 64 : 0) + letter];
		return 2;
	}
	if (p[0] == 0xc3) {
		*plain = letter == 0x1f ? "ss" : letter == 0x3f ? "y " : &latin_1[2 * (letter & 0x1f)];
		*n += (*plain)[1] != ' ';
		return 2;
	}
	*n = 0; /* U+0300 to U+036F stand behind their letter */
	return p[0] == 0xcc || (p[0] == 0xcd && p[1] < 0xb0) ? 2 : 0;
}

/* Bytes of a mark outside ASCII at i (a no-break blank, a dash, (R)); 0: there is none. */
static size_t mark_bytes(struct str s, size_t i)
{
	const unsigned char *p = (const unsigned char *)s.p + i;
	if (s.n - i >= 2 && p[0] == 0xc2) /* U+0080 to U+00BF */
		return 2;
	if (s.n - i < 3)
		return 0;
	if (p[0] == 0xe2 && p[1] >= 0x80 && p[1] <= 0x84) /* U+2000 to U+213F */
		return 3;
	return memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* U+FEFF */
}

/* Whether the mark at i > 0 is inside a word: a dot as in L.L.C., or an apostrophe. */
static bool joins(struct str s, size_t i, size_t mark)
{
	if (s.p[i] == '\'' || (mark == 3 && memcmp(s.p + i, "\xe2\x80\x99", 3) == 0))
		return true;
	return s.p[i] == '.' && is_word_byte(s.p[i - 1]) &&
	       (i == 1 || !is_word_byte(s.p[i - 2]));
}

/* Writes s in lower case with one blank between words into to; returns its length. */
static size_t write_words(struct str s, char *to)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		const char *plain;
		size_t mark = mark_bytes(s, i), letters, accent = accent_bytes(s, i, &plain, &letters);
		if (accent) {
			for (size_t k = 0; k < letters; k++)
				to[n++] = plain[k];
			i += accent - 1;
			continue;
		}
		if (!mark && is_word_byte(c))
			to[n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
		else if (n && to[n - 1] != ' ' && !joins(s, i, mark))
			to[n++] = ' ';
		i += mark ? mark - 1 : 0;
	}
	return n && to[n - 1] == ' ' ? n - 1 : n;
}

static bool is_legal_form(struct str word)
{
	static const char *const forms[] = { "inc",  "incorporated", "llc",	    "llp", "lp",
					     "ltd",  "limited",	     "corp",	    "co",  "company",
					     "pllc", "corporation",  "pc",	    "plc", "pbc",
					     "gmbh", "com" };
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (str_eq(word, str_from(forms[i])))
			return true;
	return false;
}

/* Drops legal forms at the end and "the" in front, but never the last word. */
static struct str without_forms(struct str words)
{
	for (;;) {
		size_t at = words.n;
		while (at && words.p[at - 1] != ' ')
			at--;
		if (!at || !is_legal_form((struct str){ words.p + at, words.n - at }))
			break;
		words.n = at - 1;
	}
	if (words.n > 4 && memcmp(words.p, "the ", 4) == 0)
		words = (struct str){ words.p + 4, words.n - 4 };
	return words;
}

struct name name_fold(struct arena *arena, struct str text)
{
	char *buf = arena_take(arena, 2 * text.n);
	struct str all = { buf, write_words(text, buf) }, words = without_forms(all);
	char *key = buf + text.n;
	size_t n = 0;
	for (size_t i = 0; i < words.n; i++)
		if (words.p[i] != ' ')
			key[n++] = words.p[i];
	return (struct name){ words, { key, n }, words.p + words.n != all.p + all.n };
}

bool name_same(const struct name *a, const struct name *b)
{
	return a->key.n && str_eq(a->key, b->key);
}

/* Sets end[] to where words end in the key; returns how many there are, NAME_WORDS + 1 at most. */
static size_t word_ends(struct str words, size_t end[NAME_WORDS + 1])
{
	size_t n = 0, letters = 0;
	for (size_t i = 0; i < words.n && n <= NAME_WORDS; i++) {
		letters += words.p[i] != ' ';
		if (i + 1 == words.n || words.p[i + 1] == ' ')
			end[n++] = letters;
		i += i + 1 < words.n && words.p[i + 1] == ' ';
	}
	return n;
}

void name_parts(const struct name *name, void (*each)(struct str part, void *to), void *to)
{
	size_t end[NAME_WORDS + 1], n = word_ends(name->words, end);
	if (n > NAME_WORDS)
		return;
	for (size_t first = 0; first < n; first++)
		for (size_t last = first; last < n; last++) {
			size_t from = first ? end[first - 1] : 0;
			struct str part = { name->key.p + from, end[last] - from };
			if (part.n >= 4 && part.n < name->key.n)
				each(part, to);
		}
}

struct within {
	struct str part;
	bool is;
};

static void is_same(struct str part, void *to)
{
	struct within *w = to;
	w->is = w->is || str_eq(part, w->part);
}

size_t name_edits(size_t letters)
{
	return letters > NAME_LETTERS ? 0 : letters >= 8 ? 2 : letters >= 5 ? 1 : 0;
}

/* Whether both have the same digits in the same order; other digits are another name. */
static bool same_digits(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.n && (a.p[i] < '0' || a.p[i] > '9'))
			i++;
		while (k < b.n && (b.p[k] < '0' || b.p[k] > '9'))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.p[i++] != b.p[k++])
			return false;
	}
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

enum { BAND = 2 }; /* the most edits: cells further off the diagonal cannot matter */

/* Whether at most `most` edits (insert, delete, replace, swap) lead from a to b. */
static bool within_edits(struct str a, struct str b, size_t most)
{
	size_t rows[3][NAME_LETTERS + BAND + 2];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];
	for (size_t j = 0; j <= BAND + 1; j++)
		last[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t from = i > BAND ? i - BAND : 1, to = least(i + BAND, b.n), best = BAND + 1;
		now[from - 1] = from == 1 ? i : BAND + 1;
		for (size_t j = from; j <= to; j++) {
			now[j] = least(least(last[j], now[j - 1]) + 1,
				       last[j - 1] + (a.p[i - 1] != b.p[j - 1]));
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
			best = least(best, now[j]);
		}
		if (best > most)
			return false;
		now[to + 1] = BAND + 1;
		size_t *spare = before;
		before = last;
		last = now;
		now = spare;
	}
	return last[b.n] <= most;
}

bool name_misspelt(const struct name *a, const struct name *b)
{
	const struct str *brief = a->key.n < b->key.n ? &a->key : &b->key;
	const struct str *full = brief == &a->key ? &b->key : &a->key;
	size_t edits = name_edits(full->n) ? name_edits(brief->n) : 0;
	return edits && full->n - brief->n <= edits && !str_eq(*brief, *full) &&
	       same_digits(*brief, *full) && within_edits(*brief, *full, edits);
}

bool name_near(const struct name *a, const struct name *b)
{
	const struct name *brief = a->key.n < b->key.n ? a : b, *full = brief == a ? b : a;
	struct within w = { .part = brief->key };
	if (name_same(a, b))
		return false;
	if (name_misspelt(a, b))
		return true;
	name_parts(full, is_same, &w);
	return w.is;
}
