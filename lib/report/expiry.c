/* What expires by week, which lots to set aside, and what was dispensed by week. */
#include "report/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "report/compare.h"
#include "report/svg.h"

#include "base/banned.h"

enum { WEEKS = 13, LOTS_SHOWN = 12, VOLUME_WEEKS = 26 };

/* Units by the week in which they expire: past, WEEKS of them, later. */
struct weeks {
	double units[WEEKS + 2], waste[WEEKS + 2];
};

static size_t week_of_day(const struct page *p, int32_t day)
{
	int32_t first = monday_of(p->w->as_of);
	if (day < p->w->as_of)
		return 0;
	int32_t week = (monday_of(day) - first) / 7;
	return week < WEEKS ? (size_t)week + 1 : WEEKS + 1;
}

static void count_lots(struct page *p, const struct row *rows, size_t n, struct weeks *k)
{
	*k = (struct weeks){ { 0 }, { 0 } };
	for (size_t i = 0; i < n; i++) {
		int32_t day = day_of(rows[i], "expires");
		double units = real_of(rows[i], "quantity"),
		       waste = real_of(rows[i], "waste_mean");
		size_t week = day == DATE_NONE ? WEEKS + 1 : week_of_day(p, day);
		k->units[week] += isnan(units) ? 0 : units;
		k->waste[week] += isnan(waste) ? 0 : fmin(waste, units);
	}
}

static struct str whole(struct page *p, double v)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%.0f", v);
	return arena_copy(&p->arena, (struct str){ text, (size_t)n });
}

static void put_columns(struct page *p, const struct plot *plot, const struct weeks *k)
{
	for (int i = 0; i <= WEEKS; i++) {
		double gap = k->waste[i] > 0 && k->units[i] > k->waste[i] ? plot->y1 * 2 / 150 : 0;
		if (k->waste[i] > 0)
			svg_rect(plot, i + 0.1, i + 0.9, 0, k->waste[i], "fa");
		if (k->units[i] > k->waste[i])
			svg_rect(plot, i + 0.1, i + 0.9, k->waste[i] + gap, k->units[i] + gap,
				 "fd");
		if (k->units[i] > 0)
			svg_text(plot, plot_x(plot, i + 0.5), plot_y(plot, k->units[i] + gap) - 4,
				 "b h m", whole(p, k->units[i]));
	}
}

static void put_week_labels(struct page *p, const struct plot *plot)
{
	svg_text(plot, plot_x(plot, 0.5), plot->bottom + 16, "l m", STR("past"));
	for (int i = 2; i <= WEEKS; i += 4) {
		char text[DAY_TEXT];
		svg_text(plot, plot_x(plot, i + 0.5), plot->bottom + 16, "l m",
			 day_text(monday_of(p->w->as_of) + 7 * (i - 1), DAY_SHORT, p->w->as_of,
				  text));
	}
	svg_x_name(plot, "week that starts on");
}

static struct str expiry_words(struct page *p, const struct weeks *k)
{
	struct bytes b = { 0 };
	for (int i = 0; i <= WEEKS; i++) {
		struct str s;
		if (!(k->units[i] > 0))
			continue;
		s = i ? SAY(p, "week of %d: %q units, %q of them left over; ",
			    monday_of(p->w->as_of) + 7 * (i - 1), whole(p, k->units[i]),
			    whole(p, k->waste[i]))
		      : SAY(p, "past: %q units; ", whole(p, k->units[0]));
		memcpy(bytes_extend(&b, s.n), s.p, s.n);
	}
	struct str words = arena_copy(&p->arena, (struct str){ b.p, b.n });
	bytes_release(&b);
	return SAY(p, "%tLater: %q units.", words, whole(p, k->units[WEEKS + 1]));
}

static void put_expiry(struct page *p, const struct row *rows, size_t n)
{
	struct weeks k;
	count_lots(p, rows, n, &k);
	double most = 1;
	for (int i = 0; i <= WEEKS; i++)
		most = fmax(most, k.units[i]);
	struct scale y = scale_of(most * 1.08);
	struct plot plot = { &p->o, 34, 326, 24, 150, 0, WEEKS + 1, y.top };
	struct str title = p->w->waste.set && dec_double(p->w->waste) > 0
				   ? SAY(p, "%f units will be thrown away, the last by %d.",
					 dec_str(&p->arena, p->w->waste), 0, p->w->waste_last)
				   : STR("Nothing on hand will be thrown away.");
	put(&p->o,
	    "<figure><figcaption><b>%t</b><span>Units on hand by week of expiry. Orange: left "
	    "over at the mean rate. "
	    "Later than these weeks: %t units.</span></figcaption>\n",
	    title, whole(p, k.units[WEEKS + 1]));
	svg_begin(&p->o, 328, 190, "Units on hand by week of expiry", expiry_words(p, &k));
	svg_axes(&plot, y, "units");
	put_columns(p, &plot, &k);
	put_week_labels(p, &plot);
	svg_end(&p->o);
	put(&p->o, "\n</figure>\n");
}

static int by_expiry(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int c = str_cmp(cell_of(*a, "expires"), cell_of(*b, "expires"));
	c = c ? c : str_cmp(cell_of(*a, "sku"), cell_of(*b, "sku"));
	c = c ? c : str_cmp(cell_of(*a, "lot"), cell_of(*b, "lot"));
	c = c ? c : str_cmp(location_of(*a), location_of(*b));
	return c ? c : str_cmp(cell_of(*a, "quantity"), cell_of(*b, "quantity"));
}

/* Whether a lot needs action: it cannot be dispensed, has units to be left over, or a note. */
static bool is_to_act(struct row r)
{
	return real_of(r, "usable_days") <= 0 || real_of(r, "waste_mean") > 0 || cell_of(r, "note").n;
}

/* Writes what to do with a lot, and why. */
static void put_lot_reason(struct page *p, struct row r, bool expired)
{
	bool aside = real_of(r, "usable_days") <= 0, left = real_of(r, "waste_mean") > 0;
	struct str note = cell_of(r, "note");
	put(&p->o, aside ? "<span class='act'>set aside</span>" : left ? "use first" : "look into");
	if (note.n)
		put(&p->o, ": %w", note);
	else if (expired)
		put(&p->o, ": expired");
	if (!aside && left)
		put(&p->o, "; %f units will be left over", cell_of(r, "waste_mean"),
		    number_few(cell_of(r, "waste_mean")));
}

static void put_lot(struct page *p, struct row r)
{
	int32_t expires = day_of(r, "expires");
	bool expired = expires != DATE_NONE && expires < p->w->as_of;
	struct str location = cell_of(r, "location");
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b<span "
	    "class='cite'>%b",
	    cell_of(r, "sku"), cell_of(r, "lot"));
	if (location.n)
		put(&p->o, ", %b", location);
	put(&p->o, "</span></th><td class='pw2' role='cell'>");
	put_lot_reason(p, r, expired);
	put(&p->o, "</td><td class='p31' role='cell'>");
	put(&p->o, expired ? "<span class='act'>expired %d</span>" : "%d", expires);
	put(&p->o, "</td><td class='n p12' role='cell'>%f units</td></tr>\n", cell_of(r, "quantity"),
	    -1);
}

/* Writes lots that are expired, too late or on hold, and those to expire before they are used. */
static void put_aside(struct page *p, const struct row *rows, size_t n)
{
	size_t aside = 0;
	for (size_t i = 0; i < n; i++)
		aside += is_to_act(rows[i]);
	if (!aside) {
		put(&p->o, "<div class='block'><h3>No lot is to be set aside or used first.</h3></div>\n");
		return;
	}
	page_table(p, SAY(p, "%n lot%s to act on.", aside, s_of(aside)),
		   "Expired, too late to dispense or on hold; or more than will be used in time.",
		   ":Lot|:What to do|:Expires|n:On hand");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0, shown = 0; i < n && shown < LOTS_SHOWN; i++)
		if (is_to_act(rows[i])) {
			put_lot(p, rows[i]);
			shown++;
		}
	put(&p->o, "</tbody>\n");
	if (aside > LOTS_SHOWN)
		put(&p->o,
		    "<tfoot role='rowgroup'><tr role='row'><th scope='row' colspan='4' "
		    "role='rowheader'>and %n more in the file</th></tr></tfoot>\n",
		    aside - LOTS_SHOWN);
	page_table_end(p);
}

static int by_finding(const void *va, const void *vb)
{
	const struct row *a = va, *b = vb;
	int c = (cell_of(*b, "unexplained").n > 0) - (cell_of(*a, "unexplained").n > 0);
	c = c ? c : str_cmp(cell_of(*a, "sku"), cell_of(*b, "sku"));
	c = c ? c : str_cmp(cell_of(*a, "lot"), cell_of(*b, "lot"));
	return c ? c : str_cmp(location_of(*a), location_of(*b));
}

static void put_counted(struct page *p, struct row r)
{
	struct str location = cell_of(r, "location"), lot = cell_of(r, "lot");
	put(&p->o, "<tr role='row'><th scope='row' role='rowheader'>%b<span class='cite'>",
	    cell_of(r, "sku"));
	put(&p->o, lot.n ? "%b" : "no lot", lot);
	if (location.n)
		put(&p->o, ", %b", location);
	put(&p->o,
	    "</span></th><td class='n p21' role='cell'>%f<small> by the books</small></td>"
	    "<td class='n p22' role='cell'>%f<small> counted</small></td>",
	    cell_of(r, "book"), -1, cell_of(r, "counted"), -1);
	put(&p->o, "<td class='n p12' role='cell'>%f units</td><td class='pw3' role='cell'>%w</td></tr>\n",
	    cell_of(r, "difference"), -1, cell_of(r, "finding"));
}

/* Writes what a count found: lots whose books differ, or that were not counted. */
static void put_count(struct page *p)
{
	size_t n, found = 0, shown = 0;
	struct row *rows = rows_of(p->t, PART_COUNT, &n);
	for (size_t i = 0; i < n; i++)
		found += cell_of(rows[i], "finding").n > 0;
	sort(rows, n, sizeof(*rows), by_finding);
	if (found) {
		page_table(p, SAY(p, "The count leaves %n of %n lots to look at.", found, n),
			   "Units by the books, units counted, and what differs.",
			   ":Lot|n:Books|n:Counted|n:Difference|:Finding");
		put(&p->o, "<tbody role='rowgroup'>\n");
		for (size_t i = 0; i < n && shown < LOTS_SHOWN; i++)
			if (cell_of(rows[i], "finding").n) {
				put_counted(p, rows[i]);
				shown++;
			}
		put(&p->o, "</tbody>\n");
		page_table_end(p);
	} else if (n) {
		put(&p->o, "<p class='block'>The count agrees with the books of %n lots.</p>\n", n);
	}
	if (found > shown)
		put(&p->o, "<p class='note'>%n more are in the file.</p>\n", found - shown);
	mem_free(rows);
}

void page_expiry(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_LOTS, &n);
	if (n) {
		qsort(rows, n, sizeof(*rows), by_expiry);
		put(&p->o, "<div class='panels block'>\n");
		put_expiry(p, rows, n);
		page_volume(p);
		put(&p->o, "</div>\n");
		put_aside(p, rows, n);
	} else if (tables_have(p->t, PART_VOLUME)) {
		put(&p->o, "<div class='panels block'>\n");
		page_volume(p);
		put(&p->o, "</div>\n");
	}
	mem_free(rows);
	put_count(p);
}
