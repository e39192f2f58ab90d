/* precheck/precheck.h: what is not known is no pass, and each rule stops what it is about. */
#include "unit.h"

#include <math.h>

#include "pharm/pharm.h"
#include "precheck/precheck.h"

#include "base/banned.h"

enum { TODAY = 20600 };

/* An order that passes all, and what it is held against. */
struct scene {
	struct draft draft;
	struct shipper shipper;
	struct roster_person person;
	struct roster roster;
	struct pharm_basis basis[2];
	struct pharm_model model;
	struct precheck_terms terms;
};

static void set(struct scene *s)
{
	*s = (struct scene){
		.draft = { STR("7"), STR("Alder"), STR("TX"), STR("Ann"), STR("SEMA-1"), STR("semaglutide"),
			   STR("503A_patient_specific"), STR(""), STR("weekly"), 28, 28, TODAY - 21,
			   DRAFT_UNKNOWN, DRAFT_YES },
		.shipper = { .pharmacy = STR("Alder"), .ships_to = STR("CA TX"),
			     .licence_states = STR("TX"), .licence_expires = TODAY,
			     .salt_form = STR("base"), .stocks = STR("SEMA-1;TIRZ-5"),
			     .early_share = 0.75, .max_days_supply = 28 },
		.person = { .person = STR("Ann"), .role_text = STR("NP"), .state = STR("TX"),
			    .licence_expires = TODAY },
		.basis = { { .drug = STR("semaglutide"), .pathway = STR("503A_patient_specific"),
			     .from = TODAY - 10, .until = TODAY + 1, .status = PHARM_CONDITIONAL },
			   { .drug = STR("semaglutide"), .pathway = STR("503A_copy"),
			     .from = DATE_NONE, .until = DATE_NONE, .status = PHARM_DISCRETION } },
	};
	s->model.basis = s->basis;
	s->model.n_basis = COUNT(s->basis);
	s->roster = (struct roster){ .people = &s->person, .n = 1 };
	roster_resolve(&s->roster);
	s->terms = (struct precheck_terms){ TODAY, 0.75, &s->shipper, 1, &s->roster, &s->model };
}

/* Exactly these rules stop the order: a bit each. Ends the scene. */
static void stops(struct scene *s, unsigned wanted)
{
	unsigned got = 0;
	for (int i = 0; i < PRECHECK_RULES; i++)
		got |= (unsigned)(precheck(&s->draft, (enum precheck_rule)i, &s->terms) != NULL) << i;
	require(got == wanted, "rules %x stop it, not %x", got, wanted);
	roster_release(&s->roster);
	set(s);
}

#define ONLY(rule) (1u << PRECHECK_##rule)

START_TEST(last_days_are_good_days)
{
	struct scene s;
	set(&s);
	stops(&s, 0);
	s.terms.day++;
	stops(&s, ONLY(PHARMACY) | ONLY(PRESCRIBER) | ONLY(PATHWAY));
	s.terms.day -= 11;
	stops(&s, ONLY(PATHWAY) | ONLY(EARLY));
	s.draft.last_fill++; /* 20 of 28 days are less than three quarters */
	stops(&s, ONLY(EARLY));
	s.shipper.early_share = NAN; /* the option's counts */
	s.terms.early_share = 0.76;
	stops(&s, ONLY(EARLY));
	s.draft.days_supply = 29;
	stops(&s, ONLY(SUPPLY));
	roster_release(&s.roster);
}
END_TEST

START_TEST(each_rule_stops_what_is_against_it)
{
	struct scene s;
	set(&s);
	s.draft.state = STR("CA"); /* it ships there, and nobody has a licence */
	stops(&s, ONLY(PHARMACY) | ONLY(PRESCRIBER));
	s.draft.pathway = STR("503A_copy");
	stops(&s, ONLY(PATHWAY));
	s.draft.difference = DRAFT_NO;
	stops(&s, ONLY(PATHWAY));
	s.draft.salt_form = STR("sodium");
	stops(&s, ONLY(SALT));
	s.shipper.salt_form = STR("acetate"); /* the order's own word goes before it */
	s.draft.salt_form = STR("Base");
	stops(&s, 0);
	s.draft.sku = STR("SEMA"); /* a part of a name is none */
	stops(&s, ONLY(STOCK));
	s.draft.last_fill = DATE_NONE;
	s.draft.first_fill = DRAFT_YES;
	stops(&s, 0);
	s.draft.last_fill = TODAY - 3; /* a first fill that has one before it */
	s.draft.first_fill = DRAFT_YES;
	stops(&s, ONLY(EARLY));
	roster_release(&s.roster);
}
END_TEST

START_TEST(what_is_not_known_is_no_pass)
{
	struct scene s;
	unsigned all = (1u << PRECHECK_RULES) - 1;
	set(&s);
	s.draft = (struct draft){ .days_supply = NAN, .last_days_supply = NAN, .last_fill = DATE_NONE };
	stops(&s, all);
	s.terms.n_shippers = 0;
	stops(&s, ONLY(PHARMACY) | ONLY(SALT) | ONLY(SUPPLY) | ONLY(STOCK));
	s.shipper.licence_expires = DATE_NONE;
	s.shipper.max_days_supply = NAN;
	s.shipper.salt_form = STR("unknown");
	s.shipper.stocks = STR("");
	stops(&s, ONLY(PHARMACY) | ONLY(SALT) | ONLY(SUPPLY) | ONLY(STOCK));
	s.person.licence_expires = DATE_NONE;
	stops(&s, ONLY(PRESCRIBER));
	s.model.n_basis = 0;
	stops(&s, ONLY(PATHWAY));
	s.draft.first_fill = DRAFT_NO;
	s.draft.last_days_supply = NAN;
	stops(&s, ONLY(EARLY));
	roster_release(&s.roster);
}
END_TEST

void unit_precheck(TCase *tc)
{
	tcase_add_test(tc, last_days_are_good_days);
	tcase_add_test(tc, each_rule_stops_what_is_against_it);
	tcase_add_test(tc, what_is_not_known_is_no_pass);
}
