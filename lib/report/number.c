/* Formats numbers from decimal text to decimal text, without doubles. */
#include "report/number.h"

#include <stdio.h>

#include "volume/periods.h"

#include "base/banned.h"

/* A number in pieces: digits without a point, the last `places` of them behind it. */
struct digits {
	char digit[NUM_DIGITS + 8];
	size_t n, places;
	bool minus;
};

static struct digits split(struct str cell)
{
	struct digits d = { .n = 0 };
	bool behind = false;
	for (size_t i = 0; i < cell.n && d.n < NUM_DIGITS; i++) {
		if (cell.p[i] == '-') {
			d.minus = true;
		} else if (cell.p[i] == '.') {
			behind = true;
		} else {
			d.digit[d.n++] = cell.p[i];
			d.places += behind;
		}
	}
	return d;
}

/* Adds one to the last digit. */
static void step_up(struct digits *d)
{
	size_t i = d->n;
	while (i && d->digit[i - 1] == '9')
		d->digit[--i] = '0';
	if (i) {
		d->digit[i - 1]++;
		return;
	}
	memmove(d->digit + 1, d->digit, d->n);
	d->digit[0] = '1';
	d->n++;
}

static void round_to(struct digits *d, size_t places)
{
	while (d->places < places && d->n < sizeof(d->digit) - 1) {
		d->digit[d->n++] = '0';
		d->places++;
	}
	if (d->places <= places)
		return;
	size_t drop = d->places - places;
	bool up = d->digit[d->n - drop] >= '5';
	d->n -= drop;
	d->places = places;
	if (up)
		step_up(d);
}

static bool is_zero(const struct digits *d)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->digit[i] != '0')
			return false;
	return true;
}

static struct str put_digits(const struct digits *d, char out[NUMBER_TEXT])
{
	char plain[NUMBER_TEXT];
	size_t n = 0, whole = d->n - d->places, first = 0, digits = 0;
	if (d->minus && !is_zero(d)) {
		memcpy(out, "\xe2\x88\x92", 3);
		n = 3;
	}
	while (first < whole && d->digit[first] == '0')
		first++;
	if (first == whole)
		plain[digits++] = '0';
	memcpy(plain + digits, d->digit + first, whole - first);
	digits += whole - first;
	if (d->places)
		plain[digits++] = '.';
	memcpy(plain + digits, d->digit + whole, d->places);
	return (struct str){ out, n + num_grouped((struct str){ plain, digits + d->places }, out + n) };
}

struct str number_text(struct str cell, int decimals, char out[NUMBER_TEXT])
{
	struct digits d = split(cell);
	round_to(&d, (size_t)decimals);
	return put_digits(&d, out);
}

struct str number_plain(struct str cell, char out[NUMBER_TEXT])
{
	struct digits d = split(cell);
	while (d.places && d.digit[d.n - 1] == '0') {
		d.n--;
		d.places--;
	}
	return put_digits(&d, out);
}

struct str number_percent(struct str cell, char out[NUMBER_TEXT])
{
	double v = 0;
	struct digits d = split(cell);
	for (int i = 0; i < 2; i++) { /* times 100 */
		if (d.places)
			d.places--;
		else if (d.n < sizeof(d.digit) - 1)
			d.digit[d.n++] = '0';
	}
	if (num_real(cell, -1e15, 1e15, &v) != NUM_OK)
		v = 0;
	round_to(&d, v > 0 && v < 0.1 ? 1 : 0);
	return put_digits(&d, out);
}

int number_few(struct str cell)
{
	double v = 0;
	return num_real(cell, -1e15, 1e15, &v) == NUM_OK && (v >= 100 || v <= -100) ? 0 : 1;
}

/* Year, month and day of a day in DATE_FIRST..DATE_LAST. */
static void civil(int32_t day, int *year, int *month, int *mday)
{
	char text[DATE_TEXT];
	date_format(day, text);
	int64_t part[3] = { 0 };
	const struct str parts[3] = { { text, 4 }, { text + 5, 2 }, { text + 8, 2 } };
	for (int i = 0; i < 3; i++)
		if (num_whole(parts[i], 0, 9999, &part[i]) != NUM_OK)
			part[i] = 0;
	*year = (int)part[0];
	*month = (int)part[1];
	*mday = (int)part[2];
}

int32_t monday_of(int32_t day)
{
	return sum_period_start(SUM_WEEKS, day);
}

struct str day_text(int32_t day, enum day_style style, int32_t as_of, char out[DAY_TEXT])
{
	static const char weekdays[][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char months[][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
					  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	int year, month, mday, year_of = 0, unused;
	civil(day, &year, &month, &mday);
	if (as_of != DATE_NONE)
		civil(as_of, &year_of, &unused, &unused);
	int n = 0;
	if (style != DAY_SHORT)
		n = snprintf(out, DAY_TEXT, "%s ", weekdays[day - monday_of(day)]);
	n += snprintf(out + n, DAY_TEXT - (size_t)n, "%s %d", months[(month + 11) % 12], mday);
	if (style == DAY_FULL || year != year_of)
		n += snprintf(out + n, DAY_TEXT - (size_t)n, ", %d", year);
	return (struct str){ out, (size_t)n };
}
