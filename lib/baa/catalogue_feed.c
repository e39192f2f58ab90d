/* Two files of what is known of vendors, the later one giving way. */
#include "baa/catalogue_feed.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/embedded.h"

#include "base/banned.h"

extern const struct embedded baa_catalogue_csv; /* catalogue.csv of this room */

#define AT(member) offsetof(struct baa_known, member)

const struct csv_col catalogue_cols[CATALOGUE_COLS] = {
	{ .name = "vendor", .type = COL_TEXT, .required = true, .offset = AT(vendor),
	  .help = "its name" },
	{ .name = "aliases", .type = COL_TEXT, .offset = AT(aliases),
	  .help = "other names, parted by ;" },
	{ .name = "category", .type = COL_WORD, .offset = AT(category),
	  .words = baa_category_names, .help = "as in the register" },
	{ .name = "baa", .type = COL_WORD, .offset = AT(baa), .words = baa_mode_names,
	  .help = "how one comes about: clicked, incorporated, requested, offered, refused, unknown" },
	{ .name = "plans", .type = COL_TEXT, .offset = AT(plans),
	  .help = "plans that carry it, parted by ;; all if empty" },
	{ .name = "not_covered", .type = COL_TEXT, .offset = AT(not_covered),
	  .help = "products that it leaves out, parted by ;" },
	{ .name = "eprescribing", .type = COL_TEXT, .offset = AT(eprescribing),
	  .help = "yes, no or unknown" },
	{ .name = "eprescribing_plans", .type = COL_TEXT, .offset = AT(eprescribing_plans),
	  .help = "plans that have it, parted by ;; all if empty" },
	{ .name = "portal", .type = COL_TEXT, .offset = AT(portal), .help = "patient portal: yes, no or unknown" },
	{ .name = "conflict", .type = COL_WORD, .offset = AT(conflict), .words = baa_answer_names,
	  .help = "yes: sources disagree, and the row decides nothing" },
	{ .name = "as_of", .type = COL_DATE, .required = true, .offset = AT(as_of),
	  .help = "day on which it was looked up" },
	{ .name = "source", .type = COL_TEXT, .required = true, .offset = AT(source),
	  .help = "where it was looked up" },
	{ .name = "note", .type = COL_TEXT, .offset = AT(note), .help = "what else to know" },
};

#undef AT

const struct csv_out_col catalogue_out[CATALOGUE_COLS] = {
	{ .name = "vendor", .help = "as it is read" },
	{ .name = "aliases", .help = "as it is read", .detail = true },
	{ .name = "category", .help = "as it is read" },
	{ .name = "baa", .help = "as it is read" },
	{ .name = "plans", .help = "as it is read" },
	{ .name = "not_covered", .help = "as it is read", .detail = true },
	{ .name = "eprescribing", .help = "as it is read" },
	{ .name = "eprescribing_plans", .help = "as it is read", .detail = true },
	{ .name = "portal", .help = "as it is read" },
	{ .name = "conflict", .help = "as it is read" },
	{ .name = "as_of", .type = OUT_DATE, .help = "as it is read" },
	{ .name = "source", .help = "as it is read", .detail = true },
	{ .name = "note", .help = "as it is read", .detail = true },
};

enum kept { KEPT, KEPT_BEFORE, KEPT_NOT };

/* The row that has a name; NULL: none. */
static const struct baa_known *known_as(const struct catalogue *c, const struct name *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (name_same(&c->known[i].name, name))
			return &c->known[i];
	return NULL;
}

/* The next name of a row: its own, then its aliases. False when there are no more. */
static bool next_name(struct str *vendor, struct str *aliases, struct str *name)
{
	*name = *vendor;
	vendor->p = NULL;
	if (!name->p && aliases->n)
		str_next_part(aliases, ";", name);
	return name->p != NULL;
}

/* The row that has one of the names of another; *found NULL: none. False when memory is out. */
static bool find(struct catalogue *c, const struct baa_known *row, const struct baa_known **found)
{
	struct str vendor = row->vendor, aliases = row->aliases, text;
	*found = NULL;
	while (!*found && next_name(&vendor, &aliases, &text)) {
		struct name name = name_fold(&c->arena, text);
		if (!name.key.p)
			return false;
		*found = known_as(c, &name);
	}
	return true;
}

/* The row under the names of another that nobody has, so that a look-up need not know of aliases. */
static bool add(struct catalogue *c, struct baa_known row, const struct baa_known *names)
{
	struct str vendor = names->vendor, aliases = names->aliases, text;
	for (; next_name(&vendor, &aliases, &text); row.alias = true) {
		row.name = name_fold(&c->arena, text);
		if (!row.name.key.p)
			return false;
		if (known_as(c, &row.name))
			continue;
		struct baa_known *p = array_room(c->known, c->n, &c->size, sizeof(*p));
		if (!p)
			return false;
		c->known = p;
		p[c->n++] = row;
	}
	return true;
}

/* Keeps a row; if there is one on the vendor, that one gets the names it lacks. */
static enum kept keep(struct catalogue *c, struct baa_known row)
{
	const struct baa_known *before;
	if (!find(c, &row, &before))
		return KEPT_NOT;
	if (before) {
		struct baa_known own = *before;
		own.alias = true;
		return add(c, own, &row) ? KEPT_BEFORE : KEPT_NOT;
	}
	row.alias = false;
	if (!csv_keep_texts(&c->arena, catalogue_cols, CATALOGUE_COLS, &row))
		return KEPT_NOT;
	return add(c, row, &row) ? KEPT : KEPT_NOT;
}

/* overridden: rows on vendors that are there already are left out, else they are faults. */
static bool read_rows(struct catalogue *c, struct input *in, const struct baa_known *row,
		      bool overridden)
{
	struct diag d;
	while (input_next(in)) {
		enum kept kept = keep(c, *row);
		if (kept == KEPT || (overridden && kept == KEPT_BEFORE))
			continue;
		if (kept == KEPT_BEFORE)
			diag_set(&d, DIAG_DATA, "listed twice");
		else
			diag_errno(&d, "", ENOMEM);
		input_row_fault(in, &d, offsetof(struct baa_known, vendor));
	}
	return input_finish(in);
}

bool catalogue_read(struct catalogue *c, struct tool *t, const char *file)
{
	static const struct tool_input table = { "--catalogue", catalogue_cols, CATALOGUE_COLS };
	char *const files[] = { (char *)(uintptr_t)file }, *const own[] = { (char[]){ "catalogue" } };
	struct input in;
	struct baa_known row = { 0 };
	if (file) {
		input_init_file(&in, t, &table, &row, NULL, files);
		in.date_format = "%Y-%m-%d"; /* as the built-in one is printed */
		if (!read_rows(c, &in, &row, false))
			return false;
	}
	input_init_text(&in, t, &table, &row, NULL, own,
			baa_catalogue_csv.text);
	return read_rows(c, &in, &row, true);
}

void catalogue_write(const struct catalogue *c, struct csv_writer *w)
{
	for (const struct baa_known *k = c->known; k < c->known + c->n; k++) {
		if (k->alias)
			continue;
		csv_put_text(w, k->vendor);
		csv_put_text(w, k->aliases);
		csv_put_text(w, str_from(baa_category_names[k->category]));
		csv_put_text(w, str_from(baa_mode_names[k->baa]));
		csv_put_text(w, k->plans);
		csv_put_text(w, k->not_covered);
		csv_put_text(w, k->eprescribing);
		csv_put_text(w, k->eprescribing_plans);
		csv_put_text(w, k->portal);
		csv_put_text(w, str_from(baa_answer_names[k->conflict]));
		csv_put_date(w, k->as_of);
		csv_put_text(w, k->source);
		csv_put_text(w, k->note);
		csv_end_row(w);
	}
}

void catalogue_release(struct catalogue *c)
{
	free(c->known);
	arena_release(&c->arena);
	*c = (struct catalogue){ 0 };
}
