/* Finds where patients stand; the rules are in roster.h. */
#include "titrate/roster.h"

#include "base/banned.h"

struct stand roster_stand(const struct ladder *l, const struct patient *p, int32_t as_of,
			  int gap_days)
{
	bool exact;
	int rung = ladder_rung_of(l, p->strength_mg, &exact);
	struct stand s = {
		.state = { .product = p->product, .rung = rung, .fills = p->fills ? p->fills : 1,
			   .periods = 1 },
		.guessed = !p->fills,
		.off_ladder = !exact,
	};
	if (p->start > as_of) {
		s.standing = STANDING_FUTURE;
		return s;
	}
	s.elapsed = as_of - p->last;
	s.state.periods = 1 + (as_of - p->start) / PERIOD_DAYS;
	if (s.elapsed > gap_days) {
		s.standing = STANDING_STOPPED;
	} else if (s.elapsed > MOVE_MOST) {
		s.standing = STANDING_PAUSED;
		s.state.fills = 0;
		if (l->restart >= 0 && l->restart < rung)
			s.state.rung = l->restart;
	}
	return s;
}
