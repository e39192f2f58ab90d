/* The audit of columns: one rule of its own, and those on waivers. */
#include "import/health.h"

#include <inttypes.h>

#include "base/map.h"

#include "base/banned.h"

enum { NAME_MAX_BYTES = 256 };

static void check_filled(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct health_column *c = context;
	if (c->filled)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "filled in %" PRIu64 " of %" PRIu64 " records, in a system without a BAA",
			   c->filled, c->rows);
}

#define DISCLOSURE "45 CFR 164.502(e)(2), 164.308(b)(3)"
#define LOOKED_UP  "regulation text of 164.502(e), current as of 2026-01-07"

const struct audit_rule health_rules[HEALTH_RULES] = {
	{ .id = "health-column", .level = AUDIT_HIGH,
	  .title = "a column that tells of health is filled in a system without a BAA",
	  .citation = DISCLOSURE, .source = LOOKED_UP, .check = check_filled,
	  .help = "empty the column there, or sign a BAA with the vendor and say --with-baa" },
	AUDIT_WAIVER_RULES(.citation = "", .source = ""),
};

/* The name in small letters, cut to the most bytes of a header's name. */
static struct str key_of(struct str name, char *to)
{
	name = str_cut(name, NAME_MAX_BYTES);
	for (size_t i = 0; i < name.n; i++)
		to[i] = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] | 32) : name.p[i];
	return (struct str){ to, name.n };
}

void health_audit(struct audit *a, struct health_column *columns, size_t n,
		  const struct health_waiver *waivers, size_t n_waivers, int32_t as_of)
{
	struct map last = { 0 };
	char key[NAME_MAX_BYTES];
	bool made;
	for (size_t i = 0; i < n_waivers; i++)
		*(const struct health_waiver **)map_get(&last, key_of(waivers[i].column, key),
							sizeof(void *), &made) = &waivers[i];
	audit_init(a, health_rules, HEALTH_RULES, as_of);
	for (size_t i = 0; i < n; i++) {
		struct health_column *c = &columns[i];
		const struct health_waiver **w = map_find(&last, key_of(c->name, key));
		c->subject = (struct audit_subject){ .name = c->name, .waiver_until = DATE_NONE };
		if (w) {
			c->subject.owner = (*w)->owner;
			c->subject.waiver_until = (*w)->until;
			c->subject.waiver_reason = (*w)->reason;
		}
		audit_look(a, &c->subject, c);
	}
	audit_end(a);
	map_release(&last);
}
