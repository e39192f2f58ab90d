/* Finds what each line of the clinic and of others must carry, and whether it is held. */
#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "base/mem.h"
#include "cover/cover_rules.h"

#include "base/banned.h"

static int by_insured(const void *va, const void *vb)
{
	const struct cover_policy *a = *(struct cover_policy *const *)va;
	const struct cover_policy *b = *(struct cover_policy *const *)vb;
	int c = str_cmp(a->party_key, b->party_key);
	c = c ? c : str_cmp(a->insured_key, b->insured_key);
	return c ? c : str_cmp(a->insured, b->insured);
}

/* The policy in force with the highest limit; NULL: none is in force. */
static const struct cover_policy *held(const struct cover_book *b, const struct cover_entry *e,
				       size_t n)
{
	const struct cover_policy *best = NULL;
	for (size_t i = 0; i < n; i++)
		if (cover_in_force(e[i].p, b->as_of) &&
		    (!best || cover_cents(e[i].p->per_claim) > cover_cents(best->per_claim)))
			best = e[i].p;
	return best;
}

/* The name of a line, such as "(clinic) cyber" or "Oak Pharmacy product". */
static struct str name_of(struct arena *arena, struct str whose, int32_t line)
{
	struct str what = str_from(cover_line_names[line]);
	whose = str_cut(whose, 200);
	char *text = arena_take(arena, whose.n + what.n + 2);
	memcpy(text, whose.p, whose.n);
	text[whose.n] = ' ';
	memcpy(text + whose.n + 1, what.p, what.n);
	return (struct str){ text, whose.n + 1 + what.n };
}

struct wants {
	struct cover_want *row;
	size_t n, size;
};

/* Whether the waiver of a row names a rule on a line that nobody holds. */
static bool excuses(const struct cover_policy *p)
{
	struct str list = p->waiver_rules, item;
	while (str_next_part(&list, ",;", &item))
		if (str_ieq(item, STR("line-missing")) || str_ieq(item, STR("workers-missing")))
			return true;
	return false;
}

/* Adds a line that must be held; a waiver in a row of the line may excuse that none is. */
static void add(struct wants *w, struct cover_want want, const struct cover_entry *e, size_t n)
{
	want.subject.waiver_until = DATE_NONE;
	for (size_t i = 0; i < n && !want.subject.waiver_rules.n; i++) {
		if (!excuses(e[i].p))
			continue;
		want.subject.waiver_until = e[i].p->waiver_until;
		want.subject.waiver_reason = e[i].p->waiver_reason;
		want.subject.waiver_rules = e[i].p->waiver_rules;
	}
	w->row = array_room(w->row, w->n, &w->size, sizeof(*w->row));
	w->row[w->n++] = want;
}

/* Adds a line of the clinic; its entries are neighbours, whoever they are for. */
static void want_us(struct wants *w, struct cover_book *b, const struct cover_need *need,
		    struct arena *arena)
{
	size_t first = 0, n = 0;
	while (first < b->n_entries && (b->entries[first].p->line != need->line ||
					b->entries[first].party.n))
		first++;
	while (first + n < b->n_entries && b->entries[first + n].p->line == need->line &&
	       !b->entries[first + n].party.n)
		n++;
	const struct cover_entry *e = n ? &b->entries[first] : NULL;
	add(w, (struct cover_want){
		.need = need, .whose = STR("(clinic)"), .held = held(b, e, n),
		.subject = { .name = name_of(arena, STR("(clinic)"), need->line),
			     .owner = need->owner, .due = DATE_NONE },
	    }, e, n);
}

/* Adds a line for each insured of a party that has a policy, or for the party if none has. */
static void want_others(struct wants *w, struct cover_book *b, const struct cover_need *need,
			struct cover_policy **by_party, struct arena *arena)
{
	size_t low = 0, high = b->n_policies, n, i;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_cmp(by_party[mid]->party_key, need->party_key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (i = low; i < b->n_policies && str_eq(by_party[i]->party_key, need->party_key); i++) {
		const struct cover_policy *p = by_party[i];
		if (i > low && str_eq(p->insured_key, by_party[i - 1]->insured_key))
			continue;
		const struct cover_entry *e = cover_entries(b, need->line, p->party_key,
							    p->insured_key, &n);
		struct str whose = p->insured.n ? p->insured : need->party;
		add(w, (struct cover_want){
			.need = need, .whose = whose, .held = held(b, e, n),
			.subject = { .name = name_of(arena, whose, need->line),
				     .owner = need->owner, .due = DATE_NONE },
		    }, e, n);
	}
	if (i == low)
		add(w, (struct cover_want){
			.need = need, .whose = need->party,
			.subject = { .name = name_of(arena, need->party, need->line),
				     .owner = need->owner, .due = DATE_NONE },
		    }, NULL, 0);
}

/* The need of a line of a party: its first row, which is the user's if there is one. */
struct slot {
	const struct cover_need *need;
};

void cover_find_wants(struct cover_book *b, struct arena *arena)
{
	struct map needs = { 0 };
	struct wants w = { 0 };
	struct cover_policy **by_party = mem_zero(b->n_policies, sizeof(*by_party));
	bool made;
	for (size_t i = 0; i < b->n_policies; i++)
		by_party[i] = &b->policies[i];
	if (b->n_policies)
		qsort(by_party, b->n_policies, sizeof(*by_party), by_insured);
	for (size_t i = 0; i < b->n_needs; i++) {
		const struct cover_need *need = &b->needs[i];
		struct slot *slot = map_get_pair(&needs, str_from(cover_line_names[need->line]),
						 need->party_key, sizeof(*slot), &made);
		if (!made)
			continue;
		slot->need = need;
		if (need->party_key.n)
			want_others(&w, b, need, by_party, arena);
		else
			want_us(&w, b, need, arena);
	}
	for (size_t i = 0; i < b->n_policies; i++) {
		struct cover_policy *p = &b->policies[i];
		struct slot *slot = map_find_pair(&needs, str_from(cover_line_names[p->line]),
						  p->party_key);
		p->need = slot ? slot->need : NULL;
	}
	b->wants = w.row;
	b->n_wants = w.n;
	map_release(&needs);
	mem_free(by_party);
}
