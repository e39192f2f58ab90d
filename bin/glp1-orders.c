/*
 * glp1-orders: what to do about a plan of glp1-stock: first what one location can send to another,
 * then an order for each supplier, with the days on which it must be sent and comes.
 */
#include "orders/orders_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct orders_options, member)

static const char *const split_words[] = { "nothing", "supplier", NULL };

static const struct opt opts[] = {
	OPT_GROUP("What to read"),
	{ .name = "skus", .type = OPT_FILE, .offset = AT(skus), .arg = "file", .feed = &sku_feed,
	  .help = "how each SKU is bought: supplier, unit_cost, pack, min_order, lead_days ..." },
	{ .name = "suppliers", .type = OPT_FILE, .offset = AT(suppliers), .arg = "file",
	  .feed = &suppliers_feed, .help = "min_order_value, freight, order_days, ship_days ..." },
	{ .name = "closures", .type = OPT_FILE, .offset = AT(closures), .arg = "file",
	  .feed = &closures_feed, .help = "days on which a supplier, a location or everybody is closed" },
	{ .name = "lots", .type = OPT_FILE, .offset = AT(lots), .arg = "file", .feed = &on_hand_feed,
	  .help = "what lies where, so that transfers name lots that can still be used" },
	OPT_GROUP("What to say"),
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the day of the orders, or today (in UTC); if not given, that of the plan" },
	{ .name = "explain", .type = OPT_FLAG, .offset = AT(explain),
	  .help = "each quantity in a sentence" },
	{ .name = "split-by", .type = OPT_WORD, .offset = AT(split_by), .arg = "what",
	  .words = split_words, .def = "nothing",
	  .help = "supplier: a file for each in the folder of --output" },
	OPT_GROUP("How to order"),
	{ .name = "receives", .type = OPT_TEXT, .offset = AT(receives), .arg = "days", .def = "Mon-Fri",
	  .help = "on which the clinic takes parcels" },
	{ .name = "no-transfers", .type = OPT_FLAG, .offset = AT(no_transfers),
	  .help = "buy everything" },
	{ .name = "transfer-days", .type = OPT_REAL, .offset = AT(transfer_days), .arg = "days", .min = 0,
	  .max = 60, .def = "1", .help = "from one location to another" },
	{ .name = "min-transfer", .type = OPT_REAL, .offset = AT(min_transfer), .arg = "units", .min = 1,
	  .max = 1e9, .def = "1", .help = "fewer are not worth the way" },
	{ .name = "use-days", .type = OPT_REAL, .offset = AT(use_days), .arg = "days", .min = 0,
	  .max = 365, .def = "28", .help = "a unit handed out must stay in date so long" },
};

static void run(struct tool *t, void *options)
{
	struct orders_options *o = options;
	struct orders_run r;
	if (orders_run_read(&r, t, o)) {
		if (t->report == ORDERS_ORDERS)
			orders_write(&r);
		else
			order_suppliers_write(&r);
	}
	orders_run_release(&r);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &order_plan_feed };
	const struct report reports[] = { orders_report, order_suppliers_report };
	const struct tool_spec spec = {
		.name = "glp1-orders",
		.summary = "Turn a plan into transfers and an order for each supplier",
		.first = "skus,suppliers,lots,closures,as-of,explain,split-by,report,format,output",
		.examples = "  glp1-stock ... rx.csv | glp1-orders --skus=skus.csv --suppliers=suppliers.csv\n"
			    "  glp1-orders --skus=skus.csv --split-by=supplier -o drafts plan.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = orders_run_prepare,
		.run = run,
	};
	struct orders_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
