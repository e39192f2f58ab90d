/*
 * glp1-import: an export of another system to the toolkit's own columns. It is recognised by
 * the names in its header, and what is left out is said.
 */
#include "import/health_feed.h"
#include "import/import_report.h"
#include "import/import_run.h"
#include "import/items_feed.h"
#include "import/profiles_feed.h"

#include "base/banned.h"

#define AT(member) offsetof(struct import_options, member)

static const struct opt opts[] = {
	{ .name = "to", .letter = 't', .type = OPT_WORD, .offset = AT(to), .arg = "target",
	  .words = import_to, .def = "usual",
	  .help = "what to make of it" },
	{ .name = "items", .type = OPT_FILE, .offset = AT(items), .arg = "file", .feed = &items_feed,
	  .help = "the clinic's names of items as its SKUs and units" },
	{ .name = "refunds", .type = OPT_WORD, .offset = AT(refunds), .arg = "how",
	  .words = import_refunds, .def = "return",
	  .help = "a refund of money is a return of goods, or none and left out" },
	{ .name = "ndc", .type = OPT_FLAG, .offset = AT(ndc),
	  .help = "the SKU is the National Drug Code, where the export has it" },
	{ .name = "key", .type = OPT_FLAG, .offset = AT(by_key),
	  .help = "a row whose number an earlier file has too counts once" },
	{ .name = "skipped", .type = OPT_TEXT, .offset = AT(skipped), .arg = "file",
	  .help = "write there which rows were left out, and why" },
	{ .name = "sheet", .type = OPT_TEXT, .offset = AT(sheet), .arg = "name",
	  .help = "of a workbook that has several" },
	{ .name = "encoding", .type = OPT_WORD, .offset = AT(encoding), .arg = "name",
	  .words = import_encodings, .def = "utf-8",
	  .help = "utf-8 or windows-1252; UTF-16 is recognised" },
	{ .name = "health", .type = OPT_FLAG, .offset = AT(health),
	  .help = "of contacts, write the columns that tell of health instead of the counts" },
	{ .name = "findings", .type = OPT_FLAG, .offset = AT(findings),
	  .help = "of contacts, write such columns as the audits write findings" },
	{ .name = "waivers", .type = OPT_FILE, .offset = AT(waivers), .arg = "file",
	  .feed = &health_waivers_feed, .help = "columns that somebody has decided on, until a day" },
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the day on which waivers must hold; if not given, today (in UTC)" },
	{ .name = "with-baa", .type = OPT_FLAG, .offset = AT(with_baa),
	  .help = "the system may hold health data: such columns are no finding" },
	OPT_GROUP("Profiles"),
	{ .name = "list", .type = OPT_FLAG, .offset = AT(list), .help = "print the known exports" },
	{ .name = "show", .type = OPT_TEXT, .offset = AT(show), .arg = "profile",
	  .help = "print the rows of one, to copy and change" },
	{ .name = "profiles", .type = OPT_FILE, .offset = AT(profiles), .arg = "file",
	  .feed = &profiles_feed, .help = "profiles that come before the built-in ones" },
	{ .name = "as", .type = OPT_TEXT, .offset = AT(as), .arg = "profile",
	  .help = "it is this export, if its header is that of several" },
};

int main(int argc, char **argv)
{
	static const struct tool_spec spec = {
		.name = "glp1-import",
		.summary = "Turn an export of another system into the toolkit's own columns",
		.first = "to,list,show,as,items,skipped,sheet,encoding,profiles,output",
		.examples = "  glp1-import square-items.csv | glp1-daily | glp1-stock\n"
			    "  glp1-import --to=payments -o payments.csv stripe.csv square.csv\n",
		TOOL_OPTS(opts),
		.reports = import_reports, .n_reports = IMPORT_REPORTS,
		.held = true,
		.prepare = import_prepare,
		.run = import_run,
	};
	struct import_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
