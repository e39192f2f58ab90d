/* --help, --version and --columns. */
#include "tool/help.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include "tool/commit.h"
#include "tool/completion.h"
#include "tool/sandbox.h"

#include "base/banned.h"

/* Explanations are between these columns; behind the last one is room for a comma. */
enum { HELP_AT = 28, HELP_WIDTH = 79 };

/*
 * Prints the words of s behind column n, in lines of HELP_WIDTH that begin at column `at`.
 * Before each break stands `end`; if it is not empty, quoted words stay together. Returns the
 * column.
 */
static int print_wrapped(int n, int at, struct str s, const char *end)
{
	for (size_t i = 0, k; i < s.n; i += k + 1) {
		bool quoted = false;
		for (k = 0; i + k < s.n && (quoted || s.p[i + k] != ' '); k++)
			quoted ^= *end && s.p[i + k] == '\'';
		if (n > at && n + 1 + (int)(k + strlen(end)) > HELP_WIDTH)
			n = printf("%s\n%*s", end, at, "") - 1 - (int)strlen(end);
		n += printf(n > at ? " %.*s" : "%.*s", (int)k, s.p + i);
	}
	return n;
}

/* The same for what is said about an option. */
static int print_words(int n, const char *s)
{
	return print_wrapped(n, HELP_AT + 2, str_from(s), "");
}

/* Prints commands, a line each, so that they can be typed as they stand. */
static void print_examples(const char *examples)
{
	struct str rest = str_from(examples), line;
	while (str_next_part(&rest, "\n", &line) && line.n) {
		print_wrapped(printf("  "), 2, str_trim(line), " \\");
		putchar('\n');
	}
}

static void print_option(const struct opt *o)
{
	if (o->type == OPT_HEADING) {
		printf("\n%s:\n", o->help);
		return;
	}
	int n = printf("  %c%c%c --%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
		       o->letter ? ',' : ' ', o->name);
	if (o->type != OPT_FLAG)
		n += printf(o->optional ? "[=%s]" : " %s", o->arg);
	n += printf("%*s", n < HELP_AT ? HELP_AT + 2 - n : 1, "");
	n = print_words(n, o->help);
	for (int32_t i = 0; o->words && o->def && o->words[i]; i++) {
		n += printf(i ? "," : ":");
		n = print_words(n, o->words[i]);
	}
	char def[128];
	snprintf(def, sizeof(def), "(default %s)", o->def ? o->def : "");
	if (o->def)
		print_words(n, def);
	putchar('\n');
}

/* Whether the option is one of those that --help begins with. */
static bool is_first(const struct tool *t, const struct opt *o)
{
	struct str list = str_from(t->spec->first ? t->spec->first : ""), name;
	while (str_next_item(&list, &name))
		if (str_eq(name, str_from(o->name)))
			return true;
	return false;
}

static void print_first(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	struct str list = str_from(t->spec->first ? t->spec->first : ""), name;
	if (list.n)
		printf("\nOften used:\n");
	while (list.n && str_next_item(&list, &name))
		for (size_t i = 0; i < n_sets; i++) {
			const struct opt *o = opts_find(&sets[i], name);
			if (o && !opts_shadowed(sets, &sets[i], o))
				print_option(o);
		}
}

/* Prints the groups of a set, without the options that were printed first. */
static void print_rest(const struct tool *t, const struct opt_set *sets, const struct opt_set *set)
{
	static const struct opt options = OPT_GROUP("Options");
	const struct opt *heading = set == sets ? &options : NULL;
	for (const struct opt *o = set->opts; o < set->opts + set->n; o++) {
		if (o->type == OPT_HEADING)
			heading = o;
		else if (!is_first(t, o) && !opts_shadowed(sets, set, o)) {
			if (heading)
				print_option(heading);
			heading = NULL;
			print_option(o);
		}
	}
}

static void print_help(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	printf("usage: %s [option ...] [file ...]\n", t->spec->name);
	print_wrapped(0, 0, str_from(t->spec->summary), "");
	printf(t->spec->examples ? ".\n\n" : ".\n");
	if (t->spec->examples)
		print_examples(t->spec->examples);
	print_first(t, sets, n_sets);
	for (size_t i = 0; i < n_sets; i++)
		print_rest(t, sets, &sets[i]);
	printf("\nReads standard input if no file is named; - stands for it. Exit status: 0 done,\n"
	       "1 findings, 2 the command or the data is wrong, 3 the system failed.\n"
	       "See %s(1).\n",
	       t->spec->name);
}

static void print_version(const struct tool *t)
{
	char sandbox[128];
	sandbox_describe(sandbox, sizeof(sandbox));
	printf("%s %s\nGPL-3.0-or-later; no warranty\ncommit: %s\n", t->spec->name, GLP1_VERSION,
	       tool_commit);
	const struct embedded *e;
	for (size_t i = 0; (e = tables_linked(i)); i++)
		printf("table: %s/%s, newest row of %s\n", e->room, e->name, e->as_of);
	printf("sandbox: %s\n", sandbox);
}

bool help_text(const struct tool *t, const struct opt_set *sets, size_t n_sets, struct diag *d)
{
	if (t->opt.help)
		print_help(t, sets, n_sets);
	else if (t->opt.version)
		print_version(t);
	else
		completion_print(t, sets, n_sets);
	fflush(stdout);
	if (!ferror(stdout))
		return true;
	diag_errno(d, "write error", errno);
	return false;
}

struct column {
	const char *file, *name, *type, *required, *unit, *aliases, *help, *synonyms;
};

#define AT(member) offsetof(struct column, member)

static const struct csv_out_col columns[] = {
	{ .name = "file", .type = OUT_NAME, .offset = AT(file) },
	{ .name = "column", .type = OUT_NAME, .offset = AT(name) },
	{ .name = "type", .type = OUT_NAME, .offset = AT(type) },
	{ .name = "required", .type = OUT_NAME, .offset = AT(required) },
	{ .name = "unit", .type = OUT_NAME, .offset = AT(unit) },
	{ .name = "aliases", .type = OUT_NAME, .offset = AT(aliases) },
	{ .name = "help", .type = OUT_NAME, .offset = AT(help) },
	{ .name = "synonyms", .type = OUT_NAME, .offset = AT(synonyms) },
};

static void write_input(struct csv_writer *w, const char *file, const struct feed *f)
{
	static const char *const types[] = { [COL_TEXT] = "text", [COL_DATE] = "date",
					     [COL_DEC] = "number", [COL_REAL] = "number",
					     [COL_WORD] = "word" };
	for (const struct csv_col *c = f->cols; c < f->cols + f->n_cols; c++) {
		const struct column row = { file, c->name, types[c->type], c->required ? "yes" : "no",
					    c->unit, c->aliases, c->help, c->synonyms };
		csv_put_row(w, &row);
	}
}

static void write_report(struct csv_writer *w, const struct report *r, bool first)
{
	char file[64];
	snprintf(file, sizeof(file), "%s%s", *r->name == '-' ? "" : "--report=", r->name);
	for (const struct csv_out_col *c = r->cols; c < r->cols + r->n_cols; c++) {
		const char *type = c->type == OUT_DATE ? "date" : out_is_number(c->type) ? "number" : "text";
		const struct column row = { first ? "output" : file, c->name, type,
					    c->asked ? "asked" : NULL, c->unit, NULL, c->help, NULL };
		csv_put_row(w, &row);
	}
}

/* Writes the columns of the files of options; files of one kind are listed once, with all names. */
static void write_files(struct csv_writer *w, const struct tool_spec *spec)
{
	for (size_t i = 0; i < spec->n_opts; i++) {
		const struct opt *o = &spec->opts[i];
		char names[64] = "";
		bool before = false;
		for (size_t k = 0; o->type == OPT_FILE && k < spec->n_opts; k++) {
			if (spec->opts[k].type != OPT_FILE || spec->opts[k].feed != o->feed)
				continue;
			before |= k < i;
			size_t n = strlen(names);
			snprintf(names + n, sizeof(names) - n, "%s--%s", n ? ", " : "",
				 spec->opts[k].name);
		}
		if (o->type == OPT_FILE && o->feed && !before)
			write_input(w, names, o->feed);
	}
}

bool help_columns(const struct tool *t, struct diag *d)
{
	static const struct report report = { .name = "--columns", REPORT_COLS(columns) };
	const struct csv_writer_options o = { .format = tool_row_format(t) };
	struct csv_writer w;
	bool ok = csv_writer_init(&w, STDOUT_FILENO, &report, &o, d);
	if (ok) {
		csv_writer_start(&w);
		for (size_t i = 0; i < t->spec->n_inputs; i++)
			write_input(&w, "input", t->spec->inputs[i]);
		write_files(&w, t->spec);
		for (size_t i = 0; i < t->spec->n_reports; i++)
			write_report(&w, &t->spec->reports[i], i == 0);
		ok = csv_writer_finish(&w, d);
	}
	csv_writer_release(&w);
	return ok;
}
