/* The report on open orders, and how long each can still be replaced. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "fill/due.h"
#include "fill/fill_report.h"
#include "fill/shipper.h"

#include "base/banned.h"

static const char *const yes_words[] = { "no", "yes", NULL };

/* A row: an order and the results for it. */
struct line {
	struct str pharmacy, rx_id, sku, location, state, others;
	int32_t ordered, promised, next_dose_due, replace_by;
	double age_hours, p95;
	int32_t late, told; /* of yes_words */
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(pharmacy), .help = "the pharmacy" },
	{ COL(rx_id), .help = "with --show-ids" },
	{ COL(sku), .help = "the SKU" },
	{ COL(location), .help = "the location" },
	{ COL(state), .rank = 5, .help = "where it goes" },
	{ COL(ordered), .rank = 4, .type = OUT_DATE, .help = "the day of the order" },
	{ COL(age_hours), .rank = 3, .type = OUT_REAL, .decimals = -2, .unit = "hours",
	  .help = "from the order to the as-of moment" },
	{ COL(promised), .type = OUT_DATE, .help = "the day promised" },
	{ COL(late), .type = OUT_WORD, .words = yes_words,
	  .help = "yes: behind the promise; without one, behind p95 or the last target" },
	{ COL(told), .rank = 6, .type = OUT_WORD, .words = yes_words,
	  .help = "yes: the clinic was told of a problem" },
	{ COL(p95), .rank = 7, .type = OUT_REAL, .decimals = -2, .unit = "hours",
	  .help = "of the pharmacy" },
	{ COL(next_dose_due), .rank = 3, .type = OUT_DATE, .help = "as the orders give it" },
	{ COL(replace_by), .type = OUT_DATE,
	  .help = "the last day on which a new order comes before the next dose by p95" },
	{ COL(others), .help = "with --pharmacies: up to three that may ship there and come before "
			       "the next dose, with p95 and price, the fastest first" },
};

#undef COL

const struct report fill_open_report = { "open", REPORT_COLS(cols) };

static int32_t last(int32_t day)
{
	return day == DATE_NONE ? INT32_MAX : day;
}

/* Compares all that is printed, then the id, which may be hidden and so must not decide more. */
static int by_rest(const struct line *a, const struct line *b)
{
	int c = (a->ordered > b->ordered) - (a->ordered < b->ordered);
	if (!c)
		c = (a->promised > b->promised) - (a->promised < b->promised);
	if (!c)
		c = (a->next_dose_due > b->next_dose_due) - (a->next_dose_due < b->next_dose_due);
	if (!c)
		c = a->late - b->late;
	if (!c)
		c = a->told - b->told;
	return c ? c : str_cmp(a->rx_id, b->rx_id);
}

/* The most urgent first, then the oldest, then by_rest: the order of input rows has no effect. */
static int by_urgency(const void *va, const void *vb)
{
	const struct line *a = va, *b = vb;
	int c = (last(a->replace_by) > last(b->replace_by)) - (last(a->replace_by) < last(b->replace_by));
	if (!c)
		c = (a->age_hours < b->age_hours) - (a->age_hours > b->age_hours);
	if (!c)
		c = str_cmp(a->pharmacy, b->pharmacy);
	if (!c)
		c = str_cmp(a->sku, b->sku);
	if (!c)
		c = str_cmp(a->location, b->location);
	if (!c)
		c = str_cmp(a->state, b->state);
	return c ? c : by_rest(a, b);
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
	const struct fill_row *r = bsearch(&o->pharmacy, rows, f->n, sizeof(*rows), by_pharmacy);
	struct instant as_of = fill_as_of(f);
	struct line l = {
		.pharmacy = o->pharmacy, .rx_id = o->rx_id, .sku = o->sku, .location = o->location,
		.state = o->state, .ordered = instant_day(&o->ordered),
		.promised = o->promised.set ? instant_day(&o->promised) : DATE_NONE,
		.next_dose_due = o->next_dose_due, .told = o->told, .p95 = r->p95.value,
		.replace_by = DATE_NONE,
	};
	l.age_hours = fmax(0, (double)fill_seconds(&f->rules.calendar, &o->ordered, &as_of) / 3600);
	l.late = o->promised.set ? fill_seconds(&every_day, &o->promised, &as_of) > f->rules.late
				 : l.age_hours > fill_late_after(r, v);
	if (o->next_dose_due != DATE_NONE && l.p95 <= 24.0 * REFILL_DAYS_MAX)
		l.replace_by = due_latest(&f->rules.calendar, 0, o->next_dose_due,
					  (int32_t)ceil(l.p95 / 24));
	return l;
}

/* A pharmacy that orders may go to, and its pace. */
struct other {
	const struct shipper *shipper;
	double p95;
};

static int by_pace(const void *va, const void *vb)
{
	const struct other *a = va, *b = vb;
	double price_a = a->shipper->price.set ? dec_double(a->shipper->price) : INFINITY;
	double price_b = b->shipper->price.set ? dec_double(b->shipper->price) : INFINITY;
	int c = (a->p95 > b->p95) - (a->p95 < b->p95);
	if (!c)
		c = (price_a > price_b) - (price_a < price_b);
	return c ? c : str_cmp(a->shipper->pharmacy, b->shipper->pharmacy);
}

/* Returns the shippers whose pace is known, the fastest first. */
static struct other *others_of(const struct fill *f, const struct fill_row *rows,
			       const struct rows *shippers, size_t *n)
{
	const struct shipper *s = shippers->row;
	struct other *other = mem_zero(shippers->n, sizeof(*other));
	*n = 0;
	for (size_t i = 0; i < shippers->n; i++) {
		const struct fill_row *r = f->n ? bsearch(&s[i].pharmacy, rows, f->n, sizeof(*rows),
							  by_pharmacy) : NULL;
		if (r && !isnan(r->p95.value))
			other[(*n)++] = (struct other){ &s[i], r->p95.value };
	}
	if (*n)
		qsort(other, *n, sizeof(*other), by_pace);
	return other;
}

/* Whether an order sent there today would come by the next dose, as far as is known. */
static bool in_time(const struct fill *f, const struct open_order *o, const struct other *other)
{
	struct instant as_of = fill_as_of(f);
	if (o->next_dose_due == DATE_NONE)
		return true;
	if (other->p95 > 24.0 * REFILL_DAYS_MAX)
		return false;
	int32_t latest = due_latest(&f->rules.calendar, other->shipper->days, o->next_dose_due,
				    (int32_t)ceil(other->p95 / 24));
	return latest != DATE_NONE && latest >= instant_day(&as_of);
}

enum { OTHERS = 3, OTHERS_TEXT = 512 };

/* Names the shippers that may take the order; at most SHIPPERS_MAX are tried. */
static struct str who_else(const struct fill *f, const struct open_order *o,
			   const struct other *other, size_t n, struct arena *arena)
{
	struct instant as_of = fill_as_of(f);
	char text[OTHERS_TEXT], price[DEC_TEXT];
	size_t used = 0, found = 0;
	for (size_t i = 0; i < n && found < OTHERS; i++) {
		const struct shipper *s = other[i].shipper;
		struct str name = str_cut(s->pharmacy, 100);
		if (str_eq(s->pharmacy, o->pharmacy) || !in_time(f, o, &other[i]) ||
		    !shipper_may_ship(s, o->state, instant_day(&as_of)))
			continue;
		price[0] = '\0';
		if (s->price.set)
			dec_format(s->price, price);
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%.*s (%.4g h%s%s)",
					 found++ ? "; " : "", (int)name.n, name.p, other[i].p95,
					 s->price.set ? ", " : "", price);
	}
	return arena_copy(arena, (struct str){ text, used });
}

void fill_report_open(struct tool *t, const struct fill *f, const struct fill_view *v,
		      struct open_orders *open, const struct rows *shippers)
{
	size_t n_others;
	struct fill_row *rows = mem_zero(f->n, sizeof(*rows));
	struct line *lines = mem_zero(open->n, sizeof(*lines));
	for (size_t i = 0; i < f->n; i++)
		rows[i] = fill_row_of(f, f->group[i], v);
	struct other *others = others_of(f, rows, shippers, &n_others);
	for (size_t i = 0; i < open->n; i++) {
		lines[i] = line_of(f, v, &open->order[i], rows);
		lines[i].others = who_else(f, &open->order[i], others, n_others, &open->arena);
	}
	if (open->n)
		qsort(lines, open->n, sizeof(*lines), by_urgency);
	for (size_t i = 0; i < open->n; i++)
		tool_write(t, &lines[i]);
	mem_free(others);
	mem_free(rows);
	mem_free(lines);
}
