/* Keeps each good row of an input, with its texts in an arena. */
#include "stream/rows.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

static void keep(struct rows *r, const struct input *in)
{
	const struct feed *f = in->feed;
	r->feed = f;
	r->row = array_room(r->row, r->n, &r->size, f->row_size);
	char *row = (char *)r->row + r->n++ * f->row_size;
	memcpy(row, in->row, f->row_size);
	csv_keep_texts(&r->arena, f->cols, f->n_cols, row);
	if (f->fix)
		f->fix(row, &r->arena);
}

static bool read_all(struct rows *r, struct input *in)
{
	while (input_next(in))
		keep(r, in);
	r->feed = in->feed; /* so that it is set without rows, too */
	bool ok = input_finish(in);
	mem_free(in->row);
	return ok;
}

/* Returns room for a row of the file's feed, or of any feed that the operands may be. */
static void *row_room(const struct tool *t, const struct opt_file *file)
{
	size_t size = file ? file->opt->feed->row_size : 0;
	for (size_t i = 0; !file && i < t->spec->n_inputs; i++)
		if (t->spec->inputs[i]->row_size > size)
			size = t->spec->inputs[i]->row_size;
	return mem_zero(1, size);
}

bool rows_read(struct rows *r, struct tool *t, struct opt_file *file)
{
	struct input in;
	if (file && !file->name)
		return true;
	void *row = row_room(t, file);
	if (input_init(&in, t, file, row))
		return read_all(r, &in);
	mem_free(row);
	return false;
}

bool rows_read_embedded(struct rows *r, struct tool *t, const struct feed *feed,
			const struct embedded *table)
{
	struct input in;
	input_init_embedded(&in, t, feed, mem_zero(1, feed->row_size), table);
	return read_all(r, &in);
}

void rows_release(struct rows *r)
{
	mem_free(r->row);
	arena_release(&r->arena);
	*r = (struct rows){ 0 };
}
