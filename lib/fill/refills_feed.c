/* Rows of what patients have left. */
#include "fill/refills_feed.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"

#include "base/banned.h"

#define AT(member) offsetof(struct refill_row, member)

const struct csv_col refill_cols[REFILL_COLS] = {
	{ .name = "patient", .type = COL_TEXT, .required = true, .offset = AT(patient),
	  .aliases = "patient_key,patient_id,rx_id", .help = "a key; printed with --show-ids only" },
	{ .name = "pharmacy", .type = COL_TEXT, .required = true, .offset = AT(pharmacy),
	  .aliases = "pharmacy_name", .help = "who fills it" },
	{ .name = "last_fill", .type = COL_DATE, .required = true, .offset = AT(last_fill),
	  .aliases = "last_filled,last_received", .help = "day from which the supply counts" },
	{ .name = "days_supply", .type = COL_DEC, .required = true, .not_negative = true,
	  .offset = AT(days_supply), .aliases = "supply_days", .unit = "days", .help = "1 to 3650" },
	{ .name = "refills_left", .type = COL_DEC, .not_negative = true, .offset = AT(refills_left),
	  .aliases = "refills,refills_remaining", .help = "empty: not known" },
	{ .name = "rx_expires", .type = COL_DATE, .offset = AT(rx_expires),
	  .aliases = "prescription_expires", .help = "the prescription's last day; empty: not known" },
	{ .name = "sku", .type = COL_TEXT, .offset = AT(sku), .aliases = "drug,product",
	  .help = "copied to the output" },
	{ .name = "dose_days", .type = COL_DEC, .not_negative = true, .offset = AT(dose_days),
	  .unit = "days", .help = "from dose to dose, 1 to 3650; 7 if empty" },
	{ .name = "early_share", .type = COL_DEC, .not_negative = true, .offset = AT(early_share),
	  .help = "share of the supply to be used before its pharmacy refills, 0 to 1" },
};

/* A whole number of days from least to DUE_DAYS_MAX; if empty, otherwise. */
static bool read_days(struct dec d, int32_t least, int32_t otherwise, int32_t *out)
{
	double x = d.set ? dec_double(d) : otherwise;
	bool fits = x >= least && x <= DUE_DAYS_MAX && (!d.set || d.dec == 0);
	*out = fits ? (int32_t)x : otherwise;
	return fits;
}

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct refill_row *row = data;
	int32_t days;
	*offset = AT(last_fill);
	diag_set(d, DIAG_DATA, "less than ten years before 2200");
	if (row->last_fill > DATE_LAST - DUE_DAYS_MAX)
		return false;
	diag_set(d, DIAG_DATA, "not a whole number from 1 to %d", DUE_DAYS_MAX);
	*offset = AT(days_supply);
	if (!read_days(row->days_supply, 1, 0, &days))
		return false;
	*offset = AT(dose_days);
	if (!read_days(row->dose_days, 1, 7, &days))
		return false;
	diag_set(d, DIAG_DATA, "not a whole number from 0 to %d", DUE_DAYS_MAX);
	*offset = AT(refills_left);
	if (!read_days(row->refills_left, row->refills_left.set ? 0 : -1, -1, &days))
		return false;
	diag_set(d, DIAG_DATA, "not from 0 to 1");
	*offset = AT(early_share);
	return !row->early_share.set || dec_double(row->early_share) <= 1;
}

#undef AT

static void keep(struct refills *r, const struct refill_row *row)
{
	r->row = array_room(r->row, r->n, &r->size, sizeof(*r->row));
	struct refill_row *p = &r->row[r->n++];
	*p = *row;
	p->patient = arena_copy(&r->arena, row->patient);
	p->pharmacy = arena_copy(&r->arena, row->pharmacy);
	p->sku = arena_copy(&r->arena, row->sku);
	p->refill = (struct refill){ .last_fill = row->last_fill, .rx_expires = row->rx_expires };
	read_days(row->days_supply, 1, 0, &p->refill.days_supply);
	read_days(row->dose_days, 1, 7, &p->refill.dose_days);
	read_days(row->refills_left, row->refills_left.set ? 0 : -1, -1, &p->refill.refills_left);
}

bool refills_read(struct refills *r, struct tool *t, const char *file)
{
	static const struct tool_input table = { "--refills", refill_cols, REFILL_COLS };
	char *const files[] = { (char *)(uintptr_t)file };
	struct refill_row row = { 0 };
	struct input in;
	input_init_file(&in, t, &table, &row, check, files);
	while (input_next(&in))
		keep(r, &row);
	return input_finish(&in);
}

void refills_release(struct refills *r)
{
	free(r->row);
	arena_release(&r->arena);
	*r = (struct refills){ 0 };
}
