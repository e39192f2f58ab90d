/* Reads application identifiers and their values, one behind the other. */
#include "sku/gs1.h"

#include "base/date.h"

#include "base/banned.h"

enum { GTIN_DIGITS = 14, FNC1 = 0x1d };

/* Identifiers on pharmaceuticals. length: characters of the value; 0: variable, at most `most`. */
static const struct identifier {
	const char *id;
	size_t length, most;
} identifiers[] = {
	{ "00", 18, 18 }, { "01", 14, 14 }, { "02", 14, 14 }, { "11", 6, 6 },  { "12", 6, 6 },
	{ "13", 6, 6 },   { "15", 6, 6 },   { "16", 6, 6 },   { "17", 6, 6 },  { "20", 2, 2 },
	{ "10", 0, 20 },  { "21", 0, 20 },  { "22", 0, 20 },  { "30", 0, 8 },  { "37", 0, 8 },
	{ "240", 0, 30 }, { "241", 0, 30 }, { "250", 0, 30 }, { "710", 0, 20 }, { "711", 0, 20 },
	{ "712", 0, 20 }, { "713", 0, 20 }, { "714", 0, 20 },
};

static bool digits(struct str s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
			return false;
	return true;
}

static struct str from(struct str s, size_t n)
{
	return (struct str){ s.p + n, s.n - n };
}

/* Judges 14 digits, weighted 3 and 1 in turn (GS1 General Specifications, 7.9). */
static bool check_digit_is_right(struct str gtin)
{
	int sum = 0;
	for (size_t i = 0; i < GTIN_DIGITS; i++)
		sum += (gtin.p[i] - '0') * (i % 2 ? 1 : 3);
	return sum % 10 == 0;
}

/* Returns s without a symbology identifier, such as ]d2, in front. */
static struct str bare(struct str s)
{
	return s.n > 3 && s.p[0] == ']' ? from(s, 3) : s;
}

bool gs1_is_code(struct str s)
{
	if (s.n > 3 && (s.p[0] == ']' || (s.p[0] == '(' && digits(from(s, 1), 2))))
		return true;
	if (s.n && memchr(s.p, FNC1, s.n))
		return true;
	return s.n > 2 + GTIN_DIGITS && s.p[0] == '0' && s.p[1] == '1' && digits(s, 2 + GTIN_DIGITS) &&
	       check_digit_is_right(from(s, 2));
}

/* Returns the identifier that a text begins with; NULL: it is none that is known. */
static const struct identifier *identifier_at(struct str s)
{
	for (size_t i = 0; i < sizeof(identifiers) / sizeof(*identifiers); i++) {
		size_t n = strlen(identifiers[i].id);
		if (s.n >= n && memcmp(s.p, identifiers[i].id, n) == 0)
			return &identifiers[i];
	}
	return NULL;
}

/* Takes the identifier, with its brackets, off the front; NULL: none that is known. */
static const struct identifier *take_identifier(struct str *s)
{
	bool bracket = s->n && s->p[0] == '(';
	struct str rest = bracket ? from(*s, 1) : *s;
	const struct identifier *ai = identifier_at(rest);
	size_t n = ai ? strlen(ai->id) : 0;
	if (!ai || (bracket && (rest.n <= n || rest.p[n] != ')')))
		return NULL;
	*s = from(rest, n + bracket);
	return ai;
}

/* Takes the value of an identifier off the front; .p NULL: it is too short or too long. */
static struct str take_value(struct str *s, const struct identifier *ai)
{
	size_t n = 0;
	while (n < s->n && s->p[n] != FNC1 && s->p[n] != '(' && !(ai->length && n == ai->length))
		n++;
	struct str value = { s->p, n };
	if (n == 0 || n > ai->most || (ai->length && n != ai->length))
		return (struct str){ NULL, 0 };
	*s = from(*s, n);
	if (s->n && s->p[0] == FNC1)
		*s = from(*s, 1);
	return value;
}

static const char *keep(const struct identifier *ai, struct str value, struct gs1_code *code)
{
	struct str id = str_from(ai->id);
	if (str_eq(id, STR("10"))) {
		code->lot = value;
	} else if (str_eq(id, STR("01"))) {
		code->gtin = value;
		if (!digits(value, GTIN_DIGITS) || !check_digit_is_right(value))
			return "a GTIN whose check digit is wrong";
	} else if (str_eq(id, STR("17"))) {
		code->expiry = value;
		if (!digits(value, 6) || date_parse_expiry(value, &code->expires) != DATE_OK)
			return "a code whose expiry (17) is no date";
	}
	return NULL;
}

const char *gs1_parse(struct str s, struct gs1_code *code)
{
	*code = (struct gs1_code){ .expires = DATE_NONE };
	s = bare(s);
	if (s.n && s.p[0] == FNC1)
		s = from(s, 1);
	while (s.n) {
		const struct identifier *ai = take_identifier(&s);
		struct str value = ai ? take_value(&s, ai) : (struct str){ NULL, 0 };
		if (!value.p)
			return "a GS1 code that cannot be read";
		const char *wrong = keep(ai, value, code);
		if (wrong)
			return wrong;
	}
	return NULL;
}
