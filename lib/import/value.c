/* Reads money, drug codes and patterns, and cuts what people put after a text. */
#include "import/value.h"

#include "base/banned.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Takes sign and currency off the front of an amount; returns whether it is negative. */
static bool take_sign(struct str *s)
{
	bool minus = false, dollar = false;
	while (s->n && ((s->p[0] == '-' && !minus) || (s->p[0] == '$' && !dollar))) {
		minus |= s->p[0] == '-';
		dollar |= s->p[0] == '$';
		s->p++, s->n--;
	}
	return minus;
}

/* Copies an amount without commas between groups of three. False: a comma is elsewhere. */
static bool without_commas(struct str s, char *out, size_t *n)
{
	size_t whole = 0, since = 0;
	bool comma = false;
	*n = 0;
	while (whole < s.n && s.p[whole] != '.')
		whole++;
	for (size_t i = 0; i < s.n; i++) {
		if (i < whole && s.p[i] == ',') {
			if (since == 0 || since > 3 || (comma && since != 3))
				return false;
			comma = true;
			since = 0;
			continue;
		}
		since += i < whole;
		out[(*n)++] = s.p[i];
	}
	return !comma || since == 3;
}

enum num_status money_parse(struct str s, struct dec *out)
{
	char text[NUM_DIGITS + 1];
	size_t n;
	if (s.n > NUM_DIGITS)
		return NUM_LONG;
	bool below = s.n > 2 && s.p[0] == '(' && s.p[s.n - 1] == ')';
	if (below)
		s = (struct str){ s.p + 1, s.n - 2 };
	if (s.n == 0)
		return NUM_EMPTY;
	bool minus = take_sign(&s);
	if (s.n == 0 || !(is_digit(s.p[0]) || s.p[0] == '.') || (below && minus))
		return NUM_SYNTAX;
	if (!without_commas(s, text, &n))
		return NUM_SEPARATOR;
	enum num_status st = dec_parse((struct str){ text, n }, out);
	if (st == NUM_OK && (minus || below))
		out->m = -out->m; /* dec_parse makes no INT64_MIN of digits alone */
	return st;
}

bool ndc_parse(struct str s, char out[NDC_DIGITS])
{
	static const size_t want[] = { 5, 4, 2 };
	size_t has[3] = { 0 }, part = 0, digits = 0, missing = 0, at = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '-' && !is_digit(s.p[i]))
			return false;
		if (s.p[i] == '-' && ++part > 2)
			return false;
		digits += s.p[i] != '-';
		has[part] += s.p[i] != '-';
	}
	if (digits < NDC_DIGITS - 1 || digits > NDC_DIGITS || part == 1)
		return false;
	if (part == 0) /* as if it stood 4-4-2 */
		has[0] = digits - 6, has[1] = 4, has[2] = 2;
	for (size_t i = 0; i < 3; i++) {
		if (has[i] > want[i])
			return false;
		missing += want[i] - has[i];
	}
	if (missing > 1)
		return false;
	for (size_t i = 0, k = 0; i < 3; i++) {
		if (has[i] < want[i])
			out[at++] = '0';
		for (size_t left = has[i]; left; k++)
			if (is_digit(s.p[k]))
				out[at++] = s.p[k], left--;
	}
	return true;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool pattern_matches(struct str pattern, struct str text)
{
	size_t p = 0, t = 0, star = SIZE_MAX, behind = 0;
	while (t < text.n) {
		if (p < pattern.n && pattern.p[p] == '*') {
			star = p++;
			behind = t;
		} else if (p < pattern.n && (pattern.p[p] == '?' || lower(pattern.p[p]) == lower(text.p[t]))) {
			p++, t++;
		} else if (star != SIZE_MAX) {
			p = star + 1;
			t = ++behind;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.p[p] == '*')
		p++;
	return p == pattern.n;
}

/* Whether a word after a date is a zone: EDT, UTC, Z, -0400, but not AM or PM. */
static bool is_zone(struct str word)
{
	bool letters = word.n > 0;
	for (size_t i = 0; i < word.n; i++)
		letters &= (word.p[i] | 32) >= 'a' && (word.p[i] | 32) <= 'z';
	if (letters)
		return !str_ieq(word, STR("AM")) && !str_ieq(word, STR("PM"));
	return word.n > 2 && (word.p[0] == '+' || word.p[0] == '-');
}

struct str text_without_zone(struct str s)
{
	size_t n = s.n;
	while (n && s.p[n - 1] != ' ')
		n--;
	return n && is_zone((struct str){ s.p + n, s.n - n }) ? str_trim((struct str){ s.p, n }) : s;
}

struct str text_by_parentheses(struct str s, bool inside)
{
	size_t from = s.n;
	if (!s.n || s.p[s.n - 1] != ')')
		return s;
	while (from && s.p[from - 1] != '(')
		from--;
	if (!from)
		return s;
	return str_trim(inside ? (struct str){ s.p + from, s.n - from - 1 } :
				 (struct str){ s.p, from - 1 });
}
