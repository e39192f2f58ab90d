/* Keeps items sorted, and looks them up by binary search. */
#include "import/items_feed.h"

#include <stdlib.h>

#include "base/mem.h"
#include "import/profile.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct item, member)

static const struct csv_col cols[] = {
	{ .name = "item", .offset = offsetof(struct item, name), .type = COL_TEXT, .required = true,
	  .help = "what the export calls it: its SKU, or item and price as glp1-import writes them" },
	{ COL(sku), .type = COL_TEXT, .help = "the clinic's SKU; empty: it is not stock" },
	{ COL(units), .type = COL_DEC, .min = 0, .max = 1e6, .aliases = "units_per_item",
	  .help = "of the SKU in one item; 1 if empty" },
};

static void fold(void *row, struct arena *arena)
{
	struct item *item = row;
	char *p = arena_take(arena, item->name.n + 1);
	item->folded = (struct str){ p, header_fold(item->name, p) };
}

const struct feed items_feed = {
	FEED_COLS(cols), .row_size = sizeof(struct item), .fix = fold,
};

static int by_name(const void *a, const void *b)
{
	const struct item *const *x = a, *const *y = b;
	return str_cmp((*x)->folded, (*y)->folded);
}

bool items_read(struct items *items, struct tool *t, struct opt_file *file)
{
	struct diag d;
	*items = (struct items){ .sorted = NULL };
	if (!rows_read(&items->rows, t, file))
		return false;
	struct item *item = items->rows.row;
	items->sorted = mem_zero(items->rows.n + 1, sizeof(struct item *));
	for (size_t i = 0; i < items->rows.n; i++)
		items->sorted[i] = &item[i];
	qsort(items->sorted, items->rows.n, sizeof(struct item *), by_name);
	for (size_t i = 1; i < items->rows.n; i++) {
		if (by_name(&items->sorted[i - 1], &items->sorted[i]) != 0)
			continue;
		diag_set(&d, DIAG_DATA, "an item is listed twice");
		d.file = file->name;
		d.value = items->sorted[i]->name;
		return tool_fault(t, &d);
	}
	return true;
}

const struct item *items_find(const struct items *items, struct str name)
{
	char text[NAME_FOLDED_MAX];
	struct item key = { .folded = { text, 0 } }, *p = &key;
	if (name.n > sizeof(text))
		return NULL;
	key.folded.n = header_fold(name, text);
	struct item **found = bsearch(&p, items->sorted, items->rows.n, sizeof(p), by_name);
	return found ? *found : NULL;
}

bool item_units(const struct item *item, struct dec *quantity)
{
	struct dec *q = quantity, by = item->units;
	if (!by.set)
		return true;
	q->dec += by.dec;
	if (__builtin_mul_overflow(q->m, by.m, &q->m))
		return false;
	while (q->dec > 0 && q->m % 10 == 0)
		q->m /= 10, q->dec--;
	return q->dec <= DEC_PLACES;
}

void items_release(struct items *items)
{
	rows_release(&items->rows);
	mem_free(items->sorted);
}
