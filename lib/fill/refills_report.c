/* Finds when to order refills, and reports them by patient and by day. */
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "fill/refills_feed.h"
#include "fill/shipper.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct refill_row, member)
#define DUE(NAME) .name = #NAME, .offset = offsetof(struct refill_row, due.NAME)

static const struct csv_out_col due_cols[] = {
	{ COL(patient), .help = "with --show-ids" },
	{ COL(pharmacy), .help = "who fills it" },
	{ COL(sku), .help = "as --refills gives it" },
	{ DUE(state), .type = OUT_WORD, .words = due_state_names,
	  .help = "early, order, late, will_miss, or unknown: no lead time is known" },
	{ COL(doses_missed), .type = OUT_WHOLE, .unit = "doses",
	  .help = "due before an order of today comes, at the usual pace" },
	{ DUE(earliest), .type = OUT_DATE, .help = "the first day on which it is not refused" },
	{ DUE(latest), .type = OUT_DATE,
	  .help = "the last day of order that comes by run_out at the pharmacy's p95" },
	{ DUE(run_out), .type = OUT_DATE, .help = "the day on which the next dose is due" },
	{ COL(p50_days), .type = OUT_WHOLE, .unit = "days", .detail = true,
	  .help = "of the pharmacy, rounded up" },
	{ COL(p95_days), .type = OUT_WHOLE, .unit = "days", .detail = true,
	  .help = "of the pharmacy, rounded up" },
	{ .name = "refills_left", .type = OUT_WHOLE, .offset = offsetof(struct refill_row, left),
	  .help = "as --refills gives it" },
	{ COL(rx_expires), .type = OUT_DATE, .help = "as --refills gives it" },
	{ .name = "needs", .type = OUT_WORD, .offset = offsetof(struct refill_row, due.need),
	  .words = due_need_names, .help = "what the prescription lacks" },
};

#undef COL

const struct report refills_due_report = { "due", REPORT_COLS(due_cols) };

struct load_line {
	int32_t date;
	uint64_t may_order, must_order;
};

#define COL(member) CSV_MEMBER(struct load_line, member)

static const struct csv_out_col load_cols[] = {
	{ COL(date), .type = OUT_DATE, .help = "a day on which either changes" },
	{ COL(may_order), .type = OUT_WHOLE, .unit = "orders",
	  .help = "that may be placed from this day on, and not before" },
	{ COL(must_order), .type = OUT_WHOLE, .unit = "orders",
	  .help = "for which this is the last safe day" },
};

const struct report refills_load_report = { "load", REPORT_COLS(load_cols) };

static int by_pharmacy(const void *vkey, const void *vgroup)
{
	const struct str *key = vkey;
	const struct fill_group *g = *(struct fill_group *const *)vgroup;
	return str_cmp(*key, g->pharmacy);
}

/* Hours as days, rounded up; -1: not known, or too many. */
static int32_t days_of(double hours)
{
	return hours <= 24.0 * REFILL_DAYS_MAX ? (int32_t)ceil(hours / 24) : -1;
}

/* The order of states in the report: the unknown come first. */
static int32_t urgency(enum due_state state)
{
	return state == DUE_UNKNOWN ? DUE_STATES : (int32_t)state;
}

static int by_urgency(const void *va, const void *vb)
{
	const struct refill_row *a = va, *b = vb;
	const int32_t of_a[] = { urgency(b->due.state), b->due.missed, a->due.run_out,
				 a->refill.days_supply };
	const int32_t of_b[] = { urgency(a->due.state), a->due.missed, b->due.run_out,
				 b->refill.days_supply };
	int c = 0;
	for (size_t i = 0; !c && i < sizeof(of_a) / sizeof(*of_a); i++)
		c = (of_a[i] > of_b[i]) - (of_a[i] < of_b[i]);
	if (!c)
		c = str_cmp(a->pharmacy, b->pharmacy);
	if (!c)
		c = str_cmp(a->patient, b->patient);
	return c ? c : str_cmp(a->sku, b->sku);
}

/* The pace of each pharmacy, in the order of the counts. */
struct pace {
	int32_t usual, slow;
};

static struct pace *paces_of(const struct fill *f, const struct fill_view *v)
{
	struct pace *pace = mem_zero(f->n, sizeof(*pace));
	for (size_t i = 0; i < f->n; i++) {
		struct fill_row row = fill_row_of(f, f->group[i], v);
		pace[i] = (struct pace){ days_of(row.p50.value), days_of(row.p95.value) };
	}
	return pace;
}

static int64_t or_unknown(int32_t n)
{
	return n < 0 ? OUT_UNKNOWN : n;
}

static void look_at(struct refill_row *row, const struct due_rules *rules, const struct pace *pace,
		    const struct shipper *shipper)
{
	struct due_rules own = *rules;
	own.ship_days = shipper ? shipper->days : 0;
	if (shipper && !isnan(shipper->early_share))
		own.early_share = shipper->early_share;
	own.usual = pace->usual;
	own.slow = pace->slow;
	if (!isnan(row->early_share))
		own.early_share = row->early_share;
	row->due = due_of(&row->refill, &own);
	row->p50_days = or_unknown(pace->usual);
	row->p95_days = or_unknown(pace->slow);
	row->left = or_unknown(row->refill.refills_left);
	row->doses_missed = row->due.state >= DUE_ORDER ? row->due.missed : OUT_UNKNOWN;
}

void refills_look(struct rows *refills, const struct fill *f, const struct fill_view *v,
		  const struct due_rules *rules, const struct rows *shippers)
{
	static const struct pace unknown = { -1, -1 };
	struct refill_row *row = refills->row;
	struct pace *pace = paces_of(f, v);
	for (size_t i = 0; i < refills->n; i++) {
		struct fill_group **g = f->n ? bsearch(&row[i].pharmacy, f->group, f->n,
							  sizeof(*f->group), by_pharmacy) : NULL;
		look_at(&row[i], rules, g ? &pace[g - f->group] : &unknown,
			shipper_of(shippers->row, shippers->n, row[i].pharmacy));
	}
	if (refills->n)
		qsort(row, refills->n, sizeof(*row), by_urgency);
	mem_free(pace);
}

size_t refills_report(struct tool *t, const struct rows *refills, int32_t as_of, bool check)
{
	const struct refill_row *row = refills->row;
	size_t found = 0;
	for (size_t i = 0; i < refills->n; i++) {
		const struct due *d = &row[i].due;
		bool act = d->state >= DUE_LATE || d->state == DUE_UNKNOWN ||
			   (d->state == DUE_ORDER && d->latest <= as_of);
		found += act;
		if (act || !check)
			tool_write(t, &row[i]);
	}
	return found;
}

void refills_report_load(struct tool *t, const struct rows *refills)
{
	const struct refill_row *row = refills->row;
	struct tally may = { 0 }, must = { 0 }, days = { 0 };
	for (size_t i = 0; i < refills->n; i++) {
		const struct due *d = &row[i].due;
		tally_add(&may, d->earliest, 1);
		tally_add(&days, d->earliest, 1);
		tally_add(&must, d->latest, d->latest != DATE_NONE);
		tally_add(&days, d->latest, d->latest != DATE_NONE);
	}
	tally_sort(&may);
	tally_sort(&must);
	tally_sort(&days);
	for (size_t i = 0, a = 0, b = 0; i < days.n; i++) {
		struct load_line l = { .date = (int32_t)days.item[i].key };
		if (a < may.n && may.item[a].key == days.item[i].key)
			l.may_order = may.item[a++].n;
		if (b < must.n && must.item[b].key == days.item[i].key)
			l.must_order = must.item[b++].n;
		tool_write(t, &l);
	}
	tally_release(&may);
	tally_release(&must);
	tally_release(&days);
}
