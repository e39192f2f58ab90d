/*
 * What an export can become: the targets, each with the columns of the tool that reads it.
 */
#ifndef GLP1_IMPORT_TARGET_H
#define GLP1_IMPORT_TARGET_H

#include "import/value.h"

enum target {
	TO_VOLUME,       /* glp1-daily, glp1-stock: what was dispensed and came back */
	TO_APPOINTMENTS, /* glp1-staff */
	TO_PAYMENTS,     /* glp1-stack-score: money in and its fees */
	TO_VISITS,       /* glp1-staff: video visits */
	TO_CONTACTS,     /* counts of a marketing list, and its health columns */
	TO_ORDERS,       /* glp1-fill */
	TO_LEDGER,       /* glp1-baa-audit, glp1-stack-score: who is paid */
	TO_PERSONS,      /* inner: who took part in a meeting; visits are made of them */
	TARGETS
};

enum { FIELDS_MAX = 10 };

/* One column of a target. */
struct target_field {
	const char *name;
	enum value_kind kind;     /* of its values */
	bool required;            /* a row without a value is a fault */
	bool seconds;             /* VALUE_MOMENT: seconds are written even if they are :00 */
	bool day_only;            /* VALUE_MOMENT: the day is written only */
	bool inner;               /* read, not written: what the target is made of */
	const char *const *words; /* VALUE_TEXT: what it may be; NULL: any text */
};

/* Fields of targets, as indexes; the order is that of the columns. */
enum { VOLUME_DATE, VOLUME_SKU, VOLUME_QUANTITY, VOLUME_LOCATION, VOLUME_KIND, VOLUME_NDC };
enum { PAYMENT_DATE, PAYMENT_KIND, PAYMENT_AMOUNT };
enum { VISIT_START, VISIT_MEETING, VISIT_MINUTES, VISIT_HOST, VISIT_HOST_NAME };
enum { PERSON_NAME, PERSON_EMAIL, PERSON_JOIN, PERSON_LEAVE, PERSON_WAITING };
enum { CONTACT_ID, CONTACT_EMAIL, CONTACT_CONSENT };

struct target_spec {
	const char *name;
	bool by_row;  /* a row of the export makes a row of the target, or is left out */
	bool inner;   /* nobody can ask for it */
	const struct target_field *fields;
	size_t n;
};

extern const struct target_spec targets[TARGETS];

/* Returns the target of a name; TARGETS: there is none. */
enum target target_named(struct str name);

/* Returns the field of a target by name; targets[t].n: there is none. */
size_t target_field(enum target t, struct str name);

#endif
