/* How a tool starts, says faults and notes, and ends. */
#include "tool/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tool/common.h"
#include "tool/files.h"
#include "tool/framed.h"
#include "tool/help.h"
#include "tool/monitor.h"
#include "tool/more.h"
#include "tool/sandbox.h"
#include "tool/settings.h"
#include "tool/terminal.h"
#include "tool/tool_part.h"

#include "base/date.h"
#include "base/io.h"
#include "base/mem.h"

#include "base/banned.h"

enum { SETS = 4 }; /* of options: the tool's own, its room's, those its spec asks for, the common */

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

/* Prints --help and its like, and closes the output, so that a full disk shows. Exit status. */
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

/* Whether --errors=json is given: faults of the command line before it come out as JSON, too. */
static bool wants_json(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--errors=json") == 0 ||
		    (strcmp(argv[i], "--errors") == 0 && i + 1 < argc &&
		     strcmp(argv[i + 1], "json") == 0))
			return true;
	return false;
}

/* Reads the command line. False: a fault was said. */
static bool read_options(struct tool *t, const struct opt_set sets[SETS], int argc, char **argv)
{
	struct diag d;
	int first = -1;
	t->style.json = wants_json(argc, argv);
	if (!arguments_expand(&t->arguments, &argc, &argv, &d))
		return tool_fault(t, &d);
	if (opts_defaults(&sets[0], &d) && opts_defaults(&sets[1], &d) &&
	    opts_defaults(&sets[3], &d) && opts_defaults(&sets[2], &d)) {
		t->opt.framed = FRAMED_UNSET;
		first = argc > 0 ? opts_parse(sets, SETS, argc, argv, &d) : 0;
	}
	t->style.show_values = t->opt.show_values;
	if (first < 0) {
		arguments_place(&t->arguments, opts_blamed(argv, &d), &d);
		return tool_fault(t, &d);
	}
	t->style.json = t->opt.errors == 1;
	t->operands = argv + first;
	t->n_operands = argc > first ? (size_t)(argc - first) : 0;
	t->report = (size_t)t->opt.report;
	return true;
}

/* Given to mem_on_exhaustion: drops the outputs, says the fault, ends. It must use no memory. */
static void end_without_memory(void *tool)
{
	struct tool *t = tool;
	struct diag d;
	outputs_discard(&t->out);
	diag_errno(&d, "", ENOMEM);
	tool_fault(t, &d);
	_exit(DIAG_SYSTEM);
}

/* Ignores SIGXFSZ, so that beyond a limit of file sizes write(2) fails, and a fault is said. */
static void ignore_size_signal(void)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN };
	sigaction(SIGXFSZ, &ignore, NULL);
}

int tool_start(struct tool *t, const struct tool_spec *spec, void *options, int argc, char **argv)
{
	*t = (struct tool){ .spec = spec, .options = options, .day = DATE_NONE };
	t->out.result.fd = t->out.rejects.fd = -1;
	sandbox_no_dumps();
	t->style = (struct diag_style){ .program = spec->name, .fd = STDERR_FILENO };
	mem_on_exhaustion(end_without_memory, t);
	guard_standard_fds();
	ignore_size_signal();
	const struct opt_set sets[SETS] = {
		{ spec->opts, spec->n_opts, options },
		{ spec->more_opts, spec->n_more_opts, options },
		{ t->more, tool_more_options(t), &t->opt },
		{ common_opts, n_common_opts, &t->opt },
	};
	if (!read_options(t, sets, argc, argv))
		return (int)t->worst;
	if (t->opt.help || t->opt.version || t->opt.columns || t->opt.completion)
		return answer(t, sets, SETS);
	return framed_decide(t) && settings_read(t) ? TOOL_GO : (int)t->worst;
}

/* Returns where the writer writes to: the output, or a file in memory until the end. */
static int writer_fd(struct tool *t)
{
	if (!t->spec->held || t->out.result.is_named)
		return t->out.result.fd;
	if (!t->held)
		t->held = io_memory_file(STR(""));
	return t->held;
}

bool tool_start_writer(struct tool *t)
{
	struct diag d;
	const struct csv_writer_options o = {
		.format = tool_row_format(t),
		.fields = t->opt.fields,
		.hidden = t->hidden,
		.width = t->look.width,
		.colour = t->look.colour,
		.unicode = t->look.unicode,
		.excel_safe = t->opt.excel_safe,
		.framed = framed_output(&t->opt) && !t->opt.nagios,
	};
	if (!csv_writer_init(&t->writer, writer_fd(t), &t->spec->reports[t->report], &o, &d))
		return tool_fault(t, &d);
	if (!t->opt.nagios)
		csv_writer_start(&t->writer);
	return true;
}

bool tool_open(struct tool *t)
{
	if (!files_open(t))
		return false;
	t->writing = true;
	stdout = stderr; /* what a library prints, as libRmath its warnings, is no row */
	t->look = terminal_look(&t->opt, t->out.result.fd); /* before the lock forbids ioctl */
	return files_lock(t) && tool_start_writer(t);
}

bool tool_choose(struct tool *t, size_t report)
{
	if (t->report == report)
		return true;
	csv_writer_release(&t->writer);
	t->report = report;
	return tool_start_writer(t);
}

/* Copies the file in memory to the output. False, *d filled: it could not be written. */
static bool let_go(struct tool *t, struct diag *d)
{
	char block[CSV_WRITER_BUFFER];
	ssize_t n;
	int err = 0;
	for (off_t at = 0; !err && (n = pread(t->held, block, sizeof(block), at)) != 0; at += n) {
		err = n < 0 ? errno : io_write(t->out.result.fd, block, (size_t)n);
		n = n < 0 ? 0 : n;
	}
	if (err)
		diag_errno(d, "write error", err);
	return !err;
}

int tool_finish(struct tool *t)
{
	struct diag d;
	bool silent = t->silent && !t->out.result.name && !t->writer.framed &&
		      t->opt.format != FORMAT_JSON;
	if (t->writing && !t->worst && t->opt.nagios)
		monitor_write(t);
	if (t->writing && !t->worst && t->split && tool_end_part(t) &&
	    !split_seal(t->out.result.fd, t->parts, t->n_parts, &d))
		tool_fault(t, &d);
	if (t->writing && !t->worst && !t->split && !silent && !csv_writer_finish(&t->writer, &d)) {
		d.file = t->out.result.name;
		tool_fault(t, &d);
	}
	if (t->held > 0 && !t->worst && !silent && !let_go(t, &d)) {
		d.file = t->out.result.name;
		tool_fault(t, &d);
	}
	tables_tell_age(t);
	if (t->held > 0)
		close(t->held);
	t->held = 0;
	if (t->writing && !t->worst && !outputs_commit(&t->out, &d))
		tool_fault(t, &d);
	outputs_discard(&t->out);
	files_close(t);
	if (t->writing)
		csv_writer_release(&t->writer);
	t->writing = false;
	mem_free(t->parts);
	t->parts = NULL;
	arguments_release(&t->arguments);
	mem_on_exhaustion(NULL, NULL);
	if (t->opt.nagios)
		return monitor_status(t);
	if (!t->worst && t->rejected && !t->opt.allow_rejects)
		return DIAG_DATA;
	return t->worst ? (int)t->worst : t->found;
}

int tool_main(const struct tool_spec *spec, void *options, int argc, char **argv)
{
	struct tool t;
	int status = tool_start(&t, spec, options, argc, argv);
	if (status != TOOL_GO) {
		arguments_release(&t.arguments);
		return monitor_not_started(&t, argc, argv, status);
	}
	if ((!spec->prepare || spec->prepare(&t, options)) && tool_open(&t))
		spec->run(&t, options);
	return tool_finish(&t);
}
