/* Writes the mail: wrapped sentences, orders by supplier, findings by level. */
#include "report/mail.h"

#include <stdio.h>

#include "base/mem.h"
#include "base/text.h"
#include "report/due.h"

#include "base/banned.h"

enum { WIDTH = 72, ORDERS_SHOWN = 40, HIGH_SHOWN = 20 };

/* Writes s with ASCII for our own signs: no-break blanks, minus, the dots of a cut. */
static void put_plain(struct out *o, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		const char *as = NULL;
		size_t used = 3;
		if (i + 1 < s.n && memcmp(s.p + i, "\xc2\xa0", 2) == 0) {
			as = " ";
			used = 2;
		} else if (i + 2 < s.n && memcmp(s.p + i, "\xe2\x88\x92", 3) == 0) {
			as = "-";
		} else if (i + 2 < s.n && memcmp(s.p + i, "\xe2\x80\xa6", 3) == 0) {
			as = "...";
		}
		if (as) {
			put_raw(o, as);
			i += used - 1;
		} else {
			memcpy(bytes_extend(&o->b, 1), s.p + i, 1);
		}
	}
}

/* Writes the words of s in lines of WIDTH, all but the first indented, and ends the line. */
static void wrap(struct page *p, struct str s, size_t at, size_t indent)
{
	struct str rest = plain(&p->arena, s), word;
	bool first = true;
	while (str_next_part(&rest, " \n", &word)) {
		size_t n = text_width(word);
		if (!word.n)
			continue;
		if (!first && at + 1 + n > WIDTH) {
			put_raw(&p->o, "\n");
			for (size_t i = 0; i < indent; i++)
				put_raw(&p->o, " ");
			at = indent;
		} else if (!first) {
			put_raw(&p->o, " ");
			at++;
		}
		put_plain(&p->o, word);
		at += n;
		first = false;
	}
	put_raw(&p->o, "\n");
}

/* Writes s in `width` columns, cut if it is longer. */
static void put_cell(struct page *p, struct str s, size_t width)
{
	struct str cut = plain(&p->arena, s);
	while (text_width(cut) > width)
		cut = str_cut(cut, cut.n - 1);
	put_plain(&p->o, cut);
	for (size_t n = text_width(cut); n < width; n++)
		put_raw(&p->o, " ");
}

static void put_facts(struct page *p)
{
	put(&p->o, "TODAY\n");
	for (enum fact i = 0; i < FACTS; i++) {
		struct fact_text f;
		char text[NUMBER_TEXT];
		if (!fact_of(&p->arena, p->w, i, &f))
			continue;
		struct str value = f.value.n ? number_text(f.value, i == FACT_STAFF ? 1 : 0, text)
					     : STR("not known");
		put_cell(p, str_from(f.name), 26);
		for (size_t k = value.n; k < 9; k++)
			put_raw(&p->o, " ");
		put(&p->o, "%q   ", value);
		struct str unit =
			*f.unit ? SAY(p, "%s%r", f.unit, f.below.n ? ", " : "") : STR("");
		wrap(p, SAY(p, "%t%t", unit, f.below), 38, 38);
	}
	put_raw(&p->o, "\n");
}

static void put_box(struct page *p)
{
	struct str unknown = say_unknown(&p->arena, p->w), missing = say_missing(&p->arena, p->w);
	if (unknown.n)
		wrap(p, SAY(p, "Not known this week: %t.", unknown), 0, 0);
	if (missing.n)
		wrap(p, SAY(p, "Not given: %t.", missing), 0, 0);
	if (unknown.n || missing.n)
		put_raw(&p->o, "\n");
}

static struct str last_day(struct page *p, const struct order *o)
{
	return o->today			  ? STR("today")
	       : o->order_by == DATE_NONE ? STR("day not known")
					  : SAY(p, "%D", o->order_by);
}

static void put_order(struct page *p, const struct order *o)
{
	put(&p->o, "[ ] ");
	put_cell(p, SAY(p, "%b", o->sku), 18);
	put_raw(&p->o, " ");
	put_cell(p,
		 SAY(p, "%f %b", o->quantity_text, -1,
		     o->unit.n ? o->unit : STR("units")),
		 11);
	put_raw(&p->o, " ");
	put_cell(p, last_day(p, o), 13);
	put_raw(&p->o, " ");
	put_cell(p,
		 o->cover.n ? SAY(p, "%f days", o->cover, number_few(o->cover))
			    : STR("not known"),
		 11);
	wrap(p, SAY(p, "%m%r", o->cost_text, o->is_new ? "  new" : ""), 59, 6);
	if (o->late)
		put(&p->o, "      out on %d, the order comes %d\n", o->out_on, o->arrives_on);
	if (o->reason.n) {
		put_raw(&p->o, "      ");
		wrap(p, SAY(p, "%B", o->reason), 6, 6);
	}
}

static void put_orders(struct page *p)
{
	const struct week *w = p->w;
	if (!tables_have(p->t, PART_STOCK) && !tables_have(p->t, PART_ORDERS))
		return;
	wrap(p, say_orders(&p->arena, w), 0, 0);
	for (size_t i = 0; i < w->n_orders && i < ORDERS_SHOWN; i++) {
		const struct order *o = &w->order[i];
		if (!i || !str_eq(o->supplier, o[-1].supplier) ||
		    !str_eq(o->location, o[-1].location)) {
			put_raw(&p->o, "\n");
			wrap(p,
			     o->location.n
				     ? SAY(p, "%b: %b", o->location,
					   o->supplier.n ? o->supplier : STR("supplier not known"))
				     : SAY(p, "%b",
					   o->supplier.n ? o->supplier
							 : STR("Supplier not known")),
			     0, 0);
		}
		put_order(p, o);
	}
	if (w->n_orders > ORDERS_SHOWN)
		put(&p->o, "and %n more orders, see the page\n", w->n_orders - ORDERS_SHOWN);
	put_raw(&p->o, "\n");
}

static void put_transfers(struct page *p)
{
	const struct week *w = p->w;
	if (!w->n_transfers)
		return;
	wrap(p, SAY(p, "Send %n lot%s from one location to another.", w->n_transfers,
		    s_of(w->n_transfers)), 0, 0);
	for (size_t i = 0; i < w->n_transfers && i < ORDERS_SHOWN; i++) {
		struct row r = w->transfer[i];
		struct str unit = cell_of(r, "unit"), lot = cell_of(r, "lot");
		put(&p->o, "[ ] ");
		wrap(p, SAY(p, "%f %b of %b, %r%b%rfrom %b to %b", cell_of(r, "quantity"), -1,
			    unit.n ? unit : STR("units"), cell_of(r, "sku"), lot.n ? "lot " : "",
			    lot, lot.n ? ", " : "", cell_of(r, "from_location"),
			    cell_of(r, "location")), 4, 4);
	}
	if (w->n_transfers > ORDERS_SHOWN)
		put(&p->o, "and %n more, see the page\n", w->n_transfers - ORDERS_SHOWN);
	put_raw(&p->o, "\n");
}

static struct str due_of(struct page *p, const struct finding *f)
{
	if (f->due == DATE_NONE)
		return STR("no date");
	if (f->due >= p->w->as_of)
		return SAY(p, "due %d", f->due);
	size_t late = (size_t)(p->w->as_of - f->due);
	return SAY(p, "due %d, %n day%s late", f->due, late, s_of(late));
}

static void put_finding(struct page *p, const struct finding *f)
{
	struct str citation = cell_of(f->row, "citation");
	put(&p->o, "[ ] %s  ", level_names[f->level]);
	size_t at = 6 + strlen(level_names[f->level]);
	struct str due = due_of(p, f), subject = SAY(p, "%b", f->subject);
	put_cell(p, subject, at + due.n + 2 < WIDTH ? WIDTH - at - due.n - 2 : 10);
	put(&p->o, "  %t\n      ", due);
	wrap(p, SAY(p, "%B", cell_of(f->row, "finding")), 6, 6);
	put_raw(&p->o, "      ");
	wrap(p,
	     SAY(p, "%B%r%b%r", citation, citation.n ? "; " : "",
		 f->owner.n ? f->owner : STR("no owner"), f->is_new ? "; new" : ""),
	     6, 6);
}

static void put_findings(struct page *p)
{
	const struct week *w = p->w;
	size_t critical = w->n_level[LEVEL_CRITICAL], end = critical + w->n_level[LEVEL_HIGH];
	size_t shown = end < HIGH_SHOWN ? end : critical > HIGH_SHOWN ? critical : HIGH_SHOWN;
	if (!tables_have(p->t, PART_FINDINGS))
		return;
	wrap(p, say_findings(&p->arena, w), 0, 0);
	for (size_t i = 0; i < shown; i++)
		put_finding(p, &w->finding[i]);
	if (shown < end)
		put(&p->o, "and %n more high findings, see the page\n", end - shown);
	put_raw(&p->o, "\n");
}

static void put_people(struct page *p)
{
	const struct week *w = p->w;
	if (tables_have(p->t, PART_DUE))
		wrap(p, say_refills(p), 0, 0);
	if (tables_have(p->t, PART_OPEN))
		wrap(p, say_open_late(p), 0, 0);
	for (size_t i = 0; i < w->n_gaps; i++) {
		struct dec d = dec_of(w->gap[i].row, "gap_fte");
		d.m = -d.m;
		wrap(p,
		     SAY(p, "%b%r%b: %f FTE short.", w->gap[i].role,
			 w->gap[i].location.n ? ", " : "", w->gap[i].location,
			 dec_str(&p->arena, d), 1),
		     0, 4);
	}
}

static void put_supervision(struct page *p)
{
	size_t n;
	struct row *rows = supervision_due(p->t, &n);
	for (size_t i = 0; i < n; i++)
		wrap(p, SAY(p, "%t By %D.", say_supervision(p, rows[i]), day_of(rows[i], "due")), 0, 4);
	mem_free(rows);
}

static void put_near(struct page *p, const struct finding *f)
{
	put(&p->o, "%r[ ] ", p->any_due ? "" : "\nDue within 60 days\n");
	wrap(p, SAY(p, "%D: %b: %B", f->due, f->subject, cell_of(f->row, "finding")), 4, 6);
	p->any_due = true;
}

static void put_due(struct page *p)
{
	p->any_due = false;
	size_t more = each_near(p, put_near);
	if (more)
		put(&p->o, "and %n more, see the page\n", more);
}

/* What was to do last time, and is no more. */
static void put_gone(struct page *p)
{
	if (!p->w->before)
		return;
	wrap(p, SAY(p, "Gone since %D: orders: %t; findings: %t.", p->w->before->as_of,
		    say_gone(p, KEPT_ORDER), say_gone(p, KEPT_FINDING)), 0, 4);
	put_raw(&p->o, "\n");
}

void mail_write(struct page *p)
{
	const struct week *w = p->w;
	char day[2][DAY_TEXT];
	p->o.as_of = w->as_of;
	if (p->title.n)
		put(&p->o, "%t: ", SAY(p, "%b", p->title));
	put(&p->o, "%s, week of %q\n", p->title.n ? "what to do" : "What to do",
	    day_text(monday_of(w->as_of), DAY_FULL, DATE_NONE, day[0]));
	put(&p->o, "As of %q", day_text(w->as_of, DAY_FULL, DATE_NONE, day[1]));
	if (w->before)
		put(&p->o, "; compared with %D", w->before->as_of);
	put_raw(&p->o, ".\n\n");
	put_facts(p);
	put_box(p);
	put_orders(p);
	put_transfers(p);
	put_findings(p);
	put_gone(p);
	put_people(p);
	put_supervision(p);
	put_due(p);
}
