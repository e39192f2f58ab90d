/*
 * Counts what a marketing list holds: records, addresses, consent, and which of its
 * columns tell of a person's health. No name and no address is kept or written.
 */
#ifndef GLP1_IMPORT_CONTACTS_H
#define GLP1_IMPORT_CONTACTS_H

#include "import/keys.h"

enum contact_consent { SUBSCRIBED, UNSUBSCRIBED, NEVER_SUBSCRIBED, CONSENT_TIME, CONSENT_EMPTY,
		       CONSENTS };

struct contacts {
	uint64_t records, without_email, bad_email, with_email;
	struct keys ids, emails;
	uint64_t consent[CONSENTS];
	bool has_consent;
};

/*
 * Counts one record; email and id in small letters, outer blanks removed. consent NULL: the
 * list has no such column. False: its word is not known.
 */
bool contacts_add(struct contacts *c, struct str id, struct str email, const struct str *consent);

enum { CONTACT_MEASURES = 6 + CONSENTS };

/* Returns the name of measure i, and its value in *n; NULL: the list has no such measure. */
const char *contacts_measure(const struct contacts *c, size_t i, uint64_t *n);

void contacts_release(struct contacts *c);

/* Whether a column tells of health by its name: medication, dose, weight, birthday ... */
bool name_tells_health(struct str name);

#endif
