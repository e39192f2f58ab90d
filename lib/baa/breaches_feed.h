/* The breach portal of the HHS Office for Civil Rights, in its own CSV. */
#ifndef GLP1_BAA_BREACHES_FEED_H
#define GLP1_BAA_BREACHES_FEED_H

#include "stream/input.h"
#include "baa/baa.h"

extern const struct csv_col breach_cols[];
enum { BREACH_COLS = 4 };

struct breach_table {
	struct baa_breach *breaches;
	size_t n, size;
	struct arena arena;
};

/* Reads a file, dates as MM/DD/YYYY. False: faults were said. Release the table in either case. */
bool breaches_read(struct breach_table *table, struct tool *t, const char *file);
void breaches_release(struct breach_table *table);

#endif
