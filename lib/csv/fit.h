/*
 * Chooses which columns of a table for people fit a width: notes go below the row, columns are
 * left out by rank, then bars are, then texts are cut; a number is never cut.
 */
#ifndef GLP1_CSV_FIT_H
#define GLP1_CSV_FIT_H

#include "csv/writer.h"

enum { FIT_BAR = 10 }; /* width of a bar, without the blank before it */

struct fit_need {
	size_t head, body; /* the widest word of the name, the widest cell without its bar */
};

struct fit {
	size_t col[CSV_OUT_MAX], n;        /* shown side by side; indexes into the writer's order */
	size_t note[CSV_OUT_MAX], n_notes; /* below the row */
	size_t left[CSV_OUT_MAX], n_left;  /* not shown */
	size_t width[CSV_OUT_MAX];         /* of each of the writer's order, its bar included */
	bool no_bars;
};

/*
 * Fills *f. need[k] is of column k of the writer's order; w->width is the room, 0: no limit, all
 * columns stand side by side. If they do not fit, notes go below; if they still do not, and the
 * user has not chosen the columns, those of the highest rank are left out, again and again, until
 * the rest fit or only rank 0 remains; bars go before the columns of rank 1. In a table without
 * ranks a column's rank is its place, from the third on. If the rest is still too wide, the
 * widest texts get narrower, down to FIT_LEAST.
 */
void fit_columns(struct fit *f, const struct csv_writer *w, const struct fit_need *need);

enum { FIT_LEAST = 4 };

#endif
