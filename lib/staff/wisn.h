/*
 * How many people a workload needs: WISN, the Workload Indicators of Staffing Need of
 * the World Health Organization. The formulas were checked against published worked
 * numbers (Human Resources for Health 2017, an HIV clinic in Kenya; a hospital in
 * Nepal; sheets of the Indonesian ministry of health).
 */
#ifndef GLP1_STAFF_WISN_H
#define GLP1_STAFF_WISN_H

#include <stdbool.h>

/* Working time of one full-time person. Days a year need not be whole. */
struct wisn_time {
	double possible_days; /* 52 weeks of 5 days are 260 */
	double leave_days, holiday_days, sick_days, training_days;
	double hours_per_day; /* > 0, at most 24 */
	double days_per_week; /* > 0, at most 7; of a working week */
};

/*
 * Return the available working time (AWT) a year, in days and in hours: possible days less those
 * away. NaN if it is out of range or not above 0.
 */
double wisn_days(const struct wisn_time *t);
double wisn_hours(const struct wisn_time *t);

/* The unit of an allowance. */
enum wisn_unit {
	WISN_SHARE, /* of working time, 0..1 */
	WISN_MINUTES_DAY, WISN_MINUTES_WEEK, WISN_HOURS_MONTH, WISN_HOURS_YEAR,
	WISN_UNITS
};

extern const char *const wisn_unit_names[WISN_UNITS + 1]; /* ends in NULL */

/*
 * Returns a category allowance, which all people of a role have, as a share of working time; NaN if
 * it is out of range.
 */
double wisn_share(enum wisn_unit unit, double amount, const struct wisn_time *t);

/*
 * Returns an individual allowance, which `people` of a role have, in hours a year: days are those
 * of available time, weeks 52, months 12. NaN if it is out of range.
 */
double wisn_individual(enum wisn_unit unit, double amount, double people,
		       const struct wisn_time *t);

/* The work of one role at one place: sums over activities and allowances. Start with zeros. */
struct wisn_work {
	double hours;            /* a year, of services to patients: number times unit time */
	double share;            /* sum of category allowances */
	double individual_hours; /* a year */
};

enum wisn_status {
	WISN_OK,
	WISN_TIME,      /* available working time is not above 0, or not a number */
	/* the shares take all of the working time: no number of people is enough */
	WISN_ALLOWANCES
};

struct wisn {
	double awt_hours;
	double needed;   /* staff: sum over activities of number / (AWT / unit time) */
	double caf, iaf; /* category allowance factor 1 / (1 - share); individual hours / AWT */
	double required; /* needed CAF + IAF: IAF is added, never multiplied */
};

enum wisn_status wisn_required(const struct wisn_time *t, const struct wisn_work *w,
			       struct wisn *out);

/* Returns what is wrong, for a message. */
const char *wisn_message(enum wisn_status st);

/* Returns existing / required; NaN if nothing is required. For several roles pass sums. */
double wisn_ratio(double existing, double required);

/* How a number of full-time people becomes heads. */
enum wisn_round {
	WISN_CEIL,
	WISN_NEAREST,     /* half up */
	/* up to 6, a person may be overloaded by 10 %: n if required <= 1.1 n; above 6 as CEIL */
	WISN_TEN_PERCENT,
	WISN_NONE,        /* as it is */
	WISN_ROUNDS
};

extern const char *const wisn_round_names[WISN_ROUNDS + 1];

/* Returns heads for required >= 0; a billionth above a whole number counts as that number. */
double wisn_heads(double required, enum wisn_round how);

#endif
