/* Inside lib/staff: one row of a roster under audit, and the checks behind the rules. */
#ifndef GLP1_STAFF_ROSTER_RULES_H
#define GLP1_STAFF_ROSTER_RULES_H

#include "staff/roster.h"

struct roster_case {
	const struct roster *roster;
	const struct roster_person *p;
	bool supervised; /* by its role, and not independent by the as-of day */
	/* supervised, and the licence alone does not let the person practise in the state */
	bool wants_md;
};

/* The checks; a check that serves several rules looks at rule->arg. */
extern audit_check roster_check_cap, roster_check_policy, roster_check_state,
	roster_check_supervisor;
extern audit_check roster_check_authority, roster_check_licence, roster_check_agreement;
extern audit_check roster_check_specialty, roster_check_exclusion, roster_check_time;
extern audit_check roster_check_oversight, roster_check_again, roster_check_listed;
extern audit_check roster_check_list_age; /* of no single person: roster_audit makes it */

/* The values of rule->arg, by check. */
enum { CAP_OVER, CAP_LOAD_UNKNOWN, CAP_UNKNOWN, CAP_TABLE_STALE };
enum { SUPERVISOR_MISSING, SUPERVISOR_UNLISTED, SUPERVISOR_SELF, SUPERVISOR_ELSEWHERE,
       SUPERVISOR_ROLE };
enum { AUTHORITY_NOT_GIVEN, AUTHORITY_CONDITIONS, AUTHORITY_UNSAID };
enum { PAPER_EXPIRED, PAPER_EXPIRING, PAPER_UNRECORDED, PAPER_UNSIGNED };
enum { NOT_DONE, NOT_KNOWN };

#endif
