/* Makes calendars of rows. */
#include "orders/partners.h"

#include "base/array.h"
#include "base/date.h"

#include <math.h>

#include "base/banned.h"

static const struct supplier_row unknown = { .lead_days = NAN, .transit_days = NAN,
					     .supply_ends = DATE_NONE };

/* Adds the closures of a supplier or location, and those of everybody. */
static void close_days(const struct partners *p, struct closed_days *c, struct str supplier,
		       struct str location)
{
	for (size_t i = 0; i < p->n_closures; i++) {
		const struct closure_row *row = &p->closure[i];
		bool all = !row->supplier.n && !row->location.n;
		if (!all && !(row->supplier.n && str_eq(row->supplier, supplier)) &&
		    !(row->location.n && str_eq(row->location, location)))
			continue;
		int32_t until = row->until == DATE_NONE ? row->from : row->until;
		for (int32_t day = row->from; day <= until; day++) {
			c->day = array_room(c->day, c->n, &c->size, sizeof(*c->day));
			c->day[c->n++] = day;
		}
	}
	closed_days_sort(c);
}

static void set_weekdays(struct closed_days *c, struct str text)
{
	struct str days = text.n ? text : STR("Mon-Fri");
	schedule_weekdays(&days, c->weekday); /* the feed has checked the text */
}

static void set_up(struct partners *p, struct partner *partner, const struct supplier_row *row,
		   struct str name)
{
	partner->row = *row;
	set_weekdays(&partner->orders, row->order_days);
	set_weekdays(&partner->ships, row->ship_days);
	close_days(p, &partner->orders, name, (struct str){ NULL, 0 });
	close_days(p, &partner->ships, name, (struct str){ NULL, 0 });
	if (isnan(partner->row.transit_days))
		partner->row.transit_days = PARTNER_TRANSIT_DAYS;
}

bool partner_add(struct partners *p, const struct supplier_row *row)
{
	bool made;
	struct partner *partner = map_get(&p->suppliers, row->supplier, sizeof(*partner), &made);
	if (made) {
		set_up(p, partner, row, row->supplier);
		partner->listed = true;
	}
	return made;
}

struct partner *partner_of(struct partners *p, struct str name)
{
	bool made;
	name = name.p ? name : STR("");
	struct partner *partner = map_get(&p->suppliers, name, sizeof(*partner), &made);
	if (made)
		set_up(p, partner, &unknown, name);
	return partner;
}

const struct closed_days *place_of(struct partners *p, struct str location)
{
	bool made;
	location = location.p ? location : STR("");
	struct closed_days *c = map_get(&p->places, location, sizeof(*c), &made);
	if (made) {
		memcpy(c->weekday, p->receives_not, sizeof(c->weekday));
		close_days(p, c, (struct str){ NULL, 0 }, location);
	}
	return c;
}

void partners_release(struct partners *p)
{
	for (struct partner *s = NULL; (s = map_next(&p->suppliers, s));) {
		closed_days_release(&s->orders);
		closed_days_release(&s->ships);
	}
	for (struct closed_days *c = NULL; (c = map_next(&p->places, c));)
		closed_days_release(c);
	map_release(&p->suppliers);
	map_release(&p->places);
}
