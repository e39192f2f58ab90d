/*
 * How many physicians a group of nurse practitioners (NPs) and physician assistants (PAs)
 * needs: for the work of supervising, by the clinic's ratio, and by a cap of the state.
 */
#ifndef GLP1_STAFF_SUPERVISION_H
#define GLP1_STAFF_SUPERVISION_H

#include <stdbool.h>

/* What a state counts. One unit never becomes another: no hours from heads, no heads from FTE. */
enum cap_unit { CAP_NONE, CAP_HEADS, CAP_FTE, CAP_HEADS_OR_FTE, CAP_HOURS, CAP_OFFICES, CAP_UNITS };

extern const char *const cap_unit_names[CAP_UNITS + 1]; /* as in states.csv; ends in NULL */

/* The most that one physician may supervise, over all employers. */
struct cap {
	double value; /* > 0 where unit is not CAP_NONE */
	enum cap_unit unit;
};

/* Who is supervised. NaN: not known. */
struct supervised {
	double heads, fte, hours, offices; /* people; full-time equivalents; hours a week; sites */
};

/*
 * What of it the cap counts; NaN when that is not known. Where a cap may be counted in heads or
 * FTE it is the lesser of what is known.
 */
double cap_counted(struct cap c, const struct supervised *s);

enum md_binding { MD_WORKLOAD, MD_RATIO, MD_CAP, MD_BINDINGS };

extern const char *const md_binding_names[MD_BINDINGS + 1];

struct md_need {
	double workload;            /* FTE for charts, escalations, protocols, with allowances */
	double ratio_low, ratio_high; /* heads: supervised / most a physician, / fewest */
	double cap;                 /* counted / cap; NaN: no cap known, or not what it counts */
	double low, high;           /* the maximum of them, by ratio_low and ratio_high */
	enum md_binding binding;    /* of low; of equal ones the first */
};

/* So many supervised a physician: 3:5 is from 3 to 5. */
struct md_ratio {
	double least, most; /* 0 < least <= most */
};

/*
 * workload in FTE >= 0. The need of a cap that is not known (NaN) is left out: it can only be
 * larger.
 */
struct md_need md_needed(double workload, double supervised_heads, struct md_ratio ratio,
			 double cap_need);

#endif
