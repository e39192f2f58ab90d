/* Turns the rows of one file into rows of the target. */
#include "import/import_file.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/text.h"
#include "stream/input.h"

#include "base/banned.h"

bool import_fault(struct import_run *r, struct diag *d, uint64_t line)
{
	d->file = r->file;
	if (line)
		d->line = line;
	return tool_fault(r->tool, d);
}

void import_bad_row(struct import_run *r, struct diag *d, uint64_t line)
{
	if (r->faults++ < INPUT_FAULTS_MAX) {
		import_fault(r, d, line);
		return;
	}
	diag_set(d, DIAG_DATA, "more than %d faults, stopped reading", INPUT_FAULTS_MAX);
	import_fault(r, d, line);
	r->stopped = true;
}

/* Whether the turn reads the last column. */
static bool last_counts(const struct export *e, const struct turn *t)
{
	for (size_t i = 0; i < t->n_columns; i++)
		if (t->column[i] + 1 == e->n_header)
			return true;
	return false;
}

/* Takes the cells that the turn reads. False, *d filled: one is not UTF-8. */
static bool take_cells(struct import_run *r, const struct turn *t, const struct csv_row *row,
		       struct diag *d)
{
	if (t->n_columns > r->size) {
		r->size = t->n_columns;
		r->cells = mem_grow(r->cells, r->size, sizeof(*r->cells));
	}
	for (size_t i = 0; i < t->n_columns; i++) {
		r->cells[i] = str_trim(csv_field(row, t->column[i]));
		if (text_valid(r->cells[i]) == r->cells[i].n)
			continue;
		export_not_utf8(d);
		d->column = t->column[i] + 1;
		diag_name(d, t->name[i]);
		return false;
	}
	return true;
}

bool import_next(struct import_run *r, struct export *e, const struct turn *t, struct csv_row *row)
{
	struct diag d;
	while (!r->stopped) {
		enum csv_result st = export_next(e, row, &d);
		if (st == CSV_FAULT && d.column && d.column <= e->n_header && !*d.name)
			diag_name(&d, e->header[d.column - 1]);
		if (st == CSV_FAULT || (st == CSV_END && !export_ended(e, last_counts(e, t), &d))) {
			r->stopped = true;
			return import_fault(r, &d, 0);
		}
		if (st == CSV_END)
			return false;
		r->read++;
		if (export_row_fits(e, row, &d) && take_cells(r, t, row, &d))
			return true;
		import_bad_row(r, &d, row->line);
	}
	return false;
}

void import_left_out(struct import_run *r, struct reason *why, const struct export *e,
		     uint64_t line)
{
	const struct import_skipped row = { r->file, (int64_t)e->records, (int64_t)line, why->text };
	why->n++;
	r->reasons.n++;
	if (r->skipping)
		csv_put_row(&r->skipped, &row);
}

bool import_seen(struct import_run *r, const struct turn *t)
{
	char text[512];
	size_t n = 0, filled = 0;
	if (r->files < 2 || !t->n_key)
		return false;
	for (size_t i = 0; i < t->n_key; i++) {
		struct str s = str_cut(r->cells[t->key[i]], (sizeof(text) - 1) / STEP_CELLS_MAX - 1);
		memcpy(text + n, s.p, s.n);
		n += s.n;
		text[n++] = '\0';
		filled += s.n > 0;
	}
	if (!filled || keys_add(&r->keys, (struct str){ text, n }, r->file_no) == r->file_no)
		return false;
	r->overlapping += !r->options->by_key;
	return r->options->by_key;
}

/* Sets the clinic's SKU and units by --items. *why: it is no stock; *d: the item is not listed. */
static enum turned use_items(struct import_run *r, struct value *v, struct reason **why,
			     struct diag *d)
{
	const struct item *item = items_find(&r->items, v[VOLUME_SKU].text);
	if (!item) {
		diag_set(d, DIAG_DATA, "an item that --items does not list");
		d->hint = "add it there; with an empty sku it is no stock";
		d->value = v[VOLUME_SKU].text;
		return TURNED_FAULT;
	}
	*why = reason_get(&r->reasons, STR("the item is no stock"), STR("no stock"));
	if (!item->sku.n)
		return TURNED_OUT;
	v[VOLUME_SKU].text = item->sku;
	if (item_units(item, &v[VOLUME_QUANTITY].number))
		return TURNED_ROW;
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_RANGE));
	return TURNED_FAULT;
}

/* Changes a row of volume as the options ask. */
static enum turned adjust(struct import_run *r, struct value *v, struct reason **why,
			  struct diag *d)
{
	if (r->options->refunds == REFUNDS_NONE && str_eq(v[VOLUME_KIND].text, STR("return"))) {
		*why = reason_get(&r->reasons, STR("refund"), STR("refund"));
		return TURNED_OUT;
	}
	if (r->options->ndc) {
		v[VOLUME_SKU].text = v[VOLUME_NDC].text;
		if (v[VOLUME_NDC].text.n)
			return r->items.sorted ? use_items(r, v, why, d) : TURNED_ROW;
		diag_set(d, DIAG_DATA, "no NDC");
		return TURNED_FAULT;
	}
	return r->items.sorted ? use_items(r, v, why, d) : TURNED_ROW;
}

/* Notes the day of a row, which says how new the export is. */
static void note_days(struct import_run *r, const struct value *v)
{
	for (size_t i = 0; i < targets[r->to].n; i++)
		if (v[i].kind == VALUE_MOMENT)
			tables_day(r->tool, v[i].moment.day);
}

void import_rows(struct import_run *r, struct export *e, struct turn *t)
{
	struct value v[FIELDS_MAX];
	struct csv_row row;
	struct diag d;
	while (import_next(r, e, t, &row)) {
		struct reason *why = NULL;
		enum turned st = turn_row(t, r->cells, v, &why, &d);
		if (st == TURNED_ROW && r->to == TO_VOLUME)
			st = adjust(r, v, &why, &d);
		if (st == TURNED_ROW && import_seen(r, t)) {
			why = reason_get(&r->reasons, STR("in an earlier file too"), STR("in an earlier file too"));
			st = TURNED_OUT;
		}
		if (st == TURNED_FAULT) {
			import_bad_row(r, &d, row.line);
		} else if (st == TURNED_OUT) {
			import_left_out(r, why, e, row.line);
		} else {
			import_row_of(&r->row, r->to, v);
			note_days(r, v);
			tool_write(r->tool, &r->row);
			r->written++;
		}
	}
}
