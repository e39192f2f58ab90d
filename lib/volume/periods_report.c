/* Adds up days to periods, sorts them, and writes each with the change from the one before. */
#include "volume/periods_report.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"
#include "volume/net.h"

#include "base/banned.h"

struct line {
	const char *period;
	int32_t starts, whole;
	struct str sku, location;
	struct dec quantity, change;
	double of_most;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const char *const yes_no[] = { "no", "yes", NULL };

static const struct csv_out_col cols[] = {
	{ COL(period), .type = OUT_NAME, .help = "2026-W27 or 2026-07" },
	{ COL(starts), .type = OUT_DATE, .help = "its first day" },
	{ COL(sku), .help = "the SKU; only with --by=sku" },
	{ COL(location), .help = "the location; only with --by=location" },
	{ COL(quantity), .type = OUT_DEC, .unit = "units",
	  .help = "dispenses and unmet less returns" },
	{ COL(change), .type = OUT_DEC, .unit = "units",
	  .help = "from the period before; empty for the first, and where one of the two is not whole" },
	{ COL(whole), .type = OUT_WORD, .words = yes_no,
	  .help = "no: the period begins before the first day of the input, or goes on behind the last" },
	{ COL(of_most), .type = OUT_REAL, .decimals = 4, .bar_full = 1,
	  .help = "quantity as a share of the largest of its SKU and location; empty if none "
		  "is above 0" },
};

const struct report periods_report = { "--period", REPORT_COLS(cols) };

struct sum {
	struct str sku, location;
	int32_t start;
	struct dec quantity;
};

struct sums {
	struct sum *sum;
	size_t n, size;
};

static int sum_cmp(const void *va, const void *vb)
{
	const struct sum *a = va, *b = vb;
	int c = str_cmp(a->sku, b->sku);
	c = c ? c : str_cmp(a->location, b->location);
	return c ? c : (a->start > b->start) - (a->start < b->start);
}

/* Adds the days of a series to s, one sum for each period. False: a sum does not fit. */
static bool add_series(struct sums *s, const struct day_series *series,
		       const struct periods_by *by)
{
	struct sum *last = NULL;
	for (int32_t day = series->first_day; day_next(series, &day); day++) {
		struct dec net;
		if (!day_net_demand(series, day, &net))
			return false;
		if (!net.set)
			continue;
		int32_t start = sum_period_start(by->period, day);
		if (!last || last->start != start) {
			s->sum = array_room(s->sum, s->n, &s->size, sizeof(*s->sum));
			last = &s->sum[s->n++];
			*last = (struct sum){ by->sku ? series->sku : STR(""),
					      by->location ? series->location : STR(""),
					      start,
					      { .set = true } };
		}
		if (dec_add(&last->quantity, net) != NUM_OK)
			return false;
	}
	return true;
}

/* Sorts, and adds up the sums of the same SKU, location and period. False: one does not fit. */
static bool join(struct sums *s)
{
	size_t n = 0;
	if (s->n)
		qsort(s->sum, s->n, sizeof(*s->sum), sum_cmp);
	for (size_t i = 0; i < s->n; i++) {
		if (!n || sum_cmp(&s->sum[n - 1], &s->sum[i]) != 0)
			s->sum[n++] = s->sum[i];
		else if (dec_add(&s->sum[n - 1].quantity, s->sum[i].quantity) != NUM_OK)
			return false;
	}
	s->n = n;
	return true;
}

/* The largest quantity of the SKU and location that begin at sum i. */
static double most_at(const struct sums *s, size_t i)
{
	const struct sum *first = &s->sum[i];
	double most = dec_double(first->quantity);
	for (; i < s->n && str_eq(s->sum[i].sku, first->sku) &&
	       str_eq(s->sum[i].location, first->location); i++)
		if (dec_double(s->sum[i].quantity) > most)
			most = dec_double(s->sum[i].quantity);
	return most;
}

static bool is_whole(const struct periods_by *by, int32_t start)
{
	return start >= by->first && sum_period_next(by->period, start) - 1 <= by->last;
}

/* Writes a row. before: the period before; NULL: this is the first one. */
static void write_sum(struct tool *t, const struct periods_by *by, const struct sum *s,
		      const struct sum *before, double most)
{
	char name[SUM_PERIOD_TEXT];
	struct line l = { .period = name,
			  .starts = s->start,
			  .sku = s->sku,
			  .location = s->location,
			  .quantity = s->quantity,
			  .change = s->quantity,
			  .whole = is_whole(by, s->start),
			  .of_most = most > 0 ? dec_double(s->quantity) / most : INFINITY };
	sum_period_name(by->period, s->start, name);
	l.change.set = before && l.whole && is_whole(by, before->start) &&
		       dec_sub(&l.change, before->quantity) == NUM_OK;
	tool_write(t, &l);
}

/* Writes all sums, and 0 for the periods between them. */
static void write_sums(struct tool *t, const struct periods_by *by, const struct sums *s)
{
	double most = 0;
	for (size_t i = 0; i < s->n; i++) {
		struct sum next = s->sum[i];
		const struct sum *before = i ? &s->sum[i - 1] : NULL;
		if (!before || !str_eq(before->sku, next.sku) ||
		    !str_eq(before->location, next.location)) {
			most = most_at(s, i);
			write_sum(t, by, &next, NULL, most);
			continue;
		}
		struct sum last = *before;
		struct sum none = { next.sku,
				    next.location,
				    sum_period_next(by->period, before->start),
				    { .set = true } };
		for (; none.start < next.start;
		     none.start = sum_period_next(by->period, none.start)) {
			write_sum(t, by, &none, &last, most);
			last = none;
		}
		write_sum(t, by, &next, &last, most);
	}
}

bool periods_write(struct tool *t, struct day_series *const *series, size_t n,
		   const struct periods_by *by)
{
	struct sums s = { 0 };
	struct diag d;
	bool ok = true;
	for (size_t i = 0; i < n && ok; i++)
		ok = add_series(&s, series[i], by);
	if (ok && join(&s)) {
		write_sums(t, by, &s);
	} else {
		diag_set(&d, DIAG_DATA, "net demand of a period is out of range");
		ok = tool_fault(t, &d);
	}
	mem_free(s.sum);
	return ok;
}
