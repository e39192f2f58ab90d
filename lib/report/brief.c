/* `orders    7 for $60,874.75; first: 40 of TIRZ-10-VIAL, today, out on 2026-07-02`. */
#include "report/brief.h"

#include "base/mem.h"
#include "base/text.h"

#include "base/banned.h"

enum { WIDTH = 80 };

/* s without the marks of a sentence, cut at WIDTH with `...`. */
static void put_cut(struct page *p, struct str s)
{
	struct out plain = { .kind = OUT_PLAIN, .as_of = p->o.as_of };
	put(&plain, "%t", s);
	struct str line = { plain.b.p, plain.b.n };
	bool wide = text_width(line) > WIDTH;
	while (line.n && text_width(line) > (wide ? WIDTH - 3 : WIDTH))
		line = str_cut(line, line.n - 1);
	memcpy(bytes_extend(&p->o.b, line.n), line.p, line.n);
	put_raw(&p->o, wide ? "...\n" : "\n");
	bytes_release(&plain.b);
}

static struct str iso(struct page *p, int32_t day)
{
	char text[DATE_TEXT];
	date_format(day, text);
	return arena_copy(&p->arena, (struct str){ text, DATE_TEXT - 1 });
}

/* The order whose last day comes first, then what is out first. */
static const struct order *first_order(const struct week *w)
{
	const struct order *first = w->order;
	for (size_t i = 1; i < w->n_orders; i++) {
		const struct order *o = &w->order[i];
		if (o->order_by < first->order_by ||
		    (o->order_by == first->order_by && o->out_on < first->out_on))
			first = o;
	}
	return first;
}

static struct str orders_due(struct page *p)
{
	const struct week *w = p->w;
	const struct order *o = first_order(w);
	struct str cost = w->cost.set && !w->n_no_cost
				  ? SAY(p, " for %m", dec_str(&p->arena, w->cost))
				  : STR("");
	struct str unknown = w->n_unknown ? SAY(p, ", %n not known", w->n_unknown) : STR("");
	struct str when = o->order_by == DATE_NONE ? STR("")
			  : o->today		   ? STR(", today")
						   : SAY(p, ", by %q", iso(p, o->order_by));
	struct str out = o->late ? SAY(p, ", out on %q", iso(p, o->out_on)) : STR("");
	return SAY(p, "orders    %n%t%t; first: %f of %b%t%t", w->n_orders, cost, unknown,
		   o->quantity_text, -1, o->sku, when, out);
}

/* The SKU whose stock is the first to end. */
static struct str shortest(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_STOCK, &n);
	struct row *least = NULL;
	for (size_t i = 0; i < n; i++)
		if (!row_is_patient_specific(rows[i]) && real_of(rows[i], "days_of_cover") >= 0 &&
		    (!least ||
		     real_of(rows[i], "days_of_cover") < real_of(*least, "days_of_cover")))
			least = &rows[i];
	struct str s = least ? SAY(p, "; the shortest stock lasts %f days (%b)",
				   cell_of(*least, "days_of_cover"), 1, cell_of(*least, "sku"))
			     : STR("; how long the stock lasts is not known");
	mem_free(rows);
	return s;
}

/* What would help where no order can be worked out at all. */
static struct str remedy(struct page *p)
{
	size_t n, n_stale = 0, n_counted = 0;
	struct row *rows = rows_of(p->t, PART_STOCK, &n);
	for (size_t i = 0; i < n; i++) {
		n_stale += row_is_stale(rows[i]);
		n_counted += cell_of(rows[i], "usable").n > 0;
	}
	mem_free(rows);
	return n_stale	   ? STR("the volume ended too long ago: rx.csv")
	       : n_counted ? STR("stock.csv says why")
			   : STR("say what is on hand: lots.csv");
}

static struct str orders_line(struct page *p)
{
	const struct week *w = p->w;
	if (!tables_have(p->t, PART_STOCK))
		return STR("orders    not known: no table of glp1-stock");
	if (w->n_orders)
		return orders_due(p);
	if (w->n_unknown && !w->n_judged)
		return SAY(p,
			   w->n_unknown == w->n_skus ? "orders    not known for any of %n SKU%s; %t"
						     : "orders    not known for any of %n SKU%s in demand; %t",
			   w->n_unknown, s_of(w->n_unknown), remedy(p));
	return SAY(p, "orders    none due%t%t",
		   w->n_unknown ? SAY(p, ", %n not known", w->n_unknown) : STR(""),
		   shortest(p));
}

static struct str findings_line(struct page *p)
{
	const struct week *w = p->w;
	size_t critical = w->n_level[LEVEL_CRITICAL], high = w->n_level[LEVEL_HIGH];
	if (!tables_have(p->t, PART_FINDINGS))
		return STR("findings  not known: no table of an audit");
	if (!critical && !high)
		return SAY(p, "findings  none critical or high; %n lower", w->n_findings);
	return SAY(p, "findings  %n critical, %n high; first: %b, %b", critical, high,
		   w->finding->subject, cell_of(w->finding->row, "finding"));
}

void brief_write(struct page *p)
{
	p->o.as_of = p->w->as_of;
	put_cut(p, orders_line(p));
	put_cut(p, findings_line(p));
}
