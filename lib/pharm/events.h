/*
 * Recalls and warning letters as FDA lists them, a row each, and what they say of the pharmacies of
 * a register. A pharmacy that is not listed keeps its own answer: a list has some years only.
 */
#ifndef GLP1_PHARM_EVENTS_H
#define GLP1_PHARM_EVENTS_H

#include "audit/names.h"
#include "pharm/pharm.h"

struct pharm_event {
	struct str firm, date, closed; /* as listed; closed: a status, or the day of a close-out letter */
	struct name folded;
};

/*
 * Whether an event is closed: a recall with the status terminated, which is FDA's word that all was
 * done (21 CFR 7.55); a letter with any day of a close-out letter.
 */
bool pharm_event_is_closed(const struct pharm_event *e, bool letter);

/*
 * Sets the answer of each pharmacy whose name is listed to the worst of its events, open or closed,
 * with the latest day. A near name is offered only. Returns how many pharmacies were listed.
 */
size_t pharm_apply_events(struct pharmacy *p, size_t n, const struct pharm_event *list,
			  size_t n_list, bool letter, struct arena *arena);

#endif
