/*
 * Parties excluded from federal health care programs, as the OIG of HHS lists them (LEIE): who
 * is among them by number, which is proof, or by name, which asks for a look by hand.
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
	/* made by excluded_index */
	struct names names;
	const struct excluded **by_npi;
	size_t n_npi;
};

/*
 * Makes rows ready to be looked in, names in the arena. Those reinstated, or not yet excluded,
 * on the day as_of are left out. Release it.
 */
void excluded_index(struct excluded_list *l, struct arena *arena, const struct excluded *rows,
		    size_t n, int32_t as_of);
void excluded_release(struct excluded_list *l);

/* Who is looked for. */
struct excluded_who {
	const struct name *name; /* n_names of them */
	size_t n_names;
	struct str npi;          /* not valid (npi.h): not compared */
	struct str cleared;      /* list of match IDs that were looked at by hand, parted by ; */
};

/*
 * For checks: adds a finding of the rule for each match of the subject under way, at most
 * NAMES_OFFERED. Its arg is 0 for an equal NPI; 1 for an equal name, persons also without
 * their titles and middle names, which names its match ID; one that was cleared is an info.
 * A person of that name whose NPI is another one is another person.
 */
void excluded_look(struct audit *a, const struct audit_rule *rule, const struct excluded_list *l,
		   const struct excluded_who *who);

/* The list is monthly: adds a finding to the subject under way if its newest entry is older. */
void excluded_look_at_age(struct audit *a, const struct audit_rule *rule,
			  const struct excluded_list *l);
enum { EXCLUDED_DAYS = 62 };

/* The rules of an audit that looks; the caller's checks call the functions above. */
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
