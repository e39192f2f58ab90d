/* Writes counts as rows of a part. */
#include <stddef.h>

#include "fill/fill_part_feed.h"

#include "base/banned.h"

struct part_line {
	struct str pharmacy, by, terms, rx_id, sku, location, state;
	const char *count, *told;
	int64_t key, n, promised;
	int32_t next_dose_due;
};

#define COL(member) CSV_MEMBER(struct part_line, member)

static const struct csv_out_col cols[] = {
	{ COL(count), .type = OUT_NAME, .help = "the name of what was counted; end: the last row" },
	{ COL(pharmacy), .help = "the pharmacy" },
	{ COL(by), .help = "what orders are told apart by beside it" },
	{ COL(key), .type = OUT_WHOLE, .help = "seconds, a day, or a packed moment, seen n times" },
	{ COL(n), .type = OUT_WHOLE, .help = "how many; in the last row: rows before it" },
	{ COL(terms), .help = "in the last row: a fingerprint of the options" },
	{ COL(promised), .type = OUT_WHOLE, .help = "of an open order, packed" },
	{ COL(told), .type = OUT_NAME, .help = "of an open order" },
	{ COL(next_dose_due), .type = OUT_DATE, .help = "of an open order" },
	{ COL(rx_id), .help = "of an open order, with --show-ids" },
	{ COL(sku), .help = "of an open order" },
	{ COL(location), .help = "of an open order" },
	{ COL(state), .help = "of an open order" },
};

#undef COL

const struct report fill_part_report = { "--partial", REPORT_COLS(cols) };

static const struct part_line empty = { .key = OUT_UNKNOWN, .promised = OUT_UNKNOWN,
					.next_dose_due = DATE_NONE };

/* Where rows go, and how many were written. */
struct part {
	struct tool *t;
	int64_t rows;
};

static void put(struct part *p, const struct part_line *l)
{
	tool_write(p->t, l);
	p->rows++;
}

static void put_count(struct part *p, const struct fill_group *g, const char *name, uint64_t n)
{
	struct part_line l = empty;
	l.pharmacy = g ? g->pharmacy : STR("");
	l.by = g ? g->by : STR("");
	l.count = name;
	l.n = (int64_t)n;
	if (n)
		put(p, &l);
}

static void put_tally(struct part *p, const struct fill_group *g, size_t i)
{
	const struct tally *t = fill_tally(g, i);
	struct part_line l = empty;
	l.pharmacy = g->pharmacy;
	l.by = g->by;
	l.count = fill_tallies_of[i].name;
	for (size_t k = 0; k < t->n; k++) {
		l.key = t->item[k].key;
		l.n = (int64_t)t->item[k].n;
		put(p, &l);
	}
}

static void put_group(struct part *p, const struct fill_group *g)
{
	for (size_t i = 0; i < FILL_COUNTS; i++)
		put_count(p, g, fill_counts_of[i].name, *fill_count(g, i));
	for (size_t i = 0; i < FILL_TALLIES; i++)
		put_tally(p, g, i);
}

static void put_open(struct part *p, const struct open_order *o, bool show_ids)
{
	struct part_line l = empty;
	l.count = "open_order";
	l.pharmacy = o->pharmacy;
	l.key = instant_pack(&o->ordered);
	l.n = 1;
	l.promised = o->promised.set ? instant_pack(&o->promised) : OUT_UNKNOWN;
	l.told = o->told ? "yes" : "no";
	l.next_dose_due = o->next_dose_due;
	l.rx_id = show_ids ? o->rx_id : STR("");
	l.sku = o->sku;
	l.location = o->location;
	l.state = o->state;
	put(p, &l);
}

void fill_part_write(struct tool *t, const struct fill *f, const struct open_orders *open,
		     bool show_ids, const char *terms)
{
	struct part p = { .t = t };
	struct part_line last = empty;
	for (size_t i = 0; i < FILL_SUMS; i++)
		put_count(&p, NULL, fill_sums_of[i].name, *fill_sum(f, i));
	if (f->latest.set) {
		struct part_line l = empty;
		l.count = "latest";
		l.key = instant_pack(&f->latest);
		l.n = 1;
		put(&p, &l);
	}
	for (size_t i = 0; i < f->n; i++)
		put_group(&p, f->group[i]);
	for (size_t i = 0; i < open->n; i++)
		put_open(&p, &open->order[i], show_ids);
	last.count = "end";
	last.n = p.rows;
	last.terms = str_from(terms);
	tool_write(t, &last);
}

void fill_part_terms(const struct fill_rules *rules, const struct orders_terms *terms,
		     char out[PARTIAL_TERMS])
{
	struct checksum *c = checksum_new();
	const int64_t numbers[] = {
		rules->as_of.set ? instant_pack(&rules->as_of) : 0, rules->early, rules->late,
		rules->no_early, rules->calendar.business, terms->by, terms->pool_pharmacies,
		terms->keep_open, terms->show_ids,
	};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		partial_term(c, numbers[i]);
	for (size_t i = 0; i < rules->calendar.n; i++)
		partial_term(c, rules->calendar.holidays[i]);
	partial_terms(c, out);
}
