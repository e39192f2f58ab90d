/* The words of a register, and the audit of a register. */
#include "cover/cover.h"

#include "base/mem.h"
#include "cover/cover_rules.h"

#include "base/banned.h"

const char *const cover_line_names[COVER_LINES + 1] = {
	"professional", "general", "cyber", "eo", "umbrella", "product", "workers", "other",
};
const char *const cover_form_names[COVER_FORMS + 1] = { "unknown", "claims-made", "occurrence" };
const char *const cover_answer_names[COVER_ANSWERS + 1] = { "unknown", "yes", "no" };
const char *const cover_defence_names[COVER_DEFENCES + 1] = { "unknown", "inside", "outside" };
const char *const cover_wording_names[COVER_WORDINGS + 1] = { "silent", "covered", "excluded" };
const char *const cover_consent_names[COVER_CONSENTS + 1] = { "unknown", "yes", "hammer", "no" };
const char *const cover_carrier_names[COVER_CARRIERS + 1] = {
	"unknown", "admitted", "surplus", "rrg", "no",
};
const char *const cover_evidence_names[COVER_EVIDENCES + 1] = {
	"none", "certificate", "declarations", "endorsement", "policy",
};
const char *const cover_duty_names[COVER_DUTIES + 1] = { "", "yes", "conditional", "no" };

int64_t cover_cents(struct dec usd)
{
	return usd.set ? (int64_t)dec_to_wide(usd, usd.dec > 2 ? usd.dec : 2) : -1;
}

bool cover_in_force(const struct cover_policy *p, int32_t day)
{
	return p->effective != DATE_NONE && p->expires != DATE_NONE && p->effective <= day &&
	       day <= p->expires;
}

enum cover_answer cover_reaches(const struct cover_policy *p, struct str state)
{
	static const char *const all[] = { "all", "us", "usa", "nationwide", "any" };
	struct str list = p->telehealth_states, item;
	bool said = false;
	while (str_next_part(&list, " ,;/\t\r\n", &item)) {
		said = said || item.n;
		for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
			if (str_ieq(item, str_from(all[i])))
				return COVER_YES;
		if (item.n && str_ieq(item, state))
			return COVER_YES;
	}
	return said ? COVER_NO : COVER_UNKNOWN;
}

bool cover_is_clinician(enum staff_role role)
{
	return staff_is_supervised(role) || role == ROLE_MD || role == ROLE_RN || role == ROLE_LPN;
}

/* From this level on a finding puts a line in doubt, and `fails` names its rule. */
static const enum audit_level doubt = AUDIT_MEDIUM;

/* The rules of findings, from number `from` on, that are a doubt; each once, blanks between. */
static struct str fails_of(struct audit *a, size_t from)
{
	char text[1024];
	size_t n = 0;
	for (size_t i = from; i < a->n; i++) {
		const struct audit_finding *f = &a->findings[i];
		struct str id = str_from(f->rule->id);
		bool again = i > from && f[-1].rule == f->rule && f[-1].level >= doubt;
		if (f->level < doubt || again || n + id.n + 1 > sizeof(text))
			continue;
		if (n)
			text[n++] = ' ';
		memcpy(text + n, id.p, id.n);
		n += id.n;
	}
	return arena_copy(&a->arena, (struct str){ text, n });
}

static struct str look(struct audit *a, struct audit_subject *subject, const struct cover_case *c)
{
	size_t from = a->n;
	audit_look(a, subject, c);
	return fails_of(a, from);
}

/* The name of a policy: its line, then its number, else the insured, else the carrier. */
static struct str name_policy(struct arena *arena, const struct cover_policy *p)
{
	struct str what = p->policy.n ? p->policy : p->insured.n ? p->insured : p->carrier;
	struct str line = str_from(cover_line_names[p->line]);
	what = str_cut(what, 200);
	char *text = arena_take(arena, line.n + what.n + 2);
	memcpy(text, line.p, line.n);
	if (!what.n)
		return (struct str){ text, line.n };
	text[line.n] = ' ';
	memcpy(text + line.n + 1, what.p, what.n);
	return (struct str){ text, line.n + 1 + what.n };
}

bool cover_is_worded(const struct cover_policy *p)
{
	bool us = !p->party_key.n;
	return (p->need && p->need->compounding == COVER_YES) ||
	       (p->line == COVER_PROFESSIONAL && us) || (p->line == COVER_PRODUCT && !us);
}

static void look_at_policies(struct audit *a, struct cover_book *b)
{
	for (size_t i = 0; i < b->n_policies; i++) {
		struct cover_policy *p = &b->policies[i];
		bool over = p->expires != DATE_NONE && p->expires < a->as_of;
		struct cover_case c = { .book = b, .p = p, .us = !p->party_key.n, .live = !over,
					.worded = cover_is_worded(p) };
		p->subject = (struct audit_subject){
			.name = name_policy(&a->arena, p), .owner = p->owner,
			.waiver_until = p->waiver_until, .waiver_reason = p->waiver_reason,
			.waiver_rules = p->waiver_rules, .due = DATE_NONE,
		};
		p->fails = look(a, &p->subject, &c);
	}
}

/*
 * Looks at all people. A person's waiver counts only if it names rules: glp1-staff, with other
 * rules, reads the same roster.
 */
static void look_at_people(struct audit *a, struct cover_book *b)
{
	for (size_t i = 0; i < b->n_people; i++) {
		struct cover_person *p = &b->people[i];
		struct cover_case c = { .book = b, .person = p };
		p->subject = (struct audit_subject){ .name = p->person, .owner = p->owner,
						     .waiver_until = DATE_NONE, .due = DATE_NONE };
		if (p->waiver_rules.n && p->waiver_reason.n && p->waiver_until >= a->as_of) {
			p->subject.waiver_until = p->waiver_until;
			p->subject.waiver_reason = p->waiver_reason;
			p->subject.waiver_rules = p->waiver_rules;
		}
		p->fails = look(a, &p->subject, &c);
	}
}

bool cover_audit(struct audit *a, struct cover_book *b)
{
	b->as_of = a->as_of;
	if (!cover_resolve(b, &a->arena))
		return false;
	look_at_policies(a, b);
	look_at_people(a, b);
	bool any = b->n_policies || b->n_people; /* an empty register is none */
	for (size_t i = 0; any && i < b->n_wants; i++) {
		struct cover_case c = { .book = b, .want = &b->wants[i] };
		b->wants[i].fails = look(a, &b->wants[i].subject, &c);
	}
	b->clinic = (struct audit_subject){ .name = STR("(clinic)"), .waiver_until = DATE_NONE,
					    .due = DATE_NONE };
	if (any)
		audit_look(a, &b->clinic, &(struct cover_case){ .book = b });
	audit_end(a);
	return true;
}

void cover_release(struct cover_book *b)
{
	mem_free(b->entries);
	mem_free(b->wants);
	mem_free(b->by_state);
	b->entries = NULL;
	b->wants = NULL;
	b->by_state = NULL;
}
