/* The report on costs by the number of patients. */
#include "stack/stack_report.h"

#include <stdio.h>

#include "base/banned.h"

struct curve_line {
	struct str system, plan, note;
	int64_t patients, providers;
	struct dec cost, per_patient;
};

#define COL(member) CSV_MEMBER(struct curve_line, member)

static const struct csv_out_col curve_cols[] = {
	{ COL(system), .help = "as in the stack; (all) is their sum" },
	{ COL(patients), .type = OUT_WHOLE, .help = "so many of them" },
	{ COL(providers), .type = OUT_WHOLE, .help = "that they ask for; empty: not known" },
	{ COL(plan), .help = "the cheapest that meets the needs" },
	{ COL(cost), .type = OUT_DEC, .unit = "USD a month",
	  .help = "of it; empty: there is no price" },
	{ COL(per_patient), .type = OUT_DEC, .unit = "USD a month",
	  .help = "cost / patients, to the cent" },
	{ COL(note), .is_note = true,
	  .help = "why there is no price, or of how many systems it is the sum" },
};

#undef COL

const struct report stack_curve_report = { "curve", REPORT_COLS(curve_cols) };

/* Cents for each patient, rounded to the nearest. */
static int64_t per_patient(int64_t cents, int64_t patients)
{
	return (cents + patients / 2) / patients;
}

/* Writes a row of the curve. False: it has no price. */
static bool write_step(struct tool *t, const struct stack_book *b, const struct stack_system *s,
		       int64_t n, dec_wide *sum)
{
	struct stack_cost c = stack_cheapest(b->set, s, n, true);
	bool ok = c.status == STACK_PRICED;
	int64_t providers = stack_units(b->set, s, STACK_PROVIDER, n);
	struct curve_line line = {
		.system = s->system, .patients = n, .cost = stack_cost_dec(&c),
		.providers = providers >= 0 ? providers : OUT_UNKNOWN,
	};
	if (c.plan)
		line.plan = c.plan->part->plan;
	if (ok)
		line.per_patient = stack_dec(per_patient(c.cents, n));
	else
		line.note = str_from(stack_status_names[c.status]);
	tool_write(t, &line);
	*sum += ok ? c.cents : 0;
	return ok;
}

void stack_write_curve(struct tool *t, const struct stack_book *b, const struct stack_steps *steps)
{
	char note[96], text[DEC_TEXT];
	for (size_t i = 0; i < steps->n && b->n; i++) {
		size_t priced = 0;
		dec_wide sum = 0;
		struct dec total = { 0 };
		struct curve_line all = { .system = STR("(all)"), .patients = steps->at[i],
					  .providers = OUT_UNKNOWN };
		for (size_t k = 0; k < b->n; k++)
			priced += write_step(t, b, &b->systems[k], steps->at[i], &sum);
		bool fits = dec_from_wide(sum, 2, &total) == NUM_OK && sum <= INT64_MAX;
		dec_format(total, text);
		if (!fits) {
			all.note = STR("more than can be written");
		} else if (priced == b->n) {
			all.cost = total;
			all.per_patient = stack_dec(per_patient((int64_t)sum, steps->at[i]));
		} else {
			snprintf(note, sizeof(note),
				 "at least %s USD: %zu of %zu systems have a price", text, priced,
				 b->n);
			all.note = str_from(note);
		}
		tool_write(t, &all);
	}
}
