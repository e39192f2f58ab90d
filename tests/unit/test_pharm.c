/* pharm/: what answers are worth, gates, scores that unknown answers cannot raise, lists. */
#include "cases.h"

#include <math.h>
#include <stdlib.h>

#include "pharm/answers.h"
#include "pharm/model_feed.h"
#include "pharm/official.h"
#include "pharm/sources.h"

#include "base/banned.h"

static const struct tool_spec spec = { .name = "glp1-test", .summary = "" };
static struct pharm_model model;
static struct pharm_settings settings;
static struct arena arena;

static void setup(void)
{
	struct tool t = { .spec = &spec, .style = { .program = "test", .fd = 2 } };
	struct opt_file none = { 0 };
	model = (struct pharm_model){ 0 };
	ck_assert(pharm_model_read(&model, &t) && pharm_lawful_read(&model, &t, &none) &&
		  pharm_bud_read(&model, &t, &none));
	settings = (struct pharm_settings){ .as_of = date_from_civil(2026, 11, 27), .stale_days = 365,
					    .warn_days = 60, .min_score = NAN, .max_unknown = NAN,
					    .closed_by = "closed" };
}

static void teardown(void)
{
	pharm_model_release(&model);
	arena_release(&arena);
}

static struct pharmacy nobody(enum pathway type)
{
	struct pharmacy p = { .name = STR("Somebody"), .type = (int32_t)type, .undated = true,
			      .as_of = DATE_NONE, .compounded = DATE_NONE, .shipped = DATE_NONE,
			      .dispensed = DATE_NONE, .waiver_until = DATE_NONE };
	p.folded = name_fold(&arena, p.name);
	return p;
}

/* The best answer that a kind takes. */
static struct str best_answer(const struct pharm_criterion *c)
{
	switch (c->kind) {
	case PHARM_NUMBER: return c->best < c->worst ? STR("0") : STR("1000000000");
	case PHARM_LEFT: return STR("2028-01-01");
	case PHARM_AGE: return STR("2026-11-01");
	case PHARM_EVENT: return STR("none");
	case PHARM_COVER: return STR("CA TX");
	case PHARM_BASIS: return STR("semaglutide:brand");
	case PHARM_NAMED: return STR("Somebody else");
	default: break;
	}
	static const char *const words[] = { "yes", "no", "base", "nai", "per-lot", "sterile" };
	for (size_t i = 0; i < COUNT(words); i++)
		if (pharm_answer_value(c, str_from(words[i]), settings.as_of) >= 1)
			return str_from(words[i]);
	ck_abort_msg("no answer is the best one");
}

static struct pharmacy perfect(enum pathway type)
{
	struct pharmacy p = nobody(type);
	p.ships_to = STR("TX CA");
	p.bud_days = (struct dec){ 30, 0, true };
	for (size_t i = 0; i < model.n_criteria; i++)
		p.answer[i].text = best_answer(&model.criterion[i]);
	return p;
}

static void judge(struct pharmacy *p)
{
	pharm_judge(&model, &settings, p, &arena);
}

static enum pharm_gate gate_of(const struct pharmacy *p, const char *id)
{
	for (size_t i = 0; i < model.n_rules; i++)
		if (str_eq(model.rule[i].id, str_from(id)))
			return p->gate[i].state;
	ck_abort_msg("no rule %s", id);
}

START_TEST(each_answer_has_its_worth)
{
	static const struct {
		size_t criterion;
		const char *text;
		double value; /* NaN: unknown */
	} rows[] = {
		{ PHARM_ANSWER_usp797, "Yes", 1 }, { PHARM_ANSWER_usp797, "partly", 0.5 },
		{ PHARM_ANSWER_usp797, "no", 0 }, { PHARM_ANSWER_usp797, "unknown", NAN },
		{ PHARM_ANSWER_usp797, "", NAN }, { PHARM_ANSWER_excluded, "no", 1 },
		{ PHARM_ANSWER_excluded, "yes", 0 }, { PHARM_ANSWER_sterility_test, "per-lot", 1 },
		{ PHARM_ANSWER_sterility_test, "periodic", 0.4 }, { PHARM_ANSWER_salt_form, "acetate", 0 },
		{ PHARM_ANSWER_fill_hours, "72", 1 }, { PHARM_ANSWER_fill_hours, "120", 0.5 },
		{ PHARM_ANSWER_fill_hours, "500", 0 }, { PHARM_ANSWER_on_time_share, "0.875", 0.5 },
		{ PHARM_ANSWER_licence_expires, "2026-11-26", 0 },
		{ PHARM_ANSWER_licence_expires, "2026-11-27", 1 / 90.0 },
		{ PHARM_ANSWER_licence_expires, "2027-06-01", 1 },
		{ PHARM_ANSWER_last_media_fill, "2026-05-28", 1 },
		{ PHARM_ANSWER_last_media_fill, "2025-11-27", 0 },
		{ PHARM_ANSWER_last_media_fill, "2026-12-01", NAN },
		{ PHARM_ANSWER_last_inspection, "never", 0 }, { PHARM_ANSWER_form_483, "none", 1 },
		{ PHARM_ANSWER_form_483, "open 2025-01-01", 0 }, { PHARM_ANSWER_form_483, "closed", 0.5 },
		{ PHARM_ANSWER_form_483, "closed 2021-11-27", 1 },
		{ PHARM_ANSWER_form_483, "closed 2021-11-27; open", 0 },
		{ PHARM_ANSWER_form_483, "2024-03-01", 0 }, { PHARM_ANSWER_parent, "Acme", 1 },
		{ PHARM_ANSWER_api_source, "refused", 0 },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct pharm_criterion *c = &model.criterion[rows[i].criterion];
		double v = pharm_answer_value(c, str_from(rows[i].text), settings.as_of);
		require(isnan(rows[i].value) ? isnan(v) : fabs(v - rows[i].value) < 1e-12,
			"%.*s %s: %g", (int)c->name.n, c->name.p, rows[i].text, v);
	}
}
END_TEST

START_TEST(answers_that_cannot_be_read_are_told)
{
	const char *what;
	const struct {
		size_t criterion;
		const char *text;
	} bad[] = { { PHARM_ANSWER_usp797, "mostly" }, { PHARM_ANSWER_fill_hours, "two days" },
		    { PHARM_ANSWER_fill_hours, "-1" }, { PHARM_ANSWER_licence_expires, "05/01/2027" },
		    { PHARM_ANSWER_form_483, "settled" }, { PHARM_ANSWER_form_483, "none 2024-01-01" } };
	for (size_t i = 0; i < COUNT(bad); i++)
		require(!pharm_answer_reads(&model.criterion[bad[i].criterion], str_from(bad[i].text),
					    &what) && what, "%s", bad[i].text);
	ck_assert(pharm_answer_reads(&model.criterion[PHARM_ANSWER_last_media_fill], STR("2030-01-01"),
				     &what));
	for (size_t i = 0; i < model.n_criteria; i++)
		ck_assert(pharm_answer_reads(&model.criterion[i], STR("unknown"), &what));
}
END_TEST

START_TEST(points_add_up_to_the_score_for_each_type)
{
	for (int type = 0; type < PATHWAYS; type++) {
		struct pharmacy p = perfect((enum pathway)type);
		p.answer[PHARM_ANSWER_price].text = STR("300");
		p.answer[PHARM_ANSWER_discipline].text = STR("");
		judge(&p);
		double sum = 0, of = 0;
		for (size_t i = 0; i < model.n_criteria; i++) {
			sum += isnan(p.value[i]) ? 0 : p.value[i] * p.of[i];
			of += p.of[i];
		}
		assert_near(sum, p.score, 1e-9, "points");
		assert_near(of, 100, 1e-9, "of");
		ck_assert(p.score < 100 && p.known_share < 1 && p.if_known > p.score);
	}
}
END_TEST

START_TEST(the_best_answers_make_100_points_and_open_each_gate)
{
	for (int type = 0; type < PATHWAYS; type++) {
		struct pharmacy p = perfect((enum pathway)type);
		judge(&p);
		for (size_t i = 0; i < model.n_rules; i++)
			require(p.gate[i].state != PHARM_FAIL && p.gate[i].state != PHARM_UNKNOWN,
				"%.*s: %.*s", (int)model.rule[i].id.n, model.rule[i].id.p,
				(int)p.gate[i].why.n, p.gate[i].why.p);
		assert_near(p.score, 100, 1e-9, "score");
		ck_assert_int_eq(p.grade, 'A');
	}
}
END_TEST

START_TEST(taking_an_answer_away_never_raises_score_or_grade)
{
	struct rng r = { unit_seed() };
	static const char *const some[] = { "yes", "no", "partly", "none", "open", "closed 2025-01-01",
					    "2026-12-20", "2026-08-01", "2024-01-01", "90", "0.9", "base",
					    "CA", "semaglutide:503A_copy", "tirzepatide:503B_bulk",
					    "semaglutide:503A_patient_specific;liraglutide:brand" };
	for (size_t round = 0; round < unit_rounds(60); round++) {
		struct pharmacy p = perfect((enum pathway)rng_below(&r, PATHWAYS));
		const char *what;
		for (size_t i = 0; i < model.n_criteria; i++) {
			struct str text = str_from(some[rng_below(&r, COUNT(some))]);
			if (rng_below(&r, 3) && pharm_answer_reads(&model.criterion[i], text, &what))
				p.answer[i].text = text;
		}
		judge(&p);
		for (size_t i = 0; i < model.n_criteria; i++) {
			struct pharmacy less = p;
			less.answer[i].text = STR("");
			judge(&less);
			require(less.score <= p.score + 1e-9 && less.known_share <= p.known_share + 1e-12,
				"%.*s: %.17g became %.17g", (int)model.criterion[i].name.n,
				model.criterion[i].name.p, p.score, less.score);
		}
	}
}
END_TEST

START_TEST(who_is_unknown_in_everything_never_outranks_who_proved_half)
{
	struct pharmacy p[2] = { nobody(PATHWAY_503A), perfect(PATHWAY_503A) };
	struct pharm_rank rank[2];
	size_t order[2];
	for (size_t i = 0; i < model.n_criteria; i += 2)
		p[1].answer[i].text = STR("");
	judge(&p[0]);
	judge(&p[1]);
	ck_assert(p[0].score == 0 && p[0].known_share == 0 && isnan(p[0].if_known));
	ck_assert_int_eq(p[0].grade, 'F');
	pharm_ranks(&model, p, 2, 0.5, rank, order);
	ck_assert(rank[1].rank == 1 && rank[1].worst_outer == 1 && rank[0].best_outer == 2);
}
END_TEST

START_TEST(old_answers_are_unknown_and_lists_never_old)
{
	struct pharmacy p = perfect(PATHWAY_503A);
	p.undated = false;
	p.as_of = settings.as_of - 365;
	judge(&p);
	assert_near(p.score, 100, 1e-9, "fresh");
	p.as_of--;
	p.answer[PHARM_ANSWER_excluded].official = STR("list");
	judge(&p);
	ck_assert(p.stale && p.score > 0 && p.score < 10);
	assert_near(p.score, p.of[PHARM_ANSWER_excluded], 1e-9, "what the list says");
	p.as_of = DATE_NONE;
	judge(&p);
	ck_assert(p.stale);
}
END_TEST

START_TEST(pathways_are_judged_on_each_day_that_decides)
{
	static const struct {
		enum pathway type;
		const char *drugs, *day; /* of compounding, for 503B */
		enum pharm_gate lawful, copy;
	} rows[] = {
		{ PATHWAY_503A, "semaglutide:503A_patient_specific", "", PHARM_PASS, PHARM_PASS },
		{ PATHWAY_503A, "semaglutide:503A_copy", "", PHARM_PASS, PHARM_FAIL },
		{ PATHWAY_503A, "retatrutide:503A_patient_specific", "", PHARM_FAIL, PHARM_PASS },
		{ PATHWAY_503A, "semaglutide acetate:503A_patient_specific", "", PHARM_FAIL, PHARM_PASS },
		{ PATHWAY_503A, "liraglutide:503A_copy", "", PHARM_PASS, PHARM_UNKNOWN },
		{ PATHWAY_503A, "semaglutide", "", PHARM_UNKNOWN, PHARM_PASS },
		{ PATHWAY_503B, "semaglutide:503B_bulk", "", PHARM_FAIL, PHARM_NOT_ASKED },
		{ PATHWAY_503B, "semaglutide:503B_bulk", "2024-06-01", PHARM_FAIL, PHARM_NOT_ASKED },
		{ PATHWAY_503B, "semaglutide:503B_from_approved_drug", "", PHARM_PASS, PHARM_NOT_ASKED },
		{ PATHWAY_COMMERCIAL, "tirzepatide:brand", "", PHARM_PASS, PHARM_NOT_ASKED },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct pharmacy p = perfect(rows[i].type);
		p.answer[PHARM_ANSWER_drugs].text = str_from(rows[i].drugs);
		if (*rows[i].day)
			ck_assert(date_parse(str_from(rows[i].day), &p.compounded) == DATE_OK);
		judge(&p);
		require(gate_of(&p, "no-lawful-basis") == rows[i].lawful, "%s", rows[i].drugs);
		require(gate_of(&p, "copy-regular") == rows[i].copy, "%s", rows[i].drugs);
	}
	struct pharmacy p = perfect(PATHWAY_503B);
	p.answer[PHARM_ANSWER_drugs].text = STR("semaglutide:503B_bulk");
	p.compounded = p.shipped = p.dispensed = date_from_civil(2024, 6, 1);
	judge(&p);
	ck_assert_int_eq(gate_of(&p, "no-lawful-basis"), PHARM_PASS);
	p.dispensed = date_from_civil(2025, 5, 22);
	judge(&p);
	ck_assert_int_eq(gate_of(&p, "no-lawful-basis"), PHARM_FAIL);
}
END_TEST

START_TEST(lists_write_days_in_their_own_ways)
{
	static const struct {
		const char *text;
		int year, month, day;
	} rows[] = { { "2025-02-09", 2025, 2, 9 }, { "9/23/2014", 2014, 9, 23 }, { "1/24/25", 2025, 1, 24 },
		     { "July 1, 2025", 2025, 7, 1 }, { "march 15, 2026", 2026, 3, 15 },
		     { "Dec 6, 2024", 2024, 12, 6 }, { "Sept. 3, 2024", 2024, 9, 3 },
		     { "12/6/2024 11", 2024, 12, 6 }, { "9/3/20247", 2024, 9, 3 }, { "12/6/2024 2025", 0, 0, 0 },
		     { "Dece 1, 2024", 0, 0, 0 }, { "13/1/2025", 0, 0, 0 }, { "2/30/2025", 0, 0, 0 },
		     { "Not yet inspected", 0, 0, 0 }, { "July 2025", 0, 0, 0 }, { "1/2/205", 0, 0, 0 }, { "", 0, 0, 0 } };
	for (size_t i = 0; i < COUNT(rows); i++)
		require(pharm_list_day(str_from(rows[i].text)) ==
				(rows[i].year ? date_from_civil(rows[i].year, rows[i].month, rows[i].day)
					      : DATE_NONE), "%s", rows[i].text);
}
END_TEST

START_TEST(a_registration_lapses_on_31_december)
{
	ck_assert_int_eq(pharm_registered_until(date_from_civil(2025, 12, 10)), date_from_civil(2026, 12, 31));
	ck_assert_int_eq(pharm_registered_until(date_from_civil(2026, 2, 3)), date_from_civil(2026, 12, 31));
	ck_assert_int_eq(pharm_registered_until(date_from_civil(2026, 9, 30)), date_from_civil(2026, 12, 31));
	ck_assert_int_eq(pharm_registered_until(date_from_civil(2026, 10, 1)), date_from_civil(2027, 12, 31));
	assert_text(pharm_facility_name(STR("Annovex Pharma, Inc., Lorton, VA")), "Annovex Pharma, Inc.");
	assert_text(pharm_facility_name(STR("Alone")), "Alone");
}
END_TEST

START_TEST(an_official_list_counts_in_place_of_what_the_pharmacy_says)
{
	struct pharmacy p[2] = { perfect(PATHWAY_503B), perfect(PATHWAY_503B) };
	struct pharm_facility f = { .facility = STR("Somebody, Inc., Waco, TX"),
				    .registered = STR("12/10/2025"), .inspected = STR("Not yet inspected"),
				    .form_483 = STR("Yes"), .action = STR("Open") };
	bool fits;
	p[1].name = STR("Some Body's Brother");
	p[1].folded = name_fold(&arena, p[1].name);
	f.folded = name_fold(&arena, pharm_facility_name(f.facility));
	ck_assert_uint_eq(pharm_apply_facilities(p, 2, &f, 1, &settings, &arena, &fits), 1);
	ck_assert(fits);
	judge(&p[0]);
	judge(&p[1]);
	ck_assert_int_eq(gate_of(&p[0], "registration"), PHARM_PASS);
	ck_assert(p[0].value[PHARM_ANSWER_form_483] == 0 && p[0].value[PHARM_ANSWER_last_inspection] == 0);
	ck_assert_int_eq(gate_of(&p[1], "registration"), PHARM_FAIL);
}
END_TEST

/* Rows of all SKUs by join. */
static struct pharm_source_row joined[PHARM_JOINS];
static size_t skus_alone;

static void take_row(const struct pharm_source_row *row, void *of)
{
	(void)of;
	if (!row->sku.n)
		joined[row->joined_by] = *row;
	else
		skus_alone += row->joined_by == PHARM_EACH && row->c.sources == 1;
}

START_TEST(one_parent_or_maker_is_one_source)
{
	struct pharmacy p[3] = { nobody(PATHWAY_503A), nobody(PATHWAY_503A), nobody(PATHWAY_503B) };
	static const char *const names[] = { "Alpha", "Beta", "Gamma" };
	struct pharm_volume v[4] = { { .sku = STR("X"), .units = 30 }, { .sku = STR("X"), .units = 30 },
				     { .sku = STR("Y"), .units = 40 }, { .sku = STR("Y"), .units = 0 } };
	for (size_t i = 0; i < 3; i++) {
		p[i].name = str_from(names[i]);
		p[i].folded = name_fold(&arena, p[i].name);
		v[i].pharmacy = p[i].name;
		v[i].folded = p[i].folded;
	}
	v[3].pharmacy = STR("Delta");
	v[3].folded = name_fold(&arena, STR("Delta"));
	p[1].answer[PHARM_ANSWER_parent].text = STR("Alpha, Inc.");
	skus_alone = 0;
	pharm_sources(p, 3, v, 4, take_row, NULL);
	assert_near(joined[PHARM_EACH].c.hhi, 3400, 1e-9, "each");
	ck_assert_uint_eq(joined[PHARM_EACH].c.left_out, 1);
	assert_near(joined[PHARM_EACH].single_source, 0.4, 1e-12, "single source");
	assert_near(joined[PHARM_RELATED].c.cover, 0.4, 1e-12, "related");
	ck_assert_uint_eq(joined[PHARM_RELATED].c.sources, 2);
	ck_assert_uint_eq(skus_alone, 1);
	p[2].answer[PHARM_ANSWER_api_source].text = STR("Maker");
	p[0].answer[PHARM_ANSWER_api_source].text = STR("MAKER");
	pharm_sources(p, 3, v, 4, take_row, NULL);
	ck_assert_uint_eq(joined[PHARM_RELATED].c.sources, 1);
	ck_assert_uint_eq(joined[PHARM_PATHWAY].c.sources, 2); /* Delta has no volume */
}
END_TEST

START_TEST(each_row_of_beyond_use_dates_decides)
{
	for (size_t i = 0; i < model.n_bud; i++) {
		const struct pharm_bud *b = &model.bud[i];
		const struct bud_case c = { b->category % BUD_CATEGORIES, b->method % BUD_METHODS,
					    b->components % BUD_COMPONENTS, b->storage % BUD_STORAGES,
					    b->tested == BUD_WAS_TESTED };
		ck_assert_ptr_eq(pharm_bud_of(model.bud, model.n_bud, &c, b->from), b);
		ck_assert_ptr_eq(pharm_bud_of(model.bud, model.n_bud, &c, b->from - 1), NULL);
	}
}
END_TEST

void unit_pharm(TCase *tc)
{
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, each_answer_has_its_worth);
	tcase_add_test(tc, answers_that_cannot_be_read_are_told);
	tcase_add_test(tc, points_add_up_to_the_score_for_each_type);
	tcase_add_test(tc, the_best_answers_make_100_points_and_open_each_gate);
	tcase_add_test(tc, taking_an_answer_away_never_raises_score_or_grade);
	tcase_add_test(tc, who_is_unknown_in_everything_never_outranks_who_proved_half);
	tcase_add_test(tc, old_answers_are_unknown_and_lists_never_old);
	tcase_add_test(tc, pathways_are_judged_on_each_day_that_decides);
	tcase_add_test(tc, lists_write_days_in_their_own_ways);
	tcase_add_test(tc, a_registration_lapses_on_31_december);
	tcase_add_test(tc, an_official_list_counts_in_place_of_what_the_pharmacy_says);
	tcase_add_test(tc, one_parent_or_maker_is_one_source);
	tcase_add_test(tc, each_row_of_beyond_use_dates_decides);
}
