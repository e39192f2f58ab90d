#include "unit.h"

#include <math.h>

#include "replay_scene.h"
#include "sku/sku.h"

#include "base/banned.h"

struct replay_scene replay_scene(size_t days)
{
	struct replay_scene s = { .days = days,
			   .p = { .pathway = PATHWAY_503B,
				  .safety = { .method = SAFETY_POLICY_ONLY, .service_level = 0.95,
					      .lead_days = 3, .review_days = 7 },
				  .shelf_life_days = NAN, .use_days = 28, .window_days = 84,
				  .new_rate = NAN } };
	for (size_t i = 0; i < days; i++)
		s.units[i] = 1;
	return s;
}

struct demand demand_of(struct replay_scene *s, size_t days)
{
	struct demand d = { .days = days, .units = s->units, .stockout = s->stockout,
			    .whole = true };
	for (size_t i = 0; i < days; i++)
		d.whole = d.whole && s->units[i] == floor(s->units[i]);
	return d;
}

struct replay replay(struct replay_scene *s, enum replay_rule rule)
{
	struct demand d = demand_of(s, s->days);
	struct replay r;
	ck_assert(replay_run(&d, &s->p, rule, &r));
	return r;
}

struct replay_scene any_replay(struct rng *rng, bool tenths)
{
	struct replay_scene s = replay_scene(FIRST + 1 + rng_below(rng, 300));
	uint32_t kind = rng_below(rng, 4), size = 1 + rng_below(rng, 20);
	uint32_t seldom = kind ? 1 + rng_below(rng, 4) : 12;
	for (size_t i = 0; i < s.days; i++) {
		double q = rng_below(rng, seldom) ? 0 : rng_below(rng, size + 1);
		q = kind == 2 ? floor(q * (double)i / 90) : kind == 3 && i > 150 ? 0 : q;
		s.units[i] = tenths ? q / 10 : q;
	}
	s.p.safety.lead_days = rng_below(rng, 12);
	s.p.safety.review_days = 1 + rng_below(rng, 20);
	s.p.policy_days = rng_below(rng, 3) ? rng_below(rng, 50) : 0;
	s.p.cycle_days = rng_below(rng, 2) ? rng_below(rng, 40) : 0;
	return s;
}
