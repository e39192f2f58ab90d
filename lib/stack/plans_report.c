/* Writes the plans as they are read. */
#include "stack/stack_report.h"

#include "baa/baa.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct stack_part, member), .help = "as it is read"
#define WORD(member, list) COL(member), .type = OUT_WORD, .words = (list)
#define UNITS(member) COL(member), .type = OUT_REAL, .decimals = -1

static const struct csv_out_col cols[] = {
	{ COL(vendor) },
	{ COL(plan) },
	{ WORD(category, baa_category_names) },
	{ COL(price), .type = OUT_DEC, .unit = "USD" },
	{ COL(annual), .type = OUT_DEC, .unit = "USD" },
	{ WORD(unit, stack_unit_names) },
	{ UNITS(included) },
	{ UNITS(block) },
	{ UNITS(free_from) },
	{ COL(percent), .type = OUT_DEC },
	{ WORD(channel, stack_channel_names) },
	{ UNITS(least) },
	{ UNITS(most) },
	{ WORD(most_of, stack_unit_names) },
	{ COL(onboarding), .type = OUT_DEC, .unit = "USD" },
	{ WORD(kind, stack_kind_names) },
	{ WORD(baa, stack_answer_names) },
	{ WORD(erx, stack_answer_names) },
	{ WORD(portal, stack_answer_names) },
	{ WORD(api, stack_answer_names) },
	{ COL(read_date), .type = OUT_DATE },
	{ COL(as_of), .type = OUT_DATE },
	{ COL(source), .detail = true },
	{ COL(note), .is_note = true, .detail = true },
};

const struct report stack_plans_report = { "plans", REPORT_COLS(cols) };

void stack_write_plans(struct tool *t, const struct stack_part *part, size_t n)
{
	for (size_t i = 0; i < n; i++)
		tool_write(t, &part[i]);
}
