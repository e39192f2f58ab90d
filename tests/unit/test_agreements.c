/*
 * baa/baa_rules.h on several agreements with one vendor: renewals, what is in force, which took
 * the place of which, whatever the order of the rows; and the words of a register.
 */
#include "unit.h"

#include <math.h>

#include "baa/baa_rules.h"

#include "base/banned.h"

static int32_t day(const char *text)
{
	int32_t d = DATE_NONE;
	ck_assert(!*text || date_parse(str_from(text), &d) == DATE_OK);
	return d;
}

static struct baa_vendor agreement(struct arena *arena, const char *signed_on, const char *expires)
{
	struct baa_vendor v = { .vendor = BYTES("Acme"), .phi = BAA_YES, .baa = BAA_SIGNED,
				.baa_signed = day(signed_on), .baa_expires = day(expires),
				.reviewed = DATE_NONE, .terminated = DATE_NONE,
				.waiver_until = DATE_NONE, .documents_until = DATE_NONE,
				.attestation_until = DATE_NONE, .notice_days = NAN,
				.renewal_months = NAN };
	baa_fold_names(&v, arena);
	return v;
}

static const struct {
	const char *expires;
	double months;
	const char *from, *next;
} renewals[] = {
	{ "2026-06-30", NAN, "2026-06-30", "2026-06-30" }, /* on the day itself it still is */
	{ "2026-06-30", NAN, "2026-07-01", "2027-06-30" },
	{ "2026-06-30", NAN, "2020-01-01", "2026-06-30" },
	{ "2024-02-29", NAN, "2024-03-01", "2025-02-28" },
	{ "2024-02-29", NAN, "2027-03-01", "2028-02-29" }, /* counted from the first one */
	{ "2026-08-31", 1, "2026-09-01", "2026-09-30" },
	{ "2026-08-31", 6, "2026-09-01", "2027-02-28" },
	{ "2020-12-31", 36, "2026-11-28", "2026-12-31" },
	{ "1950-01-01", 1, "2150-05-02", "2150-06-01" },
};

START_TEST(renewals_fall_on_their_day)
{
	struct arena arena = { 0 };
	struct baa_vendor v = agreement(&arena, "2019-01-01", renewals[_i].expires);
	v.auto_renew = BAA_YES;
	v.renewal_months = renewals[_i].months;
	ck_assert_int_eq(baa_renewal(&v, day(renewals[_i].from)), day(renewals[_i].next));
	ck_assert(baa_in_force(&v, day(renewals[_i].from)));
	arena_release(&arena);
}
END_TEST

/* Rows of one vendor; what is found on 2026-11-28 by rules on agreements, in the order of findings. */
static const struct {
	const char *rows; /* signed:expires[:products[:mode]] parted by blanks; mode as in the register */
	const char *found;
} groups[] = {
	{ "2023-07-01:2026-06-30", "baa-expired" },
	{ "2023-07-01:2026-06-30 2026-06-15:2028-06-30", "agreements-overlap" },
	{ "2023-07-01:2026-06-30 2026-07-01:2028-06-30", "" },
	{ "2023-07-01:2026-06-30 2026-07-02:2028-06-30", "agreements-gap" },
	{ "2020-01-01:2022-01-01 2022-01-02:2024-01-01 2024-01-02:", "" },
	{ "2010-01-01:2012-01-01 2014-01-01:", "" }, /* a gap of more than six years ago */
	{ "2023-01-01: 2025-01-01:", "agreements-overlap" },
	/* none in force: the one that ended last is told, once */
	{ "2020-01-01:2022-01-01 2022-01-02:2026-01-01", "baa-expired" },
	{ "2020-01-01:2022-01-01 2027-01-01:2029-01-01", "baa-expired baa-not-executed" },
	/* soon to expire, and followed or not */
	{ "2024-01-01:2026-12-31", "baa-expiring" },
	{ "2024-01-01:2026-12-31 2027-01-01:", "" },
	{ "2024-01-01:2026-12-31 2027-01-02:", "agreements-gap baa-expiring" },
	/* a renewal that is requested does not hide behind one that has expired */
	{ "2024-01-01:2027-12-31 :::requested", "" },
	{ "2024-01-01:2026-01-31 :::requested", "baa-expired baa-not-executed" },
	/* by product */
	{ "2024-01-01::mail 2024-01-01::chat", "" },
	{ "2022-01-01:2024-01-01:mail 2024-01-01::chat", "baa-expired" },
	{ "2022-01-01:2024-01-01:Chat-Bots 2024-01-02::mail;chatbots", "" },
	{ "2022-01-01:2024-01-01:mail 2024-01-02::all", "" },
	{ "2024-01-01::mail :::none", "baa-missing vendor-twice" },
	{ ":::expired 2024-01-01:", "" },
	{ ":::expired", "baa-expired" },
};

static size_t read_rows(struct arena *arena, const char *text, struct baa_vendor *v)
{
	struct str rows = str_from(text), row, cell[4];
	size_t n = 0;
	for (; str_next_part(&rows, " ", &row); n++) {
		char texts[4][32] = { "", "", "", "" };
		for (size_t i = 0; i < 4 && str_next_part(&row, ":", &cell[i]); i++)
			snprintf(texts[i], sizeof(texts[i]), "%.*s", (int)cell[i].n, cell[i].p);
		v[n] = agreement(arena, texts[0], texts[1]);
		v[n].products_used = v[n].products_covered = arena_copy(arena, str_from(texts[2]));
		v[n].evidence = STR("drawer");
		ck_assert(!texts[3][0] || baa_read_cell(BAA_CELL_BAA, str_from(texts[3]), &v[n].baa));
	}
	return n;
}

static void find(struct baa_vendor *v, size_t n, char *found, size_t size)
{
	static const char rules[] = "baa-expir*,agreements-*,baa-missing,baa-not-*,vendor-twice,retention";
	struct baa_register r = { .vendors = v, .n_vendors = n,
				  .settings = { .covered_entity = BAA_YES, .warn_days = { 60 },
						.n_warn_days = 1, .stale_days = 180 } };
	struct audit a;
	bool on[AUDIT_RULES_MAX] = { false };
	struct str unknown;
	size_t used = 0;
	audit_init(&a, baa_rules, BAA_RULES, day("2026-11-28"));
	ck_assert(audit_mark(&a, str_from(rules), on, &unknown));
	for (size_t i = 0; i < BAA_RULES; i++)
		a.off[i] = !on[i];
	baa_audit(&a, &r);
	found[0] = '\0';
	for (size_t i = 0; i < a.n && used < size; i++)
		used += (size_t)snprintf(found + used, size - used, "%s%s", i ? " " : "",
					 a.findings[i].rule->id);
	audit_release(&a);
}

START_TEST(the_one_in_force_counts)
{
	struct arena arena = { 0 };
	for (size_t turn = 0; turn < 3; turn++) {
		struct baa_vendor v[4], turned[4];
		char found[200];
		size_t n = read_rows(&arena, groups[_i].rows, v);
		for (size_t i = 0; i < n; i++)
			turned[i] = v[(i + turn) % n];
		find(turned, n, found, sizeof(found));
		ck_assert_str_eq(found, groups[_i].found);
	}
	arena_release(&arena);
}
END_TEST

/* A row that says less of PHI, or is for another purpose, takes nobody's place. */
START_TEST(no_row_hides_another)
{
	struct arena arena = { 0 };
	struct baa_vendor v[2], kept[2];
	char found[200];
	read_rows(&arena, "2022-01-01:2024-01-01 2024-01-02:", v);
	memcpy(kept, v, sizeof(v));
	v[1].phi = BAA_NO;
	find(v, 2, found, sizeof(found));
	ck_assert_str_eq(found, "baa-expired vendor-twice");
	memcpy(v, kept, sizeof(v));
	v[1].purpose = BAA_TREATMENT;
	v[0].purpose = BAA_OPERATIONS;
	find(v, 2, found, sizeof(found));
	ck_assert_str_eq(found, "baa-expired");
	arena_release(&arena);
}
END_TEST

/* Names that make rows one vendor: its own and those it lists, not the company's. */
START_TEST(rows_are_joined_by_their_names)
{
	struct arena arena = { 0 };
	struct baa_vendor v[2], kept[2];
	struct baa_register r = { .vendors = v, .n_vendors = 2 };
	struct audit a;
	read_rows(&arena, "2022-01-01:2024-01-01 2024-01-02:", kept);
	kept[1].vendor = STR("Quo");
	for (int way = 0; way < 4; way++) {
		memcpy(v, kept, sizeof(v));
		if (way == 1)
			v[1].aliases = STR("Other; ACME Inc.");
		if (way == 2)
			v[0].former_names = STR("QUO, LLC");
		if (way == 3)
			v[1].legal_name = STR("Acme");
		baa_fold_names(&v[0], &arena);
		baa_fold_names(&v[1], &arena);
		audit_init(&a, baa_rules, BAA_RULES, day("2026-11-28"));
		baa_audit(&a, &r);
		ck_assert_int_eq(v[0].group == v[1].group, way == 1 || way == 2);
		ck_assert_ptr_eq(v[0].later, way == 1 || way == 2 ? &v[1] : NULL);
		audit_release(&a);
	}
	arena_release(&arena);
}
END_TEST

static const struct {
	enum baa_cell cell;
	const char *text;
	int32_t value; /* -1: not understood */
} words[] = {
	{ BAA_CELL_BAA, "", BAA_NOT_SAID },
	{ BAA_CELL_BAA, " - ", BAA_NOT_SAID },
	{ BAA_CELL_BAA, "N/A", BAA_NOT_SAID },
	{ BAA_CELL_BAA, "Not Requested", BAA_NONE },
	{ BAA_CELL_BAA, "not_requested", BAA_NONE },
	{ BAA_CELL_BAA, "Requested", BAA_REQUESTED },
	{ BAA_CELL_BAA, "Pending  Signature.", BAA_REQUESTED },
	{ BAA_CELL_BAA, "EXPIRED", BAA_EXPIRED },
	{ BAA_CELL_BAA, "None needed", BAA_NOT_NEEDED },
	{ BAA_CELL_BAA, "Not Signed", BAA_NONE },
	{ BAA_CELL_BAA, "signed?", BAA_SIGNED },
	{ BAA_CELL_BAA, "signed, sort of", -1 },
	{ BAA_CELL_BAA, "designed", -1 },
	{ BAA_CELL_PHI, "Yes", BAA_YES },
	{ BAA_CELL_PHI, "maybe", -1 },
	{ BAA_CELL_RENEWS, "Evergreen", BAA_YES },
	{ BAA_CELL_STORES, "evergreen", -1 },
	{ BAA_CELL_RISK, "Moderate", BAA_RISK_MEDIUM },
	{ BAA_CELL_CATEGORY, "Cloud Storage", BAA_STORAGE },
	{ BAA_CELL_CATEGORY, "E-Mail Marketing", BAA_EMAIL },
	{ BAA_CELL_CATEGORY, "Payment processor", BAA_PAYMENTS },
	{ BAA_CELL_CATEGORY, "Shredding", BAA_OTHER },
	{ BAA_CELL_CATEGORY, "Courier", BAA_CARRIER },
	{ BAA_CELL_CATEGORY, "Zoo", -1 },
};

START_TEST(words_of_trackers_are_read)
{
	int32_t value = 99;
	bool understood = baa_read_cell(words[_i].cell, str_from(words[_i].text), &value);
	ck_assert_int_eq(understood, words[_i].value >= 0);
	ck_assert_int_eq(value, understood ? words[_i].value : 0);
}
END_TEST

/* Each synonym of each cell stands for a word of it. */
START_TEST(synonyms_lead_to_words)
{
	for (int c = 0; c < BAA_CELLS; c++) {
		struct str list = str_from(baa_cells[c].synonyms), other, word;
		int32_t value, direct;
		while (str_next_part(&list, ",=", &other)) {
			ck_assert(str_next_part(&list, ",=", &word));
			ck_assert_msg(baa_read_cell((enum baa_cell)c, other, &value), "%.*s", (int)other.n, other.p);
			ck_assert(baa_read_cell((enum baa_cell)c, word, &direct));
			ck_assert_msg(value == direct, "%s: %.*s", baa_cells[c].column, (int)other.n, other.p);
		}
	}
}
END_TEST

void unit_agreements(TCase *tc)
{
	tcase_add_loop_test(tc, renewals_fall_on_their_day, 0, COUNT(renewals));
	tcase_add_loop_test(tc, the_one_in_force_counts, 0, COUNT(groups));
	tcase_add_test(tc, no_row_hides_another);
	tcase_add_test(tc, rows_are_joined_by_their_names);
	tcase_add_loop_test(tc, words_of_trackers_are_read, 0, COUNT(words));
	tcase_add_test(tc, synonyms_lead_to_words);
}
