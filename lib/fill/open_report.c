/* Open orders, and how long each can still be replaced. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "fill/due.h"
#include "fill/fill_report.h"

#include "base/banned.h"

#define HOURS(NAME, HELP) \
	{ .name = NAME, .type = OUT_NUMBER, .decimals = -2, .unit = "hours", .help = HELP }

const struct csv_out_col fill_open_cols[FILL_OPEN_COLS] = {
	{ .name = "pharmacy", .help = "the pharmacy" },
	{ .name = "rx_id", .help = "with --show-ids" },
	{ .name = "sku", .help = "the SKU" },
	{ .name = "location", .help = "the location" },
	{ .name = "state", .help = "where it goes" },
	{ .name = "ordered", .type = OUT_DATE, .help = "the day of the order" },
	HOURS("age_hours", "from the order to the as-of moment"),
	{ .name = "promised", .type = OUT_DATE, .help = "the day promised" },
	{ .name = "late", .help = "yes: behind the promise; without one, behind p95 or the last target" },
	{ .name = "told", .help = "yes: the clinic was told of a problem" },
	HOURS("p95", "of the pharmacy"),
	{ .name = "next_dose_due", .type = OUT_DATE, .help = "as the orders give it" },
	{ .name = "replace_by", .type = OUT_DATE,
	  .help = "the last day on which a new order comes before the next dose by p95" },
};

/* An order with what is said of it. */
struct line {
	const struct open_order *order;
	double age, p95;
	bool late;
	int32_t replace_by;
};

static int32_t last(int32_t day)
{
	return day == DATE_NONE ? INT32_MAX : day;
}

/* Most pressing first; then the oldest; the rest so that the order of rows does not matter. */
static int by_urgency(const void *va, const void *vb)
{
	const struct line *a = va, *b = vb;
	int c = (last(a->replace_by) > last(b->replace_by)) - (last(a->replace_by) < last(b->replace_by));
	if (!c)
		c = (a->age < b->age) - (a->age > b->age);
	if (!c)
		c = str_cmp(a->order->pharmacy, b->order->pharmacy);
	if (!c)
		c = str_cmp(a->order->rx_id, b->order->rx_id);
	if (!c)
		c = str_cmp(a->order->sku, b->order->sku);
	if (!c)
		c = str_cmp(a->order->location, b->order->location);
	if (!c)
		c = str_cmp(a->order->state, b->order->state);
	return c;
}

static int by_pharmacy(const void *vkey, const void *vrow)
{
	const struct str *key = vkey;
	const struct fill_row *row = vrow;
	return str_cmp(*key, row->group->pharmacy);
}

static struct line line_of(const struct fill *f, const struct fill_view *v,
			   const struct open_order *o, const struct fill_row *rows)
{
	static const struct fill_calendar every_day = { 0 };
	const struct fill_row *r = bsearch(&o->pharmacy, rows, f->size, sizeof(*rows), by_pharmacy);
	struct instant as_of = fill_as_of(f);
	struct line l = { .order = o, .p95 = r->p95.value, .replace_by = DATE_NONE };
	l.age = fmax(0, (double)fill_seconds(&f->rules.calendar, &o->ordered, &as_of) / 3600);
	l.late = o->promised.set ? fill_seconds(&every_day, &o->promised, &as_of) > f->rules.late
				 : l.age > fill_late_after(r, v);
	if (o->next_dose_due != DATE_NONE && l.p95 <= 24.0 * DUE_DAYS_MAX)
		l.replace_by = due_latest(&f->rules.calendar, o->next_dose_due,
					  (int32_t)ceil(l.p95 / 24));
	return l;
}

static void put_moment(struct csv_writer *w, const struct instant *t)
{
	csv_put_date(w, t->set ? instant_day(t) : DATE_NONE);
}

static void put_line(struct csv_writer *w, const struct line *l)
{
	const struct open_order *o = l->order;
	csv_put_text(w, o->pharmacy);
	csv_put_text(w, o->rx_id);
	csv_put_text(w, o->sku);
	csv_put_text(w, o->location);
	csv_put_text(w, o->state);
	put_moment(w, &o->ordered);
	csv_put_real(w, l->age);
	put_moment(w, &o->promised);
	csv_put_text(w, l->late ? STR("yes") : STR("no"));
	csv_put_text(w, o->told ? STR("yes") : STR("no"));
	csv_put_real(w, l->p95);
	csv_put_date(w, o->next_dose_due);
	csv_put_date(w, l->replace_by);
	csv_end_row(w);
}

void fill_report_open(struct csv_writer *w, const struct fill *f, const struct fill_view *v,
		      struct open_orders *open)
{
	struct fill_row *rows = calloc(f->size + 1, sizeof(*rows));
	struct line *lines = calloc(open->n + 1, sizeof(*lines));
	for (size_t i = 0; i < f->size; i++)
		rows[i] = fill_row_of(f, f->group[i], v);
	for (size_t i = 0; i < open->n; i++)
		lines[i] = line_of(f, v, &open->order[i], rows);
	qsort(lines, open->n, sizeof(*lines), by_urgency);
	for (size_t i = 0; i < open->n; i++)
		put_line(w, &lines[i]);
	free(rows);
	free(lines);
}
