/* Reads the roster, the oversight that took place, and the table of states. */
#ifndef GLP1_STAFF_ROSTER_FEED_H
#define GLP1_STAFF_ROSTER_FEED_H

#include "csv/writer.h"
#include "staff/roster.h"
#include "stream/rows.h"

extern const struct feed roster_feed, oversight_feed, state_feed;

/* The columns of a state, as they are read. */
extern const struct csv_out_col state_out[];
enum { STATE_COLS = 29 };

/* Reads the table of states, the rows of the user's file first. False: faults were said. */
bool states_read(struct rows *r, struct tool *t, struct opt_file *file);

#endif
