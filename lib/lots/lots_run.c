/* Reads the files of a run into lots and into accounts. */
#include "lots/lots_run.h"

#include "base/mem.h"
#include "tool/later.h"

#include "base/banned.h"

bool lots_run_prepare(struct tool *t, void *options)
{
	const struct lots_options *o = options;
	bool of_lots = t->report == LOTS_LOTS || t->report == LOTS_EXPIRY;
	if (t->report == LOTS_VARIANCE && !o->count.name)
		return tool_option_fault(t, "--report=variance", "needs --count");
	if (t->report == LOTS_MOVES && o->count.name)
		return tool_option_fault(t, "--count", "not with --report=moves");
	if (o->is_complete && !o->count.name)
		return tool_option_fault(t, "--complete", "needs --count");
	if (t->report == LOTS_TRACE && o->count.name && !o->by)
		return tool_option_fault(t, "--count", "is made place by place: say --by=location too");
	if (o->check && t->report != LOTS_LOTS && t->report != LOTS_VARIANCE)
		return tool_option_fault(t, "--check", "goes with --report=lots or variance");
	if (o->storage.name && !o->temperatures.name)
		return tool_option_fault(t, "--storage", "goes with --temperatures");
	if (o->temperatures.name && !of_lots)
		return tool_option_fault(t, "--temperatures", "goes with --report=lots or expiry");
	if (o->by == 0 && t->report != LOTS_VARIANCE)
		tool_hide(t, "location");
	if (!o->skus.name && !t->opt.fields) {
		tool_hide(t, "unit");
		tool_hide(t, "doses");
	}
	if (t->report == LOTS_MOVES && !o->show_ids) {
		tool_hide(t, "patient");
		tool_hide(t, "reference");
	}
	t->is_private = t->report == LOTS_MOVES && o->show_ids;
	return true;
}

bool lots_sum_fault(struct lots_run *r)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "the units of a lot are out of range in sum");
	return tool_fault(r->tool, &d);
}

/* Turns a quantity into the unit of its SKU. False: a fault was said. */
static bool own_unit(struct lots_run *r, const char *file, struct str sku, struct str location,
		     int32_t unit, struct dec *quantity)
{
	struct diag d;
	const struct sku_entry *e = unit ? skus_of(&r->skus, sku, location) : NULL;
	if (units_in_own(quantity, unit, e ? &e->row : NULL, &d))
		return true;
	diag_name(&d, str_from(file));
	return tool_fault(r->tool, &d);
}

/* Turns all quantities into the units of their SKUs. False: a fault was said. */
static bool to_own_units(struct lots_run *r)
{
	struct held_row *held = r->from_ledger ? NULL : r->lots.row;
	struct rows *moves = r->from_ledger ? &r->lots : &r->moves;
	bool ok = true;
	for (size_t i = 0; held && i < r->lots.n && ok; i++)
		ok = own_unit(r, "unit", held[i].sku, held[i].location, held[i].unit, &held[i].allocated) &&
		     own_unit(r, "unit", held[i].sku, held[i].location, held[i].unit, &held[i].quantity);
	for (size_t i = 0; i < r->counts.n && ok; i++) {
		struct count_row *c = (struct count_row *)r->counts.row + i;
		ok = own_unit(r, "--count: unit", c->sku, c->location, c->unit, &c->quantity);
	}
	for (size_t i = 0; i < moves->n && ok; i++) {
		struct move_row *m = (struct move_row *)moves->row + i;
		ok = own_unit(r, r->from_ledger ? "unit" : "--ledger: unit", m->sku, m->location, m->unit,
			      &m->quantity);
	}
	return ok;
}

/* Puts lists, counts and movements into one book. False: a fault was said. */
static bool fill_book(struct lots_run *r)
{
	const struct held_row *held = r->from_ledger ? NULL : r->lots.row;
	const struct count_row *counts = r->counts.row;
	const struct rows *moves = r->from_ledger ? &r->lots : &r->moves;
	enum num_status st = NUM_OK;
	for (size_t i = 0; held && i < r->lots.n && st == NUM_OK; i++) {
		struct lot_account *a = account_of(&r->book, held[i].sku, held[i].location, held[i].lot);
		a->listed.set = true;
		if (a->expires == DATE_NONE || (held[i].date != DATE_NONE && held[i].date < a->expires))
			a->expires = held[i].date;
		st = dec_add(&a->listed, held[i].quantity);
	}
	for (size_t i = 0; i < r->counts.n && st == NUM_OK; i++) {
		struct lot_account *a = account_of(&r->book, counts[i].sku, counts[i].location,
						   counts[i].lot);
		a->counted.set = true;
		st = dec_add(&a->counted, counts[i].quantity);
	}
	for (size_t i = 0; i < moves->n && st == NUM_OK; i++) {
		const struct move_row *move = (const struct move_row *)moves->row + i;
		if (move->date <= r->o->as_of)
			st = account_move(&r->book, move);
	}
	return st == NUM_OK || lots_sum_fault(r);
}

/* Makes a list of lots of what the ledger leaves of each. False: a fault was said. */
static bool list_from_book(struct lots_run *r)
{
	size_t n;
	struct lot_account **accounts = accounts_sorted(&r->book, &n);
	struct held_row *rows = mem_zero(n + 1, sizeof(*rows));
	enum num_status st = NUM_OK;
	size_t kept = 0;
	for (size_t i = 0; i < n && st == NUM_OK; i++) {
		struct held_row row = { .sku = accounts[i]->sku, .location = accounts[i]->location,
					.lot = accounts[i]->lot, .date = accounts[i]->expires,
					.opened = DATE_NONE, .received = accounts[i]->first };
		st = account_balance(accounts[i], &row.quantity);
		if (row.quantity.m)
			rows[kept++] = row;
	}
	mem_free(accounts);
	mem_free(r->lots.row);
	r->lots.row = rows; /* its arena holds texts of the ledger still */
	r->lots.n = kept;
	return st == NUM_OK || lots_sum_fault(r);
}

/* Looks for movements and readings after --as-of. False: a fault was said. */
static bool judge_later(const struct lots_run *r)
{
	const struct rows *moves = r->from_ledger ? &r->lots : &r->moves;
	size_t late = 0, readings = 0;
	for (size_t i = 0; i < moves->n; i++)
		late += ((const struct move_row *)moves->row)[i].date > r->o->as_of;
	for (size_t i = 0; i < r->readings.n; i++)
		readings += ((const struct storage_reading *)r->readings.row)[i].date > r->o->as_of;
	return tool_later(r->tool, late, "row", r->o->check) &&
	       (!r->o->check || tool_later(r->tool, readings, "reading", true));
}

/* Makes the map of rates by SKU and location. False: a fault was said. */
static bool index_rates(struct lots_run *r)
{
	struct diag d;
	for (size_t i = 0; i < r->rates.n; i++) {
		const struct rate_row *rate = (const struct rate_row *)r->rates.row + i;
		bool made;
		struct str location = r->o->by ? rate->location : (struct str){ NULL, 0 };
		const struct rate_row **at = map_get_pair(&r->rate_of, rate->sku, location, sizeof(*at),
							  &made);
		*at = rate;
		if (made)
			continue;
		diag_set(&d, DIAG_DATA, "a SKU is there more than once");
		diag_name(&d, STR("--rates"));
		d.hint = r->o->by ? "give the rows of glp1-stock --by=location" :
				    "say --by=location, or give the rows of glp1-stock --by=sku";
		return tool_fault(r->tool, &d);
	}
	return true;
}

static bool read_rules(struct lots_run *r, struct lots_options *o)
{
	if (o->storage.name)
		return rows_read(&r->rules, r->tool, &o->storage);
	return !o->temperatures.name ||
	       rows_read_embedded(&r->rules, r->tool, &storage_feed, &lots_storage_csv);
}

bool lots_run_read(struct lots_run *r, struct tool *t, struct lots_options *o)
{
	*r = (struct lots_run){ .tool = t, .o = o };
	if (!skus_read(&r->skus, t, &o->skus) || !rows_read(&r->rates, t, &o->rates) ||
	    !rows_read(&r->readings, t, &o->temperatures) || !read_rules(r, o) ||
	    !rows_read(&r->counts, t, &o->count) || !rows_read(&r->lots, t, NULL) ||
	    !rows_read(&r->moves, t, &o->ledger))
		return false;
	r->from_ledger = r->lots.feed == &lot_ledger_feed;
	if (r->from_ledger && o->ledger.name)
		return tool_option_fault(t, "--ledger", "the input is a ledger already");
	/* a count is made place by place, and a list of what a ledger leaves must keep the places */
	bool of_lots = t->report == LOTS_LOTS || t->report == LOTS_EXPIRY;
	r->book.by_location = o->by == 1 || of_lots || t->report == LOTS_VARIANCE;
	storage_sort(r->readings.row, r->readings.n);
	return judge_later(r) && index_rates(r) && to_own_units(r) && fill_book(r) &&
	       (!of_lots || !r->from_ledger || list_from_book(r)) &&
	       (!of_lots || !o->count.name || lots_count(r));
}

void lots_run_release(struct lots_run *r)
{
	rows_release(&r->lots);
	rows_release(&r->moves);
	rows_release(&r->counts);
	rows_release(&r->rates);
	rows_release(&r->readings);
	rows_release(&r->rules);
	skus_release(&r->skus);
	map_release(&r->rate_of);
	account_book_release(&r->book);
}

bool lots_wants(const struct lots_run *r, struct str lot)
{
	for (size_t i = 0; i < r->o->lot.n; i++)
		if (str_eq(str_from(r->o->lot.item[i]), lot))
			return true;
	return !r->o->lot.n;
}
