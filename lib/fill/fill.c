/* Counts orders. */
#include "fill/fill.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

const char *const fill_status_names[FILL_STATUSES + 1] = {
	[FILL_PLAIN] = "none", [FILL_REJECTED] = "rejected", [FILL_HELD] = "held",
	[FILL_INCOMPLETE] = "incomplete", [FILL_CANCELLED] = "cancelled",
};

void fill_init(struct fill *f, const struct fill_rules *rules)
{
	*f = (struct fill){ .rules = *rules };
}

#define COUNT_OF(member) { #member, offsetof(struct fill_group, member) }

const struct fill_part fill_counts_of[FILL_COUNTS] = {
	COUNT_OF(orders), COUNT_OF(left_out), COUNT_OF(received), COUNT_OF(cancelled),
	COUNT_OF(judged), COUNT_OF(rejected), COUNT_OF(held), COUNT_OF(incomplete), COUNT_OF(promised),
	COUNT_OF(on_time), COUNT_OF(quantities), COUNT_OF(on_time_complete), COUNT_OF(told),
	COUNT_OF(told_seconds), COUNT_OF(stated), COUNT_OF(stated_thousandths),
	COUNT_OF(stated_seconds),
};

const struct fill_part fill_tallies_of[FILL_TALLIES] = {
	COUNT_OF(took), COUNT_OF(left), COUNT_OF(open), COUNT_OF(open_promised),
	COUNT_OF(open_plain), COUNT_OF(untold), COUNT_OF(day_orders), COUNT_OF(day_seconds),
};

#undef COUNT_OF
#define COUNT_OF(name, member) { name, offsetof(struct fill, member) }

const struct fill_part fill_sums_of[FILL_SUMS] = {
	COUNT_OF("later", later),
	COUNT_OF("ordered_days", ordered.days), COUNT_OF("ordered_timed", ordered.timed),
	COUNT_OF("ordered_zoned", ordered.zoned), COUNT_OF("received_days", received.days),
	COUNT_OF("received_timed", received.timed), COUNT_OF("received_zoned", received.zoned),
};

#undef COUNT_OF

static void each_tally(struct fill_group *g, void (*what)(struct tally *t))
{
	for (size_t i = 0; i < FILL_TALLIES; i++)
		what(fill_tally(g, i));
}

void fill_release(struct fill *f)
{
	for (struct fill_group *g = NULL; (g = map_next(&f->groups, g));)
		each_tally(g, tally_release);
	map_release(&f->groups);
	mem_free(f->group);
	*f = (struct fill){ 0 };
}

static struct fill_group *look_up(struct fill *f, struct str pharmacy, struct str by)
{
	bool made;
	struct fill_group *g = map_get_pair(&f->groups, pharmacy, by, sizeof(*g), &made);
	if (made) {
		struct str key = map_key(g);
		g->pharmacy = (struct str){ key.p, pharmacy.n };
		g->by = (struct str){ key.p + pharmacy.n + 1, by.n };
	}
	return g;
}

/* Returns a number that tells most texts apart, by their length and three of their bytes. */
static size_t mark_of(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	return s.n ? 7 * s.n + p[0] + 3U * p[s.n / 2] + 31U * p[s.n - 1] : 0;
}

struct fill_group *fill_group_of(struct fill *f, struct str pharmacy, struct str by)
{
	size_t mark = mark_of(pharmacy) + 5 * mark_of(by);
	struct fill_group **recent = &f->recent[mark % FILL_LOOK_UPS], *g = *recent;
	if (!g || !str_eq(g->pharmacy, pharmacy) || !str_eq(g->by, by))
		g = *recent = look_up(f, pharmacy, by);
	return g;
}

static bool is_after(const struct instant *t, const struct instant *as_of)
{
	if (!as_of->timed || !t->timed)
		return instant_day(t) > instant_day(as_of);
	return instant_cmp(t, as_of) > 0;
}

/* Whether t is set and not after the as-of moment, if there is one. */
static inline bool happened(const struct fill *f, const struct instant *t)
{
	return t->set && (!f->rules.as_of.set || !is_after(t, &f->rules.as_of));
}

/* Counts how a moment that happened is written, and keeps the latest moment. */
static inline void note(struct fill *f, const struct instant *t, struct fill_written *w)
{
	w->days += !t->timed;
	w->timed += t->timed;
	w->zoned += t->zoned;
	if (!f->latest.set || instant_cmp(&f->latest, t) <= 0)
		fill_see(f, t);
}

static bool on_time(const struct fill *f, const struct fill_order *o)
{
	static const struct fill_calendar every_day = { 0 };
	int64_t behind = fill_seconds(&every_day, &o->promised, &o->received);
	return behind <= f->rules.late && (f->rules.no_early || -behind <= f->rules.early);
}

static void add_received(struct fill *f, struct fill_group *g, const struct fill_order *o)
{
	int64_t took = fill_seconds(&f->rules.calendar, &o->ordered, &o->received);
	int32_t day = instant_day(&o->received);
	g->received++;
	tally_add(&g->took, took, 1);
	tally_add(&g->day_orders, day, 1);
	tally_add(&g->day_seconds, day, (uint64_t)took + 1);
	if (o->promised.set) {
		bool in_time = on_time(f, o);
		g->promised++;
		g->on_time += in_time;
		g->quantities += !isnan(o->quantity) && !isnan(o->received_quantity);
		g->on_time_complete += in_time && o->received_quantity >= o->quantity;
	}
	if (!isnan(o->lead_stated)) {
		g->stated++;
		g->stated_thousandths += (uint64_t)lround(o->lead_stated * 1000);
		g->stated_seconds += (uint64_t)took;
	}
}

static void add_open(struct fill_group *g, const struct fill_order *o, bool told)
{
	tally_add(&g->open, instant_pack(&o->ordered), 1);
	if (o->promised.set)
		tally_add(&g->open_promised, instant_pack(&o->promised), 1);
	else
		tally_add(&g->open_plain, instant_pack(&o->ordered), 1);
	if (!told)
		tally_add(&g->untold, instant_pack(&o->ordered), 1);
}

/* Adds an order that ended without a receipt: cancelled or rejected, at a moment if known. */
static void add_ended(struct fill *f, struct fill_group *g, const struct fill_order *o,
		      const struct instant *end)
{
	if (end->set)
		tally_add(&g->left, fill_seconds(&f->rules.calendar, &o->ordered, end), 1);
}

/* Whether an end that happened is before the order was placed. */
static inline bool is_backwards(const struct fill_order *o, bool did, const struct instant *end)
{
	static const struct fill_calendar every_day = { 0 };
	return did && fill_seconds(&every_day, &o->ordered, end) < 0;
}

static void add_problem(struct fill *f, struct fill_group *g, const struct fill_order *o, bool told)
{
	g->rejected += o->status == FILL_REJECTED;
	g->held += o->status == FILL_HELD;
	g->incomplete += o->status == FILL_INCOMPLETE;
	if (!told)
		return;
	g->told++;
	g->told_seconds += (uint64_t)fill_seconds(&f->rules.calendar, &o->ordered, &o->told);
}

bool fill_add(struct fill *f, const struct fill_order *o)
{
	if (!happened(f, &o->ordered)) {
		f->later++;
		return false;
	}
	struct fill_group *g = fill_group_of(f, o->pharmacy, o->by);
	bool told = happened(f, &o->told), received = happened(f, &o->received);
	bool ended = happened(f, &o->cancelled);
	bool cancelled = o->cancelled.set ? ended : o->status == FILL_CANCELLED;
	g->orders++;
	g->judged += o->judged;
	note(f, &o->ordered, &f->ordered);
	if (is_backwards(o, received, &o->received) || is_backwards(o, ended, &o->cancelled) ||
	    is_backwards(o, told, &o->told)) {
		g->left_out++;
		return false;
	}
	if (received)
		note(f, &o->received, &f->received);
	if (o->status != FILL_PLAIN && o->status != FILL_CANCELLED)
		add_problem(f, g, o, told);
	g->cancelled += cancelled && !received;
	if (received)
		add_received(f, g, o);
	else if (cancelled)
		add_ended(f, g, o, &o->cancelled);
	else if (o->status == FILL_REJECTED)
		add_ended(f, g, o, told ? &o->told : &(struct instant){ 0 });
	else
		add_open(g, o, told);
	return !received && !cancelled && o->status != FILL_REJECTED;
}

void fill_see(struct fill *f, const struct instant *t)
{
	if (!t->set)
		return;
	int c = f->latest.set ? instant_cmp(&f->latest, t) : -1;
	if (c < 0 || (c == 0 && instant_pack(&f->latest) < instant_pack(t)))
		f->latest = *t;
}

static void merge_group(struct fill_group *to, const struct fill_group *g)
{
	for (size_t i = 0; i < FILL_COUNTS; i++)
		*fill_count(to, i) += *fill_count(g, i);
	for (size_t i = 0; i < FILL_TALLIES; i++)
		tally_merge(fill_tally(to, i), fill_tally(g, i));
}

void fill_merge(struct fill *f, const struct fill *from)
{
	for (const struct fill_group *g = NULL; (g = map_next(&from->groups, g));)
		merge_group(fill_group_of(f, g->pharmacy, g->by), g);
	fill_see(f, &from->latest);
	for (size_t i = 0; i < FILL_SUMS; i++)
		*fill_sum(f, i) += *fill_sum(from, i);
}

static int by_name(const void *va, const void *vb)
{
	const struct fill_group *a = *(struct fill_group *const *)va;
	const struct fill_group *b = *(struct fill_group *const *)vb;
	int c = str_cmp(a->pharmacy, b->pharmacy);
	return c ? c : str_cmp(a->by, b->by);
}

void fill_sort(struct fill *f)
{
	f->group = mem_zero(map_count(&f->groups), sizeof(struct fill_group *));
	for (struct fill_group *g = NULL; (g = map_next(&f->groups, g));)
		each_tally(f->group[f->n++] = g, tally_sort);
	if (f->n)
		qsort(f->group, f->n, sizeof(struct fill_group *), by_name);
}

static uint64_t sum_of(const struct tally *t)
{
	uint64_t n = 0;
	for (size_t i = 0; i < t->n; i++)
		n += t->item[i].n;
	return n;
}

/* Whether every day with receipts has a sum of seconds. */
static bool days_are_sound(const struct tally *orders, const struct tally *seconds)
{
	if (orders->n != seconds->n)
		return false;
	for (size_t i = 0; i < orders->n; i++)
		if (orders->item[i].key != seconds->item[i].key ||
		    orders->item[i].n > seconds->item[i].n)
			return false;
	return true;
}

bool fill_is_sound(const struct fill *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct fill_group *g = f->group[i];
		uint64_t open = sum_of(&g->open);
		if (sum_of(&g->took) != g->received || sum_of(&g->day_orders) != g->received ||
		    !days_are_sound(&g->day_orders, &g->day_seconds) ||
		    sum_of(&g->open_promised) + sum_of(&g->open_plain) != open ||
		    sum_of(&g->untold) > open || g->on_time > g->promised ||
		    g->promised > g->received || g->quantities > g->promised ||
		    g->on_time_complete > g->on_time || g->stated > g->received ||
		    g->received + g->left_out + open > g->orders)
			return false;
	}
	return true;
}
