/* Where lots went: a row a lot (trace), or a movement (moves). */
#include <stdlib.h>

#include "base/mem.h"
#include "lots/lots_run.h"

#include "base/banned.h"

/* A row; the members are called as the columns. */
struct line {
	struct str sku, location, lot;
	struct dec received, transferred, dispensed, returned, waste, left, missing, adjusted;
	const char *unit, *left_by;
	int32_t first, last, expires;
	size_t patients;
	const char *note;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(lot), .type = OUT_TEXT, .help = "the lot; empty: nobody wrote it down" },
	{ COL(expires), .rank = 5, .type = OUT_DATE, .help = "the earliest date that is said of it" },
	{ COL(received), .type = OUT_DEC, .unit = "units", .help = "from suppliers" },
	{ COL(transferred), .rank = 4, .type = OUT_DEC, .unit = "units",
	  .help = "from other locations, less what went to them; 0 over all locations" },
	{ COL(dispensed), .type = OUT_DEC, .unit = "units", .help = "handed out" },
	{ COL(returned), .type = OUT_DEC, .unit = "units", .help = "that came back from patients" },
	{ COL(waste), .type = OUT_DEC, .unit = "units", .help = "thrown away" },
	{ COL(left), .type = OUT_DEC, .unit = "units", .help = "still there" },
	{ COL(left_by), .rank = 6, .type = OUT_NAME, .help = "what says so: count, list or ledger" },
	{ COL(missing), .type = OUT_DEC, .unit = "units",
	  .help = "received + transferred - dispensed + returned - waste - left" },
	{ COL(adjusted), .type = OUT_DEC, .detail = true, .unit = "units",
	  .help = "by which the books were changed without a reason; counted as missing" },
	{ COL(patients), .rank = 7, .type = OUT_COUNT, .help = "who got it, each once" },
	{ COL(first), .rank = 8, .type = OUT_DATE, .help = "day of its first movement" },
	{ COL(last), .rank = 8, .type = OUT_DATE, .help = "of its last" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that units are; only with --skus, empty where it does not say" },
	{ COL(note), .is_note = true, .type = OUT_NAME, .help = "what is odd about it" },
};

const struct report trace_report = { "trace", REPORT_COLS(cols) };

static const char *note_of(const struct lot_account *a, const struct lot_trace *t)
{
	if (a->first == DATE_NONE)
		return "no movement of it is known";
	if (a->moved[MOVE_RETURN].m > 0 && a->moved[MOVE_RECEIPT].m <= 0 &&
		    a->moved[MOVE_TRANSFER_IN].m <= 0)
		return "returned, and never received";
	if (a->moved[MOVE_RECEIPT].m <= 0 && a->moved[MOVE_TRANSFER_IN].m <= 0)
		return a->lot.n ? "its receipt is not in the ledger" : "nobody wrote the lot down";
	return t->missing.m < 0 ? "more than came in" : t->missing.m > 0 ? "missing" : NULL;
}

/* Notes lots of --lot that no file names: they must not look like lots that went nowhere. */
static void note_unknown(const struct lots_run *r, struct lot_account *const *accounts, size_t n)
{
	size_t unknown = 0;
	for (size_t k = 0; k < r->o->lot.n; k++) {
		size_t i = 0;
		while (i < n && !str_eq(accounts[i]->lot, str_from(r->o->lot.item[k])))
			i++;
		unknown += i == n;
	}
	if (unknown)
		tool_note(r->tool, "%zu lot%s of --lot in none of the files: is it written so there?", unknown,
			  unknown == 1 ? "" : "s");
}

void trace_write(struct lots_run *r)
{
	size_t n;
	struct lot_account **accounts = accounts_sorted(&r->book, &n);
	note_unknown(r, accounts, n);
	for (size_t i = 0; i < n; i++) {
		struct lot_account *a = accounts[i];
		struct lot_trace t;
		if (!lots_wants(r, a->lot))
			continue;
		if (account_trace(&r->book, a, &t) != NUM_OK) {
			lots_sum_fault(r);
			break;
		}
		const struct line line = {
			.sku = a->sku, .location = a->location, .lot = a->lot, .expires = a->expires,
			.received = t.received, .transferred = t.transferred, .dispensed = t.dispensed,
			.returned = t.returned, .waste = t.waste, .left = t.left, .missing = t.missing,
			.adjusted = t.adjusted, .patients = a->patients, .first = a->first, .last = a->last,
			.left_by = a->counted.set ? "count" : a->listed.set ? "list" : "ledger",
			.unit = sku_unit_names[lots_sku(r, a->sku, a->location)->unit],
			.note = note_of(a, &t),
		};
		tool_write(r->tool, &line);
	}
	mem_free(accounts);
}

/* A row of the report moves. */
struct move_line {
	int32_t date;
	struct str sku, location, lot, patient, reference;
	const char *kind, *unit;
	struct dec quantity, balance;
};

#undef COL
#define COL(member) CSV_MEMBER(struct move_line, member)

static const struct csv_out_col move_cols[] = {
	{ COL(date), .type = OUT_DATE, .help = "the day" },
	{ COL(sku), .type = OUT_TEXT, .help = "the SKU" },
	{ COL(location), .type = OUT_TEXT, .help = "the location; only with --by location" },
	{ COL(lot), .type = OUT_TEXT, .help = "the lot" },
	{ COL(kind), .type = OUT_NAME, .help = "dispense, receipt, return ..." },
	{ COL(quantity), .type = OUT_DEC, .unit = "units", .help = "as the row says it" },
	{ COL(balance), .type = OUT_DEC, .unit = "units",
	  .help = "of the lot after it, by the ledger" },
	{ COL(unit), .type = OUT_NAME, .detail = true,
	  .help = "that units are; only with --skus, empty where it does not say" },
	{ COL(patient), .type = OUT_TEXT, .help = "who got it; only with --show-ids" },
	{ COL(reference), .type = OUT_TEXT, .help = "prescription or paper; only with --show-ids" },
};

const struct report moves_report = { "moves", REPORT_COLS(move_cols) };

/* A row of the ledger and its place in the file. */
struct placed {
	const struct move_row *row;
	bool by_location;
};

static int by_lot_and_day(const void *x, const void *y)
{
	const struct placed *p = x, *q = y;
	const struct move_row *a = p->row, *b = q->row;
	int order = str_cmp(a->sku, b->sku);
	if (p->by_location)
		order = order ? order : str_cmp(a->location, b->location);
	order = order ? order : str_cmp(a->lot, b->lot);
	order = order ? order : (a->date > b->date) - (a->date < b->date);
	return order ? order : (a > b) - (a < b); /* as they came */
}

/* False: a sum does not fit, which was said. */
static bool write_moves(struct lots_run *r, const struct placed *moves, size_t n)
{
	struct dec balance = { .set = true };
	for (size_t i = 0; i < n; i++) {
		const struct move_row *m = moves[i].row, *before = i ? moves[i - 1].row : NULL;
		bool same = before && str_eq(m->sku, before->sku) && str_eq(m->lot, before->lot) &&
			    (!r->book.by_location || str_eq(m->location, before->location));
		if (!same)
			balance = (struct dec){ .set = true };
		if (dec_add(&balance, move_signed(m)) != NUM_OK)
			return lots_sum_fault(r);
		const struct move_line line = {
			.date = m->date, .sku = m->sku, .location = m->location, .lot = m->lot,
			.unit = sku_unit_names[lots_sku(r, m->sku, m->location)->unit],
			.kind = move_kind_names[m->kind], .quantity = m->quantity, .balance = balance,
			.patient = m->patient, .reference = m->reference,
		};
		tool_write(r->tool, &line);
	}
	return true;
}

void moves_write(struct lots_run *r)
{
	const struct rows *rows = r->from_ledger ? &r->lots : &r->moves;
	struct placed *moves = mem_zero(rows->n + 1, sizeof(*moves));
	size_t n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		const struct move_row *m = (const struct move_row *)rows->row + i;
		if (m->date <= r->o->as_of && lots_wants(r, m->lot))
			moves[n++] = (struct placed){ m, r->book.by_location };
	}
	if (n)
		qsort(moves, n, sizeof(*moves), by_lot_and_day);
	write_moves(r, moves, n);
	mem_free(moves);
}
