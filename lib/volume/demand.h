/*
 * Demand of one SKU day by day, from its first day to the as-of day: dispenses and
 * unmet less returns, zero on every day without a row; and its weekly totals, corrected
 * for days on which there was nothing to dispense.
 */
#ifndef GLP1_VOLUME_DEMAND_H
#define GLP1_VOLUME_DEMAND_H

#include "volume/days.h"
#include "volume/intermittent.h"

struct demand {
	int32_t first;       /* day of units[0] */
	size_t days;         /* to the as-of day, both included */
	double *units;       /* net demand of each day */
	bool *stockout;      /* the SKU could not be had, and what was asked for is not known */
	bool *closed;        /* the clinic was closed on that day; NULL: never */
	bool *returned;      /* all that went out on that day came back; NULL: nothing came back */
	bool out_now;        /* a spell out of stock goes on to the last day */
	size_t noted;        /* days up to the last one with a stockout written down; 0: none has */
	bool partly_out;     /* some locations of a pooled SKU were out of stock on some days */
	bool whole;          /* all units are whole numbers */
	bool out_of_range;   /* the net demand of a day does not fit: units are of no use */
	double unmatched;    /* units that came back and never went out */
	double week_limit;   /* units that a week is taken for at most; 0: no limit */
	size_t cut;          /* days taken off either end by demand_spread: not known yet */
	int32_t posted_every; /* days between two postings that were spread; 0: none were */
};

/*
 * Makes *d of a series in a settled table (days.h), up to as_of; without days if as_of is before
 * the first one. Net demand is that of net.h. Where more came back than went out on a day, the
 * rest is set against the latest earlier demand, so that a typing error leaves no trace when it
 * is taken back a week later.
 *
 * A day on which unmet demand was noted is no stockout, as what was asked for is known. If also
 * nothing was dispensed on it, the other days of its spell are no stockouts either, but zeros. A
 * spell is days out of stock, less than SPELL_GAP days from one to the next, with nothing
 * dispensed or received between. Days behind one whose rows leave nothing (DAY_EMPTY) and bring
 * nothing in are stockouts, until units are received, dispensed or left again. Where locations
 * are pooled, a stockout at one of them is one of the SKU only if nothing was dispensed that day.
 * Release *d.
 */
void demand_fill(struct demand *d, const struct day_series *s, int32_t as_of);
void demand_release(struct demand *d);

enum { SPELL_GAP = 8 }; /* days: neither a weekend nor a week of holidays ends a spell */

enum {
	DEMAND_WEEKS_LEAST = 2, /* weeks that a rate is taken from, at least */
	DEMAND_WEEKS_MAX = 522  /* ten years */
};

struct weeks {
	size_t n;                       /* weeks that count */
	double units[DEMAND_WEEKS_MAX]; /* newest first */
	size_t dropped;                 /* weeks with too many stockout days to say anything */
	size_t newest;                  /* whole weeks between the newest that counts and the last day */
	bool old;                       /* the window has not two that count: weeks before it are used */
	double mean, sd;                /* of units; sd with n - 1, NaN if n < 2; both NaN if n == 0 */
};

/*
 * Sets *w to the totals of whole weeks counted back from the last day, over at most
 * window_days; a partial oldest week is left out. A week with stockout days is scaled
 * up by (open days) / (open days in stock) if at least half of its open days were in
 * stock, else dropped: out-of-stock days tell nothing about demand (OpenLMIS, "adjusted
 * consumption"; WHO/MSH Managing Drug Supply, ch. 20, average monthly consumption
 * corrected for days out of stock). If that leaves fewer than DEMAND_WEEKS_LEAST, the
 * latest weeks before the window count as well, until there are as many as the window
 * has: the last known demand of a SKU that has been out of stock for long.
 */
void demand_weeks(const struct demand *d, size_t window_days, struct weeks *w);

/*
 * Returns the share of its units that the block-th week, counted back from the last day,
 * counts for: below 1 if week_limit cuts it; 1 otherwise, also for a partial week.
 */
double demand_week_part(const struct demand *d, size_t block);

enum {
	OUTLIER_DEVIATIONS = 4, /* standard deviations above the mean of the other weeks */
	OUTLIER_WEEKS = 8,      /* weeks of history at least, to tell what is usual */
	OUTLIER_HISTORY = 182   /* days of history used, or the window if that is longer */
};

struct outliers {
	size_t weeks; /* how many are above the limit */
	double limit; /* units a week; 0: too little is known for one */
};

/*
 * Finds weeks far above the others, corrected for stockouts as in demand_weeks:
 *
 *   limit = mean + 4 max(sd, sqrt(mean)) of all weeks but the largest
 *
 * 4 standard deviations are what frePPLe's forecast clips its history at (parameter
 * Outlier_maxDeviation). The largest week is left out, since n values that are
 * measured with their own mean and deviation never lie more than (n - 1) / sqrt(n)
 * of them apart, 3.2 for 12 (Shiffler, The American Statistician 42:79, 1988); and
 * counts vary by sqrt(mean) at least. Several such weeks raise the limit and so become
 * usual, as they are in lumpy demand. d must have no week_limit yet. There is no limit
 * without demand in the other weeks.
 */
struct outliers demand_outliers(const struct demand *d, size_t window_days);

struct quiet {
	size_t days;      /* the longest run without demand, in calendar days */
	size_t suspected; /* the longest run that is hardly chance, in days; 0: none */
};

#define QUIET_CHANCE 0.001

/*
 * Finds runs of days without demand in the whole weeks of the window, after the first
 * demand of the history. With a mean daily demand a of these weeks, Poisson demand has
 * a run of t days with probability exp(-a t); a run below QUIET_CHANCE is suspected to
 * be a stockout that nobody wrote down. It must be as unlikely by the mean demand of
 * the weekdays that it falls on, or each weekend would be suspected; days on which the
 * clinic was closed do not count there. Nothing is suspected if any of these days has a
 * stockout, as then somebody writes them down.
 */
struct quiet demand_quiet(const struct demand *d, size_t window_days);

/* How a weekly rate is computed from the weeks. */
struct demand_rate {
	bool smoothed;                     /* false: the rate is the mean, and `how` is not used */
	struct intermittent_params how;
};

/* Returns the rate in units a week, of the weeks in order of time; NaN: there are none. */
double demand_weekly_rate(const struct weeks *w, const struct demand_rate *rate);

#endif
