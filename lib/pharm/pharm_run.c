/* Turns options and evidence into a report. */
#include "pharm/pharm_run.h"

#include "pharm/pharm_audit.h"
#include "pharm/pharm_report.h"

#include "base/banned.h"

bool pharm_prepare(struct tool *t, void *options)
{
	struct pharm_options *o = options;
	size_t report = t->report;
	struct diag d;
	if (!pharm_model_read(&o->model, t))
		return false;
	pharm_audit_rules(&o->model, o->rules);
	if (!audit_prepare(t, &o->audit, o->rules, o->model.n_rules))
		return false;
	t->report = o->audit.rules ? (size_t)REPORT_RULES : report;
	if (report == REPORT_CHANGES && (!o->files.fda_503b.name || !o->files.fda_503b_before.name))
		return tool_option_fault(t, "--report", "changes needs --fda-503b and --fda-503b-before");
	if (report == REPORT_CONCENTRATION && !o->files.volume.name && !o->files.fills.name)
		return tool_option_fault(t, "--report", "concentration needs --volume or --fills");
	if (o->weights.name && o->rank_weights)
		return tool_option_fault(t, "--rank-weights", "--weights says it already");
	if (pharm_order_groups(&o->model, (enum score_order)o->order_by,
			       o->rank_weights ? o->rank_weights : "", &d))
		return true;
	return tool_option_fault(t, "--rank-weights", d.what);
}

/* Whether a pharmacy is below a floor, whatever the report. */
static bool breaks_floor(const struct evidence *r)
{
	const struct pharmacy *p = r->pharmacies.row;
	for (size_t i = 0; i < r->pharmacies.n; i++)
		if (p[i].score < r->set.min_score || 1 - p[i].known_share > r->set.max_unknown + 1e-12)
			return true;
	return false;
}

static void write_findings(struct tool *t, struct pharm_options *o, struct evidence *r)
{
	struct audit a;
	size_t report = t->report;
	evidence_sources(r, NULL);
	audit_init(&a, o->rules, o->model.n_rules, o->as_of);
	audit_choose(&a, &o->audit);
	pharm_audit(&a, &o->model, &r->set, r->pharmacies.row, r->pharmacies.n,
		    r->has_volume ? &r->each : NULL, r->has_volume ? &r->related : NULL);
	t->report = AUDIT_FINDINGS + report - REPORT_FINDINGS; /* as the audit core counts */
	audit_write(t, &a, &o->audit);
	t->report = report;
	audit_release(&a);
}

static void write_report(struct tool *t, struct pharm_options *o, struct evidence *r)
{
	const struct pharmacy *p = r->pharmacies.row;
	size_t n = r->pharmacies.n;
	struct pharm_ranking how = { o->spread, o->method };
	switch (t->report) {
	case REPORT_SCORES: pharm_report_scores(t, &o->model, p, n, &how); break;
	case REPORT_CRITERIA: pharm_report_criteria(t, &o->model, p, n); break;
	case REPORT_QUESTIONS: pharm_report_questions(t, &o->model, p, n); break;
	case REPORT_CONCENTRATION: evidence_sources(r, t); break;
	case REPORT_CHANGES:
		pharm_report_changes(t, r->facilities_before.row, r->facilities_before.n, r->facilities.row,
				     r->facilities.n);
		break;
	default: write_findings(t, o, r); break;
	}
	t->found = t->found || (breaks_floor(r) && !o->audit.exit_zero);
}

void pharm_run(struct tool *t, void *options)
{
	struct pharm_options *o = options;
	struct evidence r = { .set = { o->as_of, (int32_t)o->stale_days, (int32_t)o->warn_days,
				  o->min_score, o->max_unknown, o->closed_by } };
	if (t->report == REPORT_RULES) {
		pharm_write_rules(t, &o->model);
	} else if (t->report == REPORT_WEIGHTS) {
		if (pharm_weights_read(&o->model, t, &o->weights))
			pharm_write_weights(t, &o->model);
	} else if (pharm_weights_read(&o->model, t, &o->weights) &&
		   pharm_lawful_read(&o->model, t, &o->lawful) &&
		   pharm_bud_read(&o->model, t, &o->bud) &&
		   evidence_read(&r, t, &o->files, &o->model)) {
		struct pharmacy *p = r.pharmacies.row;
		for (size_t i = 0; i < r.pharmacies.n; i++)
			pharm_judge(&o->model, &r.set, &p[i], &r.arena);
		write_report(t, o, &r);
	}
	evidence_release(&r);
}

void pharm_options_release(struct pharm_options *o)
{
	pharm_model_release(&o->model);
}
