/* What csv_grammar says when it stops. Those that return something return false. */
#ifndef GLP1_CSV_GRAMMAR_FAULT_H
#define GLP1_CSV_GRAMMAR_FAULT_H

#include "csv/grammar.h"

/* How many ends are stored (one more than complete fields); fields of the record under way. */
static inline size_t grammar_ends(const struct csv_grammar *g)
{
	return g->ends.n / sizeof(uint32_t);
}

static inline size_t grammar_columns(const struct csv_grammar *g)
{
	return grammar_ends(g) - g->open_field;
}

/* Sets g->fault to the text what, at the field under way. */
void grammar_fault(struct csv_grammar *g, const char *what);

/* A field grew past a limit; an unclosed quote is the usual reason, so says where one opened. */
bool grammar_runaway(struct csv_grammar *g, const char *what);

/* The input ended inside the quotes of the field under way. */
void grammar_unclosed(struct csv_grammar *g);

/* libcsv refused a byte. Does nothing if a field before it was at fault. */
bool grammar_parse_error(struct csv_grammar *g);

#endif
