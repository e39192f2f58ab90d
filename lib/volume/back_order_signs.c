/* Signs that unmet demand was kept and filled, where nobody says so. */
#include "volume/back_orders.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

enum {
	FILL_DAYS = 10,   /* within which unmet demand is filled */
	TIMES_LEAST = 3,  /* fewer are chance */
	USUAL_LEAST = 3   /* days that tell what is usual */
};

/* Units dispensed on days, sorted. */
struct amounts {
	double *units;
	size_t n, size;
};

static void put(struct amounts *a, double units)
{
	a->units = array_room(a->units, a->n, &a->size, sizeof(*a->units));
	a->units[a->n++] = units;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* Returns the median of the amounts and of as many zeros as make days amounts of them. */
static double median(struct amounts *a, size_t days)
{
	size_t zeros = days > a->n ? days - a->n : 0, at = days / 2;
	if (a->n > 1)
		qsort(a->units, a->n, sizeof(*a->units), by_size);
	return a->n && at >= zeros ? a->units[at - zeros] : 0;
}

/* Returns the units of a kind on a day, in units of the series; 0 if there is no row. */
static double units_on(const struct day_series *s, enum day_kind kind, int32_t day)
{
	struct dec sum = day_sum(s, kind, day);
	return sum.set ? (double)sum.m : 0;
}

static bool about(double units, double unmet)
{
	return fabs(units - unmet) <= unmet / 3;
}

/*
 * Returns what is dispensed on a day by habit: the median of days with a dispense that follow no
 * unmet demand; if these are few, 0 where as much was unmet in all as dispensed, else the median
 * of all days.
 */
static double usual(const struct day_series *s, int32_t from, int32_t to)
{
	struct amounts apart = { 0 }, all = { 0 };
	double sum = 0, sum_unmet = 0;
	int64_t last = INT32_MIN;
	for (int32_t day = from; day_next(s, &day) && day <= to; day++) {
		double out = units_on(s, DAY_DISPENSE, day), unmet = units_on(s, DAY_UNMET, day);
		last = unmet > 0 ? day : last;
		sum += out;
		sum_unmet += unmet;
		if (out > 0)
			put(&all, out);
		if (out > 0 && day - last > FILL_DAYS)
			put(&apart, out);
	}
	double m = apart.n >= USUAL_LEAST ? median(&apart, apart.n)
		   : about(sum, sum_unmet) ? 0
					   : median(&all, (size_t)(to - from) + 1);
	mem_free(apart.units);
	mem_free(all.units);
	return m;
}

/* Unmet demand of a day or several, and what was dispensed beyond the usual after it. */
struct spell {
	double unmet, more;
	int32_t last; /* its last day with unmet demand */
	bool filled;  /* so far as much as was unmet, within a third */
};

/* Counts a spell that is over. */
static void end(struct spell *e, size_t *times, size_t *filled)
{
	*times += e->unmet > 0;
	*filled += e->unmet > 0 && e->filled;
	*e = (struct spell){ 0 };
}

size_t back_orders_signs(const struct day_series *s, int32_t from, int32_t to)
{
	struct spell e = { 0 };
	size_t times = 0, filled = 0;
	from = from < s->first_day ? s->first_day : from;
	if (!s->line[DAY_UNMET].n || from > to)
		return 0;
	double habit = usual(s, from, to);
	for (int32_t day = from; day_next(s, &day) && day <= to; day++) {
		double unmet = units_on(s, DAY_UNMET, day), out = units_on(s, DAY_DISPENSE, day);
		bool late = e.unmet > 0 && day - e.last > FILL_DAYS;
		if (late || (unmet > 0 && e.filled))
			end(&e, &times, &filled);
		if (unmet > 0) {
			e.unmet += unmet;
			e.last = day;
		} else if (e.unmet > 0 && out > 0) {
			e.more += out - habit;
			e.filled = about(e.more, e.unmet);
		}
	}
	if (e.filled || to - e.last > FILL_DAYS) /* else it may still be filled */
		end(&e, &times, &filled);
	return filled >= TIMES_LEAST && 3 * filled >= 2 * times ? filled : 0;
}
