/* Making columns fit a width. */
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

static bool fits(const struct fit *f, const struct csv_writer *w)
{
	size_t all = 0;
	for (size_t i = 0; i < f->n; i++)
		all += f->width[f->col[i]] + (i ? BETWEEN : 0);
	return all <= w->width;
}

static void measure(struct fit *f, const struct csv_writer *w, const struct fit_need *need)
{
	for (size_t k = 0; k < w->n_order; k++) {
		bool bar = w->cols[w->order[k]].bar_full > 0 && !f->no_bars && need[k].body;
		size_t body = need[k].body + (bar ? 1 + FIT_BAR : 0);
		f->width[k] = body > need[k].head ? body : need[k].head;
	}
}

/* Leaves out the columns of the highest rank; bars go before the columns of rank 1 do. False: all
 * columns left have rank 0. */
static bool leave_out(struct fit *f, const struct csv_writer *w, const struct fit_need *need,
		      bool ranks)
{
	size_t highest = 0, n = 0;
	for (size_t i = 0; i < f->n; i++)
		if (rank_of(w, f->col[i], ranks) > highest)
			highest = rank_of(w, f->col[i], ranks);
	if (highest <= 1 && !f->no_bars) {
		f->no_bars = true;
		measure(f, w, need);
		return true;
	}
	for (size_t i = 0; i < f->n && highest; i++) {
		if (rank_of(w, f->col[i], ranks) == highest)
			f->left[f->n_left++] = f->col[i];
		else
			f->col[n++] = f->col[i];
	}
	f->n = highest ? n : f->n;
	return highest > 0;
}

/* Makes the widest column that may be cut (a text, a long name) narrower by 1. False: none may. */
static bool narrow(struct fit *f, const struct csv_writer *w, const struct fit_need *need)
{
	size_t widest = CSV_OUT_MAX;
	for (size_t i = 0; i < f->n; i++) {
		size_t k = f->col[i];
		size_t least = out_is_number(w->cols[w->order[k]].type) ? need[k].body : 0;
		least = least > FIT_LEAST ? least : FIT_LEAST;
		if (f->width[k] > least && (widest == CSV_OUT_MAX || f->width[k] >= f->width[widest]))
			widest = k;
	}
	if (widest == CSV_OUT_MAX)
		return false;
	f->width[widest]--;
	return true;
}

void fit_columns(struct fit *f, const struct csv_writer *w, const struct fit_need *need)
{
	bool ranks = has_ranks(w);
	*f = (struct fit){ .n = w->n_order };
	measure(f, w, need);
	for (size_t k = 0; k < w->n_order; k++)
		f->col[k] = k;
	if (!w->width || fits(f, w))
		return;
	f->n = 0;
	for (size_t k = 0; k < w->n_order; k++) {
		if (w->cols[w->order[k]].is_note)
			f->note[f->n_notes++] = k;
		else
			f->col[f->n++] = k;
	}
	while (!w->chosen && !fits(f, w) && leave_out(f, w, need, ranks))
		;
	if (!fits(f, w)) {
		f->no_bars = true;
		measure(f, w, need);
	}
	while (!fits(f, w) && narrow(f, w, need))
		;
}
