/* The columns of the register, and what people write into them. */
#include "baa/vendors_feed.h"

#include "base/banned.h"

#define AT(member) offsetof(struct baa_vendor, member)
#define CELL(name_, cell_) .name = name_, .type = COL_TEXT, .offset = AT(cell[cell_])

static const struct csv_col cols[] = {
	{ .name = "vendor", .type = COL_TEXT, .required = true, .key = true, .offset = AT(vendor),
	  .aliases = "vendor_name,name,company,supplier,business_associate",
	  .help = "its name; rows of one name are agreements with one vendor" },
	{ CELL("category", BAA_CELL_CATEGORY), .required = true, .may_be_empty = true,
	  .aliases = "type,service,vendor_type",
	  .help = "other (if empty), emr, eprescribing, scheduling, payments, telehealth, portal, crm, "
		  "email, sms, storage, analytics, pharmacy, lab, billing, it, legal or carrier" },
	{ CELL("phi", BAA_CELL_PHI), .required = true, .may_be_empty = true,
	  .aliases = "touches_phi,phi_access,handles_phi,has_phi",
	  .help = "does it touch PHI: yes, no or unknown (if empty)" },
	{ CELL("baa", BAA_CELL_BAA), .aliases = "baa_status,baa_on_file",
	  .help = "signed, incorporated, clicked, requested, refused, none, expired, none-needed, "
		  "parent (under its parent's) or unknown (if empty)" },
	{ .name = "legal_name", .type = COL_TEXT, .offset = AT(legal_name),
	  .aliases = "legal_entity,legal_entity_name,company_legal_name",
	  .help = "of the company behind it; looked up everywhere, but makes no two rows one vendor" },
	{ .name = "aliases", .type = COL_TEXT, .offset = AT(aliases),
	  .aliases = "alias,aka,also_known_as,dba,doing_business_as,other_names,trade_name",
	  .help = "its other names, parted by ;" },
	{ .name = "former_names", .type = COL_TEXT, .offset = AT(former_names),
	  .aliases = "former_name,formerly,previous_name,previous_names,fka",
	  .help = "names that it had, parted by ;" },
	{ .name = "parent", .type = COL_TEXT, .offset = AT(parent),
	  .aliases = "parent_company,parent_vendor,covered_by,owned_by",
	  .help = "vendor of the register whose agreement is said to cover it" },
	{ CELL("covers_affiliates", BAA_CELL_AFFILIATES), .aliases = "affiliates_covered",
	  .help = "the agreement is said to cover affiliates: yes, no or unknown (if empty)" },
	{ .name = "npi", .type = COL_TEXT, .offset = AT(npi), .aliases = "npi_number",
	  .help = "National Provider Identifier, for --exclusions" },
	{ .name = "baa_signed", .type = COL_DATE, .offset = AT(baa_signed),
	  .aliases = "signed_on,baa_date,signed_date,effective_date", .help = "day of the BAA" },
	{ .name = "baa_expires", .type = COL_DATE, .offset = AT(baa_expires),
	  .aliases = "expires,expiry,expiration,expiration_date",
	  .help = "its last day; none if empty" },
	{ CELL("auto_renew", BAA_CELL_RENEWS),
	  .aliases = "auto_renews,auto_renewal,automatic_renewal,renews,evergreen",
	  .help = "it renews by itself at baa_expires: yes, no or unknown (if empty)" },
	{ .name = "notice_days", .type = COL_REAL, .min = 0, .max = 3650, .unit = "days",
	  .offset = AT(notice_days), .aliases = "notice_period,notice_period_days,notice",
	  .help = "before that day on which one must object" },
	{ .name = "renewal_months", .type = COL_REAL, .min = 1, .max = 1200, .unit = "months",
	  .offset = AT(renewal_months), .aliases = "renewal_term,renewal_term_months",
	  .help = "for which it renews; 12 if empty" },
	{ .name = "plan", .type = COL_TEXT, .offset = AT(plan), .aliases = "tier,subscription",
	  .help = "plan in use" },
	{ .name = "products_used", .type = COL_TEXT, .offset = AT(products_used),
	  .aliases = "products,services_used", .help = "list of what is used, parted by ;" },
	{ .name = "products_covered", .type = COL_TEXT, .offset = AT(products_covered),
	  .aliases = "services_covered", .help = "list of what the BAA covers, or all" },
	{ CELL("activated", BAA_CELL_ACTIVATED), .aliases = "hipaa_enabled,hipaa_mode",
	  .help = "what the vendor asks to switch on is on: yes, no or unknown (if empty)" },
	{ .name = "elements", .type = COL_TEXT, .offset = AT(elements_text), .aliases = "clauses",
	  .help = "codes of the required clauses it has, as in glp1-rules(5), or all" },
	{ .name = "purpose", .type = COL_TEXT, .offset = AT(purpose_text), .aliases = "purposes",
	  .help = "treatment, payment, operations, marketing, conduit, workforce; several parted by ;" },
	{ CELL("stores", BAA_CELL_STORES), .aliases = "stores_phi",
	  .help = "does it keep PHI: yes, no or unknown (if empty)" },
	{ .name = "pages", .type = COL_TEXT, .offset = AT(pages), .aliases = "tag_pages",
	  .help = "of a tag or pixel: pages on which it runs, such as public, booking, login, intake" },
	{ .name = "subcontractors", .type = COL_TEXT, .offset = AT(subcontractors),
	  .aliases = "subprocessors", .help = "none, flow-down (bound to the same), or their names" },
	{ CELL("risk", BAA_CELL_RISK), .aliases = "risk_level,criticality,risk_rating",
	  .help = "low, medium, high, critical or unknown (if empty), for --review-days" },
	{ .name = "reviewed", .type = COL_DATE, .offset = AT(reviewed),
	  .aliases = "last_review,last_reviewed,review_date", .help = "day of the last review" },
	{ .name = "attestations", .type = COL_TEXT, .offset = AT(attestations),
	  .aliases = "attestation,certifications,certification",
	  .help = "such as SOC 2 2027-06-30; HITRUST 2026-12-31: each with its last day" },
	{ .name = "attestation_until", .type = COL_DATE, .offset = AT(attestation_until),
	  .aliases = "attestation_expires,certification_expires,soc2_expires,hitrust_expires",
	  .help = "last day of those without one of their own" },
	{ .name = "evidence", .type = COL_TEXT, .offset = AT(evidence),
	  .aliases = "document,link,file", .help = "where the copy of the BAA is" },
	{ .name = "terminated", .type = COL_DATE, .offset = AT(terminated),
	  .aliases = "ended,termination_date", .help = "last day of the contract" },
	{ CELL("returned", BAA_CELL_RETURNED), .aliases = "phi_returned,phi_destroyed",
	  .help = "after the end: PHI was returned or destroyed" },
	{ .name = "documents_until", .type = COL_DATE, .offset = AT(documents_until),
	  .aliases = "retain_until,retention_date", .help = "day on which its documents will be deleted" },
	{ CELL("marketing_authorization", BAA_CELL_AUTHORIZATION), .aliases = "authorization",
	  .help = "patients have authorized the use for marketing" },
	{ .name = "cleared_matches", .type = COL_TEXT, .offset = AT(cleared_matches),
	  .aliases = "cleared,false_matches",
	  .help = "IDs of matches with --exclusions that are another party, parted by ;" },
	{ .name = "waiver_until", .type = COL_DATE, .offset = AT(waiver_until),
	  .help = "last day on which its findings are excused" },
	{ .name = "waiver_reason", .type = COL_TEXT, .offset = AT(waiver_reason),
	  .help = "why; a waiver without it does not count" },
	{ .name = "waiver_rules", .type = COL_TEXT, .offset = AT(waiver_rules),
	  .help = "rule IDs it excuses, parted by ;; all if empty" },
	{ .name = "owner", .type = COL_TEXT, .offset = AT(owner),
	  .aliases = "responsible,contact,assigned_to", .help = "who is to act" },
};

/* The text, or an empty one if it says that there is no copy. */
static struct str said_to_exist(struct str text)
{
	bool none = str_ieq(text, STR("none")) || str_ieq(text, STR("no")) ||
		    str_ieq(text, STR("missing"));
	return none ? (struct str){ NULL, 0 } : audit_said(text);
}

static bool lists_fit(const struct baa_vendor *v, struct diag *d, size_t *offset)
{
	static const size_t lists[] = {
		AT(aliases),	    AT(former_names),  AT(plan),	   AT(products_used),
		AT(products_covered), AT(elements_text), AT(purpose_text), AT(pages),
		AT(attestations),   AT(waiver_rules),  AT(cleared_matches),
	};
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		*offset = lists[i];
		if (audit_list_fits(*(const struct str *)((const char *)v + *offset), ",;/|\r\n"))
			continue;
		diag_set(d, DIAG_DATA, "a list of over %d items", AUDIT_LIST_MAX);
		return false;
	}
	return true;
}

static bool check(const void *data, struct diag *d, size_t *offset)
{
	const struct baa_vendor *v = data;
	uint32_t bits;
	if (!lists_fit(v, d, offset))
		return false;
	if (!baa_read_purpose(audit_said(v->purpose_text), &bits)) {
		*offset = AT(purpose_text);
		diag_set(d, DIAG_DATA, "not treatment, payment, operations, marketing, conduit or "
				       "workforce");
		return false;
	}
	if (!baa_read_elements(audit_said(v->elements_text), &bits)) {
		*offset = AT(elements_text);
		diag_set(d, DIAG_DATA, "not the code of a clause");
		d->hint = "glp1-rules(5) lists them";
		return false;
	}
	return true;
}

/* Reads the cells; a rule reports unknown words, so that one cell does not stop the audit. */
static void read_cells(struct baa_vendor *v)
{
	int32_t *const value[BAA_CELLS] = {
		[BAA_CELL_CATEGORY] = &v->category, [BAA_CELL_PHI] = &v->phi, [BAA_CELL_BAA] = &v->baa,
		[BAA_CELL_STORES] = &v->stores, [BAA_CELL_RETURNED] = &v->returned,
		[BAA_CELL_AUTHORIZATION] = &v->authorization, [BAA_CELL_RENEWS] = &v->auto_renew,
		[BAA_CELL_AFFILIATES] = &v->covers_affiliates, [BAA_CELL_ACTIVATED] = &v->activated,
		[BAA_CELL_RISK] = &v->risk,
	};
	v->unknown = 0;
	for (int c = 0; c < BAA_CELLS; c++) {
		bool known = baa_read_cell((enum baa_cell)c, v->cell[c], value[c]);
		if (c == BAA_CELL_BAA && v->baa == BAA_OFFERED) { /* an offer is no BAA */
			v->baa = BAA_NOT_SAID;
			known = false;
		}
		v->unknown |= known ? 0 : 1u << c;
	}
}

/* Reads the words of a row, and folds the names by which to look the vendor up. */
static void fix(void *data, struct arena *arena)
{
	struct baa_vendor *v = data;
	read_cells(v);
	v->plan = audit_said(v->plan);
	v->products_used = audit_said(v->products_used);
	v->products_covered = audit_said(v->products_covered);
	v->elements_text = audit_said(v->elements_text);
	v->purpose_text = audit_said(v->purpose_text);
	v->subcontractors = audit_said(v->subcontractors);
	v->npi = audit_said(v->npi);
	v->parent = said_to_exist(v->parent);
	v->attestations = said_to_exist(v->attestations);
	v->pages = audit_said(v->pages);
	v->legal_name = audit_said(v->legal_name);
	v->evidence = said_to_exist(v->evidence);
	v->waiver_reason = said_to_exist(v->waiver_reason);
	baa_read_purpose(v->purpose_text, &v->purpose);
	baa_read_elements(v->elements_text, &v->elements);
	baa_fold_names(v, arena);
}

#undef AT

const struct feed vendor_feed = { FEED_COLS(cols), .row_size = sizeof(struct baa_vendor),
				  .check = check, .fix = fix };
