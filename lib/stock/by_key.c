/* key=number lists. */
#include "stock/by_key.h"

#include <math.h>
#include <stdio.h>

#include "sku/sku.h"

#include "base/banned.h"

static bool fault(struct tool *t, const char *option, const char *what)
{
	char name[DIAG_NAME];
	snprintf(name, sizeof(name), "--%s", option);
	return tool_option_fault(t, name, what);
}

/* Splits at the last `=`, since a SKU may hold one; key.p is NULL if there is none. */
static void split(const char *text, struct str *key, struct str *number)
{
	const char *eq = strrchr(text, '=');
	*key = eq ? (struct str){ text, (size_t)(eq - text) } : (struct str){ NULL, 0 };
	*number = str_from(eq ? eq + 1 : text);
}

bool rules_by_pathway(struct tool *t, const char *option, const struct opt_list *list,
		      double value[PATHWAYS])
{
	for (size_t i = 0; i < list->n; i++) {
		struct str key, number;
		double days;
		bool known = false;
		split(list->item[i], &key, &number);
		if (num_real(number, 0, SAFETY_DAYS_MAX, &days) != NUM_OK)
			return fault(t, option, "not a number of days from 0 to 3650");
		for (int p = 0; p < PATHWAYS; p++) {
			if (key.p && !str_ieq(key, str_from(pathway_names[p])))
				continue;
			value[p] = days;
			known = true;
		}
		if (!known)
			return fault(t, option, "not DAYS, 503B=DAYS, 503A=DAYS or commercial=DAYS");
	}
	return true;
}

bool rules_by_sku(struct tool *t, const char *option, const struct opt_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct str key, number;
		double rate;
		split(list->item[i], &key, &number);
		if (!key.p || num_real(number, NEW_RATE_MIN, NEW_RATE_MAX, &rate) != NUM_OK)
			return fault(t, option, "not SKU=UNITS with units a day");
	}
	return true;
}

double rules_find(const struct opt_list *list, struct str sku)
{
	for (size_t i = list->n; i-- > 0;) {
		struct str key, number;
		double rate = NAN;
		split(list->item[i], &key, &number);
		if (!str_eq(key, sku))
			continue;
		num_real(number, NEW_RATE_MIN, NEW_RATE_MAX, &rate);
		return rate;
	}
	return NAN;
}

struct str rules_sku(const struct opt_list *list, size_t i)
{
	struct str key, number;
	split(list->item[i], &key, &number);
	return key;
}
