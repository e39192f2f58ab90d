/*
 * Checks an order before it is sent: whether the pharmacy and the prescriber may take part, whether
 * drug and pathway have a legal basis, and whether it would be refused. The unknown never passes.
 */
#ifndef GLP1_PRECHECK_PRECHECK_H
#define GLP1_PRECHECK_PRECHECK_H

#include "fill/due.h"
#include "fill/shipper.h"
#include "pharm/pharm.h"
#include "staff/roster.h"

enum draft_answer { DRAFT_UNKNOWN, DRAFT_NO, DRAFT_YES };

/* An order that is not sent yet. Texts live as long as the rows. */
struct draft {
	struct str rx_id, pharmacy, state, prescriber, sku, drug, pathway, salt_form, directions;
	double days_supply, last_days_supply; /* whole, 1 to REFILL_DAYS_MAX; NaN: not known */
	int32_t last_fill;                    /* DATE_NONE: not known, or none */
	int32_t first_fill, difference;       /* enum draft_answer */
};

struct precheck_terms {
	int32_t day;
	double early_share;                   /* if the pharmacy's is not known */
	const struct shipper *shippers;       /* sorted by name */
	size_t n_shippers;
	const struct roster *roster;          /* resolved */
	const struct pharm_model *model;      /* has the lawful pathways */
};

enum precheck_rule {
	PRECHECK_PHARMACY, PRECHECK_PRESCRIBER, PRECHECK_PATHWAY, PRECHECK_SALT, PRECHECK_DIRECTIONS,
	PRECHECK_SUPPLY, PRECHECK_EARLY, PRECHECK_STOCK, PRECHECK_RULES
};

extern const char *const precheck_rule_names[PRECHECK_RULES + 1]; /* ends in NULL */

/* Returns what the order lacks by a rule, in lower case; NULL: it passes. */
const char *precheck(const struct draft *d, enum precheck_rule rule,
		     const struct precheck_terms *t);

#endif
