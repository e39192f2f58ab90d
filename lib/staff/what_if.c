/* Applies factors to wages and minutes. */
#include "staff/what_if.h"

#include "base/num.h"

#include "base/banned.h"

static bool parse_item(struct what_if *w, struct str item)
{
	const char *sign = memchr(item.p, '=', item.n);
	struct str name = { item.p, sign ? (size_t)(sign - item.p) : 0 };
	struct str number = { sign ? sign + 1 : item.p, sign ? item.n - name.n - 1 : 0 };
	const struct { struct str prefix; bool wage; } kinds[] = { { STR("wage."), true },
								   { STR("minutes."), false } };
	double factor;
	if (w->n == WHAT_IF_MAX || num_real(number, 0, 1000, &factor) != NUM_OK)
		return false;
	for (size_t i = 0; i < 2; i++)
		if (name.n > kinds[i].prefix.n && memcmp(name.p, kinds[i].prefix.p,
							 kinds[i].prefix.n) == 0) {
			w->change[w->n].wage = kinds[i].wage;
			w->change[w->n].name = (struct str){ name.p + kinds[i].prefix.n,
							     name.n - kinds[i].prefix.n };
			w->change[w->n++].factor = factor;
			return true;
		}
	return false;
}

bool what_if_parse(struct what_if *w, struct str text)
{
	struct str item;
	bool any = false;
	while (str_next_item(&text, &item)) {
		if (!parse_item(w, item))
			return false;
		any = true;
	}
	return any;
}

const struct str *what_if_apply(const struct what_if *w, struct wage *wages, size_t n_wages,
				struct standard *standards, size_t n_standards)
{
	for (size_t k = 0; k < w->n; k++) {
		bool found = false;
		for (size_t i = 0; i < n_wages; i++)
			if (w->change[k].wage && visit_same_word(wages[i].role,
								 w->change[k].name)) {
				wages[i].wage *= w->change[k].factor;
				found = true;
			}
		for (size_t i = 0; i < n_standards; i++)
			if (!w->change[k].wage && visit_same_word(standards[i].activity,
								  w->change[k].name)) {
				standards[i].minutes *= w->change[k].factor;
				found = true;
			}
		if (!found)
			return &w->change[k].name;
	}
	return NULL;
}
