/* How long the stock lasts, SKU by SKU. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/svg.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40 };

/* The groups of rows, in the order in which they are shown. */
enum group { TO_ORDER, ENOUGH, NOT_KNOWN, BY_PRESCRIPTION, NO_DEMAND };

struct line {
	struct row row;
	enum group group;
	double cover, mark; /* days; mark: the order line */
};

static int line_cmp(const void *va, const void *vb)
{
	const struct line *a = va, *b = vb;
	if (a->group != b->group)
		return (int)a->group - (int)b->group;
	if (isnan(a->cover) != isnan(b->cover))
		return isnan(a->cover) - isnan(b->cover);
	int c = (a->cover > b->cover) - (a->cover < b->cover);
	c = c ? c : str_cmp(cell_of(a->row, "sku"), cell_of(b->row, "sku"));
	c = c ? c : str_cmp(location_of(a->row), location_of(b->row));
	return c ? c : str_cmp(cell_of(a->row, "usable"), cell_of(b->row, "usable"));
}

static struct line line_of(struct row r)
{
	double rate = real_of(r, "daily_rate"), point = real_of(r, "reorder_point");
	struct line l = { .row = r, .cover = real_of(r, "days_of_cover"), .mark = NAN };
	bool still = str_eq(cell_of(r, "status"), STR("no_demand"));
	l.group = row_is_patient_specific(r)	     ? BY_PRESCRIPTION
		  : row_is_unknown(r)		     ? NOT_KNOWN
		  : still			     ? NO_DEMAND
		  : real_of(r, "order_quantity") > 0 ? TO_ORDER
		  : isnan(l.cover)		     ? NOT_KNOWN
						     : ENOUGH;
	if (rate > 0 && !isnan(point) && !row_is_patient_specific(r))
		l.mark = point / rate;
	return l;
}

static double scale_of_lines(const struct line *l, size_t n)
{
	double farthest = 0;
	for (size_t i = 0; i < n; i++)
		farthest = !isnan(l[i].mark) && l[i].mark > farthest ? l[i].mark : farthest;
	return farthest <= 60 ? 60 : farthest <= 90 ? 90 : 120;
}

static void put_cover(struct page *p, const struct line *l)
{
	struct str cover = cell_of(l->row, "days_of_cover");
	if (cover.n)
		put(&p->o, l->group == TO_ORDER ? "<b>%f</b> days" : "%f days", cover,
		    number_few(cover));
	else
		put(&p->o, "<i class='u'>%s</i>",
		    l->group == NO_DEMAND	  ? "no demand"
		    : l->group == BY_PRESCRIPTION ? "not needed"
						  : "not known");
}

static void put_line(struct page *p, const struct line *l, double full)
{
	static const char *const fills[] = { "fa", "fd", "fd", "fs", "fs" };
	struct str location = cell_of(l->row, "location");
	put(&p->o, "<tr role='row'><th scope='row' role='rowheader'>%b",
	    cell_of(l->row, "sku"));
	if (location.n)
		put(&p->o, ", %b", location);
	put(&p->o, " <span class='tag'>%b</span></th><td class='pic pw2' role='cell'>",
	    cell_of(l->row, "pathway"));
	if (isnan(l->cover) && l->group == BY_PRESCRIPTION)
		put(&p->o, "<span class='soft'>ordered per patient</span>");
	else if (l->group == NOT_KNOWN || !isnan(l->cover))
		put_bar(&p->o, &(struct bar){ .value = l->cover,
					      .mark = l->mark,
					      .full = full,
					      .fill = fills[l->group] });
	put(&p->o, "</td><td class='n p12' role='cell'>");
	put_cover(p, l);
	put(&p->o, "</td><td class='n p32' role='cell'>%f<small> usable</small></td>",
	    cell_of(l->row, "usable"), -1);
	put(&p->o, "<td class='p31' role='cell'>%w</td></tr>\n", cell_of(l->row, "note"));
}

static void put_folded(struct page *p, const struct line *l, size_t n)
{
	if (!n)
		return;
	put(&p->o,
	    "<details class='numbers'><summary>%n more SKUs</summary>\n<div class='scroll' "
	    "tabindex='0' role='region' "
	    "aria-label='More SKUs'><table><caption class='vh'>More SKUs</caption><thead><tr>"
	    "<th scope='col'>SKU</th><th scope='col'>Location</th><th scope='col' "
	    "class='n'>Lasts, days</th>"
	    "<th scope='col' class='n'>Usable</th><th scope='col'>To "
	    "know</th></tr></thead><tbody>\n",
	    n);
	for (size_t i = 0; i < n; i++)
		put(&p->o,
		    "<tr><th scope='row'>%b</th><td>%b</td><td class='n'>%f</td><td "
		    "class='n'>%f</td><td>%w</td></tr>\n",
		    cell_of(l[i].row, "sku"), location_of(l[i].row),
		    cell_of(l[i].row, "days_of_cover"), 1, cell_of(l[i].row, "usable"), -1,
		    cell_of(l[i].row, "note"));
	put(&p->o,
	    "</tbody></table></div></details>\n<p class='note'>%n more SKUs are in the folded "
	    "list of the page.</p>\n",
	    n);
}

static void put_key(struct page *p)
{
	put(&p->o, "<p class='key'><span><svg aria-hidden='true'><rect class='fa' width='22' "
		   "height='10'/></svg>below the order line</span>"
		   "<span><svg aria-hidden='true'><rect class='fd' width='22' "
		   "height='10'/></svg>above it</span>"
		   "<span><svg aria-hidden='true'><rect class='hx' width='22' "
		   "height='10'/></svg>not known</span>"
		   "<span><svg aria-hidden='true'><rect class='fs' width='22' "
		   "height='10'/></svg>ordered per patient, what is there</span>"
		   "<span><svg aria-hidden='true'><line class='si' x1='11' x2='11' y1='0' "
		   "y2='10'/></svg>order line</span></p>\n");
}

static struct str finding(struct page *p, const struct line *l, size_t n)
{
	const struct week *w = p->w;
	const struct line *least = NULL;
	for (size_t i = 0; i < n; i++)
		if (l[i].group <= ENOUGH && !isnan(l[i].cover) &&
		    (!least || l[i].cover < least->cover))
			least = &l[i];
	struct str cover = least ? cell_of(least->row, "days_of_cover") : (struct str){ "", 0 };
	if (!least)
		return SAY(p, "How long the stock of %n SKU%s lasts is not known.", n, s_of(n));
	const char *each = tables_have_column(p->t, PART_STOCK, "location") ?
				   ", each location counted," : "";
	if (!w->n_below)
		return SAY(p, "No SKU of %n%s is below its order line; the shortest lasts %f days.",
			   n, each, cover, number_few(cover));
	return SAY(p, "%n of %n SKUs%s %s below their order line; the shortest lasts %f days.",
		   w->n_below, n, each, w->n_below == 1 ? "is" : "are", cover, number_few(cover));
}

static void put_lines(struct page *p, const struct line *l, size_t n)
{
	size_t shown = n < ROWS_SHOWN ? n : ROWS_SHOWN;
	double full = scale_of_lines(l, n);
	p->scale = full;
	p->scale_steps = 4;
	p->scale_unit = " d";
	page_table(p, finding(p, l, n),
		   "Days that usable stock lasts at the mean rate. The upright mark is the order "
		   "line of the SKU: "
		   "its reorder point in days.",
		   ":SKU|pic:@|n:Lasts|n:Usable units|:To know");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < shown; i++)
		put_line(p, &l[i], full);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	put_key(p);
	put_folded(p, l + shown, n - shown);
}

void page_stock(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_STOCK, &n);
	struct line *lines = mem_alloc(n * sizeof(*lines));
	for (size_t i = 0; i < n; i++)
		lines[i] = line_of(rows[i]);
	page_places(p);
	if (n) {
		qsort(lines, n, sizeof(*lines), line_cmp);
		put_lines(p, lines, n);
	} else if (tables_have(p->t, PART_STOCK)) {
		put(&p->o, "<p class='block'>No row: the volume has no SKU.</p>\n");
	}
	mem_free(lines);
	mem_free(rows);
	page_expiry(p);
}
