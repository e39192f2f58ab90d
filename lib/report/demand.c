/* Demand by strength: a small panel each, a row of panels a product. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>

#include "base/mem.h"
#include "report/compare.h"
#include "report/svg.h"

#include "base/banned.h"

enum { PERIODS = 6, PANELS = 12 };

/* The demand for a strength in the periods ahead; all locations together if location is empty. */
struct strength {
	struct str product, mg, location;
	double strength;
	double doses[PERIODS], level[PERIODS];
	int32_t starts[PERIODS];
	size_t n;		 /* periods that are there */
	struct row row[PERIODS]; /* the last of those that were added up */
	size_t rows[PERIODS];	 /* how many these are */
};

static int strength_cmp(const void *va, const void *vb)
{
	const struct strength *a = va, *b = vb;
	int c = str_cmp(a->product, b->product);
	c = c ? c : (a->strength > b->strength) - (a->strength < b->strength);
	c = c ? c : str_cmp(a->mg, b->mg);
	return c ? c : str_cmp(a->location, b->location);
}

static void add_row(struct map *m, struct row r, struct str location)
{
	bool made;
	double period = real_of(r, "period"), doses = real_of(r, "doses");
	struct str product = cell_of(r, "product"), mg = cell_of(r, "strength_mg");
	if (!(period >= 1 && period <= PERIODS) || isnan(doses))
		return;
	struct map *places = map_get_pair(m, product, mg, sizeof(*places), &made);
	struct strength *s = map_get(places, location, sizeof(*s), &made);
	if (made)
		*s = (struct strength){ .product = product,
					.mg = mg,
					.location = location,
					.strength = real_of(r, "strength_mg") };
	size_t i = (size_t)period - 1;
	double level = real_of(r, "doses_p95");
	s->doses[i] += doses;
	s->level[i] += isnan(level) ? doses : level;
	s->starts[i] = day_of(r, "starts_on");
	s->n = i + 1 > s->n ? i + 1 : s->n;
	s->row[i] = r;
	s->rows[i]++;
}

/* Returns the *n strengths of rows, sorted; mem_free the array. */
static struct strength *strengths_of(const struct row *rows, size_t n_rows, bool by_location,
				     size_t *n)
{
	struct map m = { 0 };
	size_t k = 0;
	for (size_t i = 0; i < n_rows; i++)
		add_row(&m, rows[i], by_location ? location_of(rows[i]) : STR(""));
	for (struct map *places = NULL; (places = map_next(&m, places));)
		k += map_count(places);
	struct strength *all = mem_alloc(k * sizeof(*all));
	*n = 0;
	for (struct map *places = NULL; (places = map_next(&m, places));) {
		for (struct strength *s = NULL; (s = map_next(places, s));)
			all[(*n)++] = *s;
		map_release(places);
	}
	map_release(&m);
	sort(all, *n, sizeof(*all), strength_cmp);
	return all;
}

static struct str whole(struct page *p, double v)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%.0f", v);
	return arena_copy(&p->arena, (struct str){ text, (size_t)n });
}

static struct str month(struct page *p, int32_t day)
{
	char text[DAY_TEXT];
	if (day == DATE_NONE)
		return STR("");
	day_text(day, DAY_SHORT, day, text);
	return arena_copy(&p->arena, (struct str){ text, 3 });
}

static void put_panel(struct page *p, const struct strength *s, double top)
{
	double x[PERIODS] = { 0 };
	size_t last = s->n - 1;
	struct plot plot = { &p->o, 34, 122, 26, 100, 0, s->n > 1 ? (double)last : 1, top };
	for (size_t i = 0; i < s->n; i++)
		x[i] = (double)i;
	char title[96];
	snprintf(title, sizeof(title), "%.24s mg, doses in 28 days", s->mg.p);
	svg_begin(&p->o, 156, 124, title,
		  SAY(p, "from %q expected doses to %q; %q suffice in 19 of 20 cases",
		      whole(p, s->doses[0]), whole(p, s->doses[last]), whole(p, s->level[last])));
	svg_text(&plot, 0, 13, "b", SAY(p, "%f mg", s->mg, -1));
	svg_band(&plot, x, s->doses, s->level, s->n);
	svg_line(&plot, x, s->doses, s->n, "sd da");
	svg_dot(&plot, 0, s->doses[0], false);
	put(&p->o, "<line class='sa' x1='34' x2='122' y1='100' y2='100'/>");
	svg_text(&plot, 29, plot_y(&plot, s->doses[0]) + 4, "b h e", whole(p, s->doses[0]));
	double at = plot_y(&plot, s->doses[last]) + 4, above = plot_y(&plot, s->level[last]) + 4;
	svg_text(&plot, 126, at, "b", whole(p, s->doses[last]));
	svg_text(&plot, 126, fmin(above, at - 12), "l", whole(p, s->level[last]));
	svg_text(&plot, 34, 118, "l", month(p, s->starts[0]));
	svg_text(&plot, 122, 118, "l e", month(p, s->starts[last]));
	svg_end(&p->o);
}

/* A sentence on the strength of a product that changes most. */
static struct str finding(struct page *p, const struct strength *s, size_t n)
{
	const struct strength *most = s;
	for (size_t i = 1; i < n; i++)
		if (fabs(s[i].doses[s[i].n - 1] - s[i].doses[0]) >
		    fabs(most->doses[most->n - 1] - most->doses[0]))
			most = &s[i];
	double from = most->doses[0], to = most->doses[most->n - 1];
	if (fabs(to - from) < 5)
		return SAY(p, "%b: no strength changes by 5 doses or more.", s->product);
	return SAY(p, "%b: %f mg %s most, from %q to %q doses in 28 days by %q.", s->product,
		   most->mg, -1, to > from ? "grows" : "falls", whole(p, from), whole(p, to),
		   month(p, most->starts[most->n - 1]));
}

/* Writes the doses of a period and their upper level, as in the file, or sums of rows. */
static void put_period(struct page *p, const struct strength *s, size_t i)
{
	if (s->rows[i] == 1)
		put(&p->o, "<td class='n'>%f (%f)</td>", cell_of(s->row[i], "doses"), 0,
		    cell_of(s->row[i], "doses_p95"), 0);
	else if (s->rows[i])
		put(&p->o, "<td class='n'>%t (%t)</td>", whole(p, s->doses[i]),
		    whole(p, s->level[i]));
	else
		put(&p->o, "<td class='n u'>none</td>");
}

static void put_numbers(struct page *p, const struct strength *s, size_t n)
{
	const struct strength *longest = s;
	for (size_t i = 1; i < n; i++)
		longest = s[i].n > longest->n ? &s[i] : longest;
	put(&p->o, "<details class='numbers'><summary>The numbers of these "
		   "pictures</summary>\n<div class='scroll' tabindex='0' "
		   "role='region' aria-label='Doses by period'><table><caption class='vh'>Doses "
		   "in 28 days from each day on, in brackets what suffices in 19 of 20 "
		   "cases</caption><thead><tr><th scope='col'>Product</th>");
	for (size_t i = 0; i < longest->n; i++)
		put(&p->o, "<th scope='col' class='n'>%d</th>", longest->starts[i]);
	put(&p->o, "<th scope='col'>Status</th></tr></thead><tbody>\n");
	for (size_t k = 0; k < n; k++) {
		put(&p->o, "<tr><th scope='row'>%b, %f mg", s[k].product, s[k].mg, -1);
		put(&p->o, s[k].location.n ? ", %b</th>" : "</th>", s[k].location);
		for (size_t i = 0; i < longest->n; i++)
			put_period(p, &s[k], i);
		put(&p->o, "<td>%w</td></tr>\n", cell_of(s[k].row[s[k].n - 1], "status"));
	}
	put(&p->o, "</tbody></table></div></details>\n");
}

static void put_product(struct page *p, const struct strength *s, size_t n)
{
	double most = 1;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < s[i].n; k++)
			most = fmax(most, s[i].level[k]);
	struct scale y = scale_of(most);
	put(&p->o,
	    "<figure class='block'><figcaption><b>%t</b><span>Doses in 28 days, by strength, from "
	    "the first period ahead. "
	    "Dashed: expected. Band and grey figure: what suffices in 19 of 20 cases. All from 0 "
	    "to %t.</span></figcaption>\n"
	    "<div class='small'>\n",
	    finding(p, s, n), whole(p, y.top));
	for (size_t i = 0; i < n && i < PANELS; i++)
		put_panel(p, &s[i], y.top);
	put(&p->o, "\n</div></figure>\n");
}

static int row_cmp(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int c = str_cmp(cell_of(*a, "product"), cell_of(*b, "product"));
	c = c ? c : str_cmp(cell_of(*a, "starts_on"), cell_of(*b, "starts_on"));
	double x = real_of(*a, "strength_mg"), y = real_of(*b, "strength_mg");
	c = c ? c : (x > y) - (x < y);
	c = c ? c : str_cmp(location_of(*a), location_of(*b));
	return c ? c : str_cmp(cell_of(*a, "doses"), cell_of(*b, "doses"));
}

void page_demand(struct page *p)
{
	size_t n, n_strengths, n_places;
	struct row *rows = rows_of(p->t, PART_DEMAND, &n);
	sort(rows, n, sizeof(*rows), row_cmp);
	struct strength *s = strengths_of(rows, n, false, &n_strengths);
	struct strength *places = strengths_of(rows, n, true, &n_places);
	for (size_t i = 0, k; i < n_strengths; i = k) {
		for (k = i; k < n_strengths && str_eq(s[k].product, s[i].product);)
			k++;
		put_product(p, &s[i], k - i);
	}
	if (!n_strengths)
		put(&p->o, "<p class='block'>No row: nobody is expected to fill.</p>\n");
	else
		put_numbers(p, places, n_places);
	if (n_places > n_strengths)
		put(&p->o,
		    "<p class='note'>All locations together in the pictures, each of them in the "
		    "numbers. The grey figures are the sums of those of the locations: more than "
		    "the clinic as a whole needs in 19 of 20 cases.</p>\n");
	put(&p->o,
	    "<p class='note block'>This plans stock. It proposes no dose for anybody.</p>\n");
	mem_free(places);
	mem_free(s);
	mem_free(rows);
}
