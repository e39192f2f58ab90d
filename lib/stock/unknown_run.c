/*
 * Names SKUs and locations of side files that have no volume, as perhaps they are misspelt, SKUs
 * whose unmet demand may count twice, and those that are waived for long.
 */
#include "stock/stock_run.h"

#include <stdio.h>

#include "base/text.h"
#include "base/waiver.h"
#include "volume/back_orders.h"

#include "base/banned.h"

enum {
	NAMED_MOST = 8,   /* in one note */
	LIKE_MOST = 200   /* holes that a name is compared with; the cost is names times holes */
};

/* A list of names for a note. */
struct names {
	char text[170];
	size_t n, used;
};

/* Whether a SKU of the volume is missing from the file that has the unknown name (a hole). */
typedef bool hole_fn(const struct stock_run *r, const struct day_series *s);

static bool not_held(const struct stock_run *r, const struct day_series *s)
{
	const struct sku_entry *e = map_find_pair(&r->held.entries, s->sku, s->location);
	return !e || !e->on_hand.set;
}

static bool not_in_skus(const struct stock_run *r, const struct day_series *s)
{
	return !skus_of(&r->skus, s->sku, s->location);
}

static bool any_sku(const struct stock_run *r, const struct day_series *s)
{
	return r && s;
}

/*
 * Returns the SKU with volume that is nearest to a name, of those the file does not list, or one
 * that differs only in case; .p is NULL if none is near.
 */
static struct str nearest(const struct stock_run *r, struct str name, hole_fn *is_hole)
{
	struct str best = { NULL, 0 };
	size_t least = name.n / 4, seen = 0;
	for (const struct day_series *s = NULL; (s = map_next(&r->days.series, s)) && seen < LIKE_MOST;) {
		const bool in_case = str_ieq(s->sku, name); /* near, though the file may list both */
		if (s->listed_only || str_eq(s->sku, name) || !(in_case || is_hole(r, s)))
			continue;
		size_t d = in_case ? 0 : str_distance(s->sku, name);
		seen++;
		if (d > least || (best.p && d == least && str_cmp(best, s->sku) <= 0))
			continue;
		least = d;
		best = s->sku;
	}
	return best;
}

/* Adds "NAME" to the list, or "NAME (LIKE?)" if like is not empty. */
static void add_name(struct names *names, struct str name, struct str like)
{
	char shown[DIAG_NAME], near[DIAG_NAME], text[2 * DIAG_NAME + 8];
	size_t used, room = sizeof(names->text) - names->used;
	names->n++;
	if (names->n > NAMED_MOST)
		return;
	text_visible(name, shown, sizeof(shown), &used);
	text_visible(like.p ? like : STR(""), near, sizeof(near), &used);
	int n = snprintf(text, sizeof(text), "%s%s%s%s%s", names->n > 1 ? ", " : "", shown,
			 like.p ? " (" : "", near, like.p ? "?)" : "");
	if (n < 0 || (size_t)n >= sizeof(text) || (size_t)n >= room)
		return;
	memcpy(names->text + names->used, text, (size_t)n + 1);
	names->used += (size_t)n;
}

static void say(const struct stock_run *r, const struct names *names, const char *noun,
		const char *which)
{
	if (!names->n)
		return;
	tool_note(r->tool, "%zu %s%s %s: %s%s", names->n, noun, names->n == 1 ? "" : "s", which,
		  names->text, names->n > NAMED_MOST ? " ..." : "");
}

/* Whether a location has volume; if not, *like is the nearest name (.p NULL: none is near). */
static bool location_known(const struct stock_run *r, struct str location, struct str *like)
{
	size_t least = location.n / 4;
	*like = (struct str){ NULL, 0 };
	if (map_find(&r->latest, location))
		return true;
	size_t seen = 0;
	for (const int32_t *l = NULL; (l = map_next(&r->latest, l)) && seen < LIKE_MOST; seen++) {
		size_t d = str_distance(map_key(l), location);
		if (d <= least) {
			least = d;
			*like = map_key(l);
		}
	}
	return false;
}

/* Names the unknown ones of --on-hand, --lots and --on-order. */
static void note_held(const struct stock_run *r)
{
	struct names skus = { .n = 0 }, places = { .n = 0 };
	struct map seen = { 0 };
	for (const struct sku_entry *e = NULL; (e = map_next(&r->held.entries, e));) {
		struct str like;
		bool made;
		if (map_find_pair(&r->days.series, e->sku, e->location))
			continue;
		if (r->o->by == 1 && !location_known(r, e->location, &like)) {
			map_get(&seen, e->location, 1, &made);
			if (made)
				add_name(&places, e->location, like);
			continue;
		}
		add_name(&skus, e->sku, skus.n < NAMED_MOST ? nearest(r, e->sku, not_held) : STR(""));
	}
	say(r, &skus, "SKU", "with units listed and no volume");
	say(r, &places, "location", "with units listed and no volume");
	map_release(&seen);
}

/*
 * Names unknown SKUs of --skus, but only those that may be misspelt: a list of all that can be
 * bought is longer than what is dispensed.
 */
static void note_skus(const struct stock_run *r, const struct map *known)
{
	struct names names = { .n = 0 };
	size_t compared = 0;
	for (const struct sku_entry *e = NULL; (e = map_next(&r->skus.entries, e));) {
		if (map_find(known, e->sku) || compared == LIKE_MOST)
			continue;
		struct str like = nearest(r, e->sku, not_in_skus);
		compared++;
		if (like.p)
			add_name(&names, e->sku, like);
	}
	say(r, &names, "SKU", "of --skus without volume");
}

static void note_new_rates(const struct stock_run *r, const struct map *known)
{
	struct names names = { .n = 0 };
	for (size_t i = 0; i < r->o->new_rate.n; i++) {
		struct str sku = by_sku_name(&r->o->new_rate, i);
		if (!map_find(known, sku))
			add_name(&names, sku, nearest(r, sku, any_sku));
	}
	say(r, &names, "SKU", "of --new-rate without volume or units left out");
}

/*
 * A waiver of a name that is not there excuses nothing, and one of years excuses too much. The key
 * of a waiver begins with the SKU and a NUL.
 */
static void note_waivers(const struct stock_run *r, const struct map *known)
{
	struct names unknown = { .n = 0 }, lasting = { .n = 0 };
	struct map seen = { 0 }, seen_long = { 0 };
	for (const int32_t *until = NULL; (until = map_next(&r->waivers.until, until));) {
		struct str sku = str_from(map_key(until).p);
		bool made = false, made_long = false;
		if (!map_find(known, sku))
			map_get(&seen, sku, 1, &made);
		if (made)
			add_name(&unknown, sku, unknown.n < NAMED_MOST ? nearest(r, sku, any_sku) : STR(""));
		if (r->as_of != DATE_NONE && waiver_is_long(*until, r->as_of))
			map_get(&seen_long, sku, 1, &made_long);
		if (made_long)
			add_name(&lasting, sku, (struct str){ NULL, 0 });
	}
	say(r, &unknown, "SKU", "of --waivers without volume or units");
	say(r, &lasting, "SKU", "with a waiver to last over 2 years to come, is that so");
	map_release(&seen);
	map_release(&seen_long);
}

void stock_note_unknown(const struct stock_run *r)
{
	struct map known = { 0 };
	bool made;
	if (r->o->only.n || r->tool->opt.quiet)
		return;
	for (const struct day_series *s = NULL; (s = map_next(&r->days.series, s));)
		map_get(&known, s->sku, 1, &made);
	note_held(r);
	note_skus(r, &known);
	for (const struct sku_entry *e = NULL; (e = map_next(&r->held.entries, e));)
		map_get(&known, e->sku, 1, &made);
	note_new_rates(r, &known);
	note_waivers(r, &known);
	map_release(&known);
}

static bool any_unmet(const struct day_table *t)
{
	for (const struct day_series *s = NULL; (s = map_next(&t->series, s));)
		if (s->line[DAY_UNMET].n)
			return true;
	return false;
}

void stock_note_unmet(struct stock_run *r)
{
	struct names names = { .n = 0 };
	size_t n;
	int32_t from = r->as_of - (int32_t)r->o->window_days + 1;
	if (r->o->unmet != UNMET_ASK || r->as_of == DATE_NONE || r->tool->opt.quiet ||
	    !any_unmet(&r->days)) /* most have none, and are not sorted twice */
		return;
	struct day_series **series = day_table_sorted(&r->days, &n);
	struct str last = { NULL, 0 };
	for (size_t i = 0; i < n; i++) {
		if (series[i]->unwanted || (last.p && str_eq(series[i]->sku, last)) ||
		    !back_orders_signs(series[i], from, r->as_of))
			continue;
		last = series[i]->sku;
		add_name(&names, last, (struct str){ NULL, 0 });
	}
	if (names.n)
		tool_note(r->tool, "%zu SKU%s with unmet demand that dispenses within days seem to fill, and "
			  "both count: say --unmet=kept if they do, else --unmet=lost: %.100s%s", names.n,
			  names.n == 1 ? "" : "s", names.text,
			  names.n > NAMED_MOST || names.used > 100 ? " ..." : "");
}
