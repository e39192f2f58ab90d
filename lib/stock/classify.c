/* Demand patterns and ABC classes; sources and conventions are in classify.h. */
#include "stock/classify.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/banned.h"

const char *const demand_class_names[DEMAND_CLASSES + 1] = {
	[DEMAND_CLASS_NONE] = "",
	[DEMAND_CLASS_SMOOTH] = "smooth",
	[DEMAND_CLASS_INTERMITTENT] = "intermittent",
	[DEMAND_CLASS_ERRATIC] = "erratic",
	[DEMAND_CLASS_LUMPY] = "lumpy",
};

const char *const abc_names[ABC_CLASSES + 1] = {
	[ABC_NONE] = "",
	[ABC_A] = "A",
	[ABC_B] = "B",
	[ABC_C] = "C",
};

#define ROUNDING 1e-13 /* a cv2 of whole numbers right at the cut-off is off by less than this */

enum demand_class demand_class_of(double adi, double cv2)
{
	if (isnan(adi) || isnan(cv2))
		return DEMAND_CLASS_NONE;
	if (cv2 > DEMAND_CV2_CUT + ROUNDING)
		return adi > DEMAND_ADI_CUT ? DEMAND_CLASS_LUMPY : DEMAND_CLASS_ERRATIC;
	return adi > DEMAND_ADI_CUT ? DEMAND_CLASS_INTERMITTENT : DEMAND_CLASS_SMOOTH;
}

/* cv2 of the demands (the units above 0); it takes two passes, for exactness. */
static double cv2_of(const double *units, size_t n, size_t demands, double sum)
{
	double mean = sum / (double)demands, squares = 0;
	for (size_t i = 0; i < n; i++)
		if (units[i] > 0)
			squares += pow(units[i] / mean - 1, 2);
	return squares / (double)(demands - 1);
}

void demand_pattern_of(const double *units, size_t n, struct demand_pattern *r)
{
	size_t demands = 0, last = 0;
	double sum = 0;
	*r = (struct demand_pattern){ .adi = NAN, .cv2 = NAN };
	for (size_t i = 0; i < n; i++) {
		if (!isfinite(units[i]))
			return;
		if (units[i] <= 0)
			continue;
		demands++;
		last = i + 1;
		sum += units[i];
	}
	r->demands = demands;
	/* the intervals add up to the place of the last demand; of none 0 / 0: NaN */
	r->adi = (double)last / (double)demands;
	if (demands) /* of one 0 / 0, too */
		r->cv2 = cv2_of(units, n, demands, sum);
	r->class = demand_class_of(r->adi, r->cv2);
}

static double weight(const struct abc_item *item)
{
	return isfinite(item->value) && item->value > 0 ? item->value : 0;
}

static int by_place(const void *a, const void *b)
{
	const struct abc_item *x = a, *y = b;
	return (x->at > y->at) - (x->at < y->at);
}

static int by_weight(const void *a, const void *b)
{
	double x = weight(a), y = weight(b);
	int order = (x < y) - (x > y);
	return order ? order : by_place(a, b);
}

static enum abc class_behind(double before, double sum)
{
	if (before < (ABC_SHARE_A - 1e-9) * sum)
		return ABC_A;
	return before < (ABC_SHARE_B - 1e-9) * sum ? ABC_B : ABC_C;
}

static void set_values(struct abc_item *items, size_t n)
{
	bool all_costs = true;
	for (size_t i = 0; i < n; i++)
		all_costs = all_costs && (isnan(items[i].units) || !isnan(items[i].unit_cost));
	for (size_t i = 0; i < n; i++) {
		items[i].at = i;
		items[i].value = items[i].units * (all_costs ? items[i].unit_cost : 1);
	}
}

void abc_classify(struct abc_item *items, size_t n)
{
	if (n == 0)
		return;
	double sum = 0, so_far = 0, before = 0;
	set_values(items, n);
	qsort(items, n, sizeof(*items), by_weight);
	for (size_t i = 0; i < n; i++)
		sum += weight(&items[i]);
	double last = weight(items);
	for (size_t i = 0; i < n; i++) {
		if (weight(&items[i]) < last)
			before = so_far;
		last = weight(&items[i]);
		so_far += last;
		items[i].class =
			isfinite(items[i].value) ? class_behind(before, sum) : ABC_NONE;
	}
	qsort(items, n, sizeof(*items), by_place);
}
