/* The rules, a function for each. */
#include "precheck/precheck.h"

#include <math.h>

#include "base/banned.h"

const char *const precheck_rule_names[PRECHECK_RULES + 1] = {
	[PRECHECK_PHARMACY] = "pharmacy-licence", [PRECHECK_PRESCRIBER] = "prescriber-licence",
	[PRECHECK_PATHWAY] = "pathway", [PRECHECK_SALT] = "salt",
	[PRECHECK_DIRECTIONS] = "directions", [PRECHECK_SUPPLY] = "days-supply",
	[PRECHECK_EARLY] = "early-refill", [PRECHECK_STOCK] = "stock",
};

static const struct shipper *shipper(const struct draft *d, const struct precheck_terms *t)
{
	return shipper_of(t->shippers, t->n_shippers, d->pharmacy);
}

static const char *pharmacy(const struct draft *d, const struct precheck_terms *t)
{
	const struct shipper *s = shipper(d, t);
	if (!s)
		return "the pharmacy is not in --pharmacies";
	if (!d->state.n)
		return "the patient's state is not known";
	if (!pharm_has_state(s->ships_to, d->state))
		return "it does not ship to the state, as far as is known";
	if (!pharm_has_state(s->licence_states, d->state))
		return "no licence of the state is on record";
	if (s->licence_expires == DATE_NONE)
		return "the last day of its licence is not known";
	return s->licence_expires < t->day ? "its licence has ended" : NULL;
}

static const char *prescriber(const struct draft *d, const struct precheck_terms *t)
{
	size_t n = 0;
	struct roster_person **rows;
	const char *lacks = "no licence of the state is on the roster";
	if (!d->prescriber.n || !d->state.n)
		return d->state.n ? "the prescriber is not known" : "the patient's state is not known";
	rows = roster_rows(t->roster, d->prescriber, &n);
	if (!n)
		return "the prescriber is not on the roster";
	for (size_t i = 0; i < n; i++) {
		if (!str_ieq(rows[i]->state, d->state))
			continue;
		if (rows[i]->licence_expires == DATE_NONE)
			lacks = "the last day of the licence is not known";
		else if (rows[i]->licence_expires >= t->day)
			return NULL;
		else
			lacks = "the licence has ended";
	}
	return lacks;
}

static const char *pathway(const struct draft *d, const struct precheck_terms *t)
{
	if (!d->drug.n || !d->pathway.n)
		return d->drug.n ? "the pathway is not known" : "the drug is not known";
	const struct pharm_basis *b = pharm_basis_of(t->model, d->drug, d->pathway, t->day);
	if (!b)
		return "no row says that drug and pathway are lawful on the day";
	if (b->status >= PHARM_DISCRETION)
		return "drug and pathway have no lawful basis on the day";
	if (b->status == PHARM_CONDITIONAL && d->difference != DRAFT_YES)
		return "lawful on a condition only: record difference";
	return NULL;
}

static const char *salt(const struct draft *d, const struct precheck_terms *t)
{
	const struct shipper *s = shipper(d, t);
	struct str form = d->salt_form.n || !s ? d->salt_form : s->salt_form;
	if (str_ieq(d->pathway, STR("brand")))
		return NULL;
	if (!form.n || pharm_is_unknown(form))
		return "the form of the ingredient is not known";
	return str_ieq(form, STR("base")) ? NULL : "the ingredient is not the base";
}

static const char *supply(const struct draft *d, const struct precheck_terms *t)
{
	const struct shipper *s = shipper(d, t);
	if (isnan(d->days_supply))
		return "days_supply is not known";
	if (!s || isnan(s->max_days_supply))
		return "the most that the pharmacy fills at once is not known";
	return d->days_supply > s->max_days_supply ? "more than the pharmacy fills at once" : NULL;
}

static const char *early(const struct draft *d, const struct precheck_terms *t)
{
	const struct shipper *s = shipper(d, t);
	if (d->first_fill == DRAFT_YES && d->last_fill == DATE_NONE)
		return NULL;
	if (d->last_fill == DATE_NONE || isnan(d->last_days_supply))
		return "last_fill and last_days_supply are not known, nor that it is the first";
	struct refill r = { .last_fill = d->last_fill, .days_supply = (int32_t)d->last_days_supply,
			    .dose_days = 1, .refills_left = -1, .rx_expires = DATE_NONE };
	struct due_rules rules = { .as_of = t->day, .usual = -1, .slow = -1,
				   .early_share = s && !isnan(s->early_share) ? s->early_share
									      : t->early_share };
	return due_of(&r, &rules).state == DUE_EARLY ? "too early for a refill" : NULL;
}

static const char *stock(const struct draft *d, const struct precheck_terms *t)
{
	const struct shipper *s = shipper(d, t);
	struct str list, item;
	if (!s || !s->stocks.n || !d->sku.n)
		return d->sku.n ? "what the pharmacy has in stock is not known" : "the SKU is not known";
	list = s->stocks;
	while (str_next_part(&list, ";", &item))
		if (str_eq(item, d->sku))
			return NULL;
	return "the pharmacy does not have the SKU";
}

const char *precheck(const struct draft *d, enum precheck_rule rule, const struct precheck_terms *t)
{
	switch (rule) {
	case PRECHECK_PHARMACY: return pharmacy(d, t);
	case PRECHECK_PRESCRIBER: return prescriber(d, t);
	case PRECHECK_PATHWAY: return pathway(d, t);
	case PRECHECK_SALT: return salt(d, t);
	case PRECHECK_DIRECTIONS: return d->directions.n ? NULL : "there are no directions";
	case PRECHECK_SUPPLY: return supply(d, t);
	case PRECHECK_EARLY: return early(d, t);
	default: return stock(d, t);
	}
}
