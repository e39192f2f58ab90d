/* The columns of a stack, of a ledger, and of plans. */
#include <math.h>

#include "baa/baa.h"
#include "base/embedded.h"
#include "stack/stack_feed.h"

#include "base/banned.h"

extern const struct embedded stack_plans_csv; /* plans.csv of this room */

#define UNSURE "?=unknown,tbd=unknown,n/a=unknown,na=unknown"
static const char yes_no[] = "y=yes,true=yes,1=yes,n=no,false=no,0=no," UNSURE;
static const char units[] = "seat=user,licence=user,license=user,profile=contact,patient=client,"
			    "clinician=provider,professional=provider,flat=account,"
			    "sale=transaction";
static const char categories[] = "ehr=emr,e-prescribing=eprescribing,erx=eprescribing,"
				 "booking=scheduling,payment=payments,pos=payments,"
				 "video=telehealth,"
				 "patient portal=portal,e-mail=email,text=sms,texting=sms";
static const char *const price_units[] = { "", "account", "client", "contact", "provider", "user",
					   "location", "calendar", "text", "transaction", NULL };
static const char *const yes_no_words[] = { "unknown", "yes", "no", NULL };

#define COL(member) CSV_MEMBER(struct stack_system, member)
#define WORD(member, list, other) COL(member), .type = COL_WORD, .words = (list), \
	.synonyms = (other)
#define COUNT(member) COL(member), .type = COL_REAL, .min = 0, .max = 1e8
#define ANSWER(member) WORD(member, yes_no_words, yes_no)

static const struct csv_col system_cols[] = {
	{ COL(system), .required = true, .key = true, .aliases = "vendor,name,software,product",
	  .help = "name of the system or its vendor" },
	{ WORD(category, baa_category_names, categories), .required = true, .may_be_empty = true,
	  .aliases = "type", .help = "what it is for, as in glp1-baa-audit; the table's if empty" },
	{ .name = "plan", .offset = offsetof(struct stack_system, plan_text), .aliases = "tier",
	  .help = "plan in use" },
	{ COUNT(providers), .aliases = "clinicians", .help = "clinicians who use it" },
	{ COUNT(users), .aliases = "seats",
	  .help = "people who use it; as many as providers if empty" },
	{ COUNT(locations), .help = "sites; --locations if empty" },
	{ COUNT(contacts), .aliases = "profiles",
	  .help = "on its lists; as many as patients if empty" },
	{ COUNT(calendars), .help = "as many as providers if empty" },
	{ COUNT(texts), .unit = "a month", .help = "messages sent" },
	{ COUNT(transactions), .unit = "a month", .help = "card payments; of --payments if empty" },
	{ COL(volume), .type = COL_DEC, .min = 0, .max = 1e12, .unit = "USD a month",
	  .help = "card payments; of --payments if empty" },
	{ WORD(channel, stack_channel_names, NULL),
	  .help = "how cards are taken: in-person, online, keyed; the dearest if empty" },
	{ COL(price), .type = COL_DEC, .min = 0, .max = 1e5, .unit = "USD a month",
	  .help = "of a price_unit, in place of the table's" },
	{ WORD(price_unit, price_units, units),
	  .help = "what price is for: account, client, contact, provider, user, location, "
		  "calendar, text, transaction" },
	{ COL(currency), .help = "of price; only USD is understood" },
	{ WORD(billing, stack_billing_names, "yearly=annual,month=monthly,year=annual"),
	  .help = "monthly or annual; --billing if empty" },
	{ ANSWER(phi), .help = "patient data is in it: yes, no or unknown (if empty)" },
	{ COL(portal_rating), .type = COL_REAL, .min = 0, .max = 5,
	  .help = "of its patient portal, by the clinic: 0 to 5 as --report=weights says" },
	{ COL(job), .help = "what it does here; the category if empty" },
	{ ANSWER(core), .help = "a core system; by its category if unknown (empty)" },
	{ COL(renews), .type = COL_DATE, .aliases = "renewal,renewal_date",
	  .help = "day on which it renews" },
	{ COL(notice_days), .type = COL_REAL, .min = 0, .max = 3650, .unit = "days",
	  .help = "before that day to object" },
	{ ANSWER(auto_renew), .help = "it renews by itself: yes, no or unknown (if empty)" },
	{ ANSWER(auto_upgrade), .help = "its plan goes up by itself" },
	{ ANSWER(auto_downgrade), .help = "its plan goes down by itself" },
	{ COUNT(seats_paid), .aliases = "seats_bought", .help = "users that are paid for" },
	{ COL(owner), .help = "who is to act" },
	{ COL(waiver_until), .type = COL_DATE,
	  .help = "last day on which its findings are excused" },
	{ COL(waiver_reason), .help = "why; a waiver without it does not count" },
	{ COL(waiver_rules), .help = "rule IDs it excuses, parted by ;; all if empty" },
};

#undef COL
#undef WORD

static bool is_whole(double x)
{
	return isnan(x) || floor(x) == x;
}

static bool fault(struct diag *d, size_t *at, size_t offset, const char *what)
{
	*at = offset;
	diag_set(d, DIAG_DATA, "%s", what);
	return false;
}

static const char not_usd[] = "not USD: no rate of exchange is known; convert it";

static bool is_usd(struct str currency)
{
	return !currency.n || str_ieq(currency, STR("usd"));
}

static bool check_system(const void *row, struct diag *d, size_t *at)
{
	const struct stack_system *s = row;
#define AT(member) offsetof(struct stack_system, member)
	const struct {
		double x;
		size_t at;
	} counts[] = { { s->providers, AT(providers) }, { s->users, AT(users) },
		       { s->locations, AT(locations) }, { s->contacts, AT(contacts) },
		       { s->calendars, AT(calendars) }, { s->texts, AT(texts) },
		       { s->transactions, AT(transactions) }, { s->seats_paid, AT(seats_paid) },
		       { s->notice_days, AT(notice_days) } };
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		if (!is_whole(counts[i].x))
			return fault(d, at, counts[i].at, "not a whole number");
	if (!is_usd(s->currency))
		return fault(d, at, AT(currency), not_usd);
	if (s->price.set && s->price.dec > 4)
		return fault(d, at, AT(price), "more than four decimals");
	if (s->price.set && !s->price_unit)
		return fault(d, at, AT(price),
			     "what it is for is not said; say account in price_unit if "
			     "nothing makes it grow");
	if (s->volume.set && s->volume.dec > 2)
		return fault(d, at, AT(volume), "not whole cents");
	return true;
#undef AT
}

static void fix_system(void *data, struct arena *arena)
{
	struct stack_system *s = data;
	s->name = name_fold(arena, s->system);
	s->plan_name = name_fold(arena, s->plan_text);
}

const struct feed stack_system_feed = { FEED_COLS(system_cols),
					.row_size = sizeof(struct stack_system),
					.check = check_system, .fix = fix_system };

#define COL(member) CSV_MEMBER(struct stack_payment, member)

static const struct csv_col ledger_cols[] = {
	{ COL(payee), .required = true, .aliases = "vendor,description,name,merchant",
	  .help = "who was paid" },
	{ COL(amount), .type = COL_DEC, .min = -1e12, .max = 1e12,
	  .help = "USD; not looked at beyond a sum" },
	{ COL(date), .type = COL_DATE, .help = "when" },
	{ COL(currency), .help = "of the amount; only USD is understood" },
};

#undef COL

static bool check_payment(const void *row, struct diag *d, size_t *at)
{
	const struct stack_payment *p = row;
	return is_usd(p->currency) ||
	       fault(d, at, offsetof(struct stack_payment, currency), not_usd);
}

static void fix_payment(void *data, struct arena *arena)
{
	struct stack_payment *p = data;
	p->name = name_fold(arena, p->payee);
}

const struct feed stack_ledger_feed = { FEED_COLS(ledger_cols),
					.row_size = sizeof(struct stack_payment),
					.check = check_payment, .fix = fix_payment };

#define COL(member) CSV_MEMBER(struct stack_part, member)
#define WORD(member, list, other) COL(member), .type = COL_WORD, .words = (list), \
	.synonyms = (other)
#define USD(member) COL(member), .type = COL_DEC, .min = 0, .max = 1e5, .unit = "USD"
#define UNITS(member) COL(member), .type = COL_REAL, .min = 0, .max = 1e9, .unit = "units"

static const struct csv_col part_cols[] = {
	{ COL(vendor), .required = true, .aliases = "system", .help = "as in the stack" },
	{ COL(plan), .required = true,
	  .help = "its name; further rows of it are further parts of its price" },
	{ WORD(category, baa_category_names, categories),
	  .help = "as in the stack; of the first row" },
	{ USD(price), .help = "a month for a unit; not known if empty" },
	{ USD(annual), .help = "the same where a year is paid at once; not known if empty" },
	{ WORD(unit, stack_unit_names, units),
	  .help = "account (if empty), client, contact, provider, user, location, calendar, "
		  "text, transaction" },
	{ UNITS(included), .help = "units that cost nothing" },
	{ COL(block), .type = COL_REAL, .min = 1, .max = 1e9, .unit = "units",
	  .help = "sold together; 1 if empty" },
	{ UNITS(free_from), .help = "units beyond which no further one costs" },
	{ COL(percent), .type = COL_DEC, .min = 0, .max = 100, .help = "of card payments" },
	{ WORD(channel, stack_channel_names, NULL), .help = "how cards are taken; any if empty" },
	{ UNITS(least), .aliases = "min_units", .help = "units that are billed at least" },
	{ UNITS(most), .help = "beyond it the plan cannot be had" },
	{ WORD(most_of, stack_unit_names, units), .help = "what most counts" },
	{ USD(onboarding), .help = "once" },
	{ WORD(kind, stack_kind_names, NULL),
	  .help = "own (if empty), published, starting-at, list, quote, "
						      "calculator, unseen" },
	{ WORD(baa, stack_answer_names, yes_no),
	  .help = "yes, no, conflict or unknown (if empty)" },
	{ WORD(erx, stack_answer_names, yes_no),
	  .help = "e-prescribing: yes, add-on, no, unknown" },
	{ WORD(portal, stack_answer_names, yes_no), .help = "for patients: yes, no, unknown" },
	{ WORD(api, stack_answer_names, yes_no),
	  .help = "for programs of one's own: yes, no, unknown (if empty)" },
	{ COL(currency), .help = "of its prices; only USD is understood" },
	{ COL(read_date), .type = COL_DATE, .help = "day on which the price was read" },
	{ COL(as_of), .type = COL_DATE, .help = "day on which the row was looked up" },
	{ COL(source), .help = "where" },
	{ COL(note), .help = "what else to know" },
};

#undef COL

static bool check_part(const void *row, struct diag *d, size_t *at)
{
	const struct stack_part *p = row;
#define AT(member) offsetof(struct stack_part, member)
	const struct {
		double x;
		size_t at;
	} counts[] = { { p->included, AT(included) }, { p->block, AT(block) },
		       { p->free_from, AT(free_from) }, { p->most, AT(most) },
		       { p->least, AT(least) } };
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		if (!is_whole(counts[i].x))
			return fault(d, at, counts[i].at, "not a whole number");
	if (!is_usd(p->currency))
		return fault(d, at, AT(currency), not_usd);
	if (p->price.set && p->price.dec > 4)
		return fault(d, at, AT(price), "more than four decimals");
	if (p->annual.set && p->annual.dec > 4)
		return fault(d, at, AT(annual), "more than four decimals");
	if (p->percent.set && p->percent.dec > 6)
		return fault(d, at, AT(percent), "more than six decimals");
	return true;
#undef AT
}

static void fix_part(void *data, struct arena *arena)
{
	struct stack_part *p = data;
	p->name = name_fold(arena, p->vendor);
	p->plan_name = name_fold(arena, p->plan);
}

const struct feed stack_part_feed = { FEED_COLS(part_cols), .row_size = sizeof(struct stack_part),
				      .check = check_part, .fix = fix_part };

bool stack_parts_read(struct rows *r, struct tool *t, struct opt_file *file)
{
	bool ok = rows_read(r, t, file);
	struct stack_part *row = r->row;
	for (size_t i = 0; i < r->n; i++)
		row[i].own = true;
	return ok && rows_read_embedded(r, t, &stack_part_feed, &stack_plans_csv);
}
