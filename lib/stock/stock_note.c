/* Notes of the main report. */
#include "stock/stock_note.h"

#include <math.h>
#include <stdio.h>

#include "base/banned.h"

static void add_note(struct stock_note *note, bool holds, const char *text)
{
	if (!holds || note->n + strlen(text) + 3 > sizeof(note->text))
		return;
	note->n += (size_t)snprintf(note->text + note->n, sizeof(note->text) - note->n, "%s%s",
				    note->n ? "; " : "", text);
}

/* As add_note, "QUANTITY text", if there is a quantity above 0. */
static void add_counted(struct stock_note *note, struct dec quantity, const char *text)
{
	char line[DEC_TEXT + 80];
	size_t n = dec_format(quantity, line);
	snprintf(line + n, sizeof(line) - n, " %s", text);
	add_note(note, quantity.m > 0, line);
}

/* As add_note, "text N", if N is not 0. */
static void add_number(struct stock_note *note, size_t n, const char *text)
{
	char line[80];
	snprintf(line, sizeof(line), "%s: %zu", text, n);
	add_note(note, n > 0, line);
}

static void add_perishing(struct stock_note *note, const struct stock_position *p)
{
	char line[80];
	double units = p->usable.set ? dec_double(p->usable) - p->lasting : 0;
	snprintf(line, sizeof(line), "%.6g usable units perish early", units);
	add_note(note, units > 0, line);
}

static size_t demands(const struct weeks *w)
{
	size_t n = 0;
	for (size_t i = 0; i < w->n; i++)
		n += w->units[i] > 0;
	return n;
}

/* Units on hand that nobody can have any more, or not everybody. */
static void count_unusable(const struct stock_item *item, const struct stock_run *r,
			    double *late, double *kept)
{
	*late = *kept = 0;
	for (size_t i = 0; i < item->n_lots; i++) {
		const struct lot *lot = &item->lots[i];
		double use_days = lot->opened ? 0 : r->o->use_days;
		*kept += lot->kept;
		if (lot_state(lot->expires, r->as_of, use_days) != LOT_USABLE)
			*late += lot->quantity - lot->kept;
	}
}

bool stock_note_findings(struct stock_note *note, const struct stock_item *item,
			 const struct stock_position *p)
{
	add_note(note, p->order > 0, "reorder");
	add_note(note, p->understocked, "understocked");
	add_note(note, p->expiring, "expiring");
	add_note(note, item->result.status == STOCK_PERISHES, "policy_exceeds_shelf_life");
	add_note(note, item->not_counted, "not_counted");
	if (item->stale_since != DATE_NONE) {
		char day[DATE_TEXT], line[64];
		date_format(item->stale_since, day);
		snprintf(line, sizeof(line), "stale_volume: no row after %s", day);
		add_note(note, true, line);
	}
	return note->n > 0;
}

void stock_note_remarks(struct stock_note *note, const struct stock_run *r,
			const struct stock_item *item, const struct stock_position *p)
{
	const struct stock_result *res = &item->result;
	add_note(note, item->params.pathway == PATHWAY_503A,
		 "patient-specific: order for each prescription");
	bool too_short = res->status == STOCK_INSUFFICIENT;
	add_note(note, too_short && !res->weeks.dropped, "say --new-rate for a new SKU");
	add_note(note, too_short && res->weeks.dropped, "out of stock too long to say");
	add_note(note, item->demand.partly_out, "out of stock at some locations: see --by location");
	add_note(note, res->rate_is_given, "rate from --new-rate");
	add_note(note, res->daily_rate > 0 && isnan(res->safety_stock),
		 "too much demand for a service level: check the units, or say --method=policy-only");
	add_note(note, res->weeks.dropped > 0, "weeks out of stock left out");
	bool by_history = !too_short && !res->rate_is_given;
	bool stocked = by_history && item->params.pathway != PATHWAY_503A && !item->params.discontinued;
	const struct quiet quiet = demand_quiet(&item->demand, item->params.window_days);
	add_number(note, stocked ? quiet.suspected : 0, "suspected_stockout: days without demand");
	add_number(note, res->outliers, r->o->outliers ? "outlier weeks clipped" : "outlier weeks kept");
	add_note(note, by_history && demands(&res->weeks) == 1, "demand in one week only");
	add_note(note, res->weeks.negative, "a week of more returns than dispenses counts as 0");
	add_note(note, res->safety.bias > 0.1, "demand grows");
	add_note(note, item->params.discontinued, "discontinued: not ordered again");
	add_note(note, p->no_room, "no room for more: max_units");
	add_note(note, item->params.supply_ended, "supply has ended: nothing can be ordered");
	add_note(note, item->params.last_order, "last order before supply ends");
	add_note(note, item->params.last_order && isnan(item->params.shelf_life_days),
		 "shelf life unknown");
	add_note(note, p->beyond_dating, "pack or minimum order is more than dating allows");
	const struct safety_params *s = &item->params.safety;
	add_note(note, s->season_days > 0 && (double)s->season_days < s->lead_days + s->review_days,
		 "season shorter than lead and review days: left out");
	add_note(note, r->o->skus.name && !item->sku, "not in --skus");
	add_note(note, !item->not_counted && (r->o->on_hand.name || r->o->lots.name) && !p->on_hand.set,
		 "nothing on hand listed");
	add_counted(note, p->late, "on order overdue");
	add_counted(note, p->far, "on order due too late to count");
	add_perishing(note, p);
	double late, kept;
	count_unusable(item, r, &late, &kept);
	add_note(note, late > 0, "units too late to dispense on hand");
	add_note(note, kept > 0, "units on hold or promised on hand");
}
