/* precheck/precheck.h: what is not known lets no order pass, and what is known does. */
#include "unit.h"

#include <math.h>

#include "precheck/precheck.h"

#include "base/banned.h"

enum { TODAY = 20600 };

/* An order of which nothing is known, and nobody to send it. */
START_TEST(nothing_known_passes_no_rule)
{
	const struct draft d = { .days_supply = NAN, .last_days_supply = NAN,
				 .last_fill = DATE_NONE };
	struct pharm_model model = { .n_basis = 0 };
	struct roster roster = { .n = 0 };
	const struct precheck_terms t = { .day = TODAY, .early_share = 0.75, .roster = &roster,
					  .model = &model };
	roster_resolve(&roster);
	for (enum precheck_rule rule = 0; rule < PRECHECK_RULES; rule++)
		ck_assert_msg(precheck(&d, rule, &t) != NULL, "%s", precheck_rule_names[rule]);
	roster_release(&roster);
}
END_TEST

/* The days that the pharmacy says are the last that pass. */
START_TEST(what_the_pharmacy_says_binds)
{
	struct shipper s = { .pharmacy = STR("Oak"), .ships_to = STR("TX"),
			     .licence_states = STR("TX"), .licence_expires = TODAY,
			     .salt_form = STR("base"), .stocks = STR("A;B"), .early_share = 0.5,
			     .max_days_supply = 90 };
	struct draft d = { .pharmacy = STR("Oak"), .state = STR("TX"), .sku = STR("B"),
			   .days_supply = 90, .last_fill = TODAY - 14, .last_days_supply = 28 };
	struct precheck_terms t = { .day = TODAY, .early_share = 1, .shippers = &s,
				    .n_shippers = 1 };
	static const enum precheck_rule rules[] = { PRECHECK_PHARMACY, PRECHECK_SALT,
						    PRECHECK_SUPPLY, PRECHECK_EARLY,
						    PRECHECK_STOCK };
	for (size_t i = 0; i < COUNT(rules); i++)
		ck_assert_pstr_eq(precheck(&d, rules[i], &t), NULL);
	d.days_supply = 91;
	d.last_fill++;
	d.sku = STR("C");
	s.salt_form = STR("sodium");
	s.licence_expires--;
	for (size_t i = 0; i < COUNT(rules); i++)
		ck_assert_msg(precheck(&d, rules[i], &t) != NULL, "%s",
			      precheck_rule_names[rules[i]]);
}
END_TEST

void unit_precheck(TCase *tc)
{
	tcase_add_test(tc, nothing_known_passes_no_rule);
	tcase_add_test(tc, what_the_pharmacy_says_binds);
}
