/*
 * What a stock rule would have done: history replayed day by day, each decision
 * made with what was known by then.
 */
#ifndef GLP1_STOCK_REPLAY_H
#define GLP1_STOCK_REPLAY_H

#include "stock/stock.h"

enum replay_rule {
	REPLAY_CHOSEN,  /* as the parameters say */
	REPLAY_30_DAYS, /* 30 days of supply, no statistics */
	REPLAY_45_DAYS,
	REPLAY_SQRT,    /* z * sigma * sqrt(L) by textbook.h, as in most systems */
	REPLAY_RULES
};

extern const char *const replay_rule_names[REPLAY_RULES];

enum replay_verdict {
	REPLAY_FEW,  /* under REPLAY_CYCLES_LEAST cycles: not enough to judge */
	REPLAY_FITS, /* no more cycles were short than chance explains */
	REPLAY_SHORT /* more were short: the rule misses its service level */
};

extern const char *const replay_verdict_names[];

enum {
	REPLAY_FIRST_DAY = 84,
	REPLAY_DAYS_MAX = 3653, /* ten years, the last of the history: run time grows with the days */
	REPLAY_CYCLES_LEAST = 13
};

struct replay {
	size_t cycles, cycles_short, days_short; /* a cycle: from review to review */
	double units_short, demand;
	double fill_rate;                        /* share of demand met; NaN without demand */
	double mean_on_hand, max_on_hand;        /* at the close of a day */
	double units_expired;
	size_t orders;
	double units_ordered;
	enum replay_verdict verdict;
};

/*
 * Replays the last REPLAY_DAYS_MAX days of the history, but not its first REPLAY_FIRST_DAY days,
 * which only serve to compute levels. On each day the order of lead days and one ago comes in, and
 * the day's demand is dispensed first expired first out; demand that is not met is lost. On
 * each review day (every review_days, rounded up) an order is placed at the close, by every rule in
 * whole packs and of at least min_order, with levels from this day and the days before; units that
 * perish too early (position.h) are not in the position. So an order must last until that of the
 * next review comes, lead and review days later. The replay starts with order_up_to on hand. Units
 * expire shelf_life_days less use_days after receipt, if both are known. Lead times do not vary.
 * Stockouts in the history itself are not corrected. Returns false, with *r all zero, if the
 * history is too short for a replay or for its first levels.
 *
 * The verdict is REPLAY_SHORT if so many short cycles would come up in less than 1 of 20 histories
 * by a binomial of the cycles and 1 - service level: at 95 % 3 of 13 cycles are too many, 4 of 26,
 * 6 of 52, 10 of 104.
 */
bool replay_run(const struct demand *d, const struct stock_params *p, enum replay_rule rule,
		struct replay *r);

#endif
