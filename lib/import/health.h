/*
 * Columns of marketing lists whose names tell of health, as an audit: filled in a system
 * without a BAA, a column is a finding. Names are judged, never values.
 */
#ifndef GLP1_IMPORT_HEALTH_H
#define GLP1_IMPORT_HEALTH_H

#include "audit/audit.h"

struct health_column {
	struct str name;
	uint64_t filled, rows; /* records that hold something in it; all */
	struct audit_subject subject;
};

/* What somebody has decided on a column, until a day. */
struct health_waiver {
	struct str column, reason, owner;
	int32_t until;         /* DATE_NONE: not said, and then it does not count */
};

enum { HEALTH_RULES = 3 };
extern const struct audit_rule health_rules[HEALTH_RULES];

/*
 * Looks at n columns on a day. Waivers by name of column, without case; of several for one the
 * last counts. The columns must live as long as the audit, which is the caller's to release.
 */
void health_audit(struct audit *a, struct health_column *columns, size_t n,
		  const struct health_waiver *waivers, size_t n_waivers, int32_t as_of);

#endif
