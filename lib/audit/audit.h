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

/* Looks at the subject under way; context is what the audit was begun with. */
typedef void audit_check(struct audit *a, const struct audit_rule *rule, const void *context);

struct audit_rule {
	const char *id;         /* stable: lower case, words joined by - */
	enum audit_level level; /* of its findings, unless the finding says otherwise */
	const char *title;      /* what is wrong, a few words */
	const char *citation;   /* the law or norm behind it; "" if it is house practice */
	const char *source;     /* where the citation was looked up; "" if there is none */
	const char *help;       /* when it applies and what to do, one or two sentences */
	audit_check *check;     /* NULL: the audit itself adds the finding */
	int arg;                /* for checks that serve several rules */
};

/* Who findings are about, and what the register says of exceptions. Texts are kept as they are. */
struct audit_subject {
	struct str name, owner;
	int32_t waiver_until;      /* its last day; DATE_NONE: not said */
	struct str waiver_reason;
	struct str waiver_rules;   /* a list of rule IDs; empty: all */
	size_t found[AUDIT_LEVELS]; /* findings so far */
	int32_t due;               /* the earliest of theirs; info aside */
};

struct audit_finding {
	const struct audit_rule *rule;
	enum audit_level level;
	struct str subject, owner, text;
	const char *citation;
	int32_t due;               /* to be done by; DATE_NONE: now */
	double weight;             /* of findings alike the heavier comes first; 0 unless it is set */
};

enum { AUDIT_RULES_MAX = 96 };

struct audit {
	const struct audit_rule *rules;
	size_t n_rules;
	bool off[AUDIT_RULES_MAX];      /* rules not to look at; the caller sets them */
	int32_t as_of;
	struct audit_subject **subjects; /* looked at; sorted by audit_end */
	size_t n_subjects, subjects_size;
	struct audit_subject *subject;  /* under way */
	struct audit_finding *findings; /* sorted by audit_end */
	size_t n, size;
	struct arena arena;
};

/* Release it. n_rules at most AUDIT_RULES_MAX; IDs all differ. */
void audit_init(struct audit *a, const struct audit_rule *rules, size_t n_rules, int32_t as_of);
void audit_release(struct audit *a);

/*
 * Marks the rules that a list names by ID or fnmatch(3) pattern. False, *unknown
 * the item, when one matches no rule.
 */
bool audit_mark(const struct audit *a, struct str list, bool marked[AUDIT_RULES_MAX],
		struct str *unknown);

/* Puts a subject, which must live as long as the audit, under way: findings are about it. */
void audit_begin(struct audit *a, struct audit_subject *subject);

/* The same, and runs all rules on it. */
void audit_look(struct audit *a, struct audit_subject *subject, const void *context);

/*
 * For checks: adds a finding on the subject under way. printf(3) format. A valid
 * waiver makes it AUDIT_INFO and is named in its text. It stays where it is until the next one.
 */
struct audit_finding *audit_find(struct audit *a, const struct audit_rule *rule,
				 enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
struct audit_finding *audit_vfind(struct audit *a, const struct audit_rule *rule,
				  enum audit_level level, int32_t due, const char *fmt, va_list ap)
	__attribute__((format(printf, 5, 0)));

/*
 * The rules on waivers themselves, which no waiver excuses; .arg is 0 for one that ran out, 1 for
 * one that is not whole, 2 for one of more than AUDIT_WAIVER_YEARS to come.
 */
enum { AUDIT_WAIVER_YEARS = 2 };
extern audit_check audit_check_waiver;

/* The two rules that every audit with waivers has; behind them citation and source. */
#define AUDIT_WAIVER_RULES(...) \
	{ .id = "waiver-expired", .level = AUDIT_MEDIUM, .title = "a waiver has run out", __VA_ARGS__, \
	  .help = "renew it with a reason, or mend what it excused", .check = audit_check_waiver }, \
	{ .id = "waiver-incomplete", .level = AUDIT_MEDIUM, \
	  .title = "a waiver without reason or last day", __VA_ARGS__, \
	  .help = "it does not count until it has both", .check = audit_check_waiver, .arg = 1 }

/* A text, or {NULL, 0} if it only says that nothing is known: unknown, ?, -, n/a, na, tbd. */
struct str audit_said(struct str text);

/* A list in a cell, parted by any of marks, has at most so many items: else a row is a fault. */
enum { AUDIT_LIST_MAX = 1000 };
bool audit_list_fits(struct str list, const char *marks);

/*
 * Sorts findings: level, the highest first; due, now first; weight, the heaviest first; subject;
 * rule; text; owner.
 * Subjects: their worst findings first, by number; due; name; owner.
 */
void audit_end(struct audit *a);

/* Findings of one level; those at or above one. */
size_t audit_count(const struct audit *a, enum audit_level level);
size_t audit_count_from(const struct audit *a, enum audit_level least);

#endif
