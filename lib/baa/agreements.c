/* Agreements with one vendor: which are in force, which replace which, and gaps between them. */
#include "baa/baa_rules.h"

#include <math.h>

#include "base/num.h"

#include "base/banned.h"

enum { YEAR = 12, RENEWALS_MAX = 4000, IN_FORCE_MAX = 16 };

/* Returns the same day so many months later, or the last day of that month. */
static int32_t add_months(int32_t day, int months)
{
	struct baa_day d = baa_day(day);
	int64_t year, month, of_month;
	num_whole((struct str){ d.text, 4 }, 0, 9999, &year);
	num_whole((struct str){ d.text + 5, 2 }, 1, 12, &month);
	num_whole((struct str){ d.text + 8, 2 }, 1, 31, &of_month);
	int all = (int)(year * 12 + month - 1) + months, last = (int)of_month;
	int32_t to = DATE_NONE;
	while (last > 27 && to == DATE_NONE)
		to = date_from_civil(all / 12, all % 12 + 1, last--);
	return to != DATE_NONE ? to : date_from_civil(all / 12, all % 12 + 1, last);
}

int32_t baa_renewal(const struct baa_vendor *v, int32_t from)
{
	int months = isnan(v->renewal_months) ? YEAR : (int)v->renewal_months;
	int32_t day = v->baa_expires;
	for (int k = 1; day < from && day != DATE_NONE && k < RENEWALS_MAX; k++)
		day = add_months(v->baa_expires, k * months);
	return day < from || day > DATE_LAST ? DATE_LAST : day;
}

int32_t baa_end(const struct baa_vendor *v, int32_t as_of)
{
	int32_t end = INT32_MAX;
	if (v->baa_expires != DATE_NONE)
		end = v->auto_renew == BAA_YES ? baa_renewal(v, as_of) : v->baa_expires;
	return v->terminated != DATE_NONE && v->terminated < end ? v->terminated : end;
}

bool baa_in_force(const struct baa_vendor *v, int32_t day)
{
	return baa_is_made(v) && v->baa_signed <= day && baa_end(v, day) >= day;
}

/* Returns the last day of an agreement; one that renews by itself ends with the contract only. */
static int32_t last_day(const struct baa_vendor *v)
{
	int32_t end = v->baa_expires == DATE_NONE || v->auto_renew == BAA_YES ? INT32_MAX : v->baa_expires;
	return v->terminated != DATE_NONE && v->terminated < end ? v->terminated : end;
}

bool baa_covers(const struct baa_vendor *other, const struct baa_vendor *v)
{
	struct str list = v->products_used.n ? v->products_used : v->products_covered, item;
	struct str covered = other->products_covered.n ? other->products_covered : other->products_used;
	bool all = baa_covers_all(other->products_covered);
	if (all || baa_covers_all(list))
		return all || !v->products_used.n;
	while (str_next_part(&list, BAA_LIST_MARKS, &item))
		if (item.n && !baa_named(item, covered, BAA_LIST_HOLDS))
			return false;
	return true;
}

/* Whether the other row may replace v: it covers the same, and is no milder on PHI and purpose. */
static bool may_stand_for(const struct baa_vendor *other, const struct baa_vendor *v)
{
	bool phi = other->phi != BAA_NO || v->phi == BAA_NO;
	bool purpose = !other->purpose || !(v->purpose & ~other->purpose);
	return other != v && phi && purpose && baa_covers(other, v);
}

static bool is_agreement(const struct baa_vendor *v)
{
	return baa_is_made(v) || v->baa == BAA_EXPIRED || v->baa == BAA_REQUESTED;
}

/* Returns the latest agreement in force that took the place of the row; NULL: none did. */
static const struct baa_vendor *successor(const struct baa_vendor *const *in_force, size_t n,
					  const struct baa_vendor *v, int32_t as_of)
{
	bool runs = baa_in_force(v, as_of);
	for (size_t i = 0; i < n; i++)
		if ((!runs || v->baa_signed < in_force[i]->baa_signed) && may_stand_for(in_force[i], v))
			return in_force[i];
	return NULL;
}

/* Returns the row of a group whose agreement ended last, for groups with none in force. */
static const struct baa_vendor *last_to_end(const struct baa_group *g, int32_t as_of)
{
	const struct baa_vendor *last = NULL;
	for (size_t i = 0; i < g->n; i++)
		if (baa_is_made(g->row[i]) && g->row[i]->baa_signed <= as_of &&
		    (!last || last_day(g->row[i]) >= last_day(last)))
			last = g->row[i];
	return last;
}

void baa_find_agreements(struct baa_group *g, struct baa_vendor *rows, int32_t as_of)
{
	const struct baa_vendor *in_force[IN_FORCE_MAX], *first = NULL;
	size_t n = 0;
	for (size_t i = g->n; i-- > 0 && n < IN_FORCE_MAX;)
		if (baa_in_force(g->row[i], as_of))
			in_force[n++] = g->row[i];
	const struct baa_vendor *last = n ? NULL : last_to_end(g, as_of);
	for (size_t i = 0; i < g->n; i++) {
		const struct baa_vendor *row = g->row[i];
		struct baa_vendor *v = &rows[row - rows];
		if (is_agreement(v))
			v->later = successor(in_force, n, v, as_of);
		if (last && baa_is_made(v) && v->baa_signed <= as_of && last_day(v) < last_day(last) &&
		    may_stand_for(last, v))
			v->later = last;
		if (v->later)
			rows[v->later - rows].leads = true;
		if (!v->later && !first)
			first = v;
		else if (!v->later && v->name.key.n)
			v->twin = first;
	}
}

/* First and last day of an agreement. */
struct days {
	int32_t from, to;
};

static void say_gap_ahead(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
			  struct days before, struct days next)
{
	bool soon = baa_warning(&c->reg->settings, (int64_t)before.to - a->as_of) >= 0;
	baa_find(a, rule, c, soon ? rule->level : AUDIT_LOW, before.to,
		 "no agreement will be in force from %s to %s: have the next one begin earlier, or send "
		 "nothing meanwhile", baa_day(before.to + 1).text, baa_day(next.from - 1).text);
}

static void say_between(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
			struct days before, struct days next)
{
	if (rule->arg == 0 && before.to < next.from - 1 && next.from > a->as_of)
		say_gap_ahead(a, rule, c, before, next);
	else if (rule->arg == 0 && before.to < next.from - 1 &&
		 date_add_years(next.from, BAA_RETENTION_YEARS) >= a->as_of)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "no agreement was in force from %s to %s: find out what was sent meanwhile, "
			 "and write it down", baa_day(before.to + 1).text, baa_day(next.from - 1).text);
	if (rule->arg == 1 && before.to >= next.from)
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "the agreement of %s runs beside that of %s%s%s; the later one counts",
			 baa_day(before.from).text, baa_day(next.from).text,
			 before.to == INT32_MAX ? "" : " until ",
			 before.to == INT32_MAX ? "" : baa_day(before.to).text);
}

enum { BETWEEN_MAX = 16 };

/* rule->arg 0: days between agreements on which there was none; 1: days on which there were two. */
void baa_check_agreements(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_group *g = c->v->group;
	struct days before = { DATE_NONE, DATE_NONE };
	size_t said = 0;
	if (!c->needed || !c->v->leads)
		return;
	for (size_t i = 0; i < g->n && said < BETWEEN_MAX; i++) {
		const struct baa_vendor *row = g->row[i];
		struct days next = { row->baa_signed, last_day(row) };
		if ((row != c->v && row->later != c->v) || !baa_is_made(row) ||
		    next.from == DATE_NONE || (next.from > a->as_of && rule->arg != 0))
			continue;
		if (before.from != DATE_NONE) {
			size_t had = a->n;
			say_between(a, rule, c, before, next);
			said += a->n - had;
		}
		before = next.to > before.to ? next : before;
	}
}

bool baa_is_followed(const struct baa_vendor *v, int32_t as_of)
{
	const struct baa_group *g = v->group;
	int32_t end = last_day(v);
	for (size_t i = 0; v->leads && i < g->n; i++)
		if (g->row[i]->later == v && baa_is_made(g->row[i]) && g->row[i]->baa_signed > as_of &&
		    g->row[i]->baa_signed - 1 <= end)
			return true;
	return false;
}

void baa_check_renewal(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct baa_case *c = context;
	const struct baa_vendor *v = c->v;
	if (!c->in_place || v->auto_renew != BAA_YES)
		return;
	if (v->baa_expires == DATE_NONE) {
		baa_find(a, rule, c, rule->level, DATE_NONE,
			 "renews by itself, and on which day is not recorded");
		return;
	}
	int32_t next = baa_renewal(v, a->as_of);
	int32_t object = isnan(v->notice_days) ? next : next - (int32_t)ceil(v->notice_days);
	bool soon = baa_warning(&c->reg->settings, object - a->as_of) >= 0;
	struct baa_day renews = baa_day(next), last = baa_day(object);
	if (object < a->as_of)
		baa_find(a, rule, c, AUDIT_INFO, next,
			 "renews by itself on %s; the last day to object, %s, has passed", renews.text,
			 last.text);
	else
		baa_find(a, rule, c, soon ? rule->level : AUDIT_INFO, object,
			 "renews by itself on %s; the last day to object is %s%s: read it again before",
			 renews.text, last.text,
			 isnan(v->notice_days) ? ", or earlier, as no notice_days are recorded" : "");
}
