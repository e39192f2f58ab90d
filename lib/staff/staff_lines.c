/* Makes a line for each location and role, and for all locations. */
#include "staff/staff.h"

#include <math.h>
#include <stdio.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

/*
 * The full-time people of a role on the roster, at a location or anywhere (NULL); NaN if not
 * recorded.
 */
static double have(const struct staff_plan *p, struct str role, const struct str *location)
{
	double fte = 0;
	bool placed = false;
	enum staff_role kind = staff_role_of(role);
	for (size_t i = 0; p->roster && i < p->roster->n; i++) {
		const struct roster_person *one = &p->roster->people[i];
		placed = placed || one->location.n;
		bool same = kind != ROLE_OTHER ? one->role == kind
			: visit_same_word(one->role_text, role);
		if (same && !one->again && (!location || str_ieq(one->location, *location)))
			fte += one->fte;
	}
	return p->roster && (placed || !location) ? fte : NAN;
}

/* Finds the binding need of physicians: by their work, the ratio, or the largest of the caps. */
static void bind_physicians(const struct staff_plan *p, struct staff_line *l,
			    const struct supervised *s)
{
	double cap = NAN;
	for (size_t i = 0; i < p->n_bound; i++) {
		const struct state_rule *r = p->states[i];
		double counted = cap_counted((struct cap){ r->cap, (enum cap_unit)r->cap_unit }, s);
		cap = fmax(cap, counted / r->cap);
	}
	l->md = md_needed(l->wisn.required, s->heads, p->settings.ratio, cap);
	l->required = l->md.low;
	l->binding = md_binding_names[l->md.binding];
}

struct supervised staff_supervised(const struct staff_plan *p, const struct staff_line *lines,
				   size_t n)
{
	struct supervised s = { 0, 0, 0, NAN };
	for (size_t i = 0; i < n; i++) {
		const struct wisn_time *t = staff_time(p, lines[i].role);
		if (!lines[i].is_all || !staff_is_supervised(staff_role_of(lines[i].role)))
			continue;
		s.heads += lines[i].heads;
		s.fte += lines[i].wisn.required;
		s.hours += lines[i].wisn.required * t->hours_per_day * t->days_per_week;
	}
	return s;
}

static double cost_of(const struct staff_plan *p, const struct staff_line *l)
{
	const struct wage *w = staff_wage(p, l->role);
	if (l->required == 0)
		return 0;
	if (!w)
		return NAN;
	/* physicians are paid for their work only, even if ratio or cap ask for more of them */
	double fte = l->is_md ? l->wisn.required : l->required;
	/* at one of several locations a part of a person is not rounded to a head */
	double heads = l->is_all ? l->heads : fte;
	double paid = p->settings.by_heads ? heads : fte;
	double head = (w->malpractice > 0 ? w->malpractice : 0) + (w->fee > 0 ? w->fee : 0);
	return paid * w->wage * (1 + (w->benefits > 0 ? w->benefits : 0)) + heads * head;
}

/* Fills in everything that follows from required. */
static void finish(const struct staff_plan *p, struct staff_line *l, struct arena *arena)
{
	const struct wage *w = staff_wage(p, l->role);
	char text[512];
	int n = 0;
	l->heads = wisn_heads(l->required, p->settings.round);
	l->work_heads = wisn_heads(l->wisn.required, p->settings.round);
	l->work_ratio = wisn_ratio(l->have, l->wisn.required);
	l->work_gap = l->have - l->wisn.required;
	l->gap = l->have - l->required;
	l->ratio = wisn_ratio(l->have, l->required);
	l->cost = cost_of(p, l);
	text[0] = '\0';
	if (l->is_md && l->is_all)
		n = snprintf(text, sizeof(text),
			     "work %.2f FTE; ratio %.6g:%.6g asks %.6g to %.6g; ",
			     l->md.workload, p->settings.ratio.least, p->settings.ratio.most,
			     wisn_heads(l->md.ratio_low, WISN_CEIL), wisn_heads(l->md.ratio_high,
										WISN_CEIL));
	if (l->is_md && l->is_all && !isnan(l->md.cap))
		n += snprintf(text + n, sizeof(text) - (size_t)n, "cap of the state asks %.6g; ",
			      wisn_heads(l->md.cap, WISN_CEIL));
	if (isnan(l->cost))
		n += snprintf(text + n, sizeof(text) - (size_t)n, "no wage; ");
	else if (w && w->source.n)
		n += snprintf(text + n, sizeof(text) - (size_t)n, "wage: %.*s; ",
			      (int)str_cut(w->source, 200).n, w->source.p);
	l->note = arena_copy(arena, (struct str){ text, n > 2 ? (size_t)n - 2 : 0 });
}

static struct staff_line line_of(const struct staff_plan *p, struct str role,
				 const struct str *location)
{
	struct staff_line l = { .role = role, .is_md = staff_role_of(role) == ROLE_MD,
				.is_all = !location, .binding = md_binding_names[MD_WORKLOAD],
				.have = have(p, role, location) };
	l.work = staff_work(p, role, location, &l.visits);
	wisn_required(staff_time(p, role), &l.work, &l.wisn);
	l.required = l.wisn.required;
	l.heads = wisn_heads(l.required, p->settings.round);
	return l;
}

/* Whether the standard is the first row with its role. */
static bool first_of_role(const struct staff_plan *p, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (visit_same_word(p->standards[i].role, p->standards[at].role))
			return false;
	return true;
}

/* Adds the lines of a location, or those for all (NULL). */
static struct staff_line *add_lines(const struct staff_plan *p, const struct str *location,
				    struct staff_line *lines, size_t *n, size_t *size)
{
	for (size_t i = 0; i < p->n_standards; i++) {
		if (!first_of_role(p, i))
			continue;
		lines = array_room(lines, *n, size, sizeof(*lines));
		lines[*n] = line_of(p, p->standards[i].role, location);
		lines[(*n)++].location = location ? *location : STR("(all)");
	}
	return lines;
}

struct staff_line *staff_lines(const struct staff_plan *p, struct arena *arena, size_t *n)
{
	struct staff_line *lines = NULL, *out;
	const struct visit_tally *first = p->visits->tallies, *last = NULL;
	size_t size = 0, places = 0;
	*n = 0;
	for (const struct visit_tally *t = first; t; t = t->next) {
		places += !last || !str_eq(t->location, last->location);
		last = t;
	}
	last = NULL;
	for (const struct visit_tally *t = first; t && places > 1; t = t->next) {
		if (!last || !str_eq(t->location, last->location))
			lines = add_lines(p, &t->location, lines, n, &size);
		last = t;
	}
	size_t all = *n;
	if (places)
		lines = add_lines(p, NULL, lines, n, &size);
	struct supervised s = staff_supervised(p, lines, *n);
	for (size_t i = 0; i < *n; i++) {
		if (i >= all && places == 1 && first->location.n)
			lines[i].location = first->location;
		if (lines[i].is_md && lines[i].is_all)
			bind_physicians(p, &lines[i], &s);
		finish(p, &lines[i], arena);
	}
	out = arena_take(arena, (*n + 1) * sizeof(*out));
	if (lines)
		memcpy(out, lines, *n * sizeof(*out));
	mem_free(lines);
	return out;
}
