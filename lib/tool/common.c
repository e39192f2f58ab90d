/* The table of the common options, in the groups of --help. */
#include "tool/common.h"

#include <stddef.h>

#include "tool/completion.h"
#include "tool/framed.h"
#include "tool/sandbox.h"

#include "base/banned.h"

const char *const common_formats[] = { "csv", "tsv", "json", "table", NULL };
static const char *const color_words[] = { "auto", "always", "never", NULL };
static const char *const error_formats[] = { "text", "json", NULL };

#define AT(member) offsetof(struct common, member)

const struct opt common_opts[] = {
	OPT_GROUP("Reading"),
	{ .name = "map", .type = OPT_LIST, .offset = AT(map), .arg = "field=header",
	  .help = "which header is which column; an empty header: none" },
	{ .name = "words", .type = OPT_LIST, .offset = AT(words), .arg = "field=Other:word",
	  .help = "what else stands for a word: kind=Sale:dispense,Purchase:receipt" },
	{ .name = "date-format", .type = OPT_LIST, .offset = AT(date_format), .arg = "format",
	  .help = "how dates are written, as in strptime(3): %m/%d/%Y" },
	{ .name = "delimiter", .letter = 'd', .type = OPT_LIST, .offset = AT(delim), .arg = "char",
	  .help = "between fields of the input; also tab, semicolon, pipe" },
	{ .name = "skip-lines", .type = OPT_LIST, .offset = AT(skip_lines), .arg = "n",
	  .help = "lines before the header of each input" },
	{ .name = "location", .type = OPT_LIST, .offset = AT(location), .arg = "name",
	  .help = "of the rows of files that have no such column" },
	{ .name = "lazy-quotes", .type = OPT_FLAG, .offset = AT(lazy_quotes),
	  .help = "a quote inside an unquoted field is text, as in 5/16\"" },
	{ .name = "single-line", .type = OPT_FLAG, .offset = AT(single_line),
	  .help = "a field with a line end in it is a fault: stray quotes make such" },
	{ .name = "allow-no-eol", .type = OPT_FLAG, .offset = AT(allow_no_eol),
	  .help = "a pipe may end without a line end" },
	{ .name = "allow-empty", .type = OPT_FLAG, .offset = AT(allow_empty),
	  .help = "an input without a byte has no rows, and is no fault" },
	{ .name = "pipe-wait", .type = OPT_WHOLE, .offset = AT(pipe_wait), .arg = "seconds", .def = "300",
	  .min = 0, .max = 86400, .help = "for how long the other end of a named pipe may be late" },
	{ .name = "min-rows", .type = OPT_WHOLE, .offset = AT(min_rows), .arg = "n", .min = 0,
	  .max = 1e12, .help = "fewer rows in the input are a fault" },
	{ .name = "expect-rows", .type = OPT_WHOLE, .offset = AT(expect_rows), .arg = "n",
	  .min = 0, .max = 1e12, .help = "another number of rows in the input is a fault" },
	{ .name = "rejects", .type = OPT_TEXT, .offset = AT(rejects), .arg = "file",
	  .help = "write bad rows there, with the reason, and go on" },
	{ .name = "allow-rejects", .type = OPT_FLAG, .offset = AT(allow_rejects),
	  .help = "rejected rows do not make the exit status 2" },
	OPT_GROUP("Writing"),
	{ .name = "output", .letter = 'o', .type = OPT_TEXT, .offset = AT(output), .arg = "file",
	  .help = "write there, whole or not at all; it may be an input" },
	{ .name = "format", .type = OPT_WORD, .offset = AT(format), .arg = "format", .def = "csv",
	  .words = common_formats, .help = "csv, tsv, json, or table for people" },
	{ .name = "fields", .type = OPT_TEXT, .offset = AT(fields), .arg = "list",
	  .help = "output columns to write, comma-separated, in this order" },
	{ .name = "width", .type = OPT_WHOLE, .offset = AT(width), .arg = "columns", .min = 0, .max = 1000,
	  .help = "of a table's lines, 0: no limit; if not given, those of the terminal, else 80" },
	{ .name = "ascii", .type = OPT_FLAG, .offset = AT(ascii),
	  .help = "a table's bars of # and dots on any terminal" },
	{ .name = "color", .type = OPT_WORD, .offset = AT(color), .arg = "when", .def = "auto",
	  .words = color_words, .help = "of a table; auto: on a terminal, unless NO_COLOR is set" },
	{ .name = "excel-safe", .type = OPT_FLAG, .offset = AT(excel_safe),
	  .help = "put ' before text that a spreadsheet would run as a formula" },
	{ .name = "framed", .type = OPT_WORD, .offset = AT(framed), .arg = "where",
	  .words = framed_words, .optional = true,
	  .help = "end records, so that a cut pipe shows: both (if bare), in, out, no" },
	OPT_GROUP("Telling"),
	{ .name = "errors", .type = OPT_WORD, .offset = AT(errors), .arg = "format", .def = "text",
	  .words = error_formats, .help = "diagnostics as text or json" },
	{ .name = "show-values", .type = OPT_FLAG, .offset = AT(show_values),
	  .help = "show the cell in a diagnostic; it may be patient data" },
	{ .name = "quiet", .letter = 'q', .type = OPT_FLAG, .offset = AT(quiet),
	  .help = "no notes and no progress, faults only" },
	{ .name = "stale-days", .type = OPT_WHOLE, .offset = AT(stale_days), .arg = "days", .def = "365",
	  .min = 1, .max = 36500,
	  .help = "that a built-in table is good for; an older one is noted" },
	{ .name = "verbose", .letter = 'v', .type = OPT_FLAG, .offset = AT(verbose),
	  .help = "say how much was read" },
	{ .name = "sandbox", .type = OPT_WORD, .offset = AT(sandbox), .arg = "how", .def = "auto",
	  .words = sandbox_words,
	  .help = "auto: lock in as far as can be; require: a missing half is a fault" },
	{ .name = "no-sandbox", .type = OPT_FLAG, .offset = AT(no_sandbox),
	  .help = "leave the program free to open files and run others; for debuggers" },
	{ .name = "columns", .type = OPT_FLAG, .offset = AT(columns),
	  .help = "print the input and output columns as CSV" },
	{ .name = "completion", .type = OPT_WORD, .offset = AT(completion), .arg = "shell",
	  .words = completion_shells, .optional = true,
	  .help = "print the completion for bash (if bare) or zsh" },
	{ .name = "help", .letter = 'h', .type = OPT_FLAG, .offset = AT(help),
	  .help = "print this help" },
	{ .name = "version", .letter = 'V', .type = OPT_FLAG, .offset = AT(version),
	  .help = "print the version" },
};

const size_t n_common_opts = sizeof(common_opts) / sizeof(*common_opts);
