/* Compares and sorts rows of tables, so that their order in the input makes no difference. */
#ifndef GLP1_REPORT_COMPARE_H
#define GLP1_REPORT_COMPARE_H

#include <math.h>
#include <stdlib.h>

#include "report/week.h"

/* Compares days; unknown ones come last. */
static inline int by_day(int32_t a, int32_t b)
{
	if ((a == DATE_NONE) != (b == DATE_NONE))
		return a == DATE_NONE ? 1 : -1;
	return (a > b) - (a < b);
}

static inline int by_real(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a > b) - (a < b);
}

/* Compares all cells one by one, which makes any order of rows total. */
static inline int by_cells(struct row a, struct row b)
{
	int c = str_cmp(a.table->file, b.table->file);
	for (size_t i = 0; !c && i < a.table->n_cols && i < b.table->n_cols; i++)
		c = str_cmp(a.table->cell[a.at * a.table->n_cols + i],
			    b.table->cell[b.at * b.table->n_cols + i]);
	return c;
}

static inline void sort(void *items, size_t n, size_t size, int (*cmp)(const void *, const void *))
{
	if (n)
		qsort(items, n, size, cmp);
}

/* Sets the orders of a week. */
void week_orders(struct week *w);

#endif
