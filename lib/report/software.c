/* What the clinic's software costs, now and with more patients. */
#include "report/page.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/svg.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40, PANELS = 6, STEPS = 64 };

static bool is_super(struct row r)
{
	return str_eq(cell_of(r, "class"), STR("super-linear"));
}

static void put_system(struct page *p, struct row r)
{
	struct str plan = cell_of(r, "cheapest_plan"), note = cell_of(r, "note");
	put(&p->o, "<tr role='row'><th scope='row' role='rowheader' class='p11'>%b",
	    cell_of(r, "system"));
	if (plan.n)
		put(&p->o, " <span class='tag'>%b</span>", plan);
	if (note.n)
		put(&p->o, "<span class='cite'>%b</span>", note);
	put(&p->o,
	    "</th><td class='n p12' role='cell'><span class='fo'>now </span>%m</td>"
	    "<td class='n p22' role='cell'><span class='fo'>with twice the patients </span>%m</td>",
	    cell_of(r, "cost_now"), cell_of(r, "cost_2x"));
	put(&p->o, is_super(r) ? "<td class='p21' role='cell'><span class='act'>%q</span></td>"
			       : "<td class='p21' role='cell'>%q</td>",
	    cell_of(r, "class"));
	put(&p->o,
	    "<td class='p31' role='cell'><span class='fo'>last day to object </span>%d</td>"
	    "</tr>\n",
	    day_of(r, "decide_by"));
}

/* A system whose price grows faster than the patients, the dearest of them first. */
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

/* (all) first, then by name; in one of them by patients. */
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

static void put_line(struct page *p, const struct plot *plot, const struct row *known, size_t n)
{
	double x[STEPS] = { 0 }, y[STEPS] = { 0 };
	for (size_t i = 0; i < n; i++) {
		x[i] = real_of(known[i], "patients");
		y[i] = real_of(known[i], "cost");
		svg_dot(plot, x[i], y[i], false);
	}
	svg_line(plot, x, y, n, "sd");
	for (size_t i = 0; i < n; i += n - 1) {
		const char *anchor = i ? "end" : "start";
		/* the first below the line, which mostly rises, if there is room */
		double away = !i && y[i] > 0.15 * plot->y1 ? 17 : -8;
		svg_text(plot, plot_x(plot, x[i]), plot_y(plot, y[i]) + away, "b h", anchor,
			 SAY(p, "%m", cell_of(known[i], "cost")));
		svg_text(plot, plot_x(plot, x[i]), plot->bottom + 16, "l", anchor,
			 SAY(p, "%f", cell_of(known[i], "patients"), -1));
	}
	svg_x_name(plot, "patients");
}

/* The cost of one system against patients: from two priced steps on. */
static bool put_panel(struct page *p, const struct row *rows, size_t n)
{
	struct row known[STEPS];
	size_t k = priced(rows, n, known);
	struct str system = cell_of(rows[0], "system");
	double most = 1;
	if (k < 2)
		return false;
	for (size_t i = 0; i < k; i++)
		most = fmax(most, real_of(known[i], "cost"));
	struct scale y = scale_of(most * 1.1);
	struct plot plot = { .o = &p->o, .left = 48, .right = 318, .top = 24, .bottom = 150,
			     .x0 = 0, .x1 = real_of(known[k - 1], "patients"), .y1 = y.top };
	plot.x0 = real_of(known[0], "patients");
	if (plot.x1 <= plot.x0)
		return false;
	if (str_eq(system, STR("(all)")))
		put(&p->o, "<figure><h3>All systems</h3>\n");
	else
		put(&p->o, "<figure><h3>%b</h3>\n", system);
	svg_begin(&p->o, 328, 190, "Cost of software against patients",
		  SAY(p, "%b: from %m a month with %f patients to %m with %f", system,
		      cell_of(known[0], "cost"), cell_of(known[0], "patients"), -1,
		      cell_of(known[k - 1], "cost"), cell_of(known[k - 1], "patients"), -1));
	svg_axes(&plot, y, "$ a month");
	put_line(p, &plot, known, k);
	svg_end(&p->o);
	put(&p->o, "\n</figure>\n");
	return true;
}

static void put_curves(struct page *p)
{
	size_t n, shown = 0;
	struct row *rows = rows_of(p->t, PART_STACK_CURVE, &n);
	if (n)
		qsort(rows, n, sizeof(*rows), step_cmp);
	if (n) {
		struct str sum = cell_of(rows[0], "note");
		put(&p->o, "<div class='block'><h3>Cost a month against patients</h3>\n"
			   "<p class='note'>Dots: the cheapest plan at so many patients; a system "
			   "without a price has no picture.");
		if (sum.n)
			put(&p->o, " All systems, with %f patients: %b.",
			    cell_of(rows[0], "patients"), -1, sum);
		put(&p->o, "</p>\n<div class='panels'>\n");
	}
	for (size_t i = 0, k; i < n; i = k) {
		struct str system = cell_of(rows[i], "system");
		for (k = i; k < n && str_eq(cell_of(rows[k], "system"), system);)
			k++;
		if (shown < PANELS)
			shown += put_panel(p, &rows[i], k - i);
	}
	put(&p->o, "%r", n ? "</div></div>\n" : "");
	mem_free(rows);
}

void page_software(struct page *p)
{
	put_systems(p);
	put_curves(p);
}
