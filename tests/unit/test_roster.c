/* staff/roster.h, staff/oversight.h, staff/states.h */
#include "unit.h"

#include <math.h>

#include "staff/roster.h"

#include "base/banned.h"

enum { TODAY = 20637, SOON = TODAY + 20, FAR = TODAY + 400, AGO = TODAY - 10 }; /* 2026-07-03 */

#define STATE(code, class, limit, ...) { .state = BYTES(code), .authority = class, .after = NAN, \
					 .cap = limit, .as_of = TODAY - 5, __VA_ARGS__ }

static const struct state_rule states[] = {
	STATE("AA", AUTHORITY_RESTRICTED, 2, .cap_unit = CAP_HEADS, .cap_verified = GRADE_PRIMARY,
	      .cap_counts = BYTES("NP+PA"), .cap_citation = BYTES("Code 1"),
	      .oversight = OVERSIGHT_MEETING, .oversight_every = PERIOD_MONTH),
	STATE("BB", AUTHORITY_FULL, NAN, .path = PATH_LICENCE),
	STATE("CC", AUTHORITY_FULL, NAN, .path = PATH_AFTER, .path_note = BYTES("3 years")),
	STATE("DD", AUTHORITY_RESTRICTED, 1.5, .cap_unit = CAP_FTE,
	      .cap_verified = GRADE_SECONDARY),
	STATE("EE", AUTHORITY_REDUCED, 60, .cap_unit = CAP_HOURS, .cap_verified = GRADE_PRIMARY,
	      .cap_reach = REACH_ALL),
	STATE("GG", AUTHORITY_RESTRICTED, 1, .cap_unit = CAP_OFFICES,
	      .cap_verified = GRADE_PRIMARY),
	STATE("FF", AUTHORITY_RESTRICTED, NAN, .note = BYTES("sources disagree")),
};

/* A physician and an NP that nothing is wrong with. */
static struct roster_person md_row(const char *name, const char *state)
{
	return (struct roster_person){
		.person = str_from(name), .role_text = STR("MD"), .state = str_from(state),
		.specialty = STR("family"), .fte = 1, .hours = 40, .other_heads = 0, .other_fte = 0,
		.other_hours = 0, .licence_expires = FAR, .agreement_expires = DATE_NONE,
		.agreement_approved = DATE_NONE, .independent_since = DATE_NONE,
			.excluded = ROSTER_NO,
		.exclusion_checked = AGO, .waiver_until = DATE_NONE,
	};
}

static struct roster_person np_row(const char *name, const char *state)
{
	struct roster_person p = md_row(name, state);
	p.role_text = STR("NP");
	p.supervisor = STR("Dr One");
	p.agreement_expires = FAR;
	p.agreement_approved = AGO;
	return p;
}

static struct audit audit;

static void look(struct roster_person *people, size_t n, const struct oversight *events,
		 size_t n_events)
{
	struct roster r = { .people = people, .n = n, .states = states, .n_states = COUNT(states),
			    .events = events, .n_events = n_events,
			    .settings = { 60, 31, 180, { 3, 5 } } };
	audit_init(&audit, roster_rules, ROSTER_RULES, TODAY);
	roster_resolve(&r);
	roster_audit(&audit, &r);
	roster_release(&r);
}

/* The findings say these rules and no others, parted by blanks, in order of urgency. */
static void assert_found(const char *want)
{
	struct bytes got = { 0 };
	for (size_t i = 0; i < audit.n; i++)
		bytes_say(&got, "%s%s", i ? " " : "", audit.findings[i].rule->id);
	assert_text(bytes_str(&got), want);
	bytes_release(&got);
	audit_release(&audit);
}

START_TEST(nothing_wrong)
{
	struct roster_person people[] = { md_row("Dr One", "AA"), np_row("Ann", "AA") };
	look(people, COUNT(people), NULL, 0);
	assert_found("");
	people[1].state = people[0].state = STR("bb");
	people[1].supervisor = STR("");
	look(people, COUNT(people), NULL, 0);
	assert_found("");
}
END_TEST

static void set_licence(struct roster_person *np, int32_t day) { np->licence_expires = day; }
static void set_agreement(struct roster_person *np, int32_t day) { np->agreement_expires = day; }
static void set_approved(struct roster_person *np, int32_t day) { np->agreement_approved = day; }
static void set_checked(struct roster_person *np, int32_t day) { np->exclusion_checked = day; }
static void set_excluded(struct roster_person *np, int32_t word) { np->excluded = word; }
static void set_waiver(struct roster_person *np, int32_t day) { np->waiver_until = day; }
static void set_independent(struct roster_person *np, int32_t day)
{
	np->independent_since = day;
	np->supervisor = STR("");
}
static void no_supervisor(struct roster_person *np, int32_t none)
{
	(void)none;
	np->supervisor = STR("");
}
static void a_stranger(struct roster_person *np, int32_t none)
{
	(void)none;
	np->supervisor = STR("Dr Who");
}
static void set_fte(struct roster_person *np, int32_t halves) { np->fte = halves / 2.0; }
static void other_specialty(struct roster_person *np, int32_t known)
{
	np->specialty = known ? STR("surgery") : STR("");
}

/* One thing is wrong with an NP. */
START_TEST(one_thing_wrong)
{
	static const struct {
		void (*change)(struct roster_person *np, int32_t value);
		int32_t value;
		const char *state, *want;
	} cases[] = {
		{ set_licence, AGO, "AA", "licence-expired" },
		{ set_licence, TODAY - 1, "AA", "licence-expired" },
		{ set_licence, TODAY, "AA", "licence-expiring" },
		{ set_licence, SOON, "AA", "licence-expiring" },
		{ set_licence, DATE_NONE, "AA", "licence-unrecorded" },
		{ set_agreement, AGO, "AA", "agreement-expired" },
		{ set_agreement, SOON, "AA", "agreement-expiring" },
		{ set_agreement, DATE_NONE, "AA", "agreement-unrecorded" },
		{ set_agreement, AGO, "BB", "" },
		{ set_approved, DATE_NONE, "AA", "agreement-unsigned" },
		{ set_approved, SOON, "AA", "agreement-unsigned" },
		{ set_excluded, ROSTER_YES, "AA", "excluded" },
		{ set_excluded, ROSTER_UNKNOWN, "AA", "exclusion-unchecked" },
		{ set_checked, TODAY - 32, "AA", "exclusion-unchecked" },
		{ set_checked, TODAY - 31, "AA", "" },
		{ set_waiver, FAR, "AA", "waiver-incomplete" },
		{ no_supervisor, 0, "AA", "supervisor-missing" },
		{ no_supervisor, 0, "BB", "" },
		{ no_supervisor, 0, "CC", "authority-unsaid" },
		{ a_stranger, 0, "AA", "supervisor-unlisted" },
		{ set_independent, AGO, "AA", "authority-not-given" },
		{ set_independent, AGO, "BB", "" },
		{ set_independent, AGO, "CC", "authority-conditions" },
		{ set_independent, SOON, "AA", "supervisor-missing" },
		{ set_fte, 3, "AA", "over-committed" },
		{ other_specialty, 1, "AA", "specialty-differs" },
		{ other_specialty, 0, "AA", "specialty-differs" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *state = cases[i].state;
		struct roster_person people[] = { md_row("Dr One", state), np_row("Ann", state) };
		cases[i].change(&people[1], cases[i].value);
		look(people, COUNT(people), NULL, 0);
		assert_found(cases[i].want);
	}
}
END_TEST

START_TEST(supervises_itself)
{
	struct roster_person people[] = { np_row("Ann", "BB") };
	people[0].supervisor = people[0].person;
	look(people, 1, NULL, 0);
	assert_found("supervisor-self");
}
END_TEST

START_TEST(a_cap_over_all_employers)
{
	struct roster_person people[] = { md_row("Dr One", "AA"), np_row("Ann", "AA"),
					  np_row("Bea", "AA"),
					  np_row("Cid", "AA") };
	look(people, 3, NULL, 0);
	assert_found("");
	look(people, 4, NULL, 0);
	ck_assert_str_eq(audit.findings[0].citation, "Code 1");
	ck_assert_int_eq(audit.findings[0].level, AUDIT_HIGH);
	assert_found("ratio-over-cap");
	people[0].other_heads = 1;
	look(people, 3, NULL, 0);
	assert_found("ratio-over-cap");
	people[0].other_heads = NAN; /* not recorded is no zero */
	look(people, 3, NULL, 0);
	assert_found("load-unknown");
	people[0].other_heads = 0;
	people[3].independent_since = AGO; /* does not count, and is not let */
	look(people, 4, NULL, 0);
	assert_found("authority-not-given");
	people[3] = np_row("Ann", "AA"); /* the same person once more */
	people[3].fte = people[1].fte = 0.5;
	look(people, 4, NULL, 0);
	assert_found("listed-twice");
	people[3].location = STR("elsewhere");
	look(people, 4, NULL, 0);
	assert_found("");
}
END_TEST

START_TEST(caps_in_their_own_unit)
{
	struct roster_person people[] = { md_row("Dr One", "DD"), np_row("Ann", "DD"),
					  np_row("Bea", "DD") };
	look(people, 3, NULL, 0);
	ck_assert_int_eq(audit.findings[0].level, AUDIT_MEDIUM); /* the law itself was not read */
	assert_found("ratio-over-cap");
	people[2].fte = 0.5;
	look(people, 3, NULL, 0);
	assert_found("");
	people[2].fte = NAN;
	look(people, 3, NULL, 0);
	assert_found("load-unknown");
	for (size_t i = 0; i < 3; i++)
		people[i].state = STR("EE");
	people[2].fte = 0.5;
	people[2].hours = 20;
	look(people, 3, NULL, 0);
	assert_found("");
	people[0].other_hours = 1;
	look(people, 3, NULL, 0);
	assert_found("ratio-over-cap");
	people[0].other_hours = 0;
	people[2].hours = 21;
	people[2].state = STR("AA"); /* hours in another state count as well */
	look(people, 3, NULL, 0);
	assert_found("ratio-over-cap supervisor-elsewhere");
}
END_TEST

/* Offices elsewhere are never on record, so that within the cap it stays a question. */
START_TEST(a_cap_on_offices)
{
	struct roster_person people[] = { md_row("Dr One", "GG"), np_row("Ann", "GG"),
					  np_row("Bea", "GG"),
					  np_row("Cid", "GG") };
	people[0].location = people[1].location = STR("main");
	people[2].location = STR("north");
	people[3].location = STR("North");
	look(people, 4, NULL, 0);
	assert_found("load-unknown");
	people[3].location = STR("south");
	look(people, 4, NULL, 0);
	assert_found("ratio-over-cap");
	people[3].location = STR("");
	look(people, 4, NULL, 0);
	assert_found("load-unknown");
}
END_TEST

START_TEST(what_is_not_known)
{
	struct roster_person people[] = { md_row("Dr One", "FF"), np_row("Ann", "FF"),
					  np_row("Bea", "") };
	look(people, 2, NULL, 0);
	assert_found("cap-unknown");
	look(people, 3, NULL, 0);
	assert_found("state-unknown cap-unknown");
	people[1].state = STR("XX");
	look(people, 2, NULL, 0);
	assert_found("state-unknown supervisor-elsewhere");
}
END_TEST

START_TEST(the_ratio_of_the_clinic)
{
	struct roster_person people[7] = { md_row("Dr One", "BB") };
	const char *names[] = { "A", "B", "C", "D", "E", "F" };
	for (size_t i = 0; i < 6; i++)
		people[i + 1] = np_row(names[i], "BB");
	look(people, 6, NULL, 0);
	assert_found("");
	look(people, 7, NULL, 0);
	assert_found("ratio-over-policy");
	people[0].other_heads = 2;
	look(people, 5, NULL, 0);
	assert_found("ratio-over-policy");
}
END_TEST

START_TEST(meetings)
{
	struct roster_person people[] = { md_row("Dr One", "AA"), np_row("Ann", "AA") };
	struct oversight e = { TODAY - 10, OVERSIGHT_MEETING, STR("dr one"), STR("Ann"), STR("AA"),
			       30 };
	look(people, 2, &e, 0);
	assert_found("oversight-unrecorded");
	look(people, 2, &e, 1); /* in June; July's is due by the 31st */
	assert_found("");
	e.date = date_from_civil(2026, 5, 31);
	look(people, 2, &e, 1);
	assert_found("oversight-overdue");
	e.date = TODAY + 1; /* has not been */
	look(people, 2, &e, 1);
	assert_found("oversight-unrecorded");
	e.date = TODAY;
	e.kind = OVERSIGHT_VISIT;
	look(people, 2, &e, 1);
	assert_found("oversight-unrecorded");
}
END_TEST

START_TEST(periods)
{
	int32_t day = date_from_civil(2026, 11, 15);
	ck_assert_int_eq(period_end(day, PERIOD_14_DAYS), day + 13);
	ck_assert_int_eq(period_end(day, PERIOD_MONTH), date_from_civil(2026, 11, 30));
	ck_assert_int_eq(period_end(day, PERIOD_QUARTER), date_from_civil(2026, 12, 31));
	ck_assert_int_eq(period_end(day, PERIOD_YEAR), date_from_civil(2026, 12, 31));
	ck_assert_int_eq(period_end(day, PERIOD_NONE), DATE_NONE);
	ck_assert_int_eq(oversight_due(day, PERIOD_14_DAYS), day + 14);
	ck_assert_int_eq(oversight_due(day, PERIOD_MONTH), date_from_civil(2026, 12, 31));
	ck_assert_int_eq(oversight_due(day, PERIOD_QUARTER), date_from_civil(2027, 3, 31));
	ck_assert_int_eq(oversight_due(day, PERIOD_YEAR), date_from_civil(2027, 11, 15));
	ck_assert_int_eq(oversight_due(day, PERIOD_NONE), DATE_NONE);
}
END_TEST

START_TEST(roles)
{
	ck_assert_int_eq(staff_role_of(STR("np")), ROLE_NP);
	ck_assert_int_eq(staff_role_of(STR("Nurse Practitioner")), ROLE_NP);
	ck_assert_int_eq(staff_role_of(STR("D.O.")), ROLE_MD);
	ck_assert_int_eq(staff_role_of(STR("PA-C")), ROLE_PA);
	ck_assert_int_eq(staff_role_of(STR("front desk")), ROLE_OTHER);
	ck_assert_int_eq(staff_role_of(STR("")), ROLE_OTHER);
	ck_assert(state_counts(STR("APRN+PA"), ROLE_CNM) && state_counts(STR("NP + PA"), ROLE_PA));
	ck_assert(!state_counts(STR("NP"), ROLE_PA) && !state_counts(STR("NP"), ROLE_CNM));
	ck_assert(state_counts(STR(""), ROLE_AP) && !state_counts(STR(""), ROLE_RN));
}
END_TEST

void unit_roster(TCase *tc)
{
	tcase_add_test(tc, nothing_wrong);
	tcase_add_test(tc, one_thing_wrong);
	tcase_add_test(tc, supervises_itself);
	tcase_add_test(tc, a_cap_over_all_employers);
	tcase_add_test(tc, caps_in_their_own_unit);
	tcase_add_test(tc, a_cap_on_offices);
	tcase_add_test(tc, what_is_not_known);
	tcase_add_test(tc, the_ratio_of_the_clinic);
	tcase_add_test(tc, meetings);
	tcase_add_test(tc, periods);
	tcase_add_test(tc, roles);
}
