/* What is wrong, with line and column. */
#include "csv/grammar_fault.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/banned.h"

void grammar_fault(struct csv_grammar *g, const char *what)
{
	diag_set(&g->fault, DIAG_DATA, "%s", what);
	g->fault.line = g->record_line;
	g->fault.column = (uint32_t)grammar_columns(g) + 1;
}

bool grammar_runaway(struct csv_grammar *g, const char *what)
{
	char text[DIAG_TEXT];
	snprintf(text, sizeof(text), "%s; is the quote opened on line %" PRIu64 " never closed?",
		 what, g->field_line);
	grammar_fault(g, g->parser.quoted ? text : what);
	return false;
}

void grammar_unclosed(struct csv_grammar *g)
{
	char text[DIAG_TEXT];
	snprintf(text, sizeof(text), "quote opened on line %" PRIu64 " is never closed",
		 g->field_line);
	grammar_fault(g, g->field_line == g->record_line ? "quote opened here is never closed" : text);
}

bool grammar_parse_error(struct csv_grammar *g)
{
	if (g->fault.class != DIAG_NONE)
		return false;
	const char *what = g->parser.quoted ? "text after the closing quote"
					    : "quote inside an unquoted field";
	char text[DIAG_TEXT];
	snprintf(text, sizeof(text), "%s, on line %" PRIu64, what, g->line);
	grammar_fault(g, g->line == g->record_line ? what : text);
	g->fault.hint = g->parser.quoted ? "double a quote that is part of the text"
					 : "quote the field, or use --lazy-quotes";
	return false;
}
