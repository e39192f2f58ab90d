/* Reads the catalogue: the user's file first, then the built-in rows that it does not have. */
#include "baa/catalogue_feed.h"

#include "base/array.h"
#include "base/embedded.h"
#include "base/mem.h"

#include "base/banned.h"

extern const struct embedded baa_catalogue_csv; /* catalogue.csv of this room */

#define AT(member) offsetof(struct baa_known, member)

static const struct csv_col cols[] = {
	{ .name = "vendor", .type = COL_TEXT, .required = true, .offset = AT(vendor),
	  .help = "its name" },
	{ .name = "aliases", .type = COL_TEXT, .offset = AT(aliases),
	  .help = "other names, parted by ;" },
	{ .name = "category", .type = COL_WORD, .offset = AT(category),
	  .words = baa_category_names, .help = "as in the register" },
	{ .name = "baa", .type = COL_WORD, .offset = AT(baa), .words = baa_mode_names,
	  .help = "how one comes about: clicked, incorporated, requested, offered, refused, unknown, "
		  "none-needed (carriers, laboratories that treat)" },
	{ .name = "plans", .type = COL_TEXT, .offset = AT(plans),
	  .help = "plans that carry it, parted by ;; all if empty" },
	{ .name = "not_covered", .type = COL_TEXT, .offset = AT(not_covered),
	  .help = "products that it leaves out, parted by ;" },
	{ .name = "activation", .type = COL_TEXT, .offset = AT(activation),
	  .help = "what must be switched on before its BAA holds" },
	{ .name = "runs_on", .type = COL_TEXT, .offset = AT(runs_on),
	  .help = "vendors that it is built on, parted by ;" },
	{ .name = "eprescribing", .type = COL_TEXT, .offset = AT(eprescribing),
	  .help = "yes, no or unknown" },
	{ .name = "eprescribing_plans", .type = COL_TEXT, .offset = AT(eprescribing_plans),
	  .help = "plans that have it, parted by ;; all if empty" },
	{ .name = "portal", .type = COL_TEXT, .offset = AT(portal),
	  .help = "patient portal: yes, no or unknown" },
	{ .name = "conflict", .type = COL_WORD, .offset = AT(conflict), .words = baa_answer_names,
	  .help = "yes: sources disagree, and the row decides nothing" },
	{ .name = "verified", .type = COL_WORD, .offset = AT(verified), .words = baa_grade_names,
	  .synonyms = "yes-p=primary,yes-s=secondary,derived=secondary",
	  .help = "primary (the vendor's own words were seen), secondary (a plan that is not in "
		  "plans is a question then) or unknown" },
	{ .name = "as_of", .type = COL_DATE, .required = true, .offset = AT(as_of),
	  .help = "day on which it was looked up" },
	{ .name = "source", .type = COL_TEXT, .required = true, .offset = AT(source),
	  .help = "where it was looked up" },
	{ .name = "note", .type = COL_TEXT, .offset = AT(note), .help = "what else to know" },
};

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct baa_known *k = data;
	static const size_t lists[] = { AT(aliases), AT(plans), AT(not_covered), AT(runs_on) };
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		*offset = lists[i];
		if (!audit_list_fits(*(const struct str *)((const char *)k + *offset), ",;/|\r\n")) {
			diag_set(d, DIAG_DATA, "a list of over %d items", AUDIT_LIST_MAX);
			return false;
		}
	}
	return true;
}

const struct feed catalogue_feed = { FEED_COLS(cols), .row_size = sizeof(struct baa_known),
				     .check = check, .date_format = "%Y-%m-%d" }; /* as the built-in one is printed */

#define COL(member) CSV_MEMBER(struct baa_known, member)

const struct csv_out_col catalogue_out[CATALOGUE_OUT] = {
	{ COL(vendor), .help = "as it is read" },
	{ COL(aliases), .help = "as it is read", .detail = true },
	{ COL(category), .type = OUT_WORD, .words = baa_category_names, .help = "as it is read" },
	{ COL(baa), .type = OUT_WORD, .words = baa_mode_names, .help = "as it is read" },
	{ COL(plans), .help = "as it is read" },
	{ COL(not_covered), .help = "as it is read", .detail = true },
	{ COL(activation), .help = "as it is read", .detail = true },
	{ COL(runs_on), .help = "as it is read", .detail = true },
	{ COL(eprescribing), .help = "as it is read" },
	{ COL(eprescribing_plans), .help = "as it is read", .detail = true },
	{ COL(portal), .help = "as it is read" },
	{ COL(conflict), .type = OUT_WORD, .words = baa_answer_names, .help = "as it is read" },
	{ COL(verified), .type = OUT_WORD, .words = baa_grade_names, .help = "as it is read" },
	{ COL(as_of), .type = OUT_DATE, .help = "as it is read" },
	{ COL(source), .help = "as it is read", .detail = true },
	{ COL(note), .help = "as it is read", .detail = true },
};

/* Returns the row of a name; NULL: none. */
static const struct baa_known *known_as(const struct catalogue *c, const struct name *name)
{
	const size_t *at = name->key.n ? map_find(&c->by_name, name->key) : NULL;
	return at ? &c->known[*at] : NULL;
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

/* Returns a row that shares a name with the given one; NULL: none. */
static const struct baa_known *find(struct catalogue *c, const struct baa_known *row)
{
	struct str vendor = row->vendor, aliases = row->aliases, text;
	const struct baa_known *found = NULL;
	while (!found && next_name(&vendor, &aliases, &text)) {
		struct name name = name_fold(&c->arena, text);
		found = known_as(c, &name);
	}
	return found;
}

/* Adds row under those names that no row has yet, so that a look-up need not know of aliases. */
static void add(struct catalogue *c, struct baa_known row, const struct baa_known *names)
{
	struct str vendor = names->vendor, aliases = names->aliases, text;
	for (; next_name(&vendor, &aliases, &text); row.alias = true) {
		row.name = name_fold(&c->arena, text);
		if (known_as(c, &row.name))
			continue;
		bool made;
		c->known = array_room(c->known, c->n, &c->size, sizeof(*c->known));
		if (row.name.key.n)
			*(size_t *)map_get(&c->by_name, row.name.key, sizeof(size_t), &made) = c->n;
		c->known[c->n++] = row;
	}
}

/* Keeps a row. False: the vendor has one already, which gets the names that it lacks. */
static bool keep(struct catalogue *c, struct baa_known row)
{
	const struct baa_known *before = find(c, &row);
	if (before) {
		struct baa_known own = *before;
		own.alias = true;
		add(c, own, &row);
		return false;
	}
	row.alias = false;
	csv_keep_texts(&c->arena, cols, catalogue_feed.n_cols, &row);
	add(c, row, &row);
	return true;
}

/* A second row on a vendor is left out if overridden is set, or else a fault. */
static bool read_rows(struct catalogue *c, struct input *in, const struct baa_known *row,
		      bool overridden)
{
	struct diag d;
	while (input_next(in)) {
		if (keep(c, *row) || overridden)
			continue;
		diag_set(&d, DIAG_DATA, "listed twice");
		input_row_fault(in, &d, offsetof(struct baa_known, vendor));
	}
	return input_finish(in);
}

bool catalogue_read(struct catalogue *c, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct baa_known row;
	if (file->name && (!input_init(&in, t, file, &row) || !read_rows(c, &in, &row, false)))
		return false;
	input_init_embedded(&in, t, &catalogue_feed, &row, &baa_catalogue_csv);
	return read_rows(c, &in, &row, true);
}

void catalogue_write(const struct catalogue *c, struct tool *t)
{
	for (const struct baa_known *k = c->known; k < c->known + c->n; k++)
		if (!k->alias)
			tool_write(t, k);
}

void catalogue_release(struct catalogue *c)
{
	mem_free(c->known);
	map_release(&c->by_name);
	arena_release(&c->arena);
	*c = (struct catalogue){ 0 };
}
