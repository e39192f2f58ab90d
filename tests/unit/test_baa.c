/*
 * baa/baa.h: purposes and clauses as people list them, the gates, the days on
 * which a BAA, a warning, a contract and six years end, and twins.
 * Each rule's own cases are in tests/cli/glp1-baa-audit/rules.
 */
#include "unit.h"

#include "baa/baa_rules.h"

#include "base/banned.h"

static const struct {
	const char *text;
	int purpose; /* -1: not understood */
} purposes[] = {
	{ "", 0 },
	{ "treatment", BAA_TREATMENT },
	{ "Treatment; PAYMENT", BAA_TREATMENT | BAA_PAYMENT },
	{ "operations,marketing", BAA_OPERATIONS | BAA_MARKETING },
	{ "conduit workforce", BAA_CONDUIT | BAA_WORKFORCE },
	{ "payment/operations\r\nmarketing", BAA_PAYMENT | BAA_OPERATIONS | BAA_MARKETING },
	{ ";payment;;", BAA_PAYMENT },
	{ "treatments", -1 },
	{ "treatment; billing", -1 },
	{ "treat", -1 },
	{ "payment.", -1 },
};

START_TEST(purposes_are_read)
{
	uint32_t got = 99;
	ck_assert(baa_read_purpose(str_from(purposes[_i].text), &got) == (purposes[_i].purpose >= 0));
	if (purposes[_i].purpose >= 0)
		ck_assert_uint_eq(got, (uint32_t)purposes[_i].purpose);
}
END_TEST

/* 164.504(e)(2): USES is bit 0, (A) to (J) 1 to 10, TERM 11 */
static const struct {
	const char *text;
	int elements; /* -1: not understood */
} lists[] = {
	{ "", 0 },
	{ "all", BAA_ALL_ELEMENTS },
	{ "ALL", 0xfff },
	{ "USES", 1 },
	{ "A", 2 },
	{ "nofurther", 2 },
	{ "(b)", 4 },
	{ "(all)", 0xfff },
	{ "A B;C,D/E\nF", 0x7e },
	{ "safeguard report subcon access amend account", 0xfc },
	{ "H", 0x100 },
	{ "DELEGATED", 0x100 },
	{ "I", 0x200 },
	{ "BOOKS", 0x200 },
	{ "J;return", 0x400 },
	{ "TERM", 0x800 },
	{ "USES A B C D E F G H I J TERM", 0xfff },
	{ "MGMT AGGR FLOW CURE", 0 }, /* known, not required */
	{ "MGMT;A", 2 },
	{ ";,", 0 },
	{ "K", -1 },
	{ "A-J", -1 },
	{ "AB", -1 },
	{ "()", -1 },
	{ "(A", -1 },
	{ "(A-", -1 },
	{ "A)", -1 },
	{ "-A)", -1 },
	{ "HHS", -1 },
	{ "all but H", -1 },
	{ "A;none", -1 },
};

START_TEST(elements_are_read)
{
	uint32_t got = 99;
	ck_assert(baa_read_elements(str_from(lists[_i].text), &got) == (lists[_i].elements >= 0));
	if (lists[_i].elements >= 0)
		ck_assert_uint_eq(got, (uint32_t)lists[_i].elements);
}
END_TEST

/* (H) binds a vendor that acts for the clinic to the clinic's own rules; (I) is the Secretary's access. */
START_TEST(letters_are_those_of_the_rule)
{
	static const char *const codes[] = { "USES",   "NOFURTHER", "SAFEGUARD", "REPORT",
					     "SUBCON", "ACCESS",    "AMEND",	 "ACCOUNT",
					     "DELEGATED", "BOOKS",  "RETURN",	 "TERM" };
	for (size_t i = 0; i < BAA_ELEMENTS; i++) {
		const char letter[2] = { i >= 1 && i <= 10 ? (char)('A' + i - 1) : '\0', '\0' };
		ck_assert_str_eq(baa_elements[i].code, codes[i]);
		ck_assert_str_eq(baa_elements[i].letter, letter);
	}
	size_t n = 0;
	for (const struct audit_rule *r = baa_rules; r < baa_rules + BAA_RULES; r++) {
		char cited[32];
		if (r->check != baa_check_element)
			continue;
		n++;
		if (r->arg >= 1 && r->arg <= 10) {
			snprintf(cited, sizeof(cited), "164.504(e)(2)(ii)(%s)", baa_elements[r->arg].letter);
			ck_assert_ptr_nonnull(strstr(r->citation, cited));
		}
		ck_assert(str_ieq(str_from(r->id + 8), str_from(baa_elements[r->arg].code)));
	}
	ck_assert_uint_eq(n, BAA_ELEMENTS);
}
END_TEST

/* Rules with one check have the args 0, 1, ... in the order of --rules; those of gates are the gates. */
START_TEST(args_count_up)
{
	for (const struct audit_rule *r = baa_rules; r < baa_rules + BAA_RULES; r++) {
		int arg = r->check == baa_check_gate ? BAA_GATE_TREATMENT : 0;
		for (const struct audit_rule *s = baa_rules; s < r; s++)
			arg += s->check && s->check == r->check;
		ck_assert_msg(r->arg == arg, "%s", r->id);
	}
}
END_TEST

START_TEST(rules_are_whole)
{
	ck_assert_uint_le(BAA_RULES, AUDIT_RULES_MAX);
	for (size_t i = 0; i < BAA_RULES; i++) {
		const struct audit_rule *r = &baa_rules[i];
		ck_assert(r->id[0] && r->title[0] && r->help[0]);
		ck_assert_msg(!r->citation[0] == !r->source[0], "%s: citation and source", r->id);
		ck_assert_uint_lt(strlen(r->id), 32);
		for (size_t j = 0; j < i; j++)
			ck_assert_str_ne(r->id, baa_rules[j].id);
	}
}
END_TEST

static const int32_t today = 20782; /* 2026-11-25 */

static struct baa_vendor vendor(struct arena *arena, const char *name)
{
	struct baa_vendor v = { .vendor = str_from(name), .baa_signed = DATE_NONE,
				.baa_expires = DATE_NONE, .reviewed = DATE_NONE,
				.terminated = DATE_NONE, .waiver_until = DATE_NONE,
				.documents_until = DATE_NONE, .phi = BAA_YES };
	v.name = name_fold(arena, v.vendor);
	return v;
}

/* Bit c set: a vendor of category c gets through the gate of its only purpose, storing nothing. */
static const struct {
	uint32_t purpose;
	enum baa_gate gate;
	uint32_t open;
} gates[] = {
	{ BAA_TREATMENT, BAA_GATE_TREATMENT, 1u << BAA_OTHER | 1u << BAA_PHARMACY | 1u << BAA_LAB },
	{ BAA_PAYMENT, BAA_GATE_PAYMENT, 1u << BAA_PAYMENTS },
	{ BAA_CONDUIT, BAA_GATE_CONDUIT, 1u << BAA_CARRIER },
	{ BAA_WORKFORCE, BAA_GATE_WORKFORCE,
	  1u << BAA_OTHER | 1u << BAA_IT | 1u << BAA_BILLING | 1u << BAA_LEGAL },
	{ BAA_OPERATIONS, BAA_NO_GATE, 0 },
	{ BAA_MARKETING, BAA_NO_GATE, 0 },
	{ 0, BAA_NO_GATE, 0 },
};

START_TEST(gates_by_category)
{
	struct arena arena = { 0 };
	struct baa_register none = { 0 };
	struct baa_vendor v = vendor(&arena, "Acme");
	v.purpose = gates[_i].purpose;
	v.stores = BAA_NO;
	for (v.category = 0; v.category < BAA_CATEGORIES; v.category++) {
		struct baa_case c = baa_case_of(&none, &v, today);
		bool open = gates[_i].open >> v.category & 1;
		ck_assert_msg(c.gate == (open ? gates[_i].gate : BAA_NO_GATE), "%s",
			      baa_category_names[v.category]);
		ck_assert_msg(c.needed == !open, "%s", baa_category_names[v.category]);
		ck_assert_msg(!c.closed == (open || gates[_i].gate == BAA_NO_GATE), "%s",
			      baa_category_names[v.category]);
	}
	arena_release(&arena);
}
END_TEST

/* A second purpose shuts every gate, whatever the category. */
START_TEST(no_gate_for_two_purposes)
{
	struct arena arena = { 0 };
	struct baa_register none = { 0 };
	struct baa_vendor v = vendor(&arena, "Acme");
	v.stores = BAA_NO;
	for (v.purpose = 0; v.purpose < 64; v.purpose++)
		for (v.category = 0; v.category < BAA_CATEGORIES; v.category++) {
			bool several = (v.purpose & (v.purpose - 1)) != 0;
			struct baa_case c = baa_case_of(&none, &v, today);
			require(!several || !c.gate, "%u %d", v.purpose, v.category);
			require(!several || c.needed, "%u %d", v.purpose, v.category);
		}
	arena_release(&arena);
}
END_TEST

/* Storage is no conduit; a row of the catalogue shuts gates, whatever its sources say of BAAs. */
START_TEST(gates_that_are_shut)
{
	struct arena arena = { 0 };
	struct baa_register none = { 0 };
	struct baa_known known = { .category = BAA_EMR, .conflict = BAA_NO };
	struct baa_vendor v = vendor(&arena, "Acme");
	for (v.stores = 0; v.stores < BAA_ANSWERS; v.stores++) {
		v.category = BAA_CARRIER;
		v.purpose = BAA_CONDUIT;
		ck_assert(baa_case_of(&none, &v, today).gate ==
			  (v.stores == BAA_NO ? BAA_GATE_CONDUIT : BAA_NO_GATE));
		v.category = BAA_STORAGE;
		ck_assert(baa_case_of(&none, &v, today).gate == BAA_NO_GATE);
		v.category = BAA_PAYMENTS;
		v.purpose = BAA_PAYMENT;
		ck_assert(baa_case_of(&none, &v, today).gate ==
			  (v.stores == BAA_NO ? BAA_GATE_PAYMENT : BAA_NO_GATE));
	}
	v.category = BAA_OTHER;
	v.purpose = BAA_TREATMENT;
	ck_assert(baa_case_of(&none, &v, today).gate == BAA_GATE_TREATMENT);
	v.known = &known;
	ck_assert(baa_case_of(&none, &v, today).gate == BAA_NO_GATE);
	known.conflict = BAA_YES;
	ck_assert(baa_case_of(&none, &v, today).gate == BAA_NO_GATE);
	known = (struct baa_known){ .category = BAA_LAB };
	ck_assert(baa_case_of(&none, &v, today).gate == BAA_GATE_TREATMENT);
	arena_release(&arena);
}
END_TEST

/* Only these count as a BAA, from the day of it on; PHI unknown counts as PHI once there is one. */
START_TEST(what_is_in_place)
{
	struct arena arena = { 0 };
	struct baa_register none = { 0 };
	struct baa_vendor v = vendor(&arena, "Acme");
	for (v.baa = 0; v.baa < BAA_MODES; v.baa++) {
		bool made = v.baa == BAA_SIGNED || v.baa == BAA_INCORPORATED || v.baa == BAA_CLICKED;
		for (v.phi = 0; v.phi < BAA_ANSWERS; v.phi++) {
			bool needed = v.phi == BAA_YES || (v.phi == BAA_UNKNOWN && made);
			ck_assert(baa_case_of(&none, &v, today).needed == needed);
			ck_assert(baa_case_of(&none, &v, today).in_place == (needed && made));
			v.baa_signed = today;
			ck_assert(baa_case_of(&none, &v, today).in_place == (needed && made));
			v.baa_signed = today + 1;
			ck_assert(!baa_case_of(&none, &v, today).in_place);
			v.baa_signed = DATE_NONE;
		}
	}
	v.phi = BAA_YES;
	for (int day = -1; day <= 1; day++) {
		v.terminated = today + day;
		ck_assert(baa_case_of(&none, &v, today).ended == (day < 0));
		ck_assert(baa_case_of(&none, &v, today).needed == (day >= 0));
	}
	arena_release(&arena);
}
END_TEST

/* The finding of a rule about the only vendor of an audit; NULL: none. Release the audit. */
static const struct audit_finding *found(struct audit *a, struct baa_register *r, const char *rule)
{
	audit_init(a, baa_rules, BAA_RULES, today);
	baa_audit(a, r);
	for (size_t i = 0; i < a->n; i++)
		if (strcmp(a->findings[i].rule->id, rule) == 0)
			return &a->findings[i];
	return NULL;
}

/* --warn-days 60,30,7 and how many days are left. */
static const struct {
	int left;
	enum audit_level level; /* AUDIT_LEVELS: nothing is said */
	const char *text;
} warnings[] = {
	{ 61, AUDIT_LEVELS, "" },
	{ 60, AUDIT_MEDIUM, "within 60 days" },
	{ 31, AUDIT_MEDIUM, "within 60 days" },
	{ 30, AUDIT_MEDIUM, "within 30 days" },
	{ 8, AUDIT_MEDIUM, "within 30 days" },
	{ 7, AUDIT_HIGH, "within 7 days" },
	{ 0, AUDIT_HIGH, "within 7 days" },
	{ -1, AUDIT_CRITICAL, "expired on 2026-11-24" },
	{ -3000, AUDIT_CRITICAL, "expired on" },
};

START_TEST(warnings_before_expiry)
{
	struct arena arena = { 0 };
	struct audit a;
	struct baa_vendor v = vendor(&arena, "Acme");
	struct baa_register r = { .vendors = &v, .n_vendors = 1,
				  .settings = { .warn_days = { 60, 30, 7 }, .n_warn_days = 3,
						.review_days = { 365 }, .stale_days = 180 } };
	v.baa = BAA_SIGNED;
	v.baa_expires = today + warnings[_i].left;
	bool expired = warnings[_i].left < 0;
	const struct audit_finding *f = found(&a, &r, expired ? "baa-expired" : "baa-expiring");
	ck_assert(!f == (warnings[_i].level == AUDIT_LEVELS));
	if (f) {
		ck_assert_int_eq(f->level, warnings[_i].level);
		ck_assert_int_eq(f->due, v.baa_expires);
		ck_assert_ptr_nonnull(strstr(f->text.p, warnings[_i].text));
	}
	audit_release(&a);
	ck_assert_ptr_null(found(&a, &r, expired ? "baa-expiring" : "baa-expired"));
	audit_release(&a);
	arena_release(&arena);
}
END_TEST

/* Six years after the contract's last day; documents go too early from the day before that on. */
static const struct {
	int year, month, day;    /* terminated */
	int until[3];            /* the day that is soon enough */
} six_years[] = {
	{ 2024, 2, 29, { 2030, 2, 28 } },
	{ 2024, 3, 1, { 2030, 3, 1 } },
	{ 2023, 2, 28, { 2029, 2, 28 } },
	{ 2022, 12, 31, { 2028, 12, 31 } },
	{ 2020, 11, 25, { 2026, 11, 25 } },
};

START_TEST(six_years_are_kept)
{
	struct arena arena = { 0 };
	struct audit a;
	struct baa_vendor v = vendor(&arena, "Acme");
	struct baa_register r = { .vendors = &v, .n_vendors = 1 };
	const int *until = six_years[_i].until;
	v.baa = BAA_SIGNED;
	v.evidence = STR("drawer");
	v.terminated = date_from_civil(six_years[_i].year, six_years[_i].month, six_years[_i].day);
	v.documents_until = date_from_civil(until[0], until[1], until[2]);
	ck_assert_ptr_null(found(&a, &r, "retention"));
	audit_release(&a);
	v.documents_until--;
	const struct audit_finding *f = found(&a, &r, "retention");
	ck_assert_ptr_nonnull(f);
	ck_assert_int_eq(f->due, v.documents_until);
	audit_release(&a);
	arena_release(&arena);
}
END_TEST

START_TEST(twins_point_at_one)
{
	static const char *const names[] = { "Acme",	 "Other", "ACME Inc", "Acme Labs",
					     "the acme", "???",	  "!!!" };
	static const int twin[] = { 2, -1, -1, -1, 2, -1, -1 };
	struct arena arena = { 0 };
	struct audit a;
	struct baa_vendor v[COUNT(names)];
	struct baa_register r = { .vendors = v, .n_vendors = COUNT(names) };
	for (size_t i = 0; i < COUNT(names); i++)
		v[i] = vendor(&arena, names[i]);
	ck_assert_ptr_null(found(&a, &r, "vendor-twice"));
	audit_release(&a);
	for (size_t i = 0; i < COUNT(names); i++) {
		ck_assert_ptr_eq(v[i].twin, twin[i] < 0 ? NULL : &v[twin[i]]);
		v[i].twin = NULL;
	}
	v[4].phi = BAA_NO;
	v[4].baa_expires = today;
	const struct audit_finding *f = found(&a, &r, "vendor-twice");
	ck_assert_ptr_nonnull(f);
	assert_text(f->subject, "the acme");
	assert_text(f->text, "another row on ACME Inc (phi yes, baa unknown) has another answer to phi baa_expires");
	audit_release(&a);
	arena_release(&arena);
}
END_TEST

void unit_baa(TCase *tc)
{
	tcase_add_loop_test(tc, purposes_are_read, 0, COUNT(purposes));
	tcase_add_loop_test(tc, elements_are_read, 0, COUNT(lists));
	tcase_add_test(tc, letters_are_those_of_the_rule);
	tcase_add_test(tc, args_count_up);
	tcase_add_test(tc, rules_are_whole);
	tcase_add_loop_test(tc, gates_by_category, 0, COUNT(gates));
	tcase_add_test(tc, no_gate_for_two_purposes);
	tcase_add_test(tc, gates_that_are_shut);
	tcase_add_test(tc, what_is_in_place);
	tcase_add_loop_test(tc, warnings_before_expiry, 0, COUNT(warnings));
	tcase_add_loop_test(tc, six_years_are_kept, 0, COUNT(six_years));
	tcase_add_test(tc, twins_point_at_one);
}
