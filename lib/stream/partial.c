/* The ends of partial results, and the terms by which they were made. */
#include "stream/partial.h"

#include <stdio.h>

#include "tool/framed.h"

#include "base/banned.h"

static bool is_plain(const struct common *o)
{
	return o->format == FORMAT_CSV && !o->fields && !o->excel_safe && !o->nagios;
}

bool partial_prepare(struct tool *t, const struct partial_options *o)
{
	bool in = framed_input(&t->opt) || o->merge, out = framed_output(&t->opt) || o->partial;
	if (o->partial && !is_plain(&t->opt))
		return tool_option_fault(t, "--partial", "is whole and CSV: no --format, --fields, "
					 "--excel-safe or --nagios beside it");
	if (o->merge && t->opt.rejects)
		return tool_option_fault(t, "--merge", "rows of parts cannot be set aside by --rejects");
	if (o->partial || o->merge)
		t->opt.framed = in && out ? FRAMED_BOTH : in ? FRAMED_IN : FRAMED_OUT;
	return true;
}

void partial_term_text(struct checksum *c, struct str s)
{
	partial_term(c, (int64_t)s.n);
	checksum_add(c, s.p, s.n);
}

void partial_term(struct checksum *c, int64_t n)
{
	char text[24];
	checksum_add(c, text, (size_t)snprintf(text, sizeof(text), "%lld;", (long long)n));
}

void partial_terms(struct checksum *made_by, char out[PARTIAL_TERMS])
{
	partial_term_text(made_by, STR(GLP1_VERSION));
	snprintf(out, PARTIAL_TERMS, "%016llx", (unsigned long long)checksum_take(made_by));
	checksum_free(made_by);
}

static bool fault(struct diag *d, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "%s", what);
	d->hint = hint;
	return false;
}

bool partial_row(struct partial *p, int64_t n, struct diag *d)
{
	p->rows++;
	p->total += (uint64_t)n;
	return p->total <= (uint64_t)INT64_MAX / 2 || fault(d, "numbers too large to add", NULL);
}

bool partial_end(struct partial *p, struct str terms, int64_t rows, struct diag *d)
{
	if (!str_eq(terms, str_from(p->terms)))
		return fault(d, "a part made by other options, or by another version",
			     "give --merge the options that --partial had");
	if ((uint64_t)rows != p->rows)
		return fault(d, "rows of a part are missing before its end", "make the part again");
	p->rows = 0;
	p->ends++;
	return true;
}

bool partial_is_whole(const struct partial *p, struct tool *t, size_t n_files)
{
	if (p->rows || p->ends < n_files)
		return tool_option_fault(t, "--merge", "a part has no end: make it again, it was cut");
	return true;
}
