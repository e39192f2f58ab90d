/*
 * Parties excluded from federal health care programs, as the OIG of HHS lists them (LEIE). A match
 * by number is proof; a match by name must be looked at by hand.
 */
#ifndef GLP1_AUDIT_EXCLUDED_H
#define GLP1_AUDIT_EXCLUDED_H

#include "audit/audit.h"
#include "audit/names.h"

/* A row of the list. Texts live as long as the audit. */
struct excluded {
	struct str last, first, middle, business, npi, born, state, kind, waiver_state;
	struct str on_text, reinstated_text; /* YYYYMMDD, 00000000 for none, as the list has them */
	int32_t on, reinstated;              /* days; DATE_NONE: none */
};

struct excluded_list {
	const struct excluded *row;
	size_t n;
	int32_t newest;      /* day of the latest exclusion; DATE_NONE: no row */
	/* set by excluded_index */
	struct names names;
	const struct excluded **by_npi;
	size_t n_npi;
};

/*
 * Makes an index of n rows; folded names go to the arena. Parties that are reinstated, or not yet
 * excluded, on the day as_of are left out. Release l.
 */
void excluded_index(struct excluded_list *l, struct arena *arena, const struct excluded *rows,
		    size_t n, int32_t as_of);
void excluded_release(struct excluded_list *l);

/* Who is looked for. */
struct excluded_who {
	const struct name *name; /* n_names of them */
	size_t n_names;
	struct str npi;          /* is not compared unless it is valid (npi.h) */
	struct str cleared;      /* match IDs that were looked at by hand, with ; between them */
};

/*
 * For checks: adds a finding of the rule for each match of the current subject, at most
 * NAMES_OFFERED. The rule's arg is 0 to compare NPIs, 1 to compare names (of persons also without
 * titles and middle names). A finding by name says its match ID; a cleared match is an info. A
 * person of the same name with another NPI is no match.
 */
void excluded_look(struct audit *a, const struct audit_rule *rule, const struct excluded_list *l,
		   const struct excluded_who *who);

/* Adds a finding to the current subject if the newest entry is over EXCLUDED_DAYS old. */
void excluded_look_at_age(struct audit *a, const struct audit_rule *rule,
			  const struct excluded_list *l);
enum { EXCLUDED_DAYS = 62 };

/* The rules of an audit that uses the list; the CHECK of a tool calls the functions above. */
#define EXCLUDED_RULE_NPI(CHECK) \
	{ .id = "excluded-npi", .level = AUDIT_CRITICAL, .title = "excluded from federal programs", \
	  .citation = EXCLUDED_CITATION, .source = EXCLUDED_SOURCE, \
	  .help = "the NPI is on the list of --exclusions; stop paying and ask counsel", \
	  .check = CHECK, .arg = 0 }
#define EXCLUDED_RULE_NAME(CHECK) \
	{ .id = "excluded-name", .level = AUDIT_MEDIUM, .title = "a name that is excluded", \
	  .citation = EXCLUDED_CITATION, .source = EXCLUDED_SOURCE, \
	  .help = "names prove nothing: look at address and number by hand; if it is another " \
		  "party, add the match ID to cleared_matches", \
	  .check = CHECK, .arg = 1 }
#define EXCLUDED_RULE_STALE(CHECK) \
	{ .id = "exclusions-stale", .level = AUDIT_LOW, .title = "the list of exclusions is old", \
	  .citation = "", .source = "", \
	  .help = "its newest entry is over 62 days old, and it comes each month: fetch it again", \
	  .check = CHECK }
#define EXCLUDED_CITATION "42 USC 1320a-7a(a)(6), 42 CFR 1001.1901"
#define EXCLUDED_SOURCE	  \
	"compliance.com and exclusionscreening.com on the OIG's bulletin of 2013-05-08"

#endif
