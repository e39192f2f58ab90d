/* Finds who supervises whom, and how many. */
#include "staff/roster.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

const char *const roster_answer_names[ROSTER_ANSWERS + 1] = { "unknown", "no", "yes" };

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

/* Compares in byte order, ASCII case aside. */
static int compare(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		int c = lower(a.p[i]) - lower(b.p[i]);
		if (c)
			return c;
	}
	return (a.n > b.n) - (a.n < b.n);
}

/* Compares state, location, supervisor and role; 0: the same job of a person. */
static int by_job(const struct roster_person *a, const struct roster_person *b)
{
	int c = compare(a->state, b->state);
	if (!c)
		c = compare(a->location, b->location);
	if (!c)
		c = compare(a->supervisor, b->supervisor);
	return c ? c : compare(a->role_text, b->role_text);
}

/* Compares so that the larger number comes first, and NaN last. */
static int by_number(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) - isnan(b);
	return (a < b) - (a > b);
}

/* Compares so that the most time and the supervised come first: a cap must not be missed. */
static int by_time(const struct roster_person *a, const struct roster_person *b)
{
	int c = by_number(a->fte, b->fte);
	if (!c)
		c = by_number(a->hours, b->hours);
	if (!c && a->independent_since != b->independent_since)
		c = a->independent_since == DATE_NONE || (b->independent_since != DATE_NONE &&
							  a->independent_since > b->independent_since)
			? -1 : 1;
	return c;
}

/* Compares all else that a finding may name, so that the order of rows decides nothing. */
static int by_rest(const struct roster_person *a, const struct roster_person *b)
{
	const double x[] = { a->other_heads, a->other_fte, a->other_hours, a->licence_expires,
			     a->agreement_expires, a->agreement_approved, a->excluded,
			     a->exclusion_checked, a->waiver_until };
	const double y[] = { b->other_heads, b->other_fte, b->other_hours, b->licence_expires,
			     b->agreement_expires, b->agreement_approved, b->excluded,
			     b->exclusion_checked, b->waiver_until };
	const struct str s[] = { a->specialty, a->owner, a->npi, a->cleared_matches,
				 a->waiver_reason, a->waiver_rules };
	const struct str t[] = { b->specialty, b->owner, b->npi, b->cleared_matches,
				 b->waiver_reason, b->waiver_rules };
	int c = 0;
	for (size_t i = 0; !c && i < sizeof(x) / sizeof(*x); i++)
		c = by_number(x[i], y[i]);
	for (size_t i = 0; !c && i < sizeof(s) / sizeof(*s); i++)
		c = compare(s[i], t[i]);
	return c;
}

static int by_place(const struct roster_person *a, const struct roster_person *b)
{
	int c = by_job(a, b);
	if (!c)
		c = by_time(a, b);
	if (!c)
		c = by_rest(a, b);
	return c ? c : (a > b) - (a < b); /* equal in all; both are rows of one array */
}

static int by_name(const void *va, const void *vb)
{
	const struct roster_person *a = *(struct roster_person *const *)va;
	const struct roster_person *b = *(struct roster_person *const *)vb;
	int c = compare(a->person, b->person);
	return c ? c : by_place(a, b);
}

static int by_supervisor(const void *va, const void *vb)
{
	const struct roster_person *a = *(struct roster_person *const *)va;
	const struct roster_person *b = *(struct roster_person *const *)vb;
	int c = compare(a->supervisor, b->supervisor);
	return c ? c : by_name(va, vb);
}

static struct str name_of(const struct roster_person *p, bool supervisor)
{
	return supervisor ? p->supervisor : p->person;
}

/* Returns the first row of a sorted list that has the name; *n: how many have it. */
static struct roster_person **rows_of(struct roster_person **list, size_t size, struct str name,
				      bool supervisor, size_t *n)
{
	size_t low = 0, high = size;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (compare(name_of(list[mid], supervisor), name) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < size && str_ieq(name_of(list[low + *n], supervisor), name);)
		++*n;
	return *n ? &list[low] : NULL;
}

struct roster_person **roster_team(const struct roster *r, struct str supervisor, size_t *n)
{
	*n = 0;
	return supervisor.n ? rows_of(r->by_supervisor, r->n, supervisor, true, n) : NULL;
}

struct roster_person **roster_rows(const struct roster *r, struct str person, size_t *n)
{
	return rows_of(r->by_name, r->n, person, false, n);
}

static struct roster_person **sorted(struct roster *r, int (*order)(const void *, const void *))
{
	struct roster_person **list = mem_alloc(r->n * sizeof(*list));
	for (size_t i = 0; i < r->n; i++)
		list[i] = &r->people[i];
	if (r->n)
		qsort(list, r->n, sizeof(*list), order);
	return list;
}

/* The supervisor's row in the same state, else any row; NULL: there is none. */
static const struct roster_person *supervisor_of(const struct roster *r,
						 const struct roster_person *p)
{
	size_t n;
	struct roster_person **rows = p->supervisor.n ? roster_rows(r, p->supervisor, &n) : NULL;
	if (!rows)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (str_ieq(rows[i]->state, p->state))
			return rows[i];
	return rows[0];
}

void roster_resolve(struct roster *r)
{
	r->by_name = sorted(r, by_name);
	r->by_supervisor = sorted(r, by_supervisor);
	for (size_t i = 0; i < r->n; i++) {
		struct roster_person *p = r->by_name[i];
		p->first = !i || !str_ieq(p->person, r->by_name[i - 1]->person);
		p->again = !p->first && by_job(p, r->by_name[i - 1]) == 0;
		p->differs = p->again && (r->by_name[i - 1]->differs ||
					  by_time(p, r->by_name[i - 1]) != 0);
		r->n_again += p->again;
		p->role = staff_role_of(p->role_text);
		p->rule = state_find(r->states, r->n_states, p->state);
		p->md = supervisor_of(r, p);
	}
}

void roster_release(struct roster *r)
{
	mem_free(r->by_name);
	mem_free(r->by_supervisor);
	r->by_name = r->by_supervisor = NULL;
}

bool roster_is_supervised(const struct roster_person *p, int32_t day)
{
	return staff_is_supervised(p->role) &&
	       (p->independent_since == DATE_NONE || p->independent_since > day);
}

enum { OFFICES_MAX = 64 };

/* The locations of the supervised, the physician's own aside; n is NaN if one is not recorded. */
struct offices {
	struct str place[OFFICES_MAX];
	double n;
};

static void add_office(struct offices *o, struct str own, struct str place)
{
	size_t n = o->n >= 0 ? (size_t)o->n : 0;
	bool known = own.n && place.n;
	for (size_t i = 0; i < n; i++)
		if (str_ieq(o->place[i], place))
			return;
	if (!known)
		o->n = NAN;
	else if (!str_ieq(own, place) && n < OFFICES_MAX) {
		o->place[n] = place;
		o->n += 1; /* NaN stays NaN */
	}
}

struct supervised roster_load(const struct roster *r, const struct roster_person *md,
			      const struct state_rule *rule, int32_t day)
{
	struct supervised s = { 0, 0, 0, 0 };
	struct offices offices = { .n = 0 };
	const struct roster_person *last = NULL;
	size_t n;
	struct roster_person **team = roster_team(r, md->person, &n);
	for (size_t i = 0; i < n; i++) {
		const struct roster_person *p = team[i];
		if (p->again || (rule->cap_reach == REACH_STATE && p->rule != rule) ||
		    !roster_is_supervised(p, day) ||
		    !state_counts(rule->cap_counts, p->role))
			continue;
		s.heads += !last || !str_ieq(last->person, p->person);
		s.fte += p->fte;
		s.hours += p->hours;
		add_office(&offices, md->location, p->location);
		last = p;
	}
	s.offices = offices.n;
	return s;
}

size_t roster_heads(const struct roster *r, const struct roster_person *md, int32_t day)
{
	size_t n, heads = 0;
	const struct roster_person *last = NULL;
	struct roster_person **team = roster_team(r, md->person, &n);
	for (size_t i = 0; i < n; i++)
		if (roster_is_supervised(team[i], day)) {
			heads += !last || !str_ieq(last->person, team[i]->person);
			last = team[i];
		}
	return heads;
}
