/*
 * The tables of dated facts that are built into a program: which ones it has, and whether those
 * that a run has read are too old for the day of the run.
 */
#ifndef GLP1_TOOL_TABLES_H
#define GLP1_TOOL_TABLES_H

#include <stdint.h>

#include "base/embedded.h"

struct tool;

enum { TOOL_TABLES = 8 }; /* tables that one run reads, at most */

/* Returns the i-th table that is linked into the program, in no order; NULL behind the last. */
const struct embedded *tables_linked(size_t i);

/* Tells that the run reads this table. */
void tables_use(struct tool *t, const struct embedded *table);

/* Tells the last day of the input, used without --as-of; of several calls the latest day counts. */
void tables_day(struct tool *t, int32_t day);

/*
 * Notes each table that was read and that is without a date, or whose newest row is more than
 * --stale-days older than the day of the run: that of --as-of where it was given, else that of
 * tables_day. Without such a day, as no clock is asked, and after a fault nothing is said.
 */
void tables_tell_age(struct tool *t);

#endif
