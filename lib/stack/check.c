/* The checks on systems, on payees and on the stack as a whole. */
#include <math.h>

#include "baa/baa.h"
#include "stack/stack_rules.h"

#include "base/banned.h"

#define TEXT(s) (int)str_cut((s), 120).n, (s).p ? (s).p : ""

void stack_check_baa(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	if (!c->s || c->s->phi == STACK_NO)
		return;
	enum stack_answer baa = stack_says(c->s, c->s->used, STACK_BAA);
	const char *where = c->s->phi == STACK_YES ? "patient data is in it" :
			    "whether patient data is in it is not recorded";
	if (rule->arg == BAA_IS_MISSING && baa == STACK_NO)
		audit_find(a, rule, c->s->phi == STACK_YES ? rule->level : AUDIT_HIGH, DATE_NONE,
			   "%s, and %s carries no BAA", where,
			   c->s->used ? "the plan in use" : "it");
	if (rule->arg == BAA_IS_UNKNOWN && (baa == STACK_UNKNOWN || baa == STACK_CONFLICT))
		audit_find(a, rule, c->s->phi == STACK_YES ? rule->level : AUDIT_MEDIUM, DATE_NONE,
			   "%s, and %s", where,
			   baa == STACK_CONFLICT ? "sources disagree on its BAA"
						 : "whether it carries a BAA is not known");
}

void stack_check_need(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	if (!c->s || !c->s->used)
		return;
	for (int need = 0; need < STACK_NEEDS; need++) {
		enum stack_answer has =
			stack_meets(c->book->set, c->s, c->s->used, (enum stack_need)need);
		bool no = has == STACK_NO, unsure = has == STACK_UNKNOWN || has == STACK_CONFLICT;
		if (rule->arg == NEED_UNMET ? no : unsure)
			audit_find(a, rule, rule->level, DATE_NONE, "the plan in use %s %s",
				   no ? "does not have" : "is not known to have",
				   stack_need_names[need]);
	}
}

/* Finds several systems for one job: all but the first are marked as twins. */
static void find_job(struct audit *a, const struct audit_rule *rule, const struct stack_case *c)
{
	if (!c->s || !c->s->twin)
		return;
	struct str job = c->s->job.n ? c->s->job : str_from(baa_category_names[c->s->category]);
	audit_find(a, rule, rule->level, DATE_NONE, "another system does the same job: %.*s",
		   TEXT(job));
}

void stack_check_whole(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	const struct stack_book *b = c->book;
	size_t core = 0, prescribes = 0;
	if (rule->arg == WHOLE_JOB) {
		find_job(a, rule, c);
		return;
	}
	if (c->s || c->payee)
		return;
	for (size_t i = 0; i < b->n; i++) {
		enum stack_answer erx = stack_says(&b->systems[i], b->systems[i].used, STACK_ERX);
		core += stack_is_core(&b->systems[i]);
		prescribes += erx == STACK_YES || erx == STACK_ADD_ON;
	}
	if (rule->arg == WHOLE_NO_ERX && !prescribes)
		audit_find(a, rule, rule->level, DATE_NONE, "no plan in use is known to prescribe");
	if (rule->arg == WHOLE_FEW && core < 3)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%zu core system%s: 3 to 5 are to be expected", core,
			   core == 1 ? "" : "s");
	if (rule->arg == WHOLE_MANY && core > 5)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%zu core systems: 3 to 5 are to be expected", core);
}

void stack_check_renewal(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	if (!c->s || c->s->auto_renew == STACK_NO)
		return;
	int32_t by = stack_decide_by(c->s), renews = c->s->renews;
	bool passed = renews != DATE_NONE && renews < a->as_of;
	if (rule->arg == RENEWAL_PASSED && passed)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "it renewed on %s: record the next day", date_text(renews).text);
	if (rule->arg == RENEWAL_UNRECORDED && by == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE, "%s is not recorded",
			   c->s->auto_renew == STACK_UNKNOWN ? "whether it renews by itself" :
			   renews == DATE_NONE ? "the day on which it renews" : "its notice");
	if (by == DATE_NONE || passed)
		return;
	if (rule->arg == RENEWAL_LATE && by < a->as_of)
		audit_find(a, rule, rule->level, renews,
			   "the last day to object was %s; it renews on %s", date_text(by).text,
			   date_text(renews).text);
	if (rule->arg == RENEWAL_SOON && by >= a->as_of && by - a->as_of <= c->book->set->warn_days)
		audit_find(a, rule, rule->level, by,
			   "the last day to object is %s; it renews on %s", date_text(by).text,
			   date_text(renews).text);
}

void stack_check_price(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	if (!c->s)
		return;
	const struct stack_cost *now = &c->g->now;
	if (rule->arg == PRICE_UNKNOWN && now->status != STACK_PRICED &&
	    now->status != STACK_OVER_CAP)
		audit_find(a, rule, rule->level, DATE_NONE, "%s", stack_status_names[now->status]);
	const struct stack_part *part = now->plan ? now->plan->part : NULL;
	int32_t days = c->book->set->stale_days;
	if (rule->arg != PRICE_STALE || !part || part->kind == STACK_OWN)
		return;
	int32_t day = part->read_date;
	if (day == DATE_NONE)
		audit_find(a, rule, rule->level, DATE_NONE, "when its price was read is not known");
	else if (day > a->as_of || a->as_of - day > days)
		audit_find(a, rule, rule->level, DATE_NONE, "its price was read on %s%s",
			   date_text(day).text, day > a->as_of ? ", after the as-of day" : "");
}

void stack_check_plan(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	const struct stack_system *s = c->s;
	if (!s || !s->n_plans)
		return;
	if (rule->arg == PLAN_UNSAID && !s->plan_text.n && !s->used)
		audit_find(a, rule, rule->level, DATE_NONE, "the plan in use is not recorded");
	if (rule->arg == PLAN_UNKNOWN && s->plan_text.n && !s->used)
		audit_find(a, rule, rule->level, DATE_NONE, "the plan in use is not in the table");
	if (!s->used)
		return;
	struct stack_cost used = stack_plan_cost(c->book->set, s, s->used, c->book->set->patients);
	if (rule->arg == PLAN_CAPPED && used.status == STACK_OVER_CAP)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "the plan in use cannot be had at the size of today");
	if (rule->arg == PLAN_DEARER && used.status == STACK_PRICED &&
	    c->g->now.status == STACK_PRICED && c->g->now.cents < used.cents)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%s USD a month; plan %.*s meets the needs for %s",
			   money_text(used.cents).text, TEXT(c->g->now.plan->part->plan),
			   money_text(c->g->now.cents).text);
}

void stack_check_growth(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	if (!c->s)
		return;
	const struct stack_growth *g = c->g;
	const struct stack_settings *set = c->book->set;
	if (rule->arg == GROWTH_FORCED && g->now.status == STACK_PRICED) {
		struct stack_cost any = stack_cheapest(set, c->s, set->patients, false);
		if (any.status == STACK_PRICED && any.cents < g->now.cents)
			audit_find(a, rule, rule->level, DATE_NONE,
				   "the needs ask for plan %.*s at %s USD "
				   "a month; %.*s would be %s",
				   TEXT(g->now.plan->part->plan), money_text(g->now.cents).text,
				   TEXT(any.plan->part->plan), money_text(any.cents).text);
	}
	if (rule->arg == GROWTH_SUPER && g->class == STACK_SUPER_LINEAR)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "twice the patients cost %s USD a month in place "
			   "of %s",
			   money_text(g->twice.cents).text, money_text(g->now.cents).text);
	if (rule->arg == GROWTH_ENDS && g->now.status == STACK_OVER_CAP)
		audit_find(a, rule, AUDIT_HIGH, DATE_NONE,
			   "no plan that is priced can be had today");
	else if (rule->arg == GROWTH_ENDS && g->end)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "no plan that is priced can be had from %lld "
			   "patients on",
			   (long long)g->end);
	if (rule->arg == GROWTH_CLIFF && g->cliff && g->cliff <= 2 * set->patients)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "at %lld patients it costs %s USD a month more", (long long)g->cliff,
			   money_text(g->jump).text);
}

void stack_check_waste(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	const struct stack_system *s = c->s;
	if (!s)
		return;
	int64_t users = stack_units(c->book->set, s, STACK_USER, c->book->set->patients);
	if (rule->arg == WASTE_SEATS && users < 0 && s->seats_paid > 0)
		audit_find(a, rule, AUDIT_LOW, DATE_NONE,
			   "%.0f seats are paid, how many are used is not recorded", s->seats_paid);
	if (rule->arg == WASTE_SEATS && users >= 0 && s->seats_paid > (double)users)
		audit_find(a, rule, rule->level, DATE_NONE, "%.0f seats are paid, %lld are used",
			   s->seats_paid, (long long)users);
	if (rule->arg != WASTE_ONE_WAY || s->auto_upgrade != STACK_YES ||
	    s->auto_downgrade == STACK_YES)
		return;
	const struct stack_cost *now = &c->g->now, *half = &c->g->half;
	bool known = now->status == STACK_PRICED && half->status == STACK_PRICED;
	audit_find(
		a, rule, s->auto_downgrade == STACK_NO ? rule->level : AUDIT_LOW, DATE_NONE,
		"its plan goes up by itself and %s%s%s%s%s",
		s->auto_downgrade == STACK_NO ? "not down" : "whether it goes down is not recorded",
		known ? ": with half the patients " : "", known ? money_text(half->cents).text : "",
		known ? " USD a month would do in place of " : "",
		known ? money_text(now->cents).text : "");
}

void stack_check_payee(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct stack_case *c = context;
	const struct stack_payee *p = c->payee;
	char amount[DEC_TEXT] = "an amount that is not said";
	if (!p || p->listed)
		return;
	if (p->amount.set)
		dec_format(p->amount, amount);
	audit_find(a, rule, p->software ? rule->level : AUDIT_LOW, DATE_NONE,
		   "was paid (%s) and is not in the stack%s", amount,
		   p->software ? "" : "; is it software?");
}
