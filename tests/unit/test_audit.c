/* audit/audit.h: findings and their levels, waivers, marks by name and pattern, one order whatever the rows. */
#include "unit.h"

#include "audit/audit.h"
#include "base/waiver.h"

#include "base/banned.h"

enum { TODAY = 20000 };

/* The context of a look: what the checks of these tests are to find. */
struct wanted {
	bool find[3];
	int32_t due;
};

static void check_wanted(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct wanted *w = context;
	if (w->find[rule->arg])
		audit_find(a, rule, rule->level, w->due, "number %d", rule->arg);
}

static const struct audit_rule rules[] = {
	{ .id = "thing-bad", .level = AUDIT_CRITICAL, .citation = "law", .check = check_wanted, .arg = 0 },
	{ .id = "thing-odd", .level = AUDIT_LOW, .check = check_wanted, .arg = 1 },
	{ .id = "note", .level = AUDIT_INFO, .check = check_wanted, .arg = 2 },
	{ .id = "waiver-late", .level = AUDIT_MEDIUM, .check = audit_check_waiver, .arg = 0 },
	{ .id = "waiver-part", .level = AUDIT_MEDIUM, .check = audit_check_waiver, .arg = 1 },
	{ .id = "own", .level = AUDIT_INFO },
};
static const struct wanted all = { .find = { true, true, true }, .due = TODAY + 3 }, nothing;

static struct audit_subject subject(const char *name)
{
	return (struct audit_subject){ .name = str_from(name), .owner = BYTES("ann"),
				       .waiver_until = DATE_NONE, .due = DATE_NONE };
}

START_TEST(findings_are_counted_by_level)
{
	struct audit a;
	struct audit_subject s = subject("one"), t = subject("two");
	audit_init(&a, rules, COUNT(rules), TODAY);
	audit_look(&a, &s, &all);
	audit_look(&a, &t, &nothing);
	audit_end(&a);
	ck_assert_uint_eq(a.n, 3);
	ck_assert_uint_eq(a.n_subjects, 2);
	ck_assert_uint_eq(audit_count(&a, AUDIT_CRITICAL), 1);
	ck_assert_uint_eq(audit_count(&a, AUDIT_HIGH), 0);
	ck_assert_uint_eq(audit_count_from(&a, AUDIT_LOW), 2);
	ck_assert_uint_eq(audit_count_from(&a, AUDIT_INFO), 3);
	ck_assert_uint_eq(s.found[AUDIT_CRITICAL], 1);
	ck_assert_uint_eq(s.found[AUDIT_LOW], 1);
	ck_assert_uint_eq(s.found[AUDIT_INFO], 1);
	assert_text(a.findings[0].subject, "one");
	assert_text(a.findings[0].owner, "ann");
	assert_text(a.findings[0].text, "number 0");
	ck_assert_str_eq(a.findings[0].citation, "law");
	ck_assert_int_eq(a.findings[0].due, TODAY + 3);
	audit_release(&a);
	ck_assert(!a.rules && !a.findings && !a.subjects && !a.n);
	audit_release(&a);
}
END_TEST

START_TEST(a_subject_is_due_with_its_earliest_finding)
{
	static const struct wanted late = { .find = { true }, .due = TODAY + 9 },
				   soon = { .find = { false, true }, .due = TODAY + 2 },
				   info = { .find = { false, false, true }, .due = TODAY - 5 };
	struct audit a;
	struct audit_subject s = subject("s");
	audit_init(&a, rules, COUNT(rules), TODAY);
	audit_look(&a, &s, &info);
	ck_assert_int_eq(s.due, DATE_NONE);
	audit_look(&a, &s, &late);
	ck_assert_int_eq(s.due, TODAY + 9);
	audit_look(&a, &s, &soon);
	ck_assert_int_eq(s.due, TODAY + 2);
	audit_look(&a, &s, &late);
	ck_assert_int_eq(s.due, TODAY + 2);
	audit_release(&a);
}
END_TEST

START_TEST(rules_that_are_off_find_nothing)
{
	struct audit a;
	struct audit_subject s = subject("s");
	audit_init(&a, rules, COUNT(rules), TODAY);
	a.off[0] = true;
	audit_look(&a, &s, &all);
	ck_assert_uint_eq(audit_count(&a, AUDIT_CRITICAL), 0);
	ck_assert_uint_eq(a.n, 2);
	audit_release(&a);
}
END_TEST

/* What is left of thing-bad (critical) and thing-odd (low), and which rule on waivers speaks. */
static const struct {
	int32_t until; /* from TODAY; INT32_MIN: none */
	const char *reason, *rules;
	bool bad, odd; /* waived */
	const char *said, *text; /* rule on the waiver, its text; NULL: none */
} waivers[] = {
	{ DATE_NONE, "", "", false, false, NULL, NULL },
	{ 0, "why", "", true, true, NULL, NULL },
	{ 400, "why", "", true, true, NULL, NULL },
	{ -1, "why", "", false, false, "waiver-late", "the waiver ran out on 2024-10-03" },
	{ 0, "", "", false, false, "waiver-part", "a waiver without a reason does not count" },
	{ -1, "", "", false, false, "waiver-part", "a waiver without a reason does not count" },
	{ DATE_NONE, "why", "", false, false, "waiver-part",
	  "a waiver without its last day does not count" },
	{ DATE_NONE, "", "thing-bad", false, false, "waiver-part",
	  "a waiver without a reason does not count" },
	{ 0, "why", "thing-bad", true, false, NULL, NULL },
	{ 0, "why", "other, THING-ODD", false, true, NULL, NULL },
	{ 0, "why", "thing-odd;thing-bad", true, true, NULL, NULL },
	{ 0, "why", "thing", false, false, NULL, NULL },
	{ 0, "why", "thing-*", false, false, NULL, NULL },
	{ 0, "why", ";", false, false, NULL, NULL },
	{ -1, "why", "thing-bad", false, false, "waiver-late", "the waiver ran out on 2024-10-03" },
};

START_TEST(waivers_hold_when_whole)
{
	struct audit a;
	struct audit_subject s = subject("s");
	s.waiver_until = waivers[_i].until == DATE_NONE ? DATE_NONE : TODAY + waivers[_i].until;
	s.waiver_reason = str_from(waivers[_i].reason);
	s.waiver_rules = str_from(waivers[_i].rules);
	audit_init(&a, rules, COUNT(rules), TODAY);
	audit_look(&a, &s, &all);
	ck_assert_uint_eq(a.n, waivers[_i].said ? 4 : 3);
	ck_assert_int_eq(a.findings[0].level, waivers[_i].bad ? AUDIT_INFO : AUDIT_CRITICAL);
	ck_assert_int_eq(a.findings[1].level, waivers[_i].odd ? AUDIT_INFO : AUDIT_LOW);
	assert_text(a.findings[2].text, "number 2");
	if (waivers[_i].said) {
		ck_assert_str_eq(a.findings[3].rule->id, waivers[_i].said);
		ck_assert_int_eq(a.findings[3].level, AUDIT_MEDIUM);
		assert_text(a.findings[3].text, waivers[_i].text);
	}
	audit_release(&a);
}
END_TEST

START_TEST(a_waiver_is_named_in_the_text)
{
	struct audit a;
	struct audit_subject s = subject("s");
	s.waiver_until = TODAY;
	s.waiver_reason = STR("until we move");
	audit_init(&a, rules, COUNT(rules), TODAY);
	audit_look(&a, &s, &all);
	assert_text(a.findings[0].text, "number 0; waived until 2024-10-04: until we move");
	audit_release(&a);
}
END_TEST

/* A waiver of more than two years is asked about, and cannot excuse the question. */
START_TEST(long_waivers_are_asked_about)
{
	static const struct audit_rule far[] = {
		{ .id = "far", .level = AUDIT_LOW, .check = audit_check_waiver, .arg = 2 } };
	int32_t last = date_add_years(TODAY, WAIVER_YEARS);
	for (int32_t until = last; until <= last + 1; until++) {
		struct audit a;
		struct audit_subject s = subject("s");
		s.waiver_until = until;
		s.waiver_reason = STR("why");
		audit_init(&a, far, 1, TODAY);
		audit_look(&a, &s, &all);
		ck_assert_uint_eq(a.n, until > last);
		ck_assert_uint_eq(s.found[AUDIT_LOW], until > last);
		audit_release(&a);
	}
}
END_TEST

START_TEST(lists_have_a_cap)
{
	char text[2 * AUDIT_LIST_MAX + 2];
	memset(text, ';', sizeof(text));
	ck_assert(audit_list_fits((struct str){ text, AUDIT_LIST_MAX - 1 }, ",;"));
	ck_assert(!audit_list_fits((struct str){ text, AUDIT_LIST_MAX }, ",;"));
	ck_assert(audit_list_fits((struct str){ text, AUDIT_LIST_MAX }, ","));
	ck_assert(audit_list_fits((struct str){ NULL, 0 }, ",;"));
}
END_TEST

static const struct {
	const char *list;
	const char *marked;  /* x for each rule that is */
	const char *unknown; /* NULL: all are known */
} marks[] = {
	{ "thing-bad", "x.....", NULL },
	{ "thing-odd,note", ".xx...", NULL },
	{ " own , note ", "..x..x", NULL },
	{ "thing-*", "xx....", NULL },
	{ "*", "xxxxxx", NULL },
	{ "waiver-????", "...xx.", NULL },
	{ "[no]*", "..x..x", NULL },
	{ "thing", "......", "thing" },
	{ "Thing-bad", "......", "Thing-bad" },
	{ "note,nosuch,own", "..x...", "nosuch" },
	{ "", "......", "" },
	{ "note,", "..x...", "" },
	/* 63 bytes and no more */
	{ "***************************" "***************************thing-bad", "x.....", NULL },
	{ "***************************" "***************************thing-badx", "......",
	  "***************************" "***************************thing-badx" },
	{ "a-name-that-is-longer-than-that-of-any-rule-could-ever-be-in-practice", "......",
	  "a-name-that-is-longer-than-that-of-any-rule-could-ever-be-in-practice" },
};

START_TEST(marks_by_name_and_pattern)
{
	struct audit a;
	bool marked[AUDIT_RULES_MAX] = { false };
	struct str unknown;
	audit_init(&a, rules, COUNT(rules), TODAY);
	ck_assert(audit_mark(&a, str_from(marks[_i].list), marked, &unknown) == !marks[_i].unknown);
	if (marks[_i].unknown)
		assert_text(unknown, marks[_i].unknown);
	for (size_t i = 0; i < COUNT(rules); i++)
		ck_assert_msg(marked[i] == (marks[_i].marked[i] == 'x'), "%s", rules[i].id);
	audit_release(&a);
}
END_TEST

enum { MANY = 24 };

/* Findings and subjects that differ in one thing each, or in none. */
static void look_at_many(struct audit *a, struct audit_subject s[MANY], const size_t order[MANY])
{
	static const char *const names[] = { "b", "a", "b" }, *const owners[] = { "y", "x" };
	static const struct wanted w[] = {
		{ .find = { true }, .due = TODAY },
		{ .find = { true }, .due = DATE_NONE },
		{ .find = { false, true, true }, .due = TODAY },
		{ .find = { false } },
	};
	audit_init(a, rules, COUNT(rules), TODAY);
	for (size_t i = 0; i < MANY; i++) {
		size_t k = order[i];
		s[k] = subject(names[k % 3]);
		s[k].owner = str_from(owners[k / 12]);
		audit_look(a, &s[k], &w[k % 4]);
	}
	audit_end(a);
}

static void shown(const struct audit *a, struct bytes *to)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct audit_finding *f = &a->findings[i];
		bytes_say(to, "%d %d %.*s %s %.*s %.*s\n", (int)f->level, f->due, (int)f->subject.n,
			  f->subject.p, f->rule->id, (int)f->text.n, f->text.p, (int)f->owner.n,
			  f->owner.p);
	}
	for (size_t i = 0; i < a->n_subjects; i++) {
		const struct audit_subject *s = a->subjects[i];
		bytes_say(to, "%zu %d %.*s %.*s\n", s->found[AUDIT_CRITICAL], s->due, (int)s->name.n,
			  s->name.p, (int)s->owner.n, s->owner.p);
	}
}

START_TEST(one_order_whatever_the_rows)
{
	struct rng r = { unit_seed() };
	struct bytes want = { 0 };
	size_t order[MANY];
	for (size_t i = 0; i < MANY; i++)
		order[i] = i;
	for (size_t round = 0; round < 200; round++) {
		struct audit a;
		struct audit_subject s[MANY];
		struct bytes got = { 0 };
		look_at_many(&a, s, order);
		shown(&a, round ? &got : &want);
		require(!round || str_eq(bytes_str(&got), bytes_str(&want)), "got:\n%.*s\nwant:\n%.*s",
			(int)got.n, got.p, (int)want.n, want.p);
		bytes_release(&got);
		audit_release(&a);
		for (size_t i = MANY; i-- > 1;) {
			size_t j = rng_below(&r, (uint32_t)i + 1), k = order[i];
			order[i] = order[j];
			order[j] = k;
		}
	}
	bytes_release(&want);
}
END_TEST

/* The worst first; among equals what is due now, then the earliest day, then names. */
START_TEST(order_is_by_urgency)
{
	struct audit a;
	struct audit_subject s[MANY];
	size_t order[MANY];
	for (size_t i = 0; i < MANY; i++)
		order[i] = MANY - 1 - i;
	look_at_many(&a, s, order);
	for (size_t i = 1; i < a.n; i++) {
		const struct audit_finding *f = &a.findings[i - 1], *g = &a.findings[i];
		require(f->level >= g->level, "level %zu", i);
		require(f->level > g->level || f->due <= g->due, "due %zu", i);
		require(f->level > g->level || f->due < g->due ||
			str_cmp(f->subject, g->subject) <= 0, "subject %zu", i);
	}
	ck_assert_int_eq(a.findings[0].due, DATE_NONE);
	ck_assert_int_eq(a.findings[a.n - 1].level, AUDIT_INFO);
	ck_assert_uint_eq(a.subjects[0]->found[AUDIT_CRITICAL], 1);
	ck_assert_uint_eq(a.subjects[MANY - 1]->found[AUDIT_CRITICAL], 0);
	audit_release(&a);
}
END_TEST

START_TEST(long_texts_are_cut_between_characters)
{
	static char reason[601] = "e"; /* a letter of one byte, then those of two */
	struct audit a;
	struct audit_subject s = subject("s");
	for (size_t i = 1; i < sizeof(reason); i += 2)
		memcpy(reason + i, "\xc3\xa9", 2);
	s.waiver_until = TODAY;
	audit_init(&a, rules, 1, TODAY);
	for (size_t from = 0; from < 2; from++) {
		s.waiver_reason = (struct str){ reason + from, 600 };
		audit_look(&a, &s, &all);
		struct str t = a.findings[from].text;
		ck_assert_uint_eq(t.n, strlen("number 0; waived until 2024-10-04: ") + (from ? 200 : 199));
		ck_assert_int_eq((unsigned char)t.p[t.n - 1], 0xa9);
	}
	audit_release(&a);
}
END_TEST

static void check_long(struct audit *a, const struct audit_rule *rule, const void *context)
{
	audit_find(a, rule, rule->level, DATE_NONE, "%s", (const char *)context);
}

/* A text takes at most 1,023 bytes, a waiver what is left of them. */
START_TEST(texts_are_cut_to_fit)
{
	static const struct audit_rule wordy = { .id = "wordy", .level = AUDIT_LOW, .check = check_long };
	static const size_t sizes[] = { 1000, 1022, 1023, 1024, 2000 };
	char text[2001];
	for (size_t i = 0; i < 2 * COUNT(sizes); i++) {
		struct audit a;
		struct audit_subject s = subject("s");
		size_t n = sizes[i / 2];
		bool waived = i % 2;
		s.waiver_until = waived ? TODAY : DATE_NONE;
		s.waiver_reason = waived ? STR("why") : STR("");
		memset(text, 'x', n);
		text[n] = '\0';
		audit_init(&a, &wordy, 1, TODAY);
		audit_look(&a, &s, text);
		struct str got = a.findings[0].text, whole = { text, n < 1023 ? n : 1023 };
		ck_assert_uint_eq(got.n, waived ? 1023 : whole.n);
		ck_assert_mem_eq(got.p, text, whole.n);
		ck_assert_mem_eq(got.p + whole.n, "; waived until 2024-10-04", got.n - whole.n);
		audit_release(&a);
	}
}
END_TEST

void unit_audit(TCase *tc)
{
	tcase_add_test(tc, findings_are_counted_by_level);
	tcase_add_test(tc, a_subject_is_due_with_its_earliest_finding);
	tcase_add_test(tc, rules_that_are_off_find_nothing);
	tcase_add_loop_test(tc, waivers_hold_when_whole, 0, COUNT(waivers));
	tcase_add_test(tc, a_waiver_is_named_in_the_text);
	tcase_add_loop_test(tc, marks_by_name_and_pattern, 0, COUNT(marks));
	tcase_add_test(tc, one_order_whatever_the_rows);
	tcase_add_test(tc, order_is_by_urgency);
	tcase_add_test(tc, long_texts_are_cut_between_characters);
	tcase_add_test(tc, texts_are_cut_to_fit);
	tcase_add_test(tc, long_waivers_are_asked_about);
	tcase_add_test(tc, lists_have_a_cap);
}
