/* Finds who is covered by which policy, and which policy follows which. */
#include "base/array.h"
#include "base/map.h"
#include "base/mem.h"
#include "cover/cover_rules.h"

#include "base/banned.h"

struct entries {
	struct cover_entry *row;
	size_t n, size;
};

static void add_entry(struct entries *e, struct cover_policy *p, struct str who)
{
	e->row = array_room(e->row, e->n, &e->size, sizeof(*e->row));
	e->row[e->n++] = (struct cover_entry){ p->party_key, who, p };
}

/* Adds entries: by clinician for the clinic's professional liability, by insured for others. */
static void add_policy(struct entries *e, struct cover_policy *p, struct arena *arena)
{
	struct str list = p->clinician, item, nobody = { NULL, 0 };
	size_t before = e->n;
	if (p->party_key.n) {
		add_entry(e, p, p->insured_key);
		return;
	}
	if (p->line != COVER_PROFESSIONAL) {
		add_entry(e, p, nobody);
		return;
	}
	while (str_next_part(&list, ";\r\n", &item)) {
		struct name name = name_fold(arena, item);
		if (str_ieq(item, STR("all")))
			add_entry(e, p, nobody);
		else if (name.key.n)
			add_entry(e, p, name.key);
	}
	if (e->n == before && p->insured_key.n)
		add_entry(e, p, p->insured_key);
}

/* Whether p, the successor of old, covers claims about acts under old. */
static bool keeps_prior_acts(const struct cover_policy *old, const struct cover_policy *p)
{
	if (p->form != COVER_CLAIMS_MADE)
		return false;
	return p->prior_acts == COVER_YES ||
	       (p->retroactive != DATE_NONE && old->retroactive != DATE_NONE &&
		p->retroactive <= old->retroactive);
}

enum { RENEWAL_DAYS = 31 }; /* a renewal begins at most so many days before the old one ends */

static void succeed(struct cover_policy *old, const struct cover_policy *p, int32_t as_of)
{
	bool renews = old->expires < as_of || p->effective >= old->expires - RENEWAL_DAYS;
	old->replaced = true;
	old->ended = old->ended || (old->expires < as_of && p->effective > as_of);
	if (renews && old->form == COVER_CLAIMS_MADE && old->tail != COVER_YES &&
	    !keeps_prior_acts(old, p) && !old->next)
		old->next = p;
}

/* Follows policies in order of time, a person's own ones and those for all. */
static void follow(const struct cover_entry *own, size_t n, const struct cover_entry *all,
		   size_t n_all, int32_t as_of)
{
	struct cover_policy *last = NULL;
	n_all = all ? n_all : 0;
	for (size_t i = 0, k = 0; i < n || k < n_all;) {
		bool take = !all || k == n_all || (i < n && cover_by_time(own[i].p, all[k].p) <= 0);
		struct cover_policy *p = take ? own[i++].p : all[k++].p;
		if (p->effective == DATE_NONE || p->expires < p->effective)
			continue;
		if (last && p->effective > last->expires + 1 &&
		    (p->gap_since == DATE_NONE || last->expires < p->gap_since))
			p->gap_since = last->expires;
		if (last && p->expires <= last->expires)
			continue;
		if (last)
			succeed(last, p, as_of);
		last = p;
	}
	if (last && last->expires < as_of)
		last->ended = last->dropped = true;
}

static bool follow_all(struct cover_book *b)
{
	size_t n, n_all;
	for (size_t i = 0; i < b->n_entries; i += n) {
		const struct cover_entry *e = &b->entries[i], *all = NULL;
		e = cover_entries(b, e->p->line, e->party, e->who, &n);
		n_all = 0;
		if (e->who.n && !e->party.n && e->p->line == COVER_PROFESSIONAL)
			all = cover_entries(b, e->p->line, e->party, STR(""), &n_all);
		if (n_all > COVER_ALL_MAX)
			return false;
		follow(e, n, all, n_all, b->as_of);
	}
	return true;
}

/* Whether a serves better than b: it names the state, then higher limits, then own limits. */
static bool better(const struct cover_policy *a, const struct cover_policy *b, struct str state)
{
	static const int worth[COVER_ANSWERS] = { [COVER_YES] = 2, [COVER_UNKNOWN] = 1 };
	const int64_t of_a[] = { worth[cover_reaches(a, state)], cover_cents(a->per_claim),
				 cover_cents(a->aggregate), a->shared_limits == COVER_NO };
	const int64_t of_b[] = { worth[cover_reaches(b, state)], cover_cents(b->per_claim),
				 cover_cents(b->aggregate), b->shared_limits == COVER_NO };
	for (size_t i = 0; i < sizeof(of_a) / sizeof(*of_a); i++)
		if (of_a[i] != of_b[i])
			return of_a[i] > of_b[i];
	return false;
}

static const struct cover_policy *best_of(const struct cover_book *b, struct str who,
					  struct str state, int32_t day,
					  const struct cover_policy *best)
{
	size_t n;
	const struct cover_entry *e = cover_entries(b, COVER_PROFESSIONAL, STR(""), who, &n);
	for (size_t i = 0; i < n; i++)
		if (cover_in_force(e[i].p, day) && (!best || better(e[i].p, best, state)))
			best = e[i].p;
	return best;
}

/* The day since which somebody of a name works here. */
struct start {
	int32_t day; /* DATE_NONE: a row does not say it */
};

/*
 * Sets exposed_since: policies must cover acts from the first service on, or from the day on which
 * the first person whom they name came, if that is later.
 */
static void resolve_exposure(struct cover_book *b, struct map *starts)
{
	for (size_t i = 0; i < b->n_policies; i++)
		b->policies[i].exposed_since = INT32_MAX;
	for (size_t i = 0; i < b->n_entries; i++) {
		const struct cover_entry *e = &b->entries[i];
		bool named = !e->party.n && e->p->line == COVER_PROFESSIONAL && e->who.n;
		struct start *s = named ? map_find(starts, e->who) : NULL;
		int32_t day = s && s->day > b->first_service ? s->day : b->first_service;
		e->p->unlisted += named && b->has_roster && !s && e->p->clinician.n;
		if (day < e->p->exposed_since)
			e->p->exposed_since = day;
	}
	for (size_t i = 0; i < b->n_policies; i++)
		if (b->first_service == DATE_NONE || b->policies[i].exposed_since == INT32_MAX)
			b->policies[i].exposed_since = b->first_service;
}

/* Sets kept: whether the policy after the one in force, if any, reaches the person's state too. */
static void resolve_after(const struct cover_book *b, struct cover_person *p)
{
	if (!p->best)
		return;
	int32_t day = p->best->expires + 1;
	const struct cover_policy *after = best_of(b, STR(""), p->state, day, NULL);
	after = p->key.n ? best_of(b, p->key, p->state, day, after) : after;
	p->kept = !after || !p->state.n || cover_reaches(p->best, p->state) == COVER_NO ||
		  cover_reaches(after, p->state) != COVER_NO;
}

static void resolve_people(struct cover_book *b)
{
	struct map starts = { 0 };
	bool made;
	b->all_covered = b->has_roster;
	for (size_t i = 0; i < b->n_people; i++) {
		struct cover_person *p = &b->people[i];
		struct str us = STR("");
		int32_t day = p->started > b->as_of ? p->started : b->as_of;
		p->role = staff_role_of(p->role_text);
		if (p->key.n)
			p->best = best_of(b, p->key, p->state, day, NULL);
		p->best = best_of(b, us, p->state, day, p->best);
		b->all_covered = b->all_covered && (p->best || !cover_is_clinician(p->role));
		resolve_after(b, p);
		if (!p->key.n)
			continue;
		struct start *s = map_get(&starts, p->key, sizeof(*s), &made);
		s->day = made || p->started < s->day ? p->started : s->day;
	}
	resolve_exposure(b, &starts);
	map_release(&starts);
}

static void resolve_services(struct cover_book *b)
{
	b->first_service = DATE_NONE;
	b->compounds = !b->n_services;
	for (size_t i = 0; i < b->n_services; i++) {
		int32_t day = b->services[i].first_day;
		b->compounds = b->compounds || b->services[i].compounded != COVER_NO;
		if (day != DATE_NONE && (b->first_service == DATE_NONE || day < b->first_service))
			b->first_service = day;
	}
}

/* Whether a policy in force is proven to cover compounding in words for somebody of the clinic. */
static bool prescriber_covered(const struct cover_book *b)
{
	for (size_t i = 0; i < b->n_policies; i++) {
		const struct cover_policy *p = &b->policies[i];
		if (p->line == COVER_PROFESSIONAL && !p->party_key.n &&
		    p->compounding == COVER_COVERED && p->evidence > COVER_CERTIFICATE &&
		    cover_in_force(p, b->as_of))
			return true;
	}
	return false;
}

bool cover_resolve(struct cover_book *b, struct arena *arena)
{
	struct entries e = { 0 };
	for (size_t i = 0; i < b->n_policies; i++) {
		b->policies[i].gap_since = DATE_NONE;
		add_policy(&e, &b->policies[i], arena);
	}
	b->entries = e.row;
	b->n_entries = e.n;
	cover_sort(b);
	if (!follow_all(b))
		return false;
	cover_find_twins(b);
	resolve_services(b);
	resolve_people(b);
	b->prescriber_covered = prescriber_covered(b);
	cover_find_wants(b, arena);
	return true;
}
