/* staff/supervision.h, staff/models.h */
#include "cases.h"

#include <math.h>

#include "staff/models.h"

#include "base/banned.h"

static const struct md_ratio three_to_five = { 3, 5 };

START_TEST(the_binding_need)
{
	struct md_need n = md_needed(0.4, 9, three_to_five, NAN);
	ck_assert_int_eq(n.binding, MD_RATIO);
	ck_assert_double_eq(n.low, 9 / 5.0);
	ck_assert_double_eq(n.high, 3);
	n = md_needed(2.5, 9, three_to_five, NAN);
	ck_assert_int_eq(n.binding, MD_WORKLOAD);
	ck_assert_double_eq(n.low, 2.5);
	ck_assert_double_eq(n.high, 3);
	n = md_needed(0.4, 9, three_to_five, 9 / 4.0);
	ck_assert_int_eq(n.binding, MD_CAP);
	ck_assert_double_eq(n.low, 2.25);
	n = md_needed(0.4, 0, three_to_five, NAN);
	ck_assert_int_eq(n.binding, MD_WORKLOAD);
	ck_assert_double_eq(n.low, 0.4);
}
END_TEST

START_TEST(units_do_not_mix)
{
	struct supervised s = { .heads = 8, .fte = 6.5, .hours = 250, .offices = NAN };
	ck_assert_double_eq(cap_counted((struct cap){ 4, CAP_HEADS }, &s), 8);
	ck_assert_double_eq(cap_counted((struct cap){ 6, CAP_FTE }, &s), 6.5);
	ck_assert_double_eq(cap_counted((struct cap){ 7, CAP_HEADS_OR_FTE }, &s), 6.5);
	ck_assert_double_eq(cap_counted((struct cap){ 360, CAP_HOURS }, &s), 250);
	ck_assert(isnan(cap_counted((struct cap){ 4, CAP_OFFICES }, &s)));
	ck_assert(isnan(cap_counted((struct cap){ 0, CAP_NONE }, &s)));
	s.fte = NAN;
	ck_assert(isnan(cap_counted((struct cap){ 6, CAP_FTE }, &s)));
	ck_assert_double_eq(cap_counted((struct cap){ 7, CAP_HEADS_OR_FTE }, &s), 8);
}
END_TEST

/* 16,000 hours of visits, ten NPs or ten physicians. */
static const struct model_case clinic = {
	.np = { .wage = 100000, .benefits = 0.25, .malpractice = 2000, .hours = 1600 },
	.md = { .wage = 240000, .benefits = 0.25, .malpractice = 10000, .hours = 1600 },
	.visits = 32000, .clinic_hours = 16000, .md_factor = 1, .review_hours = 800,
	.fixed_hours = 160, .ratio = { 3, 5 }, .np_fee = 5000, .others = 400000,
	.mixed_share = 0.5, .round = WISN_CEIL, .by_heads = false,
};

START_TEST(three_teams)
{
	struct model_result np = model_of(&clinic, MODEL_NP_LED),
		md = model_of(&clinic, MODEL_MD_LED);
	struct model_result mixed = model_of(&clinic, MODEL_MIXED);
	ck_assert_double_eq(np.np_fte, 10);
	assert_near(np.md_fte, 0.6, 1e-12, "review and protocols");
	ck_assert_double_eq(np.md_heads, 2); /* ten NPs, at most five each */
	ck_assert_int_eq(np.binding, MD_RATIO);
	assert_near(np.cost,
		    10 * 125000 + 10 * 2000 + 0.6 * 300000 + 2 * 10000 + 10 * 5000 + 400000,
		    1e-6, "np_led");
	ck_assert_double_eq(md.np_heads, 0);
	ck_assert_double_eq(md.md_fte, 10);
	assert_near(md.cost, 10 * 300000 + 10 * 10000 + 400000, 1e-6, "md_led");
	assert_near(md.per_visit, 3500000 / 32000.0, 1e-9, "a visit");
	ck_assert_double_eq(md.saving, 0);
	assert_near(np.saving, 1 - np.cost / md.cost, 1e-15, "saving");
	ck_assert(mixed.cost > np.cost && mixed.cost < md.cost);
	ck_assert_double_eq(mixed.np_fte, 5);
	assert_near(mixed.md_fte, 5 + 560 / 1600.0, 1e-12, "mixed");
}
END_TEST

START_TEST(heads_or_fte)
{
	struct model_case c = clinic;
	c.by_heads = true;
	c.clinic_hours = 15000;
	struct model_result np = model_of(&c, MODEL_NP_LED);
	ck_assert_double_eq(np.np_fte, 9.375);
	ck_assert_double_eq(np.np_heads, 10);
	assert_near(np.cost, 10 * 132000 + 2 * 310000 + 400000, 1e-6, "whole people");
}
END_TEST

/* At the break-even both teams cost the same. */
START_TEST(break_even)
{
	struct model_case c = clinic;
	c.round = WISN_NONE;
	c.others = 0;
	double visits = model_break_even(&c);
	ck_assert_double_gt(visits, 0);
	double scale = visits / c.visits;
	c.visits = visits;
	c.clinic_hours *= scale;
	c.review_hours *= scale;
	c.ratio = (struct md_ratio){ 1e9, 1e9 };
	struct model_result np = model_of(&c, MODEL_NP_LED), md = model_of(&c, MODEL_MD_LED);
	assert_near(np.cost, md.cost, md.cost * 1e-9, "at the break-even");
	c = clinic;
	c.np.wage = 300000;
	ck_assert(isnan(model_break_even(&c))); /* never */
	c = clinic;
	c.fixed_hours = 0;
	ck_assert_double_eq(model_break_even(&c), 0);
}
END_TEST

START_TEST(no_wage_no_cost)
{
	struct model_case c = clinic;
	c.np.wage = NAN;
	struct model_result np = model_of(&c, MODEL_NP_LED), md = model_of(&c, MODEL_MD_LED);
	ck_assert(isnan(np.cost) && isnan(np.saving));
	ck_assert(!isnan(md.cost)); /* it employs none */
	ck_assert(isnan(model_break_even(&c)));
	c.visits = 0;
	ck_assert(isnan(model_of(&c, MODEL_MD_LED).per_visit));
}
END_TEST

void unit_models(TCase *tc)
{
	tcase_add_test(tc, the_binding_need);
	tcase_add_test(tc, units_do_not_mix);
	tcase_add_test(tc, three_teams);
	tcase_add_test(tc, heads_or_fte);
	tcase_add_test(tc, break_even);
	tcase_add_test(tc, no_wage_no_cost);
}
