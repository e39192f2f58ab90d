/* Comparing names word by word. */
#include "csv/resemble.h"

#include "base/banned.h"

enum { WORDS_MOST = 8, WORD_MOST = 24, JOINED_LEAST = 8 };

struct words {
	char text[WORDS_MOST][WORD_MOST], joined[WORDS_MOST * WORD_MOST];
	struct str word[WORDS_MOST], all; /* all: the words in one */
	size_t n;
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_part(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Splits a name into words of small letters; false: it has none, or more than can be held. */
static bool split(struct str name, struct words *w)
{
	size_t n = 0;
	w->n = 0;
	w->all = (struct str){ w->joined, 0 };
	for (size_t i = 0; i <= name.n; i++) {
		char c = i < name.n ? lower(name.p[i]) : ' ';
		if (is_part(c)) {
			if (w->n == WORDS_MOST || n == WORD_MOST)
				return false;
			w->text[w->n][n++] = c;
			w->joined[w->all.n++] = c;
		} else if (n) {
			w->word[w->n] = (struct str){ w->text[w->n], n };
			w->n++;
			n = 0;
		}
	}
	return w->n > 0;
}

static bool begins(struct str word, struct str with)
{
	return with.n >= 3 && with.n < word.n && memcmp(word.p, with.p, with.n) == 0;
}

static bool stands_for(struct str a, struct str b)
{
	return str_eq(a, b) || begins(a, b) || begins(b, a) ||
	       (a.n >= 5 && b.n >= 5 && str_distance(a, b) == 1);
}

/* Whether each word of a stands for some word of b. */
static bool covers(const struct words *a, const struct words *b)
{
	for (size_t i = 0; i < a->n; i++) {
		size_t k = 0;
		while (k < b->n && !stands_for(a->word[i], b->word[k]))
			k++;
		if (k == b->n)
			return false;
	}
	return true;
}

/* Whether a header says only "date" or the like: of several dates nobody knows which one it is. */
static bool tells_kind_only(const struct words *header)
{
	static const char *const kinds[] = { "date", "day", "number", "name" };
	bool only = false;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds) && !only; i++)
		only = header->n == 1 && str_eq(header->word[0], str_from(kinds[i]));
	return only;
}

/* Whether they are one name, with blanks elsewhere or one letter off, and too long for chance. */
static bool misspells(struct str a, struct str b)
{
	return a.n >= JOINED_LEAST && b.n >= JOINED_LEAST && a.n <= b.n + 1 && b.n <= a.n + 1 &&
	       str_distance(a, b) <= 1;
}

static bool resembles(const struct words *name, const struct words *header, bool both_ways)
{
	if (misspells(name->all, header->all))
		return true;
	bool in_header = covers(name, header), in_name = covers(header, name);
	if (both_ways)
		return in_header && in_name;
	/* one word of several says little, unless it is the first and tells what the rest is of */
	return in_header || (in_name && !tells_kind_only(header) &&
			     stands_for(header->word[0], name->word[0]));
}

bool csv_resembles(const struct csv_col *col, struct str header)
{
	struct words h, w;
	struct str list = { col->aliases, col->aliases ? strlen(col->aliases) : 0 };
	struct str name = str_from(col->name);
	if (!split(header, &h))
		return false;
	do {
		if (split(name, &w) && resembles(&w, &h, col->type == COL_TEXT))
			return true;
	} while (list.p && str_next_item(&list, &name));
	return false;
}
