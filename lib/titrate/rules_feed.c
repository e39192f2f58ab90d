/* Turns rows into ladders and their rules. */
#include "titrate/rules_feed.h"

#include <math.h>

#include "base/embedded.h"
#include "titrate/rules_rows.h"

#include "base/banned.h"

extern const struct embedded titrate_ladders_csv; /* ladders.csv of this room */

bool row_fault(struct input *in, size_t offset, const char *what, const char *hint)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "%s", what);
	d.hint = hint;
	input_row_fault(in, &d, offset);
	return false;
}

int row_product(struct input *in, const struct ladders *l, struct str product, size_t offset)
{
	int p = ladder_find(l, product);
	if (p < 0)
		row_fault(in, offset, "there is no ladder of this product",
			  "give one with --ladder; --report=ladder prints those that are there");
	return p;
}

/* The ladder of a row, a new one if needed; NULL: a fault was said. */
static struct ladder *ladder_for(struct rules *r, struct input *in, const struct ladder_row *row)
{
	int p = ladder_find(&r->ladders, row->product);
	if (p >= 0)
		return &r->ladders.ladder[p];
	if (r->ladders.n == LADDER_PRODUCTS_MAX) {
		row_fault(in, offsetof(struct ladder_row, product), "more than 16 products", NULL);
		return NULL;
	}
	p = r->ladders.n++;
	r->as_of[p] = row->as_of;
	r->source[p] = arena_copy(&r->arena, row->source);
	r->ladders.ladder[p] = (struct ladder){ .product = arena_copy(&r->arena, row->product),
		.doses = isnan(row->doses) ? 4 : row->doses, .restart = LADDER_NONE,
		.leave_to = LADDER_NONE };
	return &r->ladders.ladder[p];
}

static bool add_rung(struct rules *r, struct input *in, const struct ladder_row *row)
{
	struct ladder *l = ladder_for(r, in, row);
	if (!l)
		return false;
	if ((int)row->rung != l->n + 1)
		return row_fault(in, offsetof(struct ladder_row, rung), "not the rung that comes next",
				 "give the rungs of a product in their order, 1 first");
	if (l->n && row->strength_mg <= l->rung[l->n - 1].strength_mg)
		return row_fault(in, offsetof(struct ladder_row, strength_mg),
				 ladder_fault_text(LADDER_ORDER), ladder_fault_hint(LADDER_ORDER));
	l->rung[l->n++] = (struct rung){
		.strength_mg = row->strength_mg,
		.min_fills = isnan(row->min_fills) ? 1 : (int)row->min_fills,
		.maintenance = row->maintenance, .initiation = row->initiation,
	};
	return true;
}

/* Reads ladders; rows of the built-in table on products already there are left out. */
static bool read_ladders(struct rules *r, struct input *in, const struct ladder_row *row)
{
	struct ladders before = r->ladders;
	while (input_next(in))
		if (ladder_find(&before, row->product) < 0)
			add_rung(r, in, row);
	return input_finish(in);
}

bool ladders_read(struct rules *r, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct ladder_row row = { 0 };
	if (file->name && (!input_init(&in, t, file, &row) || !read_ladders(r, &in, &row)))
		return false;
	input_init_embedded(&in, t, &ladder_feed, &row, &titrate_ladders_csv);
	bool ok = read_ladders(r, &in, &row);
	for (int p = 0; p < r->ladders.n; p++)
		ladder_label_moves(&r->ladders.ladder[p]);
	return ok;
}

static void set_moves(struct rung *g, const struct moves_row *row)
{
	g->up = row->up;
	g->down = isnan(row->down) ? 0 : row->down;
	g->target = isnan(row->target) ? 0 : row->target;
	g->initiation = g->initiation && !(row->moves > 0); /* seen moves prove that it is none */
}

/* The rung of a row; NULL: a fault was said. */
static struct rung *rung_of(struct rules *r, struct input *in, const struct moves_row *row, int *p)
{
	*p = row_product(in, &r->ladders, row->product, offsetof(struct moves_row, product));
	if (*p < 0)
		return NULL;
	if (row->rung <= r->ladders.ladder[*p].n)
		return &r->ladders.ladder[*p].rung[(int)row->rung - 1];
	row_fault(in, offsetof(struct moves_row, rung), "the ladder has no such rung", NULL);
	return NULL;
}

/* Whether every rung on which people could stay is named. */
static bool all_rungs(const struct ladder *l, const bool *named)
{
	for (int i = 0; i + 1 < l->n; i++)
		if (!named[i] && !l->rung[i].initiation)
			return false;
	return true;
}

bool moves_read(struct rules *r, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct moves_row row = { 0 };
	bool named[LADDER_PRODUCTS_MAX][LADDER_RUNGS_MAX] = { { false } };
	int p;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in)) {
		struct rung *g = rung_of(r, &in, &row, &p);
		if (!g)
			continue;
		r->moves[p] = named[p][(int)row.rung - 1] = true;
		set_moves(g, &row);
	}
	if (!input_finish(&in))
		return false;
	for (p = 0; p < r->ladders.n; p++)
		if (r->moves[p] && !all_rungs(&r->ladders.ladder[p], named[p]))
			return tool_option_fault(t, "--moves", "a product has rungs without a row: "
						 "give up for each of them but the top one");
	return true;
}

bool persistence_read(struct rules *r, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct persistence_row row = { 0 };
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in)) {
		enum persistence_fault f = PERSISTENCE_OK;
		if (row.days > 0 || row.still_on < 1) /* day 0 with all still on says nothing */
			f = persistence_add(&r->persistence, row.days, row.still_on);
		if (f != PERSISTENCE_OK)
			row_fault(&in, f == PERSISTENCE_DAYS || f == PERSISTENCE_FULL
				  ? offsetof(struct persistence_row, days)
				  : offsetof(struct persistence_row, still_on),
				  persistence_fault_text(f), NULL);
	}
	return input_finish(&in);
}

static void add_switch(struct rules *r, struct input *in, const struct switch_row *row)
{
	int p = row_product(in, &r->ladders, row->product, offsetof(struct switch_row, product));
	int to = p < 0 ? p : row_product(in, &r->ladders, row->to_product,
					 offsetof(struct switch_row, to_product));
	if (to < 0)
		return;
	struct ladder *l = &r->ladders.ladder[p];
	bool first = l->leave_to < 0;
	if (!first && (l->leave_to != to || fabs(l->leave - row->share) > 1e-9)) {
		row_fault(in, offsetof(struct switch_row, share),
			  "the product is left for another one or by another share in a row above", NULL);
	} else if (row->rung > l->n || row->to_rung > r->ladders.ladder[to].n) {
		row_fault(in, row->rung > l->n ? offsetof(struct switch_row, rung)
					       : offsetof(struct switch_row, to_rung),
			  "the ladder has no such rung", NULL);
	} else {
		for (int i = 0; first && i < l->n; i++)
			l->leave_rung[i] = LADDER_NONE;
		l->leave = row->share;
		l->leave_to = to;
		l->leave_rung[(int)row->rung - 1] = (int)row->to_rung - 1;
	}
}

bool switches_read(struct rules *r, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct switch_row row = { 0 };
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, &row))
		return false;
	while (input_next(&in))
		add_switch(r, &in, &row);
	return input_finish(&in);
}

bool rules_hold(const struct rules *r, struct tool *t, const char *option)
{
	for (int p = 0, rung; p < r->ladders.n; p++) {
		enum ladder_fault f = ladder_check(&r->ladders, p, &rung);
		if (f == LADDER_OK)
			continue;
		struct diag d;
		diag_set(&d, DIAG_DATA, "product %d of --report=ladder: %s", p + 1, ladder_fault_text(f));
		if (rung >= 0)
			diag_set(&d, DIAG_DATA, "product %d of --report=ladder, rung %d: %s", p + 1,
				 rung + 1, ladder_fault_text(f));
		d.hint = ladder_fault_hint(f);
		diag_name(&d, str_from(option));
		return tool_fault(t, &d);
	}
	return true;
}

void rules_release(struct rules *r)
{
	arena_release(&r->arena);
	*r = (struct rules){ 0 };
}
