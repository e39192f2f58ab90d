/* Reads the files of a run, and prepares its outlooks. */
#include "titrate/titrate_run.h"

#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "tool/later.h"

#include "base/banned.h"

enum { STALE_DAYS = 14 };

/* Returns what does not go together, NULL if all does. *option: the option to blame. */
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
		return "goes with --report=demand, forecast, runout, prescriptions or panel";
	*option = "--substitute";
	if (o->substitute && t->report > TITRATE_PRESCRIPTIONS)
		return "goes with --report=demand, forecast, runout or prescriptions";
	*option = "--send-days";
	if (o->send_days && t->report != TITRATE_PRESCRIPTIONS)
		return "goes with --report=prescriptions";
	*option = "--units";
	if (!o->units.name && t->report == TITRATE_PRESCRIPTIONS)
		return "needed: its pathway says what 503A supplies";
	*option = "--high";
	if ((o->high.given || o->high_moves.name || o->high_persistence.name) &&
	    t->report != TITRATE_DEMAND)
		return "goes with --report=demand";
	*option = "--per";
	if (o->per == PER_MONTH && t->report != TITRATE_DEMAND)
		return "goes with --report=demand";
	*option = "--on-hand";
	if (!o->on_hand.name == (t->report == TITRATE_RUNOUT))
		return o->on_hand.name ? "goes with --report=runout"
				       : "needed: what runs out is not known";
	if (o->on_hand.name && !o->units.name)
		return "needs --units, the strengths of its SKUs";
	return NULL;
}

bool titrate_prepare(struct tool *t, void *options)
{
	const struct titrate_options *o = options;
	if (o->backtest && t->report != TITRATE_DEMAND && t->report != TITRATE_BACKTEST)
		return tool_option_fault(t, "--backtest", "contradicts --report");
	if (o->backtest)
		t->report = TITRATE_BACKTEST;
	const char *option, *what = conflict(t, o, &option);
	if (what)
		return tool_option_fault(t, option, what);
	if (o->patient_col)
		t->maps[t->n_maps++] = (struct csv_map){ o->fills.name ? STR("fills.patient")
							 : STR("patient"), str_from(o->patient_col) };
	if (o->by == BY_STRENGTH)
		tool_hide(t, "location");
	if (!o->what_if.given && !o->out_of && !o->substitute) {
		tool_hide(t, "doses_as_is");
		tool_hide(t, "short_as_is");
	}
	tool_hide(t, o->per == PER_MONTH ? "period" : "month");
	if (o->per != PER_MONTH)
		tool_hide(t, "month_days");
	if (!o->high.given && !o->high_moves.name && !o->high_persistence.name) {
		tool_hide(t, "doses_high");
		tool_hide(t, "units_high");
	}
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

/* Takes moves and persistence that were not given from fills; else sets the status of rows. */
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

static bool old_fault(struct tool *t)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "a fill more than 50 years before the day to stand on");
	d.hint = "mend its date; with --as-of, it is named";
	return tool_fault(t, &d);
}

/* Sets the as-of day. False: there is none, and it is needed; that was said. */
static bool set_day(struct titrate *r)
{
	const struct patients *p = &r->patients;
	bool dated = p->roster_given && p->n_roster;
	r->as_of = r->o->as_of == DATE_NONE ? p->latest : r->o->as_of;
	for (size_t i = 0; i < p->n_starts; i++)
		dated |= p->starts[i].first != DATE_NONE;
	bool by_day = r->tool->report == TITRATE_FORECAST || r->tool->report == TITRATE_RUNOUT ||
		      r->o->per == PER_MONTH;
	if (r->as_of == DATE_NONE && (dated || by_day))
		return tool_option_fault(r->tool, "--as-of", "needed: no fill tells the day to stand on");
	tables_day(r->tool, r->as_of);
	if (p->earliest != DATE_NONE && r->as_of - p->earliest > DATE_DAYS_BACK)
		return old_fault(r->tool);
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

/* Reads --substitute, PRODUCT=STRENGTH=STRENGTHxTIMES. False: a fault was said. */
static bool find_substitute(struct titrate *r)
{
	struct titrate_substitute *s = &r->substitute;
	struct str part[4], text = str_from(r->o->substitute ? r->o->substitute : "");
	double from, to;
	bool exact[2] = { false, false };
	*s = (struct titrate_substitute){ LADDER_NONE, LADDER_NONE, LADDER_NONE, 1 };
	if (!r->o->substitute)
		return true;
	int n = 0;
	while (n < 4 && str_next_part(&text, "=x", &part[n]))
		n++;
	int64_t times = 0;
	s->product = n == 4 && !text.n ? ladder_find(&r->rules.ladders, part[0]) : LADDER_NONE;
	if (s->product >= 0 && num_real(part[1], 1e-6, LADDER_MG_MAX, &from) == NUM_OK &&
	    num_real(part[2], 1e-6, LADDER_MG_MAX, &to) == NUM_OK &&
	    num_whole(part[3], 2, 8, &times) == NUM_OK) {
		const struct ladder *l = &r->rules.ladders.ladder[s->product];
		s->from = ladder_rung_of(l, from, &exact[0]);
		s->to = ladder_rung_of(l, to, &exact[1]);
		s->times = (int)times;
	}
	if (!exact[0] || !exact[1] || s->from == s->to)
		return tool_option_fault(r->tool, "--substitute", "not PRODUCT=STRENGTH=STRENGTHxTIMES "
					 "of a ladder, as in wegovy=1=0.5x2");
	return fabs(from - to * s->times) < 1e-9 ||
	       tool_option_fault(r->tool, "--substitute", "not the same dose: strength times number "
				 "must be the strength whose place they take");
}

/* Reads the tables of the other outlook; settle_high fills in what they leave out. */
static bool read_high(struct titrate *r, struct titrate_options *o)
{
	struct rules *high = &r->high_rules;
	*high = (struct rules){ .ladders = r->rules.ladders };
	r->high = o->high.given || o->high_moves.name || o->high_persistence.name;
	return moves_read(high, r->tool, &o->high_moves) &&
	       persistence_read(high, r->tool, &o->high_persistence) &&
	       (!r->high || rules_hold(high, r->tool, "--high-moves"));
}

/* Fills in from this outlook what the tables of the other one leave out. */
static void settle_high(struct titrate *r)
{
	for (int p = 0; p < r->rules.ladders.n; p++)
		if (!r->high_rules.moves[p])
			r->high_rules.ladders.ladder[p] = r->rules.ladders.ladder[p];
	if (!r->high_rules.persistence.n)
		r->high_rules.persistence = r->rules.persistence;
}

bool titrate_read(struct titrate *r, struct tool *t, struct titrate_options *o)
{
	*r = (struct titrate){ .tool = t, .o = o };
	if (!read_rules(r, o) || !find_out_of(r) || !find_substitute(r) || !read_high(r, o))
		return false;
	if (t->report == TITRATE_LADDER) { /* of the rules only: a patient whom they lack is no fault */
		tables_day(t, o->as_of);
		return true;
	}
	if (!read_patients(r, o) || !set_day(r))
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
	settle_high(r);
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
	rules_release(&r->high_rules);
}
