/* The columns of encounters and reviews; reads encounters one by one into strata. */
#include "chart/chart_feed.h"

#include <stddef.h>

#include "base/postal.h"
#include "staff/visit_status.h"

#include "base/banned.h"

static const char *const yes_words[] = { "unknown", "no", "yes", NULL };
enum { YES_UNKNOWN, YES_NO, YES_YES };
#define YES_SYNONYMS "0=no,1=yes,false=no,true=yes,n=no,y=yes"

struct encounter_row {
	struct str id, clinician, state, type, specialty;
	int32_t date, controlled, new_clinician;
};

#define COL(member) CSV_MEMBER(struct encounter_row, member)

static const struct csv_col encounter_cols[] = {
	{ COL(id), .required = true,
	  .aliases = "chart,chart_id,encounter,encounter_id,visit_id,appointment_id",
	  .help = "of the chart or encounter, the record's own; its bytes decide" },
	{ COL(clinician), .required = true,
	  .aliases = "provider,doctor,practitioner,np,rendering_provider",
	  .help = "whose chart it is" },
	{ COL(date), .type = COL_DATE, .required = true,
	  .aliases = "day,encounter_date,visit_date,date_of_service,dos,service_date",
	  .help = "day of the encounter" },
	{ COL(state), .help = "postal code of the state whose rule holds" },
	{ COL(type), .aliases = "visit_type,encounter_type", .help = "for --always" },
	{ COL(controlled), .type = COL_WORD, .words = yes_words, .synonyms = YES_SYNONYMS,
	  .help = "a controlled substance was prescribed: yes, no or unknown (if empty)" },
	{ COL(new_clinician), .type = COL_WORD, .words = yes_words, .synonyms = YES_SYNONYMS,
	  .help = "the clinician is new: yes, no or unknown (if empty)" },
	{ COL(specialty), .help = "for --always" },
};

#undef COL

static bool check_encounter(const void *row, struct diag *d, size_t *offset)
{
	const struct encounter_row *r = row;
	*offset = offsetof(struct encounter_row, state);
	return postal_check(r->state, d);
}

const struct feed encounter_feed = { FEED_COLS(encounter_cols),
				     .row_size = sizeof(struct encounter_row),
				     .check = check_encounter };

#define COL(member) CSV_MEMBER(struct review, member)

static const struct csv_col review_cols[] = {
	{ COL(id), .required = true, .aliases = "chart,chart_id,encounter,encounter_id",
	  .help = "of the chart" },
	{ COL(reviewer), .help = "who reviewed it" },
	{ .name = "reviewed", .offset = offsetof(struct review, date), .type = COL_DATE,
	  .aliases = "date,review_date,reviewed_on", .help = "day of the review" },
	{ COL(result), .type = COL_WORD, .words = review_result_names,
	  .synonyms = "pass=ok,fail=error,yes=ok,no=error",
	  .help = "ok, error or unreadable; not reviewed if empty" },
	{ COL(item), .help = "of the checklist, where a chart has a row for each" },
	{ COL(chosen_by), .help = "who chose the chart, if not the draw" },
};

#undef COL

const struct feed review_feed = { FEED_COLS(review_cols), .row_size = sizeof(struct review) };

static const struct csv_col plan_cols[] = {
	{ CSV_MEMBER(struct plan_row, item), .required = true, .help = "of the plan" },
	{ CSV_MEMBER(struct plan_row, value), .required = true, .may_be_empty = true,
	  .help = "of the item" },
};

const struct feed plan_feed = { FEED_COLS(plan_cols), .row_size = sizeof(struct plan_row) };

/* The column of an item COLUMN=VALUE of --always, and its *value; NULL: no such column. */
static const struct csv_col *always_column(const char *item, struct str *value)
{
	const char *sign = strchr(item, '=');
	struct str name = { item, sign ? (size_t)(sign - item) : 0 };
	*value = str_from(sign ? sign + 1 : "");
	for (size_t i = 2; i < sizeof(encounter_cols) / sizeof(*encounter_cols); i++)
		if (encounter_cols[i].type != COL_DATE &&
		    csv_name_matches(str_from(encounter_cols[i].name), name))
			return &encounter_cols[i];
	return NULL;
}

/* The index of the word that a value stands for; -1: none. */
static int32_t word_of(struct str value)
{
	for (int32_t i = YES_NO; yes_words[i]; i++)
		if (str_ieq(value, str_from(yes_words[i])))
			return i;
	return -1;
}

bool always_check(struct tool *t, const struct opt_list *always)
{
	struct str value;
	for (size_t i = 0; i < always->n; i++) {
		const struct csv_col *c = always_column(always->item[i], &value);
		if (!c || !value.n || (c->type == COL_WORD && word_of(value) < 0))
			return tool_option_fault(t, "--always",
						 "not COLUMN=VALUE, COLUMN being state, type, "
						 "specialty, "
						 "or controlled or new_clinician (=yes or no)");
	}
	return true;
}

static bool has_value(const struct encounter_row *row, const struct csv_col *c, struct str value)
{
	const void *at = (const char *)row + c->offset;
	return c->type == COL_WORD ? *(const int32_t *)at == word_of(value)
				   : visit_same_word(*(const struct str *)at, value);
}

/* Whether --always names the chart; always has passed always_check. */
static bool is_always(const struct encounter_row *row, const struct opt_list *always)
{
	struct str value;
	for (size_t i = 0; i < always->n; i++) {
		const struct csv_col *c = always_column(always->item[i], &value);
		if (c && has_value(row, c, value))
			return true;
	}
	return false;
}

bool encounters_read(struct strata *s, struct tool *t, const struct opt_list *always)
{
	struct encounter_row rows[INPUT_ROWS];
	struct input in;
	size_t n;
	if (!input_init(&in, t, NULL, rows))
		return false;
	input_of(&in, &encounter_feed);
	in.several = true;
	while ((n = input_next_rows(&in)) > 0)
		for (size_t i = 0; i < n; i++)
			strata_add(s, &(struct encounter){
				.id = rows[i].id, .clinician = rows[i].clinician,
					.state = rows[i].state,
				.date = rows[i].date, .always = is_always(&rows[i], always),
				.controlled = rows[i].controlled != YES_NO });
	return input_finish(&in);
}
