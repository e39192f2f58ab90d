/* The columns of the pharmacies that orders may go to. */
#include "fill/shippers_feed.h"

#include <stdlib.h>

#include "fill/due.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct shipper, member)

static const struct csv_col cols[] = {
	{ COL(pharmacy), .type = COL_TEXT, .required = true, .aliases = "pharmacy_name,vendor",
	  .help = "as the orders name it" },
	{ COL(ships_to), .type = COL_TEXT, .aliases = "ship_states",
	  .help = "postal codes, parted by blanks, or all; nowhere if empty" },
	{ COL(licence_states), .type = COL_TEXT, .aliases = "license_states",
	  .help = "states of which it has a licence, in the same way" },
	{ COL(licence_expires), .type = COL_DATE, .aliases = "license_expires",
	  .help = "last day of the licence; not known if empty, and then it may not ship" },
	{ COL(ship_days), .type = COL_TEXT, .help = "Mon to Sun, parted by blanks; any day if empty" },
	{ COL(price), .type = COL_DEC, COL_NOT_NEGATIVE, .unit = "money", .help = "of one order" },
	{ COL(early_share), .type = COL_REAL, .min = 0, .max = 1,
	  .help = "of a supply that must be used before it refills; --early-refill if empty" },
	{ COL(max_days_supply), .type = COL_REAL, .min = 1, .max = REFILL_DAYS_MAX, .unit = "days",
	  .help = "the most that it fills at once" },
	{ COL(salt_form), .type = COL_TEXT, .help = "base, or the salt of its ingredient" },
	{ COL(stocks), .type = COL_TEXT, .help = "SKUs that it has, parted by ;" },
};

static bool check(const void *row, struct diag *d, size_t *offset)
{
	const struct shipper *s = row;
	uint8_t days;
	*offset = offsetof(struct shipper, ship_days);
	diag_set(d, DIAG_DATA, "not weekdays as Mon Tue Wed");
	return shipper_days(s->ship_days, &days);
}

static void fix(void *row, struct arena *arena)
{
	struct shipper *s = row;
	(void)arena;
	shipper_days(s->ship_days, &s->days);
}

const struct feed shipper_feed = { FEED_COLS(cols), .row_size = sizeof(struct shipper),
				   .check = check, .fix = fix };

static int by_name(const void *va, const void *vb)
{
	const struct shipper *a = va, *b = vb;
	return str_cmp(a->pharmacy, b->pharmacy);
}

bool shippers_read(struct rows *r, struct tool *t, struct opt_file *file)
{
	if (!rows_read(r, t, file))
		return false;
	struct shipper *s = r->row;
	if (r->n > SHIPPERS_MAX)
		return tool_option_fault(t, "--pharmacies", "more than 256 pharmacies: leave out those "
					 "that no order goes to");
	if (r->n)
		qsort(s, r->n, sizeof(*s), by_name);
	for (size_t i = 1; i < r->n; i++)
		if (str_eq(s[i - 1].pharmacy, s[i].pharmacy))
			return tool_option_fault(t, "--pharmacies", "a pharmacy is there twice: leave "
						 "one of the rows out");
	return true;
}
