/* Who is missing, which refills are due, and what changed since the last page. */
#include "report/due.h"

#include <math.h>

#include "base/mem.h"
#include "report/compare.h"

#include "base/banned.h"

enum { LINES = 8, NAMES = 6 };

static void put_gap(struct page *p, const struct gap *g)
{
	struct dec d = dec_of(g->row, "gap_fte");
	d.m = -d.m;
	struct kept_row *old = before_find(p->w->before, KEPT_GAP, g->location, g->role);
	struct str binding = cell_of(g->row, "binding");
	put(&p->o, "<li><b>%b", g->role);
	if (g->location.n)
		put(&p->o, ", %b", g->location);
	put(&p->o, ": %f FTE short.</b> ", dec_str(&p->arena, d), 1);
	put(&p->o, "%f needed, %f there", cell_of(g->row, "required_fte"), 1,
	    cell_of(g->row, "have_fte"), 1);
	if (binding.n)
		put(&p->o, "; what binds is the %b", binding);
	put(&p->o, ".");
	if (old)
		put(&p->o, " Gap on %d: %f.", p->w->before->as_of, old->value, 1);
	put(&p->o, "</li>\n");
}

static int by_place(const void *a, const void *b)
{
	return str_cmp(location_of(*(const struct row *)a), location_of(*(const struct row *)b));
}

/* Returns `2 at downtown, 1 at northside` of late orders; empty: no location is known. */
static struct str late_places(struct page *p)
{
	struct map places = { 0 };
	struct str list = STR("");
	size_t n, n_names = 0;
	bool made;
	struct row *rows = rows_of(p->t, PART_OPEN, &n);
	sort(rows, n, sizeof(*rows), by_place);
	for (size_t i = 0; i < n; i++)
		if (str_eq(cell_of(rows[i], "late"), STR("yes")) && location_of(rows[i]).n)
			++*(size_t *)map_get(&places, location_of(rows[i]), sizeof(size_t), &made);
	for (size_t *k = NULL; (k = map_next(&places, k)); n_names++)
		if (n_names < NAMES)
			list = SAY(p, "%t%s%n at %b", list, n_names ? ", " : "", *k, map_key(k));
	if (n_names > NAMES)
		list = SAY(p, "%t and %n more locations", list, n_names - NAMES);
	map_release(&places);
	mem_free(rows);
	return list;
}

static void put_refills(struct page *p)
{
	if (tables_have(p->t, PART_DUE))
		put(&p->o, "<li><b>%t</b> <a href='#pharmacies'>By pharmacy</a></li>\n",
		    say_refills(p));
	if (tables_have(p->t, PART_OPEN))
		put(&p->o, "<li><b>%t</b> %t</li>\n", say_open_late(p), late_places(p));
}

/* Meetings, visits and agreements of supervision that are due or were missed. */
static void put_oversight(struct page *p)
{
	size_t n;
	struct row *rows = supervision_due(p->t, &n);
	for (size_t i = 0; i < n && i < LINES; i++)
		put(&p->o, "<li><b>%t</b> By %d</li>\n", say_supervision(p, rows[i]),
		    day_of(rows[i], "due"));
	if (n > LINES)
		put(&p->o, "<li>and %n more of supervision, see the file</li>\n", n - LINES);
	mem_free(rows);
}

void page_people(struct page *p)
{
	const struct week *w = p->w;
	bool staff = tables_have(p->t, PART_STAFF);
	if (!staff && !tables_have(p->t, PART_DUE) && !tables_have(p->t, PART_OPEN) &&
	    !tables_have(p->t, PART_OVERSIGHT))
		return;
	put(&p->o, "<h3 class='block'>People and refills</h3>\n<ul class='list'>\n");
	put_refills(p);
	for (size_t i = 0; i < w->n_gaps && i < LINES; i++)
		put_gap(p, &w->gap[i]);
	if (w->n_gaps > LINES)
		put(&p->o, "<li>and %n more, see <a href='#staff'>Staff</a></li>\n",
		    w->n_gaps - LINES);
	if (staff && !w->n_gaps)
		put(&p->o, "<li>No role is short.%s</li>\n",
		    w->n_gaps_unknown ? " Some are not known." : "");
	put_oversight(p);
	put(&p->o, "</ul>\n");
}

static void put_new(struct page *p)
{
	const struct week *w = p->w;
	struct str orders = STR(""), findings = STR("");
	size_t n_orders = 0, n_findings = 0;
	for (size_t i = 0; i < w->n_orders; i++)
		if (w->order[i].is_new)
			orders = say_name(p, orders, n_orders++, w->order[i].sku,
					  w->order[i].location);
	for (size_t i = 0; i < w->n_findings; i++)
		if (w->finding[i].is_new)
			findings = say_name(p, findings, n_findings++, w->finding[i].subject,
					    w->finding[i].rule);
	put(&p->o, "<li><b>New:</b> orders: %t; findings: %t</li>\n",
	    say_names(p, orders, n_orders), say_names(p, findings, n_findings));
}

/* Writes scores that rose or fell, in the order of pharmacies. */
static void put_moved(struct page *p, bool up)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_SCORES, &n);
	size_t moved = 0;
	put(&p->o, "<li><b>%s</b> ", up ? "Scores up:" : "Scores down:");
	for (size_t i = 0; i < n; i++) {
		struct str pharmacy = cell_of(rows[i], "pharmacy"),
			   now = cell_of(rows[i], "score");
		struct kept_row *old = before_find(p->w->before, KEPT_SCORE, pharmacy, pharmacy);
		double is = real_of(rows[i], "score"), was = NAN;
		if (!old || num_real(old->value, -1e15, 1e15, &was) != NUM_OK ||
		    !(up ? is > was + 0.5 : is < was - 0.5))
			continue;
		if (moved++ < NAMES)
			put(&p->o, "%r%b, %f to %f points", moved > 1 ? "; " : "", pharmacy,
			    old->value, 0, now, 0);
	}
	put(&p->o, "%s</li>\n", moved ? "" : "none");
	mem_free(rows);
}

/* Writes old critical and high findings by owner, the owner with the most first. */
static void put_old(struct page *p)
{
	enum { OLD = 28 };
	const struct week *w = p->w;
	struct map owners = { 0 };
	bool made, any = false;
	for (size_t i = 0; i < w->n_findings; i++) {
		const struct finding *f = &w->finding[i];
		if (f->level > LEVEL_HIGH || w->as_of - f->since < OLD)
			continue;
		++*(size_t *)map_get(&owners, f->owner, sizeof(size_t), &made);
	}
	for (size_t *n = NULL; (n = map_next(&owners, n)); any = true) {
		struct str owner = map_key(n);
		put(&p->o, "%r", any ? ", " : "<li><b>Open for 28 days or more:</b> ");
		if (owner.n)
			put(&p->o, "%b %n", owner, *n);
		else
			put(&p->o, "without an owner %n", *n);
	}
	put(&p->o, "%r", any ? "</li>\n" : "");
	map_release(&owners);
}

void page_since(struct page *p)
{
	const struct before *b = p->w->before;
	if (!b)
		return;
	put(&p->o, "<h3 class='block'>Since %d</h3>\n<ul class='list'>\n", b->as_of);
	if (b->as_of >= p->w->as_of)
		put(&p->o, "<li>That page is not older than this one.</li>\n");
	put_new(p);
	put(&p->o, "<li><b>Gone:</b> orders: %t; findings: %t</li>\n", say_gone(p, KEPT_ORDER),
	    say_gone(p, KEPT_FINDING));
	put_moved(p, true);
	put_moved(p, false);
	page_same(p);
	put_old(p);
	put(&p->o, "</ul>\n");
}
