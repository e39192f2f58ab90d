/* From files to what is known, and from that to outlooks. */
#include "titrate/titrate_run.h"

#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "tool/later.h"

#include "base/banned.h"

enum { STALE_DAYS = 14 };

/* What does not go together; NULL: nothing. *option is the one to blame. */
static const char *conflict(const struct tool *t, const struct titrate_options *o,
			    const char **option)
{
	*option = "--up";
	if (!isnan(o->up) && o->moves.name)
		return "contradicts --moves";
	*option = "--stop";
	if (!isnan(o->stop) && o->persistence.name)
		return "contradicts --persistence";
	*option = "--pause";
	if (o->pause > 0 && o->restart == OPT_NOT_GIVEN)
		return "needs --restart, the rung on which people come back";
	*option = "--patient-col";
	if (o->patient_col && t->n_maps == TOOL_MAPS)
		return "too many columns in --map";
	*option = "--out-of";
	if (o->out_of && t->report > TITRATE_PANEL)
		return "goes with --report=demand, forecast or panel";
	return NULL;
}

bool titrate_prepare(struct tool *t, void *options)
{
	const struct titrate_options *o = options;
	const char *option, *what = conflict(t, o, &option);
	if (what)
		return tool_option_fault(t, option, what);
	if (o->patient_col)
		t->maps[t->n_maps++] = (struct csv_map){ o->fills.name ? STR("fills.patient")
							 : STR("patient"), str_from(o->patient_col) };
	if (o->by == BY_STRENGTH)
		tool_hide(t, "location");
	if (!o->what_if.given && !o->out_of)
		tool_hide(t, "doses_as_is");
	return true;
}

static bool read_rules(struct titrate *r, struct titrate_options *o)
{
	struct tool *t = r->tool;
	struct ladders *l = &r->rules.ladders;
	if (!ladders_read(&r->rules, t, &o->ladder) || !rules_hold(&r->rules, t, "--ladder") ||
	    !moves_read(&r->rules, t, &o->moves) || !persistence_read(&r->rules, t, &o->persistence) ||
	    !switches_read(&r->rules, t, &o->switches))
		return false;
	for (int p = 0; p < l->n; p++) {
		struct ladder *a = &l->ladder[p];
		a->pause = isnan(o->pause) ? 0 : o->pause;
		if (o->restart != OPT_NOT_GIVEN)
			a->restart = o->restart < a->n ? (int)o->restart - 1 : a->n - 1;
		for (int i = 0; !isnan(o->up) && i + 1 < a->n; i++)
			a->rung[i].up = a->rung[i].initiation ? 1 : o->up;
		r->rules.moves[p] |= !isnan(o->up);
	}
	if (!isnan(o->stop))
		r->rules.persistence = persistence_constant(o->stop);
	return rules_hold(&r->rules, t, o->moves.name ? "--moves" : "--switch");
}

static bool read_patients(struct titrate *r, struct titrate_options *o)
{
	struct patients *p = &r->patients;
	struct tool *t = r->tool;
	bool named = o->roster.name || o->starts.name || o->pipeline.name || o->fills.name;
	patients_init(p, &r->rules.ladders, &r->units, &r->reading);
	p->by_location = o->by == BY_LOCATION;
	p->as_of = o->as_of;
	return units_read(&r->units, t, &o->units, &r->rules.ladders, o->combine) &&
	       patients_read(p, t, &o->roster) && patients_read(p, t, &o->starts) &&
	       patients_read(p, t, &o->pipeline) && patients_read(p, t, &o->fills) &&
	       ((named && !t->n_operands) || patients_read(p, t, NULL));
}

/* Moves and persistence that were not given, from fills; else what stands for them is said. */
static void learn(struct titrate *r)
{
	struct ladders learned = r->rules.ladders;
	const struct measured *m = &r->measured;
	if (r->is_measured) {
		measured_moves(m, &learned);
		if (r->o->model == 1)
			measured_targets(m, &learned);
	}
	for (int p = 0; p < learned.n; p++) {
		uint64_t seen = 0;
		for (int i = 0; r->is_measured && i < learned.ladder[p].n; i++)
			seen += m->rung[p][i].moves;
		if (!r->rules.moves[p] && seen)
			r->rules.ladders.ladder[p] = learned.ladder[p];
		else if (!r->rules.moves[p])
			r->product_status[p] |= STATUS_LABEL_MOVES;
	}
	if (!r->rules.persistence.n && isnan(r->o->stop) && r->is_measured)
		r->rules.persistence = measured_persistence(m);
	if (!r->rules.persistence.n)
		r->status |= STATUS_NO_PERSISTENCE;
}

/* The day to stand on. False: there is none, and it is needed. */
static bool set_day(struct titrate *r)
{
	const struct patients *p = &r->patients;
	bool dated = p->roster_given && p->n_roster;
	r->as_of = r->o->as_of == DATE_NONE ? p->latest : r->o->as_of;
	for (size_t i = 0; i < p->n_starts; i++)
		dated |= p->starts[i].first != DATE_NONE;
	if (r->as_of == DATE_NONE && (dated || r->tool->report == TITRATE_FORECAST))
		return tool_option_fault(r->tool, "--as-of", "needed: no fill tells the day to stand on");
	if (p->latest != DATE_NONE && r->as_of - p->latest > STALE_DAYS)
		r->status |= STATUS_STALE_ROSTER;
	return tool_later(r->tool, p->after, "fill", r->tool->report == TITRATE_CHECK);
}

static bool find_out_of(struct titrate *r)
{
	struct str text = str_from(r->o->out_of ? r->o->out_of : ""), product = text;
	const char *eq = memchr(text.p, '=', text.n);
	bool exact = false;
	double mg;
	r->out_product = r->out_rung = LADDER_NONE;
	if (!r->o->out_of)
		return true;
	product.n = eq ? (size_t)(eq - text.p) : 0;
	struct str strength = { eq ? eq + 1 : text.p, eq ? text.n - product.n - 1 : text.n };
	r->out_product = ladder_find(&r->rules.ladders, product);
	if (r->out_product >= 0 && num_real(strength, 1e-6, LADDER_MG_MAX, &mg) == NUM_OK)
		r->out_rung = ladder_rung_of(&r->rules.ladders.ladder[r->out_product], mg, &exact);
	return exact || tool_option_fault(r->tool, "--out-of",
					  "not PRODUCT=STRENGTH of a ladder, as in wegovy=1.7");
}

bool titrate_read(struct titrate *r, struct tool *t, struct titrate_options *o)
{
	*r = (struct titrate){ .tool = t, .o = o };
	if (!read_rules(r, o) || !find_out_of(r) || !read_patients(r, o) || !set_day(r))
		return false;
	if (r->patients.fills_given) {
		courses_sort(&r->patients.fills);
		measure(&r->measured, &r->patients.fills, (struct measure_terms){
			r->as_of, (int)o->gap, (int)o->start_days });
		r->is_measured = true;
		if (!r->patients.starts_given && r->measured.start_days < PERIOD_DAYS)
			r->status |= STATUS_SHORT_HISTORY;
	}
	learn(r);
	gaps_default(&r->gaps, isnan(o->pause) ? 0 : o->pause);
	if (r->is_measured)
		gaps_measured(&r->gaps, r->measured.gap);
	return true;
}

void titrate_release(struct titrate *r)
{
	patients_release(&r->patients);
	if (r->is_measured)
		measured_release(&r->measured);
	book_release(&r->reading);
	units_release(&r->units);
	rules_release(&r->rules);
}
