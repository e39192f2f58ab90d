/*
 * Turns visits and activity standards into people: for each location and role the work, the staff
 * that WISN asks for, and its cost; for physicians the largest of their needs counts.
 */
#ifndef GLP1_STAFF_STAFF_H
#define GLP1_STAFF_STAFF_H

#include "base/arena.h"
#include "staff/models.h"
#include "staff/roster.h"
#include "staff/visits.h"
#include "staff/wisn.h"

/* What a row of standards is about. The first is what an empty cell means. */
enum standard_kind {
	STANDARD_VISIT,      /* minutes for each visit of a type, or for a share of them */
	STANDARD_YEARLY,     /* minutes for each of per_year tasks */
	STANDARD_CATEGORY,   /* an allowance of everybody in the role */
	STANDARD_INDIVIDUAL, /* an allowance of some people in the role */
	STANDARD_KINDS
};

extern const char *const standard_kind_names[STANDARD_KINDS + 1];

/* A row of standards. Numbers that are not given are NaN. Activity `*`: every visit. */
struct standard {
	struct str role, activity;
	int32_t kind, unit;       /* enum standard_kind; enum wisn_unit of amount */
	double minutes, share;    /* of one; the share of visits that need it, 1 if NaN */
	double per_year;          /* tasks a year, for STANDARD_YEARLY */
	double visits_per_year;   /* of a patient of a panel in the phase `activity` */
	double amount, people;    /* of an allowance; how many have it, 1 if NaN */
};

/* The working time of a role; with an empty role, of all roles without a row. */
struct calendar {
	struct str role;
	struct wisn_time time;
};

/* Pay of a role. NaN: not known. */
struct wage {
	struct str role, source;
	/* USD a year; share; USD a head; USD a supervised head */
	double wage, benefits, malpractice, fee;
};

/* A line of the result: a role at a location, or at all of them (location.p NULL). */
struct staff_line {
	struct str location, role;
	struct wisn_work work;
	struct wisn wisn;
	double visits;                 /* a year, those that the role has work with */
	double heads, have;            /* people to have; FTE there, NaN: not known */
	double work_heads, work_ratio, work_gap; /* by wisn.required alone, without ratio and cap */
	double required;               /* FTE; of physicians the binding need */
	double gap, ratio, cost;       /* have - required; have / required; USD a year */
	const char *binding;
	struct md_need md;             /* of a physician's line for all */
	bool is_md, is_all;
	struct str note;
};

struct staff_settings {
	double growth;                 /* of visits: 0.1 is a tenth more */
	double no_show;                /* of a panel: the share of visits that is booked again */
	bool leave_out_lost;           /* time kept for people who did not come is no work */
	enum wisn_round round;
	bool by_heads;                 /* pay heads; else FTE */
	struct md_ratio ratio;
};

struct staff_plan {
	const struct visits *visits;
	bool panel;                    /* per_year of the tallies are patients */
	const struct standard *standards;
	size_t n_standards;
	const struct calendar *calendars;
	size_t n_calendars;
	const struct wage *wages;
	size_t n_wages;
	const struct roster *roster;   /* resolved; NULL: none */
	const struct state_rule *const *states; /* whose caps bind; n_bound long */
	size_t n_bound;
	struct staff_settings settings;
	int32_t as_of;
};

enum staff_fault {
	STAFF_OK,
	STAFF_NO_STANDARD, /* a type of visit that no row of standards is about */
	STAFF_NO_MINUTES,  /* neither the standard nor the visits say how long one takes */
	STAFF_NO_RATE,     /* a phase without visits a year */
	STAFF_NO_CALENDAR, /* a role without working time */
	STAFF_TIME, STAFF_ALLOWANCES, /* as enum wisn_status */
	STAFF_TOO_MANY     /* rows times types times places: it would take too long */
};

/* Return what is wrong, and what helps, for a message. */
const char *staff_message(enum staff_fault f);
const char *staff_hint(enum staff_fault f);

/*
 * Returns the visits a year of a tally, growth included; for a panel, patients times the visits a
 * year that a standard names for the phase. NaN: not known.
 */
double staff_visits_a_year(const struct staff_plan *p, const struct visit_tally *t);

/*
 * Checks that every type of visit has a standard with minutes, and every role its time. *at: the
 * tally at fault, or NULL.
 */
enum staff_fault staff_check(const struct staff_plan *p, const struct visit_tally **at);

/*
 * Returns the work of a role at a location, or all of its work (NULL), and only then with yearly
 * work and allowances. *visits: the visits a year that the work is for.
 */
struct wisn_work staff_work(const struct staff_plan *p, struct str role, const struct str *location,
			    double *visits);

/* Return the working time of a role, and its pay; NULL: there is no row. */
const struct wisn_time *staff_time(const struct staff_plan *p, struct str role);
const struct wage *staff_wage(const struct staff_plan *p, struct str role);

/* Returns the supervised people that the lines for all need; hours by their calendars. */
struct supervised staff_supervised(const struct staff_plan *p, const struct staff_line *lines,
				   size_t n);

/*
 * Returns *n lines, in the arena: by location, then in the order of the standards' roles; then
 * those for all, if there is more than one location. There are none without visits. Call it only if
 * staff_check returned STAFF_OK.
 */
struct staff_line *staff_lines(const struct staff_plan *p, struct arena *arena, size_t *n);

#endif
