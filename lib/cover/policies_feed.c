/* The columns of policies, and what people write into them. */
#include "base/postal.h"
#include "cover/cover_feed.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct cover_policy, member)
#define DATE(member) COL(member), .type = COL_DATE
#define WORD(member, list, other) COL(member), .type = COL_WORD, .words = (list), \
	.synonyms = (other)
#define USD(member) COL(member), .type = COL_DEC, .min = 0, .max = COVER_USD_MAX, .unit = "USD"
#define EMPTY .required = true, .may_be_empty = true

#define UNSURE "?=unknown,tbd=unknown,n/a=unknown,na=unknown"
static const char yes_no[] = "y=yes,true=yes,1=yes,bought=yes,purchased=yes,n=no,false=no,0=no,"
			     "none=no," UNSURE;
static const char lines[] = "professional liability=professional,malpractice=professional,"
			    "medical malpractice=professional,mpl=professional,"
			    "general liability=general,gl=general,cgl=general,"
			    "cyber liability=cyber,e&o=eo,errors and omissions=eo,"
			    "errors & omissions=eo,excess=umbrella,products=product,"
			    "product liability=product,products liability=product,"
			    "workers compensation=workers,workers comp=workers,wc=workers";
static const char forms[] = "claims made=claims-made,claims_made=claims-made,cm=claims-made,"
			    "occurence=occurrence,occ=occurrence," UNSURE;
static const char wordings[] =
	"unknown=silent,?=silent,tbd=silent,n/a=silent,na=silent,yes=covered,"
	"included=covered,no=excluded,not covered=excluded";
static const char carriers[] = "surplus lines=surplus,surplus-lines=surplus,non-admitted=surplus,"
			       "nonadmitted=surplus,e&s=surplus,authorised=admitted,"
			       "authorized=admitted,licensed=admitted,"
			       "risk retention group=rrg,none=no," UNSURE;
static const char consents[] = "y=yes,true=yes,full=yes,pure=yes,hammer clause=hammer,soft=hammer,"
			       "modified=hammer,n=no,false=no,none=no," UNSURE;
static const char papers[] = "unknown=none,no=none,missing=none,coi=certificate,acord=certificate,"
			     "acord 25=certificate,dec page=declarations,decs=declarations,"
			     "declaration=declarations,full policy=policy";

static const struct csv_col cols[] = {
	{ WORD(line, cover_line_names, lines), .required = true,
	  .aliases = "coverage,coverage_line,line_of_coverage",
	  .help = "professional, general, cyber, eo, umbrella, product, workers or other" },
	{ COL(carrier), .aliases = "insurer,company", .help = "who insures" },
	{ COL(policy), .key = true, .aliases = "policy_number,policy_no", .help = "its number" },
	{ COL(insured), .aliases = "named_insured", .help = "the named insured" },
	{ USD(per_claim), EMPTY, .aliases = "per_occurrence,each_occurrence,limit,per_claim_limit",
	  .help = "limit of a claim or occurrence" },
	{ USD(aggregate), EMPTY, .aliases = "aggregate_limit,annual_aggregate,general_aggregate",
	  .help = "limit of a policy year" },
	{ DATE(effective), EMPTY, .aliases = "eff,effective_date,from", .help = "first day" },
	{ DATE(expires), EMPTY, .aliases = "exp,expiry,expiration,expiration_date",
	  .help = "last day" },
	{ COL(clinician), .aliases = "clinicians,covered_clinicians",
	  .help = "who is covered, parted by ;; all: everybody on the roster" },
	{ .name = "for", .offset = offsetof(struct cover_policy, party), .aliases = "party,whose",
	  .help = "whose it is: us (if empty), or a party as in --require: pharmacy, landlord" },
	{ WORD(form, cover_form_names, forms),
	  .help = "claims-made, occurrence or unknown (if empty)" },
	{ DATE(retroactive), .old = true, .aliases = "retro,retro_date,retroactive_date",
	  .help = "first day of acts that a claims-made policy covers" },
	{ WORD(prior_acts, cover_answer_names, yes_no), .aliases = "full_prior_acts",
	  .help = "it covers acts of any day before: yes, no or unknown (if empty)" },
	{ WORD(tail, cover_answer_names, yes_no), .aliases = "extended_reporting,erp",
	  .help = "extended reporting was bought for when it ends: yes, no or unknown (if empty)" },
	{ WORD(defence, cover_defence_names, UNSURE), .aliases = "defense",
	  .help = "paid inside or outside the limits; unknown if empty" },
	{ WORD(shared_limits, cover_answer_names, yes_no), .aliases = "shared",
	  .help = "one aggregate for several insured: yes, no or unknown (if empty)" },
	{ USD(deductible), .aliases = "retention,sir", .help = "deductible or retention" },
	{ USD(sublimit_breach), .help = "of cyber: for breach response and notification" },
	{ USD(sublimit_regulatory), .help = "of cyber: for proceedings of regulators" },
	{ USD(sublimit_glp1), .aliases = "glp1_sublimit,weight_loss_sublimit",
	  .help = "for GLP-1 drugs or weight loss; the limit itself if there is no sublimit" },
	{ WORD(compounding, cover_wording_names, wordings),
	  .help = "compounded drugs: covered (in words), excluded or silent (if empty)" },
	{ COL(telehealth_states), .aliases = "states,states_covered",
	  .help = "postal codes where it covers telehealth, or all" },
	{ COL(exclusions),
	  .help = "what it excludes, parted by ;; none if it was read and there is none" },
	{ COL(additional_insured), .help = "who else is insured by it; no if nobody" },
	{ COL(am_best), .aliases = "am_best_rating,rating",
	  .help = "AM Best rating of the carrier" },
	{ WORD(carrier_type, cover_carrier_names, carriers), .aliases = "admitted",
	  .help = "admitted, surplus, rrg, no (none of them) or unknown (if empty)" },
	{ WORD(consent, cover_consent_names, consents), .aliases = "consent_to_settle",
	  .help = "it settles with consent only: yes, hammer (who refuses bears what exceeds the "
		  "offer), no or unknown (if empty)" },
	{ COL(notice_days), .type = COL_DEC, .min = 0, .max = 3650, .unit = "days",
	  .help = "notice before the carrier cancels" },
	{ WORD(evidence, cover_evidence_names, papers), .aliases = "evidence_type,document",
	  .help = "on file: certificate, declarations, endorsement, policy or none (if empty)" },
	{ DATE(verified_on), .aliases = "verified", .help = "day on which it was last verified" },
	{ COL(verified_with), .help = "with whom: carrier, agent" },
	{ USD(claims_paid), .help = "that the aggregate has already paid" },
	{ DATE(waiver_until), .help = "last day on which its findings are excused" },
	{ COL(waiver_reason), .help = "why; a waiver without it does not count" },
	{ COL(waiver_rules), .help = "rule IDs it excuses, parted by ;; all if empty" },
	{ COL(owner), .aliases = "responsible,contact", .help = "who is to act" },
};

bool cover_whole_cents(const struct dec *const usd[], const size_t *offset, size_t n,
		       struct diag *d, size_t *at)
{
	for (size_t i = 0; i < n; i++)
		if (usd[i]->set && usd[i]->dec > 2) {
			*at = offset[i];
			diag_set(d, DIAG_DATA, "not whole cents");
			return false;
		}
	return true;
}

bool cover_states_check(struct str list, struct diag *d)
{
	struct str item;
	while (str_next_part(&list, ",;/\t\r\n", &item))
		if (!postal_check(item, d))
			return false;
	return true;
}

static bool check(const void *row, struct diag *d, size_t *offset)
{
	const struct cover_policy *p = row;
#define AT(member) offsetof(struct cover_policy, member)
	static const size_t at[] = {
		AT(per_claim),	     AT(aggregate),	      AT(deductible),
		AT(sublimit_breach), AT(sublimit_regulatory), AT(claims_paid),
		AT(sublimit_glp1),
	};
#undef AT
	const struct dec *const usd[] = { &p->per_claim, &p->aggregate, &p->deductible,
					  &p->sublimit_breach, &p->sublimit_regulatory,
					  &p->claims_paid, &p->sublimit_glp1 };
	if (p->effective != DATE_NONE && p->expires != DATE_NONE && p->expires < p->effective) {
		*offset = offsetof(struct cover_policy, expires);
		diag_set(d, DIAG_DATA, "before its first day");
		return false;
	}
	if (p->notice_days.set && !dec_is_whole(p->notice_days)) {
		*offset = offsetof(struct cover_policy, notice_days);
		diag_set(d, DIAG_DATA, "not a whole number");
		return false;
	}
	*offset = offsetof(struct cover_policy, telehealth_states);
	return cover_states_check(p->telehealth_states, d) &&
	       cover_whole_cents(usd, at, sizeof(at) / sizeof(*at), d, offset);
}

struct str cover_party_key(struct arena *arena, struct str party)
{
	static const char *const us[] = { "us", "our", "ours", "clinic", "own", "self" };
	for (size_t i = 0; i < sizeof(us) / sizeof(*us); i++)
		if (str_ieq(party, str_from(us[i])))
			return STR("");
	return party.n ? name_fold(arena, party).key : STR("");
}

static void fix(void *data, struct arena *arena)
{
	struct cover_policy *p = data;
	p->carrier = audit_said(p->carrier);
	p->policy = audit_said(p->policy);
	p->insured = audit_said(p->insured);
	p->clinician = audit_said(p->clinician);
	p->telehealth_states = audit_said(p->telehealth_states);
	p->exclusions = audit_said(p->exclusions);
	p->additional_insured = audit_said(p->additional_insured);
	p->am_best = audit_said(p->am_best);
	p->verified_with = audit_said(p->verified_with);
	p->waiver_reason = audit_said(p->waiver_reason);
	p->party_key = cover_party_key(arena, p->party);
	p->insured_key = name_fold(arena, p->insured).key;
	struct name words = name_fold(arena, p->exclusions);
	p->exclusion_words = words.words;
	p->exclusion_key = words.key;
}

const struct feed cover_policy_feed = { FEED_COLS(cols), .row_size = sizeof(struct cover_policy),
					.check = check, .fix = fix };
