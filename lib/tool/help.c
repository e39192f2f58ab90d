/* --help, --version, --columns and --completion. */
#include "tool/help.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "tool/sandbox.h"

#include "base/banned.h"

static void print_option(const struct opt *o)
{
	int n = printf("  %c%c%c --%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
		       o->letter ? ',' : ' ', o->name);
	if (o->type != OPT_FLAG)
		n += printf(o->optional ? "[=%s]" : " %s", o->arg);
	printf("%*s  %s\n", 30 - n, "", o->help);
}

static void print_help(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	printf("usage: %s [option ...] [file ...]\n%s.\n", t->spec->name, t->spec->summary);
	for (size_t i = 0; i < n_sets; i++) {
		printf("\n%s\n", i == 0 ? "Options:" : "Options of every glp1 tool:");
		for (size_t k = 0; k < sets[i].n; k++)
			print_option(&sets[i].opts[k]);
	}
	printf("\nReads standard input if no file is named; - stands for it. Exit status: 0 done,\n"
	       "1 findings, 2 the command or the data is wrong, 3 the system failed. See %s(1).\n",
	       t->spec->name);
}

static void print_version(const struct tool *t)
{
	char sandbox[128];
	sandbox_describe(sandbox, sizeof(sandbox));
	printf("%s %s\nGPL-3.0-or-later; no warranty\nsandbox: %s\n", t->spec->name, GLP1_VERSION,
	       sandbox);
}

static void print_completion(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	printf("complete -o default -W '");
	for (size_t i = 0; i < n_sets; i++)
		for (size_t k = 0; k < sets[i].n; k++)
			printf("--%s ", sets[i].opts[k].name);
	printf("' %s\n", t->spec->name);
}

bool help_text(const struct tool *t, const struct opt_set *sets, size_t n_sets, struct diag *d)
{
	if (t->opt.help)
		print_help(t, sets, n_sets);
	else if (t->opt.version)
		print_version(t);
	else
		print_completion(t, sets, n_sets);
	fflush(stdout);
	if (!ferror(stdout))
		return true;
	diag_errno(d, "write error", errno);
	return false;
}

static const struct csv_out_col columns[] = {
	{ .name = "file" },     { .name = "column" },  { .name = "type" }, { .name = "required" },
	{ .name = "unit" },     { .name = "aliases" }, { .name = "help" },
};

static void put(struct csv_writer *w, const char *s)
{
	csv_put_text(w, s ? str_from(s) : (struct str){ "", 0 });
}

static void put_column(struct csv_writer *w, const char *const cells[7])
{
	for (int i = 0; i < 7; i++)
		put(w, cells[i]);
	csv_end_row(w);
}

bool help_columns(const struct tool *t, struct diag *d)
{
	static const char *const in_types[] = { "text", "date", "number", "word" };
	static const char *const out_types[] = { "text", "date", "number" };
	struct csv_writer w;
	bool ok = csv_writer_init(&w, STDOUT_FILENO, (enum csv_format)t->opt.format, columns, 7, NULL,
				  0, d);
	if (ok)
		csv_writer_start(&w);
	for (size_t i = 0; ok && i < t->spec->n_inputs; i++) {
		const struct tool_input *in = &t->spec->inputs[i];
		for (const struct csv_col *c = in->cols; c < in->cols + in->n; c++)
			put_column(&w, (const char *const[7]){ in->name, c->name, in_types[c->type],
							       c->required ? "yes" : "no", c->unit,
							       c->aliases, c->help });
	}
	for (size_t i = 0; ok && i < t->spec->n_outputs; i++) {
		const struct tool_output *out = &t->spec->outputs[i];
		for (const struct csv_out_col *c = out->cols; c < out->cols + out->n; c++)
			put_column(&w, (const char *const[7]){ out->name, c->name,
							       out_types[c->type],
							       c->asked ? "asked" : NULL, c->unit,
							       NULL, c->help });
	}
	ok = ok && csv_writer_finish(&w, d);
	csv_writer_release(&w);
	return ok;
}
