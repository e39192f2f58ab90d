/*
 * What every audit is made of: a table of rules, findings about subjects (a vendor,
 * a pharmacy ...), waivers, and one order of urgency.
 *
 * A rule looks at one subject at a time, and may add findings. What is not known
 * never passes.
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

/* Looks at the current subject; context is what audit_look was called with. */
typedef void audit_check(struct audit *a, const struct audit_rule *rule, const void *context);

struct audit_rule {
	const char *id;         /* stable: lower case, words joined by - */
	enum audit_level level; /* of its findings, unless the check chooses another */
	const char *title;      /* what is wrong, a few words */
	const char *citation;   /* the law or norm behind it; "" if it is house practice */
	const char *source;     /* where the citation was looked up; "" if there is none */
	const char *help;       /* when it applies and what to do, one or two sentences */
	audit_check *check;     /* NULL: the tool itself adds the finding */
	int arg;                /* tells rules apart that share a check */
};

/* Who findings are about, and the waiver that the register has for it. Texts are not copied. */
struct audit_subject {
	struct str name, owner;
	int32_t waiver_until;      /* the last day of the waiver; DATE_NONE: not said */
	struct str waiver_reason;
	struct str waiver_rules;   /* a list of rule IDs; empty: all */
	size_t found[AUDIT_LEVELS]; /* findings so far */
	int32_t due;               /* the earliest due day of findings above info */
};

struct audit_finding {
	const struct audit_rule *rule;
	enum audit_level level;
	struct str subject, owner, text;
	const char *citation;
	int32_t due;               /* day by which to act; DATE_NONE: now */
	double weight;             /* the heavier of two equally urgent comes first; 0 unless set */
};

enum { AUDIT_RULES_MAX = 96 };

struct audit {
	const struct audit_rule *rules;
	size_t n_rules;
	bool off[AUDIT_RULES_MAX];      /* rules to leave out; the caller sets them */
	int32_t as_of;
	struct audit_subject **subjects; /* those looked at; sorted by audit_end */
	size_t n_subjects, subjects_size;
	struct audit_subject *subject;  /* the current one */
	struct audit_finding *findings; /* sorted by audit_end */
	size_t n, size;
	struct arena arena;
};

/* Begins an audit; release it. n_rules is at most AUDIT_RULES_MAX, and all IDs must differ. */
void audit_init(struct audit *a, const struct audit_rule *rules, size_t n_rules, int32_t as_of);
void audit_release(struct audit *a);

/*
 * Sets marked[i] of each rule i that a list names by ID or fnmatch(3) pattern. False:
 * an item of the list, which is *unknown then, matches no rule.
 */
bool audit_mark(const struct audit *a, struct str list, bool marked[AUDIT_RULES_MAX],
		struct str *unknown);

/* Makes a subject, which must live as long as the audit, the one that findings are about. */
void audit_begin(struct audit *a, struct audit_subject *subject);

/* As audit_begin, and runs all rules but those in a->off on it. */
void audit_look(struct audit *a, struct audit_subject *subject, const void *context);

/*
 * For checks: adds a finding on the current subject, its text a printf(3) format. A valid
 * waiver makes it AUDIT_INFO and is named in its text. The pointer that is returned is good
 * until the next finding.
 */
struct audit_finding *audit_find(struct audit *a, const struct audit_rule *rule,
				 enum audit_level level, int32_t due, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
struct audit_finding *audit_vfind(struct audit *a, const struct audit_rule *rule,
				  enum audit_level level, int32_t due, const char *fmt, va_list ap)
	__attribute__((format(printf, 5, 0)));

/*
 * The check of rules on waivers themselves, which no waiver excuses. Their .arg is 0 for a waiver
 * that has run out, 1 for one without reason or last day, 2 for one that lasts more than
 * WAIVER_YEARS from as_of.
 */
extern audit_check audit_check_waiver;

/* The two rules that every audit with waivers has. Arguments: .citation and .source of both. */
#define AUDIT_WAIVER_RULES(...) \
	{ .id = "waiver-expired", .level = AUDIT_MEDIUM, .title = "a waiver has run out", __VA_ARGS__, \
	  .help = "renew it with a reason, or mend what it excused", .check = audit_check_waiver }, \
	{ .id = "waiver-incomplete", .level = AUDIT_MEDIUM, \
	  .title = "a waiver without reason or last day", __VA_ARGS__, \
	  .help = "it does not count until it has both", .check = audit_check_waiver, .arg = 1 }

/* Returns a text, or {NULL, 0} if it says that nothing is known: unknown, ?, -, n/a, na, tbd. */
struct str audit_said(struct str text);

enum { AUDIT_LIST_MAX = 1000 }; /* items of a list in a cell */
/* Whether a list, parted by any of marks, has at most so many items; if not, its row is a fault. */
bool audit_list_fits(struct str list, const char *marks);

/*
 * Ends the audit: sorts findings by level (the highest first), due (now first), weight (the
 * heaviest first), subject, rule, text, owner; and subjects by how many findings of each level
 * they have (the highest level first), due, name, owner.
 */
void audit_end(struct audit *a);

/* Return how many findings are of a level, and how many are of that level or above. */
size_t audit_count(const struct audit *a, enum audit_level level);
size_t audit_count_from(const struct audit *a, enum audit_level least);

#endif
