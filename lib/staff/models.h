/*
 * The same visits by three teams: nurse practitioners (NPs) with a physician (MD) as medical
 * director, physicians alone, and both.
 */
#ifndef GLP1_STAFF_MODELS_H
#define GLP1_STAFF_MODELS_H

#include <stdbool.h>

#include "staff/supervision.h"
#include "staff/wisn.h"

enum staff_model { MODEL_NP_LED, MODEL_MIXED, MODEL_MD_LED, MODELS };

extern const char *const staff_model_names[MODELS + 1];

/* What one person of a role costs a year, and the hours that one full-time person gives to work. */
struct model_role {
	double wage;        /* USD a full-time year */
	double benefits;    /* share of the wage */
	double malpractice; /* USD a head and year */
	double hours;       /* available working time / category allowance factor */
	double individual;  /* FTE of individual allowances, in each model that has the role */
};

struct model_case {
	struct model_role np, md;
	double visits;           /* a year */
	double clinic_hours;     /* a year, of visits that an NP or a physician can take */
	double md_factor;        /* hours of a physician for an hour of an NP; 1: as fast */
	/* a year, of supervision when NPs take all visits: it follows them */
	double review_hours;
	double fixed_hours;      /* a year, of supervision whatever the volume: protocols */
	struct md_ratio ratio;   /* NPs a physician */
	double np_fee;           /* USD a year and NP head, for collaboration */
	double others;           /* USD a year of all other roles, the same in each model */
	double mixed_share;      /* of visits that NPs take in the mixed model, 0..1 */
	enum wisn_round round;
	bool by_heads;           /* pay heads; else FTE */
};

struct model_result {
	double np_fte, np_heads, md_fte, md_heads;
	enum md_binding binding; /* of the physicians */
	double cost, per_visit;  /* USD a year, a visit; NaN when a wage is not known */
	double saving;           /* 1 - cost / cost MD-led */
};

/* Any figure that is not known (NaN) makes what rests on it NaN. */
struct model_result model_of(const struct model_case *c, enum staff_model model);

/*
 * Visits a year from which the NP-led team is the cheaper one, the mix of visits as it is: what is
 * fixed / (cost a visit MD-led - NP-led), in FTE, the ratio aside. 0 when nothing is fixed; NaN
 * when it never is.
 */
double model_break_even(const struct model_case *c);

#endif
