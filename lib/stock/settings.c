/* Precedence: the SKU's row, its pathway, what is common to all. */
#include "stock/settings.h"

#include <math.h>

#include "base/date.h"

#include "base/banned.h"

static double given(struct dec d, double otherwise)
{
	return d.set ? dec_double(d) : otherwise;
}

struct stock_params settings_for(const struct stock_settings *s, const struct sku_row *row,
				 int32_t as_of, double new_rate)
{
	struct stock_params p = s->common;
	enum pathway pathway = (enum pathway)row->pathway;
	double lead = given(row->lead_days, s->lead_days[pathway]);
	double review = given(row->review_days, p.safety.review_days);
	p.pathway = pathway;
	p.safety.lead_days = isnan(s->what_if_lead) ? lead : s->what_if_lead;
	p.safety.lead_sd = given(row->lead_sd, s->lead_sd[pathway]);
	p.safety.review_days = review;
	p.safety.service_level = given(row->service_level, p.safety.service_level);
	p.cycle_days = given(row->cycle_days, p.cycle_days);
	p.policy_days = given(row->safety_days, s->policy_days[pathway]);
	p.shelf_life_days = given(row->shelf_life_days, p.shelf_life_days);
	p.min_order = given(row->min_order, p.min_order);
	p.pack = given(row->pack, p.pack);
	p.max_units = given(row->max_units, 0);
	p.discontinued = sku_is_ended(row, as_of);
	p.new_rate = new_rate * s->what_if_demand;
	if (s->supply_ends != DATE_NONE) {
		p.supply_ended = s->supply_ends < as_of;
		p.last_order = !p.supply_ended && s->supply_ends < as_of + review;
	}
	return p;
}
