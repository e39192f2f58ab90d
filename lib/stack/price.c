/* Computes what a plan costs at a number of patients. */
#include "stack/stack.h"

#include <math.h>

#include "base/banned.h"

const char *const stack_unit_names[STACK_UNITS + 1] = {
	"account", "client", "contact", "provider", "user", "location", "calendar", "text",
	       "transaction",
};
const char *const stack_kind_names[STACK_KINDS + 1] = {
	"own", "published", "starting-at", "list", "quote", "calculator", "unseen",
};
const char *const stack_answer_names[STACK_ANSWERS + 1] = { "unknown", "yes", "no", "add-on",
							    "conflict" };
const char *const stack_channel_names[STACK_CHANNELS + 1] = { "", "in-person", "online", "keyed" };
const char *const stack_billing_names[STACK_BILLINGS + 1] = { "", "monthly", "annual" };
const char *const stack_need_names[STACK_NEEDS + 1] = { "baa", "erx", "portal", "api" };
const char *const stack_status_names[STACK_STATUSES + 1] = {
	[STACK_PRICED] = "priced",
	[STACK_NOT_SEEN] = "no price was seen: give it with --plans",
	[STACK_OVER_CAP] = "over the cap of its plans",
	[STACK_UNITS_UNKNOWN] = "units in use not given",
	[STACK_NO_ANNUAL] = "no price for annual billing",
	[STACK_NOT_NEEDED] = "no plan is known to meet the needs",
	[STACK_NO_PLAN] = "not in the table: give its plans with --plans, or its price",
};

static int64_t whole(double x)
{
	return x >= 0 && x <= STACK_UNITS_MAX ? (int64_t)num_ceil(x) : -1;
}

/* Returns now * patients / patients_now, rounded up; exact. */
static int64_t in_step(double now, int64_t patients, int64_t patients_now)
{
	int64_t n = whole(now);
	if (n < 0)
		return -1;
	dec_wide units = ((dec_wide)n * patients + patients_now - 1) / patients_now;
	return units <= STACK_UNITS_MAX ? (int64_t)units : -1;
}

/* Providers stay while patients come and leave as patients do; more come by the ratio. */
static int64_t providers_at(const struct stack_settings *set, const struct stack_system *s,
			    int64_t patients)
{
	double there = isnan(s->providers) ? set->providers : s->providers;
	if (isnan(set->per_provider))
		return isnan(there) ? -1 : in_step(there, patients, set->patients);
	int64_t asked = whole((double)patients / set->per_provider), now = whole(there);
	if (isnan(there))
		return asked;
	if (patients == set->patients)
		return now;
	return patients > set->patients ? (asked > now ? asked : now) : (asked < now ? asked : now);
}

/* The number of people or things that goes with the number of providers, from that of now. */
static int64_t beside(const struct stack_settings *set, const struct stack_system *s, double now,
		      int64_t patients)
{
	int64_t providers = providers_at(set, s, patients);
	if (isnan(now) || patients == set->patients)
		return isnan(now) ? providers : whole(now);
	int64_t before = providers_at(set, s, set->patients);
	if (providers < 0 || before < 0)
		return -1;
	int64_t n = whole(now) + providers - before;
	return n > 0 ? n : 0;
}

int64_t stack_units(const struct stack_settings *set, const struct stack_system *s,
		    enum stack_unit unit, int64_t patients)
{
	switch (unit) {
	case STACK_ACCOUNT: return 1;
	case STACK_CLIENT: return patients;
	case STACK_CONTACT:
		return isnan(s->contacts) ? patients
					  : in_step(s->contacts, patients, set->patients);
	case STACK_PROVIDER: return providers_at(set, s, patients);
	case STACK_USER: return beside(set, s, s->users, patients);
	case STACK_LOCATION: return whole(isnan(s->locations) ? set->locations : s->locations);
	case STACK_CALENDAR: return beside(set, s, s->calendars, patients);
	case STACK_TEXT: return isnan(s->texts) ? -1 : in_step(s->texts, patients, set->patients);
	default: break;
	}
	double sales = isnan(s->transactions) ? set->transactions : s->transactions;
	return isnan(sales) ? -1 : in_step(sales, patients, set->patients);
}

/* Rounds x, in 1e-4 USD, to cents, half up. */
static int64_t to_cents(dec_wide x)
{
	return (int64_t)((x + 50) / 100);
}

#define COST_MAX ((dec_wide)100000000000000000) /* cents of a part: 1e17 */

/* Adds a percentage of the month's volume, which grows as patients do. */
static bool percent_cents(const struct stack_settings *set, const struct stack_system *s,
			  const struct stack_part *part, int64_t patients, int64_t *cents)
{
	struct dec usd = s->volume.set ? s->volume : set->volume;
	*cents = 0;
	if (!part->percent.set || part->percent.m == 0)
		return true;
	if (!usd.set)
		return false;
	dec_wide volume = dec_to_wide(usd, usd.dec > 2 ? usd.dec : 2); /* cents, at most 1e14 */
	dec_wide rate = dec_to_wide(part->percent, 6);                  /* 1e-8, at most 1e8 */
	dec_wide full = volume * patients * rate, by = (dec_wide)set->patients * 100000000;
	dec_wide kept = (full + by / 2) / by;
	*cents = kept <= COST_MAX ? (int64_t)kept : 0;
	return kept <= COST_MAX;
}

/* The blocks that are billed: for units beyond the included ones, within least and free_from. */
static int64_t blocks_of(const struct stack_part *part, int64_t units)
{
	int64_t included = isnan(part->included) ? 0 : (int64_t)part->included;
	int64_t block = isnan(part->block) ? 1 : (int64_t)part->block;
	if (!isnan(part->least) && units < (int64_t)part->least)
		units = (int64_t)part->least;
	if (!isnan(part->free_from) && units > (int64_t)part->free_from)
		units = (int64_t)part->free_from;
	return units > included ? (units - included + block - 1) / block : 0;
}

static enum stack_status part_cents(const struct stack_settings *set, const struct stack_system *s,
				    const struct stack_part *part, int64_t patients, int64_t *cents)
{
	bool yearly = (s->billing ? s->billing : set->billing) == STACK_ANNUAL;
	bool sales = part->percent.set; /* a percentage is kept from sales, not billed */
	struct dec price = yearly && !sales ? part->annual : part->price;
	int64_t units = stack_units(set, s, (enum stack_unit)part->unit, patients), of_volume;
	int64_t blocks = blocks_of(part, units);
	bool nothing = part->included > 0 && units >= 0 && !blocks; /* its price does not matter */
	if (!price.set && !sales && !nothing)
		return part->price.set ? STACK_NO_ANNUAL : STACK_NOT_SEEN;
	if (units < 0 || !percent_cents(set, s, part, patients, &of_volume))
		return STACK_UNITS_UNKNOWN;
	*cents = to_cents((price.set ? dec_to_wide(price, 4) : 0) * blocks) + of_volume;
	return STACK_PRICED;
}

/* Whether a part is for another way of paying than that in which the system is used. */
static bool is_other_channel(const struct stack_part *part, int32_t channel)
{
	return part->channel != STACK_ANY && part->channel != channel;
}

static bool over_cap(const struct stack_settings *set, const struct stack_system *s,
		     const struct stack_part *part, int64_t patients, bool *unknown)
{
	if (isnan(part->most))
		return false;
	int64_t units = stack_units(set, s, (enum stack_unit)part->most_of, patients);
	*unknown = *unknown || units < 0;
	return units > (int64_t)part->most;
}

/* The cost of the parts of one channel and of those that do not depend on a channel. */
static struct stack_cost channel_cost(const struct stack_settings *set,
				      const struct stack_system *s, const struct stack_plan *plan,
				      int64_t patients, int32_t channel)
{
	struct stack_cost c = { STACK_PRICED, 0, plan };
	bool unknown = false, sold = false, sells = false;
	for (const struct stack_part *part = plan->part; part < plan->part + plan->n; part++) {
		int64_t cents = 0;
		sells = sells || part->channel != STACK_ANY;
		if (is_other_channel(part, channel))
			continue;
		sold = sold || part->channel != STACK_ANY;
		enum stack_status st = part_cents(set, s, part, patients, &cents);
		if (over_cap(set, s, part, patients, &unknown))
			return (struct stack_cost){ STACK_OVER_CAP, 0, plan };
		if (c.status == STACK_PRICED)
			c.status = st;
		c.cents += cents;
	}
	if (c.status == STACK_PRICED && (unknown || (sells && !sold)))
		c.status = unknown ? STACK_UNITS_UNKNOWN : STACK_NOT_SEEN;
	return c;
}

struct stack_cost stack_plan_cost(const struct stack_settings *set, const struct stack_system *s,
				  const struct stack_plan *plan, int64_t patients)
{
	struct stack_cost dearest = channel_cost(set, s, plan, patients, s->channel);
	if (s->channel != STACK_ANY || dearest.status != STACK_NOT_SEEN)
		return dearest;
	for (int32_t ch = STACK_IN_PERSON; ch < STACK_CHANNELS; ch++) { /* not said: the dearest counts */
		struct stack_cost c = channel_cost(set, s, plan, patients, ch);
		bool known = c.status == STACK_PRICED || c.status == STACK_UNITS_UNKNOWN;
		if (known && (dearest.status != STACK_PRICED || c.cents > dearest.cents))
			dearest = c;
	}
	return dearest;
}

/* Returns the more useful reason for no price: what the clinic can tell, then the cap. */
static enum stack_status why_not(enum stack_status a, enum stack_status b)
{
	static const int tells[STACK_STATUSES] = {
		[STACK_UNITS_UNKNOWN] = 4, [STACK_NO_ANNUAL] = 3, [STACK_OVER_CAP] = 2,
		[STACK_NOT_SEEN] = 1,
	};
	return tells[a] >= tells[b] ? a : b;
}

struct stack_cost stack_cheapest(const struct stack_settings *set, const struct stack_system *s,
				 int64_t patients, bool gated)
{
	struct stack_cost best = { s->n_plans ? STACK_NOT_NEEDED : STACK_NO_PLAN, 0, NULL };
	for (const struct stack_plan *p = s->plans; p && p < s->plans + s->n_plans; p++) {
		bool meets = true;
		for (int need = 0; gated && need < STACK_NEEDS; need++) {
			enum stack_answer a = stack_meets(set, s, p, (enum stack_need)need);
			meets = meets && (a == STACK_YES || a == STACK_ADD_ON);
		}
		if (!meets)
			continue;
		struct stack_cost c = stack_plan_cost(set, s, p, patients);
		bool better = c.status == STACK_PRICED &&
			      (best.status != STACK_PRICED || c.cents < best.cents);
		if (better)
			best = c;
		else if (best.status != STACK_PRICED)
			best.status = why_not(best.status, c.status);
	}
	return best;
}
