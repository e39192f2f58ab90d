/* For tests of stock/safety.h: a history, what is asked of it, and its distributions by other means. */
#ifndef GLP1_TESTS_SAFETY_SCENE_H
#define GLP1_TESTS_SAFETY_SCENE_H

#include "stock/safety.h"

#include "unit.h"

enum { DAYS_MAX = 400 };

/* A history, its weeks and what to ask for. */
struct safety_scene {
	double units[DAYS_MAX];
	bool stockout[DAYS_MAX];
	struct demand d;
	struct weeks w;
	struct safety_params p;
	struct safety_result r;
};

/* An empty scene: 95 %, lead 3, review 7. */
struct safety_scene safety_scene(enum safety_method method);

/* Makes the days those of the list, again and again; at most DAYS_MAX. */
void fill(struct safety_scene *s, size_t days, const double *list, size_t n);

/* Days of any kind, service level, lead and review: steady, slow, lumpy, growing, and one that
 * stopped; whole or in quarters. */
void make_history(struct safety_scene *s, struct rng *rng);

/* Fills s->d, s->w and s->r from the days and returns &s->r. */
const struct safety_result *levels(struct safety_scene *s);

/* P(X <= x) of a count, Poisson where variance is no larger than mean: terms added up. */
double count_cdf(double mean, double variance, double x);

/* P(X <= x) of a gamma: the series of the lower incomplete gamma function. */
double gamma_cdf(double mean, double variance, double x);

/* Fails unless level is the quantile of demand with this mean and variance. */
void is_level(const char *what, bool whole, double level, double mean, double variance, double p);

#endif
