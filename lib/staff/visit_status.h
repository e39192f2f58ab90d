/* What became of an appointment, in the words of the systems that clinics book with. */
#ifndef GLP1_STAFF_VISIT_STATUS_H
#define GLP1_STAFF_VISIT_STATUS_H

#include "base/str.h"

enum visit_status {
	VISIT_UNKNOWN, /* no word, or one that only the clinic knows */
	VISIT_BOOKED, VISIT_ARRIVED, VISIT_OCCURRED,
	VISIT_NO_SHOW, VISIT_CANCELLED, VISIT_LATE_CANCEL, VISIT_RESCHEDULED,
	VISIT_STATUSES
};

extern const char *const visit_status_names[VISIT_STATUSES + 1]; /* ends in NULL */

/*
 * Returns the meaning of a word of Boulevard, DrChrono, FHIR, Healthie, Square, Tebra, Vagaro or
 * this toolkit; case, blanks and marks between letters do not matter. A text with cancel, no show
 * or resched in it means that, unless another part of it may deny it. VISIT_UNKNOWN for all
 * others.
 */
enum visit_status visit_status_of(struct str word);

/* Whether two words are the same, case, blanks and marks aside. */
bool visit_same_word(struct str a, struct str b);

#endif
