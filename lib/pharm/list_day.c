/* Reads days and names as public lists write them. */
#include "pharm/official.h"

#include "base/banned.h"

/* A number of one or two digits at the front of *s, and the mark behind it. */
static int take_number(struct str *s, char mark, size_t digits)
{
	int n = 0;
	size_t i = 0;
	for (; i < s->n && i < digits && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		n = n * 10 + (s->p[i] - '0');
	if (!i || (mark ? i == s->n || s->p[i] != mark : i != s->n))
		return -1;
	s->p += i + (mark != 0);
	s->n -= i + (mark != 0);
	return n;
}

/* Reads M/D/YYYY or M/D/YY, as US offices write it; a footnote may stand behind the year. */
static int32_t slash_day(struct str s)
{
	int month = take_number(&s, '/', 2), day = month < 0 ? -1 : take_number(&s, '/', 2);
	if (s.n == 5 && s.p[4] >= '0' && s.p[4] <= '9')
		s.n = 4;
	size_t digits = s.n;
	int year = day < 0 ? -1 : take_number(&s, '\0', 4);
	if (year < 0 || (digits != 2 && digits != 4))
		return DATE_NONE;
	return date_from_civil(digits == 2 ? 2000 + year : year, month, day);
}

/* Reads YYYYMMDD, as openFDA writes it. */
static int32_t plain_day(struct str s)
{
	if (s.n != 8)
		return DATE_NONE;
	int n = take_number(&s, '\0', 8);
	return n < 0 ? DATE_NONE : date_from_civil(n / 10000, n / 100 % 100, n % 100);
}

/* Whether word is the month in full, its first three letters or Sept, with or without a dot. */
static bool is_month(struct str word, const char *month)
{
	word.n -= word.n && word.p[word.n - 1] == '.';
	return str_ieq(word, str_from(month)) || str_ieq(word, (struct str){ month, 3 }) ||
	       (str_ieq(word, STR("sept")) && *month == 's');
}

/* Reads "Month D, YYYY". */
static int32_t long_day(struct str s)
{
	static const char *const months[] = { "january", "february", "march", "april", "may", "june",
					      "july", "august", "september", "october", "november",
					      "december" };
	struct str word;
	if (!str_next_part(&s, " ", &word) || !s.p)
		return DATE_NONE;
	for (int m = 0; m < 12; m++) {
		if (!is_month(word, months[m]))
			continue;
		int day = take_number(&s, ',', 2);
		struct str year = str_trim(s);
		int y = day < 0 ? -1 : take_number(&year, '\0', 4);
		return y < 0 ? DATE_NONE : date_from_civil(y, m + 1, day);
	}
	return DATE_NONE;
}

static int32_t whole_day(struct str s)
{
	int32_t day;
	if (date_parse(s, &day) == DATE_OK)
		return day;
	day = slash_day(s);
	if (day == DATE_NONE)
		day = long_day(s);
	if (day == DATE_NONE)
		day = plain_day(s);
	return day >= DATE_FIRST && day <= DATE_LAST ? day : DATE_NONE;
}

int32_t pharm_list_day(struct str s)
{
	int32_t day = whole_day(s);
	size_t n = s.n;
	while (n && (s.p[n - 1] == ',' || (s.p[n - 1] >= '0' && s.p[n - 1] <= '9')))
		n--;
	if (day == DATE_NONE && n && n < s.n && s.n - n < 4 && s.p[n - 1] == ' ') /* footnotes: 4,5 */
		day = whole_day(str_trim((struct str){ s.p, n }));
	return day;
}

int32_t pharm_registered_until(int32_t registered)
{
	int year = 1970 + registered / 366;
	while (date_from_civil(year, 12, 31) < registered)
		year++;
	bool early = registered >= date_from_civil(year, 10, 1); /* the window for the next year */
	return date_from_civil(early ? year + 1 : year, 12, 31);
}

struct str pharm_facility_name(struct str facility)
{
	size_t commas = 0, at = facility.n;
	while (at > 0 && commas < 2)
		commas += facility.p[--at] == ',';
	return commas == 2 && at > 0 ? str_trim((struct str){ facility.p, at }) : facility;
}
