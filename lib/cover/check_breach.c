/* Checks on cyber: what it would cost to notify of a breach, and the limit for that. */
#include "cover/cover_rules.h"

#include "base/banned.h"

void cover_check_breach(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->us || !c->live || p->line != COVER_CYBER)
		return;
	const struct cover_settings *set = &c->book->set;
	int64_t has = cover_cents(p->sublimit_breach), each = cover_cents(set->cost_per_record);
	int64_t least = p->need ? cover_cents(p->need->per_claim) : -1;
	bool judged = each >= 0 && set->patients >= 0;
	int64_t cost = judged ? set->patients * each : -1; /* at most 1e8 * 1e8 */
	if (rule->arg == BREACH_LOW && has >= 0 && has < cost)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%s USD for breaches; %lld patients at %s USD "
			   "a record are %s",
			   money_text(has).text, (long long)set->patients, money_text(each).text,
			   money_text(cost).text);
	if (rule->arg == BREACH_UNRECORDED && has < 0)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "what it pays for breach response and notification is not recorded");
	if (rule->arg == BREACH_UNJUDGED && has >= 0 && !judged)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether its sublimit would do is not known: "
			   "give --patients and --cost-per-record");
	if (rule->arg == BREACH_BELOW_LIMIT && has >= 0 && has < least)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%s USD for breaches, less than the %s that "
			   "the line must carry",
			   money_text(has).text, money_text(least).text);
	if (rule->arg == BREACH_REGULATORY && !p->sublimit_regulatory.set)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "what it pays for regulators' proceedings is not recorded");
}
