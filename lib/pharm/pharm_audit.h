/* What is wrong with judged pharmacies, as findings of the audit core. */
#ifndef GLP1_PHARM_PHARM_AUDIT_H
#define GLP1_PHARM_PHARM_AUDIT_H

#include "pharm/pharm.h"
#include "pharm/sources.h"

/* The rules of the model for an audit: room for m->n_rules; texts stay the model's. */
void pharm_audit_rules(const struct pharm_model *m, struct audit_rule *rules);

/*
 * Looks at n judged pharmacies, which must live as long as the audit. all, of which
 * related may be NULL: the rows of all SKUs, each pharmacy by itself and related ones
 * joined; NULL without volume, when the register itself is counted. Ends the audit.
 */
void pharm_audit(struct audit *a, const struct pharm_model *m, const struct pharm_settings *s,
		 struct pharmacy *p, size_t n, const struct pharm_source_row *each,
		 const struct pharm_source_row *related);

#endif
