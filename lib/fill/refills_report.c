/* Refill day by day and by patient. */
#include <math.h>
#include <stdlib.h>

#include "fill/refills_feed.h"

#include "base/banned.h"

const struct csv_out_col due_cols[DUE_COLS] = {
	{ .name = "patient", .help = "with --show-ids" },
	{ .name = "pharmacy", .help = "who fills it" },
	{ .name = "sku", .help = "as --refills gives it" },
	{ .name = "state", .help = "early, order, late, will_miss, or unknown: no lead time is known" },
	{ .name = "doses_missed", .type = OUT_NUMBER, .unit = "doses",
	  .help = "due before an order of today comes, at the usual pace" },
	{ .name = "earliest", .type = OUT_DATE, .help = "the first day on which it is not refused" },
	{ .name = "latest", .type = OUT_DATE,
	  .help = "the last day of order that comes by run_out at the pharmacy's p95" },
	{ .name = "run_out", .type = OUT_DATE, .help = "the day on which the next dose is due" },
	{ .name = "p50_days", .type = OUT_NUMBER, .unit = "days", .detail = true,
	  .help = "of the pharmacy, rounded up" },
	{ .name = "p95_days", .type = OUT_NUMBER, .unit = "days", .detail = true,
	  .help = "of the pharmacy, rounded up" },
	{ .name = "refills_left", .type = OUT_NUMBER, .help = "as --refills gives it" },
	{ .name = "rx_expires", .type = OUT_DATE, .help = "as --refills gives it" },
	{ .name = "needs", .help = "what the prescription lacks" },
};

const struct csv_out_col load_cols[LOAD_COLS] = {
	{ .name = "date", .type = OUT_DATE, .help = "a day on which either changes" },
	{ .name = "may_order", .type = OUT_NUMBER, .unit = "orders",
	  .help = "that may be placed from this day on, and not before" },
	{ .name = "must_order", .type = OUT_NUMBER, .unit = "orders",
	  .help = "for which this is the last safe day" },
};

static int by_pharmacy(const void *vkey, const void *vgroup)
{
	const struct str *key = vkey;
	const struct fill_group *g = *(struct fill_group *const *)vgroup;
	return str_cmp(*key, g->pharmacy);
}

/* Hours as days, rounded up; -1: not known, or more than can be counted with. */
static int32_t days_of(double hours)
{
	return hours <= 24.0 * DUE_DAYS_MAX ? (int32_t)ceil(hours / 24) : -1;
}

static int by_urgency(const void *va, const void *vb)
{
	const struct refill_row *a = va, *b = vb;
	const int64_t of_a[] = { -a->due.state, -a->due.missed, a->due.run_out, a->refill.days_supply };
	const int64_t of_b[] = { -b->due.state, -b->due.missed, b->due.run_out, b->refill.days_supply };
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
	struct pace *pace = calloc(f->size + 1, sizeof(*pace));
	for (size_t i = 0; i < f->size; i++) {
		struct fill_row row = fill_row_of(f, f->group[i], v);
		pace[i] = (struct pace){ days_of(row.p50.value), days_of(row.p95.value) };
	}
	return pace;
}

void refills_look(struct refills *r, const struct fill *f, const struct fill_view *v,
		  const struct due_rules *rules)
{
	struct pace *pace = paces_of(f, v);
	for (size_t i = 0; i < r->n; i++) {
		struct refill_row *row = &r->row[i];
		struct due_rules own = *rules;
		struct fill_group **g = f->size ? bsearch(&row->pharmacy, f->group, f->size,
							  sizeof(*f->group), by_pharmacy) : NULL;
		row->pace_usual = own.usual = g ? pace[g - f->group].usual : -1;
		row->pace_slow = own.slow = g ? pace[g - f->group].slow : -1;
		if (row->early_share.set)
			own.early_share = dec_double(row->early_share);
		row->due = due_of(&row->refill, &own);
	}
	if (r->n)
		qsort(r->row, r->n, sizeof(*r->row), by_urgency);
	free(pace);
}

static void put_days(struct csv_writer *w, int32_t days)
{
	if (days < 0)
		csv_put_empty(w);
	else
		csv_put_whole(w, days);
}

static void put_row(struct csv_writer *w, const struct refill_row *row)
{
	csv_put_text(w, row->patient);
	csv_put_text(w, row->pharmacy);
	csv_put_text(w, row->sku);
	csv_put_text(w, str_from(due_state_names[row->due.state]));
	put_days(w, row->due.state >= DUE_ORDER ? row->due.missed : -1);
	csv_put_date(w, row->due.earliest);
	csv_put_date(w, row->due.latest);
	csv_put_date(w, row->due.run_out);
	put_days(w, row->pace_usual);
	put_days(w, row->pace_slow);
	put_days(w, row->refill.refills_left);
	csv_put_date(w, row->refill.rx_expires);
	csv_put_text(w, str_from(due_need_names[row->due.need]));
	csv_end_row(w);
}

size_t refills_report(struct csv_writer *w, const struct refills *r, int32_t as_of, bool check)
{
	size_t found = 0;
	for (size_t i = 0; i < r->n; i++) {
		const struct due *d = &r->row[i].due;
		bool act = d->state >= DUE_LATE || d->state == DUE_UNKNOWN ||
			   (d->state == DUE_ORDER && d->latest <= as_of);
		found += act;
		if (act || !check)
			put_row(w, &r->row[i]);
	}
	return found;
}

void refills_report_load(struct csv_writer *w, const struct refills *r)
{
	struct tally may = { 0 }, must = { 0 }, days = { 0 };
	for (size_t i = 0; i < r->n; i++) {
		const struct due *d = &r->row[i].due;
		tally_add(&may, d->earliest, 1);
		tally_add(&days, d->earliest, 1);
		tally_add(&must, d->latest, d->latest != DATE_NONE);
		tally_add(&days, d->latest, d->latest != DATE_NONE);
	}
	tally_sort(&may);
	tally_sort(&must);
	tally_sort(&days);
	for (size_t i = 0, a = 0, b = 0; i < days.n; i++) {
		int64_t day = days.item[i].key;
		bool has_may = a < may.n && may.item[a].key == day;
		bool has_must = b < must.n && must.item[b].key == day;
		csv_put_date(w, (int32_t)day);
		csv_put_whole(w, has_may ? (int64_t)may.item[a++].n : 0);
		csv_put_whole(w, has_must ? (int64_t)must.item[b++].n : 0);
		csv_end_row(w);
	}
	tally_release(&may);
	tally_release(&must);
	tally_release(&days);
}
