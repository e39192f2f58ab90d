/* Reads weights, and the sales of a month. */
#include <math.h>
#include <stdio.h>

#include "base/embedded.h"
#include "base/map.h"
#include "stack/stack_feed.h"
#include "stream/input.h"

#include "base/banned.h"

extern const struct embedded stack_weights_csv; /* weights.csv of this room */

struct weight_row {
	int32_t criterion, as_of;
	double weight, worst, best;
	struct str applies, reason, source;
};

#define COL(member) CSV_MEMBER(struct weight_row, member)

static const struct csv_col weight_cols[] = {
	{ COL(criterion), .type = COL_WORD, .required = true, .words = stack_criterion_names,
	  .help = "baa, erx, portal or scaling" },
	{ COL(weight), .type = COL_REAL, .required = true, .min = 0, .max = 1e6,
	  .help = "0 leaves it out" },
	{ COL(worst), .type = COL_REAL, .min = -1e6, .max = 1e6,
	  .help = "the figure that is worth 0; the table's if empty" },
	{ COL(best), .type = COL_REAL, .min = -1e6, .max = 1e6,
	  .help = "the figure that is worth 1; the table's if empty" },
	{ COL(applies), .help = "categories that are asked, parted by ;; the table's if empty" },
	{ COL(reason), .help = "why it has a weight" },
	{ COL(as_of), .type = COL_DATE, .help = "day on which it was set" },
	{ COL(source), .help = "where it comes from" },
};

static const struct csv_out_col weight_out[] = {
	{ COL(criterion), .type = OUT_WORD, .words = stack_criterion_names,
	  .help = "what is judged" },
	{ COL(weight), .type = OUT_REAL, .decimals = -6, .help = "of it, where it is asked" },
	{ COL(worst), .type = OUT_REAL, .decimals = -6, .help = "the figure that is worth 0" },
	{ COL(best), .type = OUT_REAL, .decimals = -6, .help = "the figure that is worth 1" },
	{ COL(applies), .help = "categories that are asked; all if empty" },
	{ COL(reason), .help = "why it has a weight" },
	{ COL(as_of), .type = OUT_DATE, .help = "day on which it was set" },
	{ COL(source), .detail = true, .help = "where it comes from" },
};

#undef COL

const struct feed stack_weight_feed = { FEED_COLS(weight_cols),
					.row_size = sizeof(struct weight_row) };
const struct report stack_weights_report = { "weights", REPORT_COLS(weight_out) };

bool stack_weights_read(struct rows *r, struct tool *t, struct opt_file *file,
			struct stack_settings *set)
{
	double sum = 0;
	bool ok = rows_read_embedded(r, t, &stack_weight_feed, &stack_weights_csv) &&
		  rows_read(r, t, file);
	const struct weight_row *row = r->row;
	for (size_t i = 0; ok && i < r->n; i++) {
		int32_t c = row[i].criterion;
		set->weight[c] = row[i].weight;
		set->worst[c] =
			isnan(row[i].worst) && i >= STACK_CRITERIA ? set->worst[c] : row[i].worst;
		set->best[c] =
			isnan(row[i].best) && i >= STACK_CRITERIA ? set->best[c] : row[i].best;
		if (row[i].applies.n || i < STACK_CRITERIA)
			set->applies[c] = row[i].applies;
		if (set->worst[c] == set->best[c])
			ok = tool_option_fault(t, "--weights",
					       "a worst figure that is the best one");
	}
	for (int c = 0; c < STACK_CRITERIA; c++)
		sum += set->weight[c];
	if (ok && !(sum > 0))
		ok = tool_option_fault(t, "--weights", "no criterion has a weight");
	return ok;
}

void stack_write_weights(struct tool *t, const struct stack_settings *set, const struct rows *r)
{
	const struct weight_row *row = r->row;
	for (size_t i = 0; i < STACK_CRITERIA; i++) {
		struct weight_row w = row[i];
		w.weight = set->weight[w.criterion];
		w.worst = set->worst[w.criterion];
		w.best = set->best[w.criterion];
		w.applies = set->applies[w.criterion];
		tool_write(t, &w);
	}
}

struct sale {
	int32_t date;
	struct str kind, currency;
	struct dec amount;
};

#define COL(member) CSV_MEMBER(struct sale, member)

static const struct csv_col sale_cols[] = {
	{ COL(date), .type = COL_DATE, .required = true, .help = "of the payment" },
	{ COL(kind), .required = true, .help = "payment counts, refund, dispute and fee do not" },
	{ COL(amount), .type = COL_DEC, .required = true, .min = -1e9, .max = 1e9, .unit = "USD",
	  .help = "what was paid" },
	{ COL(currency), .help = "only USD is understood" },
};

static bool check_sale(const void *row, struct diag *d, size_t *at)
{
	const struct sale *s = row;
	*at = offsetof(struct sale, currency);
	if (s->currency.n && !str_ieq(s->currency, STR("usd"))) {
		diag_set(d, DIAG_DATA, "not USD: no rate of exchange is known; convert it");
		return false;
	}
	*at = offsetof(struct sale, amount);
	if (s->amount.dec > 2) {
		diag_set(d, DIAG_DATA, "not whole cents");
		return false;
	}
	return true;
}

const struct feed stack_sale_feed = { FEED_COLS(sale_cols), .row_size = sizeof(struct sale),
				      .check = check_sale };

/* The sum of payments of a calendar month. */
struct month {
	struct dec volume;
	double n;
};

static struct str month_of(int32_t day, char text[DATE_TEXT])
{
	date_format(day, text);
	return (struct str){ text, 7 };
}

static bool add_sale(struct map *months, const struct sale *s)
{
	char text[DATE_TEXT];
	bool made;
	struct month *m = map_get(months, month_of(s->date, text), sizeof(*m), &made);
	m->volume.set = true;
	m->n += 1;
	return dec_add(&m->volume, s->amount) == NUM_OK;
}

/* The last month before that of the day; if there is none, the last month of all. */
static const struct month *choose(const struct map *months, int32_t day, struct str *which)
{
	char text[DATE_TEXT];
	struct str now = month_of(day, text);
	const struct month *best = NULL, *m = NULL;
	while ((m = map_next(months, m))) {
		bool over = str_cmp(map_key(m), now) < 0;
		bool best_over = best && str_cmp(map_key(best), now) < 0;
		if (!best || (over && !best_over) ||
		    (over == best_over && str_cmp(map_key(m), map_key(best)) > 0))
			best = m;
	}
	if (best)
		*which = map_key(best);
	return best;
}

bool stack_sales_read(struct tool *t, struct opt_file *file, struct stack_settings *set)
{
	struct input in;
	struct sale row;
	struct map months = { 0 };
	struct str which;
	bool fits = true;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in))
		if (str_ieq(row.kind, STR("payment")) && row.amount.m > 0)
			fits = add_sale(&months, &row) && fits;
	bool ok = input_finish(&in);
	const struct month *m = ok ? choose(&months, set->as_of, &which) : NULL;
	if (ok && (!fits || (m && dec_double(m->volume) > 1e12)))
		ok = tool_option_fault(t, "--payments", "a month has more than can be summed");
	if (ok && m) {
		set->volume = m->volume;
		set->transactions = m->n;
		tool_note(t, "payments of %.*s are the month that counts", (int)which.n, which.p);
	}
	map_release(&months);
	return ok;
}
