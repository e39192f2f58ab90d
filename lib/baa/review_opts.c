/* Reads lists of days, and days by the risk of a vendor. */
#include "baa/review_opts.h"

#include <stdlib.h>

#include "base/banned.h"

static int falling(const void *va, const void *vb)
{
	const int32_t *a = va, *b = vb;
	return (*a < *b) - (*a > *b);
}

bool warn_days_call(const char *text, void *to, struct diag *d)
{
	struct warn_days *w = to;
	struct str list = str_from(text), item;
	int64_t days;
	w->n = 0;
	while (str_next_item(&list, &item)) {
		if (w->n == BAA_WARNINGS_MAX || num_whole(item, 0, BAA_DAYS_MAX, &days) != NUM_OK) {
			diag_set(d, DIAG_DATA, "not up to 8 whole numbers from 0 to 3650");
			return false;
		}
		w->days[w->n++] = (int32_t)days;
	}
	qsort(w->days, w->n, sizeof(*w->days), falling);
	return true;
}

/* Returns the risk of a word; -1: the word is none. */
static int risk_of(struct str word)
{
	int risk = BAA_RISKS - 1;
	while (risk >= 0 && !str_ieq(word, str_from(baa_risk_names[risk])))
		risk--;
	return risk;
}

bool review_days_call(const char *text, void *to, struct diag *d)
{
	struct review_days *r = to;
	struct str list = str_from(text), item;
	int64_t plain = 365, days;
	bool named[BAA_RISKS] = { false };
	while (str_next_item(&list, &item)) {
		struct str rest = item, word = { NULL, 0 };
		bool by_risk = memchr(item.p, '=', item.n) != NULL;
		if (by_risk)
			str_next_part(&rest, "=", &word);
		int risk = by_risk ? risk_of(word) : 0;
		if (risk < 0 || num_whole(str_trim(rest), 1, BAA_DAYS_MAX, &days) != NUM_OK) {
			diag_set(d, DIAG_DATA, "not days from 1 to 3650, also by risk, as in 365,high=180");
			return false;
		}
		if (by_risk)
			r->days[risk] = (int32_t)days;
		else
			plain = days;
		named[risk] = named[risk] || by_risk;
	}
	for (int i = 0; i < BAA_RISKS; i++)
		if (!named[i])
			r->days[i] = (int32_t)plain;
	return true;
}
