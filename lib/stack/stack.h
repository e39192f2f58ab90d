/*
 * What the clinic's software costs as the clinic grows, and whether it does what it must. A plan
 * is a sum of parts, each a price for units beyond those that are included; a price that was not
 * seen is not known, and no price is extrapolated beyond a plan's cap.
 */
#ifndef GLP1_STACK_STACK_H
#define GLP1_STACK_STACK_H

#include "audit/audit.h"
#include "audit/name.h"
#include "base/num.h"

/* What a price is for. */
enum stack_unit { STACK_ACCOUNT, STACK_CLIENT, STACK_CONTACT, STACK_PROVIDER, STACK_USER,
		  STACK_LOCATION, STACK_CALENDAR, STACK_TEXT, STACK_TRANSACTION, STACK_UNITS };

/* Where a price comes from. The first is what an empty cell means. */
enum stack_kind { STACK_OWN, STACK_PUBLISHED, STACK_STARTING_AT, STACK_LIST, STACK_QUOTE,
		  STACK_CALCULATOR, STACK_UNSEEN, STACK_KINDS };

enum stack_answer { STACK_UNKNOWN, STACK_YES, STACK_NO, STACK_ADD_ON, STACK_CONFLICT,
		  STACK_ANSWERS };
enum stack_channel { STACK_ANY, STACK_IN_PERSON, STACK_ONLINE, STACK_KEYED, STACK_CHANNELS };
enum stack_billing { STACK_UNSAID, STACK_MONTHLY, STACK_ANNUAL, STACK_BILLINGS };
enum stack_need { STACK_BAA, STACK_ERX, STACK_PORTAL, STACK_API, STACK_NEEDS };
enum stack_class { STACK_CLASSLESS, STACK_SUB_LINEAR, STACK_LINEAR, STACK_SUPER_LINEAR,
		  STACK_CLASSES };
enum stack_criterion { STACK_BY_BAA, STACK_BY_ERX, STACK_BY_PORTAL, STACK_BY_SCALING,
		  STACK_CRITERIA };

extern const char *const stack_unit_names[STACK_UNITS + 1]; /* all of these end in NULL */
extern const char *const stack_kind_names[STACK_KINDS + 1];
extern const char *const stack_answer_names[STACK_ANSWERS + 1];
extern const char *const stack_channel_names[STACK_CHANNELS + 1];
extern const char *const stack_billing_names[STACK_BILLINGS + 1];
extern const char *const stack_need_names[STACK_NEEDS + 1];
extern const char *const stack_class_names[STACK_CLASSES + 1];
extern const char *const stack_criterion_names[STACK_CRITERIA + 1];

/* A row of plans: a part of a plan. Facts on the whole plan are in its first row. */
struct stack_part {
	struct str vendor, plan, currency, source, note;
	int32_t category, unit, kind, baa, erx, portal, api, channel, most_of; /* enums above */
	struct dec price, annual,
	       percent;  /* USD a month and unit; the same billed yearly; percent */
	struct dec onboarding;              /* USD, once */
	double included, block, free_from;  /* units; if NaN 0, 1 and no such limit */
	double least;                       /* the fewest units that are billed; NaN: no limit */
	double most;                        /* the plan's cap, in units of most_of; NaN: none */
	int32_t read_date, as_of;
	bool own;                           /* of the user's file */
	struct name name, plan_name;
};

/* A plan: n parts in a row. */
struct stack_plan {
	const struct stack_part *part;
	size_t n;
};

/* A row of the stack: a system in use. Counts are NaN where not given. */
struct stack_system {
	struct str system, plan_text, job, currency, owner, waiver_reason, waiver_rules;
	int32_t category, billing, channel, phi, core, auto_renew, auto_upgrade, auto_downgrade;
	double providers, users, locations, contacts, calendars, texts, transactions;
	double seats_paid, portal_rating, notice_days;
	struct dec volume, price;           /* USD a month: processed; paid for each price_unit */
	int32_t price_unit;                 /* 1 + enum stack_unit; 0: not said */
	int32_t renews, waiver_until;
	struct name name, plan_name;
	/* set by stack_resolve */
	const struct stack_plan *plans;     /* of the vendor, n_plans long; NULL: none known */
	size_t n_plans;
	const struct stack_plan *used;      /* the plan in use; NULL: not known */
	struct stack_part own_part;         /* the price that the row itself gives */
	struct stack_plan own_plan;
	int32_t catalogue_baa;              /* by the catalogue: NO, CONFLICT or UNKNOWN */
	struct audit_subject subject;
	bool twin;                          /* an earlier row has the same job */
};

struct stack_settings {
	int64_t patients;                   /* now, above 0 */
	double per_provider;                /* patients to a provider; NaN: as now */
	double providers, locations;        /* if a row does not say; NaN: not known */
	int32_t billing;                    /* enum stack_billing */
	bool need[STACK_NEEDS];
	struct dec volume;                  /* processed in a month, USD; not set: not known */
	double transactions;                /* in that month; NaN: not known */
	int32_t as_of, warn_days, stale_days;
	double weight[STACK_CRITERIA], worst[STACK_CRITERIA], best[STACK_CRITERIA];
	struct str applies[STACK_CRITERIA]; /* categories with ; between them; empty: all */
};

/* Limits: above STACK_UNITS_MAX units there is no price; patients, systems, parts of a plan. */
enum { STACK_UNITS_MAX = 1000000000, STACK_PATIENTS_MAX = 10000000, STACK_SYSTEMS_MAX = 1000,
       STACK_PARTS_MAX = 16 };

/* Returns the units at a number of patients, >= 0; -1: not known, or above STACK_UNITS_MAX. */
int64_t stack_units(const struct stack_settings *set, const struct stack_system *s,
		    enum stack_unit unit, int64_t patients);

/* Whether there is a price, or why there is none. */
enum stack_status { STACK_PRICED, STACK_NOT_SEEN, STACK_OVER_CAP, STACK_UNITS_UNKNOWN,
		    STACK_NO_ANNUAL, STACK_NOT_NEEDED, STACK_NO_PLAN, STACK_STATUSES };

extern const char *const stack_status_names[STACK_STATUSES + 1];

struct stack_cost {
	enum stack_status status;
	int64_t cents;                      /* a month, if STACK_PRICED */
	const struct stack_plan *plan;      /* whose price it is; NULL: none */
};

/*
 * Returns the cost of a plan at a number of patients: the sum over its parts of price *
 * ceil((units - included) / block), with at least the units that are billed at least, and of
 * percentages of volume; each part is rounded to the cent, half up. Above a cap there is no price.
 */
struct stack_cost stack_plan_cost(const struct stack_settings *set, const struct stack_system *s,
				  const struct stack_plan *plan, int64_t patients);

/*
 * Returns what a plan says of a need, or, for no plan (NULL), what all plans of the vendor say
 * alike. The catalogue of vendors can turn a BAA into a refusal or a dispute, but never into a yes.
 */
enum stack_answer stack_says(const struct stack_system *s, const struct stack_plan *plan,
			     enum stack_need need);

/*
 * Returns whether a plan meets a need: YES, NO, UNKNOWN, CONFLICT, or ADD_ON for a further price.
 * YES if the need is not asked of this system.
 */
enum stack_answer stack_meets(const struct stack_settings *set, const struct stack_system *s,
			      const struct stack_plan *plan, enum stack_need need);

/* Returns the cheapest plan of those that meet all needs (gated), or of all; else the reason. */
struct stack_cost stack_cheapest(const struct stack_settings *set, const struct stack_system *s,
				 int64_t patients, bool gated);

/*
 * Growth from the patients now to twice as many. Elasticity e = ln(C(2N) / C(N)) / ln 2:
 * sub-linear under 0.95, super-linear above 1.05.
 */
struct stack_growth {
	struct stack_cost now, twice, half;
	double elasticity;                  /* NaN: not known, or a cost is 0 */
	enum stack_class class;
	double marginal;                    /* USD a month for each patient from N to 2N; NaN */
	int64_t cliff, jump;                /* patients at which it costs a tenth more; cents more */
	int64_t end;                        /* patients from which on there is no price; 0: none */
};
struct stack_growth stack_grow(const struct stack_settings *set, const struct stack_system *s);

/* The cliff is looked for up to ten times the patients, but at most this many more. */
enum { STACK_CLIFF_AHEAD = 20000 };

/* What a system is worth: by criterion a value 0..1 (NaN: unknown) and a weight (0: not asked). */
struct stack_value {
	double value[STACK_CRITERIA], weight[STACK_CRITERIA];
	double score, if_known, known_share;
	size_t failed, unknown;             /* needs not met, not known to be met */
	char grade;                         /* A from 90, B 80, C 70, D 60; capped by needs */
};
struct stack_value stack_judge(const struct stack_settings *set, const struct stack_system *s,
			       const struct stack_growth *g);

/* Whether a criterion is asked of systems of this category. */
bool stack_applies(const struct stack_settings *set, enum stack_criterion c, int32_t category);

#endif
