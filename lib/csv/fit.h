/* Which columns of a table for people fit a width: by rank the others go, notes go below the row. */
#ifndef GLP1_CSV_FIT_H
#define GLP1_CSV_FIT_H

#include "csv/writer.h"

struct fit {
	size_t col[CSV_OUT_MAX], n;        /* shown side by side; indexes into the writer's order */
	size_t note[CSV_OUT_MAX], n_notes; /* below the row */
	size_t left[CSV_OUT_MAX], n_left;  /* not shown */
};

/*
 * width[k] is what column k of the writer's order needs; w->width what there is, 0: no limit, then
 * all are side by side. If they do not fit, notes go below; if they still do not, and the
 * columns are not the user's own choice, all of the highest rank are left out, until they fit or
 * only those of rank 0 remain. In a table without ranks that is the place, from the third on.
 */
void fit_columns(struct fit *f, const struct csv_writer *w, const size_t *width);

#endif
