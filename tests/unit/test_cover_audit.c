/*
 * cover/cover.h: whom a policy covers on which day, what follows what, and that the order of
 * the rows does not matter. Each rule's own cases are in tests/cli/glp1-cover-audit/rules.
 */
#include "unit.h"

#include "cover/cover.h"

#include "base/banned.h"

enum { TODAY = 20788, YEAR = 365 }; /* 2026-12-01 */

#define USD(amount) { .m = amount, .set = true }

/* A policy of the clinic for everybody, in force, claims-made, with which nothing is wrong. */
static struct cover_policy policy(int32_t effective, int32_t expires)
{
	return (struct cover_policy){
		.line = COVER_PROFESSIONAL, .policy = STR("PL-1"), .insured = STR("Clinic"),
		.insured_key = STR("clinic"), .clinician = STR("all"), .party_key = STR(""),
		.per_claim = USD(1000000), .aggregate = USD(3000000), .effective = effective,
		.expires = expires, .form = COVER_CLAIMS_MADE, .retroactive = TODAY - 5 * YEAR,
		.telehealth_states = STR("TX; az"), .verified_on = TODAY, .waiver_until = DATE_NONE,
	};
}

static struct audit audit;
static struct cover_book book;

static bool look(struct cover_policy *p, size_t n, struct cover_person *people, size_t n_people)
{
	book = (struct cover_book){ .policies = p, .n_policies = n, .people = people,
				    .n_people = n_people, .has_roster = n_people > 0,
				    .set = { .patients = -1, .warn_days = 30, .verify_days = 90,
					     .stale_days = 180, .notice_days = 30 } };
	audit_init(&audit, cover_rules, COVER_RULES, TODAY);
	return cover_audit(&audit, &book);
}

static void done(void)
{
	cover_release(&book);
	audit_release(&audit);
}

static size_t count(const char *rule)
{
	size_t n = 0;
	for (size_t i = 0; i < audit.n; i++)
		n += strcmp(audit.findings[i].rule->id, rule) == 0;
	return n;
}

START_TEST(cents_are_exact)
{
	ck_assert_int_eq(cover_cents((struct dec){ 0 }), -1);
	ck_assert_int_eq(cover_cents((struct dec){ .m = 0, .set = true }), 0);
	ck_assert_int_eq(cover_cents((struct dec){ .m = 1000000, .set = true }), 100000000);
	ck_assert_int_eq(cover_cents((struct dec){ .m = 99999999, .dec = 2, .set = true }), 99999999);
	ck_assert_int_eq(cover_cents((struct dec){ .m = 15, .dec = 1, .set = true }), 150);
}
END_TEST

/* First and last day count; a day that is not known never does. */
START_TEST(days_of_force)
{
	struct cover_policy p = policy(TODAY - 10, TODAY);
	ck_assert(cover_in_force(&p, TODAY - 10) && cover_in_force(&p, TODAY));
	ck_assert(!cover_in_force(&p, TODAY - 11) && !cover_in_force(&p, TODAY + 1));
	p.effective = DATE_NONE;
	ck_assert(!cover_in_force(&p, TODAY));
	p = policy(TODAY - 10, DATE_NONE);
	ck_assert(!cover_in_force(&p, TODAY));
}
END_TEST

static const struct {
	const char *list, *state;
	enum cover_answer answer;
} reach[] = {
	{ "TX; az", "AZ", COVER_YES }, { "TX,AZ", "tx", COVER_YES }, { "TX AZ", "CA", COVER_NO },
	{ "all", "CA", COVER_YES },    { "Nationwide", "CA", COVER_YES }, { "", "CA", COVER_UNKNOWN },
	{ ";;", "CA", COVER_UNKNOWN }, { "TXA", "TX", COVER_NO },
};

START_TEST(states_that_it_reaches)
{
	struct cover_policy p = policy(TODAY, TODAY);
	p.telehealth_states = str_from(reach[_i].list);
	ck_assert_int_eq(cover_reaches(&p, str_from(reach[_i].state)), reach[_i].answer);
}
END_TEST

/* Six rows in every turn: the findings are the same, text by text. */
START_TEST(order_of_rows_does_not_matter)
{
	struct cover_policy rows[6];
	char first[4096] = "";
	for (size_t turn = 0; turn < 6; turn++) {
		for (size_t i = 0; i < 6; i++) {
			int32_t year = (int32_t)(i % 3);
			struct cover_policy p = policy(TODAY - (3 - year) * YEAR + 9 * year,
						       TODAY - (2 - year) * YEAR - 1);
			p.retroactive = p.effective;
			p.clinician = i < 3 ? STR("all") : STR("Ana;Bo");
			p.policy = i % 2 ? STR("PL-1") : STR("PL-2");
			rows[(i + turn) % 6] = p;
		}
		char text[4096] = "";
		ck_assert(look(rows, 6, NULL, 0));
		for (size_t i = 0; i < audit.n; i++) {
			struct str s = audit.findings[i].text;
			size_t n = strlen(text);
			snprintf(text + n, sizeof(text) - n, "%s:%.*s\n", audit.findings[i].rule->id,
				 (int)s.n, s.p);
		}
		ck_assert_uint_ge(count("gap"), 2);
		if (!turn)
			memcpy(first, text, sizeof(text));
		ck_assert_str_eq(first, text);
		done();
	}
}
END_TEST

/* No policy for somebody else, of another line or party, makes up for one of one's own. */
START_TEST(nobody_is_covered_by_chance)
{
	struct cover_person ana = { .person = STR("Ana"), .key = STR("ana"), .role_text = STR("NP"),
				    .state = STR("TX"), .started = TODAY - 9,
				    .independent_since = DATE_NONE, .waiver_until = DATE_NONE };
	struct cover_policy p = policy(TODAY - 30, TODAY + 300);
	look(&p, 1, &ana, 1);
	ck_assert_uint_eq(count("clinician-uncovered"), 0);
	done();
	p.clinician = STR("Anabel; Bo");
	look(&p, 1, &ana, 1);
	ck_assert_uint_eq(count("clinician-uncovered"), 1);
	done();
	p.clinician = STR("all");
	p.line = COVER_EO;
	look(&p, 1, &ana, 1);
	ck_assert_uint_eq(count("clinician-uncovered"), 1);
	done();
	p.line = COVER_PROFESSIONAL;
	p.party_key = STR("pharmacy");
	look(&p, 1, &ana, 1);
	ck_assert_uint_eq(count("clinician-uncovered"), 1);
	done();
}
END_TEST

/* More policies for all than are looked at for each clinician are refused, not left out. */
START_TEST(too_many_for_all)
{
	static struct cover_policy rows[COVER_ALL_MAX + 2];
	for (size_t i = 0; i < COVER_ALL_MAX + 2; i++)
		rows[i] = policy(TODAY - 10, TODAY + 300);
	rows[0].clinician = STR("Ana");
	rows[1].clinician = STR("Bo");
	ck_assert(look(rows, COVER_ALL_MAX + 2, NULL, 0));
	done();
	rows[1].clinician = STR("all");
	ck_assert(!look(rows, COVER_ALL_MAX + 2, NULL, 0));
	done();
}
END_TEST

/* A rule has one place in the table, and the args of a check count up. */
START_TEST(rules_differ)
{
	for (size_t i = 0; i < COVER_RULES; i++)
		for (size_t k = 0; k < i; k++) {
			ck_assert_str_ne(cover_rules[i].id, cover_rules[k].id);
			ck_assert(cover_rules[i].check != cover_rules[k].check ||
				  cover_rules[i].arg != cover_rules[k].arg);
		}
}
END_TEST

void unit_cover_audit(TCase *tc)
{
	tcase_add_test(tc, cents_are_exact);
	tcase_add_test(tc, days_of_force);
	tcase_add_loop_test(tc, states_that_it_reaches, 0, COUNT(reach));
	tcase_add_test(tc, order_of_rows_does_not_matter);
	tcase_add_test(tc, nobody_is_covered_by_chance);
	tcase_add_test(tc, too_many_for_all);
	tcase_add_test(tc, rules_differ);
}
