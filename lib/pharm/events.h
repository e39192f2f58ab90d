/*
 * Recalls and warning letters as FDA lists them, a row each: what they say of the pharmacies of a
 * register. Who is not there keeps its own answer, since a list is of some years only.
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
 * Closed: of recalls a status of terminated, which is FDA's word that all was done (21 CFR 7.55);
 * of letters any day of a close-out letter.
 */
bool pharm_event_is_closed(const struct pharm_event *e, bool letter);

/*
 * Puts the worst of a pharmacy's events, by name, into its answer of the criterion: open, or closed,
 * with its latest day. A near name is offered. Returns how many pharmacies were there.
 */
size_t pharm_apply_events(struct pharmacy *p, size_t n, const struct pharm_event *list, size_t n_list,
			  bool letter, struct arena *arena);

#endif
