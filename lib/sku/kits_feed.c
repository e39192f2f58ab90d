/* Reads kits, and moves demand to their parts and to successors. */
#include "sku/kits_feed.h"

#include "base/banned.h"

struct kit_row {
	struct str kit, sku;
	struct dec quantity;
};

#define COL(member) CSV_MEMBER(struct kit_row, member)

static const struct csv_col cols[] = {
	{ COL(kit), .type = COL_TEXT, .required = true, .aliases = "kit_sku,bundle,package,parent",
	  .help = "what is sold" },
	{ COL(sku), .type = COL_TEXT, .required = true, .aliases = "component,part,item,child",
	  .help = "what it is made of" },
	{ COL(quantity), .type = COL_DEC, .required = true, .min = 1, .max = 1e6, .aliases = "qty,units",
	  .unit = "units", .help = "of it in one kit, a whole number" },
};

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct kit_row *row = data;
	bool whole = dec_is_whole(row->quantity);
	*offset = whole ? offsetof(struct kit_row, sku) : offsetof(struct kit_row, quantity);
	if (whole && !str_eq(row->kit, row->sku))
		return true;
	diag_set(d, DIAG_DATA, "%s", whole ? "a kit cannot be its own part" : num_message(NUM_WHOLE));
	return false;
}

const struct feed kits_feed = { FEED_COLS(cols), .row_size = sizeof(struct kit_row),
			    .check = check };

bool kits_has(const struct kits *k, struct str sku)
{
	return map_find(&k->parts, sku) != NULL;
}

/* Checks that no part is a kit itself. False: a fault was said. */
static bool judge(const struct kits *k, struct tool *tool)
{
	struct diag d;
	for (struct kit_part *const *kit = NULL; (kit = map_next(&k->parts, kit));)
		for (const struct kit_part *p = *kit; p; p = p->next) {
			if (!kits_has(k, p->sku))
				continue;
			diag_set(&d, DIAG_DATA, "a part is a kit itself");
			diag_name(&d, STR("--kits"));
			d.hint = "list its parts in its place";
			return tool_fault(tool, &d);
		}
	return true;
}

bool kits_read(struct kits *k, struct tool *tool, struct opt_file *file)
{
	struct input in;
	struct kit_row row;
	if (!file->name)
		return true;
	if (!input_init(&in, tool, file, &row))
		return false;
	while (input_next(&in)) {
		bool made;
		struct kit_part **first = map_get(&k->parts, row.kit, sizeof(*first), &made);
		struct kit_part *part = arena_take(&k->arena, sizeof(*part));
		*part = (struct kit_part){ arena_copy(&k->arena, row.sku), row.quantity, *first };
		*first = part;
	}
	return input_finish(&in) && judge(k, tool);
}

void kits_release(struct kits *k)
{
	map_release(&k->parts);
	arena_release(&k->arena);
}

/* Adds the demand of a series, so many times, to that of sku. False: a sum does not fit. */
static bool add_demand(struct day_table *days, const struct day_series *from, struct str sku,
		       int64_t times)
{
	static const enum day_kind kinds[] = { DAY_DISPENSE, DAY_RETURN, DAY_UNMET };
	bool made;
	struct day_series *to = day_series_get(days, sku, from->location, &made);
	for (int32_t day = from->first_day; day_next(from, &day); day++)
		for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
			struct dec sum = day_sum(from, kinds[i], day);
			if (!sum.set)
				continue;
			if (__builtin_mul_overflow(sum.m, times, &sum.m) ||
			    day_add(days, to, kinds[i], day, sum) != DAY_OK)
				return false;
		}
	return true;
}

/* Adds the demand of a series to what is stocked in its place: a successor, or parts of a kit. */
static bool move_series(struct day_table *days, const struct kits *k, const struct sku_table *skus,
			const struct day_series *s, int32_t as_of)
{
	bool ok = true;
	struct str stocked = skus_successor(skus, s->sku, s->location, as_of);
	struct kit_part *const *kit = map_find(&k->parts, stocked);
	for (const struct kit_part *p = kit ? *kit : NULL; p && ok; p = p->next)
		ok = add_demand(days, s, skus_successor(skus, p->sku, s->location, as_of), p->quantity.m);
	if (ok && !kit && !str_eq(stocked, s->sku))
		ok = add_demand(days, s, stocked, 1);
	return ok;
}

/* Whether the demand of a series would go to a kit as part of another. */
static bool is_nested(const struct kits *k, const struct sku_table *skus,
		      const struct day_series *s, int32_t as_of)
{
	struct kit_part *const *kit =
		map_find(&k->parts, skus_successor(skus, s->sku, s->location, as_of));
	for (const struct kit_part *p = kit ? *kit : NULL; p; p = p->next)
		if (kits_has(k, skus_successor(skus, p->sku, s->location, as_of)))
			return true;
	return false;
}

bool demand_judge(struct day_table *days, const struct kits *k, const struct sku_table *skus,
		  int32_t as_of, struct tool *t)
{
	size_t n = 0;
	struct diag d;
	bool nested = false;
	if (!map_count(&k->parts) || !skus->superseded)
		return true;
	struct day_series **series = day_table_sorted(days, &n);
	for (size_t i = 0; i < n && !nested; i++)
		nested = is_nested(k, skus, series[i], as_of);
	diag_set(&d, DIAG_DATA, "a part is superseded by a kit");
	diag_name(&d, STR("--kits"));
	d.hint = "list the parts of that kit in its place";
	return !nested || tool_fault(t, &d);
}

bool demand_move(struct day_table *days, const struct kits *k, const struct sku_table *skus,
		 int32_t as_of)
{
	size_t n;
	bool ok = true;
	if (!map_count(&k->parts) && !skus->superseded)
		return true;
	struct day_series **series = day_table_sorted(days, &n);
	/* a SKU that gets demand has no successor itself: in any order of the series none moves on */
	for (size_t i = 0; i < n && ok; i++)
		ok = move_series(days, k, skus, series[i], as_of);
	return ok;
}
