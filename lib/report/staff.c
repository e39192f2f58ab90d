/* People there and needed, and what teams cost. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/compare.h"
#include "report/svg.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40 };

static int gap_cmp(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	double x = real_of(*a, "gap_fte"), y = real_of(*b, "gap_fte");
	int c = isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x > y) - (x < y);
	c = c ? c : str_cmp(location_of(*a), location_of(*b));
	c = c ? c : str_cmp(cell_of(*a, "role"), cell_of(*b, "role"));
	return c ? c : str_cmp(cell_of(*a, "required_fte"), cell_of(*b, "required_fte"));
}

static void put_gap(struct page *p, struct row r, double full)
{
	double gap = real_of(r, "gap_fte");
	struct dec d = dec_of(r, "gap_fte");
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b%r%b</th><td "
	    "class='pic pw2' role='cell'>",
	    location_of(r), location_of(r).n ? ", " : "", cell_of(r, "role"));
	put_bar(&p->o, &(struct bar){ .value = real_of(r, "have_fte"),
				      .mark = real_of(r, "required_fte"),
				      .full = full,
				      .fill = gap <= -GAP_LEAST ? "fa" : "fd" });
	put(&p->o,
	    "</td><td class='n p31' role='cell'>%f<small> there</small></td><td class='n "
	    "p32' role='cell'>%f<small> needed</small></td>"
	    "<td class='n p12' role='cell'>",
	    cell_of(r, "have_fte"), 1, cell_of(r, "required_fte"), 1);
	if (isnan(gap)) {
		put(&p->o, "<i class='u'>not known</i>");
	} else if (gap < 0) {
		bool counts = gap <= -GAP_LEAST;
		d.m = -d.m;
		put(&p->o, "%r<data value='%q'>%q</data> short%r", counts ? "<b>" : "",
		    cell_of(r, "gap_fte"),
		    arena_copy(&p->arena, number_text(dec_str(&p->arena, d), counts ? 1 : 2,
						      (char[NUMBER_TEXT]){ 0 })),
		    counts ? "</b>" : "");
	} else {
		put(&p->o, "%f spare", cell_of(r, "gap_fte"), 1);
	}
	put(&p->o, "</td><td class='pw4' role='cell'>%w</td></tr>\n", cell_of(r, "binding"));
}

static struct str finding(struct page *p)
{
	const struct week *w = p->w;
	if (!w->n_gaps)
		return w->n_gaps_unknown
			       ? SAY(p, "No role is short. %n %s not known.", w->n_gaps_unknown,
				     w->n_gaps_unknown == 1 ? "is" : "are")
			       : STR("No role is short.");
	struct dec d = dec_of(w->gap[0].row, "gap_fte");
	d.m = -d.m;
	struct str s = w->gap[0].location.n ? SAY(p, "%b lacks %f FTE of %b", w->gap[0].location,
						  dec_str(&p->arena, d), 1, w->gap[0].role)
					    : SAY(p, "%f FTE of %b are missing",
						  dec_str(&p->arena, d), 1, w->gap[0].role);
	size_t others = w->n_gaps - 1;
	return others ? SAY(p, "%t; %n other role%s short.", s, others,
			    others == 1 ? " is" : "s are")
		      : SAY(p, "%t; no other role is short.", s);
}

static void put_gaps(struct page *p)
{
	size_t n;
	double most = 1;
	struct row *rows = rows_of(p->t, PART_STAFF, &n);
	for (size_t i = 0; i < n; i++)
		most = fmax(most,
			    fmax(real_of(rows[i], "have_fte"), real_of(rows[i], "required_fte")));
	if (n) {
		struct scale s = scale_of(most);
		qsort(rows, n, sizeof(*rows), gap_cmp);
		p->scale = s.top;
		p->scale_steps = (int)lround(s.top / s.step);
		p->scale_unit = "";
		page_table(p, finding(p),
			   "Full-time equivalents: bar, there; upright mark, needed for the "
			   "visits counted and their paperwork. Short: by 0.05 or more.",
			   ":Location and role|pic:@|n:There|n:Needed|n:Gap|:What binds");
		put(&p->o, "<tbody role='rowgroup'>\n");
		for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
			put_gap(p, rows[i], s.top);
		put(&p->o, "</tbody>\n");
		page_table_end(p);
		if (n > ROWS_SHOWN)
			put(&p->o,
			    "<p class='note'>%n more, all of them with more people, are in the "
			    "file.</p>\n",
			    n - ROWS_SHOWN);
	} else if (tables_have(p->t, PART_STAFF)) {
		put(&p->o, "<p class='block'>No row: no role has a standard.</p>\n");
	}
	mem_free(rows);
}

static int by_cost(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	double x = real_of(*a, "cost"), y = real_of(*b, "cost");
	int c = isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x > y) - (x < y);
	return c ? c : str_cmp(cell_of(*a, "model"), cell_of(*b, "model"));
}

static const char *model_name(struct str model)
{
	return str_eq(model, STR("np_led"))   ? "Led by nurse practitioners"
	       : str_eq(model, STR("md_led")) ? "Led by physicians"
					      : "Mixed";
}

static void put_models(struct page *p)
{
	size_t n;
	double most = 1;
	struct row *rows = rows_of(p->t, PART_MODELS, &n);
	sort(rows, n, sizeof(*rows), by_cost);
	for (size_t i = 0; i < n; i++)
		most = fmax(most, real_of(rows[i], "cost"));
	struct scale s = scale_of(most / 1000);
	p->scale = s.top;
	p->scale_steps = (int)lround(s.top / s.step);
	p->scale_unit = " k$";
	if (n)
		page_table(p,
			   SAY(p, "%s costs the least for the same visits, %M a year.",
			       model_name(cell_of(rows[0], "model")), cell_of(rows[0], "cost")),
			   "Dollars a year for all visits of the period, made a year.",
			   ":Team|pic:@|n:A year|n:A visit|n:Saves, %");
	put(&p->o, "%r", n ? "<tbody role=\"rowgroup\">\n" : "");
	for (size_t i = 0; i < n; i++) {
		put(&p->o,
		    "<tr role='row'><th scope='row' role='rowheader'>%s</th><td "
		    "class='pic pw2' role='cell'>",
		    model_name(cell_of(rows[i], "model")));
		put_bar(&p->o, &(struct bar){ .value = real_of(rows[i], "cost") / 1000,
					      .mark = NAN,
					      .full = s.top,
					      .fill = "fd" });
		put(&p->o,
		    "</td><td class='n p12' role='cell'>%M</td><td class='n p31' "
		    "role='cell'><small>a visit </small>%m</td>"
		    "<td class='n p32' role='cell'>%f<small> %% "
		    "saved</small></td></tr>\n",
		    cell_of(rows[i], "cost"), cell_of(rows[i], "per_visit"),
		    cell_of(rows[i], "saving_percent"), 1);
	}
	if (n) {
		put(&p->o, "</tbody>\n");
		page_table_end(p);
	}
	mem_free(rows);
}

void page_staff(struct page *p)
{
	bool both = tables_have(p->t, PART_LOAD) && tables_have(p->t, PART_MODELS);
	put_gaps(p);
	put(&p->o, "%r", both ? "<div class=\"two load\">\n<div>\n" : "");
	page_load(p);
	put(&p->o, "%r", both ? "</div>\n<div>\n" : "");
	put_models(p);
	put(&p->o, "%r", both ? "</div>\n</div>\n" : "");
}
