/* The flow of glp1-stack-score. */
#include "stack/stack_run.h"

#include <math.h>
#include <stdlib.h>

#include "baa/catalogue_feed.h"
#include "base/mem.h"
#include "stack/stack_feed.h"

#include "base/banned.h"

static int rising(const void *va, const void *vb)
{
	const int64_t *a = va, *b = vb;
	return (*a > *b) - (*a < *b);
}

/* Numbers of patients, or so many times those of today, which *smallest stands for if not given. */
static bool read_steps(struct tool *t, struct stack_options *o)
{
	static const char *const twice = "2x";
	size_t lists = o->patients.n ? o->patients.n : 1;
	struct stack_steps *steps = &o->steps;
	int64_t factor[STACK_STEPS_MAX], least = 0;
	for (size_t i = 0; i < lists; i++) {
		struct str list = str_from(o->patients.n ? o->patients.item[i] : twice), item;
		while (str_next_item(&list, &item)) {
			bool times =
				item.n && (item.p[item.n - 1] == 'x' || item.p[item.n - 1] == 'X');
			int64_t most = times ? 100 : STACK_PATIENTS_MAX, n = 0;
			item.n -= times;
			if (steps->n == STACK_STEPS_MAX || num_whole(item, 1, most, &n) != NUM_OK)
				return tool_option_fault(t, "--patients",
							 "not up to 64 numbers from 1 to "
							 "10000000, or 1x to 100x");
			factor[steps->n] = times;
			steps->at[steps->n++] = n;
			if (!times && (!least || n < least))
				least = n;
		}
	}
	o->now = o->now > 0 ? o->now : least;
	if (!o->now)
		return tool_option_fault(t, "--patients-now",
					 "not given: how many patients are there today?");
	for (size_t i = 0; i < steps->n; i++)
		steps->at[i] *= factor[i] ? o->now : 1;
	qsort(steps->at, steps->n, sizeof(*steps->at), rising);
	return true;
}

static bool read_needs(struct tool *t, struct stack_options *o)
{
	for (size_t i = 0; i < o->need.n; i++) {
		struct str list = str_from(o->need.item[i]), item;
		while (str_next_item(&list, &item)) {
			int need = 0;
			while (need < STACK_NEEDS &&
			       !str_ieq(item, str_from(stack_need_names[need])))
				need++;
			if (need == STACK_NEEDS)
				return tool_option_fault(t, "--need", "not baa, erx, portal or api");
			o->set.need[need] = true;
		}
	}
	return true;
}

bool stack_prepare(struct tool *t, void *options)
{
	struct stack_options *o = options;
	size_t report = t->report;
	o->audit.first = STACK_REPORT_FINDINGS;
	bool good = audit_prepare(t, &o->audit, stack_rules, STACK_RULES);
	t->report = o->audit.rules ? (size_t)STACK_REPORT_RULES : report;
	bool tables = t->report >= STACK_REPORT_PLANS;
	return good && read_needs(t, o) && (tables || read_steps(t, o));
}

static void write_report(struct tool *t, struct stack_options *o, struct stack_book *b)
{
	struct audit a;
	if (t->report == STACK_REPORT_SCORES) {
		stack_write_scores(t, b, &o->steps);
	} else if (t->report == STACK_REPORT_CRITERIA) {
		stack_write_criteria(t, b);
	} else if (t->report == STACK_REPORT_CURVE) {
		stack_write_curve(t, b, &o->steps);
	} else {
		audit_init(&a, stack_rules, STACK_RULES, o->as_of);
		audit_choose(&a, &o->audit);
		stack_audit(&a, b);
		audit_write(t, &a, &o->audit);
		audit_release(&a);
	}
}

/* The files on all systems; the numbers in them go to o->set. */
struct stack_files {
	struct rows systems, parts, weights, payments;
	struct catalogue known;
	struct stack_table table;
};

static void release(struct stack_files *f)
{
	rows_release(&f->systems);
	rows_release(&f->parts);
	rows_release(&f->weights);
	rows_release(&f->payments);
	catalogue_release(&f->known);
	stack_table_release(&f->table);
}

static void take_settings(struct stack_options *o)
{
	struct stack_settings *set = &o->set;
	set->patients = o->now;
	set->per_provider = o->per_provider;
	set->providers = o->providers >= 0 ? (double)o->providers : NAN;
	set->locations = (double)o->locations;
	set->billing = o->billing ? STACK_ANNUAL : STACK_MONTHLY;
	set->as_of = o->as_of;
	set->warn_days = (int32_t)o->warn_days;
	set->stale_days = (int32_t)o->stale_days;
	set->transactions = NAN;
}

static bool make_table(struct stack_files *f, struct tool *t)
{
	const char *wrong = stack_table_make(&f->table, f->parts.row, f->parts.n);
	return !wrong || tool_option_fault(t, "--plans", wrong);
}

static bool read_files(struct stack_files *f, struct tool *t, struct stack_options *o)
{
	if (!stack_sales_read(t, &o->payments, &o->set) ||
	    !rows_read(&f->payments, t, &o->ledger) ||
	    !catalogue_read(&f->known, t, &o->catalogue) || !rows_read(&f->systems, t, NULL))
		return false;
	if (f->systems.n > STACK_SYSTEMS_MAX)
		return tool_option_fault(t, "system", "more than 1000 systems: split the file");
	return make_table(f, t);
}

/* Writes the plans that count, by vendor. */
static void write_plans(struct tool *t, struct stack_files *f)
{
	if (make_table(f, t))
		for (size_t i = 0; i < f->table.n_plans; i++)
			stack_write_plans(t, f->table.plans[i].part, f->table.plans[i].n);
}

static void compute(struct tool *t, struct stack_options *o, struct stack_files *f)
{
	struct stack_system *s = f->systems.row;
	size_t n = f->systems.n;
	struct stack_growth *growth = mem_zero(n, sizeof(*growth));
	struct stack_value *value = mem_zero(n, sizeof(*value));
	struct stack_book b = {
		.systems = s, .growth = growth, .value = value, .n = n, .set = &o->set
	};
	stack_resolve(s, n, &f->table, f->known.known, f->known.n);
	for (size_t i = 0; i < n; i++) {
		growth[i] = stack_grow(&o->set, &s[i]);
		value[i] = stack_judge(&o->set, &s[i], &growth[i]);
	}
	b.payees = stack_payees(f->payments.row, f->payments.n, s, n, &f->table, f->known.known,
				f->known.n, &b.n_payees);
	write_report(t, o, &b);
	mem_free(b.payees);
	mem_free(growth);
	mem_free(value);
}

void stack_run(struct tool *t, void *options)
{
	struct stack_options *o = options;
	struct stack_files f = { 0 };
	take_settings(o);
	if (o->audit.rules)
		audit_write_rules(t, stack_rules, STACK_RULES, STACK_RULES_AS_OF);
	else if (!stack_weights_read(&f.weights, t, &o->weights, &o->set) ||
		 !stack_parts_read(&f.parts, t, &o->plans))
		; /* it was said */
	else if (t->report == STACK_REPORT_WEIGHTS)
		stack_write_weights(t, &o->set, &f.weights);
	else if (t->report == STACK_REPORT_PLANS)
		write_plans(t, &f);
	else if (read_files(&f, t, o))
		compute(t, o, &f);
	release(&f);
}
