/* audit/excluded.h and audit/npi.h: numbers, names of companies and persons, days, what was cleared. */
#include "unit.h"

#include "audit/excluded.h"
#include "audit/npi.h"

#include "base/banned.h"

enum { TODAY = 20785 }; /* 2026-11-28 */

static const struct {
	const char *text;
	bool is_valid;
} npis[] = {
	{ "1234567893", true }, /* the example of the NPI standard */
	{ "1234567890", false }, { "0000000000", false }, { "123456789", false },
	{ "12345678933", false }, { "123456789x", false }, { "", false }, { "1245319599", true },
	{ "1245319598", false }, { "1245391599", false }, /* two digits swapped */
};

START_TEST(npis_have_a_check_digit)
{
	ck_assert_int_eq(npi_is_valid(str_from(npis[_i].text)), npis[_i].is_valid);
}
END_TEST

#define ROW(LAST, FIRST, MIDDLE, BUSINESS, NPI, ON, BACK) \
	{ .last = BYTES(LAST), .first = BYTES(FIRST), .middle = BYTES(MIDDLE), \
	  .business = BYTES(BUSINESS), .npi = BYTES(NPI), .on_text = BYTES("20190320"), .on = ON, \
	  .reinstated = BACK, .kind = BYTES("1128a1"), .state = BYTES("TX") }

static const struct excluded list[] = {
	ROW("", "", "", "ACME HOME HEALTH, INC", "0000000000", TODAY - 10, DATE_NONE),
	ROW("ROE", "JANE", "QUINN", "", "1234567893", TODAY - 3000, DATE_NONE),
	ROW("", "", "", "BACK AGAIN LLC", "", TODAY - 3000, TODAY),
	ROW("", "", "", "BACK TOMORROW LLC", "", TODAY - 3000, TODAY + 1),
	ROW("", "", "", "TOMORROW LLC", "", TODAY + 1, DATE_NONE),
	ROW("", "", "", "NUMBERED CO", "1245319599", TODAY - 5, DATE_NONE),
};

static const struct {
	const char *name, *npi;
	const char *found; /* n: by number, N: by name; "": not */
} whos[] = {
	{ "Acme Home Health", "", "N" },
	{ "ACME Homehealth LLC", "", "N" },
	{ "Acme Home", "", "" },
	{ "Jane Roe", "", "N" },
	{ "Roe, Jane", "", "N" },
	{ "Dr. Jane Q. Roe, MD", "", "N" },
	{ "Jane Quinn Roe NP", "1245319599", "n" }, /* another person, but somebody's number */
	{ "Jane Roe", "1234567893", "n" },
	{ "Somebody Else", "1234567893", "n" },
	{ "Somebody Else", "1234567890", "" },
	{ "Joan Roe", "", "" },
	{ "Roe", "", "" },
	{ "Back Again", "", "" },
	{ "Back Tomorrow", "", "N" },
	{ "Tomorrow", "", "" },
	{ "Numbered", "1234567893", "nN" }, /* a company may have several numbers */
	{ "Numbered", "1245319599", "n" },
};

static const struct excluded_list *looked_in;

static void check(struct audit *a, const struct audit_rule *rule, const void *context)
{
	excluded_look(a, rule, looked_in, context);
}

static const struct audit_rule rules[] = { EXCLUDED_RULE_NPI(check), EXCLUDED_RULE_NAME(check) };

static struct audit audit_of(const struct excluded_list *l, struct audit_subject *s,
			     const struct excluded_who *who)
{
	struct audit a;
	*s = (struct audit_subject){ .waiver_until = DATE_NONE, .due = DATE_NONE };
	looked_in = l;
	audit_init(&a, rules, COUNT(rules), TODAY);
	audit_look(&a, s, who);
	audit_end(&a);
	return a;
}

START_TEST(parties_are_found)
{
	struct arena arena = { 0 };
	struct excluded_list l;
	struct audit_subject s;
	struct name name = name_fold(&arena, str_from(whos[_i].name));
	struct excluded_who who = { &name, 1, str_from(whos[_i].npi), BYTES("") };
	char found[3] = "";
	excluded_index(&l, &arena, list, COUNT(list), TODAY);
	ck_assert_int_eq(l.newest, TODAY - 5);
	struct audit a = audit_of(&l, &s, &who);
	for (size_t i = 0; i < a.n && i < 2; i++) {
		found[i] = a.findings[i].rule->arg ? 'N' : 'n';
		ck_assert_int_eq(a.findings[i].level,
				 a.findings[i].rule->arg ? AUDIT_MEDIUM : AUDIT_CRITICAL);
	}
	ck_assert_str_eq(found, whos[_i].found);
	audit_release(&a);
	excluded_release(&l);
	arena_release(&arena);
}
END_TEST

/* The match ID that a finding names makes the same finding an info, and no other. */
START_TEST(a_match_is_cleared_by_its_id)
{
	struct arena arena = { 0 };
	struct excluded_list l;
	struct audit_subject s;
	struct name name = name_fold(&arena, STR("Jane Roe")), acme = name_fold(&arena, STR("Acme Home Health"));
	struct excluded_who who = { &name, 1, BYTES(""), BYTES("") };
	excluded_index(&l, &arena, list, COUNT(list), TODAY);
	struct audit a = audit_of(&l, &s, &who);
	struct str text = a.findings[0].text;
	char cleared[32];
	snprintf(cleared, sizeof(cleared), "00000000; %.8s", text.p + text.n - 8);
	audit_release(&a);
	who.cleared = str_from(cleared);
	a = audit_of(&l, &s, &who);
	ck_assert_uint_eq(a.n, 1);
	ck_assert_int_eq(a.findings[0].level, AUDIT_INFO);
	audit_release(&a);
	who.name = &acme;
	a = audit_of(&l, &s, &who);
	ck_assert_int_eq(a.findings[0].level, AUDIT_MEDIUM);
	audit_release(&a);
	excluded_release(&l);
	arena_release(&arena);
}
END_TEST

void unit_excluded(TCase *tc)
{
	tcase_add_loop_test(tc, npis_have_a_check_digit, 0, COUNT(npis));
	tcase_add_loop_test(tc, parties_are_found, 0, COUNT(whos));
	tcase_add_test(tc, a_match_is_cleared_by_its_id);
}
