/* Notes of the main report. */
#include "stock/stock_note_report.h"

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

/* Adds the note "QUANTITY text" if quantity is above 0. */
static void add_counted(struct stock_note *note, struct dec quantity, const char *text)
{
	char line[DEC_TEXT + 80];
	if (quantity.m <= 0)
		return;
	size_t n = dec_format(quantity, line);
	snprintf(line + n, sizeof(line) - n, " %s", text);
	add_note(note, true, line);
}

/* Adds the note "text N" if n is not 0. */
static void add_number(struct stock_note *note, size_t n, const char *text)
{
	char line[80];
	if (!n)
		return;
	snprintf(line, sizeof(line), "%s: %zu", text, n);
	add_note(note, true, line);
}

/* Adds the note "UNITS text" if there are any units. */
static void add_amount(struct stock_note *note, double units, const char *text)
{
	char line[80];
	if (!(units > 1e-9))
		return;
	snprintf(line, sizeof(line), "%.6g %s", units, text);
	add_note(note, true, line);
}

/* Adds the note "text YYYY-MM-DD" if there is a day. */
static void add_dated(struct stock_note *note, const char *text, int32_t date)
{
	char day[DATE_TEXT], line[80];
	if (date == DATE_NONE)
		return;
	date_format(date, day);
	snprintf(line, sizeof(line), "%s %s", text, day);
	add_note(note, true, line);
}

static void add_gap(struct stock_note *note, const struct stock_gap *gap)
{
	const struct date_text from = date_text(gap->from), until = date_text(gap->until);
	char line[80];
	snprintf(line, sizeof(line), "gap: not enough from %s until the open order of %s", from.text,
		 until.text);
	add_note(note, true, line);
}

static void add_perishing(struct stock_note *note, const struct stock_position *p)
{
	add_amount(note, p->usable.set ? dec_double(p->usable) - p->lasting : 0,
		   "usable units perish early");
}

/* Adds the last day of known demand if that is not the last day of the window. */
static void add_old(struct stock_note *note, const struct stock_item *item)
{
	const struct demand *d = &item->demand;
	const struct weeks *w = &item->result.weeks;
	if (w->old)
		add_dated(note, "rate of the last weeks in stock, up to",
			  d->first + (int32_t)d->days - 1 - 7 * (int32_t)w->newest);
}

static void add_posted(struct stock_note *note, int32_t days)
{
	char line[80];
	if (days <= 0)
		return;
	snprintf(line, sizeof(line),
		 "posted in lumps up to %d days apart: spread over the days between", days);
	add_note(note, true, line);
}

static size_t demands(const struct weeks *w)
{
	size_t n = 0;
	for (size_t i = 0; i < w->n; i++)
		n += w->units[i] > 0;
	return n;
}

/* Counts the units on hand that cannot be handed out, or not to everybody. */
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

static void add_unusable(struct stock_note *note, const struct stock_run *r,
			 const struct stock_item *item)
{
	double late, kept;
	count_unusable(item, r, &late, &kept);
	add_note(note, late > 0, "units too late to dispense on hand");
	add_note(note, kept > 0, "units on hold or promised on hand");
}

/* Whether the order is unknown although there are demand and a count. */
static bool order_unknown(const struct stock_run *r, const struct stock_item *item,
			  const struct stock_position *p)
{
	bool counted = (r->o->on_hand.name || r->o->lots.name) && !item->not_counted;
	return counted && isnan(p->order) && item->params.pathway != PATHWAY_503A &&
	       !item->params.discontinued &&
	       !item->params.supply_ended && !item->series->listed_only;
}

/* Whether a finding holds and is not waived; a waived one is kept for the remarks. */
static bool found(struct stock_note *note, const struct stock_run *r, const struct stock_item *item,
		  enum stock_finding f, bool holds)
{
	int32_t until;
	const struct day_series *s = item->series;
	if (!holds || !waivers_find(&r->waivers, f, s->sku, s->location, r->as_of, &until))
		return holds;
	note->waived[f] = until;
	note->any_waived = true;
	return false;
}

/* Notes locations without units where the sum over all locations has some. */
static void add_empty(struct stock_note *note, const struct sku_entry *held)
{
	char line[240], more[40] = "";
	bool is_short = held->empty_at.n <= 80;
	if (held->empty > 1)
		snprintf(more, sizeof(more), " and %zu more", held->empty - 1);
	snprintf(line, sizeof(line), "empty_location: nothing usable at %.*s%s: see --by location",
		 is_short ? (int)held->empty_at.n : 10, is_short ? held->empty_at.p : "a location", more);
	add_note(note, true, line);
}

bool stock_note_findings(struct stock_note *note, const struct stock_run *r,
			 const struct stock_item *item, const struct stock_position *p)
{
	const struct sku_entry *held = item->held;
	bool old = held && held->counted != DATE_NONE && (int64_t)r->as_of - held->counted > r->o->max_age;
	const bool holds[] = {
		[FINDING_REORDER] = p->order > 0,
		[FINDING_UNDERSTOCKED] = p->understocked,
		[FINDING_EXPIRING] = p->expiring,
		[FINDING_SHELF_LIFE] = item->result.status == STOCK_PERISHES,
		[FINDING_NOT_COUNTED] = item->not_counted,
		[FINDING_OUT_OF_STOCK] = item->demand.out_now && !(p->usable.set && p->usable.m > 0),
		[FINDING_ORDER_UNKNOWN] = order_unknown(r, item, p),
		[FINDING_STALE_VOLUME] = item->stale_since != DATE_NONE,
		[FINDING_STALE_COUNT] = old,
		[FINDING_BELOW_ZERO] = held && held->below_zero,
		[FINDING_TWO_DATES] = held && held->two_dates,
		[FINDING_GAP] = p->gap.from != DATE_NONE,
		[FINDING_EMPTY_LOCATION] = held && held->empty && held->usable.m > 0,
	};
	for (int f = 0; f < STOCK_FINDINGS; f++) {
		if (!found(note, r, item, (enum stock_finding)f, holds[f]))
			continue;
		note->found[f] = true;
		if (f == FINDING_STALE_VOLUME)
			add_dated(note, "stale_volume: no row after", item->stale_since);
		else if (f == FINDING_STALE_COUNT)
			add_dated(note, "stale_count: counted", held->counted);
		else if (f == FINDING_BELOW_ZERO)
			add_number(note, held->below_zero, "below_zero: lots with fewer than no units, to be counted");
		else if (f == FINDING_TWO_DATES)
			add_number(note, held->two_dates, "two_dates: lots with different expiry dates");
		else if (f == FINDING_GAP)
			add_gap(note, &p->gap);
		else if (f == FINDING_EMPTY_LOCATION)
			add_empty(note, held);
		else
			add_note(note, true, stock_finding_names[f]);
	}
	return note->n > 0;
}

static void add_waived(struct stock_note *note)
{
	for (int f = 0; note->any_waived && f < STOCK_FINDINGS; f++) {
		char text[48];
		snprintf(text, sizeof(text), "%s waived until", stock_finding_names[f]);
		add_dated(note, text, note->waived[f] ? note->waived[f] : DATE_NONE);
	}
}

/* Adds remarks on units on hand and on order. */
static void add_stock_remarks(struct stock_note *note, const struct stock_run *r,
			      const struct stock_item *item, const struct stock_position *p)
{
	bool listed = r->o->on_hand.name || r->o->lots.name;
	add_note(note, r->o->skus.name && !item->sku, "not in --skus");
	add_note(note, !item->not_counted && listed && !p->on_hand.set, "nothing on hand listed");
	add_number(note, item->held ? item->held->twice : 0, "lots listed more than once, all counted");
	add_counted(note, p->late, "on order overdue");
	add_counted(note, p->far, "on order due too late to count");
	add_perishing(note, p);
	add_unusable(note, r, item);
}

/* Whether bookings exceed the rate within lead and review days. */
static bool more_is_booked(const struct stock_item *item)
{
	const struct safety_params *s = &item->params.safety;
	double days = s->lead_days + s->review_days, rate = item->result.daily_rate;
	return bookings_demand(item->params.booked, rate, days) > rate * days + 1e-9;
}

void stock_note_remarks(struct stock_note *note, const struct stock_run *r,
			const struct stock_item *item, const struct stock_position *p)
{
	const struct stock_result *res = &item->result;
	add_waived(note);
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
	add_old(note, item);
	bool by_history = !too_short && !res->rate_is_given;
	bool stocked = by_history && item->params.pathway != PATHWAY_503A && !item->params.discontinued;
	const struct quiet quiet = demand_quiet(&item->demand, item->params.window_days);
	add_number(note, stocked ? quiet.suspected : 0, "suspected_stockout: days without demand");
	add_number(note, res->outliers, r->o->outliers ? "outlier weeks clipped" : "outlier weeks kept");
	add_note(note, by_history && demands(&res->weeks) == 1, "demand in one week only");
	add_amount(note, item->demand.unmatched, "units came back that never went out");
	add_posted(note, item->demand.posted_every);
	add_note(note, res->safety.bias > 0.1, "demand grows");
	add_note(note, item->params.booked && more_is_booked(item), "more is booked than the rate");
	add_note(note, item->params.discontinued, "discontinued: not ordered again");
	add_note(note, p->no_room || res->no_room, "no room for more: max_units");
	add_note(note, item->params.supply_ended, "supply has ended: nothing can be ordered");
	add_note(note, item->params.last_order, "last order before supply ends");
	add_note(note, item->params.last_order && isnan(item->params.shelf_life_days),
		 "shelf life unknown");
	add_note(note, p->beyond_dating, "pack or minimum order is more than dating allows");
	const struct safety_params *s = &item->params.safety;
	add_note(note, s->season_days > 0 && (double)s->season_days < s->lead_days + s->review_days,
		 "season shorter than lead and review days: left out");
	add_stock_remarks(note, r, item, p);
}
