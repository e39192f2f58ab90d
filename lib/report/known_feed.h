/* The tables that the page knows: those of the tools, by their columns. */
#ifndef GLP1_REPORT_KNOWN_FEED_H
#define GLP1_REPORT_KNOWN_FEED_H

#include "csv/writer.h"
#include "report/table.h"

struct known {
	enum part part;
	const char *tool;
	const struct report *report;
	const char *needs; /* comma-separated: columns without which it is not this table */
};

/* In the order in which they are tried. */
extern const struct known known_tables[];
extern const size_t n_known_tables;

/* How a table was made, for the page to say: written by scripts/week. */
extern const struct report made_report;

/*
 * Returns the known table of a header: all names are its columns, and those that it needs are
 * there. NULL: there is none.
 */
const struct known *known_by_header(const struct str *name, size_t n);

/* Whether any known table has a column of this name; if not, a record is no header. */
bool known_first(struct str name);

/* Returns a column of a known table; NULL: it has none of that name. */
const struct csv_out_col *known_column(const struct known *k, struct str name);

/*
 * Returns the audit that made the findings of a table, by its rules, under its name on the page:
 * Agreements, Staff ...; NULL: they are of several audits, or of none that is known.
 */
const char *area_of_table(const struct table *t);

#endif
