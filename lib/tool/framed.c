/* Decides on end records. JSON ends in a bracket, a table is for people: neither has one. */
#include "tool/framed.h"

#include <stdlib.h>

#include "base/banned.h"

const char *const framed_words[] = { "no", "both", "in", "out", NULL };

static bool has_record(const struct common *o)
{
	return o->format == FORMAT_CSV || o->format == FORMAT_TSV;
}

static bool fault(struct tool *t, struct diag *d, struct str name)
{
	diag_name(d, name);
	return tool_fault(t, d);
}

/* Reads GLP1_FRAMED: 1, 0, empty, or a word that --framed takes. False: a fault was said. */
static bool ask_environment(struct tool *t)
{
	static const struct opt variable = { .type = OPT_WORD, .words = framed_words };
	struct diag d;
	const char *value = getenv("GLP1_FRAMED");
	if (!value || !*value || strcmp(value, "0") == 0)
		value = "no";
	else if (strcmp(value, "1") == 0)
		value = "both";
	if (opt_value(&variable, value, &t->opt.framed, &d))
		return true;
	d.hint = "1 means both, 0 no";
	return fault(t, &d, STR("GLP1_FRAMED"));
}

bool framed_decide(struct tool *t)
{
	struct diag d;
	int32_t where = t->opt.framed;
	if (where == FRAMED_UNSET)
		return ask_environment(t);
	if (has_record(&t->opt) || where == FRAMED_NO || where == FRAMED_IN)
		return true;
	diag_set(&d, DIAG_DATA, "json and table have no end record");
	d.hint = "--framed=in asks the input for one";
	return fault(t, &d, STR("--framed"));
}

bool framed_input(const struct common *o)
{
	return o->framed == FRAMED_BOTH || o->framed == FRAMED_IN;
}

bool framed_output(const struct common *o)
{
	return (o->framed == FRAMED_BOTH || o->framed == FRAMED_OUT) && has_record(o);
}
