/* The columns of the table of states, as read and as written. */
#include "staff/roster_feed.h"

#include "base/embedded.h"

#include "base/banned.h"

extern const struct embedded staff_states_csv; /* states.csv of this room */

static const char *const reach_words[] = { "state", "all", NULL };
#define AFTER_UNITS "hours, months or years"

#define COL(member) CSV_MEMBER(struct state_rule, member)
#define WORD(member, list) COL(member), .type = COL_WORD, .words = (list)

static const struct csv_col cols[] = {
	{ COL(state), .required = true, .help = "postal code" },
	{ WORD(authority, state_authority_names),
	  .help = "full, reduced or restricted, as the AANP files it" },
	{ WORD(authority_verified, state_grade_names),
	  .help = "yes-P: the law was read; yes-S: told by others" },
	{ WORD(path, state_path_names),
	  .help = "to practice without a supervisor: licence, after, steps, none, unknown" },
	{ COL(after), .type = COL_REAL, .min = 0, .max = 1e5, .help = "time for path after" },
	{ COL(after_unit), .help = AFTER_UNITS },
	{ COL(path_note), .help = "what must hold besides, and the law" },
	{ WORD(path_verified, state_grade_names), .help = "as authority_verified" },
	{ COL(cap), .type = COL_REAL, .min = 0.1, .max = 1e5,
	  .help = "most that one physician may supervise" },
	{ WORD(cap_unit, cap_unit_names),
	  .help = "headcount, fte, headcount_or_fte, hours_per_week, offices" },
	{ COL(cap_counts), .help = "professions counted together, parted by +; APRN is NP, CNM, "
				   "CNS, CRNA" },
	{ WORD(cap_reach, reach_words),
	  .help = "state, or all: agreements in other states count too" },
	{ COL(cap_scope), .help = "where it binds" },
	{ COL(cap_citation), .help = "the law" },
	{ COL(cap_as_of), .help = "day or year of the text" },
	{ WORD(cap_verified, state_grade_names), .help = "as authority_verified" },
	{ COL(chart_rate), .help = "share of charts to review" },
	{ COL(chart_at_most), .type = COL_REAL, .min = 1, .max = 1e9,
	  .help = "charts, whichever is less" },
	{ WORD(chart_window, state_period_names), .help = "7d, 14d, 30d, month, quarter or year" },
	{ COL(chart_extra), .help = "share of charts with controlled substances" },
	{ COL(chart_citation), .help = "the law" },
	{ COL(chart_as_of), .help = "day or year of the text" },
	{ WORD(chart_verified, state_grade_names), .help = "as authority_verified" },
	{ WORD(oversight, oversight_kind_names),
	  .help = "meeting, visit or agreement that comes again" },
	{ WORD(oversight_every, state_period_names), .help = "how often" },
	{ COL(oversight_citation), .help = "the law" },
	{ COL(note), .help = "what else to know" },
	{ COL(as_of), .type = COL_DATE, .required = true, .help = "day on which it was looked up" },
	{ COL(source), .required = true, .help = "where it was looked up" },
};

#undef COL
#undef WORD

static bool check(const void *row, struct diag *d, size_t *offset)
{
	const struct state_rule *s = row;
	*offset = offsetof(struct state_rule, cap_unit);
	if (s->cap > 0 && s->cap_unit == CAP_NONE) {
		diag_set(d, DIAG_DATA, "a cap without its unit");
		return false;
	}
	*offset = offsetof(struct state_rule, oversight_every);
	if (s->oversight != OVERSIGHT_NONE && s->oversight_every == PERIOD_NONE) {
		diag_set(d, DIAG_DATA, "oversight without how often");
		return false;
	}
	return true;
}

const struct feed state_feed = { FEED_COLS(cols), .row_size = sizeof(struct state_rule),
				 .check = check };

#define COL(member) CSV_MEMBER(struct state_rule, member), .help = "as it is read"
#define WORD(member, list) COL(member), .type = OUT_WORD, .words = (list)

const struct csv_out_col state_out[STATE_COLS] = {
	{ COL(state) },
	{ WORD(authority, state_authority_names) },
	{ WORD(authority_verified, state_grade_names), .detail = true },
	{ WORD(path, state_path_names) },
	{ COL(after), .type = OUT_REAL, .decimals = -1 },
	{ COL(after_unit) },
	{ COL(path_note), .detail = true },
	{ WORD(path_verified, state_grade_names), .detail = true },
	{ COL(cap), .type = OUT_REAL, .decimals = -2 },
	{ WORD(cap_unit, cap_unit_names) },
	{ COL(cap_counts) },
	{ WORD(cap_reach, reach_words), .detail = true },
	{ COL(cap_scope), .detail = true },
	{ COL(cap_citation) },
	{ COL(cap_as_of), .detail = true },
	{ WORD(cap_verified, state_grade_names) },
	{ COL(chart_rate) },
	{ COL(chart_at_most), .type = OUT_REAL, .decimals = -1 },
	{ WORD(chart_window, state_period_names) },
	{ COL(chart_extra) },
	{ COL(chart_citation), .detail = true },
	{ COL(chart_as_of), .detail = true },
	{ WORD(chart_verified, state_grade_names), .detail = true },
	{ WORD(oversight, oversight_kind_names) },
	{ WORD(oversight_every, state_period_names) },
	{ COL(oversight_citation), .detail = true },
	{ COL(note), .detail = true },
	{ COL(as_of), .type = OUT_DATE },
	{ COL(source), .detail = true },
};

bool states_read(struct rows *r, struct tool *t, struct opt_file *file)
{
	return rows_read(r, t, file) && rows_read_embedded(r, t, &state_feed, &staff_states_csv);
}
