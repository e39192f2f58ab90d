/* The section on units dispensed by week: a line; a week that is not over is a ring. */
#include "report/page.h"

#include <math.h>

#include "base/mem.h"
#include "report/compare.h"
#include "report/svg.h"

#include "base/banned.h"

enum { WEEKS = 26 };

/* A week, all rows of it together. Only the first and the last may be not whole. */
struct week_sum {
	int32_t starts;
	struct dec units;
	bool whole;
};

static int by_starts(const void *va, const void *vb)
{
	const struct week_sum *a = va, *b = vb;
	return (a->starts > b->starts) - (a->starts < b->starts);
}

/* Returns the *n weeks of all tables, sorted; mem_free the array. */
static struct week_sum *weeks_of(struct page *p, size_t *n)
{
	size_t n_rows, last = 0;
	struct row *rows = rows_of(p->t, PART_VOLUME, &n_rows);
	struct week_sum *w = mem_alloc(n_rows * sizeof(*w));
	*n = 0;
	for (size_t i = 0; i < n_rows; i++) {
		int32_t starts = day_of(rows[i], "starts");
		struct str name = cell_of(rows[i], "period");
		if (starts == DATE_NONE || starts != monday_of(starts) ||
		    (name.n && !memchr(name.p, 'W', name.n))) /* a month may begin on a Monday, too */
			continue;
		w[(*n)++] = (struct week_sum){ starts, dec_of(rows[i], "quantity"),
					       str_eq(cell_of(rows[i], "whole"), STR("yes")) };
	}
	mem_free(rows);
	sort(w, *n, sizeof(*w), by_starts);
	for (size_t i = 1; i < *n; i++) {
		if (w[i].starts == w[last].starts) {
			dec_sum(&w[last].units, w[i].units);
			w[last].whole &= w[i].whole;
		} else {
			w[++last] = w[i];
		}
	}
	*n = *n ? last + 1 : 0;
	return w;
}

static struct str finding(struct page *p, const struct week_sum *w, size_t whole)
{
	if (whole < 2)
		return STR("Units dispensed by week.");
	struct dec more = w[whole - 1].units;
	struct str now = dec_str(&p->arena, w[whole - 1].units);
	if (dec_sub(&more, w[whole - 2].units) != NUM_OK)
		return SAY(p, "%f units were dispensed in the last whole week.", now, -1);
	bool less = more.m < 0;
	more.m = less ? -more.m : more.m;
	return SAY(p,
		   "%f units were dispensed in the last whole week, %f %s than in the one before.",
		   now, -1, dec_str(&p->arena, more), -1, less ? "less" : "more");
}

static void put_line(struct page *p, const struct plot *plot, const struct week_sum *w, size_t n,
		     size_t whole)
{
	double x[WEEKS] = { 0 }, y[WEEKS] = { 0 };
	char day[2][DAY_TEXT];
	for (size_t i = 0; i < n; i++) {
		x[i] = (double)i;
		y[i] = dec_double(w[i].units);
	}
	svg_line(plot, x, y, whole, "sd");
	if (whole) {
		svg_dot(plot, x[whole - 1], y[whole - 1], false);
		svg_text(plot, plot_x(plot, x[whole - 1]), plot_y(plot, y[whole - 1]) - 8,
			 "b h e", SAY(p, "%f", dec_str(&p->arena, w[whole - 1].units), -1));
	}
	if (whole < n) {
		svg_dot(plot, x[n - 1], y[n - 1], true);
		svg_text(plot, plot_x(plot, x[n - 1]) - 7, plot_y(plot, y[n - 1]) + 4,
			 "l h e", SAY(p, "%f", dec_str(&p->arena, w[n - 1].units), -1));
	}
	svg_text(plot, plot->left, plot->bottom + 16, "l",
		 day_text(w[0].starts, DAY_SHORT, p->w->as_of, day[0]));
	svg_text(plot, plot->right, plot->bottom + 16, "l e",
		 day_text(w[n - 1].starts, DAY_SHORT, p->w->as_of, day[1]));
	svg_x_name(plot, "week that starts on");
}

void page_volume(struct page *p)
{
	size_t n, whole = 0;
	double most = 1;
	struct week_sum *all = weeks_of(p, &n);
	struct week_sum *w = n > WEEKS ? all + (n - WEEKS) : all;
	n = n > WEEKS ? WEEKS : n;
	for (; n > 1 && !w[0].whole; n--)
		w++; /* a week of which the file has only the end is no week to compare with */
	for (size_t i = 0; i < n; i++) {
		whole += w[i].whole && i == whole;
		most = fmax(most, dec_double(w[i].units));
	}
	if (n) {
		struct scale y = scale_of(most * 1.1);
		struct plot plot = {
			&p->o, 38, 318, 24, 150, 0, n > 1 ? (double)(n - 1) : 1, y.top
		};
		put(&p->o,
		    "<figure><figcaption><b>%t</b><span>Units a week, all SKUs, the last %n "
		    "weeks. Ring: the file has not all of the week.</span></figcaption>\n",
		    finding(p, w, whole), n);
		svg_begin(&p->o, 328, 190, "Units dispensed by week",
			  SAY(p, "from %f units in the week of %d to %f in that of %d",
			      dec_str(&p->arena, w[0].units), -1, w[0].starts,
			      dec_str(&p->arena, w[n - 1].units), -1, w[n - 1].starts));
		svg_axes(&plot, y, "units a week");
		put_line(p, &plot, w, n, whole);
		svg_end(&p->o);
		put(&p->o, "\n</figure>\n");
	}
	mem_free(all);
}
