/* The checks for the rules of the table. */
#include "pharm/pharm_audit.h"

#include <math.h>

#include "base/mem.h"
#include "pharm/answers.h"

#include "base/banned.h"

struct look {
	const struct pharm_model *model;
	const struct pharm_settings *set;
	const struct pharmacy *p;
};

typedef void finding_check(struct audit *a, const struct audit_rule *rule, const struct look *l);

/* Adds a finding if a gate is shut, or not known to be open. */
static void gate(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	const struct pharm_gate_result *g = &l->p->gate[rule->arg];
	enum audit_level unknown = rule->level > AUDIT_HIGH ? AUDIT_HIGH : AUDIT_MEDIUM;
	if (g->state == PHARM_FAIL)
		audit_find(a, rule, rule->level, g->day, "%.*s", (int)g->why.n, g->why.p);
	else if (g->state == PHARM_UNKNOWN)
		audit_find(a, rule, unknown, DATE_NONE, "not known: %.*s", (int)g->why.n, g->why.p);
}

static void open_event(struct audit *a, const struct audit_rule *rule, const struct look *l,
		       size_t criterion, const char *what)
{
	if (pharm_event_open(pharm_answer(l->p, criterion)))
		audit_find(a, rule, rule->level, DATE_NONE, "%s is not closed", what);
}

static void form_483(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	open_event(a, rule, l, PHARM_ANSWER_form_483, "a Form 483");
}

static void warning_letter(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	open_event(a, rule, l, PHARM_ANSWER_warning_letter, "a warning letter");
}

static void discipline(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	open_event(a, rule, l, PHARM_ANSWER_discipline, "an order of a board");
}

static void recalls(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	open_event(a, rule, l, PHARM_ANSWER_recalls, "a recall");
}

static void inspection_class(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	if (str_ieq(pharm_answer(l->p, PHARM_ANSWER_inspection_class), STR("oai")))
		audit_find(a, rule, rule->level, DATE_NONE, "the last inspection: official action indicated");
}

static void never_inspected(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	if (str_ieq(pharm_answer(l->p, PHARM_ANSWER_last_inspection), STR("never")))
		audit_find(a, rule, rule->level, DATE_NONE, "it was never inspected");
}

static void licence_soon(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	static const size_t days[] = { PHARM_ANSWER_licence_expires, PHARM_ANSWER_sterile_permit };
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		struct str name = l->model->criterion[days[i]].name;
		int32_t day;
		if (date_parse(pharm_answer(l->p, days[i]), &day) == DATE_OK &&
		    day >= l->set->as_of && day - l->set->as_of <= l->set->warn_days)
			audit_find(a, rule, rule->level, day, "%.*s is in %d days", (int)name.n, name.p,
				   day - l->set->as_of);
	}
}

static void lists_differ(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	for (size_t i = 0; i < l->model->n_criteria; i++) {
		const struct pharm_answer *p = &l->p->answer[i];
		const struct pharm_criterion *c = &l->model->criterion[i];
		double list = pharm_answer_value(c, p->text, l->set->as_of);
		double own = pharm_answer_value(c, p->register_text, l->set->as_of);
		if (p->official.n && own > list && c->kind != PHARM_NUMBER)
			audit_find(a, rule, rule->level, DATE_NONE, "%.*s: the %.*s says less than the "
				   "pharmacy does", (int)c->name.n, c->name.p, (int)p->official.n,
				   p->official.p);
	}
}

static void low_score(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	if (l->p->score < l->set->min_score)
		audit_find(a, rule, rule->level, DATE_NONE, "the score is %.2f, the floor %g",
			   l->p->score, l->set->min_score);
}

static void unknown(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	double share = 1 - l->p->known_share;
	if (share > l->set->max_unknown + 1e-12)
		audit_find(a, rule, rule->level, DATE_NONE, "%.1f %% of the weight is unknown, the most "
			   "is %g %%", 100 * share, 100 * l->set->max_unknown);
}

static void stale(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	char text[DATE_TEXT];
	if (!l->p->stale || l->p->as_of == DATE_NONE)
		return;
	date_format(l->p->as_of, text);
	audit_find(a, rule, rule->level, DATE_NONE, "its answers are of %s and count as unknown", text);
}

static void undated(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	if (l->p->as_of == DATE_NONE)
		audit_find(a, rule, l->p->stale ? AUDIT_MEDIUM : rule->level, DATE_NONE,
			   "its answers have no day%s", l->p->stale ? " and count as unknown" : "");
}

static void near_name(struct audit *a, const struct audit_rule *rule, const struct look *l)
{
	if (l->p->near.n)
		audit_find(a, rule, rule->level, DATE_NONE, "is it \"%.*s\"?",
			   (int)str_cut(l->p->near, 120).n, l->p->near.p);
}

static const struct {
	const char *name;
	finding_check *check;
} checks[] = {
	{ "event_form_483", form_483 }, { "event_warning_letter", warning_letter },
	{ "event_discipline", discipline }, { "event_recalls", recalls },
	{ "inspection_class", inspection_class }, { "never_inspected", never_inspected },
	{ "licence_soon", licence_soon }, { "lists_differ", lists_differ },
	{ "low_score", low_score }, { "unknown", unknown }, { "stale", stale },
	{ "undated", undated }, { "near", near_name },
};

static void check(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct look *l = context;
	const struct pharm_rule *r = &l->model->rule[rule->arg];
	if (!(r->applies >> l->p->type & 1))
		return;
	if (r->cap_failed) {
		gate(a, rule, l);
		return;
	}
	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++)
		if (str_eq(r->check, str_from(checks[i].name)))
			checks[i].check(a, rule, l);
}

void pharm_audit_rules(const struct pharm_model *m, struct audit_rule *rules)
{
	for (size_t i = 0; i < m->n_rules; i++) {
		const struct pharm_rule *r = &m->rule[i];
		bool waiver_expired = str_eq(r->check, STR("waiver_expired"));
		bool waiver_incomplete = str_eq(r->check, STR("waiver_incomplete"));
		rules[i] = (struct audit_rule){
			.id = r->id.p, .level = r->level, .title = r->title.p,
			.citation = r->citation.n ? r->citation.p : "",
			.source = r->source.p, .help = r->help.n ? r->help.p : "",
			.check = waiver_expired || waiver_incomplete ? audit_check_waiver :
				 r->check.n ? check : NULL,
			.arg = waiver_expired ? 0 : waiver_incomplete ? 1 : (int)i,
		};
	}
}

static void find_on_clinic(struct audit *a, const char *id, const char *what)
{
	for (size_t i = 0; i < a->n_rules; i++)
		if (!a->off[i] && strcmp(a->rules[i].id, id) == 0)
			audit_find(a, &a->rules[i], a->rules[i].level, DATE_NONE, "%s", what);
}

/* The number of sources without volumes: of the pharmacies of the register. */
static size_t count_sources(const struct pharmacy *p, size_t n, enum pharm_join join)
{
	size_t *source = mem_zero(n, sizeof(*source)), found = 0;
	pharm_join(p, n, join, source);
	for (size_t i = 0; i < n; i++)
		found += source[i] == i;
	mem_free(source);
	return found;
}

static void look_at_clinic(struct audit *a, const struct pharmacy *p, size_t n,
			   const struct pharm_source_row *each,
			   const struct pharm_source_row *related)
{
	struct audit_subject clinic = { .name = STR("(clinic)"), .waiver_until = DATE_NONE };
	size_t alone = each ? each->c.sources : count_sources(p, n, PHARM_EACH);
	size_t joined = related ? related->c.sources : count_sources(p, n, PHARM_RELATED);
	a->subject = &clinic;
	if (alone == 1)
		find_on_clinic(a, "single-pharmacy", "all orders go to one pharmacy: when it stops, "
			       "everything stops");
	else if (joined == 1)
		find_on_clinic(a, "single-source", "all pharmacies have a parent or an ingredient maker in "
			       "common: they are one source");
	a->subject = NULL;
}

void pharm_audit(struct audit *a, const struct pharm_model *m, const struct pharm_settings *s,
		 struct pharmacy *p, size_t n, const struct pharm_source_row *each,
		 const struct pharm_source_row *related)
{
	for (size_t i = 0; i < n; i++) {
		struct look l = { m, s, &p[i] };
		p[i].subject = (struct audit_subject){
			.name = p[i].name, .owner = p[i].owner, .waiver_until = p[i].waiver_until,
			.waiver_reason = p[i].waiver_reason, .waiver_rules = p[i].waiver_rules,
			.due = DATE_NONE,
		};
		audit_look(a, &p[i].subject, &l);
	}
	look_at_clinic(a, p, n, each, related);
	audit_end(a);
}
