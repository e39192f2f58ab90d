/* Counts contacts; and has the words for health in names of columns. */
#include "import/contacts.h"

#include "base/date.h"

#include "base/banned.h"

/* Whether s is an address: one @ with text on both sides, a dot after it, no blank. */
static bool is_address(struct str s)
{
	const char *at = s.n ? memchr(s.p, '@', s.n) : NULL;
	if (!at || at == s.p || memchr(s.p, ' ', s.n))
		return false;
	size_t n = s.n - (size_t)(at + 1 - s.p);
	const char *dot = memchr(at + 1, '.', n);
	return dot && dot > at + 1 && s.p[s.n - 1] != '.' && !memchr(at + 1, '@', n);
}

static enum contact_consent consent_of(struct str s)
{
	static const char *const words[] = { "subscribed", "unsubscribed", "never_subscribed" };
	int32_t day;
	if (!s.n)
		return CONSENT_EMPTY;
	for (int i = 0; i < 3; i++)
		if (str_ieq(s, str_from(words[i])))
			return (enum contact_consent)i;
	return date_parse(s, &day) == DATE_OK ? CONSENT_TIME : CONSENTS;
}

bool contacts_add(struct contacts *c, struct str id, struct str email, const struct str *consent)
{
	if (consent) {
		enum contact_consent which = consent_of(*consent);
		if (which == CONSENTS)
			return false;
		c->consent[which]++;
		c->has_consent = true;
	}
	c->records++;
	if (id.n)
		keys_add(&c->ids, id, 0);
	if (!email.n) {
		c->without_email++;
	} else if (!is_address(email)) {
		c->bad_email++;
	} else {
		c->with_email++;
		keys_add(&c->emails, email, 0);
	}
	return true;
}

const char *contacts_measure(const struct contacts *c, size_t i, uint64_t *n)
{
	static const char *const names[CONTACT_MEASURES] = {
		"records", "record_ids", "emails", "without_email", "bad_email",
		"duplicate_email_records", "subscribed", "unsubscribed", "never_subscribed",
		"consent_is_a_time", "consent_empty",
	};
	const uint64_t first[] = { c->records, c->ids.n, c->emails.n, c->without_email, c->bad_email,
				   c->with_email - c->emails.n };
	const size_t n_first = sizeof(first) / sizeof(*first);
	if (i >= CONTACT_MEASURES || (i >= n_first && !c->has_consent))
		return NULL;
	*n = i < n_first ? first[i] : c->consent[i - n_first];
	return names[i];
}

void contacts_release(struct contacts *c)
{
	keys_release(&c->ids);
	keys_release(&c->emails);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether s holds word; whole: with no letter before or after it. */
static bool holds(struct str s, const char *word, bool whole)
{
	size_t n = strlen(word);
	for (size_t i = 0; i + n <= s.n; i++) {
		bool apart = (i == 0 || !is_letter(s.p[i - 1])) && (i + n == s.n || !is_letter(s.p[i + n]));
		if ((apart || !whole) && str_ieq((struct str){ s.p + i, n }, (struct str){ word, n }))
			return true;
	}
	return false;
}

/* The words follow 45 CFR 160.103 (health information) and 164.514(b)(2) (dates, numbers). */
bool name_tells_health(struct str name)
{
	static const char *const parts[] = {
		"medication", "dose", "dosage", "drug", "semaglutide", "tirzepatide", "liraglutide",
		"wegovy", "ozempic", "zepbound", "mounjaro", "saxenda", "diagnos", "weight", "a1c", "birth",
		"allerg", "condition", "prescri", "refill", "provider", "appointment", "visit", "insur",
		"member id", "chart", "symptom",
	};
	static const char *const whole[] = { "rx", "dob", "lab", "labs", "bmi", "glp", "icd", "ssn",
					     "mrn" };
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		if (holds(name, parts[i], false))
			return true;
	for (size_t i = 0; i < sizeof(whole) / sizeof(*whole); i++)
		if (holds(name, whole[i], true))
			return true;
	return false;
}
