/* The section on how long pharmacies take: a curve for each, and orders that are late. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/compare.h"
#include "report/svg.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40, PANELS = 9, FEW_ORDERS = 10, HOURS_LEAST = 72, HOURS_MOST = 168 };

/* What --by of glp1-fill tells rows apart by, beside the pharmacy. */
static const char *const keys[] = { "sku", "location", "pathway" };
enum { KEYS = sizeof(keys) / sizeof(*keys) };

/* Compares whose rows they are; a pharmacy as a whole comes before its parts. */
static int by_whose(struct row a, struct row b)
{
	int c = str_cmp(cell_of(a, "pharmacy"), cell_of(b, "pharmacy"));
	for (size_t i = 0; !c && i < KEYS; i++)
		c = str_cmp(cell_of(a, keys[i]), cell_of(b, keys[i]));
	return c;
}

static bool is_part(struct row r)
{
	size_t i = 0;
	while (i < KEYS && !cell_of(r, keys[i]).n)
		i++;
	return i < KEYS;
}

/* Returns `Ninebark, downtown`. */
static struct str whose(struct page *p, struct row r)
{
	struct str s = SAY(p, "%b", cell_of(r, "pharmacy"));
	for (size_t i = 0; i < KEYS; i++)
		if (cell_of(r, keys[i]).n)
			s = SAY(p, "%t, %b", s, cell_of(r, keys[i]));
	return s;
}

static int by_pharmacy_hours(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int c = is_part(*a) - is_part(*b);
	c = c ? c : by_whose(*a, *b);
	double x = real_of(*a, "hours"), y = real_of(*b, "hours");
	c = c ? c : isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x > y) - (x < y);
	return c ? c : str_cmp(cell_of(*a, "still_open"), cell_of(*b, "still_open"));
}

static int by_orders(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	double x = real_of(*a, "orders"), y = real_of(*b, "orders");
	int c = is_part(*a) - is_part(*b);
	c = c ? c : isnan(x) || isnan(y) ? isnan(x) - isnan(y) : (x < y) - (x > y);
	c = c ? c : by_whose(*a, *b);
	return c ? c : str_cmp(cell_of(*a, "p50"), cell_of(*b, "p50"));
}

/* Steps of a curve, from 0 hours on: each point twice but the first, so that nothing slants. */
struct steps {
	double *x, *y, *low, *high;
	size_t n;
	double last; /* hours of the last step */
};

static void add_step(struct steps *s, double x, double y, double low, double high)
{
	s->x[s->n] = x;
	s->y[s->n] = y;
	s->low[s->n] = isnan(low) ? y : low;
	s->high[s->n++] = isnan(high) ? y : high;
}

static struct steps steps_of(const struct row *rows, size_t n, double end)
{
	size_t room = 2 * n + 3;
	double *all = mem_alloc(4 * room * sizeof(*all));
	struct steps s = { all, all + room, all + 2 * room, all + 3 * room, 0, 0 };
	double y = 0, low = 0, high = 0;
	add_step(&s, 0, 0, 0, 0);
	for (size_t i = 0; i < n; i++) {
		double x = real_of(rows[i], "hours");
		if (!(x <= end) || isnan(real_of(rows[i], "still_open")))
			break;
		add_step(&s, x, y, low, high);
		y = 100 * (1 - real_of(rows[i], "still_open"));
		high = 100 * (1 - real_of(rows[i], "still_open_low"));
		low = 100 * (1 - real_of(rows[i], "still_open_high"));
		add_step(&s, x, y, low, high);
		s.last = x;
	}
	return s;
}

/* The share that had come by a number of hours, in percent. */
static double share_at(const struct steps *s, double hours)
{
	double y = 0;
	for (size_t i = 0; i < s->n && s->x[i] <= hours; i++)
		y = s->y[i];
	return y;
}

static struct str percent(struct page *p, double v)
{
	char text[24];
	int n = snprintf(text, sizeof(text), "%.0f%%", v);
	return arena_copy(&p->arena, (struct str){ text, (size_t)n });
}

static void put_targets(struct page *p, const struct plot *plot, const struct steps *s)
{
	static const double targets[] = { 24, 48, 72 };
	for (size_t i = 0; i < 3; i++) {
		double share = share_at(s, targets[i]);
		if (targets[i] > s->last && share < 100)
			continue;
		svg_upright(plot, targets[i], "sa da");
		svg_dot(plot, targets[i], share, false);
		double x = plot_x(plot, targets[i]),
		       y = plot_y(plot, share) + (share > 85 ? 15 : -6);
		bool left = x > plot->right - 40; /* the label would leave the picture */
		svg_text(plot, left ? x - 5 : x + 5, y, left ? "b h e" : "b h",
			 percent(p, share));
	}
}

static void put_hours(const struct plot *plot)
{
	for (double x = 0; x <= plot->x1; x += plot->x1 > 120 ? 48 : 24) {
		char text[16];
		int n = snprintf(text, sizeof(text), "%.0f", x);
		bool last = x + 12 > plot->x1; /* centred it would leave the picture */
		svg_text(plot, plot_x(plot, x) + (last ? 6 : 0), plot->bottom + 16,
			 last ? "l e" : "l m",
			 (struct str){ text, (size_t)n });
	}
	svg_x_name(plot, "hours from order to receipt");
}

static void put_curve(struct page *p, const struct row *rows, size_t n)
{
	double longest = real_of(rows[n - 1], "hours");
	double end = fmin(fmax(24 * ceil(longest / 24), HOURS_LEAST), HOURS_MOST);
	struct steps s = steps_of(rows, n, end);
	struct plot plot = { &p->o, 34, 322, 24, 146, 0, end, 100 };
	put(&p->o, "<figure><h3>%t</h3>\n", whose(p, rows[0]));
	svg_begin(
		&p->o, 328, 186, "Share of orders received by hours from order to receipt",
		SAY(p,
		    "%q within 24 hours, %q within 48, %q within 72; the longest step at %f hours",
		    percent(p, share_at(&s, 24)), percent(p, share_at(&s, 48)),
		    percent(p, share_at(&s, 72)), cell_of(rows[n - 1], "hours"), 0));
	svg_axes(&plot, (struct scale){ 100, 50 }, "% received");
	svg_band(&plot, s.x, s.low, s.high, s.n);
	if (s.last < end)
		put(&p->o, "<rect class='hx' x='%x' y='24' width='%x' height='122'/>",
		    plot_x(&plot, s.last), plot.right - plot_x(&plot, s.last));
	svg_line(&plot, s.x, s.y, s.n, "sd");
	put_targets(p, &plot, &s);
	put_hours(&plot);
	svg_end(&p->o);
	put(&p->o, "\n</figure>\n");
	mem_free(s.x);
}

static void put_curves(struct page *p)
{
	size_t n, shown = 0;
	struct row *rows = rows_of(p->t, PART_CURVE, &n);
	sort(rows, n, sizeof(*rows), by_pharmacy_hours);
	for (size_t i = 0, k; i < n && shown < PANELS; i = k, shown++) {
		for (k = i; k < n && !by_whose(rows[k], rows[i]);)
			k++;
		if (!shown)
			put(&p->o,
			    "<div class='block'><h3>Orders received, by hours from order to "
			    "receipt</h3>\n"
			    "<p class='note'>Open orders count as open. Band: 95 %% limits. "
			    "Hatched: longer than anything seen, so not known.</p>\n"
			    "<div class='panels'>\n");
		put_curve(p, &rows[i], k - i);
	}
	put(&p->o, "%r", shown ? "</div></div>\n" : "");
	mem_free(rows);
}

static void put_row(struct page *p, struct row r)
{
	struct str p95 = cell_of(r, "p95"), late = cell_of(r, "late_open");
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%t</th><td class='n p12' "
	    "role='cell'>%f<small> orders</small></td>",
	    whose(p, r), cell_of(r, "orders"), 0);
	put(&p->o,
	    "<td class='n p21' role='cell'><small>half within </small>%f h</td><td "
	    "class='n p22' role='cell'>",
	    cell_of(r, "p50"), 0);
	if (p95.n)
		put(&p->o, "<small>95 %% within </small>%f h", p95, 0);
	else
		put(&p->o, "<i class='u'>not reached</i>, over %f h", cell_of(r, "longest_hours"),
		    0);
	put(&p->o, "</td><td class='n p31' role='cell'><small>late now </small>");
	put(&p->o, real_of(r, "late_open") > 0 ? "<b class='act'>%f</b>" : "%f", late, 0);
	put(&p->o, "</td><td class='p32' role='cell'>%w</td></tr>\n", cell_of(r, "status"));
}

/* A sentence on the pharmacies with the fewest and the most hours to half of the orders. */
static struct str finding(struct page *p, const struct row *rows, size_t n)
{
	size_t fast = n, slow = n;
	for (size_t i = 0; i < n; i++) {
		double h = real_of(rows[i], "p50");
		if (isnan(h) || real_of(rows[i], "orders") < FEW_ORDERS ||
		    is_part(rows[i]) != is_part(rows[0]))
			continue; /* rows of parts are compared only if there are no others */
		fast = fast == n || h < real_of(rows[fast], "p50") ? i : fast;
		slow = slow == n || h > real_of(rows[slow], "p50") ? i : slow;
	}
	if (fast == n)
		return SAY(p, "No pharmacy has %n orders, so none is compared.",
			   (size_t)FEW_ORDERS);
	if (fast == slow)
		return SAY(p, "Half of the orders at %t come within %f hours.",
			   whose(p, rows[fast]), cell_of(rows[fast], "p50"), 0);
	return SAY(p, "Half of the orders at %t come within %f hours, at %t within %f.",
		   whose(p, rows[fast]), cell_of(rows[fast], "p50"), 0,
		   whose(p, rows[slow]), cell_of(rows[slow], "p50"), 0);
}

void page_fill(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_FILL, &n);
	if (n) {
		qsort(rows, n, sizeof(*rows), by_orders);
		page_table(p, finding(p, rows, n),
			   "Hours from order to receipt, open orders counted as open; late now: "
			   "open behind the promise.",
			   ":Pharmacy|n:Orders|n:Half within|n:95 % within|n:Late now|:Status");
		put(&p->o, "<tbody role='rowgroup'>\n");
		for (size_t i = 0; i < n && i < ROWS_SHOWN; i++)
			put_row(p, rows[i]);
		put(&p->o, "</tbody>\n");
		page_table_end(p);
		if (n > ROWS_SHOWN)
			put(&p->o, "<p class='note'>%n more are in the file.</p>\n", n - ROWS_SHOWN);
	} else if (tables_have(p->t, PART_FILL)) {
		put(&p->o, "<p class='block'>No row: there is no order.</p>\n");
	}
	put_curves(p);
	mem_free(rows);
}
