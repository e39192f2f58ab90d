/* Start, voice and end of a tool. */
#include "tool/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tool/files.h"
#include "tool/framed.h"
#include "tool/help.h"
#include "tool/sandbox.h"

#include "base/banned.h"

static const char *const formats[] = { "csv", "tsv", "json", "table", NULL };
static const char *const error_formats[] = { "text", "json", NULL };

#define AT(member) offsetof(struct common, member)

static const struct opt common_opts[] = {
	{ .name = "output", .letter = 'o', .type = OPT_TEXT, .offset = AT(output), .arg = "file",
	  .help = "write there, whole or not at all; it may be an input" },
	{ .name = "format", .type = OPT_WORD, .offset = AT(format), .arg = "format",
	  .words = formats, .help = "csv (default), tsv, json, or table for people" },
	{ .name = "fields", .type = OPT_TEXT, .offset = AT(fields), .arg = "list",
	  .help = "output columns to write, comma-separated, in this order" },
	{ .name = "excel-safe", .type = OPT_FLAG, .offset = AT(excel_safe),
	  .help = "put ' before text that a spreadsheet would run as a formula" },
	{ .name = "map", .type = OPT_LIST, .offset = AT(map), .arg = "field=header",
	  .help = "which header is which column; an empty header: none" },
	{ .name = "date-format", .type = OPT_TEXT, .offset = AT(date_format), .arg = "format",
	  .help = "how dates are written, as in strptime(3): %m/%d/%Y" },
	{ .name = "delimiter", .letter = 'd', .type = OPT_DELIM, .offset = AT(delim), .arg = "char",
	  .help = "between fields of the input; also tab, semicolon, pipe" },
	{ .name = "skip-lines", .type = OPT_WHOLE, .offset = AT(skip_lines), .arg = "n", .min = 0,
	  .max = 1000, .help = "lines before the header of each input" },
	{ .name = "lazy-quotes", .type = OPT_FLAG, .offset = AT(lazy_quotes),
	  .help = "a quote inside an unquoted field is text, as in 5/16\"" },
	{ .name = "single-line", .type = OPT_FLAG, .offset = AT(single_line),
	  .help = "a field with a line end in it is a fault: stray quotes make such" },
	{ .name = "allow-no-eol", .type = OPT_FLAG, .offset = AT(allow_no_eol),
	  .help = "a pipe may end without a line end" },
	{ .name = "allow-empty", .type = OPT_FLAG, .offset = AT(allow_empty),
	  .help = "an input without a byte has no rows, and is no fault" },
	{ .name = "pipe-wait", .type = OPT_WHOLE, .offset = AT(pipe_wait), .arg = "seconds",
	  .min = 0, .max = 86400,
	  .help = "for how long the other end of a named pipe may be late (default 300)" },
	{ .name = "framed", .type = OPT_WORD, .offset = AT(framed), .arg = "where",
	  .words = framed_words, .optional = true,
	  .help = "end records, so that a cut pipe shows: both (default), in, out, no" },
	{ .name = "min-rows", .type = OPT_WHOLE, .offset = AT(min_rows), .arg = "n", .min = 0,
	  .max = 1e12, .help = "fewer rows in the input are a fault" },
	{ .name = "expect-rows", .type = OPT_WHOLE, .offset = AT(expect_rows), .arg = "n",
	  .min = 0, .max = 1e12, .help = "another number of rows in the input is a fault" },
	{ .name = "rejects", .type = OPT_TEXT, .offset = AT(rejects), .arg = "file",
	  .help = "write bad rows there, with the reason, and go on" },
	{ .name = "allow-rejects", .type = OPT_FLAG, .offset = AT(allow_rejects),
	  .help = "rejected rows do not make the exit status 2" },
	{ .name = "errors", .type = OPT_WORD, .offset = AT(errors), .arg = "format",
	  .words = error_formats, .help = "diagnostics as text (default) or json" },
	{ .name = "show-values", .type = OPT_FLAG, .offset = AT(show_values),
	  .help = "show the cell in a diagnostic; it may be patient data" },
	{ .name = "sandbox", .type = OPT_WORD, .offset = AT(sandbox), .arg = "how",
	  .words = sandbox_words,
	  .help = "auto: lock in as far as can be (default); require: a missing half is a fault" },
	{ .name = "no-sandbox", .type = OPT_FLAG, .offset = AT(no_sandbox),
	  .help = "leave the program free to open files and run others; for debuggers" },
	{ .name = "quiet", .letter = 'q', .type = OPT_FLAG, .offset = AT(quiet),
	  .help = "no notes and no progress, faults only" },
	{ .name = "verbose", .letter = 'v', .type = OPT_FLAG, .offset = AT(verbose),
	  .help = "say how much was read" },
	{ .name = "columns", .type = OPT_FLAG, .offset = AT(columns),
	  .help = "print the input and output columns as CSV" },
	{ .name = "completion", .type = OPT_FLAG, .offset = AT(completion),
	  .help = "print the completion for bash" },
	{ .name = "help", .letter = 'h', .type = OPT_FLAG, .offset = AT(help),
	  .help = "print this help" },
	{ .name = "version", .letter = 'V', .type = OPT_FLAG, .offset = AT(version),
	  .help = "print the version" },
};

#undef AT

/* A closed 0, 1 or 2 would be given to the next file opened; make its use an error instead. */
static void guard_standard_fds(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

bool tool_fault(struct tool *t, const struct diag *d)
{
	enum diag_class class = d->class == DIAG_NONE ? DIAG_SYSTEM : d->class;
	if (class > t->worst)
		t->worst = class;
	diag_emit(d, &t->style);
	return false;
}

bool tool_option_fault(struct tool *t, const char *option, const char *what)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "%s", what);
	diag_name(&d, str_from(option));
	return tool_fault(t, &d);
}

void tool_note(const struct tool *t, const char *fmt, ...)
{
	struct diag d = { .class = DIAG_NONE };
	if (t->opt.quiet)
		return;
	va_list ap;
	va_start(ap, fmt);
	vsnprintf(d.what, sizeof(d.what), fmt, ap);
	va_end(ap);
	diag_emit(&d, &t->style);
}

/* --help and its like: printed through the output, so that a full disk shows. */
static int answer(struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	struct diag d;
	bool ok = t->opt.columns ? help_columns(t, &d) : help_text(t, sets, n_sets, &d);
	if (!ok)
		tool_fault(t, &d);
	else if (close(STDOUT_FILENO) != 0) {
		diag_errno(&d, "write error", errno);
		tool_fault(t, &d);
	}
	return (int)t->worst;
}

static bool read_maps(struct tool *t)
{
	struct diag d;
	for (size_t i = 0; i < t->opt.map.n; i++) {
		if (csv_map_parse(str_from(t->opt.map.item[i]), t->maps, &t->n_maps, TOOL_MAPS, &d))
			continue;
		diag_name(&d, STR("--map"));
		return tool_fault(t, &d);
	}
	return true;
}

static bool check_date_format(struct tool *t)
{
	return !t->opt.date_format || date_format_tells_day(t->opt.date_format) ||
	       tool_option_fault(t, "--date-format", "tells no year, month and day");
}

/* Faults of the command line itself are to come out as JSON too, wherever the option stands. */
static bool wants_json(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--errors=json") == 0 ||
		    (strcmp(argv[i], "--errors") == 0 && i + 1 < argc &&
		     strcmp(argv[i + 1], "json") == 0))
			return true;
	return false;
}

/* Beyond a limit of file sizes write(2) then fails, which is told. */
static void ignore_size_signal(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	sigaction(SIGXFSZ, &ignore, NULL);
}

int tool_start(struct tool *t, const struct tool_spec *spec, void *options, int argc, char **argv)
{
	*t = (struct tool){ .spec = spec, .out = { .result.fd = -1, .rejects.fd = -1 } };
	t->opt.framed = FRAMED_UNSET;
	t->opt.min_rows = t->opt.expect_rows = -1;
	t->opt.pipe_wait = 300;
	sandbox_no_dumps();
	t->style = (struct diag_style){ .program = spec->name, .fd = STDERR_FILENO };
	guard_standard_fds();
	ignore_size_signal();
	const struct opt_set sets[] = {
		{ spec->opts, spec->n_opts, options },
		{ common_opts, sizeof(common_opts) / sizeof(*common_opts), &t->opt },
	};
	struct diag d;
	t->style.json = wants_json(argc, argv);
	int first = argc > 0 ? opts_parse(sets, 2, argc, argv, &d) : 0;
	t->style.json = first < 0 ? t->style.json : t->opt.errors == 1;
	t->style.show_values = t->opt.show_values;
	if (first < 0) {
		tool_fault(t, &d);
		return (int)t->worst;
	}
	if (t->opt.help || t->opt.version || t->opt.columns || t->opt.completion)
		return answer(t, sets, 2);
	t->operands = argv + first;
	t->n_operands = argc > first ? (size_t)(argc - first) : 0;
	return framed_decide(t) && read_maps(t) && check_date_format(t) ? TOOL_GO : (int)t->worst;
}

void tool_reads(struct tool *t, const char *file)
{
	if (file && t->n_side_files < TOOL_SIDE_FILES)
		t->side_files[t->n_side_files++] = file;
}

void tool_hide(struct tool *t, const char *column)
{
	const struct tool_output *out = &t->spec->outputs[t->output];
	for (size_t i = 0; i < out->n; i++)
		if (strcmp(out->cols[i].name, column) == 0)
			t->hidden |= (uint64_t)1 << i;
}

bool tool_open(struct tool *t)
{
	struct diag d;
	if (!files_open(t))
		return false;
	t->writing = true;
	const struct tool_output *out = &t->spec->outputs[t->output];
	if (!csv_writer_init(&t->writer, t->out.result.fd, (enum csv_format)t->opt.format, out->cols, out->n,
			     t->opt.fields, t->hidden, &d))
		return tool_fault(t, &d);
	t->writer.excel_safe = t->opt.excel_safe;
	t->writer.framed = framed_output(&t->opt) && !t->plain;
	t->writer.colour = t->opt.format == FORMAT_TABLE && !getenv("NO_COLOR") &&
			   isatty(t->out.result.fd);
	if (!t->plain)
		csv_writer_start(&t->writer);
	return files_lock(t);
}

int tool_finish(struct tool *t, int found)
{
	struct diag d;
	bool silent = t->silent && !t->out.result.name && !t->writer.framed &&
		      t->opt.format != FORMAT_JSON;
	if (t->writing && !t->worst && !silent && !csv_writer_finish(&t->writer, &d)) {
		d.file = t->out.result.name;
		tool_fault(t, &d);
	}
	if (t->writing && !t->worst && !outputs_commit(&t->out, &d))
		tool_fault(t, &d);
	outputs_discard(&t->out);
	files_close(t);
	if (t->writing)
		csv_writer_release(&t->writer);
	t->writing = false;
	if (!t->worst && t->rejected && !t->opt.allow_rejects)
		return DIAG_DATA;
	return t->worst ? (int)t->worst : found;
}
