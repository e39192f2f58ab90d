/*
 * Judges pharmacies by evidence: what the answer to a criterion is worth, which gates are
 * shut, the score and the grade. The criteria, gates and lawful pathways are tables. What
 * nobody answered is unknown, and unknown is never a pass.
 */
#ifndef GLP1_PHARM_PHARM_H
#define GLP1_PHARM_PHARM_H

#include "audit/audit.h"
#include "audit/name.h"
#include "base/num.h"
#include "pharm/bud.h"
#include "score/score.h"
#include "sku/pathway.h"

enum {
	PHARM_CRITERIA_MAX = 112,
	PHARM_RULES_MAX = 48,
	PHARM_GROUPS_MAX = 16,   /* no more than SCORE_CORNERS, so that ranks are exact */
	PHARM_LIST_MAX = 1000,   /* items in a cell */
	PHARM_MOST = 4000        /* pharmacies: each takes 9 kB, however short its row */
};

/* What an answer may be besides the words of its steps. */
enum pharm_kind {
	PHARM_WORDS,  /* yes 1, partly 0.5, no 0, unless the steps say something else */
	PHARM_NUMBER, /* a number, linear from worst to best */
	PHARM_LEFT,   /* a day: days from the as-of day to it, linear from worst to best */
	PHARM_AGE,    /* a day: days since, linear from worst to best; a later day is unknown */
	PHARM_NAMED,  /* any text will do */
	PHARM_EVENT,  /* none; or open, closed, each with or without a day; the worst of a list */
	PHARM_COVER,  /* states with blanks between them: the share of ships_to that they cover */
	PHARM_BASIS,  /* drug:pathway items: the share that has a lawful basis */
	PHARM_KINDS
};

extern const char *const pharm_kind_names[PHARM_KINDS + 1]; /* ends in NULL */

struct pharm_criterion {
	struct str name, group;
	uint32_t applies;       /* bits by enum pathway */
	enum pharm_kind kind;
	struct str steps;       /* word=value;word=value */
	double worst, best;     /* the two named points; NaN where the kind has none */
	double weight;          /* within its group, >= 0 */
	struct str question, evidence, reason, citation, source;
	int32_t as_of;
	size_t group_number;
};

/* A gate that can limit the grade, or a rule that only makes a finding. */
struct pharm_rule {
	struct str id, check;
	uint32_t applies;
	char cap_failed, cap_unknown; /* the best grade if failed, or unknown; 0: it is no gate */
	enum audit_level level;
	struct str title, help, citation, source, verified, applies_text;
	int32_t from, until;    /* in force from the first day to before the last; DATE_NONE: no end */
	int32_t as_of;
};

enum pharm_status { PHARM_LAWFUL, PHARM_CONDITIONAL, PHARM_DISCRETION, PHARM_NOT_LAWFUL,
		    PHARM_STATUSES };

extern const char *const pharm_status_names[PHARM_STATUSES + 1]; /* ends in NULL */

/* The legal basis of a drug and pathway between two days. */
struct pharm_basis {
	struct str drug, pathway;
	int32_t from, until;    /* from the first day to before the last; DATE_NONE: no end */
	int32_t status;         /* enum pharm_status */
	struct str condition, citation, source;
	int32_t as_of;
};

struct pharm_model {
	struct pharm_criterion criterion[PHARM_CRITERIA_MAX];
	size_t n_criteria;
	struct str group[PHARM_GROUPS_MAX]; /* the most important first */
	double group_weight[PHARM_GROUPS_MAX];
	size_t n_groups;
	struct pharm_rule rule[PHARM_RULES_MAX];
	struct pharm_bud *bud;         /* the first row that fits counts */
	size_t n_bud, bud_size;
	size_t n_rules;
	struct pharm_basis *basis;
	size_t n_basis, basis_size;
	struct arena arena;
};

struct pharm_settings {
	int32_t as_of, stale_days, warn_days;
	double min_score;    /* NaN: no floor */
	double max_unknown;  /* share of the weights, 0..1; NaN: no limit */
	const char *closed_by; /* FDA actions that close an inspection, with commas between them */
};

enum pharm_gate { PHARM_PASS, PHARM_FAIL, PHARM_UNKNOWN, PHARM_NOT_ASKED };

struct pharm_gate_result {
	enum pharm_gate state;
	struct str why;
	int32_t day; /* that was missed; DATE_NONE: no such day */
};

/* An answer: of the register, or of an official list or measurement that replaces it. */
struct pharm_answer {
	struct str text;     /* empty: unknown */
	struct str official; /* its source, if not the register: such an answer is never stale */
	struct str register_text; /* the answer of the register, if it was replaced */
};

struct pharmacy {
	struct str name;
	struct name folded;
	int32_t type;        /* enum pathway */
	struct pharm_answer answer[PHARM_CRITERIA_MAX];
	struct str ships_to, evidence, owner;
	int32_t as_of;       /* of the answers; DATE_NONE: not said */
	bool undated;        /* nothing in the file says how old answers are */
	int32_t compounded, shipped, dispensed; /* of 503B; DATE_NONE: the as-of day */
	struct dec bud_days;
	int32_t bud_category, bud_method, bud_components, bud_storage; /* of lib/pharm/bud.h */
	struct str near;     /* a name in an official list near this one */
	int32_t waiver_until;
	struct str waiver_reason, waiver_rules;
	struct dec p50, p95; /* measured hours */

	/* Set by pharm_judge. */
	struct audit_subject subject;
	double value[PHARM_CRITERIA_MAX]; /* 0..1; NaN: unknown, or not asked of its type */
	double of[PHARM_CRITERIA_MAX];    /* points to be had, summing to 100; 0: not asked */
	double group_value[PHARM_GROUPS_MAX]; /* for score_table: its score where a group asks nothing */
	struct pharm_gate_result gate[PHARM_RULES_MAX];
	double score, if_known, known_share;
	char grade;          /* A to F */
	bool stale;          /* its own answers are too old to count */
};

/* Returns the number of a criterion; n_criteria if there is none of that name. */
size_t pharm_criterion_number(const struct pharm_model *m, struct str name);

/* Whether an answer can be read; if not, *what says why, in lower case. */
bool pharm_answer_reads(const struct pharm_criterion *c, struct str text, const char **what);

/* Returns what an answer is worth, 0..1; NaN: unknown, or PHARM_COVER or PHARM_BASIS. */
double pharm_answer_value(const struct pharm_criterion *c, struct str text, int32_t as_of);

/* Whether a text is a word for nothing: "", unknown, ?, n/a, tbd. */
bool pharm_is_unknown(struct str text);

/* Whether a list of postal codes, with blanks or ,;/ between them, holds state, or says all. */
bool pharm_has_state(struct str list, struct str state);

/* Whether one of the events in the text is not closed. */
bool pharm_event_open(struct str text);

/* Returns the row for a drug and pathway on a day; NULL: none, so nothing is known. */
const struct pharm_basis *pharm_basis_of(const struct pharm_model *m, struct str drug,
					 struct str pathway, int32_t day);

/* Takes the next drug:pathway item off a list; *pathway may be empty. False: at the end. */
bool pharm_next_drug(struct str *list, struct str *drug, struct str *pathway);

/* Sets the days that decide for a pharmacy and returns how many: one, or three for 503B. */
size_t pharm_days(const struct pharmacy *p, const struct pharm_settings *s, int32_t day[3]);

/* Returns the answer that counts; empty if it is unknown or too old. */
struct str pharm_answer(const struct pharmacy *p, size_t criterion);

/* Judges a pharmacy: sets its members marked above. Texts of gates live in the arena. */
void pharm_judge(const struct pharm_model *m, const struct pharm_settings *s, struct pharmacy *p,
		 struct arena *arena);

/* Sets all gates of a pharmacy; p->value and p->stale must be set before. */
void pharm_gates(const struct pharm_model *m, const struct pharm_settings *s, struct pharmacy *p,
		 struct arena *arena);

/* Returns the number of gates in a state. */
size_t pharm_count_gates(const struct pharm_model *m, const struct pharmacy *p,
			 enum pharm_gate state);

/* A rank among several pharmacies, and how much it depends on the weights. */
struct pharm_rank {
	size_t rank, best_outer, best_inner, worst_inner, worst_outer;
	double leads_until; /* swap radius to the next one; NaN for the last, and if equal to it */
};

/*
 * Ranks n pharmacies by score; order gets their indices, the best first. spread: s of
 * score/robust.h. Above SCORE_ALTERNATIVES_MAX pharmacies the bounds are 0.
 */
void pharm_ranks(const struct pharm_model *m, const struct pharmacy *p, size_t n, double spread,
		 struct pharm_rank *rank, size_t *order);

#endif
