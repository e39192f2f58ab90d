/* The stock of a chain: a row for each location, the one that runs out first at the top. */
#include "report/compare.h"
#include "report/page.h"

#include "base/mem.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40 };

struct place_line {
	struct str name;
	size_t n_skus, n_orders, n_no_cost, n_unknown;
	struct dec cost, waste;
	struct row shortest; /* its table NULL: how long stock lasts is not known of any SKU */
};

static int place_cmp(const void *va, const void *vb)
{
	const struct place_line *a = va, *b = vb;
	int c = !a->shortest.table - !b->shortest.table;
	if (!c && a->shortest.table)
		c = by_real(real_of(a->shortest, "days_of_cover"),
			    real_of(b->shortest, "days_of_cover"));
	return c ? c : str_cmp(a->name, b->name);
}

static struct place_line *place_of(struct map *m, struct str location)
{
	bool made;
	struct place_line *l = map_get(m, location, sizeof(*l), &made);
	l->name = map_key(l);
	return l;
}

static void add_sku(struct map *m, struct row r)
{
	struct place_line *l = place_of(m, location_of(r));
	double cover = real_of(r, "days_of_cover");
	l->n_skus++;
	l->n_unknown += row_is_unknown(r);
	if (row_is_patient_specific(r) || isnan(cover))
		return;
	double least = l->shortest.table ? real_of(l->shortest, "days_of_cover") : INFINITY;
	if (cover < least ||
	    (cover == least && str_cmp(cell_of(r, "sku"), cell_of(l->shortest, "sku")) < 0))
		l->shortest = r;
}

static void add_waste(struct page *p, struct map *m)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_LOTS, &n);
	for (size_t i = 0; i < n; i++)
		if (real_of(rows[i], "waste_mean") > 0 && location_of(rows[i]).n)
			dec_sum(&place_of(m, location_of(rows[i]))->waste, dec_of(rows[i], "waste_mean"));
	mem_free(rows);
}

static void add_orders(struct page *p, struct map *m)
{
	for (size_t i = 0; i < p->w->n_orders; i++) {
		const struct order *o = &p->w->order[i];
		if (!o->location.n)
			continue;
		struct place_line *l = place_of(m, o->location);
		l->n_orders++;
		l->n_no_cost += !dec_sum(&l->cost, o->cost);
	}
}

static void put_place(struct page *p, const struct place_line *l, bool lots)
{
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b <span class='tag'>%n SKU%s</span></th>"
	    "<td class='n p12' role='cell'>",
	    l->name, l->n_skus, s_of(l->n_skus));
	put(&p->o, l->n_orders ? "<b>%n</b> order%s" : "%n order%s", l->n_orders, s_of(l->n_orders));
	if (l->n_unknown)
		put(&p->o, ", %n not known", l->n_unknown);
	put(&p->o, "</td><td class='n p22' role='cell'>");
	if (l->n_no_cost || (l->n_unknown && !l->n_orders))
		put(&p->o, "<i class='u'>not known</i>");
	else
		put(&p->o, "%t", l->n_orders ? SAY(p, "%m", dec_str(&p->arena, l->cost)) : STR("none"));
	put(&p->o, "</td><td class='p21' role='cell'>");
	if (l->shortest.table)
		put(&p->o, "%f days, %b", cell_of(l->shortest, "days_of_cover"),
		    number_few(cell_of(l->shortest, "days_of_cover")), cell_of(l->shortest, "sku"));
	else
		put(&p->o, "<i class='u'>not known</i>");
	put(&p->o, "</td>");
	if (lots)
		put(&p->o, "<td class='n pw3' role='cell'>%t<small> units to be thrown away</small></td>",
		    l->waste.set ? SAY(p, "%f", dec_str(&p->arena, l->waste), 0) : STR("0"));
	put(&p->o, "</tr>\n");
}

static void put_places(struct page *p, const struct place_line *l, size_t n)
{
	size_t to_order = 0;
	bool lots = tables_have_column(p->t, PART_LOTS, "location");
	for (size_t i = 0; i < n; i++)
		to_order += l[i].n_orders > 0;
	page_table(p, SAY(p, "%n of %n locations have something to order.", to_order, n),
		   "Shortest: the SKU whose usable stock is the first to end there.",
		   lots ? ":Location|n:Orders|n:Cost|:Shortest|n:Thrown away, units"
			: ":Location|n:Orders|n:Cost|:Shortest");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
		put_place(p, &l[i], lots);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	if (n > ROWS_SHOWN)
		put(&p->o, "<p class='note'>%n more, which last longer, are in the file.</p>\n",
		    n - ROWS_SHOWN);
}

void page_places(struct page *p)
{
	size_t n, n_places = 0;
	struct map m = { 0 };
	struct row *rows = rows_of(p->t, PART_STOCK, &n);
	for (size_t i = 0; i < n; i++)
		if (location_of(rows[i]).n)
			add_sku(&m, rows[i]);
	mem_free(rows);
	add_orders(p, &m);
	add_waste(p, &m);
	struct place_line *lines = mem_alloc(map_count(&m) * sizeof(*lines));
	for (struct place_line *l = NULL; (l = map_next(&m, l));)
		lines[n_places++] = *l;
	sort(lines, n_places, sizeof(*lines), place_cmp);
	if (n_places > 1)
		put_places(p, lines, n_places);
	mem_free(lines);
	map_release(&m);
}
