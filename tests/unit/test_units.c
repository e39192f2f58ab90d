/* volume/units.h: ten products by hand, there and back, and what is refused. */
#include "unit.h"

#include "volume/units.h"
#include "volume/vial.h"

#include "base/banned.h"

#define D(m_, dec_) { m_, dec_, true }


static const struct sku_contents vial = { UNIT_ML, D(25, 1), D(10, 0), D(5, 0), D(10, 0) };
static const struct sku_contents pens = { UNIT_PEN, D(5, 1), D(25, 1), D(4, 0), D(1, 0) };
static const struct sku_contents third = { UNIT_VIAL, D(3, 0), D(1, 0), D(25, 0), D(3, 0) };
static const struct sku_contents loose = { UNIT_MG, { .set = false }, D(5, 0), { .set = false }, { .set = false } };

static const struct {
	const struct sku_contents *c;
	const char *quantity;
	enum sku_unit from, to;
	const char *want; /* "": refused */
	enum units_status status;
} cases[] = {
	{ &vial, "8", UNIT_VIAL, UNIT_NOT_SAID, "20", UNITS_OK },
	{ &vial, "20", UNIT_NOT_SAID, UNIT_VIAL, "8", UNITS_OK },
	{ &vial, "2", UNIT_BOX, UNIT_ML, "25", UNITS_OK },
	{ &vial, "0.25", UNIT_ML, UNIT_MG, "2.5", UNITS_OK },
	{ &vial, "1", UNIT_VIAL, UNIT_MG, "25", UNITS_OK },
	{ &vial, "3", UNIT_DOSE, UNIT_ML, "0.75", UNITS_OK },
	{ &vial, "-1.5", UNIT_EACH, UNIT_ML, "-3.75", UNITS_OK },
	{ &pens, "3", UNIT_BOX, UNIT_NOT_SAID, "12", UNITS_OK },
	{ &pens, "10", UNIT_PEN, UNIT_BOX, "2.5", UNITS_OK },
	{ &pens, "2.5", UNIT_MG, UNIT_PEN, "2", UNITS_OK },
	{ &pens, "7", UNIT_EACH, UNIT_PEN, "7", UNITS_OK },
	{ &third, "1", UNIT_ML, UNIT_VIAL, "0.333333333", UNITS_OK },
	{ &third, "2", UNIT_DOSE, UNIT_VIAL, "0.666666667", UNITS_OK },
	{ &third, "75", UNIT_ML, UNIT_BOX, "1", UNITS_OK },
	{ &loose, "2", UNIT_ML, UNIT_MG, "10", UNITS_OK },
	{ &loose, "1", UNIT_VIAL, UNIT_MG, "", UNITS_UNKNOWN },
	{ &loose, "1", UNIT_BOX, UNIT_MG, "", UNITS_UNKNOWN },
	{ &pens, "1", UNIT_VIAL, UNIT_PEN, "", UNITS_OTHER },
	{ &vial, "9000000000", UNIT_BOX, UNIT_MG, "1125000000000", UNITS_OK },
	{ &vial, "9000000000000000000", UNIT_BOX, UNIT_MG, "", UNITS_RANGE },
};

START_TEST(by_hand)
{
	struct dec quantity, out;
	char text[DEC_TEXT];
	ck_assert_int_eq(dec_parse(str_from(cases[_i].quantity), &quantity), NUM_OK);
	ck_assert_int_eq(units_convert(cases[_i].c, quantity, cases[_i].from, cases[_i].to, &out),
			 cases[_i].status);
	if (cases[_i].status != UNITS_OK)
		return;
	dec_format(out, text);
	ck_assert_str_eq(text, cases[_i].want);
}
END_TEST

START_TEST(there_and_back)
{
	struct dec there, back, quantity = { 7 + _i, 0, true };
	for (int u = UNIT_EACH; u < SKU_UNITS; u++) {
		if (u == UNIT_PEN || u == UNIT_SYRINGE)
			continue;
		ck_assert_int_eq(units_convert(&vial, quantity, (enum sku_unit)u, UNIT_ML, &there), UNITS_OK);
		ck_assert_int_eq(units_convert(&vial, there, UNIT_ML, (enum sku_unit)u, &back), UNITS_OK);
		ck_assert_int_eq(dec_sub(&back, quantity), NUM_OK);
		ck_assert_int_eq(back.m, 0);
	}
}
END_TEST

/* What a vial gives and what it does not are the vial: drawn dose by dose, and at once. */
START_TEST(a_vial_is_its_doses_and_its_waste)
{
	struct rng rng = { unit_seed() + 11 + (uint64_t)_i };
	struct vial v = { .mg_per_ml = 1 + rng_below(&rng, 20), .ml = 1 + rng_below(&rng, 5),
			  .dead_ml = 0.01 * rng_below(&rng, 8), .in_use_days = 1 + (int)rng_below(&rng, 60),
			  .last_day_counts = rng_below(&rng, 2), .dose_days = (int)rng_below(&rng, 3) * 7 };
	double mg[600], dose = 0.25 * (1 + rng_below(&rng, 8));
	for (size_t i = 0; i < COUNT(mg); i++)
		mg[i] = dose;
	struct vial_use use;
	int n = vial_doses(&v, dose);
	ck_assert_int_lt(n, (int)COUNT(mg));
	if (!n)
		return;
	ck_assert(vial_walk(&v, mg, (size_t)n, &use));
	ck_assert_uint_eq(use.opened, 1);
	ck_assert_double_eq_tol(use.mg_dead + use.mg_left + n * dose, v.ml * v.mg_per_ml, 1e-9);
	ck_assert_double_eq_tol(vial_waste_ml(&v, dose) * v.mg_per_ml, use.mg_dead + use.mg_left, 1e-9);
	ck_assert(vial_walk(&v, mg, (size_t)n + 1, &use));
	ck_assert_uint_eq(use.opened, 2);
}
END_TEST

void unit_units(TCase *tc)
{
	tcase_add_loop_test(tc, by_hand, 0, COUNT(cases));
	tcase_add_loop_test(tc, a_vial_is_its_doses_and_its_waste, 0, 60);
	tcase_add_loop_test(tc, there_and_back, 0, 3);
}
