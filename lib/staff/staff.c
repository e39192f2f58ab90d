/* Computes the work of each role, and finds what a plan lacks. */
#include "staff/staff.h"

#include <math.h>

#include "base/banned.h"

enum {
	YEAR_DAYS = 365,
	TALLY_STEPS_MAX = 100000000, /* a second or two; 100 rows, 1,000 types and places */
	ROW_STEPS_MAX = 5000000      /* 2,000 rows of --standards, 500 of the others */
};

const char *const standard_kind_names[STANDARD_KINDS + 1] = {
	[STANDARD_VISIT] = "visit",
	[STANDARD_YEARLY] = "yearly",
	[STANDARD_CATEGORY] = "category",
	[STANDARD_INDIVIDUAL] = "individual",
};

static const struct {
	const char *what, *hint;
} faults[] = {
	[STAFF_NO_STANDARD] = { "visits of a type that no row of --standards is about",
				"add a row for it, with 0 minutes if it needs nobody" },
	[STAFF_NO_MINUTES] = { "visits whose minutes neither --standards nor the visits tell",
			       "give minutes in --standards" },
	[STAFF_NO_RATE] = { "a phase without visits a year",
			    "give visits_per_year of a patient in --standards" },
	[STAFF_NO_CALENDAR] = { "a role of --standards without working time",
				"add its row to --calendar, or one without role for all others" },
	[STAFF_TIME] = { "no working time is left of the possible days", "mend --calendar" },
	[STAFF_ALLOWANCES] = { "category allowances take the whole working time",
			       "mend amount or unit in --standards" },
	[STAFF_TOO_MANY] = { "too many rows of --standards for so many types of visit and places",
			     "leave out of --standards and of the visits what is not asked for" },
};

const char *staff_message(enum staff_fault f)
{
	return faults[f].what;
}

const char *staff_hint(enum staff_fault f)
{
	return faults[f].hint;
}

static double or_1(double x)
{
	return isnan(x) ? 1 : x;
}

static bool every(const struct standard *s)
{
	return str_eq(s->activity, STR("*"));
}

static bool is_about(const struct standard *s, const struct visit_tally *t)
{
	return s->kind == STANDARD_VISIT && (every(s) || visit_same_word(s->activity, t->type));
}

/* Visits a year of a patient in a phase, by the first standard that has it; NaN: none has. */
static double visits_of_patient(const struct staff_plan *p, const struct visit_tally *t)
{
	for (const struct standard *s = p->standards; s < p->standards + p->n_standards; s++)
		if (is_about(s, t) && !every(s) && !isnan(s->visits_per_year))
			return s->visits_per_year;
	return NAN;
}

double staff_visits_a_year(const struct staff_plan *p, const struct visit_tally *t)
{
	double days = visits_days(p->visits), n = t->per_year;
	if (p->panel)
		n *= visits_of_patient(p, t) * (1 + p->settings.no_show);
	if (days > 0) {
		size_t lost = p->settings.leave_out_lost ? 0 : visits_lost(t);
		n += (double)(visits_kept(t) + lost) * YEAR_DAYS / days;
	}
	return n * (1 + p->settings.growth);
}

/* The minutes of a visit: by the standard, else as measured over all locations. */
static double minutes_of(const struct staff_plan *p, const struct standard *s,
			 const struct visit_tally *t)
{
	double minutes = 0;
	size_t timed = 0;
	if (!isnan(s->minutes))
		return s->minutes;
	for (const struct visit_tally *other = p->visits->tallies; other; other = other->next)
		if (visit_same_word(other->type, t->type)) {
			minutes += other->minutes;
			timed += other->timed;
		}
	return timed ? minutes / (double)timed : NAN;
}

static enum staff_fault check_tally(const struct staff_plan *p, const struct visit_tally *t)
{
	bool named = false, all_every = true, found = false;
	for (const struct standard *s = p->standards; s < p->standards + p->n_standards; s++) {
		if (s->kind == STANDARD_VISIT && !every(s))
			all_every = false;
		if (!is_about(s, t))
			continue;
		found = true;
		named = named || !every(s);
		if (isnan(minutes_of(p, s, t)) && visits_kept(t) + (size_t)(t->per_year > 0))
			return STAFF_NO_MINUTES;
	}
	if (!named && !(found && all_every))
		return STAFF_NO_STANDARD;
	return isnan(staff_visits_a_year(p, t)) ? STAFF_NO_RATE : STAFF_OK;
}

const struct wisn_time *staff_time(const struct staff_plan *p, struct str role)
{
	const struct wisn_time *other = NULL;
	for (size_t i = 0; i < p->n_calendars; i++) {
		const struct calendar *c = &p->calendars[i];
		if (c->role.n && visit_same_word(c->role, role))
			return &c->time;
		if (!c->role.n && !other)
			other = &c->time;
	}
	return other;
}

const struct wage *staff_wage(const struct staff_plan *p, struct str role)
{
	for (size_t i = 0; i < p->n_wages; i++)
		if (visit_same_word(p->wages[i].role, role))
			return &p->wages[i];
	return NULL;
}

/* Whether a plan takes too many steps: roles times standards times tallies. */
static bool is_too_much(const struct staff_plan *p)
{
	const double rows = (double)p->n_standards, times = (double)(p->n_calendars + p->n_wages);
	double tallies = 0;
	for (const struct visit_tally *t = p->visits->tallies; t; t = t->next)
		tallies++;
	return rows * tallies * fmax(rows, tallies) > TALLY_STEPS_MAX ||
	       rows * (rows + times) > ROW_STEPS_MAX;
}

enum staff_fault staff_check(const struct staff_plan *p, const struct visit_tally **at)
{
	*at = NULL;
	if (is_too_much(p))
		return STAFF_TOO_MANY;
	for (const struct standard *s = p->standards; s < p->standards + p->n_standards; s++) {
		const struct wisn_time *time = staff_time(p, s->role);
		struct wisn_work work;
		struct wisn w;
		if (!time)
			return STAFF_NO_CALENDAR;
		work = staff_work(p, s->role, NULL, &(double){ 0 });
		enum wisn_status st = wisn_required(time, &work, &w);
		if (st != WISN_OK)
			return st == WISN_TIME ? STAFF_TIME : STAFF_ALLOWANCES;
	}
	for (const struct visit_tally *t = p->visits->tallies; t; t = t->next) {
		enum staff_fault f = check_tally(p, t);
		*at = t;
		if (f != STAFF_OK)
			return f;
	}
	return STAFF_OK;
}

/* The hours a year of a role with the visits of a tally; *has: whether it has any. */
static double visit_hours(const struct staff_plan *p, struct str role, const struct visit_tally *t,
			  bool *has)
{
	double n = staff_visits_a_year(p, t), hours = 0;
	*has = false;
	for (const struct standard *s = p->standards; s < p->standards + p->n_standards &&
	     n > 0; s++)
		if (is_about(s, t) && visit_same_word(s->role, role)) {
			hours += n * or_1(s->share) * minutes_of(p, s, t) / 60;
			*has = true;
		}
	return hours;
}

struct wisn_work staff_work(const struct staff_plan *p, struct str role, const struct str *location,
			    double *visits)
{
	struct wisn_work w = { 0 };
	const struct wisn_time *time = staff_time(p, role);
	*visits = 0;
	for (const struct visit_tally *t = p->visits->tallies; t; t = t->next) {
		bool has;
		if (location && !str_eq(t->location, *location))
			continue;
		w.hours += visit_hours(p, role, t, &has);
		*visits += has ? staff_visits_a_year(p, t) : 0;
	}
	for (const struct standard *s = p->standards; s < p->standards + p->n_standards; s++) {
		if (!visit_same_word(s->role, role))
			continue;
		if (s->kind == STANDARD_CATEGORY)
			w.share += wisn_share((enum wisn_unit)s->unit, s->amount, time);
		else if (!location && s->kind == STANDARD_YEARLY)
			w.hours += s->per_year * s->minutes / 60;
		else if (!location && s->kind == STANDARD_INDIVIDUAL)
			w.individual_hours += wisn_individual((enum wisn_unit)s->unit, s->amount,
							      or_1(s->people), time);
	}
	return w;
}
