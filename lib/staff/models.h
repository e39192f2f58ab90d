/*
 * Compares three teams for the same visits: nurse practitioners (NPs) with a physician (MD) as
 * medical director, physicians alone, and both.
 */
#ifndef GLP1_STAFF_MODELS_H
#define GLP1_STAFF_MODELS_H

#include <stdbool.h>

#include "staff/supervision.h"
#include "staff/wisn.h"

enum staff_model { MODEL_NP_LED, MODEL_MIXED, MODEL_MD_LED, MODELS };

extern const char *const staff_model_names[MODELS + 1];

/* The yearly cost of one person of a role, and the hours that a full-time person works. */
struct model_role {
	double wage;        /* USD a full-time year */
	double benefits;    /* share of the wage */
	double malpractice; /* USD a head and year */
	double hours;       /* available working time / category allowance factor */
	double individual;  /* FTE of individual allowances, in every model that has the role */
};

struct model_case {
	struct model_role np, md;
	double visits;           /* a year */
	double clinic_hours;     /* a year, of visits that an NP or a physician can take */
	double md_factor;        /* hours of a physician for an hour of an NP; 1: as fast */
	/* a year, of supervision if NPs take all visits; it grows with their visits */
	double review_hours;
	double fixed_hours;      /* a year, of supervision whatever the volume, as for protocols */
	struct md_ratio ratio;   /* NPs a physician */
	double np_fee;           /* USD a year and NP head, for collaboration */
	double others;           /* USD a year of all other roles, the same in each model */
	double mixed_share;      /* the share of visits of NPs in the mixed model, 0..1 */
	enum wisn_round round;
	bool by_heads;           /* pay heads; else FTE */
};

struct model_result {
	double np_fte, np_heads, md_fte, md_heads;
	enum md_binding binding; /* which need sets the number of physicians */
	double cost, per_visit;  /* USD a year, a visit; NaN when a wage is not known */
	double saving;           /* 1 - cost / cost MD-led */
};

/* Returns people and cost of a model. What depends on an unknown figure (NaN) is NaN. */
struct model_result model_of(const struct model_case *c, enum staff_model model);

/*
 * Returns the visits a year from which the NP-led team is cheaper, with the same mix of visits:
 * fixed cost / (cost of a visit MD-led - NP-led), in FTE and without the ratio. 0 if nothing is
 * fixed; NaN if it is never cheaper.
 */
double model_break_even(const struct model_case *c);

#endif
