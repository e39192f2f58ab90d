/* Sorts and finds: policies by line, party and person; rows on one policy; rows of a state. */
#include <stdlib.h>

#include "base/mem.h"
#include "cover/cover_rules.h"

#include "base/banned.h"

static int order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By time, then by all else in the rows, so that their order in the file does not matter. */
int cover_by_time(const struct cover_policy *a, const struct cover_policy *b)
{
	const int64_t of_a[] = { a->effective, a->expires, a->retroactive, a->form,
				 cover_cents(a->per_claim), cover_cents(a->aggregate), a->tail };
	const int64_t of_b[] = { b->effective, b->expires, b->retroactive, b->form,
				 cover_cents(b->per_claim), cover_cents(b->aggregate), b->tail };
	int c = 0;
	for (size_t i = 0; i < sizeof(of_a) / sizeof(*of_a) && !c; i++)
		c = order(of_a[i], of_b[i]);
	if (!c)
		c = str_cmp(a->policy, b->policy);
	return c ? c : str_cmp(a->carrier, b->carrier);
}

static int by_who(const struct cover_entry *a, const struct cover_entry *b)
{
	int c = order(a->p->line, b->p->line);
	if (!c)
		c = str_cmp(a->party, b->party);
	return c ? c : str_cmp(a->who, b->who);
}

static int by_entry(const void *va, const void *vb)
{
	const struct cover_entry *a = va, *b = vb;
	int c = by_who(a, b);
	return c ? c : cover_by_time(a->p, b->p);
}

const struct cover_entry *cover_entries(const struct cover_book *b, int32_t line, struct str party,
					struct str who, size_t *n)
{
	const struct cover_policy of_line = { .line = line };
	const struct cover_entry key = { party, who, (struct cover_policy *)&of_line };
	size_t low = 0, high = b->n_entries;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (by_who(&b->entries[mid], &key) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < b->n_entries && by_who(&b->entries[low + *n], &key) == 0;)
		++*n;
	return *n ? &b->entries[low] : NULL;
}

/* Sorts so that rows on one policy, for the same people, are neighbours. */
static int by_number(const void *va, const void *vb)
{
	const struct cover_policy *a = *(struct cover_policy *const *)va;
	const struct cover_policy *b = *(struct cover_policy *const *)vb;
	int c = order(a->line, b->line);
	c = c ? c : str_cmp(a->party_key, b->party_key);
	c = c ? c : str_cmp(a->policy, b->policy);
	c = c ? c : str_cmp(a->carrier, b->carrier);
	c = c ? c : str_cmp(a->insured_key, b->insured_key);
	c = c ? c : str_cmp(a->clinician, b->clinician);
	return c;
}

static int by_number_and_time(const void *va, const void *vb)
{
	int c = by_number(va, vb);
	return c ? c
		 : cover_by_time(*(struct cover_policy *const *)va,
				 *(struct cover_policy *const *)vb);
}

void cover_find_twins(struct cover_book *b)
{
	struct cover_policy **list = mem_zero(b->n_policies, sizeof(*list));
	for (size_t i = 0; i < b->n_policies; i++)
		list[i] = &b->policies[i];
	if (b->n_policies)
		qsort(list, b->n_policies, sizeof(*list), by_number_and_time);
	for (size_t i = 1; i < b->n_policies; i++) {
		struct cover_policy *p = list[i], *before = list[i - 1];
		if (p->policy.n && by_number(&list[i - 1], &list[i]) == 0 &&
		    p->effective <= before->expires && cover_by_time(before, p))
			p->twin = before;
	}
	mem_free(list);
}

static int by_state(const void *va, const void *vb)
{
	const struct cover_minimum *a = *(const struct cover_minimum *const *)va;
	const struct cover_minimum *b = *(const struct cover_minimum *const *)vb;
	int c = str_icmp(a->state, b->state);
	if (!c)
		c = order(b->own, a->own);
	return c ? c : (a > b) - (a < b); /* rows of one array */
}

const struct cover_minimum **cover_minimums(const struct cover_book *b, struct str state, size_t *n)
{
	size_t low = 0, high = b->n_minimums;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (str_icmp(b->by_state[mid]->state, state) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	for (*n = 0; low + *n < b->n_minimums &&
		     str_ieq(b->by_state[low + *n]->state, state) &&
		     b->by_state[low + *n]->own == b->by_state[low]->own;)
		++*n;
	return &b->by_state[low];
}

void cover_sort(struct cover_book *b)
{
	if (b->n_entries)
		qsort(b->entries, b->n_entries, sizeof(*b->entries), by_entry);
	b->by_state = mem_zero(b->n_minimums, sizeof(*b->by_state));
	for (size_t i = 0; i < b->n_minimums; i++)
		b->by_state[i] = &b->minimums[i];
	if (b->n_minimums)
		qsort(b->by_state, b->n_minimums, sizeof(*b->by_state), by_state);
}
