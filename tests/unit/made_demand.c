/* Made demand. */
#include "made_demand.h"

#include <math.h>

#include "base/banned.h"

const struct demand *made_weeks(struct made_demand *m, size_t days, double units_a_week)
{
	memset(m, 0, sizeof(*m));
	m->d = (struct demand){ .days = days, .units = m->units, .stockout = m->stockout,
				.whole = true };
	for (size_t i = 0; i < days; i++)
		m->units[days - 1 - i] = i % 7 == 3 ? units_a_week : 0;
	return &m->d;
}

struct stock_params made_params(void)
{
	return (struct stock_params){
		.pathway = PATHWAY_503B,
		.safety = { .method = SAFETY_POLICY_ONLY, .service_level = 0.95, .lead_days = 3,
			    .review_days = 7 },
		.policy_days = 30,
		.shelf_life_days = NAN,
		.use_days = 28,
		.window_days = 84,
		.new_rate = NAN,
	};
}

struct stock_result made_at_rate(double rate, struct stock_params p)
{
	struct made_demand m;
	struct stock_result r;
	p.new_rate = rate;
	stock_levels(made_weeks(&m, 1, 0), &p, &r);
	return r;
}
