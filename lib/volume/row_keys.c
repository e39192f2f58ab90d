/* Keeps at most two rows for each key. */
#include "volume/row_keys.h"

#include "base/banned.h"

/* The rows of a key: the first, and the one that takes it back or fills it. */
struct known {
	struct key_row row[2];
	size_t n;
};

static bool dec_same(struct dec a, struct dec b)
{
	return dec_sub(&a, b) == NUM_OK && a.m == 0;
}

static bool same(const struct key_row *a, const struct key_row *b)
{
	return a->series == b->series && a->date == b->date && a->kind == b->kind &&
	       dec_same(a->quantity, b->quantity) && dec_same(a->unmet, b->unmet);
}

static bool takes_back(const struct key_row *row)
{
	return row->kind == DAY_RETURN || (row->kind == DAY_DISPENSE && row->quantity.m < 0);
}

static bool is_out(const struct key_row *row)
{
	return row->kind == DAY_DISPENSE && row->quantity.m > 0;
}

static struct dec minus(struct dec d)
{
	return (struct dec){ -d.m, d.dec, true };
}

/* Sets sums that move what came back to the day on which it went out; returns how many. */
static size_t move_back(const struct key_row *back, const struct key_row *out,
			struct key_sum sums[KEY_SUMS])
{
	sums[0] = (struct key_sum){ (enum day_kind)back->kind, back->date, minus(back->quantity) };
	sums[1] = (struct key_sum){ (enum day_kind)back->kind, out->date, back->quantity };
	return 2;
}

/* Sets the sum that takes off, on the day of the dispense, what was asked for before; returns 1. */
static size_t fill(const struct key_row *unmet, const struct key_row *out,
		   struct key_sum sums[KEY_SUMS])
{
	struct dec left = unmet->unmet;
	bool all = dec_sub(&left, out->quantity) == NUM_OK && left.m <= 0;
	sums[0] = (struct key_sum){ DAY_UNMET, out->date, minus(all ? unmet->unmet : out->quantity) };
	return 1;
}

/* Sets the sums of two rows that belong together; false: they do not. */
static bool relate(const struct key_row *a, const struct key_row *b,
		   struct key_sum sums[KEY_SUMS], size_t *n)
{
	*n = 0;
	if (a->series != b->series)
		return false;
	if (takes_back(b) && is_out(a))
		*n = move_back(b, a, sums);
	else if (takes_back(a) && is_out(b))
		*n = move_back(a, b, sums);
	else if (a->unmet.m > 0 && is_out(b) && b->unmet.m <= 0)
		*n = fill(a, b, sums);
	else if (b->unmet.m > 0 && is_out(a) && a->unmet.m <= 0)
		*n = fill(b, a, sums);
	return *n > 0;
}

static struct known *find(struct row_keys *k, struct str key, bool *made)
{
	return map_get(&k->rows, key, sizeof(struct known), made);
}

enum key_news row_keys_meet(struct row_keys *k, struct str key, struct str original,
			    const struct key_row *row, struct key_sum sums[KEY_SUMS], size_t *n)
{
	bool made;
	struct known *own = find(k, key, &made);
	*n = 0;
	for (size_t i = 0; i < own->n; i++) {
		if (!same(&own->row[i], row))
			continue;
		k->copies++;
		return KEY_COPY;
	}
	if (own->n == 2 || (own->n == 1 && !relate(&own->row[0], row, sums, n)))
		return KEY_CLASH;
	own->row[own->n++] = *row;
	if (own->n == 1 && original.n && !str_eq(original, key)) {
		const struct known *of = map_find(&k->rows, original);
		if (of && of->n)
			relate(&of->row[0], row, sums, n);
	}
	return KEY_NEW;
}

void row_keys_release(struct row_keys *k)
{
	map_release(&k->rows);
}
