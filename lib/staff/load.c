/* Sweeps over the starts and ends of visits, hour by hour. */
#include "staff/load.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

enum { HOUR = 60, DAY = 1440 };

/* The begin or the end of a visit. */
struct event {
	int64_t minute;
	int step; /* 1: a visit begins; -1: it ends */
};

static int by_start(const void *va, const void *vb)
{
	const struct load_visit *a = va, *b = vb;
	int c = (a->start > b->start) - (a->start < b->start);
	return c ? c : (a->minutes > b->minutes) - (a->minutes < b->minutes);
}

/* Sorts by minute; within a minute ends come before starts. */
static int by_minute(const void *va, const void *vb)
{
	const struct event *a = va, *b = vb;
	int c = (a->minute > b->minute) - (a->minute < b->minute);
	return c ? c : (a->step > b->step) - (a->step < b->step);
}

/* a / b rounded down, also below 0 (before 1970). */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The weekday, Monday 0; 1970-01-01 was a Thursday. */
static int weekday(int64_t day)
{
	int64_t d = (day + 3) % LOAD_DAYS;
	return (int)(d < 0 ? d + LOAD_DAYS : d);
}

static struct load_hour *hour_of(struct load *l, int64_t minute)
{
	int64_t day = floor_div(minute, DAY);
	return &l->hour[weekday(day)][(minute - day * DAY) / HOUR];
}

static void count_starts(struct load *l, const struct load_visit *v, size_t n)
{
	size_t run = 0;
	for (size_t i = 0; i < n; i++) {
		bool same = i && floor_div(v[i].start, HOUR) == floor_div(v[i - 1].start, HOUR);
		struct load_hour *h = hour_of(l, v[i].start);
		run = same ? run + 1 : 1;
		h->starts++;
		if (run > h->peak_starts)
			h->peak_starts = run;
		l->unknown += v[i].minutes < 0;
	}
}

/* Adds a span of minutes in which at_once visits went on. */
static void add_span(struct load *l, int64_t from, int64_t to, size_t at_once)
{
	if (at_once > l->peak_at_once && from < to) {
		l->peak_at_once = at_once;
		l->peak_at = from;
	}
	while (from < to && at_once) {
		int64_t end = (floor_div(from, HOUR) + 1) * HOUR;
		struct load_hour *h = hour_of(l, from);
		end = end < to ? end : to;
		h->busy_minutes += (double)(end - from) * (double)at_once;
		if (at_once > h->peak_at_once)
			h->peak_at_once = at_once;
		from = end;
	}
}

static void sweep(struct load *l, const struct load_visit *v, size_t n)
{
	struct event *events = mem_alloc(2 * n * sizeof(*events));
	size_t m = 0, at_once = 0;
	for (size_t i = 0; i < n; i++)
		if (v[i].minutes > 0) {
			events[m++] = (struct event){ v[i].start, 1 };
			events[m++] = (struct event){ v[i].start + v[i].minutes, -1 };
		}
	if (m)
		qsort(events, m, sizeof(*events), by_minute);
	for (size_t i = 0; i < m; i++) {
		if (i)
			add_span(l, events[i - 1].minute, events[i].minute, at_once);
		at_once += (size_t)events[i].step;
	}
	mem_free(events);
}

void load_of(struct load_visit *visits, size_t n, int32_t first, int32_t last, struct load *out)
{
	size_t kept = 0;
	*out = (struct load){ 0 };
	for (int64_t day = first; day <= last; day++)
		out->days[weekday(day)]++;
	for (size_t i = 0; i < n; i++) {
		int64_t day = floor_div(visits[i].start, DAY);
		if (day >= first && day <= last)
			visits[kept++] = visits[i];
	}
	if (kept)
		qsort(visits, kept, sizeof(*visits), by_start);
	count_starts(out, visits, kept);
	sweep(out, visits, kept);
}

double load_mean_starts(const struct load *l, int day, int hour)
{
	return l->days[day] ? (double)l->hour[day][hour].starts / l->days[day] : NAN;
}

double load_mean_at_once(const struct load *l, int day, int hour)
{
	return l->days[day] ? l->hour[day][hour].busy_minutes / HOUR / l->days[day] : NAN;
}
