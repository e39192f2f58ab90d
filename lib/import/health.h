/*
 * The audit of marketing lists: a filled column whose name tells of health is a finding, in a
 * system without a BAA. Names are judged, never values.
 */
#ifndef GLP1_IMPORT_HEALTH_H
#define GLP1_IMPORT_HEALTH_H

#include "audit/audit.h"

struct health_column {
	struct str name;
	uint64_t filled, rows; /* records with something in the column; all records */
	struct audit_subject subject;
};

/* A waiver: what somebody has decided on a column, until a day. */
struct health_waiver {
	struct str column, reason, owner;
	int32_t until;         /* DATE_NONE: not said, and then it does not count */
};

enum { HEALTH_RULES = 3 };
extern const struct audit_rule health_rules[HEALTH_RULES];

/*
 * Audits n columns on a day. Waivers are by name of column, case aside; the last one on a column
 * counts. The columns must live as long as the audit, which the caller releases.
 */
void health_audit(struct audit *a, struct health_column *columns, size_t n,
		  const struct health_waiver *waivers, size_t n_waivers, int32_t as_of);

#endif
