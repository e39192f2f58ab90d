/* stock/settings.h: the SKU's row before its pathway, and both before what is common. */
#include "unit.h"

#include <math.h>

#include "base/date.h"
#include "stock/settings.h"

#include "base/banned.h"

enum { TODAY = 20000 };

static struct stock_settings settings(void)
{
	return (struct stock_settings){
		.common = { .safety = { .method = SAFETY_NB, .service_level = 0.95,
					.review_days = 7, .season_days = 28 },
			    .shelf_life_days = NAN, .use_days = 28, .window_days = 84,
			    .min_order = 5, .pack = 2 },
		.lead_days = { 3, 2, 1 }, .lead_sd = { 0.3, 0.2, 0.1 }, .policy_days = { 30, 0, 45 },
		.what_if_demand = 1, .what_if_lead = NAN, .supply_ends = DATE_NONE,
	};
}

static struct dec dec(int64_t m, int32_t places)
{
	return (struct dec){ m, places, true };
}

START_TEST(a_silent_row_takes_what_the_options_say)
{
	static const enum pathway pathways[] = { PATHWAY_503B, PATHWAY_503A, PATHWAY_COMMERCIAL };
	const struct stock_settings s = settings();
	for (size_t i = 0; i < COUNT(pathways); i++) {
		const struct sku_row row = { .pathway = (int32_t)pathways[i] };
		const struct stock_params p = settings_for(&s, &row, TODAY, 0.5);
		ck_assert(p.pathway == pathways[i]);
		ck_assert(p.safety.lead_days == s.lead_days[pathways[i]]);
		ck_assert(p.safety.lead_sd == s.lead_sd[pathways[i]]);
		ck_assert(p.policy_days == s.policy_days[pathways[i]]);
		ck_assert(p.safety.review_days == 7 && p.cycle_days == 0 && p.new_rate == 0.5);
		ck_assert(p.safety.service_level == 0.95 && p.safety.method == SAFETY_NB);
		ck_assert(p.safety.season_days == 28 && p.window_days == 84 && p.use_days == 28);
		ck_assert(p.min_order == 5 && p.pack == 2 && isnan(p.shelf_life_days));
		ck_assert(!p.last_order && !p.supply_ended);
	}
}
END_TEST

START_TEST(the_row_goes_before_them)
{
	const struct stock_settings s = settings();
	const struct sku_row row = {
		.pathway = PATHWAY_COMMERCIAL, .lead_days = dec(45, 1), .lead_sd = dec(0, 0),
		.review_days = dec(14, 0), .cycle_days = dec(21, 0), .safety_days = dec(0, 0),
		.pack = dec(25, 1), .min_order = dec(0, 0), .shelf_life_days = dec(90, 0),
		.service_level = dec(98, 2),
	};
	const struct stock_params p = settings_for(&s, &row, TODAY, NAN);
	ck_assert(p.safety.lead_days == 4.5 && p.safety.lead_sd == 0 && p.safety.review_days == 14);
	ck_assert(p.cycle_days == 21 && p.policy_days == 0 && p.pack == 2.5 && p.min_order == 0);
	ck_assert(p.shelf_life_days == 90 && p.safety.service_level == 0.98 && isnan(p.new_rate));
}
END_TEST

START_TEST(what_if_goes_before_all)
{
	struct stock_settings s = settings();
	const struct sku_row row = { .lead_days = dec(4, 0) };
	s.what_if_demand = 1.5;
	s.what_if_lead = 10;
	const struct stock_params p = settings_for(&s, &row, TODAY, 2);
	ck_assert(p.safety.lead_days == 10 && p.new_rate == 3);
}
END_TEST

/* As of day 0, with 7 days of review: the last look before supply ends is that of today. */
START_TEST(supply_that_ends)
{
	struct stock_settings s = settings();
	for (int32_t ends = -3; ends < 20; ends++) {
		s.supply_ends = TODAY + ends;
		for (int32_t review = 7; review <= 14; review += 7) {
			const struct sku_row row = { .review_days = dec(review, 0) };
			const struct stock_params p = settings_for(&s, &row, TODAY, NAN);
			ck_assert(p.supply_ended == (ends < 0));
			ck_assert(p.last_order == (ends >= 0 && ends < review));
		}
	}
}
END_TEST

void unit_settings(TCase *tc)
{
	tcase_add_test(tc, a_silent_row_takes_what_the_options_say);
	tcase_add_test(tc, the_row_goes_before_them);
	tcase_add_test(tc, what_if_goes_before_all);
	tcase_add_test(tc, supply_that_ends);
}
