/* A table for people: rows are kept until the widths are known, then aligned. */
#include <errno.h>

#include "base/text.h"
#include "csv/writer.h"

#include "base/banned.h"

struct table_row {
	struct table_row *next;
	struct str cell[]; /* visible text, in the order of the writer's columns */
};

/* A visible copy of s, cut after 200 bytes. */
static struct str visible(struct csv_writer *w, struct str s)
{
	char text[204];
	size_t used;
	size_t n = text_visible(s, text, sizeof(text) - 3, &used);
	if (used < s.n) {
		memcpy(text + n, "...", 3);
		n += 3;
	}
	return arena_copy(&w->arena, (struct str){ text, n });
}

void csv_table_row(struct csv_writer *w)
{
	struct table_row *row =
		arena_take(&w->arena, sizeof(*row) + w->n_order * sizeof(row->cell[0]));
	for (size_t k = 0; row && k < w->n_order; k++) {
		const struct csv_cell *c = &w->cell[w->order[k]];
		row->cell[k] = visible(w, (struct str){ w->text + c->at, c->n });
		if (!row->cell[k].p)
			row = NULL;
	}
	if (!row) {
		w->error = ENOMEM;
		return;
	}
	*w->last = row;
	w->last = &row->next;
}

static void pad(struct csv_writer *w, size_t n)
{
	while (n--)
		csv_writer_bytes(w, " ", 1);
}

void csv_table_finish(struct csv_writer *w)
{
	size_t width[CSV_OUT_MAX] = { 0 };
	for (const struct table_row *r = w->first; r; r = r->next)
		for (size_t k = 0; k < w->n_order; k++)
			if (text_width(r->cell[k]) > width[k])
				width[k] = text_width(r->cell[k]);
	for (const struct table_row *r = w->first; r; r = r->next) {
		bool bold = w->colour && r == w->first;
		if (bold)
			csv_writer_bytes(w, "\033[1m", 4);
		for (size_t k = 0; k < w->n_order; k++) {
			size_t space = width[k] - text_width(r->cell[k]);
			bool right = w->cols[w->order[k]].type == OUT_NUMBER;
			pad(w, (k ? 2 : 0) + (right ? space : 0));
			csv_writer_bytes(w, r->cell[k].p, r->cell[k].n);
			pad(w, right || k + 1 == w->n_order ? 0 : space);
		}
		if (bold)
			csv_writer_bytes(w, "\033[0m", 4);
		csv_writer_bytes(w, "\n", 1);
	}
}
