/* Checks drafts in the order of the file. */
#include "precheck/precheck_run.h"

#include <math.h>

#include "base/mem.h"
#include "base/postal.h"
#include "csv/writer.h"
#include "fill/shippers_feed.h"
#include "pharm/model_feed.h"
#include "precheck/precheck.h"
#include "staff/roster_feed.h"

#include "base/banned.h"

static const char *const answer_words[] = { "unknown", "no", "yes", NULL };

#define COL(member) CSV_MEMBER(struct draft, member)
#define DAYS .type = COL_REAL, .min = 1, .max = REFILL_DAYS_MAX, .unit = "days"

static const struct csv_col cols[] = {
	{ COL(rx_id), .type = COL_TEXT, .aliases = "prescription,order_id",
	  .help = "printed with --show-ids only" },
	{ COL(pharmacy), .type = COL_TEXT, .required = true, .aliases = "pharmacy_name",
	  .help = "where it is to go" },
	{ COL(state), .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .aliases = "ship_state,patient_state", .help = "postal code of the patient" },
	{ COL(prescriber), .type = COL_TEXT, .aliases = "clinician", .help = "a person of --roster" },
	{ COL(sku), .type = COL_TEXT, .aliases = "product", .help = "what is ordered" },
	{ COL(drug), .type = COL_TEXT, .help = "as the rows of --lawful name it" },
	{ COL(pathway), .type = COL_TEXT,
	  .help = "brand, 503A_patient_specific and so on, in the same way" },
	{ COL(salt_form), .type = COL_TEXT, .help = "base, or a salt; the pharmacy's if empty" },
	{ COL(directions), .type = COL_TEXT, .aliases = "sig", .help = "how it is to be taken" },
	{ COL(days_supply), DAYS, .help = "how long it lasts" },
	{ COL(last_fill), .type = COL_DATE, .help = "day of the fill before" },
	{ COL(last_days_supply), DAYS, .help = "how long that lasts" },
	{ COL(first_fill), .type = COL_WORD, .words = answer_words, .synonyms = "y=yes,n=no",
	  .help = "yes: there was none before" },
	{ COL(difference), .type = COL_WORD, .words = answer_words, .synonyms = "y=yes,n=no",
	  .help = "yes: what its pathway is on condition of is on record" },
};

#undef COL

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct draft *row = data;
	bool good = isnan(row->last_days_supply) ||
		    row->last_days_supply == floor(row->last_days_supply);
	*offset = offsetof(struct draft, last_days_supply);
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_WHOLE));
	if (good && row->last_fill != DATE_NONE) {
		*offset = offsetof(struct draft, last_fill);
		diag_set(d, DIAG_DATA, "less than ten years before 2200");
		good = row->last_fill <= DATE_LAST - REFILL_DAYS_MAX;
	}
	if (!good)
		return false;
	*offset = offsetof(struct draft, state);
	return postal_check(row->state, d);
}

const struct feed draft_feed = { FEED_COLS(cols), .row_size = sizeof(struct draft),
	.check = check };

struct line {
	int64_t order;
	struct str rx_id, pharmacy, sku;
	const char *result, *rule, *missing;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col out_cols[] = {
	{ COL(order), .type = OUT_WHOLE, .help = "its number in the file, from 1" },
	{ COL(rx_id), .help = "with --show-ids" },
	{ COL(pharmacy), .help = "where it is to go" },
	{ COL(sku), .help = "what is ordered" },
	{ COL(result), .type = OUT_NAME, .help = "pass, or stop" },
	{ COL(rule), .type = OUT_NAME, .help = "that it does not pass" },
	{ COL(missing), .type = OUT_NAME, .help = "what it lacks" },
};

#undef COL

const struct report precheck_report = { "--precheck", REPORT_COLS(out_cols) };

/* Checks one order and writes its rows. Returns whether it passes. */
static bool look_at(struct tool *t, const struct draft *d, size_t number,
		    const struct precheck_terms *terms, bool only_stops)
{
	struct line l = { .order = (int64_t)number, .rx_id = d->rx_id, .pharmacy = d->pharmacy,
			  .sku = d->sku, .result = "stop" };
	bool passes = true;
	for (int i = 0; i < PRECHECK_RULES; i++) {
		l.rule = precheck_rule_names[i];
		l.missing = precheck(d, (enum precheck_rule)i, terms);
		if (!l.missing)
			continue;
		passes = false;
		tool_write(t, &l);
	}
	if (passes && !only_stops) {
		l.result = "pass";
		l.rule = l.missing = "";
		tool_write(t, &l);
	}
	return passes;
}

static size_t look(struct tool *t, const struct rows *drafts, const struct precheck_terms *terms,
		   bool only_stops)
{
	const struct draft *d = drafts->row;
	size_t stopped = 0;
	for (size_t i = 0; i < drafts->n; i++)
		stopped += !look_at(t, &d[i], i + 1, terms, only_stops);
	return stopped;
}

size_t precheck_run(struct tool *t, struct precheck_files *files, const struct precheck_how *how,
		    bool *ok)
{
	struct rows drafts = { 0 }, shippers = { 0 }, people = { 0 };
	struct pharm_model *model = mem_zero(1, sizeof(*model));
	size_t stopped = 0;
	*ok = pharm_model_read(model, t) && pharm_lawful_read(model, t, &files->lawful) &&
	      shippers_read(&shippers, t, &files->pharmacies) && rows_read(&people, t, &files->roster) &&
	      rows_read(&drafts, t, &files->drafts);
	if (*ok) {
		struct roster roster = { .people = people.row, .n = people.n };
		roster_resolve(&roster);
		const struct precheck_terms terms = { how->day, how->early_share, shippers.row,
						      shippers.n, &roster, model };
		stopped = look(t, &drafts, &terms, how->check);
		roster_release(&roster);
	}
	rows_release(&drafts);
	rows_release(&shippers);
	rows_release(&people);
	pharm_model_release(model);
	mem_free(model);
	return stopped;
}
