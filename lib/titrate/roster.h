/* Where patients stand today: turns their last fill into a state of the chain. */
#ifndef GLP1_TITRATE_ROSTER_H
#define GLP1_TITRATE_ROSTER_H

#include "titrate/chain.h"

enum {
	GAP_DAYS = 90,         /* after more days without a fill: stopped. Most studies; one has 84 */
	GAP_DAYS_MAX = 365,
	MOVE_LEAST = 21,       /* fewer days between two fills: a split or an early refill */
	MOVE_MOST = 42         /* more days between two fills: a pause; between both: a move */
};

/* What is known of one patient on one product. */
struct patient {
	int product;
	double strength_mg;  /* last dispensed */
	int32_t start, last; /* days of the first and the last fill */
	int fills;           /* on this strength, the last one included; 0: not known */
};

enum standing {
	STANDING_ACTIVE,
	STANDING_PAUSED,  /* last fill more than MOVE_MOST days ago */
	STANDING_STOPPED, /* more than gap_days ago: not counted */
	STANDING_FUTURE   /* starts after as_of */
};

struct stand {
	enum standing standing;
	struct cell state;   /* target not set */
	int elapsed;         /* days since the last fill, 0..gap_days */
	bool guessed;        /* fills on the rung were not known: 1 is taken, so steps come late */
	bool off_ladder;     /* the strength is not the rung's, which is the nearest below */
};

/*
 * Returns the standing of a patient. Periods since the start are 1 + floor((as_of - start) / 28);
 * chain_cell cuts them to the chain's. A patient who has paused comes back on the restart rung of
 * the ladder, or on their own if that is lower. start <= last; gap_days from MOVE_MOST to
 * GAP_DAYS_MAX.
 */
struct stand roster_stand(const struct ladder *l, const struct patient *p, int32_t as_of,
			  int gap_days);

#endif
