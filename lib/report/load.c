/* The section on visits at once, by weekday and hour: a panel for each location. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/svg.h"

#include "base/banned.h"

enum { PANELS = 9, ROW = 50 };

static const char weekdays[7][4] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

struct hours {
	double mean[7][24], peak[7][24];
	bool open[7];
	int first, last; /* hours with visits */
	double most, capacity;
	int most_day, most_hour;
};

static int by_location(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int c = str_cmp(location_of(*a), location_of(*b));
	c = c ? c : str_cmp(cell_of(*a, "weekday"), cell_of(*b, "weekday"));
	c = c ? c : str_cmp(cell_of(*a, "hour"), cell_of(*b, "hour"));
	return c ? c : str_cmp(cell_of(*a, "mean_at_once"), cell_of(*b, "mean_at_once"));
}

static void count(const struct row *rows, size_t n, struct hours *h)
{
	*h = (struct hours){ .first = 24, .last = -1, .capacity = NAN };
	for (size_t i = 0; i < n; i++) {
		int day = 0;
		double hour = real_of(rows[i], "hour"), peak = real_of(rows[i], "peak_at_once");
		while (day < 7 && !str_eq(cell_of(rows[i], "weekday"), str_from(weekdays[day])))
			day++;
		if (day == 7 || !(hour >= 0 && hour <= 23) || !(peak >= 0))
			continue;
		int k = (int)hour;
		h->open[day] = true;
		h->mean[day][k] = fmax(real_of(rows[i], "mean_at_once"), 0);
		h->peak[day][k] = peak;
		h->first = k < h->first ? k : h->first;
		h->last = k > h->last ? k : h->last;
		h->capacity = real_of(rows[i], "capacity");
		if (peak <= h->most)
			continue;
		h->most = peak;
		h->most_day = day;
		h->most_hour = k;
	}
}

static struct str hour_name(struct page *p, int hour)
{
	char text[8];
	int n = snprintf(text, sizeof(text), "%d%s", hour % 12 ? hour % 12 : 12,
			 hour < 12 ? "a" : "p");
	return arena_copy(&p->arena, (struct str){ text, (size_t)n });
}

/* Whether the peak is over the capacity, rounded up: part-time staff hold a whole visit. */
static bool is_over(const struct hours *h, int day, int hour)
{
	return h->peak[day][hour] > ceil(h->capacity);
}

/* Draws the means of a day as columns, all in one path. */
static void put_means(const struct plot *plot, const struct hours *h, int day)
{
	put(plot->o, "<path class='fd' d='");
	for (int k = h->first; k <= h->last; k++)
		if (h->mean[day][k] > 0)
			put(plot->o, "M%x,%xV%xH%xV%xz", plot_x(plot, k + 0.15), plot->bottom,
			    plot_y(plot, h->mean[day][k]), plot_x(plot, k + 0.85), plot->bottom);
	put(plot->o, "'/>");
}

/* Draws the peak of each hour as a short line: those over the capacity, or the others. */
static void put_peaks(const struct plot *plot, const struct hours *h, int day, bool over)
{
	bool any = false;
	for (int k = h->first; k <= h->last; k++) {
		if (!(h->peak[day][k] > 0) || is_over(h, day, k) != over)
			continue;
		put(plot->o, "%rM%x,%xH%x", any ? "" : over ? "<path class=\"over\" d=\""
							   : "<path class=\"pk\" d=\"",
		    plot_x(plot, k + 0.1), plot_y(plot, h->peak[day][k]), plot_x(plot, k + 0.9));
		any = true;
	}
	put(plot->o, any ? "'/>" : "");
}

static void put_day(struct page *p, const struct hours *h, int day, double top, double y1)
{
	struct plot plot = { &p->o, 34, 322, top, top + 34, h->first, h->last + 1, y1 };
	svg_text(&plot, 0, top + 32, "l", str_from(weekdays[day]));
	put_means(&plot, h, day);
	put_peaks(&plot, h, day, false);
	put_peaks(&plot, h, day, true);
	if (day == h->most_day)
		svg_text(&plot, plot_x(&plot, h->most_hour + 0.5), plot_y(&plot, h->most) - 3,
			 "b h m", SAY(p, "%n", (size_t)h->most));
	if (!isnan(h->capacity))
		put(&p->o, "<path class='sa da' d='M34,%xH322'/>", plot_y(&plot, h->capacity));
	put(&p->o, "<path class='sa' d='M34,%xH322'/>", plot.bottom);
}

static void put_panel(struct page *p, const struct row *rows, size_t n)
{
	struct hours h;
	count(rows, n, &h);
	if (h.last < 0)
		return;
	int days = 0;
	for (int i = 0; i < 7; i++)
		days += h.open[i];
	int height = 16 + ROW * days + 20;
	double y1 = isnan(h.capacity) ? h.most : fmax(h.most, h.capacity);
	put(&p->o, "<figure><h3>%b</h3>\n", location_of(rows[0]));
	svg_begin(&p->o, 328, height, "Visits at once by weekday and hour",
		  SAY(p, "at most %n visits at once, %s at %q", (size_t)h.most,
		      weekdays[h.most_day], hour_name(p, h.most_hour)));
	double top = 16;
	for (int i = 0; i < 7; i++) {
		if (!h.open[i])
			continue;
		put_day(p, &h, i, top, y1 > 0 ? y1 : 1);
		top += ROW;
	}
	struct plot plot = { &p->o, 34, 322, 0, top - ROW + 34, h.first, h.last + 1, 1 };
	for (int k = h.first; k <= h.last; k += 2)
		svg_text(&plot, plot_x(&plot, k + 0.5), plot.bottom + 16, "l m",
			 hour_name(p, k));
	svg_end(&p->o);
	put(&p->o, "\n</figure>\n");
}

static struct str finding(struct page *p, const struct row *rows, size_t n)
{
	size_t most = 0;
	for (size_t i = 1; i < n; i++)
		if (real_of(rows[i], "peak_at_once") > real_of(rows[most], "peak_at_once"))
			most = i;
	double peak = real_of(rows[most], "peak_at_once"), hour = real_of(rows[most], "hour");
	if (!(peak >= 0) || !(hour >= 0 && hour <= 23))
		return STR("Visits at once by weekday and hour.");
	return SAY(p, "%b: at most %f visits at once, %b at %q.", location_of(rows[most]),
		   cell_of(rows[most], "peak_at_once"), 0, cell_of(rows[most], "weekday"),
		   hour_name(p, (int)hour));
}

void page_load(struct page *p)
{
	size_t n, shown = 0;
	struct row *rows = rows_of(p->t, PART_LOAD, &n);
	if (n) {
		qsort(rows, n, sizeof(*rows), by_location);
		put(&p->o,
		    "<div class='block'><h3>%t</h3>\n<p class='note'>Visits going on at the same "
		    "time. Column: mean; short line: the most on one day. "
		    "All hours of a location on one scale.%s</p>\n<div class='panels'>\n",
		    finding(p, rows, n),
		    tables_have_column(p->t, PART_LOAD, "capacity") ?
			    " Dashed: what the roster can do at once, if its people are there "
			    "evenly; orange: the most is above it." : "");
	}
	for (size_t i = 0, k; i < n && shown < PANELS; i = k, shown++) {
		for (k = i; k < n && str_eq(location_of(rows[k]), location_of(rows[i]));)
			k++;
		put_panel(p, &rows[i], k - i);
	}
	put(&p->o, "%r", n ? "</div></div>\n" : "");
	mem_free(rows);
}
