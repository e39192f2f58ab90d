/* The section on scores with their points, dependence on one source, and refills that are due. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/compare.h"
#include "report/svg.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40 };

static int by_score(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	double x = real_of(*a, "score"), y = real_of(*b, "score");
	int c = isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x < y) - (x > y);
	c = c ? c : str_cmp(cell_of(*a, "pharmacy"), cell_of(*b, "pharmacy"));
	return c ? c : str_cmp(cell_of(*a, "known_share"), cell_of(*b, "known_share"));
}

static void put_score(struct page *p, struct row r)
{
	struct str gate = cell_of(r, "first_gate");
	double known = real_of(r, "known_share");
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b <span "
	    "class='tag'>%b</span></th>"
	    "<td class='pic pw2' role='cell'>",
	    cell_of(r, "pharmacy"), cell_of(r, "type"));
	put_bar(&p->o, &(struct bar){ .value = real_of(r, "score"),
				      .more = isnan(known) ? 0 : 100 * (1 - known),
				      .mark = NAN,
				      .full = 100,
				      .fill = gate.n ? "fa" : "fd",
				      .outline = true });
	put(&p->o,
	    "</td><td class='n p12' role='cell'><b>%f</b><small> points</small></td>"
	    "<td class='p31' role='cell'><small>Grade </small>%b</td><td class='p32' "
	    "role='cell'>",
	    cell_of(r, "score"), 0, cell_of(r, "grade"));
	if (gate.n) {
		put(&p->o,
		    "<svg class='mk' aria-hidden='true'><use href='#m-high'/></svg><span "
		    "class='act'>%b</span>",
		    gate);
	} else {
		put(&p->o, "none<small> failed</small>");
	}
	struct str p50 = cell_of(r, "fill_p50"), p95 = cell_of(r, "fill_p95");
	put(&p->o,
	    "</td><td class='n no' role='cell'>%f h</td><td class='n no' role='cell'>%f "
	    "h</td></tr>\n",
	    p50, 0, p95, 0);
}

static struct str finding(struct page *p, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cell_of(rows[i], "first_gate").n)
			return SAY(p,
				   "%b leads; %b fails a gate, so its grade is %b whatever its "
				   "points.",
				   cell_of(rows[0], "pharmacy"), cell_of(rows[i], "pharmacy"),
				   cell_of(rows[i], "grade"));
	return SAY(p, "%b leads; no gate failed.", cell_of(rows[0], "pharmacy"));
}

static void put_scores(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_SCORES, &n);
	if (n) {
		qsort(rows, n, sizeof(*rows), by_score);
		p->scale = 100;
		p->scale_steps = 2;
		p->scale_unit = "";
		page_table(p, finding(p, rows, n),
			   "Points of 100: earned, not known (worth nothing until it is "
			   "answered), lost.",
			   ":Pharmacy|pic:@|n:Points|:Grade|:Gate failed|n:Half within|n:95 % "
			   "within");
		put(&p->o, "<tbody role='rowgroup'>\n");
		for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
			put_score(p, rows[i]);
		put(&p->o, "</tbody>\n");
		page_table_end(p);
		put(&p->o, "<p class='key'><span><svg aria-hidden='true'><rect class='fd' "
			   "width='22' height='10'/></svg>earned</span>"
			   "<span><svg aria-hidden='true'><rect class='fa' width='22' "
			   "height='10'/></svg>earned, a gate failed</span>"
			   "<span><svg aria-hidden='true'><rect class='hx' width='22' "
			   "height='10'/></svg>not known</span>"
			   "<span><svg aria-hidden='true'><rect class='sa' width='22' "
			   "height='10'/></svg>lost</span></p>\n");
		if (n > ROWS_SHOWN)
			put(&p->o, "<p class='note'>%n more are in the file.</p>\n",
			    n - ROWS_SHOWN);
	} else if (tables_have(p->t, PART_SCORES)) {
		put(&p->o, "<p class='block'>No row: no pharmacy was judged.</p>\n");
	}
	mem_free(rows);
}

static int by_points_lost(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int c = str_cmp(cell_of(*a, "pharmacy"), cell_of(*b, "pharmacy"));
	double x = real_of(*a, "of") - real_of(*a, "points"),
	       y = real_of(*b, "of") - real_of(*b, "points");
	c = c ? c : isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x < y) - (x > y);
	return c ? c : str_cmp(cell_of(*a, "criterion"), cell_of(*b, "criterion"));
}

enum { CRITERIA_SHOWN = 5, CRITERIA_PHARMACIES = 40 };

static void put_criterion(struct page *p, struct row r)
{
	struct str answer = cell_of(r, "answer");
	put(&p->o,
	    "<tr><th scope='row'>%b</th><td>%w</td><td class='n'>%f</td><td "
	    "class='n'>%f</td><td>",
	    cell_of(r, "pharmacy"), cell_of(r, "criterion"), cell_of(r, "points"), 1,
	    cell_of(r, "of"), 1);
	if (answer.n)
		put(&p->o, "%b", answer);
	else
		put(&p->o, "<i class='u'>not known</i>");
	put(&p->o, "</td><td>%b</td></tr>\n", cell_of(r, "reason"));
}

/* Writes where points were lost: for each pharmacy the criteria that cost it most. */
static void put_criteria(struct page *p)
{
	size_t n, shown = 0, left = 0;
	struct row *rows = rows_of(p->t, PART_CRITERIA, &n);
	sort(rows, n, sizeof(*rows), by_points_lost);
	if (n)
		put(&p->o, "<details class='numbers'><summary>Where points were "
			   "lost</summary>\n<div class='scroll' tabindex='0' "
			   "role='region' aria-label='Criteria'><table><caption "
			   "class='vh'>Criteria that are not earned in full</caption><thead><tr>"
			   "<th scope='col'>Pharmacy</th><th scope='col'>Criterion</th><th "
			   "scope='col' class='n'>Points</th>"
			   "<th scope='col' class='n'>Of</th><th scope='col'>Answer</th><th "
			   "scope='col'>Why it counts</th></tr></thead><tbody>\n");
	for (size_t i = 0, all = 0; i < n; i++) {
		if (!i || !str_eq(cell_of(rows[i], "pharmacy"), cell_of(rows[i - 1], "pharmacy")))
			shown = 0;
		if (!(real_of(rows[i], "points") < real_of(rows[i], "of")))
			continue;
		if (shown == CRITERIA_SHOWN || all == CRITERIA_SHOWN * CRITERIA_PHARMACIES) {
			left++;
			continue;
		}
		shown++;
		all++;
		put_criterion(p, rows[i]);
	}
	if (n)
		put(&p->o, "</tbody></table></div>");
	if (left)
		put(&p->o, "<p class='note'>%n criteria that cost less are in the file.</p>", left);
	if (n)
		put(&p->o, "</details>\n");
	mem_free(rows);
}

static void begin_concentration(struct page *p, struct row first)
{
	p->scale = 100;
	p->scale_steps = 4;
	p->scale_unit = " %";
	page_table(p,
		   SAY(p, "If %b stopped, %p %% of the volume would still have a source.",
		       cell_of(first, "largest"), cell_of(first, "cover")),
		   "Share of the largest source, when sources are told apart in each of these ways.",
		   ":Told apart by|pic:@|n:Share|:Largest|n:Like so many equal ones");
	put(&p->o, "<tbody role='rowgroup'>\n");
}

static void put_source(struct page *p, struct row r)
{
	double share = 100 * real_of(r, "largest_share");
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%w</th><td "
	    "class='pic pw2' role='cell'>",
	    cell_of(r, "joined_by"));
	put_bar(&p->o, &(struct bar){ .value = share, .mark = NAN, .full = 100,
				      .fill = share > 50 ? "fa" : "fd" });
	put(&p->o,
	    "</td><td class='n p12' role='cell'>%p %%</td><td class='p31' role='cell'>%b</td>"
	    "<td class='n p32' role='cell'>%f</td></tr>\n",
	    cell_of(r, "largest_share"), cell_of(r, "largest"), cell_of(r, "effective_number"), 1);
}

/* The rows of all SKUs together only. */
static void put_concentration(struct page *p)
{
	size_t n, shown = 0;
	struct row *rows = rows_of(p->t, PART_CONCENTRATION, &n);
	for (size_t i = 0; i < n; i++) {
		if (cell_of(rows[i], "sku").n)
			continue;
		if (!shown++)
			begin_concentration(p, rows[i]);
		put_source(p, rows[i]);
	}
	if (shown) {
		put(&p->o, "</tbody>\n");
		page_table_end(p);
	}
	mem_free(rows);
}

static void put_refill(struct page *p, const struct refill *r)
{
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b</th><td "
	    "class='p21' role='cell'>%b</td><td class='p12' role='cell'>",
	    cell_of(r->row, "pharmacy"), cell_of(r->row, "sku"));
	put(&p->o,
	    r->latest != DATE_NONE && r->latest <= p->w->as_of ? "<span class='act'>%D</span>"
							       : "%D",
	    r->latest);
	put(&p->o,
	    "</td><td class='p22' role='cell'><small>out </small>%d</td><td "
	    "class='p31' role='cell'>%w</td><td class='p32' role='cell'>%b</td></tr>\n",
	    day_of(r->row, "run_out"), cell_of(r->row, "state"), cell_of(r->row, "needs"));
}

static void put_refills(struct page *p)
{
	const struct week *w = p->w;
	if (!tables_have(p->t, PART_DUE))
		return;
	if (!w->n_refills) {
		put(&p->o, "<h3 class='block'>No refill is to be ordered within 7 days.</h3>\n");
		return;
	}
	page_table(p,
		   SAY(p, "%n refill%s to order within 7 days.", w->n_refills, s_of(w->n_refills)),
		   "Last day: the last on which the order comes before the patient runs out, by "
		   "the pharmacy's 95 %. No patient is named here; "
		   "glp1-fill --report=due --show-ids lists them.",
		   ":Pharmacy|:SKU|:Last day|:Runs out|:State|:Needs first");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < w->n_refills && i < ROWS_SHOWN; i++)
		put_refill(p, &w->refill[i]);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	if (w->n_refills > ROWS_SHOWN)
		put(&p->o, "<p class='note'>%n more are in the file.</p>\n",
		    w->n_refills - ROWS_SHOWN);
}

void page_pharmacies(struct page *p)
{
	put_refills(p);
	put_scores(p);
	put_criteria(p);
	page_fill(p);
	put_concentration(p);
}
