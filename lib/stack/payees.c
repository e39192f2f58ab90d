/* Turns payments into payees. */
#include "stack/payees.h"

#include "base/mem.h"

#include "base/banned.h"

enum { WORDS_LOOKED_AT = 5 };

/* Whether the map has the first one to five words of a name. */
static bool has_start(const struct map *m, const struct stack_table *t, struct str words)
{
	char key[256];
	size_t n = 0, seen = 0;
	for (size_t i = 0; i <= words.n && seen < WORDS_LOOKED_AT && n < sizeof(key); i++) {
		if (i < words.n && words.p[i] != ' ') {
			key[n++] = words.p[i];
			continue;
		}
		seen++;
		if (n && (map_find(m, (struct str){ key, n }) ||
			  (t && stack_is_vendor(t, (struct str){ key, n }))))
			return true;
	}
	return false;
}

static void put(struct map *m, struct str key)
{
	bool made;
	if (key.n)
		map_get(m, key, 1, &made);
}

struct stack_payee *stack_payees(const struct stack_payment *p, size_t n_payments,
				 const struct stack_system *s, size_t n_systems,
				 const struct stack_table *t, const struct baa_known *known,
				 size_t n_known, size_t *n)
{
	struct map listed = { 0 }, vendors = { 0 }, software = { 0 }, places = { 0 };
	struct stack_payee *payees = mem_zero(n_payments, sizeof(*payees));
	bool made;
	for (size_t i = 0; i < n_systems; i++)
		put(&listed, s[i].name.key);
	for (size_t i = 0; i < n_known; i++) {
		put(&software, known[i].name.key);
		if (map_find(&listed, known[i].name.key))
			put(&vendors, known[i].vendor);
	}
	for (size_t i = 0; i < n_known; i++)
		if (map_find(&vendors, known[i].vendor))
			put(&listed, known[i].name.key);
	*n = 0;
	for (size_t i = 0; i < n_payments; i++) {
		size_t *at = map_get(&places, p[i].name.key, sizeof(*at), &made);
		if (made) {
			*at = (*n)++;
			payees[*at] = (struct stack_payee){
				.payee = p[i].payee, .amount = p[i].amount,
				.listed = has_start(&listed, NULL, p[i].name.words),
				.software = has_start(&software, t, p[i].name.words),
			};
		} else if (p[i].amount.set) {
			struct dec *sum = &payees[*at].amount;
			sum->set = true;
			dec_add(sum, p[i].amount); /* what does not fit is left out of a text */
		}
	}
	map_release(&listed);
	map_release(&vendors);
	map_release(&software);
	map_release(&places);
	return payees;
}
