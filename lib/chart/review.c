/* Finds reviews by id, and sums them up for a stratum. */
#include "chart/review.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

const char *const review_result_names[REVIEW_RESULTS + 1] = { "unsaid", "ok", "error",
							      "unreadable" };

static int by_id(const void *va, const void *vb)
{
	const struct review *a = va, *b = vb;
	int c = str_cmp(a->id, b->id);
	c = c ? c : (a->date > b->date) - (a->date < b->date);
	c = c ? c : str_cmp(a->item, b->item);
	c = c ? c : str_cmp(a->reviewer, b->reviewer);
	return c ? c : (a->result > b->result) - (a->result < b->result);
}

void review_sort(struct review_book *b)
{
	if (b->n)
		qsort(b->reviews, b->n, sizeof(*b->reviews), by_id);
	b->used = mem_zero(b->n, sizeof(*b->used));
}

void review_release(struct review_book *b)
{
	mem_free(b->used);
}

const struct review *review_of(const struct review_book *b, struct str id, size_t *n)
{
	size_t low = 0, high = b->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(b->reviews[mid].id, id) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < b->n && str_eq(b->reviews[low + *n].id, id);)
		++*n;
	return *n ? &b->reviews[low] : NULL;
}

const struct review *review_done(const struct review_book *b, const struct chart *chart,
				 const struct review *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].date != DATE_NONE && r[i].date >= chart->tag && r[i].date <= b->as_of &&
		    r[i].reviewer.n && r[i].result != REVIEW_UNSAID)
			return &r[i];
	return NULL;
}

bool review_is_error(const struct review *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].result == REVIEW_ERROR || r[i].result == REVIEW_UNREADABLE)
			return true;
	return false;
}

static int by_number(const void *va, const void *vb)
{
	const double *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

/* The quantile p of sorted numbers: the smallest one that a share p is at or below. */
static double quantile(const double *days, size_t n, double p)
{
	return n ? days[(size_t)ceil(p * (double)n) - 1] : NAN;
}

struct review_sums review_sums(const struct review_book *b, const struct stratum *s)
{
	struct review_sums sums = { .p50_days = NAN, .p90_days = NAN };
	double *days = mem_alloc((s->charts.n + 1) * sizeof(*days));
	size_t n, timed = 0;
	for (size_t i = 0; i < s->charts.n; i++) {
		const struct chart *chart = &s->charts.kept[i];
		const struct review *r = review_of(b, chart->id, &n);
		const struct review *done = review_done(b, chart, r, n);
		if (!done)
			continue;
		sums.failures += review_is_error(r, n);
		if (i >= s->n)
			continue;
		sums.done++;
		sums.errors += review_is_error(r, n);
		days[timed++] = (double)(done->date - chart->tag);
	}
	if (timed)
		qsort(days, timed, sizeof(*days), by_number);
	sums.p50_days = quantile(days, timed, 0.5);
	sums.p90_days = quantile(days, timed, 0.9);
	sums.known = chart_limits(s->charts.population, sums.done, sums.errors, &sums.limits);
	mem_free(days);
	return sums;
}

uint64_t review_wanted(const struct review_book *b, const struct stratum *s,
		       const struct review_settings *settings)
{
	if (!settings->expand_on || review_sums(b, s).errors < settings->expand_on)
		return s->n;
	uint64_t wanted = s->n + settings->expand_by;
	return wanted < s->charts.n ? wanted : s->charts.n;
}
