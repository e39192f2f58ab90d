/* The tables of a run, from its operands. */
#ifndef GLP1_REPORT_TABLES_FEED_H
#define GLP1_REPORT_TABLES_FEED_H

#include "report/table.h"
#include "tool/tool.h"

/*
 * Reads all operands. A record that is the header of a known table begins one, so that several
 * tables may be one stream. Refused, by name: a header of no known table, a cell that its
 * column cannot hold, rows that tell of single patients. False: faults were said.
 */
bool tables_read(struct tables *tables, struct tool *t);

#endif
