/* The columns of the register, and what people write into them. */
#include "baa/vendors_feed.h"

#include "base/banned.h"

#define AT(member) offsetof(struct baa_vendor, member)
#define YES_NO .type = COL_WORD, .words = baa_answer_names, .synonyms = yes_no

static const char yes_no[] = "y=yes,true=yes,1=yes,n=no,false=no,0=no,?=unknown,tbd=unknown,"
			     "n/a=unknown,na=unknown";
static const char modes[] = "yes=signed,y=signed,true=signed,executed=signed,on file=signed,"
			    "active=signed,no=none,n=none,false=none,missing=none,pending=requested,"
			    "sent=requested,declined=refused,click-accept=clicked,accepted=clicked,"
			    "?=unknown,tbd=unknown,n/a=unknown,na=unknown";
static const char categories[] = "ehr=emr,e-prescribing=eprescribing,erx=eprescribing,"
				 "booking=scheduling,payment=payments,pos=payments,"
				 "video=telehealth,patient portal=portal,e-mail=email,text=sms,"
				 "texting=sms,cloud=storage,hosting=storage,backup=storage,"
				 "laboratory=lab,law=legal";

static const struct csv_col cols[] = {
	{ .name = "vendor", .type = COL_TEXT, .required = true, .offset = AT(vendor),
	  .aliases = "vendor_name,name,company,supplier,business_associate", .help = "its name" },
	{ .name = "category", .type = COL_WORD, .required = true, .may_be_empty = true,
	  .offset = AT(category), .words = baa_category_names, .synonyms = categories,
	  .aliases = "type,service,vendor_type",
	  .help = "other (if empty), emr, eprescribing, scheduling, payments, telehealth, portal, "
		  "crm, email, sms, storage, analytics, pharmacy, lab, billing, it or legal" },
	{ .name = "phi", .required = true, .may_be_empty = true, .offset = AT(phi), YES_NO,
	  .aliases = "touches_phi,phi_access,handles_phi,has_phi",
	  .help = "does it touch PHI: yes, no or unknown (if empty)" },
	{ .name = "baa", .type = COL_WORD, .offset = AT(baa), .words = baa_mode_names,
	  .synonyms = modes, .aliases = "baa_status,baa_on_file",
	  .help = "signed, incorporated, clicked, requested, refused, none or unknown (if empty)" },
	{ .name = "baa_signed", .type = COL_DATE, .offset = AT(baa_signed),
	  .aliases = "signed_on,baa_date,signed_date,effective_date", .help = "day of the BAA in force" },
	{ .name = "baa_expires", .type = COL_DATE, .offset = AT(baa_expires),
	  .aliases = "expires,expiry,expiration,expiration_date",
	  .help = "its last day; none if empty" },
	{ .name = "plan", .type = COL_TEXT, .offset = AT(plan), .aliases = "tier,subscription",
	  .help = "plan in use" },
	{ .name = "products_used", .type = COL_TEXT, .offset = AT(products_used),
	  .aliases = "products,services_used", .help = "list of what is used, parted by ;" },
	{ .name = "products_covered", .type = COL_TEXT, .offset = AT(products_covered),
	  .aliases = "services_covered", .help = "list of what the BAA covers, or all" },
	{ .name = "elements", .type = COL_TEXT, .offset = AT(elements_text), .aliases = "clauses",
	  .help = "codes of the required clauses it has, as in glp1-rules(5), or all" },
	{ .name = "purpose", .type = COL_TEXT, .offset = AT(purpose_text), .aliases = "purposes",
	  .help = "treatment, payment, operations, marketing, conduit, workforce; several parted by ;" },
	{ .name = "stores", .offset = AT(stores), YES_NO, .aliases = "stores_phi",
	  .help = "does it keep PHI: yes, no or unknown (if empty)" },
	{ .name = "subcontractors", .type = COL_TEXT, .offset = AT(subcontractors),
	  .aliases = "subprocessors", .help = "none, flow-down (bound to the same), or their names" },
	{ .name = "reviewed", .type = COL_DATE, .offset = AT(reviewed),
	  .aliases = "last_review,last_reviewed,review_date", .help = "day of the last review" },
	{ .name = "evidence", .type = COL_TEXT, .offset = AT(evidence),
	  .aliases = "document,link,file", .help = "where the copy of the BAA is" },
	{ .name = "terminated", .type = COL_DATE, .offset = AT(terminated),
	  .aliases = "ended,termination_date", .help = "last day of the contract" },
	{ .name = "returned", .offset = AT(returned), YES_NO, .aliases = "phi_returned,phi_destroyed",
	  .help = "after the end: PHI was returned or destroyed" },
	{ .name = "documents_until", .type = COL_DATE, .offset = AT(documents_until),
	  .aliases = "retain_until,retention_date", .help = "day on which its documents will be deleted" },
	{ .name = "marketing_authorization", .offset = AT(authorization), YES_NO,
	  .aliases = "authorization", .help = "patients have authorized the use for marketing" },
	{ .name = "waiver_until", .type = COL_DATE, .offset = AT(waiver_until),
	  .help = "last day on which its findings are excused" },
	{ .name = "waiver_reason", .type = COL_TEXT, .offset = AT(waiver_reason),
	  .help = "why; a waiver without it does not count" },
	{ .name = "waiver_rules", .type = COL_TEXT, .offset = AT(waiver_rules),
	  .help = "rule IDs it excuses, parted by ;; all if empty" },
	{ .name = "owner", .type = COL_TEXT, .offset = AT(owner),
	  .aliases = "responsible,contact,assigned_to", .help = "who is to act" },
};

#undef AT

/* A cell that says that nothing is known is read as an empty one. */
static struct str said(struct str text)
{
	static const char *const nothing[] = { "unknown", "?", "-", "n/a", "na", "tbd" };
	for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++)
		if (str_ieq(text, str_from(nothing[i])))
			return (struct str){ NULL, 0 };
	return text;
}

/* Nor is a copy that does not exist a copy. */
static struct str said_to_exist(struct str text)
{
	bool none = str_ieq(text, STR("none")) || str_ieq(text, STR("no")) ||
		    str_ieq(text, STR("missing"));
	return none ? (struct str){ NULL, 0 } : said(text);
}

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct baa_vendor *v = data;
	uint32_t bits;
	if (!baa_read_purpose(said(v->purpose_text), &bits)) {
		*offset = offsetof(struct baa_vendor, purpose_text);
		diag_set(d, DIAG_DATA, "not treatment, payment, operations, marketing, conduit or "
				       "workforce");
		return false;
	}
	if (!baa_read_elements(said(v->elements_text), &bits)) {
		*offset = offsetof(struct baa_vendor, elements_text);
		diag_set(d, DIAG_DATA, "not the code of a clause");
		d->hint = "glp1-rules(5) lists them";
		return false;
	}
	if (v->baa == BAA_OFFERED) {
		*offset = offsetof(struct baa_vendor, baa);
		diag_set(d, DIAG_DATA, "an offer is no BAA; say requested or none");
		return false;
	}
	return true;
}

/* What a register means by its words, and the name to look the vendor up by. */
static void fix(void *data, struct arena *arena)
{
	struct baa_vendor *v = data;
	v->plan = said(v->plan);
	v->products_used = said(v->products_used);
	v->products_covered = said(v->products_covered);
	v->elements_text = said(v->elements_text);
	v->purpose_text = said(v->purpose_text);
	v->subcontractors = said(v->subcontractors);
	v->evidence = said_to_exist(v->evidence);
	v->waiver_reason = said_to_exist(v->waiver_reason);
	baa_read_purpose(v->purpose_text, &v->purpose);
	baa_read_elements(v->elements_text, &v->elements);
	v->name = name_fold(arena, v->vendor);
}

const struct feed vendor_feed = { FEED_COLS(cols), .row_size = sizeof(struct baa_vendor),
				  .check = check, .fix = fix };
