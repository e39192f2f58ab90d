/* Reads options of the form key=number. */
#include "stock/by_key_opts.h"

#include <math.h>

#include "base/num.h"
#include "sku/sku.h"
#include "stock/stock.h"

#include "base/banned.h"

static bool bad(struct diag *d, const char *what)
{
	diag_set(d, DIAG_DATA, "%s", what);
	return false;
}

/* Splits at the last `=`, since a SKU may hold a `=` too; key->p is NULL if the text has none. */
static void split(struct str text, struct str *key, struct str *number)
{
	size_t n = text.n;
	while (n && text.p[n - 1] != '=')
		n--;
	*key = n ? (struct str){ text.p, n - 1 } : (struct str){ NULL, 0 };
	*number = (struct str){ text.p + n, text.n - n };
}

bool by_pathway_call(const char *text, void *to, struct diag *d)
{
	struct by_pathway *by = to;
	struct str list = str_from(text), item, key, number;
	while (str_next_item(&list, &item)) {
		double days;
		bool known = false;
		split(item, &key, &number);
		if (num_real(number, LEAD_DAYS_MIN, LEAD_DAYS_MAX, &days) != NUM_OK)
			return bad(d, "not a number of days from 0 to 3650");
		for (int p = 0; p < PATHWAYS; p++) {
			if (key.p && !str_ieq(key, str_from(pathway_names[p])))
				continue;
			by->days[p] = days;
			known = true;
		}
		if (!known)
			return bad(d, "not DAYS, 503B=DAYS, 503A=DAYS or commercial=DAYS");
	}
	return true;
}

bool by_sku_call(const char *text, void *to, struct diag *d)
{
	struct opt_list *list = to;
	struct str key, number;
	double rate;
	split(str_from(text), &key, &number);
	if (!key.p || num_real(number, NEW_RATE_MIN, NEW_RATE_MAX, &rate) != NUM_OK)
		return bad(d, "not SKU=UNITS with units a day");
	if (list->n == OPT_LIST_MAX)
		return bad(d, "given more than 64 times");
	list->item[list->n++] = text;
	return true;
}

double by_sku_find(const struct opt_list *list, struct str sku)
{
	for (size_t i = list->n; i-- > 0;) {
		struct str key, number;
		double rate = NAN;
		split(str_from(list->item[i]), &key, &number);
		if (!str_eq(key, sku))
			continue;
		num_real(number, NEW_RATE_MIN, NEW_RATE_MAX, &rate);
		return rate;
	}
	return NAN;
}

struct str by_sku_name(const struct opt_list *list, size_t i)
{
	struct str key, number;
	split(str_from(list->item[i]), &key, &number);
	return key;
}

bool tsb_call(const char *text, void *to, struct diag *d)
{
	struct tsb_option *tsb = to;
	struct str list = str_from(text), demand, probability;
	tsb->given = true;
	str_next_item(&list, &demand); /* there is one, if only an empty one */
	if (str_next_item(&list, &probability) && !list.p &&
	    num_real(demand, 0, 1, &tsb->demand) == NUM_OK &&
	    num_real(probability, 0, 1, &tsb->probability) == NUM_OK)
		return true;
	return bad(d, "not two numbers from 0 to 1, as in 0.1,0.05");
}

bool what_if_call(const char *text, void *to, struct diag *d)
{
	struct what_if *w = to;
	struct str list = str_from(text), item, key, value;
	while (str_next_item(&list, &item)) {
		split(item, &key, &value);
		bool ok = str_eq(key, STR("demand"))
				  ? num_real(value, WHAT_IF_DEMAND_MIN, WHAT_IF_DEMAND_MAX, &w->demand) == NUM_OK
			  : str_eq(key, STR("lead"))
				  ? num_real(value, LEAD_DAYS_MIN, LEAD_DAYS_MAX, &w->lead) == NUM_OK
				  : false;
		if (!ok)
			return bad(d, "not demand=FACTOR or lead=DAYS");
	}
	return true;
}
