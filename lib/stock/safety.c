/* The three levels; sources in safety.h. */
#include "stock/safety.h"

#include <math.h>

#include "sku/sku.h"

#include "base/banned.h"

const char *const safety_method_names[SAFETY_METHODS + 1] = {
	[SAFETY_ROBUST] = "robust",       [SAFETY_NB] = "nb",
	[SAFETY_POISSON] = "poisson",     [SAFETY_GAMMA] = "gamma",
	[SAFETY_NORMAL] = "normal",       [SAFETY_EMPIRICAL] = "empirical",
	[SAFETY_POLICY_ONLY] = "policy-only",
};

/* The distribution of demand: of a count if quantities are whole, else a continuous one. */
static struct dist demand_dist(bool whole, double mean, double variance)
{
	return (struct dist){ whole ? DIST_NBINOM : DIST_GAMMA, mean, fmax(variance, mean) };
}

/* Sums of the history's last days: units of days [i, k) are sum[k] - sum[i]. */
struct history {
	size_t n;
	double sum[SAFETY_HISTORY + 1];
};

static void recent(const struct demand *d, struct history *h)
{
	*h = (struct history){ .n = d->days < SAFETY_HISTORY ? d->days : SAFETY_HISTORY };
	for (size_t i = 0; i < h->n; i++)
		h->sum[i + 1] = h->sum[i] + d->units[d->days - h->n + i] *
						demand_week_part(d, (h->n - 1 - i) / 7);
}

/* The forecast that B makes of `days` days from index i on; i >= SAFETY_RATE_DAYS. */
static double forecast(const struct history *h, size_t i, size_t days, size_t season)
{
	if (season >= days && season <= SAFETY_RATE_DAYS)
		return h->sum[i - season + days] - h->sum[i - season];
	return (h->sum[i] - h->sum[i - SAFETY_RATE_DAYS]) / SAFETY_RATE_DAYS * (double)days;
}

static double forecast_error(const struct history *h, size_t i, size_t days, size_t season)
{
	return h->sum[i + days] - h->sum[i] - forecast(h, i, days, season);
}

/* Level B for a whole number of days; NaN if there are too few forecast origins. */
static double rolling_level(const struct demand *d, const struct history *h,
			    const struct safety_params *p, size_t days, struct safety_result *r)
{
	if (h->n < SAFETY_RATE_DAYS + days + SAFETY_ORIGINS - 1)
		return NAN;
	const size_t first = SAFETY_RATE_DAYS, end = h->n - days + 1;
	double origins = (double)(end - first), errors = 0, squares = 0;
	for (size_t i = first; i < end; i++)
		errors += forecast_error(h, i, days, p->season_days);
	double bias = errors / origins;
	for (size_t i = first; i < end; i++)
		squares += pow(forecast_error(h, i, days, p->season_days) - bias, 2);
	double expected = fmax(forecast(h, h->n, days, p->season_days), 0);
	double late = expected / (double)days * p->lead_sd;
	r->bias = expected > 0 ? bias / expected : NAN;
	return dist_quantile(demand_dist(d->whole, expected + fmax(bias, 0),
					 squares / (origins - 1) + late * late),
			     p->service_level);
}

/* Returns the k-th smallest of n numbers, k from 0; they change places. Hoare, Find, 1961. */
static double smallest(double *a, size_t n, size_t k)
{
	size_t low = 0, high = n - 1;
	while (low < high) {
		double middle = a[low + (high - low) / 2];
		size_t i = low, j = high;
		for (;; i++, j--) { /* what is less to the left, what is more to the right */
			while (a[i] < middle)
				i++;
			while (a[j] > middle)
				j--;
			if (i >= j)
				break;
			double swapped = a[i];
			a[i] = a[j];
			a[j] = swapped;
		}
		if (k <= j)
			high = j;
		else
			low = j + 1;
	}
	return a[k];
}

/* Level C for a whole number of days; NaN if there are too few windows. */
static double empirical_level(const struct history *h, double service_level, size_t days)
{
	double sums[SAFETY_HISTORY];
	if (h->n < days + SAFETY_WINDOWS - 1)
		return NAN;
	size_t windows = h->n - days + 1;
	for (size_t i = 0; i < windows; i++)
		sums[i] = h->sum[i + days] - h->sum[i];
	size_t rank = (size_t)ceil(service_level * (double)windows - 1e-9);
	return smallest(sums, windows, rank ? rank - 1 : 0);
}

static double by_method(const struct safety_params *p, const struct safety_result *r)
{
	struct dist d = { DIST_NBINOM, r->mean, r->variance };
	switch (p->method) {
	case SAFETY_ROBUST:
		if (isnan(r->level_a)) /* the largest is not known either */
			return NAN;
		return fmax(r->level_a, fmax(r->level_b, r->level_c)); /* passes over NaN */
	case SAFETY_NB:
		return r->level_a;
	case SAFETY_POISSON:
		d.kind = DIST_POISSON;
		break;
	case SAFETY_GAMMA:
		d.kind = DIST_GAMMA;
		break;
	case SAFETY_NORMAL:
		d.kind = DIST_NORMAL;
		break;
	case SAFETY_EMPIRICAL:
		return isnan(r->level_c) ? r->level_a : r->level_c;
	default:
		return NAN; /* the policy only */
	}
	return dist_quantile(d, p->service_level);
}

static bool between(double x, double min, double max)
{
	return x >= min && x <= max; /* false of NaN */
}

bool safety_in_range(const struct safety_params *p)
{
	return between(p->lead_days, LEAD_DAYS_MIN, LEAD_DAYS_MAX) &&
	       between(p->review_days, 0, REVIEW_DAYS_MAX) && p->lead_days + p->review_days > 0 &&
	       between(p->lead_sd, LEAD_SD_MIN, LEAD_SD_MAX) && p->service_level > 0 &&
	       p->service_level < 1;
}

void safety_levels(const struct demand *d, const struct weeks *w, const struct safety_params *p,
		   struct safety_result *r)
{
	struct history h;
	*r = (struct safety_result)SAFETY_UNKNOWN;
	if (w->n < 2 || !safety_in_range(p))
		return;
	double interval = p->lead_days + p->review_days, k = interval / 7;
	double s2 = w->sd * w->sd;
	double variance = k * s2 + k * k * s2 / (double)w->n + pow(w->mean / 7 * p->lead_sd, 2);
	size_t days = (size_t)fmax(num_ceil(interval), 1);
	r->mean = k * w->mean;
	r->variance = fmax(variance, r->mean);
	r->level_a = dist_quantile(demand_dist(d->whole, r->mean, r->variance), p->service_level);
	recent(d, &h);
	r->level_b = rolling_level(d, &h, p, days, r);
	r->level_c = empirical_level(&h, p->service_level, days);
	r->level = by_method(p, r);
	r->stock = isnan(r->level) ? NAN : fmax(r->level - r->mean, 0);
}

double safety_implied(const struct safety_result *r, bool whole, double units)
{
	return dist_cdf(demand_dist(whole, r->mean, r->variance), r->mean + units);
}
