/*
 * Classes of SKUs: by the pattern of their demand (smooth, intermittent,
 * erratic, lumpy) and by their part in the whole (A, B, C).
 */
#ifndef GLP1_STOCK_CLASSIFY_H
#define GLP1_STOCK_CLASSIFY_H

#include <stddef.h>

enum demand_class {
	DEMAND_CLASS_NONE,         /* fewer than two demands: nothing can be said */
	DEMAND_CLASS_SMOOTH,       /* often, in like sizes */
	DEMAND_CLASS_INTERMITTENT, /* seldom, in like sizes */
	DEMAND_CLASS_ERRATIC,      /* often, in unlike sizes */
	DEMAND_CLASS_LUMPY,        /* seldom, in unlike sizes */
	DEMAND_CLASSES
};

extern const char *const demand_class_names[DEMAND_CLASSES + 1]; /* "" first; ends in NULL */

/* Above ADI demand is seldom, above CV2 its sizes differ: Syntetos, Boylan & Croston 2005. */
#define DEMAND_ADI_CUT 1.32
#define DEMAND_CV2_CUT 0.49

struct demand_pattern {
	size_t demands; /* periods with a demand */
	double adi;     /* average demand interval: periods from one demand to the next, >= 1 */
	double cv2;     /* squared coefficient of variation of the demands, >= 0 */
	enum demand_class class;
};

/*
 * Fills in *r with the pattern of units[0..n), the demands of equal periods, oldest first. A
 * period below 0 (more returns than dispenses) has no demand.
 *
 *   adi = mean of the intervals, the first counted from the start of the series,
 *         so that leading zeros count and trailing ones do not
 *   cv2 = (sd / mean)^2 of the demands, sd with n - 1
 *
 * These are the formulas of idclass in R's tsintermittent; adi = n / demands, which others
 * use, counts the trailing zeros too. adi is NaN without a demand, cv2 with fewer than two
 * demands; the class then is NONE. If a value of units is not finite, nothing is known: demands
 * is 0, adi and cv2 are NaN.
 */
void demand_pattern_of(const double *units, size_t n, struct demand_pattern *r);

/*
 * Returns the class by adi and cv2; a value that equals its cut-off counts as below it. NONE if
 * either is NaN. Syntetos, Boylan & Croston 2005, Journal of the Operational
 * Research Society 56, 495-503.
 */
enum demand_class demand_class_of(double adi, double cv2);

enum abc {
	ABC_NONE, /* value unknown */
	ABC_A,
	ABC_B,
	ABC_C,
	ABC_CLASSES
};

extern const char *const abc_names[ABC_CLASSES + 1]; /* "" first; ends in NULL */

/* Shares of the whole that A, and A with B, reach: Pareto's 80 % and the usual 95 %. */
#define ABC_SHARE_A 0.80
#define ABC_SHARE_B 0.95

struct abc_item {
	double units;     /* a year; NaN: unknown */
	double unit_cost; /* money; NaN: unknown */
	enum abc class;
	double value;     /* value and at: used while sorting */
	size_t at;
};

/*
 * Sets the class of every item by its value, which is the cost of a year's units, or just the
 * units if any item with units has no known cost. An item is A if the items of greater value
 * reach less than 80 % of the sum, B if less than 95 %, else C. So the item that crosses
 * a border is in the better class, and a SKU that makes up nearly the whole sum is an A.
 * Items of equal value share the class of the best of them: the class does not
 * depend on the order of the items, which stays as it is. Values of 0 and below
 * count as 0 and are C, even if all are; values that are not finite are NONE and not in
 * the sum. Shares are compared with a tolerance of 1e-9 of the sum.
 *
 * Dickie 1951, "ABC inventory analysis shoots for dollars not pennies", Factory
 * Management and Maintenance 109; Silver, Pyke & Thomas, Inventory and
 * Production Management in Supply Chains, 4th ed., ch. 2.
 */
void abc_classify(struct abc_item *items, size_t n);

#endif
