/* The report on differences between two lists of FDA. */
#include <stdlib.h>

#include "pharm/official.h"
#include "pharm/pharm_report.h"

#include "base/banned.h"

struct change_line {
	const char *change, *column;
	struct str facility, before, after;
};

#define COL(member) CSV_MEMBER(struct change_line, member)

static const struct csv_out_col change_cols[] = {
	{ COL(change), .type = OUT_NAME, .help = "added, removed or changed" },
	{ COL(facility), .help = "as listed" },
	{ COL(column), .type = OUT_NAME, .help = "that changed" },
	{ COL(before), .help = "in --fda-503b-before" },
	{ COL(after), .help = "in --fda-503b" },
};

#undef COL

const struct report pharm_changes_report = { "changes", REPORT_COLS(change_cols) };

static int by_facility(const void *va, const void *vb)
{
	const struct pharm_facility *a = va, *b = vb;
	int c = str_cmp(a->whole.key, b->whole.key);
	return c ? c : str_cmp(a->facility, b->facility);
}

/* Whether two cells say the same: lists change blanks and case, and how they write days. */
static bool same_cell(struct str a, struct str b)
{
	struct str x, y;
	int32_t day = pharm_list_day(a);
	if (day != DATE_NONE && day == pharm_list_day(b))
		return true;
	bool more_a = true, more_b = true;
	while (more_a && more_b) {
		more_a = str_next_part(&a, " ", &x);
		more_b = str_next_part(&b, " ", &y);
		if (more_a && more_b && !str_ieq(x, y))
			return false;
	}
	return more_a == more_b;
}

static void write_changes(struct tool *t, const struct pharm_facility *a,
			  const struct pharm_facility *b)
{
	const struct {
		const char *column;
		struct str before, after;
	} of[] = { { "registered", a->registered, b->registered },
		   { "last_inspection", a->inspected, b->inspected },
		   { "form_483", a->form_483, b->form_483 },
		   { "recall", a->recall, b->recall },
		   { "action", a->action, b->action },
		   { "bulk", a->bulk, b->bulk } };
	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		const struct change_line line = { .change = "changed", .column = of[i].column,
						  .facility = b->facility, .before = of[i].before,
						  .after = of[i].after };
		if (!same_cell(of[i].before, of[i].after))
			tool_write(t, &line);
	}
}

void pharm_report_changes(struct tool *t, struct pharm_facility *before, size_t n_before,
			  struct pharm_facility *after, size_t n_after)
{
	if (n_before)
		qsort(before, n_before, sizeof(*before), by_facility);
	if (n_after)
		qsort(after, n_after, sizeof(*after), by_facility);
	for (size_t i = 0, k = 0; i < n_before || k < n_after;) {
		int c = i == n_before ? 1 : k == n_after ? -1 :
			str_cmp(before[i].whole.key, after[k].whole.key);
		const struct change_line line = { .change = c < 0 ? "removed" : "added",
						  .facility = c < 0 ? before[i].facility
								    : k < n_after ? after[k].facility
										  : STR("") };
		if (c)
			tool_write(t, &line);
		else
			write_changes(t, &before[i], &after[k]);
		i += c <= 0;
		k += c >= 0;
	}
}
