/* Groups lots by SKU and projects their use, for the reports. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "lots/lots_run.h"

#include "base/banned.h"

/* Notes what temperatures say of a lot, "" if nothing; sets *hold if it must not be used. */
static void storage_note(const struct lots_run *r, const struct sku_row *sku, struct str location,
			 int32_t received, char note[LOT_NOTE], bool *hold)
{
	static const char *const why[] = {
		[STORAGE_TOO_LONG] = "too long out of the refrigerator", [STORAGE_TOO_WARM] = "too warm",
		[STORAGE_TOO_COLD] = "too cold",
		[STORAGE_ASK] = "out of 2 to 8 degrees, no rule of its product is known: ask its maker",
	};
	const struct storage_rules rules = { r->rules.row, r->rules.n };
	const struct storage_rule *rule = storage_find(&rules, sku->brand);
	struct storage_history h = storage_judge(rule, r->readings.row, r->readings.n, location,
						 received, r->o->as_of);
	char day[DATE_TEXT] = "";
	*note = '\0';
	*hold = h.verdict > STORAGE_WARM;
	if (h.day != DATE_NONE)
		date_format(h.day, day);
	if (h.verdict == STORAGE_WARM)
		snprintf(note, LOT_NOTE, "%zu of %.0f days out of the refrigerator, since %s", h.days,
			 rule->out_days, day);
	else if (*hold)
		snprintf(note, LOT_NOTE, "%s, since %s", why[h.verdict], day);
}

/* Adds a remark to those already there. */
static void append(char note[LOT_NOTE], const char *what)
{
	size_t n = strlen(note);
	snprintf(note + n, LOT_NOTE - n, "%s%s", n ? "; " : "", what);
}

/* Adds the remarks on a lot, and may put it on hold. */
static void remark(struct lots_run *r, const struct sku_row *sku, const struct held_row *row,
		   struct lot *lot, char note[LOT_NOTE])
{
	char text[LOT_NOTE];
	bool hold = false;
	*note = '\0';
	if (row->quantity.m <= 0)
		return;
	if (r->readings.n)
		storage_note(r, sku, row->location, row->received, note, &hold);
	if (hold && lot_is_free(lot)) {
		lot->status = LOT_HOLD;
		lot->kept = lot->quantity;
	}
	lot->found = hold;
	if (r->o->count.name && row->status == LOT_HOLD && row->date == DATE_NONE &&
	    !account_of(&r->book, row->sku, row->location, row->lot)->listed.set) {
		append(note, "counted, and in no list: its date is not known");
		lot->found = true;
	}
	if (sku->pathway == PATHWAY_503A && !row->owner.n) {
		append(note, "503A units of no patient");
		lot->found = true;
	}
	double least = sku->min_life_at_receipt.set ? dec_double(sku->min_life_at_receipt) : 0;
	if (row->received != DATE_NONE && row->date != DATE_NONE && row->date - row->received < least) {
		snprintf(text, sizeof(text), "short dated: came with %d days, not %.9g",
			 row->date - row->received, least);
		append(note, text);
		lot->found = true;
	}
}

/* Makes a lot of the row that lists it. */
static struct lot make_lot(struct lots_run *r, const struct sku_row *sku,
			    const struct held_row *row)
{
	char note[LOT_NOTE];
	struct lot lot = held_lot(row, sku->in_use_days.set ? dec_double(sku->in_use_days) : NAN);
	lot.name = row->lot;
	remark(r, sku, row, &lot, note);
	if (*note)
		lot.remark = arena_copy(&r->lots.arena, str_from(note)).p;
	return lot;
}

static int by_sku_and_place(const void *x, const void *y)
{
	const struct held_row *const *a = x, *const *b = y;
	int order = str_cmp((*a)->sku, (*b)->sku);
	order = order ? order : str_cmp((*a)->location, (*b)->location);
	return order ? order : (*a > *b) - (*a < *b); /* as they came */
}

const struct sku_row *lots_sku(const struct lots_run *r, struct str sku, struct str location)
{
	static const struct sku_row nothing = { .pathway = PATHWAY_503B };
	const struct sku_entry *e = skus_of(&r->skus, sku, location);
	return e ? &e->row : &nothing;
}

/* Makes the lots of a group from their rows, and projects them. */
static void project(struct lots_run *r, struct lots_group *g, struct held_row *const *rows)
{
	const struct rate_row *const *rate = map_find_pair(&r->rate_of, g->of.sku, g->of.location);
	struct weeks weeks = { .n = 0, .mean = NAN, .sd = NAN };
	bool whole = true;
	g->sku = lots_sku(r, g->of.sku, g->of.location);
	for (size_t i = 0; i < g->n; i++) {
		g->lots[i] = make_lot(r, g->sku, rows[i]);
		whole = whole && dec_is_whole(rows[i]->quantity);
	}
	if (rate) {
		weeks.mean = (*rate)->weekly_mean;
		weeks.sd = (*rate)->weekly_sd;
		weeks.n = isnan((*rate)->weeks) ? 0 : (size_t)(*rate)->weeks;
	}
	r->unlisted_rates += r->o->rates.name && !rate;
	lots_project(g->lots, g->n, r->o->as_of, r->o->use_days, rate ? (*rate)->daily_rate : NAN, &weeks,
		     whole);
}

void lots_run_each(struct lots_run *r, lots_write_fn *write, void *to)
{
	struct held_row *rows = r->lots.row, **order = mem_zero(r->lots.n + 1, sizeof(*order));
	for (size_t i = 0; i < r->lots.n; i++)
		order[i] = &rows[i];
	if (r->lots.n)
		qsort(order, r->lots.n, sizeof(*order), by_sku_and_place);
	for (size_t i = 0, end; i < r->lots.n; i = end) {
		for (end = i + 1; end < r->lots.n && str_eq(order[end]->sku, order[i]->sku) &&
				  (!r->o->by || str_eq(order[end]->location, order[i]->location));)
			end++;
		struct lots_group g = { .n = end - i, .lots = mem_zero(end - i, sizeof(*g.lots)) };
		g.of = (struct lots_of){ order[i]->sku, { NULL, 0 }, r->o->as_of, r->o->use_days,
				       lots_sku(r, order[i]->sku, order[i]->location) };
		if (r->o->by)
			g.of.location = order[i]->location;
		project(r, &g, order + i);
		write(r, &g, to);
		mem_free(g.lots);
	}
	mem_free(order);
	if (r->unlisted_rates)
		tool_note(r->tool, "%zu SKU%s not in --rates: what is left over is not known",
			  r->unlisted_rates, r->unlisted_rates == 1 ? "" : "s");
}

static void write_group(struct lots_run *r, const struct lots_group *g, void *to)
{
	(void)to;
	for (size_t i = 0; i < g->n; i++) {
		bool found = lot_is_found(&g->lots[i], &g->of);
		if (!lots_wants(r, g->lots[i].name) || (r->o->check && !found))
			continue;
		r->tool->found |= r->o->check && found && !r->o->exit_zero;
		lots_report_row(r->tool, &g->of, &g->lots[i], i + 1);
	}
}

void lots_write(struct lots_run *r)
{
	lots_run_each(r, write_group, NULL);
}
