/*
 * Which columns of a table for people fit a width: by rank the others go, notes go below the row,
 * then bars go, then texts are cut; a number is never cut.
 */
#ifndef GLP1_CSV_FIT_H
#define GLP1_CSV_FIT_H

#include "csv/writer.h"

enum { FIT_BAR = 10 }; /* of a bar; a blank is before it */

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
 * need[k] is of column k of the writer's order; w->width what there is, 0: no limit, then all are
 * side by side. If they do not fit, notes go below; if they still do not, and the columns are not
 * the user's own choice, all of the highest rank are left out, until they fit or only those of
 * rank 0 remain, bars before the columns of rank 1. In a table without ranks that is the place, from
 * the third on. If that is too wide, the widest texts get narrower, down to FIT_LEAST.
 */
void fit_columns(struct fit *f, const struct csv_writer *w, const struct fit_need *need);

enum { FIT_LEAST = 4 };

#endif
