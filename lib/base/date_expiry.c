/* Dates of labels: a month and a year, or six digits. */
#include "base/date.h"

#include "base/banned.h"

/*
 * A run of digits or of letters. Which mark stands between two runs does not matter, as long as
 * it is a single one.
 */
struct part {
	char text[16];
	size_t n;
	bool digits;
};

enum { PARTS = 2 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Splits s into one or two runs and returns how many; 0: s is made otherwise. */
static size_t split(struct str s, struct part part[PARTS])
{
	size_t n = 0, i = 0;
	while (i < s.n) {
		size_t from = i;
		bool digits = is_digit(s.p[i]);
		if (n == PARTS || (!digits && !is_letter(s.p[i])))
			return 0;
		while (i < s.n && (digits ? is_digit(s.p[i]) : is_letter(s.p[i])))
			i++;
		if (i - from >= sizeof(part->text))
			return 0;
		part[n] = (struct part){ .n = i - from, .digits = digits };
		memcpy(part[n++].text, s.p + from, i - from);
		size_t marks = i;
		while (i < s.n && s.p[i] && strchr(" -/.,", s.p[i]))
			i++;
		if (i - marks > 2 || (i == s.n && i > marks))
			return 0;
	}
	return n;
}

/* Returns the month, 1..12, that p names in full or by its first three letters; 0: none. */
static int month_named(const struct part *p)
{
	static const char *const names[] = { "january", "february", "march", "april", "may", "june",
		    "july",
					     "august", "september", "october", "november", "december" };
	for (int m = 0; m < 12; m++) {
		struct str name = str_from(names[m]), text = { p->text, p->n };
		if (str_ieq(text, name) || (p->n == 3 && str_ieq(text, (struct str){ name.p, 3 })) ||
		    (m == 8 && str_ieq(text, STR("sept"))))
			return m + 1;
	}
	return 0;
}

static int number(const char *p, size_t n)
{
	int v = 0;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + p[i] - '0';
	return v;
}

static int year_of(const char *p, size_t n)
{
	int year = number(p, n);
	return n == 2 ? year + (year > 50 ? 1900 : 2000) : year;
}

static enum date_status last_of(int year, int month, int32_t *day)
{
	if (month < 1 || month > 12)
		return DATE_NONESUCH;
	int32_t next = date_from_civil(year + month / 12, month % 12 + 1, 1);
	if (next == DATE_NONE || next - 1 < DATE_FIRST || next - 1 > DATE_LAST)
		return DATE_RANGE;
	*day = next - 1;
	return DATE_OK;
}

/* Reads YYMMDD or YYYYMMDD (day 00: the last of the month), or YYYYMM if it can be no YYMMDD. */
static enum date_status packed(const struct part *p, int32_t *day)
{
	size_t y = p->n - 4;
	int year = year_of(p->text, y), month = number(p->text + y, 2), mday = number(p->text + y + 2, 2);
	if (p->n == 6 && month > 12 && number(p->text, 2) == 20)
		return last_of(number(p->text, 4), mday, day);
	if (mday == 0)
		return last_of(year, month, day);
	int32_t d = date_from_civil(year, month, mday);
	if (d == DATE_NONE)
		return DATE_NONESUCH;
	if (d < DATE_FIRST || d > DATE_LAST)
		return DATE_RANGE;
	*day = d;
	return DATE_OK;
}

static bool is_year(const struct part *p)
{
	return p->digits && (p->n == 4 || p->n == 2);
}

/* Reads two runs with mark between them, one of which is the month and one the year. */
static enum date_status month_and_year(const struct part *a, const struct part *b, char mark,
				       int32_t *day)
{
	if (!a->digits && is_year(b) && month_named(a))
		return last_of(year_of(b->text, b->n), month_named(a), day);
	if (!b->digits && is_year(a) && month_named(b))
		return last_of(year_of(a->text, a->n), month_named(b), day);
	if (!a->digits || !b->digits)
		return DATE_SYNTAX;
	if (a->n == 4 && b->n <= 2)
		return last_of(number(a->text, 4), number(b->text, b->n), day);
	if (a->n <= 2 && (b->n == 4 || (b->n == 2 && mark == '/')))
		return last_of(year_of(b->text, b->n), number(a->text, a->n), day);
	return DATE_SYNTAX;
}

enum date_status date_parse_expiry(struct str s, int32_t *day)
{
	struct part part[PARTS];
	if (s.n == 0)
		return DATE_EMPTY;
	if (s.n > 4 && memcmp(s.p, "(17)", 4) == 0)
		s = (struct str){ s.p + 4, s.n - 4 };
	size_t n = split(s, part);
	if (n == 1 && part[0].digits && (part[0].n == 6 || part[0].n == 8))
		return packed(&part[0], day);
	return n == 2 ? month_and_year(&part[0], &part[1], s.p[part[0].n], day) : DATE_SYNTAX;
}
