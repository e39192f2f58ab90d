/*
 * glp1-report: what the other tools found, on one page: what to do this week, and where each
 * figure comes from. Or as text for mail, or as a calendar.
 */
#include "report/report_run.h"

#include "base/banned.h"

#define AT(member) offsetof(struct report_options, member)

static const char *const formats[] = { "html", "text", "ics", "brief", NULL };

static const struct opt opts[] = {
	OPT_GROUP("What to write"),
	{ .name = "title", .type = OPT_TEXT, .offset = AT(title), .arg = "text",
	  .help = "name of the clinic, above everything" },
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of), .arg = "date",
	  .help = "the day to stand on, or today (in UTC); if not given, the latest of the tables" },
	{ .name = "since", .type = OPT_FILE, .offset = AT(since), .arg = "page",
	  .help = "the page of last time, or its folder: what is new, and what is gone" },
	{ .name = "max-age", .type = OPT_WHOLE, .offset = AT(max_age), .arg = "days", .min = 0,
	  .max = 3650, .def = "14", .help = "a table that stands on an older day is marked" },
	{ .name = "check", .type = OPT_FLAG, .offset = AT(check),
	  .help = "exit status 1 if there is an order or one is not known, or a critical or high "
		  "finding" },
	{ .name = "tables", .type = OPT_FLAG, .offset = AT(tables),
	  .help = "print the tables that a page can show, and stop" },
};

int main(int argc, char **argv)
{
	static const struct report reports[] = {
		[REPORT_PAGE] = { .name = "--page" },
		[REPORT_TABLES] = { "--tables", report_tables_cols, REPORT_TABLES_COLS },
	};
	static const struct tool_spec spec = {
		.name = "glp1-report",
		.summary = "Write what the other tools found as one page: what to do this week",
		.first = "title,since,format,output,as-of,check,max-age",
		.examples = "  glp1-report --title='Two Rivers' -o index.html out/*.csv\n"
			    "  glp1-report --format=text --since=last/index.html out/*.csv\n",
		TOOL_OPTS(opts),
		TOOL_REPORTS(reports),
		.formats = formats,
		.prepare = report_prepare,
		.run = report_run,
	};
	struct report_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
