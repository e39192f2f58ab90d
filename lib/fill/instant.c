/* Reads moments and computes the time between them. */
#include "fill/instant.h"

#include <stdlib.h>

#include "base/banned.h"

enum { DAY = INSTANT_DAY, OFFSET_BIAS = 1024, OFFSET_BITS = 2048 };

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The value of two characters that were found to be digits. */
static int two(const char *p)
{
	return (p[0] - '0') * 10 + (p[1] - '0');
}

/* Minutes of an offset Z, +HH, +HHMM or +HH:MM that date_parse has accepted. */
static int32_t minutes_of_zone(struct str s)
{
	if (s.n < 3)
		return 0;
	int32_t minutes = two(s.p + 1) * 60 + (s.n > 3 ? two(s.p + s.n - 2) : 0);
	return s.p[0] == '-' ? -minutes : minutes;
}

enum date_status instant_parse(struct str s, struct instant *out)
{
	int32_t day;
	*out = (struct instant){ 0 };
	enum date_status st = date_parse(s, &day);
	if (st == DATE_EMPTY)
		return DATE_OK;
	if (st != DATE_OK)
		return st;
	*out = instant_of_day(day);
	if (s.n <= 10)
		return DATE_OK;
	const char *clock = s.p + 11, *end = s.p + s.n;
	out->timed = true;
	out->wall += two(clock) * 3600 + two(clock + 3) * 60;
	clock += 5;
	if (clock < end && *clock == ':') {
		out->wall += two(clock + 1);
		clock += 3;
		if (clock < end && *clock == '.')
			for (clock++; clock < end && *clock >= '0' && *clock <= '9';)
				clock++;
	}
	out->zoned = clock < end;
	out->offset = minutes_of_zone((struct str){ clock, (size_t)(end - clock) });
	return DATE_OK;
}

/* Returns the value of two digits; 100: they are not both digits. */
static inline unsigned digits(const char *p)
{
	unsigned ten = (unsigned char)p[0] - (unsigned)'0', one = (unsigned char)p[1] - (unsigned)'0';
	return ten <= 9 && one <= 9 ? ten * 10 + one : 100;
}

/* Seconds of a time HH:MM or HH:MM:SS; -1: it is something else. */
static inline int32_t plain_clock(const char *p, size_t n)
{
	if ((n != 5 && n != 8) || p[2] != ':' || (n == 8 && p[5] != ':'))
		return -1;
	unsigned hour = digits(p), minute = digits(p + 3), second = n == 8 ? digits(p + 6) : 0;
	bool valid = hour <= 23 && minute <= 59 && second <= 59;
	return valid ? (int32_t)(hour * 3600 + minute * 60 + second) : -1;
}

/* The place of YYYY-MM in the cache; months of ten years do not collide. */
static struct date_month *place_of(struct instant_months *months, const char *p)
{
	const unsigned char *digit = (const unsigned char *)p;
	unsigned at = (digit[3] & 15U) * 12 + (digit[5] & 1U) * 10 + (digit[6] & 15U);
	return &months->month[at % (sizeof(months->month) / sizeof(*months->month))];
}

enum date_status instant_read(struct str s, struct instant_months *months, struct instant *out)
{
	int32_t day, seconds = 0;
	struct date_month *month = s.n >= 10 ? place_of(months, s.p) : NULL;
	bool timed = s.n > 10;
	if (month && date_in_month(month, (struct str){ s.p, 10 }, &day) &&
	    (!timed || ((s.p[10] == 'T' || s.p[10] == ' ') &&
			(seconds = plain_clock(s.p + 11, s.n - 11)) >= 0))) {
		*out = (struct instant){ .wall = (int64_t)day * DAY + seconds, .set = true,
					 .timed = timed };
		return DATE_OK;
	}
	enum date_status st = instant_parse(s, out);
	if (month && st == DATE_OK && out->set)
		*month = date_month_of((struct str){ s.p, 10 }, instant_day(out));
	return st;
}

struct instant instant_of_day(int32_t day)
{
	return (struct instant){ .wall = (int64_t)day * DAY, .set = true };
}

int64_t instant_pack(const struct instant *t)
{
	int64_t flags = t->set | t->timed << 1 | t->zoned << 2;
	return (t->wall * OFFSET_BITS + (t->offset + OFFSET_BIAS)) * 8 + flags;
}

struct instant instant_unpack(int64_t packed)
{
	int64_t flags = packed & 7, rest = packed >> 3;
	int64_t wall = floor_div(rest, OFFSET_BITS);
	return (struct instant){ .wall = wall,
				 .offset = (int32_t)(rest - wall * OFFSET_BITS) - OFFSET_BIAS,
				 .set = flags & 1, .timed = flags & 2, .zoned = flags & 4 };
}

/* The days since 1969-12-29, a Monday. */
static int64_t since_monday(int64_t day)
{
	return day + 3;
}

/* The number of holidays before a day. */
static size_t holidays_before(const struct fill_calendar *c, int64_t day)
{
	size_t low = 0, high = c->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (c->holidays[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool fill_is_open(const struct fill_calendar *c, int32_t day)
{
	int64_t n = since_monday(day), weekday = n - 7 * floor_div(n, 7);
	size_t at = holidays_before(c, day);
	return !c->business || (weekday < 5 && !(at < c->n && c->holidays[at] == day));
}

static int ascending(const void *va, const void *vb)
{
	const int32_t *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

struct fill_calendar fill_business_days(int32_t *days, size_t n)
{
	struct fill_calendar c = { .business = true, .holidays = days };
	if (n)
		qsort(days, n, sizeof(*days), ascending);
	for (size_t i = 0; i < n; i++)
		if ((!c.n || days[c.n - 1] < days[i]) &&
		    fill_is_open(&(struct fill_calendar){ .business = true }, days[i]))
			days[c.n++] = days[i];
	return c;
}

/* Seconds, of business days only, from a Monday long ago to a moment. */
static int64_t business_seconds(const struct fill_calendar *c, int64_t wall)
{
	int64_t day = instant_day_of(wall), n = since_monday(day), weeks = floor_div(n, 7);
	int64_t weekday = n - 7 * weeks;
	int64_t days = 5 * weeks + (weekday < 5 ? weekday : 5) - (int64_t)holidays_before(c, day);
	return days * DAY + (fill_is_open(c, (int32_t)day) ? wall - day * DAY : 0);
}

int64_t fill_business_seconds(const struct fill_calendar *c, int64_t from, int64_t to)
{
	return business_seconds(c, to) - business_seconds(c, from);
}
