/* The rules on a stack, and the audit of a stack. */
#include "stack/stack_audit.h"

#include <math.h>
#include <stdlib.h>

#include "baa/baa.h"
#include "base/mem.h"
#include "stack/stack_rules.h"

#include "base/banned.h"

#define RULE(ID, LEVEL, TITLE, CHECK, ARG, CITATION, SOURCE, HELP) \
	{ .id = ID, .level = AUDIT_##LEVEL, .title = TITLE, .citation = CITATION, \
	  .source = SOURCE, \
	  .help = HELP, .check = stack_check_##CHECK, .arg = ARG }
#define PLANS "lib/stack/plans.csv has the source of each plan"
#define HIPAA "45 CFR 164.502(e)(2)"

const struct audit_rule stack_rules[STACK_RULES] = {
	RULE("phi-without-baa", CRITICAL, "patient data in a plan without a BAA", baa,
	     BAA_IS_MISSING, HIPAA, PLANS,
	     "change the plan or keep patient data out; high where phi is not recorded"),
	RULE("baa-unknown", HIGH, "patient data, and no BAA is known", baa, BAA_IS_UNKNOWN, HIPAA,
	     PLANS, "ask the vendor; medium where phi is not recorded"),
	RULE("no-erx", HIGH, "a stack without an e-prescriber", whole, WHOLE_NO_ERX, "", PLANS,
	     "of the plans in use; an add-on counts"),
	RULE("need-unmet", HIGH, "the plan in use lacks what is needed", need, NEED_UNMET, "",
	     PLANS, "by --need; change the plan"),
	RULE("plan-capped", HIGH, "the plan in use is too small", plan, PLAN_CAPPED, "", PLANS,
	     "its cap is below what is in use: it is no longer the plan that is paid"),
	RULE("renewal-missed", HIGH, "the last day to object is over", renewal, RENEWAL_LATE, "",
	     "", "renews less notice_days; ask the vendor all the same"),
	RULE("no-plan-ahead", MEDIUM, "no plan for more patients", growth, GROWTH_ENDS, "", PLANS,
	     "within ten times the patients, 20000 more at most; high if there is none today; "
	     "ask for a price and give it with --plans"),
	RULE("need-unknown", MEDIUM, "not known whether the plan has what is needed", need,
	     NEED_UNKNOWN, "", PLANS, "by --need; ask the vendor and give its row with --plans"),
	RULE("renewal-due", MEDIUM, "a renewal is to be decided", renewal, RENEWAL_SOON, "", "",
	     "within --warn-days of the last day to object"),
	RULE("renewal-passed", MEDIUM, "the renewal on record is over", renewal, RENEWAL_PASSED,
	     "", "", "record the next one"),
	RULE("forced-tier", MEDIUM, "the needs force a dearer plan", growth, GROWTH_FORCED, "",
	     PLANS, "a smaller one would do but for --need"),
	RULE("super-linear", MEDIUM, "the price grows faster than the patients", growth,
	     GROWTH_SUPER, "", PLANS, "from the patients now to twice as many"),
	RULE("job-twice", MEDIUM, "two systems for one job", whole, WHOLE_JOB, "", "",
	     "by job, else category: keep one, or say in job what differs"),
	RULE("core-few", MEDIUM, "fewer than three core systems", whole, WHOLE_FEW, "", "",
	     "policy of the house: is one not listed?"),
	RULE("core-many", MEDIUM, "more than five core systems", whole, WHOLE_MANY, "", "",
	     "policy of the house: say core=no of those that are none"),
	RULE("price-unknown", MEDIUM, "no price is known", price, PRICE_UNKNOWN, "", PLANS,
	     "quote only, not seen, or units in use not given: ask, and give --plans or price"),
	RULE("paid-unlisted", MEDIUM, "paid, and not in the stack", payee, 0, "", "",
	     "of --ledger; low where it is not known to be software"),
	RULE("seats-unused", MEDIUM, "seats are paid and not used", waste, WASTE_SEATS, "", "",
	     "give them up at the next renewal; low where nobody counted who uses it"),
	RULE("one-way-plan", MEDIUM, "a plan that goes up by itself and not down", waste,
	     WASTE_ONE_WAY, "", "",
	     "put a day into the calendar to look at it; low where it is not recorded"),
	AUDIT_WAIVER_RULES(.citation = "", .source = ""),
	RULE("renewal-unrecorded", LOW, "not known when to decide", renewal, RENEWAL_UNRECORDED,
	     "", "", "record auto_renew, renews and notice_days"),
	RULE("plan-unsaid", LOW, "the plan in use is not recorded", plan, PLAN_UNSAID, "", "",
	     "record plan"),
	RULE("plan-unknown", LOW, "the plan in use is not in the table", plan, PLAN_UNKNOWN, "",
	     PLANS, "mend its name, or give its row with --plans"),
	RULE("plan-dearer", LOW, "a cheaper plan meets the needs", plan, PLAN_DEARER, "", PLANS,
	     "as far as --need and the table tell: see what else it leaves out"),
	RULE("price-stale", LOW, "the price is old", price, PRICE_STALE, "", PLANS,
	     "older than --stale-days: read it again and give it with --plans"),
	RULE("cliff-near", INFO, "a jump of the price is near", growth, GROWTH_CLIFF, "", PLANS,
	     "within twice the patients, over a tenth at one patient more"),
};

int32_t stack_decide_by(const struct stack_system *s)
{
	bool known = s->auto_renew == STACK_YES && s->renews != DATE_NONE && !isnan(s->notice_days);
	return known ? s->renews - (int32_t)s->notice_days : DATE_NONE;
}

bool stack_is_core(const struct stack_system *s)
{
	static const bool core[BAA_CATEGORIES] = {
		[BAA_EMR] = true, [BAA_EPRESCRIBING] = true, [BAA_SCHEDULING] = true,
		[BAA_PAYMENTS] = true, [BAA_TELEHEALTH] = true, [BAA_PORTAL] = true,
	};
	return s->core == STACK_YES || (s->core == STACK_UNKNOWN && core[s->category]);
}

static struct str job_of(const struct stack_system *s)
{
	return s->job.n ? s->job : str_from(baa_category_names[s->category]);
}

static int by_job(const void *va, const void *vb)
{
	const struct stack_system *a = *(struct stack_system *const *)va;
	const struct stack_system *b = *(struct stack_system *const *)vb;
	int c = str_cmp(job_of(a), job_of(b));
	c = c ? c : str_cmp(a->name.key, b->name.key);
	return c ? c : str_cmp(a->plan_text, b->plan_text);
}

/* Marks, for each job, all systems but the first by name. A system without a job has no twin. */
static void mark_twins(struct stack_book *b)
{
	struct stack_system **list = mem_zero(b->n, sizeof(*list));
	for (size_t i = 0; i < b->n; i++)
		list[i] = &b->systems[i];
	if (b->n)
		qsort(list, b->n, sizeof(*list), by_job);
	for (size_t i = 1; i < b->n; i++)
		list[i]->twin = str_eq(job_of(list[i]), job_of(list[i - 1])) &&
				(list[i]->job.n || list[i]->category != BAA_OTHER);
	mem_free(list);
}

void stack_audit(struct audit *a, struct stack_book *b)
{
	mark_twins(b);
	for (size_t i = 0; i < b->n; i++) {
		struct stack_system *s = &b->systems[i];
		s->subject = (struct audit_subject){
			.name = s->system, .owner = s->owner, .waiver_until = s->waiver_until,
			.waiver_reason = s->waiver_reason, .waiver_rules = s->waiver_rules,
			.due = DATE_NONE,
		};
		audit_look(a, &s->subject, &(struct stack_case){ b, s, &b->growth[i], NULL });
	}
	for (size_t i = 0; i < b->n_payees; i++) {
		struct stack_payee *p = &b->payees[i];
		p->subject = (struct audit_subject){ .name = p->payee, .waiver_until = DATE_NONE,
						     .due = DATE_NONE };
		audit_look(a, &p->subject, &(struct stack_case){ b, NULL, NULL, p });
	}
	b->whole = (struct audit_subject){ .name = STR("(stack)"), .waiver_until = DATE_NONE,
					   .due = DATE_NONE };
	if (b->n)
		audit_look(a, &b->whole, &(struct stack_case){ b, NULL, NULL, NULL });
	audit_end(a);
}
