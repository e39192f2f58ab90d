/* Adds up a table with a row for each quantity that a pharmacy supplied. */
#include "pharm/supply_feed.h"

#include "base/mem.h"
#include "stream/input.h"
#include "volume/days.h"
#include "volume/names.h"
#include "volume/total_feed.h"

#include "base/banned.h"

struct supply_row {
	struct str pharmacy, sku;
	int32_t kind;
	struct dec quantity;
};

#define AT(member) offsetof(struct supply_row, member)
#define COL(member) CSV_MEMBER(struct supply_row, member)

static const struct csv_col cols[] = {
	{ COL(pharmacy), .type = COL_TEXT, .required = true, .aliases = "vendor,supplier",
	  .help = "who supplied it" },
	{ COL(sku), .type = COL_TEXT, .aliases = SKU_NAMES,
	  .help = "the SKU" },
	{ COL(quantity), .type = COL_DEC, COL_ANY, .required = true, .may_be_empty = true,
	  .aliases = "qty,units", .unit = "units", .help = "how many; negative takes back" },
	{ COL(kind), .type = COL_WORD, .words = day_kind_names,
	  .help = "dispense (if empty or absent) and return count, other kinds are left out" },
};

#undef COL

static bool counts(const struct supply_row *row)
{
	return row->kind == DAY_DISPENSE || row->kind == DAY_RETURN;
}

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct supply_row *row = data;
	*offset = is_total(row->pharmacy) ? AT(pharmacy) : AT(sku);
	if (is_total(row->pharmacy) || is_total(row->sku))
		return total_fault(d);
	*offset = AT(quantity);
	if (!counts(row) || row->quantity.set)
		return true;
	diag_set(d, DIAG_DATA, "%s", num_message(NUM_EMPTY));
	return false;
}

const struct feed pharm_volume_feed = { FEED_COLS(cols), .row_size = sizeof(struct supply_row),
	.check = check };

/* A sum, in units of 10^-DEC_PLACES; 10^10 rows of the largest quantity fit. */
struct sum {
	dec_wide units;
};

/* What rows are added up with: the tool's own, or one thread's. */
struct state {
	struct supply_row rows[INPUT_ROWS];
	struct map *supply, own;
};

static void add(struct map *supply, struct str sku, struct str pharmacy, dec_wide units)
{
	bool made;
	struct sum *sum = map_get_pair(supply, sku, pharmacy, sizeof(*sum), &made);
	sum->units += units;
}

static void read_rows(struct input *in)
{
	struct state *s = in->parts.state;
	for (size_t n; (n = input_next_rows(in));)
		for (size_t i = 0; i < n; i++) {
			const struct supply_row *row = &s->rows[i];
			dec_wide units = dec_to_wide(row->quantity, DEC_PLACES);
			if (counts(row))
				add(s->supply, row->sku, row->pharmacy,
				    row->kind == DAY_RETURN ? -units : units);
		}
}

static bool begin_part(struct input *part, const struct input *whole)
{
	const struct state *all = whole->parts.state;
	struct state *s = part->parts.state = mem_zero(1, sizeof(*s));
	s->supply = &s->own;
	memcpy(s->rows, all->rows, sizeof(s->rows)); /* the empty values */
	part->row = s->rows;
	return true;
}

/* The texts of a pair, of its item's key. */
static struct str key_parts(const struct sum *item, struct str *pharmacy)
{
	struct str key = map_key(item), sku = str_from(key.p);
	*pharmacy = str_from(key.p + sku.n + 1);
	return sku;
}

static enum parts_result add_part(struct input *whole, struct input *part)
{
	struct state *all = whole->parts.state, *s = part->parts.state;
	struct str pharmacy;
	for (struct sum *i = NULL; (i = map_next(s->supply, i));) {
		struct str sku = key_parts(i, &pharmacy);
		add(all->supply, sku, pharmacy, i->units);
	}
	return PARTS_ADDED;
}

static void release_part(struct input *part)
{
	struct state *s = part->parts.state;
	map_release(&s->own);
	mem_free(s);
}

static const struct parts_job in_parts = {
	.begin = begin_part, .read = read_rows, .add = add_part, .release = release_part,
};

bool pharm_supply_read(struct map *supply, struct tool *t, struct opt_file *file)
{
	struct input in;
	struct state s = { .supply = supply };
	struct diag d;
	if (!file->name)
		return true;
	if (!input_init(&in, t, file, s.rows))
		return false;
	input_in_parts(&in, &in_parts, &s, 0);
	read_rows(&in);
	if (!input_finish(&in))
		return false;
	if (map_count(supply))
		return true;
	diag_set(&d, DIAG_DATA, "no row in which a pharmacy dispensed or took back");
	d.file = file->name;
	d.hint = "leave the option out to count the pharmacies of the register";
	return tool_fault(t, &d);
}

struct pharm_volume *pharm_volume_of(const struct map *supply, const struct pharm_fills *fills,
				     size_t n_fills, struct arena *arena, size_t *n)
{
	struct pharm_volume *v = mem_zero(map_count(supply) + n_fills, sizeof(*v));
	struct str pharmacy;
	*n = 0;
	for (const struct sum *i = NULL; (i = map_next(supply, i));) {
		struct str sku = key_parts(i, &pharmacy);
		v[(*n)++] = (struct pharm_volume){ pharmacy, sku, name_fold(arena, pharmacy),
						   (double)i->units / 1e9 /* DEC_PLACES */ };
	}
	for (size_t i = 0; !map_count(supply) && i < n_fills; i++)
		if (fills[i].orders.set)
			v[(*n)++] = (struct pharm_volume){ fills[i].pharmacy, STR(""), fills[i].folded,
							   dec_double(fills[i].orders) };
	return v;
}
