/* The rules of the roster audit, and the audit of a roster. */
#include "staff/roster_rules.h"

#include "base/banned.h"

#define STATES "the table of states (--states prints where each number is from)"
#define OIG    "oig.hhs.gov, list of excluded individuals and entities (LEIE)"

const struct audit_rule roster_rules[ROSTER_RULES] = {
	{ .id = "excluded", .level = AUDIT_CRITICAL, .title = "on the exclusion list",
	  .citation = "42 USC 1320a-7", .source = OIG,
	  .help = "nobody who is excluded may work for what federal programs pay; ask counsel",
	  .check = roster_check_exclusion, .arg = NOT_DONE },
	EXCLUDED_RULE_NPI(roster_check_listed),
	{ .id = "licence-expired", .level = AUDIT_CRITICAL, .title = "the licence has expired",
	  .citation = "", .source = "", .help = "licence_expires is its last day",
	  .check = roster_check_licence, .arg = PAPER_EXPIRED },
	{ .id = "supervisor-missing", .level = AUDIT_HIGH,
	  .title = "no supervisor where the state wants one",
	  .citation = "", .source = STATES,
	  .help = "name one, or record independent_since with the proof",
	  .check = roster_check_supervisor, .arg = SUPERVISOR_MISSING },
	{ .id = "supervisor-self", .level = AUDIT_HIGH, .title = "supervises itself",
	  .citation = "", .source = "",
	  .help = "name somebody else", .check = roster_check_supervisor, .arg = SUPERVISOR_SELF },
	{ .id = "ratio-over-cap", .level = AUDIT_HIGH,
	  .title = "more supervised than the state allows",
	  .citation = "", .source = STATES,
	  .help = "in the unit of the state, over all employers; medium where the law itself was "
		  "not read",
	  .check = roster_check_cap, .arg = CAP_OVER },
	{ .id = "authority-not-given", .level = AUDIT_HIGH,
	  .title = "independent where no way to it is known",
	  .citation = "", .source = STATES,
	  .help = "check the law of the state; name a supervisor until then",
	  .check = roster_check_authority, .arg = AUTHORITY_NOT_GIVEN },
	{ .id = "agreement-expired", .level = AUDIT_HIGH, .title = "the agreement has expired",
	  .citation = "", .source = "", .help = "agreement_expires is its last day",
	  .check = roster_check_agreement, .arg = PAPER_EXPIRED },
	{ .id = "agreement-unsigned", .level = AUDIT_HIGH, .title = "the supervisor has not signed",
	  .citation = "", .source = "", .help = "agreement_approved is the day on which all had "
						"signed and approved it",
	  .check = roster_check_agreement, .arg = PAPER_UNSIGNED },
	{ .id = "oversight-overdue", .level = AUDIT_HIGH, .title = "a meeting or visit is overdue",
	  .citation = "", .source = STATES, .help = "from --oversight; hold it and record it",
	  .check = roster_check_oversight, .arg = OVERSIGHT_OVERDUE },
	{ .id = "oversight-unrecorded", .level = AUDIT_HIGH,
	  .title = "no meeting or visit is recorded",
	  .citation = "", .source = STATES, .help = "from --oversight; hold one and record it",
	  .check = roster_check_oversight, .arg = OVERSIGHT_UNRECORDED },
	{ .id = "over-committed", .level = AUDIT_MEDIUM, .title = "more than a full week",
	  .citation = "", .source = "", .help = "the fte of a person's rows add up to more than 1",
	  .check = roster_check_time, .arg = NOT_DONE },
	{ .id = "listed-twice", .level = AUDIT_MEDIUM, .title = "the same row once more",
	  .citation = "", .source = "",
	  .help = "person, role, state, location and supervisor of another row: it is counted once; "
		  "take one of them out",
	  .check = roster_check_again },
	{ .id = "ratio-over-policy", .level = AUDIT_MEDIUM,
	  .title = "more supervised than the clinic's ratio",
	  .citation = "", .source = "", .help = "policy of the clinic: --ratio, over all employers",
	  .check = roster_check_policy, .arg = NOT_DONE },
	{ .id = "load-unknown", .level = AUDIT_MEDIUM,
	  .title = "supervised elsewhere is not recorded",
	  .citation = "", .source = STATES,
	  .help = "a cap binds over all employers: record other_supervisees, in the unit of the "
		  "state "
		  "other_fte or other_hours, 0 if there are none",
	  .check = roster_check_cap, .arg = CAP_LOAD_UNKNOWN },
	{ .id = "cap-unknown", .level = AUDIT_MEDIUM, .title = "the cap of the state is not known",
	  .citation = "", .source = STATES,
	  .help = "no number was found, which does not mean that there is none",
	  .check = roster_check_cap, .arg = CAP_UNKNOWN },
	{ .id = "state-unknown", .level = AUDIT_MEDIUM, .title = "the state is not known",
	  .citation = "", .source = STATES,
	  .help = "record the postal code, or give its row with --states",
	  .check = roster_check_state, .arg = 0 },
	{ .id = "supervisor-unlisted", .level = AUDIT_MEDIUM,
	  .title = "the supervisor is not on the roster",
	  .citation = "", .source = "", .help = "add a row for the supervisor, so that licence and "
						"load can be seen",
	  .check = roster_check_supervisor, .arg = SUPERVISOR_UNLISTED },
	{ .id = "supervisor-elsewhere", .level = AUDIT_MEDIUM,
	  .title = "the supervisor has no row in the state",
	  .citation = "", .source = "", .help = "a licence in the state of the supervised must be "
						"on record",
	  .check = roster_check_supervisor, .arg = SUPERVISOR_ELSEWHERE },
	{ .id = "supervisor-role", .level = AUDIT_MEDIUM, .title = "the supervisor is no physician",
	  .citation = "", .source = STATES,
	  .help = "a few states let an experienced NP supervise: check the law",
	  .check = roster_check_supervisor, .arg = SUPERVISOR_ROLE },
	{ .id = "authority-conditions", .level = AUDIT_MEDIUM, .title = "independent on conditions",
	  .citation = "", .source = STATES,
	  .help = "keep the proof of each condition; waive the rule once it is there",
	  .check = roster_check_authority, .arg = AUTHORITY_CONDITIONS },
	{ .id = "authority-unsaid", .level = AUDIT_MEDIUM,
	  .title = "not recorded whether independent",
	  .citation = "", .source = STATES, .help = "record independent_since, or a supervisor",
	  .check = roster_check_authority, .arg = AUTHORITY_UNSAID },
	{ .id = "licence-expiring", .level = AUDIT_MEDIUM, .title = "the licence expires soon",
	  .citation = "", .source = "", .help = "within --warn-days", .check = roster_check_licence,
	  .arg = PAPER_EXPIRING },
	{ .id = "licence-unrecorded", .level = AUDIT_MEDIUM, .title = "the licence is not recorded",
	  .citation = "", .source = "", .help = "record licence_expires",
	  .check = roster_check_licence,
	  .arg = PAPER_UNRECORDED },
	{ .id = "agreement-expiring", .level = AUDIT_MEDIUM, .title = "the agreement expires soon",
	  .citation = "", .source = "", .help = "within --warn-days",
	  .check = roster_check_agreement,
	  .arg = PAPER_EXPIRING },
	{ .id = "agreement-unrecorded", .level = AUDIT_MEDIUM,
	  .title = "the end of the agreement is not recorded",
	  .citation = "", .source = "", .help = "record agreement_expires",
	  .check = roster_check_agreement,
	  .arg = PAPER_UNRECORDED },
	{ .id = "specialty-differs", .level = AUDIT_MEDIUM,
	  .title = "the supervisor has another specialty",
	  .citation = "", .source = "", .help = "or one of the two is not recorded (low); many "
						"agreements ask for the same",
	  .check = roster_check_specialty, .arg = 0 },
	{ .id = "oversight-due", .level = AUDIT_MEDIUM, .title = "a meeting or visit is due",
	  .citation = "", .source = STATES, .help = "within a week",
	  .check = roster_check_oversight,
	  .arg = OVERSIGHT_DUE },
	EXCLUDED_RULE_NAME(roster_check_listed),
	AUDIT_WAIVER_RULES(.citation = "", .source = ""),
	{ .id = "exclusion-unchecked", .level = AUDIT_LOW,
	  .title = "not looked up on the exclusion list",
	  .citation = "42 USC 1320a-7", .source = OIG,
	  .help = "the list changes each month: record excluded and exclusion_checked",
	  .check = roster_check_exclusion, .arg = NOT_KNOWN },
	EXCLUDED_RULE_STALE(roster_check_list_age),
	{ .id = "states-stale", .level = AUDIT_LOW, .title = "the table's row for the state is old",
	  .citation = "", .source = "", .help = "check the law and give a newer row with --states",
	  .check = roster_check_cap, .arg = CAP_TABLE_STALE },
};

void roster_check_list_age(struct audit *a, const struct audit_rule *rule, const void *context)
{
	const struct roster_case *c = context;
	if (!c->p && c->roster->excluded)
		excluded_look_at_age(a, rule, &c->roster->list);
}

static void look_at(struct audit *a, const struct roster *r, struct roster_person *p)
{
	bool supervised = roster_is_supervised(p, a->as_of);
	struct roster_case c = { r, p, supervised,
				 supervised && !(p->rule && p->rule->path == PATH_LICENCE) };
	p->subject = (struct audit_subject){
		.name = p->person, .owner = p->owner, .waiver_until = p->waiver_until,
		.waiver_reason = p->waiver_reason, .waiver_rules = p->waiver_rules,
		.due = DATE_NONE,
	};
	audit_look(a, &p->subject, &c);
}

/* Adds findings that are about no single person. */
static void note(struct audit *a, const struct roster *r)
{
	const struct roster_case c = { .roster = r };
	struct audit_subject clinic = { .name = { "(clinic)", 8 }, .waiver_until = DATE_NONE };
	a->subject = &clinic;
	for (size_t i = 0; i < a->n_rules; i++)
		if (a->rules[i].check == roster_check_list_age && !a->off[i])
			roster_check_list_age(a, &a->rules[i], &c);
	a->subject = NULL;
}

void roster_audit(struct audit *a, struct roster *r)
{
	if (r->excluded)
		excluded_index(&r->list, &a->arena, r->excluded, r->n_excluded, a->as_of);
	for (size_t i = 0; i < r->n; i++)
		look_at(a, r, &r->people[i]);
	note(a, r);
	audit_end(a);
	if (r->excluded)
		excluded_release(&r->list);
}
