/* The rules of the BAA audit, and the audit of a register. */
#include "baa/baa.h"

#include <stdlib.h>

#include "baa/baa_rules.h"
#include "base/mem.h"

#include "base/banned.h"

/* Where citations were looked up, on BAA_RULES_AS_OF. */
#define DEFINITION "brickergraydon.com, definitions, business associate 160-103 (2013 text)"
#define CONTRACTS  "bricker.com, business associate contracts 164-504-e (2013 text)"
#define ASSURANCE  "regulation text of 164.502(e), current as of 2026-01-07"
#define WRITTEN	   "petronellatech.com/hipaa-compliance/hipaa-business-associate-contracts"
#define KEEPING	   "censinet.com (six years)"

#define ELEMENT(ID, LEVEL, BIT, TITLE, CITATION) \
	{ .id = "element-" ID, .level = LEVEL, .title = TITLE, .citation = "45 CFR " CITATION, \
	  .source = CONTRACTS, .help = "a required clause; list its code in elements once the BAA has it", \
	  .check = baa_check_element, .arg = BIT }

const struct audit_rule baa_rules[BAA_RULES] = {
	{ "baa-missing", AUDIT_CRITICAL, "PHI without a BAA", "45 CFR 164.502(e)(2), 164.308(b)(3)",
	  WRITTEN, "get a BAA executed or keep PHI away; lower where a missing word in the register "
	  "may explain it", baa_check_missing, 0 },
	{ "baa-refused", AUDIT_CRITICAL, "the vendor refused a BAA", "45 CFR 164.502(e)(1)",
	  ASSURANCE, "stop sending PHI or replace the vendor", baa_check_refused, 0 },
	{ "vendor-refuses", AUDIT_CRITICAL, "the vendor is known to sign no BAA",
	  "45 CFR 164.502(e)(1)", ASSURANCE, "from the catalogue, where sources agree; medium if a "
	  "BAA is on record all the same", baa_check_vendor, 0 },
	{ "baa-expired", AUDIT_CRITICAL, "the BAA has expired", "45 CFR 164.502(e)(2), 164.308(b)(3)",
	  WRITTEN, "baa_expires is its last day; renew it", baa_check_expiry, 0 },
	{ "plan-without-baa", AUDIT_CRITICAL, "the plan in use carries no BAA",
	  "45 CFR 164.502(e)(2)", WRITTEN, "from the catalogue; change the plan", baa_check_plan, 0 },
	{ "baa-not-executed", AUDIT_HIGH, "the BAA is requested but not executed",
	  "45 CFR 164.502(e)(2)", WRITTEN, "a request protects nobody; also a BAA dated after the "
	  "as-of day", baa_check_requested, 0 },
	{ "product-not-covered", AUDIT_HIGH, "a product in use is outside the BAA",
	  "45 CFR 164.504(e)(2)(i)", CONTRACTS, "products_used against products_covered, and against "
	  "what the catalogue says the vendor leaves out", baa_check_products, 0 },
	{ "phi-unknown", AUDIT_HIGH, "not known whether PHI is touched", "45 CFR 164.502(e)(1)",
	  ASSURANCE, "find out and record phi=yes or no; unknown is never a pass", baa_check_phi, 0 },
	{ "phi-denied", AUDIT_HIGH, "PHI is denied where it is by nature",
	  "45 CFR 160.103, business associate (1)", DEFINITION, "by category or catalogue, or stores is yes; low for a "
	  "pharmacy, since a 503B facility may supply office stock only", baa_check_phi, 1 },
	{ "baa-pre-omnibus", AUDIT_HIGH, "the BAA is older than the Omnibus Rule",
	  "45 CFR 164.532(e)", "mondaq.com 339592; lexology.com 3148caba", "published 2013-01-25; old BAAs had to be "
	  "updated by 2014-09-22; low if the day is not recorded", baa_check_omnibus, 0 },
	{ "marketing-authorization", AUDIT_HIGH, "PHI used for marketing without authorization",
	  "45 CFR 164.508(a)(3)", "regulation text", "purpose holds marketing and "
	  "marketing_authorization is not yes; a BAA does not replace it", baa_check_marketing, 0 },
	{ "terminated-not-returned", AUDIT_HIGH, "terminated, and PHI not returned or destroyed",
	  "45 CFR 164.504(e)(2)(ii)(J)", CONTRACTS, "record returned=yes with the certificate",
	  baa_check_returned, 0 },
	{ "breach-reported", AUDIT_HIGH, "the vendor reported a breach to HHS", "45 CFR 164.410",
	  "brickergraydon.com (text of 164.410)", "from --breaches; ask what became of it and whether your patients are among them",
	  baa_check_breach, 0 },
	ELEMENT("uses", AUDIT_HIGH, 0, "permitted and required uses", "164.504(e)(2)(i)"),
	ELEMENT("nofurther", AUDIT_HIGH, 1, "no other use or disclosure", "164.504(e)(2)(ii)(A)"),
	ELEMENT("safeguard", AUDIT_HIGH, 2, "safeguards and the Security Rule",
		"164.504(e)(2)(ii)(B), 164.314(a)(2)(i)(A)"),
	ELEMENT("report", AUDIT_HIGH, 3, "report of misuse, breaches and security incidents",
		"164.504(e)(2)(ii)(C), 164.314(a)(2)(i)(C)"),
	ELEMENT("subcon", AUDIT_HIGH, 4, "subcontractors bound to the same",
		"164.504(e)(2)(ii)(D), 164.314(a)(2)(i)(B)"),
	ELEMENT("access", AUDIT_HIGH, 5, "access of individuals (164.524)", "164.504(e)(2)(ii)(E)"),
	ELEMENT("amend", AUDIT_HIGH, 6, "amendment (164.526)", "164.504(e)(2)(ii)(F)"),
	ELEMENT("account", AUDIT_HIGH, 7, "accounting of disclosures (164.528)", "164.504(e)(2)(ii)(G)"),
	ELEMENT("delegated", AUDIT_HIGH, 8, "the clinic's own rules where it acts for the clinic",
		"164.504(e)(2)(ii)(H)"),
	ELEMENT("books", AUDIT_HIGH, 9, "books open to the Secretary", "164.504(e)(2)(ii)(I)"),
	ELEMENT("return", AUDIT_HIGH, 10, "return or destruction at the end", "164.504(e)(2)(ii)(J)"),
	ELEMENT("term", AUDIT_HIGH, 11, "termination for a material breach", "164.504(e)(2)(iii)"),
	{ "baa-expiring", AUDIT_MEDIUM, "the BAA expires soon", "", "", "within --warn-days; high within "
	  "the last of several thresholds", baa_check_expiry, 1 },
	{ "plan-unknown", AUDIT_MEDIUM, "the plan decides and is not recorded", "45 CFR 164.502(e)(2)",
	  WRITTEN, "some plans carry a BAA, some do not: record plan", baa_check_plan, 1 },
	{ "evidence-missing", AUDIT_MEDIUM, "no copy of the BAA on record",
	  "45 CFR 164.316(b)(2)(i), 164.530(j)", KEEPING, "record in evidence where the copy is", baa_check_evidence, 0 },
	{ "retention", AUDIT_MEDIUM, "documents must be kept for six years",
	  "45 CFR 164.316(b)(2)(i), 164.530(j)", KEEPING, "from the end of the contract; evidence is empty, or "
	  "documents_until too early", baa_check_retention, 0 },
	{ "vendor-twice", AUDIT_MEDIUM, "the same vendor with different answers", "", "",
	  "make the rows agree, or one of them", baa_check_twin, 0 },
	{ "waiver-expired", AUDIT_MEDIUM, "a waiver has run out", "", "", "renew it with a reason, or mend "
	  "what it excused", audit_check_waiver, 0 },
	{ "waiver-incomplete", AUDIT_MEDIUM, "a waiver without reason or last day", "", "",
	  "it does not count until it has both", audit_check_waiver, 1 },
	{ "products-unrecorded", AUDIT_LOW, "not recorded what the BAA covers", "45 CFR 164.504(e)(2)(i)",
	  CONTRACTS, "record products_used and products_covered", baa_check_products, 1 },
	{ "elements-unrecorded", AUDIT_LOW, "not recorded which clauses the BAA has",
	  "45 CFR 164.504(e)(2)", CONTRACTS, "read the BAA and list the codes in elements", baa_check_elements, 0 },
	{ "subcontractors-unrecorded", AUDIT_LOW, "flow-down to subcontractors not recorded",
	  "45 CFR 164.504(e)(5)", CONTRACTS, "subcontractors is none or flow-down, or clause D is listed; "
	  "the vendor must bind them, not the clinic", baa_check_subcontractors, 0 },
	{ "review-overdue", AUDIT_LOW, "no review within --review-days", "", "", "or the last one is yet to come; "
	  "look at the vendor again and record reviewed", baa_check_review, 0 },
	{ "vendor-disputed", AUDIT_LOW, "sources disagree about the vendor", "", "", "the catalogue decides "
	  "nothing here: ask the vendor", baa_check_vendor, 1 },
	{ "catalogue-stale", AUDIT_LOW, "the catalogue's row is old", "", "", "check the vendor's terms and give a "
	  "newer row with --catalogue", baa_check_catalogue, 0 },
	{ "gate-treatment", AUDIT_INFO, "no BAA needed: treatment",
	  "45 CFR 160.103, business associate (4)(i)", "support.compliancygroup.com 48001252686", "purpose is treatment only, "
	  "category pharmacy, lab or other", baa_check_gate, BAA_GATE_TREATMENT },
	{ "gate-payment", AUDIT_INFO, "no BAA needed: pure payment", "42 USC 1320d-8",
	  "hipaajournal.com/?p=42576; chipsblog.pcc.com", "category payments, purpose payment only, stores no, no invoices, "
	  "appointments, notes, reminders or receipts among products_used", baa_check_gate, BAA_GATE_PAYMENT },
	{ "gate-conduit", AUDIT_INFO, "no BAA needed: conduit", "78 FR 5566", "crowell.com 2013-01-29; hipaaguide.net",
	  "purpose conduit only and stores no; storage never is one", baa_check_gate, BAA_GATE_CONDUIT },
	{ "gate-workforce", AUDIT_INFO, "no BAA needed: workforce", "45 CFR 160.103, business associate (1)(i)",
	  DEFINITION, "purpose workforce only, for a person", baa_check_gate, BAA_GATE_WORKFORCE },
	{ "catalogue-near", AUDIT_INFO, "a name near one in the catalogue", "", "", "offered, never assumed: mend "
	  "the name if it is meant", baa_check_catalogue, 1 },
	{ "breach-near", AUDIT_INFO, "a name near one that reported a breach", "45 CFR 164.410",
	  "brickergraydon.com (text of 164.410)", "offered, never assumed: look it up", baa_check_breach, 1 },
	{ "covered-entity", AUDIT_INFO, "is the clinic a covered entity?", "45 CFR 160.103",
	  "support.boulevard.io 10861913; legalclarity.org", "a clinic without any covered electronic transaction may not be "
	  "one; say --covered-entity=yes or no", NULL, 0 },
};

/* A vendor of the catalogue is the same under all of its names. */
static struct str identity(const struct baa_vendor *v)
{
	return v->known ? v->known->vendor : v->name.key;
}

/* By vendor, then by answers, so that the order of the rows does not matter. */
static int by_answers(const void *va, const void *vb)
{
	const struct baa_vendor *a = *(const struct baa_vendor *const *)va;
	const struct baa_vendor *b = *(const struct baa_vendor *const *)vb;
	const int32_t of_a[] = { a->phi, a->baa, a->baa_signed, a->baa_expires, a->terminated };
	const int32_t of_b[] = { b->phi, b->baa, b->baa_signed, b->baa_expires, b->terminated };
	int c = str_cmp(identity(a), identity(b));
	for (size_t i = 0; i < sizeof(of_a) / sizeof(*of_a) && !c; i++)
		c = (of_a[i] > of_b[i]) - (of_a[i] < of_b[i]);
	return c ? c : str_cmp(a->vendor, b->vendor);
}

/* Points each row at the first one on the same vendor in that order. */
static void find_twins(struct baa_register *r)
{
	struct baa_vendor **sorted = mem_zero(r->n_vendors, sizeof(struct baa_vendor *));
	for (size_t i = 0; i < r->n_vendors; i++)
		sorted[i] = &r->vendors[i];
	qsort(sorted, r->n_vendors, sizeof(*sorted), by_answers);
	for (size_t i = 1; i < r->n_vendors; i++)
		if (identity(sorted[i]).n && str_eq(identity(sorted[i]), identity(sorted[i - 1])))
			sorted[i]->twin = sorted[i - 1]->twin ? sorted[i - 1]->twin : sorted[i - 1];
	mem_free(sorted);
}

static bool known_as(const struct baa_known *k, const struct baa_vendor *v)
{
	return name_same(&k->name, &v->name);
}

/* The vendor's row in the catalogue, or one whose name is near. */
static void look_up(const struct baa_register *r, struct baa_vendor *v)
{
	for (size_t i = 0; i < r->n_known && !v->known; i++)
		if (known_as(&r->known[i], v))
			v->known = &r->known[i];
	for (size_t i = 0; i < r->n_known && !v->known && !v->offered; i++)
		if (name_near(&r->known[i].name, &v->name))
			v->offered = &r->known[i];
}

/* Whether HIPAA applies was not said, and there are findings that rest on it. */
static void note_covered_entity(struct audit *a, const struct baa_register *r)
{
	struct audit_subject clinic = { .name = { "(clinic)", 8 }, .waiver_until = DATE_NONE };
	const struct audit_rule *rule = &a->rules[a->n_rules - 1];
	if (r->settings.covered_entity != BAA_UNKNOWN || a->off[a->n_rules - 1] ||
	    !audit_count_from(a, AUDIT_LOW))
		return;
	a->subject = &clinic;
	audit_find(a, rule, rule->level, DATE_NONE,
		   "findings are as for a HIPAA covered entity; if the clinic is none, say so");
	a->subject = NULL;
}

void baa_audit(struct audit *a, struct baa_register *r)
{
	for (size_t i = 0; i < r->n_vendors; i++)
		look_up(r, &r->vendors[i]);
	find_twins(r);
	for (size_t i = 0; i < r->n_vendors; i++) {
		struct baa_vendor *v = &r->vendors[i];
		v->subject = (struct audit_subject){
			.name = v->vendor, .owner = v->owner, .waiver_until = v->waiver_until,
			.waiver_reason = v->waiver_reason, .waiver_rules = v->waiver_rules,
			.due = DATE_NONE,
		};
		struct baa_case c = baa_case_of(r, v, a->as_of);
		audit_look(a, &v->subject, &c);
	}
	note_covered_entity(a, r);
	audit_end(a);
}
