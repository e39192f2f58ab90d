/* Columns against a width. */
#include "csv/fit.h"

#include "base/banned.h"

enum { KEPT_WITHOUT_RANKS = 2, BETWEEN = 2 };

static bool has_ranks(const struct csv_writer *w)
{
	for (size_t i = 0; i < w->n_cols; i++)
		if (w->cols[i].rank)
			return true;
	return false;
}

static size_t rank_of(const struct csv_writer *w, size_t k, bool ranks)
{
	if (ranks)
		return (size_t)w->cols[w->order[k]].rank;
	return k < KEPT_WITHOUT_RANKS ? 0 : k;
}

static bool fits(const struct fit *f, const struct csv_writer *w, const size_t *width)
{
	size_t all = 0;
	for (size_t i = 0; i < f->n; i++)
		all += width[f->col[i]] + (i ? BETWEEN : 0);
	return all <= w->width;
}

/* Leaves out the columns of the highest rank. False: all that are left have rank 0. */
static bool leave_out(struct fit *f, const struct csv_writer *w, bool ranks)
{
	size_t highest = 0, n = 0;
	for (size_t i = 0; i < f->n; i++)
		if (rank_of(w, f->col[i], ranks) > highest)
			highest = rank_of(w, f->col[i], ranks);
	for (size_t i = 0; i < f->n && highest; i++) {
		if (rank_of(w, f->col[i], ranks) == highest)
			f->left[f->n_left++] = f->col[i];
		else
			f->col[n++] = f->col[i];
	}
	f->n = highest ? n : f->n;
	return highest > 0;
}

void fit_columns(struct fit *f, const struct csv_writer *w, const size_t *width)
{
	bool ranks = has_ranks(w);
	*f = (struct fit){ .n = w->n_order };
	for (size_t k = 0; k < w->n_order; k++)
		f->col[k] = k;
	if (!w->width || fits(f, w, width))
		return;
	f->n = 0;
	for (size_t k = 0; k < w->n_order; k++) {
		if (w->cols[w->order[k]].is_note)
			f->note[f->n_notes++] = k;
		else
			f->col[f->n++] = k;
	}
	while (!w->chosen && !fits(f, w, width) && leave_out(f, w, ranks))
		;
}
