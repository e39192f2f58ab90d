/* Finds the row for a preparation. */
#include "pharm/bud.h"

#include "base/date.h"

#include "base/banned.h"

const char *const bud_category_names[] = { "2", "1", "3", "any", NULL };
const char *const bud_method_names[] = { "aseptic", "terminal", "any", NULL };
const char *const bud_components_names[] = { "nonsterile", "sterile", "any", NULL };
const char *const bud_storage_names[] = { "refrigerator", "room", "freezer", "any", NULL };
const char *const bud_tested_names[] = { "no", "yes", "any", NULL };

static bool fits(int32_t row, int32_t any, int32_t value)
{
	return row == any || row == value;
}

static bool in_force(const struct pharm_bud *r, int32_t day)
{
	return (r->from == DATE_NONE || day >= r->from) && (r->until == DATE_NONE || day < r->until);
}

const struct pharm_bud *pharm_bud_of(const struct pharm_bud *rows, size_t n,
				     const struct bud_case *c, int32_t day)
{
	for (size_t i = 0; i < n; i++) {
		const struct pharm_bud *r = &rows[i];
		if (fits(r->category, BUD_CATEGORIES, c->category) &&
		    fits(r->method, BUD_METHODS, c->method) &&
		    fits(r->components, BUD_COMPONENTS, c->components) &&
		    fits(r->storage, BUD_STORAGES, c->storage) &&
		    fits(r->tested, BUD_TESTED_ANY, c->tested) && in_force(r, day))
			return r;
	}
	return NULL;
}
