/* The reports on what a review found. */
#include <math.h>
#include <stdlib.h>

#include "chart/chart_report.h"
#include "chart/chart_cols.h"

#include "base/mem.h"

#include "base/banned.h"

void chart_write_results(struct tool *t, const struct strata *s, const struct review_book *book)
{
	for (const struct stratum *one = s->strata; one; one = one->next) {
		struct review_sums r = review_sums(book, one);
		double population = (double)one->charts.population;
		tool_write(t, &(struct result_line){
			.stratum = one->name, .clinician = one->clinician, .due = one->due,
			.population = (int64_t)one->charts.population, .n = (int64_t)one->n,
			.reviewed = (int64_t)r.done, .to_do = (int64_t)(one->n - r.done),
				.errors = (int64_t)r.errors,
			.error_rate = r.done ? (double)r.errors / (double)r.done : NAN,
			.low = r.known ? (int64_t)r.limits.low : OUT_UNKNOWN,
			.high = r.known ? (int64_t)r.limits.high : OUT_UNKNOWN,
			.low_rate = r.known ? (double)r.limits.low / population : NAN,
			.high_rate = r.known ? (double)r.limits.high / population : NAN,
			.p50_days = r.p50_days, .p90_days = r.p90_days });
	}
}

static int by_item(const void *a, const void *b)
{
	return str_cmp((*(const struct review *const *)a)->item,
		       (*(const struct review *const *)b)->item);
}

/* Returns the *n rows of drawn charts that name an item; mem_free the array. */
static const struct review **item_rows(const struct strata *s, const struct review_book *book,
				       size_t *n)
{
	const struct review **rows = mem_alloc((book->n + 1) * sizeof(struct review *));
	*n = 0;
	for (const struct stratum *one = s->strata; one; one = one->next)
		for (size_t i = 0; i < one->charts.n && i < one->n; i++) {
			size_t m;
			const struct review *r = review_of(book, one->charts.kept[i].id, &m);
			for (size_t k = 0; k < m && *n < book->n; k++)
				if (r[k].item.n && r[k].result != REVIEW_UNSAID)
					rows[(*n)++] = &r[k];
		}
	return rows;
}

void chart_write_items(struct tool *t, const struct strata *s, const struct review_book *book)
{
	size_t n;
	const struct review **rows = item_rows(s, book, &n);
	struct item_line l = { 0 };
	if (n)
		qsort(rows, n, sizeof(*rows), by_item);
	for (size_t i = 0; i < n; i++) {
		l.item = rows[i]->item;
		l.n++;
		l.errors += review_is_error(rows[i], 1);
		if (i + 1 < n && str_eq(rows[i + 1]->item, l.item))
			continue;
		l.error_rate = (double)l.errors / (double)l.n;
		tool_write(t, &l);
		l = (struct item_line){ 0 };
	}
	mem_free(rows);
}
