/* Reads rows of patients. */
#include "titrate/patients_feed.h"

#include <math.h>

#include "base/array.h"
#include "base/map.h"
#include "base/mem.h"
#include "titrate/patients_rows.h"
#include "titrate/rules_feed.h"

#include "base/banned.h"

void patients_init(struct patients *p, const struct ladders *l, const struct units *u,
		   struct book *book)
{
	*p = (struct patients){ .ladders = l, .units = u, .book = book, .as_of = DATE_NONE,
				.latest = DATE_NONE, .earliest = DATE_NONE };
	courses_init(&p->fills, l, map_seed());
}

static void seen(struct patients *p, int32_t day)
{
	if (day != DATE_NONE && day > p->latest)
		p->latest = day;
	if (day != DATE_NONE && (p->earliest == DATE_NONE || day < p->earliest))
		p->earliest = day;
}

/* The location to count by; the text is the book's. */
static struct str place_of(const struct patients *p, struct str location)
{
	struct str none = { "", 0 };
	return book_place(p->book, p->by_location ? location : none)->location;
}

static void add_roster(struct patients *p, struct input *in, const struct roster_row *row)
{
	int product = row_product(in, p->ladders, row->product, offsetof(struct roster_row, product));
	double mg = row->strength_mg;
	if (product < 0)
		return;
	if (isnan(mg) && row->rung > p->ladders->ladder[product].n) {
		row_fault(in, offsetof(struct roster_row, rung), "the ladder has no such rung", NULL);
		return;
	}
	if (isnan(mg))
		mg = p->ladders->ladder[product].rung[(int)row->rung - 1].strength_mg;
	int32_t last = row->last_fill_date == DATE_NONE ? row->start_date : row->last_fill_date;
	p->roster = array_room(p->roster, p->n_roster, &p->roster_size, sizeof(*p->roster));
	p->roster[p->n_roster++] = (struct roster_item){
		.who = { product, mg, row->start_date, last,
			 isnan(row->fills_on_rung) ? 0 : (int)row->fills_on_rung },
		.location = place_of(p, row->location),
		.patients = isnan(row->patients) ? 1 : (uint64_t)row->patients,
	};
	if (row->last_fill_date != DATE_NONE)
		seen(p, last);
}

static void add_starts(struct patients *p, struct input *in, const struct starts_row *row,
		       double patients, bool counted)
{
	int product = row_product(in, p->ladders, row->product, offsetof(struct starts_row, product));
	struct starts_item item = { .product = product, .first = DATE_NONE, .last = DATE_NONE,
				    .patients = patients, .counted = counted };
	if (product < 0)
		return;
	if (!isnan(row->period))
		item.period = (int)row->period;
	else if (row->date != DATE_NONE)
		item.first = item.last = row->date;
	else
		starts_month(row, &item.first, &item.last); /* checked */
	item.location = place_of(p, row->location);
	p->starts = array_room(p->starts, p->n_starts, &p->starts_size, sizeof(*p->starts));
	p->starts[p->n_starts++] = item;
}

/* Finds product and strength of a fill. False: a fault was said. */
static bool fill_of(const struct patients *p, struct input *in, const struct fills_row *row,
		    int *product, double *mg)
{
	const struct unit *u = row->sku.n ? units_of_sku(p->units, row->sku) : NULL;
	if (u) {
		*product = u->product;
		*mg = u->strength_mg;
		return true;
	}
	if (!row->product.n || isnan(row->strength_mg))
		return row_fault(in, row->sku.n ? offsetof(struct fills_row, sku)
						: offsetof(struct fills_row, product),
				 "not known what was filled",
				 "give product and strength_mg, or name the SKU in --units");
	*product = row_product(in, p->ladders, row->product, offsetof(struct fills_row, product));
	*mg = row->strength_mg;
	return *product >= 0;
}

static void add_fill(struct patients *p, struct input *in, const struct fills_row *row)
{
	int product = 0;
	double mg = 0;
	struct diag d;
	struct str none = { "", 0 };
	if (!fill_of(p, in, row, &product, &mg))
		return;
	if (p->as_of != DATE_NONE && row->date > p->as_of) {
		p->after++;
		return;
	}
	seen(p, row->date);
	enum course_status st = courses_add(&p->fills, row->patient, row->date, product, mg,
					    p->by_location ? row->location : none);
	if (st == COURSE_OK)
		return;
	diag_set(&d, DIAG_DATA, "%s", st == COURSE_KINDS
		 ? "more than 32768 strengths and locations" : "more than 65535 fills of one patient");
	d.hint = st == COURSE_KINDS ? NULL : "is this column the patient's id? see --patient-col";
	input_stop(in, &d, offsetof(struct fills_row, patient));
}

static void add_row(struct patients *p, struct input *in, const union patients_row *row)
{
	if (in->feed == &titrate_roster_feed)
		add_roster(p, in, &row->roster);
	else if (in->feed == &starts_feed)
		add_starts(p, in, &row->starts, row->starts.patients, true);
	else if (in->feed == &pipeline_feed)
		add_starts(p, in, &row->pipeline.when,
			   row->pipeline.consults * row->pipeline.show_rate * row->pipeline.start_rate,
			   false);
	else
		add_fill(p, in, &row->fills);
}

bool patients_read(struct patients *p, struct tool *t, struct opt_file *file)
{
	struct input in;
	union patients_row row;
	memset(&row, 0, sizeof(row));
	if (file && !file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in))
		add_row(p, &in, &row);
	p->roster_given |= in.feed == &titrate_roster_feed;
	p->starts_given |= in.feed == &starts_feed || in.feed == &pipeline_feed;
	p->fills_given |= in.feed == &fills_feed;
	return input_finish(&in);
}

static void book_start(const struct patients *p, const struct starts_item *s, int32_t as_of,
		       double factor)
{
	int from = PERIOD_DAYS * (s->period - 1), days = PERIOD_DAYS;
	struct due_starts d = { .state = { .product = s->product, .fills = 1, .periods = 1 },
				.dispersion = 1, .counted = s->counted };
	if (s->first != DATE_NONE) { /* days that are over do not count */
		int32_t first = s->first > as_of ? s->first : as_of + 1;
		if (s->last <= as_of)
			return;
		from = first - as_of - 1;
		days = s->last - first + 1;
		d.rate = s->patients * factor / (s->last - s->first + 1);
	} else {
		d.rate = s->patients * factor / PERIOD_DAYS;
	}
	d.from = from;
	d.days = days;
	book_starts(p->book, s->location, d);
}

void patients_book(const struct patients *p, int32_t as_of, int gap_days, double start_factor)
{
	for (size_t i = 0; i < p->n_roster; i++) {
		const struct roster_item *r = &p->roster[i];
		struct stand s = roster_stand(&p->ladders->ladder[r->who.product], &r->who, as_of, gap_days);
		book_add(p->book, r->location, &s, r->who.strength_mg, r->patients,
			 r->who.start - as_of);
	}
	for (size_t i = 0; i < p->n_starts; i++)
		book_start(p, &p->starts[i], as_of, start_factor);
}

void patients_release(struct patients *p)
{
	mem_free(p->roster);
	mem_free(p->starts);
	courses_release(&p->fills);
}
