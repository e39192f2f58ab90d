/* The reports on people, work and supervision. */
#include "staff/staff_report.h"

#include <math.h>

#include "staff/staff_cols.h"

#include "base/banned.h"

void staff_write_lines(struct tool *t, const struct staff_line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		tool_write(t, &lines[i]);
}

/* The physicians' line for all locations; NULL: there is none. */
static const struct staff_line *md_line(const struct staff_line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (lines[i].is_md && lines[i].is_all)
			return &lines[i];
	return NULL;
}

static void write_cap(struct tool *t, const struct state_rule *s, const struct supervised *all,
		      bool binds)
{
	struct cap cap = { s->cap, (enum cap_unit)s->cap_unit };
	double counted = cap_counted(cap, all);
	tool_write(t, &(struct supervision_line){
		.need = md_binding_names[MD_CAP], .state = s->state,
		.authority = state_authority_names[s->authority], .supervised = counted,
			.limit = s->cap,
		.unit = s->cap > 0 ? cap_unit_names[s->cap_unit] : NULL, .counts = s->cap_counts,
		.low = counted / s->cap, .high = counted / s->cap,
		.binding = binds ? "yes" : isnan(s->cap) ? "unknown" : "no", .scope = s->cap_scope,
		.citation = s->cap_citation, .as_of = s->cap_as_of,
		.verified = state_grade_names[s->cap_verified], .note = s->note,
	});
}

void staff_write_supervision(struct tool *t, const struct staff_plan *p,
			     const struct staff_line *lines, size_t n)
{
	const struct staff_line *md = md_line(lines, n);
	struct supervised all = staff_supervised(p, lines, n);
	if (!md)
		return;
	tool_write(t, &(struct supervision_line){
		.need = md_binding_names[MD_WORKLOAD], .supervised = NAN, .limit = NAN,
			.unit = "fte",
		.low = md->md.workload, .high = md->md.workload,
		.binding = md->md.binding == MD_WORKLOAD ? "yes" : "no" });
	tool_write(t, &(struct supervision_line){
		.need = md_binding_names[MD_RATIO], .supervised = all.heads,
			.limit = p->settings.ratio.most,
		.unit = cap_unit_names[CAP_HEADS], .low = md->md.ratio_low,
			.high = md->md.ratio_high,
		.binding = md->md.binding == MD_RATIO ? "yes" : "no" });
	for (size_t i = 0; i < p->n_bound; i++) {
		const struct state_rule *s = p->states[i];
		double need = cap_counted((struct cap){ s->cap, (enum cap_unit)s->cap_unit },
					  &all) / s->cap;
		write_cap(t, s, &all, md->md.binding == MD_CAP && need >= md->md.cap);
	}
}

/* The pay and hours of the role of a line. */
static struct model_role role_of(const struct staff_plan *p, const struct staff_line *l)
{
	const struct wage *w = staff_wage(p, l->role);
	struct model_role r = { .wage = NAN, .hours = l->wisn.awt_hours / l->wisn.caf,
				.individual = l->wisn.iaf };
	if (w) {
		r.wage = w->wage;
		r.benefits = w->benefits > 0 ? w->benefits : 0;
		r.malpractice = w->malpractice > 0 ? w->malpractice : 0;
	}
	return r;
}

static double yearly_hours(const struct staff_plan *p, struct str role)
{
	double hours = 0;
	for (size_t i = 0; i < p->n_standards; i++) {
		const struct standard *s = &p->standards[i];
		if (s->kind == STANDARD_YEARLY && visit_same_word(s->role, role))
			hours += s->per_year * s->minutes / 60;
	}
	return hours;
}

static struct model_case case_of(const struct staff_plan *p, const struct staff_line *np,
				 const struct staff_line *md, const struct models_how *how)
{
	const struct wage *w = staff_wage(p, np->role);
	double fixed = yearly_hours(p, md->role);
	return (struct model_case){
		.np = role_of(p, np), .md = role_of(p, md), .visits = np->visits,
		.clinic_hours = np->work.hours, .md_factor = how->md_factor,
		.review_hours = md->work.hours - fixed, .fixed_hours = fixed,
			.ratio = p->settings.ratio,
		.np_fee = w && w->fee > 0 ? w->fee : 0, .mixed_share = how->mixed_share,
		.round = p->settings.round, .by_heads = p->settings.by_heads,
	};
}

bool staff_write_models(struct tool *t, const struct staff_plan *p, const struct staff_line *lines,
			size_t n,
			const struct models_how *how)
{
	const struct staff_line *np = NULL, *md = md_line(lines, n);
	double others = 0;
	for (size_t i = 0; i < n; i++) {
		if (!lines[i].is_all || lines[i].is_md)
			continue;
		if (!np && staff_is_supervised(staff_role_of(lines[i].role)))
			np = &lines[i];
		else
			others += lines[i].cost;
	}
	if (!np || !md)
		return false;
	struct model_case c = case_of(p, np, md, how);
	c.others = others;
	for (int m = 0; m < MODELS; m++) {
		struct model_result r = model_of(&c, (enum staff_model)m);
		double saving = r.saving * 100;
		bool np_led = m == MODEL_NP_LED;
		tool_write(t, &(struct model_line){
			.model = staff_model_names[m], .binding = md_binding_names[r.binding],
			.visits = c.visits, .np_fte = r.np_fte, .np_heads = r.np_heads,
				.md_fte = r.md_fte,
			.md_heads = r.md_heads, .others = others, .cost = r.cost,
				.per_visit = r.per_visit,
			.saving = saving, .break_even = np_led ? model_break_even(&c) : NAN,
			.in_range = isnan(saving) || m == MODEL_MD_LED ? NULL
				    : saving >= 40 && saving <= 60    ? "yes"
								      : "no",
		});
	}
	return true;
}
