/* Days for the tests of weeks, of weeks that stand out and of quiet days. */
#ifndef GLP1_TESTS_MADE_DAYS_H
#define GLP1_TESTS_MADE_DAYS_H

#include "volume/demand.h"

/* units[0] is the oldest day. Too large for a stack. */
struct made_days {
	struct demand d;
	double units[5000];
	bool stockout[5000], closed[5000];
};

/* Makes *m n days of none, whole, none out of stock; nothing is said of closed days. */
void made_init(struct made_days *m, size_t n);

#endif
