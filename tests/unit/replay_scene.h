/* A history and what is asked of stock/replay.h, for its tests. */
#ifndef GLP1_TESTS_REPLAY_SCENE_H
#define GLP1_TESTS_REPLAY_SCENE_H

#include "stock/replay.h"

#include "unit.h"

enum { FIRST = REPLAY_FIRST_DAY, DAYS_MAX = FIRST + 7 * 104 };

/* A history, and what to ask of it. */
struct replay_scene {
	double units[DAYS_MAX];
	bool stockout[DAYS_MAX];
	size_t days;
	struct stock_params p;
};

/* A unit a day; lead 3, review 7, no policy: up to 10 units, at each review. */
struct replay_scene replay_scene(size_t days);

/* Whole units or tenths: often or seldom, growing or ending; with any lead and review days. */
struct replay_scene any_replay(struct rng *rng, bool tenths);

/* The first days of the scene, which it must outlive. */
struct demand demand_of(struct replay_scene *s, size_t days);

/* All days by the rule; the test fails if they cannot be replayed. */
struct replay replay(struct replay_scene *s, enum replay_rule rule);

#endif
