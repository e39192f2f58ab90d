/*
 * The audit of a roster: who works under whose licence, and where that does not hold. A row is
 * a person in a state; what is not recorded is a finding, never a pass.
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
	double other_heads, other_fte, other_hours; /* that it supervises for other employers */
	int32_t licence_expires, agreement_expires, agreement_approved, independent_since;
	int32_t excluded, exclusion_checked, waiver_until; /* excluded: enum roster_answer */
	/* set by roster_resolve */
	enum staff_role role;
	const struct state_rule *rule;           /* NULL: no state, or none of the table */
	/* its supervisor's row, in the same state if there is one */
	const struct roster_person *md;
	bool first;                              /* the first of the rows of this person */
	/*
	 * a row on the same job counts, not this one: the row with the most time, whatever the order
	 * of the rows
	 */
	bool again;
	bool differs;                            /* again, and its time is not that of the one counted */
	struct audit_subject subject;
};

struct roster_settings {
	int32_t warn_days;      /* before something expires */
	int32_t exclusion_days; /* a look at the exclusion list is good for so many days */
	int32_t stale_days;     /* a row of the table of states is good for so many days */
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
	struct excluded_list list;       /* their index, during the audit */
	struct roster_settings settings;
	size_t n_again; /* rows that are not counted */
	/* sorted by person, or by supervisor, then state; set by roster_resolve */
	struct roster_person **by_name, **by_supervisor;
};

/*
 * Finds roles, states and supervisors, and rows that repeat a person's role, state, location and
 * supervisor. roster_release frees by_name and by_supervisor.
 */
void roster_resolve(struct roster *r);
void roster_release(struct roster *r);

/*
 * Whether a person needs supervision on a day, as far as the roster says: the role does, and the
 * person is not independent by then.
 */
bool roster_is_supervised(const struct roster_person *p, int32_t day);

/*
 * Returns whom one physician supervises here in a state (in all states, if the cap says so), of
 * the roles that the cap counts; other employers are left out. Offices are locations other than
 * the physician's own. A figure that is not known of somebody is NaN.
 */
struct supervised roster_load(const struct roster *r, const struct roster_person *md,
			      const struct state_rule *rule, int32_t day);

/* Returns how many people a supervisor has on a day, in all states, each counted once. */
size_t roster_heads(const struct roster *r, const struct roster_person *md, int32_t day);

/* Returns the first of *n rows that name this supervisor; NULL if none does. */
struct roster_person **roster_team(const struct roster *r, struct str supervisor, size_t *n);

/* Returns the first of *n rows of a person; NULL if there is none. */
struct roster_person **roster_rows(const struct roster *r, struct str person, size_t *n);

enum { ROSTER_RULES = 34 };
extern const struct audit_rule roster_rules[ROSTER_RULES];

/* The day on which their citations were looked up: 2026-11-27. */
enum { ROSTER_RULES_AS_OF = 20784 };

/*
 * Applies the rules of a, for which audit_init was given roster_rules, to every row, and ends the
 * audit.
 */
void roster_audit(struct audit *a, struct roster *r);

#endif
