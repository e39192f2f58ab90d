/* What the clinic's software costs, now and with more patients. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/svg.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40, PANELS = 12, STEPS = 64 };

static bool is_super(struct row r)
{
	return str_eq(cell_of(r, "class"), STR("super-linear"));
}

static void put_system(struct page *p, struct row r)
{
	struct str plan = cell_of(r, "cheapest_plan"), note = cell_of(r, "note");
	put(&p->o, "<tr role='row'><th scope='row' role='rowheader'>%b",
	    cell_of(r, "system"));
	if (plan.n)
		put(&p->o, " <span class='tag'>%b</span>", plan);
	if (note.n)
		put(&p->o, "<span class='cite'>%b</span>", note);
	put(&p->o,
	    "</th><td class='n p12' role='cell'><small>now </small>%m</td>"
	    "<td class='n p22' role='cell'><small>twice </small>%m</td>",
	    cell_of(r, "cost_now"), cell_of(r, "cost_2x"));
	put(&p->o, is_super(r) ? "<td class='p21' role='cell'><span class='act'>%q</span></td>"
			       : "<td class='p21' role='cell'>%q</td>",
	    cell_of(r, "class"));
	put(&p->o,
	    "<td class='p31' role='cell'><small>last day to object </small>%d</td>"
	    "</tr>\n",
	    day_of(r, "decide_by"));
}

/* A sentence on the dearest system whose price grows faster than the patients. */
static struct str finding(struct page *p, const struct row *rows, size_t n)
{
	size_t over = 0, unknown = 0;
	const struct row *most = NULL;
	for (size_t i = 0; i < n; i++) {
		unknown += !cell_of(rows[i], "cost_now").n || !cell_of(rows[i], "cost_2x").n;
		if (!is_super(rows[i]))
			continue;
		over++;
		if (!most || real_of(rows[i], "cost_2x") > real_of(*most, "cost_2x"))
			most = &rows[i];
	}
	if (most)
		return SAY(p,
			   "Twice the patients cost more than twice as much in %n of %n systems: "
			   "%b, %m to %m.",
			   over, n, cell_of(*most, "system"), cell_of(*most, "cost_now"),
			   cell_of(*most, "cost_2x"));
	if (unknown)
		return SAY(p, "What twice the patients cost is not known of %n of %n systems.",
			   unknown, n);
	return SAY(p, "Twice the patients cost at most about twice as much in each of %n systems.",
		   n);
}

static void put_systems(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_STACK, &n);
	if (n) {
		page_table(p, finding(p, rows, n),
			   "Dollars a month of the cheapest plan that meets the needs, now and "
			   "with twice the patients.",
			   ":System|n:Now|n:Twice|:Grows|:Object by");
		put(&p->o, "<tbody role='rowgroup'>\n");
		for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
			put_system(p, rows[i]);
		put(&p->o, "</tbody>\n");
		page_table_end(p);
	}
	if (n > ROWS_SHOWN)
		put(&p->o, "<p class='note'>%n more are in the file of glp1-stack-score.</p>\n",
		    n - ROWS_SHOWN);
	mem_free(rows);
}

/* Sorts (all) first, then by name; rows of one system by patients. */
static int step_cmp(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	struct str x = cell_of(*a, "system"), y = cell_of(*b, "system");
	int sum = str_eq(y, STR("(all)")) - str_eq(x, STR("(all)"));
	int c = sum ? sum : str_cmp(x, y);
	double i = real_of(*a, "patients"), k = real_of(*b, "patients");
	if (c || i != k)
		return c ? c : i < k ? -1 : 1;
	return a->table == b->table ? (a->at > b->at) - (a->at < b->at)
				    : str_cmp(a->table->file, b->table->file);
}

/* The steps of one system that have a price; how many. */
static size_t priced(const struct row *rows, size_t n, struct row *known)
{
	size_t k = 0;
	for (size_t i = 0; i < n && k < STEPS; i++)
		if (real_of(rows[i], "cost") >= 0 && real_of(rows[i], "patients") > 0)
			known[k++] = rows[i];
	return k;
}

static double dearest(const struct row *rows, size_t n)
{
	double most = 1;
	for (size_t i = 0; i < n; i++)
		if (!str_eq(cell_of(rows[i], "system"), STR("(all)")))
			most = fmax(most, real_of(rows[i], "cost"));
	return most;
}

static void put_line(struct page *p, const struct plot *plot, const struct row *known, size_t n)
{
	double x[STEPS] = { 0 }, y[STEPS] = { 0 };
	for (size_t i = 0; i < n; i++) {
		x[i] = real_of(known[i], "patients");
		y[i] = real_of(known[i], "cost");
	}
	svg_line(plot, x, y, n, "sd");
	for (size_t i = 0; i < n; i += n - 1) {
		/* the first below the line, which mostly rises, if there is room */
		double away = !i && y[i] > 0.25 * plot->y1 ? 17 : -7;
		svg_dot(plot, x[i], y[i], false);
		if (i || y[0] != y[n - 1])
			svg_text(plot, plot_x(plot, x[i]), plot_y(plot, y[i]) + away,
				 i ? "b h e" : "b h", SAY(p, "%M", cell_of(known[i], "cost")));
		svg_text(plot, plot_x(plot, x[i]), plot->bottom + 16, i ? "l e" : "l",
			 SAY(p, "%f", cell_of(known[i], "patients"), -1));
	}
}

/* Draws the cost of a system over patients, on the scale of all. False: under two prices. */
static bool put_panel(struct page *p, const struct row *rows, size_t n, double top)
{
	struct row known[STEPS];
	size_t k = priced(rows, n, known);
	if (k < 2)
		return false;
	struct plot plot = { .o = &p->o, .left = 4, .right = 152, .top = 20, .bottom = 92,
			     .x0 = real_of(known[0], "patients"),
			     .x1 = real_of(known[k - 1], "patients"), .y1 = top };
	if (plot.x1 <= plot.x0)
		return false;
	put(&p->o, "<figure><figcaption class='pn'>%b</figcaption>", cell_of(rows[0], "system"));
	svg_begin(&p->o, 156, 112, "Cost of software against patients",
		  SAY(p, "%b: from %m a month with %f patients to %m with %f",
		      cell_of(rows[0], "system"), cell_of(known[0], "cost"),
		      cell_of(known[0], "patients"), -1, cell_of(known[k - 1], "cost"),
		      cell_of(known[k - 1], "patients"), -1));
	put(&p->o, "<path class='sa' d='M4,92H152'/>");
	put_line(p, &plot, known, k);
	svg_end(&p->o);
	put(&p->o, "</figure>\n");
	return true;
}

/* A sentence on all systems together, whose rows come first. */
static struct str sum_of(struct page *p, const struct row *rows, size_t n)
{
	struct row known[STEPS];
	size_t all = 0;
	while (all < n && str_eq(cell_of(rows[all], "system"), STR("(all)")))
		all++;
	size_t k = priced(rows, all, known);
	if (k < 2)
		return STR("Cost a month against patients.");
	return SAY(p, "All systems cost %m a month with %f patients, %m with %f.",
		   cell_of(known[0], "cost"), cell_of(known[0], "patients"), -1,
		   cell_of(known[k - 1], "cost"), cell_of(known[k - 1], "patients"), -1);
}

static void begin_curves(struct page *p, const struct row *rows, size_t n, size_t top)
{
	struct str sum = cell_of(rows[0], "note");
	put(&p->o,
	    "<div class='block'><h3>%t</h3>\n"
	    "<p class='note'>Dollars a month of the cheapest plan at so many patients, all from 0 "
	    "to $%n; a system without a price has no picture.",
	    sum_of(p, rows, n), top);
	if (sum.n)
		put(&p->o, " All systems, with %f patients: %b.", cell_of(rows[0], "patients"), -1,
		    sum);
	put(&p->o, "</p>\n<div class='small'>\n");
}

static void put_curves(struct page *p)
{
	size_t n, shown = 0;
	struct row *rows = rows_of(p->t, PART_STACK_CURVE, &n);
	double top = 0;
	if (n) {
		qsort(rows, n, sizeof(*rows), step_cmp);
		top = scale_of(dearest(rows, n)).top;
		begin_curves(p, rows, n, (size_t)top);
	}
	for (size_t i = 0, k; i < n; i = k) {
		struct str system = cell_of(rows[i], "system");
		for (k = i; k < n && str_eq(cell_of(rows[k], "system"), system);)
			k++;
		if (shown < PANELS && !str_eq(system, STR("(all)")))
			shown += put_panel(p, &rows[i], k - i, top);
	}
	put(&p->o, "%r", n ? "</div></div>\n" : "");
	mem_free(rows);
}

void page_software(struct page *p)
{
	put_systems(p);
	put_curves(p);
}
