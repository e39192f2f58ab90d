/* The rows of --report, --nagios and --format. */
#include "tool/more.h"

#include <stddef.h>
#include <string.h>

#include "tool/common.h"

#include "base/banned.h"

/* Returns the row of --format, with the tool's own words behind those that all tools have. */
static struct opt own_formats(struct tool *t)
{
	size_t n = 0;
	for (; common_formats[n]; n++)
		t->format_words[n] = common_formats[n];
	for (size_t i = 0; t->spec->formats[i] && n < TOOL_FORMATS_MAX; i++)
		t->format_words[n++] = t->spec->formats[i];
	return (struct opt){
		.name = "format", .type = OPT_WORD, .offset = offsetof(struct common, format),
		.arg = "format", .words = t->format_words, .def = t->spec->formats[0],
		.help = "how it is written; the first four are for rows",
	};
}

size_t tool_more_options(struct tool *t)
{
	size_t words = 0, n = 0;
	while (words < t->spec->n_reports && words < TOOL_REPORTS_MAX &&
	       t->spec->reports[words].name[0] != '-') {
		t->report_words[words] = t->spec->reports[words].name;
		words++;
	}
	if (words > 1)
		t->more[n++] = (struct opt){
			.name = "report", .type = OPT_WORD, .offset = offsetof(struct common, report),
			.arg = "what", .words = t->report_words, .def = t->report_words[0],
			.help = "which table to write",
		};
	if (t->spec->monitor)
		t->more[n++] = (struct opt){
			.name = "nagios", .type = OPT_FLAG, .offset = offsetof(struct common, nagios),
			.help = "one line and exit status for monitoring: 0 ok, 1 warning, 2 critical, "
				"3 unknown",
		};
	if (t->spec->formats)
		t->more[n++] = own_formats(t);
	return n;
}
