/*
 * Who works under whose licence, and what of it does not hold: the audit of a roster. One row
 * is a person in a state; what is not recorded is a finding, never a pass.
 */
#ifndef GLP1_STAFF_ROSTER_H
#define GLP1_STAFF_ROSTER_H

#include "audit/excluded.h"
#include "staff/oversight.h"
#include "staff/states.h"

enum roster_answer { ROSTER_UNKNOWN, ROSTER_NO, ROSTER_YES, ROSTER_ANSWERS };

extern const char *const roster_answer_names[ROSTER_ANSWERS + 1];

/* A row. Numbers that are not given are NaN, dates DATE_NONE. Texts live as long as the audit. */
struct roster_person {
	struct str person, role_text, state, location, supervisor, specialty, owner;
	struct str waiver_reason, waiver_rules;
	struct str npi, cleared_matches;         /* for the list of excluded parties */
	double fte, hours;                       /* of a full week; hours a week */
	double other_heads, other_fte, other_hours; /* supervised for other employers */
	int32_t licence_expires, agreement_expires, agreement_approved, independent_since;
	int32_t excluded, exclusion_checked, waiver_until; /* excluded: enum roster_answer */
	/* found by roster_resolve */
	enum staff_role role;
	const struct state_rule *rule;           /* NULL: no state, or none of the table */
	/* its supervisor's row, in the same state if there is one */
	const struct roster_person *md;
	bool first;                              /* of the rows of this person */
	/*
	 * says the same job once more: not counted, but the row with the most time is, whatever the
	 * order of the rows
	 */
	bool again;
	bool differs;                            /* again, and with another time than the one counted */
	struct audit_subject subject;
};

struct roster_settings {
	int32_t warn_days;      /* before something expires */
	int32_t exclusion_days; /* a look at the exclusion list is good for so long */
	int32_t stale_days;     /* a row of the table of states is */
	struct md_ratio ratio;  /* the clinic's own */
};

struct roster {
	struct roster_person *people;
	size_t n;
	const struct state_rule *states;
	size_t n_states;
	const struct oversight *events; /* as recorded; NULL: no such file was given */
	size_t n_events;
	const struct excluded *excluded; /* rows of the list; NULL: it was not given */
	size_t n_excluded;
	struct excluded_list list;       /* of them, while the audit looks */
	struct roster_settings settings;
	size_t n_again; /* rows that are not counted */
	/* by that name, then state; from roster_resolve */
	struct roster_person **by_name, **by_supervisor;
};

/*
 * Finds roles, states and supervisors, and rows that say a person's role, state, location and
 * supervisor once more. roster_release gives the two lists back.
 */
void roster_resolve(struct roster *r);
void roster_release(struct roster *r);

/*
 * Needs supervision on that day, as far as the roster says: its role does, and it is not
 * independent by then.
 */
bool roster_is_supervised(const struct roster_person *p, int32_t day);

/*
 * What one physician supervises here in a state (in all, where the cap says so), of the roles that
 * the
 * cap counts; other employers aside. Offices are locations other than the physician's own.
 * NaN: not known of somebody.
 */
struct supervised roster_load(const struct roster *r, const struct roster_person *md,
			      const struct state_rule *rule, int32_t day);

/* People that a supervisor has on that day, in all states, each once. */
size_t roster_heads(const struct roster *r, const struct roster_person *md, int32_t day);

/* The rows that name this person as supervisor: the first, *n how many. NULL if none does. */
struct roster_person **roster_team(const struct roster *r, struct str supervisor, size_t *n);

/* The rows of a person, in the same way. */
struct roster_person **roster_rows(const struct roster *r, struct str person, size_t *n);

enum { ROSTER_RULES = 34 };
extern const struct audit_rule roster_rules[ROSTER_RULES];

/* The day on which their citations were looked up: 2026-11-27. */
enum { ROSTER_RULES_AS_OF = 20784 };

/*
 * Looks at every row with the rules of a, which audit_init was given roster_rules for, and ends the
 * audit.
 */
void roster_audit(struct audit *a, struct roster *r);

#endif
