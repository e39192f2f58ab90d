/* Writes the tables that policies are compared with, as they are read, with their sources. */
#include "cover/cover_report.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct cover_need, member), .help = "as it is read"
#define ANSWER(member) COL(member), .type = OUT_WORD, .words = cover_answer_names

static const struct csv_out_col need_cols[] = {
	{ .name = "for", .offset = offsetof(struct cover_need, party), .help = "as it is read" },
	{ COL(line), .type = OUT_WORD, .words = cover_line_names },
	{ COL(per_claim), .type = OUT_DEC, .unit = "USD" },
	{ COL(aggregate), .type = OUT_DEC, .unit = "USD" },
	{ ANSWER(additional_insured) },
	{ ANSWER(compounding) },
	{ ANSWER(employees_only) },
	{ COL(notice_days), .type = OUT_DEC, .unit = "days" },
	{ COL(owner), .detail = true },
	{ COL(as_of), .type = OUT_DATE },
	{ COL(source), .detail = true },
	{ COL(note), .is_note = true },
};

#undef COL

#define COL(member) CSV_MEMBER(struct cover_minimum, member), .help = "as it is read"

static const struct csv_out_col minimum_cols[] = {
	{ COL(state) },
	{ COL(roles) },
	{ .name = "mandatory", .offset = offsetof(struct cover_minimum, duty), .type = OUT_WORD,
	  .words = cover_duty_names, .help = "as it is read" },
	{ ANSWER(independent_only), .detail = true },
	{ COL(per_claim), .type = OUT_DEC, .unit = "USD" },
	{ COL(aggregate), .type = OUT_DEC, .unit = "USD" },
	{ ANSWER(defence_outside), .detail = true },
	{ ANSWER(tail), .detail = true },
	{ COL(fund) },
	{ COL(citation) },
	{ COL(since), .type = OUT_DATE },
	{ COL(as_of), .type = OUT_DATE },
	{ COL(source), .detail = true },
	{ COL(note), .is_note = true, .detail = true },
};

#undef COL
#undef ANSWER

const struct report cover_require_report = { "require", REPORT_COLS(need_cols) };
const struct report cover_minimums_report = { "minimums", REPORT_COLS(minimum_cols) };

/* Whether a row of the user's replaces this one. */
static bool need_is_over(const struct cover_need *row, size_t n, const struct cover_need *need)
{
	for (size_t i = 0; i < n && row[i].own && !need->own; i++)
		if (row[i].line == need->line && str_eq(row[i].party_key, need->party_key))
			return true;
	return false;
}

void cover_write_needs(struct tool *t, const struct cover_need *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!need_is_over(row, n, &row[i]))
			tool_write(t, &row[i]);
}

/* Whether rows of the user's replace all built-in ones of the state. */
static bool state_is_over(const struct cover_minimum *row, size_t n, const struct cover_minimum *m)
{
	for (size_t i = 0; i < n && row[i].own && !m->own; i++)
		if (str_eq(row[i].state, m->state))
			return true;
	return false;
}

void cover_write_minimums(struct tool *t, const struct cover_minimum *row, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!state_is_over(row, n, &row[i]))
			tool_write(t, &row[i]);
}
