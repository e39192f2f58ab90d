/* Reads rows of units. */
#include "titrate/units_feed.h"

#include <math.h>

#include "base/array.h"
#include "base/mem.h"
#include "titrate/rules_feed.h"

#include "base/banned.h"

const char *const unit_form_names[FORM_FORMS + 1] = {
	[FORM_PEN] = "pen", [FORM_BOX] = "box", [FORM_VIAL] = "vial",
};

struct unit_row {
	struct str product, sku;
	double strength_mg, mg_per_ml, ml, doses_per_unit, in_use_days, dead_ml;
	int32_t form, last_day_counts, pathway;
};

#define COL(member) CSV_MEMBER(struct unit_row, member)

static const char *const yes_words[] = { "no", "yes", NULL };

static const struct csv_col cols[] = {
	{ COL(product), .type = COL_TEXT, .required = true, .aliases = "ladder,drug",
	  .help = "the drug" },
	{ COL(strength_mg), .type = COL_REAL, .required = true, .min = 1e-6, .max = LADDER_MG_MAX,
	  .unit = "mg", .aliases = "strength,mg", .help = "of one dose" },
	{ COL(sku), .type = COL_TEXT, .aliases = "item,item_code,ndc",
	  .help = "what it is stocked as; each once" },
	{ COL(pathway), .type = COL_WORD, .words = pathway_names,
	  .help = "503B (if empty or absent), 503A, which is prescribed and not stocked, or commercial" },
	{ COL(form), .type = COL_WORD, .words = unit_form_names,
	  .help = "pen (if empty or absent), box or vial" },
	{ COL(doses_per_unit), .type = COL_REAL, .min = 1, .max = 100, .aliases = "doses",
	  .help = "of a pen (1 if empty) or a box (4)" },
	{ COL(mg_per_ml), .type = COL_REAL, .min = 0.001, .max = 1000, .unit = "mg/mL",
	  .help = "of a vial: its concentration" },
	{ COL(ml), .type = COL_REAL, .min = 0.01, .max = 100, .unit = "mL", .aliases = "vial_ml",
	  .help = "of a vial: what it holds" },
	{ COL(in_use_days), .type = COL_REAL, .min = 1, .max = 365, .unit = "days",
	  .help = "of a vial: from the first puncture, which is day 0; 28 if empty" },
	{ COL(last_day_counts), .type = COL_WORD, .words = yes_words,
	  .synonyms = "0=no,1=yes,false=no,true=yes,n=no,y=yes",
	  .help = "yes: a dose on day in_use_days is allowed" },
	{ COL(dead_ml), .type = COL_REAL, .min = 0, .max = 1, .unit = "mL",
	  .help = "of a vial: lost with each dose; 0 if empty" },
};

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct unit_row *row = data;
	*offset = isnan(row->mg_per_ml) ? offsetof(struct unit_row, mg_per_ml)
					: offsetof(struct unit_row, ml);
	if (row->form != FORM_VIAL || (!isnan(row->mg_per_ml) && !isnan(row->ml)))
		return true;
	diag_set(d, DIAG_DATA, "a vial needs mg_per_ml and ml");
	return false;
}

const struct feed units_feed = { FEED_COLS(cols), .row_size = sizeof(struct unit_row),
	.check = check };

static double given(double said, double otherwise)
{
	return isnan(said) ? otherwise : said;
}

static struct unit unit_of(const struct unit_row *row, int product, struct arena *arena,
			   bool combine)
{
	return (struct unit){
		.product = product, .strength_mg = row->strength_mg,
		.sku = arena_copy(arena, row->sku), .form = (enum unit_form)row->form,
		.pathway = (enum pathway)row->pathway,
		.doses_per_unit = given(row->doses_per_unit, row->form == FORM_BOX ? 4 : 1),
		.vial = { .mg_per_ml = row->mg_per_ml, .ml = row->ml, .dead_ml = given(row->dead_ml, 0),
			  .in_use_days = (int)given(row->in_use_days, 28), .combine = combine,
			  .last_day_counts = row->last_day_counts, .dose_days = 7 },
	};
}

static void add_unit(struct units *u, struct input *in, const struct unit_row *row, int product,
		     double doses, bool combine)
{
	struct unit new = unit_of(row, product, &u->arena, combine);
	new.vial.dose_days = 2 * doses > PERIOD_DAYS ? 1 : 7;
	if (units_of_strength(u, product, row->strength_mg))
		row_fault(in, offsetof(struct unit_row, strength_mg), "listed twice", NULL);
	else if (new.sku.n && units_of_sku(u, new.sku))
		row_fault(in, offsetof(struct unit_row, sku), "listed twice", NULL);
	else if (new.form == FORM_VIAL && !combine && vial_doses(&new.vial, new.strength_mg) < 1)
		row_fault(in, offsetof(struct unit_row, ml), "a dose is more than a vial",
			  "name a larger vial, or say --combine to draw from two");
	else {
		u->unit = array_room(u->unit, u->n, &u->size, sizeof(*u->unit));
		u->unit[u->n++] = new;
	}
}

bool units_read(struct units *u, struct tool *t, struct opt_file *file, const struct ladders *l,
		bool combine)
{
	struct input in;
	struct unit_row row = { 0 };
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in)) {
		int p = row_product(&in, l, row.product, offsetof(struct unit_row, product));
		if (p >= 0)
			add_unit(u, &in, &row, p, l->ladder[p].doses, combine);
	}
	return input_finish(&in);
}

const struct unit *units_of_strength(const struct units *u, int product, double strength_mg)
{
	for (size_t i = 0; i < u->n; i++)
		if (u->unit[i].product == product && fabs(u->unit[i].strength_mg - strength_mg) < 1e-9)
			return &u->unit[i];
	return NULL;
}

const struct unit *units_of_sku(const struct units *u, struct str sku)
{
	for (size_t i = 0; i < u->n; i++)
		if (str_eq(u->unit[i].sku, sku))
			return &u->unit[i];
	return NULL;
}

double unit_of_fill(const struct unit *u, double doses)
{
	if (u->form != FORM_VIAL)
		return ceil(doses / u->doses_per_unit - 1e-9);
	int each = vial_doses(&u->vial, u->strength_mg);
	if (each > 0)
		return doses / each;
	return doses * (u->strength_mg / u->vial.mg_per_ml + u->vial.dead_ml) / u->vial.ml;
}

void units_release(struct units *u)
{
	mem_free(u->unit);
	arena_release(&u->arena);
	*u = (struct units){ 0 };
}
