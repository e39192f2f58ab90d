/*
 * What every audit is made of: a table of rules, the findings they make about
 * subjects (a vendor, a pharmacy ...), waivers, and one order of urgency.
 *
 * A rule looks at one subject and adds a finding or none. What is unknown is
 * never a pass.
 */
#ifndef GLP1_AUDIT_AUDIT_H
#define GLP1_AUDIT_AUDIT_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/date.h"

enum audit_level { AUDIT_INFO, AUDIT_LOW, AUDIT_MEDIUM, AUDIT_HIGH, AUDIT_CRITICAL, AUDIT_LEVELS };

extern const char *const audit_level_names[AUDIT_LEVELS + 1]; /* ends in NULL */

struct audit;
struct audit_rule;

/* Checks the current subject; context is that of audit_look. */
typedef void audit_check(struct audit *a, const struct audit_rule *rule, const void *context);

struct audit_rule {
	const char *id;         /* stable: lower case, words joined by - */
	enum audit_level level; /* of its findings, unless the check gives another one */
	const char *title;      /* what is wrong, a few words */
	const char *citation;   /* the law or norm behind it; "" if it is house practice */
	const char *source;     /* where the citation was looked up; "" if there is none */
	const char *help;       /* when it applies and what to do, one or two sentences */
	audit_check *check;     /* NULL: the audit itself adds the finding */
	int arg;                /* for checks that serve several rules */
};

/* Whom findings are about, and the waiver in the register. Texts are not copied. */
struct audit_subject {
	struct str name, owner;
	int32_t waiver_until;      /* the last day of the waiver; DATE_NONE: not said */
	struct str waiver_reason;
	struct str waiver_rules;   /* a list of rule IDs; empty: all */
	size_t found[AUDIT_LEVELS]; /* findings so far */
	int32_t due;               /* the earliest due day of its findings; info does not count */
};

struct audit_finding {
	const struct audit_rule *rule;
	enum audit_level level;
	struct str subject, owner, text;
	const char *citation;
	int32_t due;               /* to be done by; DATE_NONE: now */
	double weight;             /* of equal findings the heavier comes first; 0 unless set */
};

enum { AUDIT_RULES_MAX = 96 };

struct audit {
	const struct audit_rule *rules;
	size_t n_rules;
	bool off[AUDIT_RULES_MAX];      /* rules to leave out; the caller sets them */
	int32_t as_of;
	struct audit_subject **subjects; /* those begun so far; sorted by audit_end */
	size_t n_subjects, subjects_size;
	struct audit_subject *subject;  /* the current one */
	struct audit_finding *findings; /* sorted by audit_end */
	size_t n, size;
	struct arena arena;
};

/* Starts an audit; release it. n_rules is at most AUDIT_RULES_MAX, and all IDs differ. */
void audit_init(struct audit *a, const struct audit_rule *rules, size_t n_rules, int32_t as_of);
void audit_release(struct audit *a);

/*
 * Marks the rules that a list names by ID or fnmatch(3) pattern. False if an item matches no
 * rule; *unknown is that item.
 */
bool audit_mark(const struct audit *a, struct str list, bool marked[AUDIT_RULES_MAX],
		struct str *unknown);

/* Makes a subject the current one, for findings; it must live as long as the audit. */
void audit_begin(struct audit *a, struct audit_subject *subject);

/* Does the same and runs all rules on the subject. */
void audit_look(struct audit *a, struct audit_subject *subject, const void *context);

/*
 * For checks: adds a finding on the current subject; fmt is as for printf(3). A valid waiver makes
 * the finding AUDIT_INFO and is named in its text. The pointer is good until the next finding.
 */
struct audit_finding *audit_find(struct audit *a, const struct audit_rule *rule,
				 enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
struct audit_finding *audit_vfind(struct audit *a, const struct audit_rule *rule,
				  enum audit_level level, int32_t due, const char *fmt, va_list ap)
	__attribute__((format(printf, 5, 0)));

/*
 * Checks waivers themselves, which no waiver excuses. The rule's .arg is 0 for a waiver that ran
 * out, 1 for an incomplete one, 2 for one that runs for more than AUDIT_WAIVER_YEARS from now.
 */
enum { AUDIT_WAIVER_YEARS = 2 };
extern audit_check audit_check_waiver;

/* The two rules of every audit with waivers; the arguments are their citation and source. */
#define AUDIT_WAIVER_RULES(...) \
	{ .id = "waiver-expired", .level = AUDIT_MEDIUM, .title = "a waiver has run out", __VA_ARGS__, \
	  .help = "renew it with a reason, or mend what it excused", .check = audit_check_waiver }, \
	{ .id = "waiver-incomplete", .level = AUDIT_MEDIUM, \
	  .title = "a waiver without reason or last day", __VA_ARGS__, \
	  .help = "it does not count until it has both", .check = audit_check_waiver, .arg = 1 }

/* Returns the text, or {NULL, 0} if it only says unknown, ?, -, n/a, na or tbd. */
struct str audit_said(struct str text);

/* Whether a list in a cell, with any of marks between items, has at most AUDIT_LIST_MAX. */
enum { AUDIT_LIST_MAX = 1000 };
bool audit_list_fits(struct str list, const char *marks);

/*
 * Ends the audit: sorts findings by level, the highest first; due, now first; weight, the heaviest
 * first; subject; rule; text; owner. Sorts subjects by the number of their worst findings, the most
 * first; due; name; owner.
 */
void audit_end(struct audit *a);

/* Return the number of findings of a level; and of that level and above. */
size_t audit_count(const struct audit *a, enum audit_level level);
size_t audit_count_from(const struct audit *a, enum audit_level least);

#endif
