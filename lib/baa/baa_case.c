/* What a row of the register says before any rule: its words, its gates, and if a BAA is needed. */
#include "baa/baa_rules.h"

#include "base/banned.h"

/* The required clauses, of 45 CFR 164.504(e)(2)(i), (ii)(A) to (J), (iii). */
const struct baa_element baa_elements[BAA_ELEMENTS] = {
	{ "", "USES" },	   { "A", "NOFURTHER" }, { "B", "SAFEGUARD" }, { "C", "REPORT" },
	{ "D", "SUBCON" }, { "E", "ACCESS" },	 { "F", "AMEND" },     { "G", "ACCOUNT" },
	{ "H", "DELEGATED" }, { "I", "BOOKS" },	 { "J", "RETURN" },    { "", "TERM" },
};

bool baa_read_purpose(struct str text, uint32_t *purpose)
{
	static const char *const words[] = { "treatment", "payment", "operations",
					     "marketing", "conduit", "workforce" };
	struct str item;
	*purpose = 0;
	while (str_next_part(&text, " ,;/\t\r\n", &item)) {
		bool known = item.n == 0;
		for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
			if (str_ieq(item, str_from(words[i]))) {
				*purpose |= 1u << i;
				known = true;
			}
		if (!known)
			return false;
	}
	return true;
}

/* Sets *bits to those that a code stands for, 0 for optional clauses. False: it is unknown. */
static bool read_code(struct str item, uint32_t *bits)
{
	static const char *const optional[] = { "MGMT", "AGGR", "FLOW", "CURE" };
	if (item.n > 2 && item.p[0] == '(' && item.p[item.n - 1] == ')')
		item = (struct str){ item.p + 1, item.n - 2 };
	*bits = str_ieq(item, STR("all")) ? BAA_ALL_ELEMENTS : 0;
	if (*bits || item.n == 0)
		return true;
	for (size_t i = 0; i < BAA_ELEMENTS; i++) {
		*bits = 1u << i;
		if (str_ieq(item, str_from(baa_elements[i].letter)) ||
		    str_ieq(item, str_from(baa_elements[i].code)))
			return true;
	}
	*bits = 0;
	for (size_t i = 0; i < sizeof(optional) / sizeof(*optional); i++)
		if (str_ieq(item, str_from(optional[i])))
			return true;
	return false;
}

bool baa_read_elements(struct str text, uint32_t *elements)
{
	struct str item;
	uint32_t bits;
	*elements = 0;
	while (str_next_part(&text, " ,;/\t\r\n", &item)) {
		if (!read_code(item, &bits))
			return false;
		*elements |= bits;
	}
	return true;
}

bool baa_by_nature(int32_t category)
{
	static const bool is[BAA_CATEGORIES] = {
		[BAA_EMR] = true,    [BAA_EPRESCRIBING] = true, [BAA_SCHEDULING] = true,
		[BAA_PORTAL] = true, [BAA_TELEHEALTH] = true,	[BAA_PHARMACY] = true,
		[BAA_LAB] = true,    [BAA_BILLING] = true,
	};
	return is[category];
}

static bool is_provider(int32_t category)
{
	return category == BAA_PHARMACY || category == BAA_LAB;
}

static bool contains(struct str text, const char *word)
{
	struct str w = str_from(word);
	for (size_t at = 0; at + w.n <= text.n; at++)
		if (str_ieq((struct str){ text.p + at, w.n }, w))
			return true;
	return false;
}

/* Whether a product has one of the first words in its name, and none of the second. */
static bool only_does(struct str product, const char *const *these, const char *const *more)
{
	bool does = false;
	for (; *these; these++)
		does = does || contains(product, *these);
	for (; *more; more++)
		does = does && !contains(product, *more);
	return does;
}

/* Whether that holds for each product of a list. */
static bool all_only_do(struct str products, const char *const *these, const char *const *more)
{
	struct str item;
	while (str_next_part(&products, BAA_LIST_MARKS, &item))
		if (item.n && !only_does(item, these, more))
			return false;
	return true;
}

/* Whether a product seems to do more than move money, which alone is exempt (42 USC 1320d-8). */
static bool more_than_payment(struct str products)
{
	static const char *const moving[] = { "payment", "card",   "terminal",	 "checkout",
					      "payout",	 "reader", "processing", "tap to pay", NULL };
	static const char *const more[] = { "invoic", "plan",	  "installment", "appointment",
					    "schedul", "booking", "note",	 "reminder",
					    "receipt", "analytic", "fraud",	 "marketing", NULL };
	return !all_only_do(products, moving, more);
}

/* Whether a product does more than sealed transport (HHS answer of 2002-12-03; 78 FR 5566). */
static bool more_than_carrying(struct str products)
{
	static const char *const carrying[] = { "", NULL };
	static const char *const more[] = { "print", "scan",  "stor",	  "archiv", "fax",  "voicemail",
					    "host",  "cdn",   "cach",	  "mail merge", "backup",
					    "fulfil", "inbox", "record", "transcri", NULL };
	return !all_only_do(products, carrying, more);
}

/* Whether one does more than test for treatment (45 CFR 160.103, business associate (4)(i)). */
static bool more_than_testing(struct str products)
{
	static const char *const testing[] = { "lab",	"test", "order",  "result", "panel",
					       "draw",	"path", "speci",  "blood",  "treat", NULL };
	static const char *const more[] = { "software", "market", "portal", "analytic", "data",
					    "billing", "research", NULL };
	return !all_only_do(products, testing, more);
}

static const char *treatment_shut(const struct baa_vendor *v, int32_t category)
{
	if (v->purpose != BAA_TREATMENT)
		return "the purpose is more than treatment";
	return is_provider(category) || category == BAA_OTHER
		       ? NULL : "a vendor of this category treats nobody";
}

static const char *payment_shut(const struct baa_vendor *v, int32_t category)
{
	if (category != BAA_PAYMENTS)
		return "only payment processing itself is exempt";
	if (v->purpose != BAA_PAYMENT)
		return "the purpose is more than payment";
	if (more_than_payment(v->products_used))
		return "a product in use is more than payment processing";
	return v->stores == BAA_NO ? NULL : "it is not recorded that it stores nothing else";
}

static const char *conduit_shut(const struct baa_vendor *v, int32_t category)
{
	if (category == BAA_STORAGE || v->stores == BAA_YES)
		return "who stores is no conduit";
	if (category == BAA_OTHER || category == BAA_IT)
		return "only a carrier is a conduit: if it carries sealed parcels or runs the line, "
		       "record category=carrier";
	if (category != BAA_CARRIER)
		return "a vendor of this category does more than carry";
	if (v->purpose != BAA_CONDUIT)
		return "the purpose is more than carrying";
	if (more_than_carrying(v->products_used))
		return "a product in use is more than carrying";
	return v->stores == BAA_NO ? NULL : "it is not recorded that it stores nothing";
}

static const char *workforce_shut(const struct baa_vendor *v, int32_t category)
{
	bool person = category == BAA_OTHER || category == BAA_IT || category == BAA_BILLING ||
		      category == BAA_LEGAL;
	if (!person || v->name.legal)
		return person ? "a company is no member of the workforce"
			      : "a vendor of this category is no member of the workforce";
	return v->purpose == BAA_WORKFORCE ? NULL : "the purpose is more than workforce";
}

static const struct {
	uint32_t purpose;
	enum baa_gate gate;
	/* returns why the gate stays shut for a vendor of that category; NULL: it opens */
	const char *(*shut)(const struct baa_vendor *v, int32_t category);
} gates[] = {
	{ BAA_TREATMENT, BAA_GATE_TREATMENT, treatment_shut },
	{ BAA_PAYMENT, BAA_GATE_PAYMENT, payment_shut },
	{ BAA_CONDUIT, BAA_GATE_CONDUIT, conduit_shut },
	{ BAA_WORKFORCE, BAA_GATE_WORKFORCE, workforce_shut },
};

/* Returns the gate that the catalogue opens for what the row says; BAA_NO_GATE: none. */
static enum baa_gate gate_of_known(const struct baa_vendor *v, const struct baa_known *k)
{
	if (!k || k->baa != BAA_NOT_NEEDED || v->stores == BAA_YES)
		return BAA_NO_GATE;
	if (k->category == BAA_CARRIER && !(v->purpose & ~(uint32_t)BAA_CONDUIT) &&
	    !more_than_carrying(v->products_used))
		return BAA_GATE_CONDUIT;
	if (is_provider(k->category) && !(v->purpose & ~(uint32_t)BAA_TREATMENT) &&
	    !more_than_testing(v->products_used))
		return BAA_GATE_TREATMENT;
	return BAA_NO_GATE;
}

/* Whether the catalogue takes it for another category; other says nothing if nobody looked. */
static bool category_differs(const struct baa_vendor *v)
{
	const struct baa_known *k = v->known;
	return k && k->category != v->category &&
	       (k->category != BAA_OTHER || k->verified != BAA_UNGRADED);
}

static void try_gates(struct baa_case *c, const struct baa_vendor *v)
{
	bool differs = category_differs(v);
	for (size_t i = 0; i < sizeof(gates) / sizeof(*gates); i++) {
		if (!(v->purpose & gates[i].purpose))
			continue;
		const char *shut = gates[i].shut(v, v->category);
		if (!shut && differs && gates[i].shut(v, v->known->category))
			shut = "the catalogue knows it as a vendor of another category";
		if (shut && !c->closed)
			c->closed = shut;
		if (!shut)
			c->gate = gates[i].gate;
	}
	enum baa_gate known = gate_of_known(v, c->sure);
	if (known)
		*c = (struct baa_case){ .reg = c->reg, .v = v, .sure = c->sure,
					.provider = c->provider, .gate = known };
}

struct baa_case baa_case_of(const struct baa_register *r, const struct baa_vendor *v, int32_t as_of)
{
	struct baa_case c = { .reg = r, .v = v };
	c.sure = v->known && v->known->conflict != BAA_YES ? v->known : NULL;
	const struct baa_known *k = v->known; /* a conflict is about BAAs, not about the category */
	bool differs = k && k->category != BAA_OTHER && k->category != v->category;
	c.provider = is_provider(v->category) && !(differs && !is_provider(k->category));
	bool made = baa_is_made(v);
	bool touches = v->phi == BAA_YES || (v->phi == BAA_UNKNOWN && made);
	try_gates(&c, v);
	c.ended = v->terminated != DATE_NONE && v->terminated < as_of;
	c.needed = touches && !c.gate && !c.ended;
	c.in_place = c.needed && made && (v->baa_signed == DATE_NONE || v->baa_signed <= as_of);
	c.stale = k && as_of - k->as_of > r->settings.stale_days;
	return c;
}

bool baa_is_made(const struct baa_vendor *v)
{
	return v->baa == BAA_SIGNED || v->baa == BAA_INCORPORATED || v->baa == BAA_CLICKED;
}

struct baa_day baa_day(int32_t day)
{
	struct baa_day d = { 0 };
	date_format(day, d.text);
	return d;
}

void baa_find(struct audit *a, const struct audit_rule *rule, const struct baa_case *c,
	      enum audit_level level, int32_t due, const char *fmt, ...)
{
	va_list ap;
	bool hipaa = strncmp(rule->citation, "45 CFR", strlen("45 CFR")) == 0;
	bool policy = hipaa && c->reg->settings.covered_entity == BAA_NO;
	if (c->reg->settings.covered_entity == BAA_NO && level > AUDIT_MEDIUM)
		level = AUDIT_MEDIUM;
	va_start(ap, fmt);
	struct audit_finding *f = audit_vfind(a, rule, level, due, fmt, ap);
	va_end(ap);
	if (policy)
		f->citation = "house policy; contract and state law may ask for it (no covered entity)";
}
