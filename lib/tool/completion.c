/* --completion: prints a function for a shell, made from the option tables. */
#include "tool/completion.h"

#include <stdio.h>
#include <string.h>

#include "base/banned.h"

const char *const completion_shells[] = { "none", "bash", "zsh", NULL };

enum behind completion_behind(const struct opt *o)
{
	if (o->type == OPT_HEADING || o->type == OPT_FLAG)
		return BEHIND_NOTHING;
	if (o->type == OPT_WORD)
		return BEHIND_WORDS;
	if (o->type == OPT_DATE)
		return BEHIND_DATE;
	if (strcmp(o->name, "fields") == 0)
		return BEHIND_COLUMNS;
	if (strcmp(o->name, "map") == 0 || strcmp(o->name, "words") == 0)
		return BEHIND_FIELDS;
	return o->type == OPT_FILE || strcmp(o->arg, "file") == 0 ? BEHIND_FILE : BEHIND_TEXT;
}

static void print_columns(const struct tool *t)
{
	const struct tool_spec *s = t->spec;
	for (size_t r = 0; r < s->n_reports; r++)
		for (size_t c = 0; c < s->reports[r].n_cols; c++)
			printf("%s ", s->reports[r].cols[c].name);
}

static void print_fields(const struct tool *t)
{
	for (size_t i = 0; i < t->spec->n_inputs; i++)
		for (size_t c = 0; c < t->spec->inputs[i]->n_cols; c++)
			printf("%s= ", t->spec->inputs[i]->cols[c].name);
}

void completion_words(const struct tool *t, const struct opt *o)
{
	switch (completion_behind(o)) {
	case BEHIND_WORDS:
		for (int32_t i = 0; o->words[i]; i++)
			printf("%s%s", i ? " " : "", o->words[i]);
		break;
	case BEHIND_DATE:
		printf("today");
		break;
	case BEHIND_COLUMNS:
		print_columns(t);
		break;
	case BEHIND_FIELDS:
		print_fields(t);
		break;
	case BEHIND_NOTHING:
	case BEHIND_FILE:
	case BEHIND_TEXT:
		break;
	}
}

/* Prints the name of the function: "_glp1_stock" for "glp1-stock". */
static void print_function_name(const struct tool *t)
{
	putchar('_');
	for (const char *p = t->spec->name; *p; p++)
		putchar(*p == '-' ? '_' : *p);
}

/* Prints the case of an option: the words that may follow it, also behind a comma for columns. */
static void print_case(const struct tool *t, const struct opt *o)
{
	enum behind behind = completion_behind(o);
	if (behind == BEHIND_NOTHING || behind == BEHIND_FILE)
		return;
	if (behind == BEHIND_TEXT) {
		printf("\t--%s) return ;;\n", o->name);
		return;
	}
	printf("\t--%s) words='", o->name);
	completion_words(t, o);
	printf(behind == BEHIND_COLUMNS ? "' before=${cur%%\"${cur##*,}\"} ;;\n" : "' ;;\n");
}

static void print_bash(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	print_function_name(t);
	printf("()\n{\n\tlocal cur=$2 prev=$3 words= before=\n"
	       "\t[ \"$cur\" = = ] && cur= prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	       "\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
	       "\tcase $prev in\n");
	for (size_t i = 0; i < n_sets; i++)
		for (size_t k = 0; k < sets[i].n; k++)
			if (!opts_shadowed(sets, &sets[i], &sets[i].opts[k]))
				print_case(t, &sets[i].opts[k]);
	printf("\t*) [ \"${cur#-}\" = \"$cur\" ] || words='");
	for (size_t i = 0; i < n_sets; i++)
		for (size_t k = 0; k < sets[i].n; k++)
			if (sets[i].opts[k].name && !opts_shadowed(sets, &sets[i], &sets[i].opts[k]))
				printf("--%s ", sets[i].opts[k].name);
	printf("' ;;\n\tesac\n\tif [ \"$words\" ]; then\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$words\" -- "
	       "\"${cur#\"$before\"}\")\n"
	       "\telse\n\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\tfi\n}\n"
	       "complete -o filenames -F ");
	print_function_name(t);
	printf(" %s\n", t->spec->name);
}

void completion_print(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	if (t->opt.completion == COMPLETION_ZSH)
		completion_zsh(t, sets, n_sets);
	else
		print_bash(t, sets, n_sets);
}
