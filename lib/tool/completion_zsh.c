/* --completion=zsh: one call of _arguments, whose rows are those of the option tables. */
#include "tool/completion.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

/* Prints text for a single-quoted specification, whose parts colons and brackets would end. */
static void print_quoted(const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			printf("'\\'");
		else if (strchr(":[]\\", *text))
			putchar('\\');
		putchar(*text);
	}
}

static void print_argument(const struct tool *t, const struct opt *o)
{
	enum behind behind = completion_behind(o);
	if (behind == BEHIND_NOTHING)
		return;
	printf(o->optional ? "::" : ":");
	print_quoted(o->arg);
	if (behind == BEHIND_FILE) {
		printf(":_files");
	} else if (behind == BEHIND_TEXT) {
		printf(": ");
	} else {
		printf(behind == BEHIND_COLUMNS ? ":_values -s , column " : ":(");
		completion_words(t, o);
		printf(behind == BEHIND_COLUMNS ? "" : ")");
	}
}

static void print_row(const struct tool *t, const struct opt *o, bool again)
{
	const char *join = o->type == OPT_FLAG ? "" : o->optional ? "=-" : "=";
	printf("\t'");
	if (o->letter && !again)
		printf("(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter,
		       o->type == OPT_FLAG ? "" : "+", o->name, join);
	else if (o->letter)
		printf("*'{-%c+,--%s%s}'[", o->letter, o->name, join);
	else
		printf("%s--%s%s[", again ? "*" : "", o->name, join);
	print_quoted(o->help);
	printf("]");
	print_argument(t, o);
	printf("' \\\n");
}

void completion_zsh(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	printf("#compdef %s\n_arguments -s \\\n", t->spec->name);
	for (size_t i = 0; i < n_sets; i++)
		for (size_t k = 0; k < sets[i].n; k++) {
			const struct opt *o = &sets[i].opts[k];
			if (o->name && !opts_shadowed(sets, &sets[i], o))
				print_row(t, o, o->type == OPT_LIST || o->type == OPT_CALL);
		}
	printf("\t'*:file:_files'\n");
}
