/* --completion: a bash function from the option tables. */
#include "tool/help.h"

#include <stdio.h>

#include "base/banned.h"

/* The name of the function: "_glp1_stock" of "glp1-stock". */
static void print_function_name(const struct tool *t)
{
	putchar('_');
	for (const char *p = t->spec->name; *p; p++)
		putchar(*p == '-' ? '_' : *p);
}

/* What may stand behind an option: its words, a day, or a file. */
static void print_case(const struct opt *o)
{
	if (o->type == OPT_HEADING || o->type == OPT_FLAG)
		return;
	if (o->type == OPT_WORD) {
		printf("\t--%s) words='", o->name);
		for (int32_t i = 0; o->words[i]; i++)
			printf("%s%s", i ? " " : "", o->words[i]);
		printf("' ;;\n");
	} else if (o->type == OPT_DATE) {
		printf("\t--%s) words='today' ;;\n", o->name);
	} else if (o->type != OPT_FILE && strcmp(o->arg, "file") != 0) {
		printf("\t--%s) return ;;\n", o->name);
	}
}

void help_completion(const struct tool *t, const struct opt_set *sets, size_t n_sets)
{
	print_function_name(t);
	printf("()\n{\n\tlocal cur=$2 prev=$3 words=\n"
	       "\t[ \"$cur\" = = ] && cur= prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	       "\t[ \"$prev\" = = ] && prev=${COMP_WORDS[COMP_CWORD-2]}\n"
	       "\tcase $prev in\n");
	for (size_t i = 0; i < n_sets; i++)
		for (size_t k = 0; k < sets[i].n; k++)
			if (!opts_shadowed(sets, &sets[i], &sets[i].opts[k]))
				print_case(&sets[i].opts[k]);
	printf("\t*) [ \"${cur#-}\" = \"$cur\" ] || words='");
	for (size_t i = 0; i < n_sets; i++)
		for (size_t k = 0; k < sets[i].n; k++)
			if (sets[i].opts[k].name && !opts_shadowed(sets, &sets[i], &sets[i].opts[k]))
				printf("--%s ", sets[i].opts[k].name);
	printf("' ;;\n\tesac\n\tif [ \"$words\" ]; then\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n\telse\n"
	       "\t\tmapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n\tfi\n}\n"
	       "complete -o filenames -F ");
	print_function_name(t);
	printf(" %s\n", t->spec->name);
}
