/*
 * The rules of states for nurse practitioners (NPs), physician assistants (PAs) and those who
 * supervise them: rows of states.csv or of a file of the clinic. A blank cell means that no
 * rule was found, never that there is none. Not legal advice: each row names its law.
 */
#ifndef GLP1_STAFF_STATES_H
#define GLP1_STAFF_STATES_H

#include "base/str.h"
#include "staff/supervision.h"

/*
 * The class of a state in the list of the American Association of Nurse Practitioners: a label, not
 * the law.
 */
enum state_authority { AUTHORITY_UNKNOWN, AUTHORITY_FULL, AUTHORITY_REDUCED, AUTHORITY_RESTRICTED,
		       AUTHORITIES };

/* How an NP comes to practise without a supervisor. */
enum state_path {
	PATH_UNKNOWN,
	PATH_LICENCE, /* with the licence */
	PATH_AFTER,   /* after a time, and with what path_note adds */
	PATH_STEPS,   /* by the steps of path_note */
	PATH_NONE,    /* the law names no way */
	PATHS
};

/* How good the source of a number is. */
enum state_grade { GRADE_NONE, GRADE_SECONDARY, GRADE_PRIMARY, GRADES };

enum state_period { PERIOD_NONE, PERIOD_7_DAYS, PERIOD_14_DAYS, PERIOD_30_DAYS, PERIOD_MONTH,
		    PERIOD_QUARTER, PERIOD_YEAR, PERIODS };

enum oversight_kind { OVERSIGHT_NONE, OVERSIGHT_MEETING, OVERSIGHT_VISIT, OVERSIGHT_AGREEMENT,
		      OVERSIGHT_ATTESTATION, OVERSIGHT_KINDS };

extern const char *const state_authority_names[AUTHORITIES + 1], *const state_path_names[PATHS + 1];
extern const char *const state_grade_names[GRADES + 1], *const state_period_names[PERIODS + 1];
extern const char *const oversight_kind_names[OVERSIGHT_KINDS + 1]; /* all end in NULL */

/* Which agreements a cap counts: those of its state, or those of other states too. */
enum cap_reach { REACH_STATE, REACH_ALL };

struct state_rule {
	struct str state; /* postal code */
	int32_t authority, authority_verified, path, path_verified; /* enums above */
	double after;                    /* the time of PATH_AFTER, in after_unit; NaN: blank */
	struct str after_unit, path_note;
	double cap;                      /* NaN: blank */
	int32_t cap_unit, cap_verified;  /* enum cap_unit */
	int32_t cap_reach;               /* enum cap_reach */
	struct str cap_counts;           /* professions with + between them */
	struct str cap_scope, cap_citation, cap_as_of;
	struct str chart_rate;           /* a share, as chart_rate_parse reads it */
	double chart_at_most;            /* NaN: blank */
	struct str chart_extra;          /* the share of charts with controlled substances */
	int32_t chart_window, chart_verified;
	struct str chart_citation, chart_as_of;
	int32_t oversight, oversight_every;
	struct str oversight_citation, note, source;
	int32_t as_of;
};

/* Returns the first row of a postal code, case aside; NULL: there is none. */
const struct state_rule *state_find(const struct state_rule *rules, size_t n, struct str state);

enum staff_role { ROLE_OTHER, ROLE_NP, ROLE_PA, ROLE_CNM, ROLE_CNS, ROLE_CRNA, ROLE_AP, ROLE_MD,
		  ROLE_RN, ROLE_LPN, ROLE_MA, STAFF_ROLES };

extern const char *const staff_role_names[STAFF_ROLES + 1];

/*
 * Returns the role of a short name or common synonym (FNP, CRNP, DO ...), case and marks aside;
 * ROLE_OTHER for other texts.
 */
enum staff_role staff_role_of(struct str text);

/* Whether states want the role supervised: advanced practice nurses and physician assistants. */
bool staff_is_supervised(enum staff_role role);

/* Whether the role has a licence of the state: those, physicians, RN and LPN. */
bool staff_is_licensed(enum staff_role role);

/*
 * Whether a list such as APRN+PA+AP has the role; APRN is NP, CNM, CNS and CRNA. An empty
 * list has all roles that are supervised.
 */
bool state_counts(struct str list, enum staff_role role);

#endif
