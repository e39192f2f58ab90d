/*
 * The words, without blanks and marks. Sources: help pages of Boulevard (5941389), Healthie
 * (1102), Tebra and Vagaro (28544779074971), DrChrono's dictionary of its export, Square's
 * booking states, FHIR R4 AppointmentStatus; as of 2026-11-27.
 */
#include "staff/visit_status.h"

#include "base/banned.h"

const char *const visit_status_names[VISIT_STATUSES + 1] = {
	[VISIT_UNKNOWN] = "unknown",	 [VISIT_BOOKED] = "booked",
	[VISIT_ARRIVED] = "arrived",	 [VISIT_OCCURRED] = "occurred",
	[VISIT_NO_SHOW] = "no_show",	 [VISIT_CANCELLED] = "cancelled",
	[VISIT_LATE_CANCEL] = "late_cancel", [VISIT_RESCHEDULED] = "rescheduled",
};

static const struct {
	enum visit_status status;
	const char *word;
} words[] = {
	{ VISIT_BOOKED, "booked" }, { VISIT_BOOKED, "scheduled" }, { VISIT_BOOKED, "requested" },
	{ VISIT_BOOKED, "accepted" }, { VISIT_BOOKED, "confirmed" }, { VISIT_BOOKED, "pending" },
	{ VISIT_BOOKED, "awaitingconfirmation" }, { VISIT_BOOKED, "notconfirmed" },
	{ VISIT_BOOKED, "unconfirmed" }, { VISIT_BOOKED, "remindersent" },
		{ VISIT_BOOKED, "scheduledremindersent" }, { VISIT_BOOKED, "proposed" },
	{ VISIT_BOOKED, "waitlist" }, { VISIT_BOOKED, "tentative" },
	{ VISIT_ARRIVED, "arrived" }, { VISIT_ARRIVED, "checkin" }, { VISIT_ARRIVED, "checkedin" },
	{ VISIT_ARRIVED, "checkedinonline" }, { VISIT_ARRIVED, "inroom" },
		{ VISIT_ARRIVED, "roomed" },
	{ VISIT_ARRIVED, "insession" }, { VISIT_ARRIVED, "ready" },
		{ VISIT_ARRIVED, "arrivedready" },
	{ VISIT_ARRIVED, "inprogress" }, { VISIT_ARRIVED, "show" }, { VISIT_ARRIVED, "showed" },
	{ VISIT_ARRIVED, "servicestarted" },
	{ VISIT_OCCURRED, "occurred" }, { VISIT_OCCURRED, "complete" },
		{ VISIT_OCCURRED, "completed" },
	{ VISIT_OCCURRED, "servicecompleted" }, { VISIT_OCCURRED, "final" },
		{ VISIT_OCCURRED, "seen" },
	{ VISIT_OCCURRED, "checkout" }, { VISIT_OCCURRED, "checkedout" },
		{ VISIT_OCCURRED, "fulfilled" },
	{ VISIT_OCCURRED, "attended" }, { VISIT_OCCURRED, "kept" }, { VISIT_OCCURRED, "closed" },
	{ VISIT_OCCURRED, "done" }, { VISIT_OCCURRED, "finished" },
	{ VISIT_NO_SHOW, "noshow" }, { VISIT_NO_SHOW, "didnotattend" }, { VISIT_NO_SHOW, "missed" },
	{ VISIT_NO_SHOW, "dna" }, { VISIT_NO_SHOW, "leftwithoutbeingseen" },
	{ VISIT_NO_SHOW, "lwbs" },
	{ VISIT_CANCELLED, "cancelled" }, { VISIT_CANCELLED, "canceled" },
		{ VISIT_CANCELLED, "denied" },
	{ VISIT_CANCELLED, "declined" }, { VISIT_CANCELLED, "cancelledbycustomer" },
	{ VISIT_CANCELLED, "cancelledbyseller" }, { VISIT_CANCELLED, "enteredinerror" },
	{ VISIT_LATE_CANCEL, "latecancellation" }, { VISIT_LATE_CANCEL, "latecancel" },
	{ VISIT_LATE_CANCEL, "latecancelled" }, { VISIT_LATE_CANCEL, "latecanceled" },
	{ VISIT_RESCHEDULED, "rescheduled" }, { VISIT_RESCHEDULED, "reschedule" },
	{ VISIT_UNKNOWN, "unknown" },
};

/* Returns the next letter, digit or non-ASCII byte, in lower case, and moves *i; -1: the end. */
static int next_sign(struct str s, size_t *i)
{
	while (*i < s.n) {
		unsigned char c = (unsigned char)s.p[(*i)++];
		if (c >= 'A' && c <= 'Z')
			return c - 'A' + 'a';
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80)
			return c;
	}
	return -1;
}

bool visit_same_word(struct str a, struct str b)
{
	size_t i = 0, j = 0;
	int c, d;
	do {
		c = next_sign(a, &i);
		d = next_sign(b, &j);
	} while (c == d && c >= 0);
	return c == d;
}

/* The status of a clinic's own words by their parts: No Show - Charged, Canceled (late). */
static enum visit_status by_parts(const char *word)
{
	static const char *const not[] = { "not", "un", "never", "need", "pending", "request" };
	bool cancel = strstr(word, "cancel") || strstr(word, "cxl");
	for (size_t i = 0; i < sizeof(not) / sizeof(*not); i++)
		if (strstr(word, not[i]))
			return VISIT_UNKNOWN;
	if (strstr(word, "noshow"))
		return cancel ? VISIT_UNKNOWN : VISIT_NO_SHOW;
	if (strstr(word, "resched"))
		return cancel ? VISIT_UNKNOWN : VISIT_RESCHEDULED;
	if (!cancel)
		return VISIT_UNKNOWN;
	if (strstr(word, "late") || strstr(word, "sameday"))
		return VISIT_LATE_CANCEL;
	/* a number, as in 24h, may mean before or within that time */
	return strpbrk(word, "0123456789") ? VISIT_UNKNOWN : VISIT_CANCELLED;
}

enum visit_status visit_status_of(struct str word)
{
	char bare[64];
	size_t n = 0, at = 0;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (visit_same_word(word, str_from(words[i].word)))
			return words[i].status;
	for (int c; n < sizeof(bare) - 1 && (c = next_sign(word, &at)) >= 0;)
		bare[n++] = (char)c;
	bare[n] = '\0';
	return by_parts(bare);
}
