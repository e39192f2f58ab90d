/* Finds whether a drug may come by a pathway on a day. */
#include "pharm/pharm.h"

#include "base/banned.h"

const char *const pharm_status_names[PHARM_STATUSES + 1] = {
	[PHARM_LAWFUL] = "lawful", [PHARM_CONDITIONAL] = "conditional",
	[PHARM_DISCRETION] = "discretion", [PHARM_NOT_LAWFUL] = "not_lawful",
};

/* Whether letters and digits are the same, case ignored; whatever is between does not count. */
static bool same_words(struct str a, struct str b)
{
	struct str x, y;
	while (a.n && b.n) {
		bool more_a = str_next_part(&a, " _-", &x), more_b = str_next_part(&b, " _-", &y);
		if (more_a != more_b || (more_a && !str_ieq(x, y)))
			return false;
	}
	return a.n == 0 && b.n == 0;
}

static bool in_force(int32_t from, int32_t until, int32_t day)
{
	return (from == DATE_NONE || day >= from) && (until == DATE_NONE || day < until);
}

static bool is_brand(struct str pathway)
{
	return same_words(pathway, STR("brand"));
}

const struct pharm_basis *pharm_basis_of(const struct pharm_model *m, struct str drug,
					 struct str pathway, int32_t day)
{
	for (size_t i = 0; i < m->n_basis; i++) {
		const struct pharm_basis *b = &m->basis[i];
		bool any_drug = same_words(b->drug, STR("any"));
		bool compounding = same_words(b->pathway, STR("any_compounding")) && !is_brand(pathway);
		if ((any_drug || same_words(b->drug, drug)) &&
		    (compounding || same_words(b->pathway, pathway)) &&
		    in_force(b->from, b->until, day))
			return b;
	}
	return NULL;
}

bool pharm_next_drug(struct str *list, struct str *drug, struct str *pathway)
{
	struct str item;
	do {
		if (!list->n || !str_next_part(list, ";,", &item))
			return false;
	} while (!item.n);
	const char *mark = memchr(item.p, ':', item.n);
	size_t n = mark ? (size_t)(mark - item.p) : item.n;
	*drug = str_trim((struct str){ item.p, n });
	*pathway = mark ? str_trim((struct str){ mark + 1, item.n - n - 1 }) : (struct str){ NULL, 0 };
	return true;
}

size_t pharm_days(const struct pharmacy *p, const struct pharm_settings *s, int32_t day[3])
{
	const int32_t of_503b[] = { p->compounded, p->shipped, p->dispensed };
	day[0] = s->as_of;
	if (p->type != PATHWAY_503B)
		return 1;
	for (size_t i = 0; i < 3; i++)
		day[i] = of_503b[i] == DATE_NONE ? s->as_of : of_503b[i];
	return 3;
}
