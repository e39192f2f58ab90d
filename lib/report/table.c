/* Finds cells by the names of their columns. */
#include "report/table.h"

#include <math.h>

#include "base/mem.h"

#include "base/banned.h"

struct row *rows_of(const struct tables *t, enum part part, size_t *n)
{
	size_t all = 0;
	for (size_t i = 0; i < t->n; i++)
		all += t->table[i]->part == part ? t->table[i]->n : 0;
	struct row *rows = mem_alloc(all * sizeof(*rows));
	*n = 0;
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; t->table[i]->part == part && k < t->table[i]->n; k++)
			rows[(*n)++] = (struct row){ t->table[i], k };
	return rows;
}

bool tables_have(const struct tables *t, enum part part)
{
	size_t i = 0;
	while (i < t->n && t->table[i]->part != part)
		i++;
	return i < t->n;
}

/* The index of a column; SIZE_MAX: there is none. */
static size_t column_of(const struct table *t, const char *column)
{
	struct str name = str_from(column);
	for (size_t i = 0; i < t->n_cols; i++)
		if (str_eq(t->name[i], name))
			return i;
	return SIZE_MAX;
}

bool tables_have_column(const struct tables *t, enum part part, const char *column)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->table[i]->part == part && column_of(t->table[i], column) != SIZE_MAX)
			return true;
	return false;
}

struct str cell_of(struct row r, const char *column)
{
	size_t i = column_of(r.table, column);
	return i == SIZE_MAX ? (struct str){ NULL, 0 } : r.table->cell[r.at * r.table->n_cols + i];
}

double real_of(struct row r, const char *column)
{
	double v;
	return num_real(cell_of(r, column), -1e15, 1e15, &v) == NUM_OK ? v : NAN;
}

int32_t day_of(struct row r, const char *column)
{
	int32_t day;
	return date_parse(cell_of(r, column), &day) == DATE_OK ? day : DATE_NONE;
}

struct dec dec_of(struct row r, const char *column)
{
	struct dec d = { .set = false };
	if (dec_parse(cell_of(r, column), &d) != NUM_OK)
		d.set = false;
	return d;
}

bool dec_sum(struct dec *sum, struct dec d)
{
	if (!sum->set)
		*sum = (struct dec){ .set = true };
	return d.set && dec_add(sum, d) == NUM_OK;
}

void tables_release(struct tables *t)
{
	for (size_t i = 0; i < t->n; i++)
		mem_free(t->table[i]->cell);
	mem_free(t->table);
	arena_release(&t->arena);
	*t = (struct tables){ 0 };
}
