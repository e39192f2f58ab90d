/* Takes the orders to place from tables, and sorts them by location and supplier. */
#include "report/compare.h"

#include "base/map.h"
#include "base/mem.h"

#include "base/banned.h"

/* Sorts suppliers by their earliest last day; one supplier's orders by day, then by cost. */
static int order_cmp(const void *va, const void *vb)
{
	const struct order *a = va, *b = vb;
	int c = str_cmp(a->location, b->location);
	c = c ? c : by_day(a->first_by, b->first_by);
	c = c ? c : by_day(a->first_out, b->first_out);
	c = c ? c : str_cmp(a->supplier, b->supplier);
	c = c ? c : by_day(a->order_by, b->order_by);
	c = c ? c : by_real(dec_double(b->cost), dec_double(a->cost));
	c = c ? c : str_cmp(a->sku, b->sku);
	return c ? c : by_cells(a->row, b->row);
}

/* The names of an order's columns in each of the two tables that have orders. */
struct names {
	const char *quantity, *cost, *reason;
};
static const struct names of_orders = { "quantity", "cost", "explain" };
static const struct names of_stock = { "order_quantity", "order_cost", "reason" };

/* stock: the row of glp1-stock with the cover; its table is NULL if there is none. */
static struct order order_of(const struct week *w, struct row r, struct row stock,
			     const struct names *names)
{
	struct order o = {
		.row = r,
		.sku = cell_of(r, "sku"),
		.location = location_of(r),
		.supplier = cell_of(r, "supplier"),
		.quantity_text = cell_of(r, names->quantity),
		.cost_text = cell_of(r, names->cost),
		.reason = cell_of(r, names->reason),
		.unit = cell_of(r, "unit"),
		.quantity = dec_of(r, names->quantity),
		.cost = dec_of(r, names->cost),
		.order_by = day_of(r, "order_by"),
		.out_on = day_of(r, "out_on"),
		.arrives_on = day_of(r, "arrives_on"),
		.first_by = DATE_NONE,
		.first_out = DATE_NONE,
	};
	if (stock.table)
		o.cover = cell_of(stock, "days_of_cover");
	o.today = o.order_by != DATE_NONE && o.order_by <= w->as_of;
	o.late = o.out_on != DATE_NONE && o.arrives_on != DATE_NONE && o.out_on < o.arrives_on;
	o.is_new = w->before && !before_find(w->before, KEPT_ORDER, o.sku, o.location);
	return o;
}

static bool is_below(struct row r)
{
	double quantity = real_of(r, "order_quantity");
	return quantity > 0;
}

/* Whether an order is of the same supplier and location as the one before it. */
static bool same_supplier(const struct order *o)
{
	return str_eq(o->supplier, o[-1].supplier) && str_eq(o->location, o[-1].location);
}

static int32_t earlier(int32_t a, int32_t b)
{
	return by_day(a, b) < 0 ? a : b;
}

/* Sorts by supplier, gives each its earliest days, and sorts by them. */
static void sort_orders(struct week *w)
{
	sort(w->order, w->n_orders, sizeof(*w->order), order_cmp);
	for (size_t i = 0; i < w->n_orders;) {
		size_t first = i;
		int32_t by = DATE_NONE, out = DATE_NONE;
		for (; i < w->n_orders && (i == first || same_supplier(&w->order[i])); i++) {
			by = earlier(by, w->order[i].order_by);
			out = earlier(out, w->order[i].out_on);
		}
		for (size_t k = first; k < i; k++) {
			w->order[k].first_by = by;
			w->order[k].first_out = out;
		}
		w->n_suppliers++;
	}
	sort(w->order, w->n_orders, sizeof(*w->order), order_cmp);
}

static void add_order(struct week *w, const struct order *o)
{
	w->n_out_first += o->late;
	w->n_no_cost += !dec_sum(&w->cost, o->cost);
	w->order[w->n_orders++] = *o;
}

static int transfer_cmp(const void *va, const void *vb)
{
	static const char *const by[] = { "location", "from_location", "sku", "lot" };
	const struct row *a = va, *b = vb;
	int c = 0;
	for (size_t i = 0; !c && i < sizeof(by) / sizeof(*by); i++)
		c = str_cmp(cell_of(*a, by[i]), cell_of(*b, by[i]));
	return c ? c : by_cells(*a, *b);
}

/* Orders and transfers of glp1-orders; how long the stock lasts is known to glp1-stock only. */
static void take_orders(struct week *w, const struct row *stock, size_t n_stock)
{
	size_t n;
	struct map at = { 0 };
	bool made;
	const struct row none = { NULL, 0 };
	struct row *rows = rows_of(w->tables, PART_ORDERS, &n);
	w->order = mem_alloc(n * sizeof(*w->order));
	w->transfer = mem_alloc(n * sizeof(*w->transfer));
	for (size_t i = 0; i < n_stock; i++)
		*(struct row *)map_get_pair(&at, cell_of(stock[i], "sku"), location_of(stock[i]),
					    sizeof(struct row), &made) = stock[i];
	for (size_t i = 0; i < n; i++) {
		struct str action = cell_of(rows[i], "action");
		const struct row *of =
			map_find_pair(&at, cell_of(rows[i], "sku"), location_of(rows[i]));
		if (str_eq(action, STR("transfer"))) {
			w->transfer[w->n_transfers++] = rows[i];
		} else if (str_eq(action, STR("order"))) {
			struct order o = order_of(w, rows[i], of ? *of : none, &of_orders);
			add_order(w, &o);
		} else if (!of) { /* else it is counted with the rows of glp1-stock */
			w->n_unknown++;
			w->n_skus++;
		}
	}
	sort(w->transfer, w->n_transfers, sizeof(*w->transfer), transfer_cmp);
	map_release(&at);
	mem_free(rows);
}

void week_orders(struct week *w)
{
	size_t n;
	struct row *rows = rows_of(w->tables, PART_STOCK, &n);
	bool planned = tables_have(w->tables, PART_ORDERS);
	w->n_skus = n;
	if (planned)
		take_orders(w, rows, n);
	else
		w->order = mem_alloc(n * sizeof(*w->order));
	for (size_t i = 0; i < n; i++) {
		bool unknown = row_is_unknown(rows[i]);
		w->n_unknown += unknown;
		w->n_judged += !unknown && !row_is_patient_specific(rows[i]) &&
			       !str_eq(cell_of(rows[i], "status"), STR("no_demand"));
		if (!is_below(rows[i]))
			continue;
		w->n_below++;
		if (planned)
			continue;
		struct order o = order_of(w, rows[i], rows[i], &of_stock);
		add_order(w, &o);
	}
	sort_orders(w);
	mem_free(rows);
}
