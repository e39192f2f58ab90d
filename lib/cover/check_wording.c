/* Checks on a policy's wording, on the paper that proves it, and on the states it reaches. */
#include "cover/cover_rules.h"

#include "base/banned.h"

/* Words to look for in exclusions, whose text has no blanks and marks. */
static const struct {
	const char *word, *is;
	int rule;
	bool whole; /* at the start of a word, not within one */
} excluded[] = {
	{ "weight", "weight loss", EXCLUSION_WEIGHT, false },
	{ "obes", "obesity", EXCLUSION_WEIGHT, false },
	{ "bariatric", "bariatric care", EXCLUSION_WEIGHT, false },
	{ "glp1", "GLP-1", EXCLUSION_WEIGHT, false },
	{ "glp", "GLP-1", EXCLUSION_WEIGHT, true },
	{ "semaglutide", "semaglutide", EXCLUSION_WEIGHT, false },
	{ "tirzepatide", "tirzepatide", EXCLUSION_WEIGHT, false },
	{ "offlabel", "off-label use", EXCLUSION_OFF_LABEL, false },
	{ "unapproved", "unapproved use", EXCLUSION_OFF_LABEL, false },
	{ "notapproved", "unapproved use", EXCLUSION_OFF_LABEL, false },
	{ "telehealth", "telehealth", EXCLUSION_TELEHEALTH, false },
	{ "telemedicine", "telehealth", EXCLUSION_TELEHEALTH, false },
	{ "salt", "salt forms", EXCLUSION_OTHER, true },
	{ "minor", "minors", EXCLUSION_OTHER, true },
	{ "classaction", "class actions", EXCLUSION_OTHER, false },
	{ "board", "board hearings", EXCLUSION_OTHER, true },
	{ "administrative", "administrative proceedings", EXCLUSION_OTHER, false },
	{ "supervis", "supervision", EXCLUSION_OTHER, true },
	{ "medicaldirector", "medical director duties", EXCLUSION_OTHER, false },
};
enum { EXCLUDED = sizeof(excluded) / sizeof(*excluded) };

/* Whether text holds word; if whole, at the start of a word. */
static bool holds(struct str text, const char *word, bool whole)
{
	size_t n = strlen(word);
	for (size_t at = 0; at + n <= text.n; at++)
		if (memcmp(text.p + at, word, n) == 0 && (!whole || !at || text.p[at - 1] == ' '))
			return true;
	return false;
}

static bool excludes(const struct cover_policy *p, const char *word, bool whole)
{
	return holds(whole ? p->exclusion_words : p->exclusion_key, word, whole);
}

void cover_check_compounding(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->worded || !c->live)
		return;
	if (!c->book->compounds) {
		if (rule->arg == WORDS_UNUSED && p->compounding != COVER_COVERED)
			audit_find(a, rule, rule->level, DATE_NONE,
				   "compounding is not covered; by --services no service uses it");
		return;
	}
	bool listed = excludes(p, "compound", false);
	if (rule->arg == WORDS_EXCLUDED && p->compounding == COVER_EXCLUDED)
		audit_find(a, rule, rule->level, DATE_NONE, "compounded drugs are excluded");
	else if (rule->arg == WORDS_EXCLUDED && listed)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "compounding stands among the exclusions%s",
			   p->compounding == COVER_COVERED ? ", and is said to be covered" : "");
	if (rule->arg == WORDS_SILENT && p->compounding == COVER_SILENT && !listed)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "silent on compounded drugs: it must cover them in words");
}

void cover_check_exclusion(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	if (!c->p || !c->worded || !c->live)
		return;
	if (rule->arg == EXCLUSION_UNRECORDED) {
		if (!c->p->exclusions.n)
			audit_find(a, rule, rule->level, DATE_NONE,
				   "its exclusions are not recorded: read the policy, or say none");
		return;
	}
	for (size_t i = 0; i < EXCLUDED; i++)
		if (excluded[i].rule == rule->arg &&
		    excludes(c->p, excluded[i].word, excluded[i].whole)) {
			audit_find(a, rule, rule->level, DATE_NONE, "excludes %s", excluded[i].is);
			return;
		}
}

void cover_check_sublimit(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->us || !c->live || p->line != COVER_PROFESSIONAL)
		return;
	int64_t has = cover_cents(p->sublimit_glp1), limit = cover_cents(p->per_claim);
	if (limit < 0 && p->need)
		limit = cover_cents(p->need->per_claim);
	if (rule->arg == SUBLIMIT_UNRECORDED && has < 0)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "whether it pays less for GLP-1 drugs or weight loss is not recorded");
	if (rule->arg == SUBLIMIT_LOW && has >= 0 && has < limit)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "%s USD for GLP-1 drugs or weight loss, less than %s",
			   money_text(has).text, money_text(limit).text);
}

/* A claim of a row, and the least paper that proves it. */
struct claim {
	const char *what;
	int32_t least; /* enum cover_evidence */
	bool made, grave;
};

enum { CLAIMS = 11 };

static void claims_of(const struct cover_book *b, const struct cover_policy *p,
		      struct claim claims[CLAIMS])
{
	bool work = p->line == COVER_PROFESSIONAL && !p->party_key.n;
	bool terms = p->line == COVER_PROFESSIONAL || p->line == COVER_CYBER || p->line == COVER_EO;
	bool worded = cover_is_worded(p), free = str_ieq(p->exclusions, STR("none"));
	const struct claim made[CLAIMS] = {
		{ "limits", COVER_DECLARATIONS, terms && p->per_claim.set, false },
		{ "the retroactive date", COVER_DECLARATIONS,
		  p->retroactive != DATE_NONE || p->prior_acts == COVER_YES, true },
		{ "compounding", COVER_ENDORSEMENT,
		  worded && b->compounds && p->compounding == COVER_COVERED, true },
		{ "that nothing is excluded", COVER_POLICY_TEXT, worded && free, true },
		{ "the tail", COVER_ENDORSEMENT, p->tail == COVER_YES, true },
		{ "sublimits", COVER_DECLARATIONS,
		  p->sublimit_breach.set || p->sublimit_glp1.set || p->sublimit_regulatory.set,
		  false },
		{ "limits of one's own", COVER_DECLARATIONS, work && p->shared_limits == COVER_NO,
		  false },
		{ "defence outside the limits", COVER_POLICY_TEXT, p->defence == COVER_OUTSIDE,
		  false },
		{ "the states of telehealth", COVER_POLICY_TEXT, work && p->telehealth_states.n,
		  false },
		{ "consent to settle", COVER_POLICY_TEXT, work && p->consent == COVER_CONSENT,
		  false },
		{ "notice of cancellation", COVER_ENDORSEMENT, p->notice_days.set, false },
	};
	memcpy(claims, made, sizeof(made));
}

int32_t cover_least_paper(const struct cover_book *b, const struct cover_policy *p)
{
	struct claim claims[CLAIMS];
	int32_t least = COVER_CERTIFICATE;
	claims_of(b, p, claims);
	for (size_t i = 0; i < CLAIMS; i++)
		if (claims[i].made && claims[i].least > least)
			least = claims[i].least;
	return least;
}

static size_t weak_claims(const struct cover_case *c, char *text, size_t size, bool *grave)
{
	const struct cover_policy *p = c->p;
	struct claim claims[CLAIMS];
	size_t n = 0, found = 0;
	claims_of(c->book, p, claims);
	for (size_t i = 0; i < CLAIMS; i++) {
		struct str what = str_from(claims[i].what);
		if (!claims[i].made || p->evidence >= claims[i].least || n + what.n + 2 >= size)
			continue;
		memcpy(text + n, found ? ", " : "", found ? 2 : 0);
		n += found ? 2 : 0;
		memcpy(text + n, what.p, what.n);
		n += what.n;
		*grave = *grave || (claims[i].grave && p->evidence == COVER_CERTIFICATE);
		found++;
	}
	text[n] = '\0';
	return found;
}

void cover_check_evidence(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	static const char *const paper[COVER_EVIDENCES] = {
		[COVER_CERTIFICATE] = "a certificate", [COVER_DECLARATIONS] = "a declarations page",
		[COVER_ENDORSEMENT] = "an endorsement",
	};
	char what[256];
	bool grave = false;
	if (!c->p || !c->live)
		return;
	if (rule->arg == EVIDENCE_MISSING && c->p->evidence == COVER_NO_EVIDENCE)
		audit_find(a, rule, rule->level, DATE_NONE, "no paper of it is on file");
	if (rule->arg == EVIDENCE_WEAK && c->p->evidence != COVER_NO_EVIDENCE &&
	    weak_claims(c, what, sizeof(what), &grave))
		audit_find(a, rule, grave ? rule->level : AUDIT_LOW, DATE_NONE,
			   "%s does not show %s", paper[c->p->evidence], what);
}

void cover_check_verified(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->live)
		return;
	int32_t days = c->book->set.verify_days, day = p->verified_on;
	bool paper = p->evidence == COVER_CERTIFICATE;
	if (rule->arg == VERIFIED_NOT && (day == DATE_NONE || day > a->as_of))
		audit_find(a, rule, rule->level, DATE_NONE,
			   day == DATE_NONE
				   ? paper ? "when it was verified is not recorded; a certificate "
					     "proves its own "
					     "day only"
					   : "when it was verified is not recorded"
				   : "it is said to have been verified after the as-of day");
	if (rule->arg == VERIFIED_STALE && day != DATE_NONE && day <= a->as_of &&
	    a->as_of - day > days)
		audit_find(a, rule, rule->level, day + days, "verified on %s, over %d day%s ago%s",
			   date_text(day).text, days, days == 1 ? "" : "s",
			   paper ? "; a certificate proves its own day only" : "");
	if (rule->arg == VERIFIED_WITH && day != DATE_NONE && !p->verified_with.n)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "with whom it was verified is not recorded: ask carrier or agent");
}

void cover_check_states(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (p && c->us && c->live && p->line == COVER_PROFESSIONAL && !p->telehealth_states.n)
		audit_find(a, rule, rule->level, DATE_NONE,
			   "in which states it covers telehealth is not recorded");
}

void cover_check_product(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct cover_case *c = context;
	const struct cover_policy *p = c->p;
	if (!p || !c->live || p->line != COVER_PRODUCT)
		return;
	bool alone = c->book->compounds && !c->book->prescriber_covered;
	audit_find(a, rule, alone ? rule->level : AUDIT_INFO, DATE_NONE,
		   alone ? "product liability does not cover who prescribes, and no professional "
			   "liability of the clinic is shown to cover compounding in words"
			 : "product liability of the pharmacy does not cover who prescribes: keep "
			   "both");
}
