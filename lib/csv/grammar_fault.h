/* What csv_grammar says when it stops. Those that return something return false. */
#ifndef GLP1_CSV_GRAMMAR_FAULT_H
#define GLP1_CSV_GRAMMAR_FAULT_H

#include "csv/grammar.h"

/* Fields that are complete, all of them and those of the record under way. */
static inline size_t grammar_ends(const struct csv_grammar *g)
{
	return g->ends.n / sizeof(uint32_t);
}

static inline size_t grammar_columns(const struct csv_grammar *g)
{
	return grammar_ends(g) - g->open_field;
}

/* At the field under way. */
void grammar_fault(struct csv_grammar *g, const char *what);

/* It grew past a limit: an unclosed quote is the usual reason, so say where it opened. */
bool grammar_runaway(struct csv_grammar *g, const char *what);

/* The input ended inside its quotes. */
void grammar_unclosed(struct csv_grammar *g);

/* libcsv refused a byte; of no interest behind a fault of a field before it. */
bool grammar_parse_error(struct csv_grammar *g);

#endif
