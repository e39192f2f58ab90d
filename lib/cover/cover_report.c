/* The reports on who holds what, and on what to ask for. */
#include "cover/cover_report.h"

#include "base/map.h"
#include "cover/cover_rules.h"

#include "base/banned.h"

struct grid_line {
	struct str who, role, state, policy, fails;
	int32_t line, expires, holds;
	struct dec per_claim, aggregate;
};

#define COL(member) CSV_MEMBER(struct grid_line, member)

static const struct csv_out_col grid_cols[] = {
	{ COL(who), .help = "a clinician of the roster, the clinic, or a party" },
	{ COL(role), .help = "as in the roster" },
	{ COL(state), .help = "as in the roster" },
	{ COL(line), .type = OUT_WORD, .words = cover_line_names, .help = "of insurance" },
	{ COL(holds), .type = OUT_WORD, .words = cover_answer_names,
	  .help = "yes: a policy is in force, and no rule puts it in doubt" },
	{ COL(policy), .help = "the one in force; empty: none" },
	{ COL(per_claim), .type = OUT_DEC, .unit = "USD", .help = "its limit" },
	{ COL(aggregate), .type = OUT_DEC, .unit = "USD", .help = "its limit" },
	{ COL(expires), .type = OUT_DATE, .help = "its last day" },
	{ COL(fails), .help = "rules that found something, of medium level or above" },
};

#undef COL

const struct report cover_grid_report = { "grid", REPORT_COLS(grid_cols) };

/* Joins two lists of rules: on the person or line, and on the policy. */
static struct str both(struct arena *arena, struct str a, struct str b)
{
	if (!a.n || !b.n)
		return a.n ? a : b;
	char *text = arena_take(arena, a.n + b.n + 1);
	memcpy(text, a.p, a.n);
	text[a.n] = ' ';
	memcpy(text + a.n + 1, b.p, b.n);
	return (struct str){ text, a.n + b.n + 1 };
}

static void write_line(struct tool *t, struct grid_line line, const struct cover_policy *p,
		       struct str fails, struct arena *arena)
{
	line.expires = DATE_NONE;
	line.fails = fails;
	if (p) {
		line.policy = p->subject.name;
		line.per_claim = p->per_claim;
		line.aggregate = p->aggregate;
		line.expires = p->expires;
		line.fails = both(arena, fails, p->fails);
	}
	line.holds = p && !line.fails.n ? COVER_YES : COVER_NO;
	tool_write(t, &line);
}

void cover_write_grid(struct tool *t, const struct cover_book *b)
{
	struct arena arena = { 0 };
	for (size_t i = 0; i < b->n_people; i++) {
		const struct cover_person *p = &b->people[i];
		if (cover_is_clinician(p->role) || p->role == ROLE_OTHER)
			write_line(t, (struct grid_line){ .who = p->person, .role = p->role_text,
							  .state = p->state,
							  .line = COVER_PROFESSIONAL },
				   p->best, p->fails, &arena);
	}
	for (size_t i = 0; i < b->n_wants; i++)
		write_line(t, (struct grid_line){ .who = b->wants[i].whose,
						  .line = b->wants[i].need->line },
			   b->wants[i].held, b->wants[i].fails, &arena);
	arena_release(&arena);
}

struct request_line {
	struct str to, carrier, subject, ask, owner;
	const char *paper, *rule;
	int32_t due;
};

#define COL(member) CSV_MEMBER(struct request_line, member)

static const struct csv_out_col request_cols[] = {
	{ COL(to), .help = "whom to ask: the carrier's agent of the clinic, or the party" },
	{ COL(carrier), .help = "of the policy" },
	{ COL(subject), .help = "policy, person or line" },
	{ COL(ask), .help = "what was found, to be put right" },
	{ COL(paper), .type = OUT_NAME, .help = "the least paper that shows it" },
	{ COL(rule), .type = OUT_NAME, .help = "that asks" },
	{ COL(due), .type = OUT_DATE, .help = "to be done by; now if empty" },
	{ COL(owner), .help = "who is to ask" },
};

#undef COL

const struct report cover_request_report = { "request", REPORT_COLS(request_cols) };

#define ALL_OF_IT "what shows all that the row says"

/* Rules that a letter to carrier, agent or party can settle, and the paper to ask for. */
static const struct {
	const char *rule, *paper;
} papers[] = {
	{ "clinician-uncovered", "schedule of insured" }, { "state-minimum", "declarations" },
	{ "compounding-excluded", "endorsement" },	  { "compounding-silent", "endorsement" },
	{ "line-missing", "policy" },			  { "term-unrecorded", "declarations" },
	{ "expired", "declarations" },			  { "expiring", "declarations" },
	{ "gap", "declarations" },			  { "per-claim-low", "declarations" },
	{ "aggregate-low", "declarations" },		  { "aggregate-eroded", "declarations" },
	{ "limit-unrecorded", "declarations" },		  { "limits-shared", "endorsement" },
	{ "limits-shared-unrecorded", "declarations" },
	{ "clinicians-unrecorded", "schedule of insured" },
	{ "retroactive-late", "declarations" },		  { "retroactive-unrecorded",
	  "declarations" },
	{ "prior-acts-lost", "endorsement" },		  { "tail-missing", "endorsement" },
	{ "cover-late", "declarations" },		  { "exclusion-weight-loss",
	  "endorsement" },
	{ "exclusion-off-label", "endorsement" },	  { "exclusion-telehealth", "endorsement" },
	{ "exclusion-other", "endorsement" },		  { "exclusions-unrecorded", "policy" },
	{ "state-uncovered", "policy" },		  { "states-unrecorded", "policy" },
	{ "defence-in-state", "policy" },		  { "defence-inside", "policy" },
	{ "defence-unrecorded", "policy" },		  { "breach-sublimit-low", "declarations" },
	{ "breach-sublimit-unrecorded", "declarations" }, { "regulatory-unrecorded", "policy" },
	{ "evidence-missing", ALL_OF_IT },		  { "evidence-weak", ALL_OF_IT },
	{ "insured-differs", "declarations" },		  { "form-unrecorded", "declarations" },
	{ "additional-insured", "endorsement" },	  { "verification-stale", "certificate" },
	{ "verification-unrecorded", "certificate" },	  { "notice-short", "endorsement" },
	{ "notice-unrecorded", "endorsement" },		  { "deductible-unrecorded",
	  "declarations" },
	{ "tail-in-state", "endorsement" },		  { "sublimit-weight-loss",
	  "endorsement" },
	{ "sublimit-weight-loss-unrecorded", "policy" },  { "workers-missing", "policy" },
	{ "carrier-not-admitted", "declarations" },
	{ "carrier-type-unrecorded", "declarations" },
	{ "consent-limited", "endorsement" },		  { "consent-unrecorded", "policy" },
	{ "service-undeclared", "endorsement" },
	{ "claims-unrecorded", "loss run" },		  { "breach-below-limit", "declarations" },
};

static const char *paper_of(const char *rule)
{
	for (size_t i = 0; i < sizeof(papers) / sizeof(*papers); i++)
		if (strcmp(papers[i].rule, rule) == 0)
			return papers[i].paper;
	return NULL;
}

/* Whom to write to about a subject. If two subjects share a name, the first one counts. */
struct address {
	struct str to, carrier;
	const char *paper; /* the paper that proves all of a policy's row; NULL: no policy */
};

static void add_address(struct map *m, struct str name, struct address address)
{
	bool made;
	struct address *a = map_get(m, name, sizeof(*a), &made);
	if (made)
		*a = address;
}

static void add_addresses(struct map *m, const struct cover_book *b)
{
	for (const struct cover_policy *p = b->policies; p < b->policies + b->n_policies; p++)
		add_address(m, p->subject.name,
			    (struct address){ p->party_key.n ? p->party : STR(""), p->carrier,
					      cover_evidence_names[cover_least_paper(b, p)] });
	for (const struct cover_want *w = b->wants; w < b->wants + b->n_wants; w++)
		if (w->need->party_key.n)
			add_address(m, w->subject.name,
				    (struct address){ .to = w->need->party });
}

void cover_write_requests(struct tool *t, const struct cover_book *b, const struct audit *a)
{
	struct map by_name = { 0 };
	add_addresses(&by_name, b);
	for (size_t i = 0; i < a->n; i++) {
		const struct audit_finding *f = &a->findings[i];
		const char *paper = f->level > AUDIT_INFO ? paper_of(f->rule->id) : NULL;
		const struct address *to = paper ? map_find(&by_name, f->subject) : NULL;
		struct request_line line = { .to = STR("agent"),
					     .subject = f->subject,
					     .ask = f->text,
					     .owner = f->owner,
					     .paper = paper,
					     .rule = f->rule->id,
					     .due = f->due };
		if (to)
			line.carrier = to->carrier;
		if (to && to->to.n)
			line.to = to->to;
		if (to && to->paper && strcmp(paper, ALL_OF_IT) == 0)
			line.paper = to->paper;
		if (paper)
			tool_write(t, &line);
	}
	map_release(&by_name);
}
