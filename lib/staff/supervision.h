/*
 * How many physicians a group of nurse practitioners (NPs) and physician assistants (PAs)
 * needs: for the work of supervising, by the clinic's ratio, and by a cap of the state.
 */
#ifndef GLP1_STAFF_SUPERVISION_H
#define GLP1_STAFF_SUPERVISION_H

#include <stdbool.h>

/* What a cap counts. Units are never converted: no hours from heads, no heads from FTE. */
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
 * Returns the figure of s that the cap counts; NaN if that is not known. For a cap of heads or FTE
 * it is the lesser one of those that are known.
 */
double cap_counted(struct cap c, const struct supervised *s);

enum md_binding { MD_WORKLOAD, MD_RATIO, MD_CAP, MD_BINDINGS };

extern const char *const md_binding_names[MD_BINDINGS + 1];

struct md_need {
	double workload;            /* FTE for charts, escalations, protocols, with allowances */
	double ratio_low, ratio_high; /* heads: supervised / ratio.most, supervised / ratio.least */
	double cap;                 /* counted / cap; NaN: the cap or what it counts is not known */
	double low, high;           /* the largest need, with ratio_low and with ratio_high */
	enum md_binding binding;    /* the need that is low; of equal ones the first */
};

/* How many supervised people a physician may have: 3:5 is from 3 to 5. */
struct md_ratio {
	double least, most; /* 0 < least <= most */
};

/*
 * Returns the physicians needed; workload is FTE >= 0. A need by cap that is not known (NaN) is
 * left out, so that the true need can only be larger.
 */
struct md_need md_needed(double workload, double supervised_heads, struct md_ratio ratio,
			 double cap_need);

#endif
