/* Calendar arithmetic for periods. */
#include "volume/periods.h"

#include <stdio.h>

#include "base/num.h"

#include "base/banned.h"

/* Sets year and month of a day. */
static void year_month(int32_t day, int *year, int *month)
{
	char text[DATE_TEXT];
	int64_t y = 1970, m = 1;
	date_format(day, text);
	num_whole((struct str){ text, 4 }, 0, 9999, &y);
	num_whole((struct str){ text + 5, 2 }, 1, 12, &m);
	*year = (int)y;
	*month = (int)m;
}

static int32_t monday(int32_t day)
{
	int32_t since = (day + 3) % 7; /* 1970-01-01 was a Thursday */
	return day - (since < 0 ? since + 7 : since);
}

int32_t sum_period_start(enum sum_period p, int32_t day)
{
	int year, month;
	if (p == SUM_DAYS)
		return day;
	if (p == SUM_WEEKS)
		return monday(day);
	year_month(day, &year, &month);
	return date_from_civil(year, month, 1);
}

int32_t sum_period_next(enum sum_period p, int32_t start)
{
	int year, month;
	if (p != SUM_MONTHS)
		return start + (p == SUM_WEEKS ? 7 : 1);
	year_month(start, &year, &month);
	return month == 12 ? date_from_civil(year + 1, 1, 1) : date_from_civil(year, month + 1, 1);
}

void sum_period_name(enum sum_period p, int32_t start, char out[SUM_PERIOD_TEXT])
{
	int year, month;
	char text[DATE_TEXT];
	if (p == SUM_WEEKS) { /* a week is one of the year that its Thursday is in */
		year_month(start + 3, &year, &month);
		int week = (start + 3 - date_from_civil(year, 1, 1)) / 7 + 1;
		snprintf(out, SUM_PERIOD_TEXT, "%04d-W%02d", year % 10000, week % 100);
		return;
	}
	date_format(start, text);
	snprintf(out, SUM_PERIOD_TEXT, "%.*s", p == SUM_MONTHS ? 7 : 10, text);
}
