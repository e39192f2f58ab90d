/* Turns what is wrong with judged pharmacies into findings of an audit. */
#ifndef GLP1_PHARM_PHARM_AUDIT_H
#define GLP1_PHARM_PHARM_AUDIT_H

#include "pharm/pharm.h"
#include "pharm/sources.h"

/* Fills in rules[m->n_rules] for an audit; the texts belong to the model. */
void pharm_audit_rules(const struct pharm_model *m, struct audit_rule *rules);

/*
 * Looks at n judged pharmacies, which must live as long as the audit, and ends the audit. each and
 * related: the rows for all SKUs, with each pharmacy by itself and with related ones joined; NULL
 * without volume, and then the pharmacies of the register are counted.
 */
void pharm_audit(struct audit *a, const struct pharm_model *m, const struct pharm_settings *s,
		 struct pharmacy *p, size_t n, const struct pharm_source_row *each,
		 const struct pharm_source_row *related);

#endif
