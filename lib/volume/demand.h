/*
 * Demand of one SKU day by day: dispenses and unmet less returns, every day without a row
 * a zero, from its first day to the day asked for; and its weekly totals,
 * corrected for days on which there was nothing to dispense.
 */
#ifndef GLP1_VOLUME_DEMAND_H
#define GLP1_VOLUME_DEMAND_H

#include "volume/days.h"
#include "volume/intermittent.h"

struct demand {
	int32_t first;       /* day of units[0] */
	size_t days;         /* to the as-of day, both included */
	double *units;       /* net demand of each day */
	bool *stockout;      /* the SKU could not be had on that day, and what was asked for is not known */
	bool *closed;        /* the clinic was; NULL: never */
	bool *returned;      /* all that went out on that day came back; NULL: nothing came back */
	bool out_now;        /* a spell out of stock goes on to the last day */
	size_t noted;        /* days up to the last with a stockout written down; 0: none has */
	bool partly_out;     /* some locations of a pooled SKU were out of stock on some days */
	bool whole;          /* all units are whole numbers */
	bool out_of_range;   /* the net demand of a day does not fit: units are of no use */
	double unmatched;    /* units that came back and never went out */
	double week_limit;   /* units that a week counts for at most; 0: no limit */
	size_t cut;          /* days taken off either end by demand_spread: not known yet */
	int32_t posted_every; /* days between two postings that were spread; 0: none were */
};

/*
 * Of the settled days of a series (days.h) up to as_of; no day if that is before its
 * first. Net demand is that of net.h; where more came back than went out on a day, the rest
 * is set against the latest earlier demand, so that a slip of the keys leaves no trace when it
 * is taken back a week later.
 *
 * A day on which unmet demand was noted is no stockout: what was asked for is known. Nor are
 * the others of its spell, days out of stock with less than SPELL_GAP days between two of them
 * and nothing dispensed there: they are zeros. Only unmet of a day without a dispense tells so.
 * Nor can anything be had on the days after one whose rows leave nothing (DAY_EMPTY) and bring
 * nothing in, until units are received, dispensed or left again.
 * Where locations are pooled, a stockout at one of them is one of the SKU only on a day on
 * which nothing was dispensed. Release it.
 */
void demand_fill(struct demand *d, const struct day_series *s, int32_t as_of);
void demand_release(struct demand *d);

enum { SPELL_GAP = 8 }; /* days: a weekend, or a week of holidays, ends no spell */

enum {
	DEMAND_WEEKS_LEAST = 2, /* that a rate is taken from */
	DEMAND_WEEKS_MAX = 522  /* ten years */
};

struct weeks {
	size_t n;                       /* weeks that count */
	double units[DEMAND_WEEKS_MAX]; /* newest first */
	size_t dropped;                 /* weeks with too many stockout days to say anything */
	size_t newest;                  /* whole weeks between the last day and the newest that counts */
	bool old;                       /* all but a week of the window dropped: they are of before */
	double mean, sd;                /* of units; sd with n - 1, NaN if n < 2; both NaN if n == 0 */
};

/*
 * Totals of whole weeks counted back from the last day, over at most
 * window_days; a partial oldest week is left out. A week with stockout days is
 * scaled up by (open days) / (open days in stock) if at least half of its open
 * days were in stock, else dropped: out-of-stock days tell nothing about demand (OpenLMIS, "adjusted
 * consumption"; WHO/MSH Managing Drug Supply, ch. 20, average monthly
 * consumption corrected for days out of stock). If fewer than DEMAND_WEEKS_LEAST are
 * left so, the latest before the window count until there are as many as it has weeks: the
 * last known demand of a SKU that has been out of stock for long.
 */
void demand_weeks(const struct demand *d, size_t window_days, struct weeks *w);

/*
 * What part of the units of the block-th week counted back from the last day counts:
 * less than 1 if week_limit cuts it; 1 if it is not whole.
 */
double demand_week_part(const struct demand *d, size_t block);

enum {
	OUTLIER_DEVIATIONS = 4, /* above the mean of the other weeks */
	OUTLIER_WEEKS = 8,      /* of history at least, to tell what is usual */
	OUTLIER_HISTORY = 182   /* days looked at, or the window if that is longer */
};

struct outliers {
	size_t weeks; /* above the limit */
	double limit; /* units a week; 0: too little is known for one */
};

/*
 * Weeks far above the others, corrected for stockouts as in demand_weeks:
 *
 *   limit = mean + 4 max(sd, sqrt(mean)) of all weeks but the largest
 *
 * 4 standard deviations are what frePPLe's forecast clips its history at (parameter
 * Outlier_maxDeviation). The largest week is left out, since n values that are
 * measured with their own mean and deviation never lie more than (n - 1) / sqrt(n)
 * of them apart, 3.2 for 12 (Shiffler, The American Statistician 42:79, 1988); and
 * counts vary by sqrt(mean) at least. More than one week like it make it usual: lumpy
 * demand is made of such. d has no week_limit yet. No limit without demand in the other
 * weeks.
 */
struct outliers demand_outliers(const struct demand *d, size_t window_days);

struct quiet {
	size_t days;      /* the longest run without demand, in calendar days */
	size_t suspected; /* the longest one that is hardly chance; 0: none */
};

#define QUIET_CHANCE 0.001

/*
 * Runs of days without demand in the whole weeks of the window, after the first
 * demand of the history. With a the mean daily demand of these weeks, a run of t
 * days happens to a Poisson demand with probability exp(-a t); one of less than
 * QUIET_CHANCE is suspected to be a stockout that nobody wrote down. It must be as
 * unlikely for the days of the week that it falls on, by their mean demand in the
 * other weeks, or each weekend would be suspected; days on which the clinic was
 * closed do not count there. Nothing is suspected if any day has a stockout: then
 * they are written down.
 */
struct quiet demand_quiet(const struct demand *d, size_t window_days);

/* How a weekly rate comes from the weeks. */
struct demand_rate {
	bool smoothed;                     /* false: the mean, and how is not looked at */
	struct intermittent_params how;
};

/* Units a week; of the weeks in the order in which they passed. NaN if there is none. */
double demand_weekly_rate(const struct weeks *w, const struct demand_rate *rate);

#endif
