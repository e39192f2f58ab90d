/*
 * The tables of dated facts that are built into a program: which it has, and whether those that
 * a run read are old on the day on which it stands.
 */
#ifndef GLP1_TOOL_TABLES_H
#define GLP1_TOOL_TABLES_H

#include <stdint.h>

#include "base/embedded.h"

struct tool;

enum { TOOL_TABLES = 8 }; /* that one run reads */

/* The i-th table that is linked into the program, in no order; NULL behind the last. */
const struct embedded *tables_linked(size_t i);

/* The run reads this table. */
void tables_use(struct tool *t, const struct embedded *table);

/* No option tells the day, and the input goes to this one; of several calls the latest day counts. */
void tables_day(struct tool *t, int32_t day);

/*
 * Notes each table that was read and whose newest row is more than --stale-days older than the
 * day: that of --as-of where the tool has it and it was given, else of tables_day. Where neither
 * told a day nothing is said, as no clock is asked; nor behind a fault.
 */
void tables_tell_age(struct tool *t);

#endif
