/* The first section: four facts, what is not known, orders, findings, people, what changed. */
#include "report/page.h"

#include "base/mem.h"

#include "base/banned.h"

enum { ORDERS_SHOWN = 40, HIGH_SHOWN = 20 };

static void put_facts(struct page *p)
{
	put(&p->o, "<dl class='facts'>\n");
	for (enum fact i = 0; i < FACTS; i++) {
		struct fact_text f;
		if (!fact_of(&p->arena, p->w, i, &f))
			continue;
		put(&p->o, "<div><dt>%s</dt><dd>", f.name);
		if (f.value.n)
			put(&p->o, "%f", f.value, i == FACT_STAFF ? 1 : 0);
		else
			put(&p->o, "not known");
		put(&p->o, "%r<small> %s</small></dd><dd class='s'>%t</dd></div>\n", "", f.unit,
		    f.below);
	}
	put(&p->o, "</dl>\n");
}

static void put_box(struct page *p)
{
	struct str unknown = say_unknown(&p->arena, p->w), missing = say_missing(&p->arena, p->w);
	if (!unknown.n && !missing.n)
		return;
	put(&p->o, "<p class='missing'>");
	if (unknown.n)
		put(&p->o, "<b>Not known this week:</b> %t. ", unknown);
	if (missing.n)
		put(&p->o, "<b>Not given:</b> %t.", missing);
	put(&p->o, "</p>\n");
}

/* The row that heads the orders of a supplier, whose first is at o. */
static void put_supplier(struct page *p, const struct order *o, size_t n, struct dec sum)
{
	put(&p->o, "<tbody role='rowgroup'>\n");
	if (!o->supplier.p && !o->location.n)
		return;
	put(&p->o, "<tr class='g' role='row'><td class='done' role='cell'></td>"
		   "<th scope='rowgroup' colspan='4' role='rowheader'>");
	if (o->location.n)
		put(&p->o, "%b: ", o->location);
	if (o->supplier.n)
		put(&p->o, "%b", o->supplier);
	else
		put(&p->o, "supplier not known");
	put(&p->o, "<span>, %n order%s</span></th><td class='n p12 soft' role='cell'>", n,
	    s_of(n));
	put(&p->o, "%m</td></tr>\n", dec_str(&p->arena, sum));
}

static void put_last_day(struct page *p, const struct order *o)
{
	if (o->today)
		put(&p->o, "<span class='act'>today</span>");
	else if (o->order_by == DATE_NONE)
		put(&p->o, "<i class='u'>not known</i>");
	else
		put(&p->o, "%D", o->order_by);
	if (o->late)
		put(&p->o, "; out on %d, the order comes %d", o->out_on, o->arrives_on);
}

static void put_order(struct page *p, const struct order *o)
{
	put(&p->o,
	    "<tr role='row'><td class='done box' role='cell'></td>"
	    "<th scope='row' role='rowheader'>%b",
	    o->sku);
	if (o->is_new)
		put(&p->o, "<span class='new'>new</span>");
	if (o->reason.n)
		put(&p->o, "<span class='cite why'>%B</span>", o->reason);
	put(&p->o, "</th><td class='n p12' role='cell'><b>%f</b> ",
	    o->quantity_text, -1);
	if (o->unit.n)
		put(&p->o, "%b</td>", o->unit);
	else
		put(&p->o, "units</td>");
	put(&p->o, "<td class='p21' role='cell'><small>Last day </small>");
	put_last_day(p, o);
	put(&p->o,
	    "</td><td class='n p31' role='cell'><small>Stock lasts </small>%f days</td>",
	    o->cover, number_few(o->cover));
	put(&p->o, "<td class='n p22' role='cell'>%m</td></tr>\n", o->cost_text);
}

/* Writes the orders of one supplier and location, from *i on. */
static void put_group(struct page *p, size_t *i, size_t end)
{
	const struct order *first = &p->w->order[*i];
	size_t n = 0;
	struct dec sum = { 0 };
	bool known = true;
	while (*i + n < p->w->n_orders && str_eq(first[n].supplier, first->supplier) &&
	       str_eq(first[n].location, first->location)) {
		known = dec_sum(&sum, first[n].cost) && known;
		n++;
	}
	if (!known)
		sum.set = false;
	put_supplier(p, first, n, sum);
	for (; n && *i < end; n--)
		put_order(p, &p->w->order[(*i)++]);
	put(&p->o, "</tbody>\n");
}

static void put_rest(struct page *p, size_t from)
{
	if (from >= p->w->n_orders)
		return;
	put(&p->o,
	    "<details class='numbers'><summary>%n more orders</summary>\n<div class='scroll' "
	    "tabindex='0' role='region' aria-label='More orders'><table><caption class='vh'>More "
	    "orders</caption>"
	    "<thead><tr><th scope='col'>SKU</th><th scope='col'>Location</th><th scope='col' "
	    "class='n'>Order</th><th scope='col'>Last day</th><th scope='col' "
	    "class='n'>Cost</th></tr></thead><tbody>\n",
	    p->w->n_orders - from);
	for (size_t i = from; i < p->w->n_orders; i++) {
		const struct order *o = &p->w->order[i];
		put(&p->o, "<tr><th scope='row'>%b</th><td>%b</td><td class='n'>%f</td><td>",
		    o->sku, o->location, o->quantity_text, -1);
		put_last_day(p, o);
		put(&p->o, "</td><td class='n'>%m</td></tr>\n", o->cost_text);
	}
	put(&p->o,
	    "</tbody></table></div></details>\n<p class='note'>%n orders are in the folded list "
	    "of the page.</p>\n",
	    p->w->n_orders - from);
}

/* Writes a text and after it the SKUs of a kind, each once. */
static void put_named(struct page *p, const struct row *rows, size_t n, bool (*is)(struct row),
		      const char *what)
{
	struct map seen = { 0 };
	bool made;
	for (size_t i = 0; i < n && map_count(&seen) < ORDERS_SHOWN; i++) {
		if (!is(rows[i]))
			continue;
		map_get(&seen, cell_of(rows[i], "sku"), 1, &made);
		if (map_count(&seen) == 1 && made)
			put(&p->o, "%s: ", what);
		if (made)
			put(&p->o, "%r%b", map_count(&seen) > 1 ? ", " : "",
			    cell_of(rows[i], "sku"));
	}
	put(&p->o, "%r", map_count(&seen) ? ". " : "");
	map_release(&seen);
}

static void put_not_ordered(struct page *p)
{
	size_t n;
	struct row *rows = rows_of(p->t, PART_STOCK, &n);
	put(&p->o, "<p class='note block'>");
	put_named(p, rows, n, row_is_patient_specific, "For each prescription, not from stock");
	put_named(p, rows, n, row_is_unknown, "No order can be worked out, Stock says why");
	put(&p->o, "</p>\n");
	mem_free(rows);
}

static void put_orders(struct page *p)
{
	const struct week *w = p->w;
	size_t end = w->n_orders < ORDERS_SHOWN ? w->n_orders : ORDERS_SHOWN;
	if (!tables_have(p->t, PART_STOCK) && !tables_have(p->t, PART_ORDERS))
		return;
	if (!w->n_orders) {
		put(&p->o, "<h3 class='block'>%t</h3>\n", say_orders(&p->arena, w));
		return;
	}
	page_table(p, say_orders(&p->arena, w),
		   "Quantity in whole packs; days that the usable stock lasts at the rate of "
		   "demand. Last day: the "
		   "last on which an order still comes in time.",
		   "done:Done|:SKU|n:Order|:Last day|n:Stock lasts|n:Cost");
	for (size_t i = 0; i < end;)
		put_group(p, &i, end);
	put(&p->o, "<tfoot role='rowgroup'><tr role='row'><td class='done' role='cell'></td>"
		   "<th scope='row' colspan='4' role='rowheader'>All orders</th><td "
		   "class='n p12' role='cell'>");
	if (w->cost.set && !w->n_no_cost)
		put(&p->o, "%m", dec_str(&p->arena, w->cost));
	else
		put(&p->o, "<i class='u'>not known</i>");
	put(&p->o, "</td></tr></tfoot>\n");
	page_table_end(p);
	put_rest(p, end);
	put_not_ordered(p);
}

void page_today(struct page *p)
{
	put(&p->o, "<section aria-labelledby='today'>\n<h2 id='today'>Today</h2>\n");
	put_facts(p);
	put_box(p);
	put_orders(p);
	page_transfers(p);
	put(&p->o, "<div class='two'>\n<div>\n");
	page_today_findings(p);
	put(&p->o, "</div>\n<div>\n");
	page_people(p);
	page_due(p);
	page_since(p);
	put(&p->o, "</div>\n</div>\n</section>\n");
}
