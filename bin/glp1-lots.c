/*
 * glp1-lots: what is there, lot by lot: which to use first and what will be left over, what is on
 * hold, what expires in which week, where a lot went, and what a count says of the books.
 */
#include "lots/lots_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct lots_options, member)

static const char *const by_words[] = { "sku", "location", NULL };

static const struct opt opts[] = {
	OPT_GROUP("What to read"),
	{ .name = "skus", .type = OPT_FILE, .offset = AT(skus), .arg = "file", .feed = &sku_feed,
	  .help = "what a SKU is: pathway, unit_cost, in_use_days, controlled, brand ..." },
	{ .name = "rates", .type = OPT_FILE, .offset = AT(rates), .arg = "file", .feed = &rates_feed,
	  .help = "how fast it is used: rows of glp1-stock" },
	{ .name = "ledger", .type = OPT_FILE, .offset = AT(ledger), .arg = "file",
	  .feed = &lot_ledger_feed, .help = "what came and went: date, sku, lot, kind, quantity" },
	{ .name = "count", .type = OPT_FILE, .offset = AT(count), .arg = "file", .feed = &count_feed,
	  .help = "what was counted: sku, lot, quantity, location" },
	{ .name = "temperatures", .type = OPT_FILE, .offset = AT(temperatures), .arg = "file",
	  .feed = &readings_feed, .help = "of the refrigerators: date, location, low_c, high_c" },
	{ .name = "storage", .type = OPT_FILE, .offset = AT(storage), .arg = "file",
	  .feed = &storage_feed, .help = "rules of storage by brand, in place of those built in" },
	OPT_GROUP("What to say"),
	OPT_AS_OF_TODAY(AT(as_of)),
	{ .name = "by", .letter = 'b', .type = OPT_WORD, .offset = AT(by), .arg = "what",
	  .words = by_words, .def = "sku", .help = "lots of each sku, or of each sku and location" },
	{ .name = "lot", .type = OPT_LIST, .offset = AT(lot), .arg = "lot",
	  .help = "only this lot" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "only lots to act on; exit status 1 if there are any" },
	{ .name = "exit-zero", .type = OPT_FLAG, .offset = AT(exit_zero),
	  .help = "exit status 0 in spite of findings" },
	{ .name = "use-days", .type = OPT_REAL, .offset = AT(use_days), .arg = "days", .min = 0,
	  .max = 365, .def = "28", .help = "a unit handed out must stay in date so long" },
	{ .name = "tolerance", .type = OPT_REAL, .offset = AT(tolerance), .arg = "units", .min = 0,
	  .max = 1e9, .def = "0", .help = "of a count: a difference up to this is no finding" },
	{ .name = "complete", .type = OPT_FLAG, .offset = AT(is_complete),
	  .help = "what the count does not list is not there" },
	{ .name = "show-ids", .type = OPT_FLAG, .offset = AT(show_ids),
	  .help = "print patient and reference in --report=moves" },
};

static void run(struct tool *t, void *options)
{
	static void (*const writers[])(struct lots_run *) = {
		[LOTS_LOTS] = lots_write, [LOTS_EXPIRY] = expiry_write, [LOTS_TRACE] = trace_write,
		[LOTS_MOVES] = moves_write, [LOTS_VARIANCE] = variance_write,
	};
	struct lots_options *o = options;
	struct lots_run r;
	if (lots_run_read(&r, t, o))
		writers[t->report](&r);
	t->silent = o->check && !t->writer.rows;
	lots_run_release(&r);
}

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &lot_ledger_feed, &on_hand_feed };
	const struct report reports[] = { lots_report, expiry_report, trace_report, moves_report,
					  variance_report };
	const struct tool_spec spec = {
		.name = "glp1-lots",
		.summary = "Tell what of each lot is there, can be used, will expire, went where, or is missing",
		.first = "ledger,rates,count,temperatures,as-of,by,check,report,format,output",
		.examples = "  glp1-stock -q rx.csv | glp1-lots --rates=- --check lots.csv\n"
			    "  glp1-lots --report=trace --lot=L17 --ledger=ledger.csv lots.csv\n"
			    "  glp1-lots --report=variance --count=count.csv --ledger=ledger.csv lots.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		TOOL_REPORTS(reports),
		.prepare = lots_run_prepare,
		.run = run,
	};
	struct lots_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
