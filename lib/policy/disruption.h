/*
 * Base stock where the only supplier may be down: demand is steady and delivery
 * immediate, but nothing comes while the supplier is down.
 */
#ifndef GLP1_POLICY_DISRUPTION_H
#define GLP1_POLICY_DISRUPTION_H

/* Costs, demand, and a supplier that goes up and down by a Markov chain, once a period. */
struct disruption {
	double holding_cost;     /* of a unit left at the end of a period, > 0 */
	double stockout_cost;    /* of a unit backordered at the end of a period, > 0 */
	double demand;           /* units a period, > 0 */
	double disruption_prob;  /* P(down in the next period) of a supplier who is up, 0..1 */
	double recovery_prob;    /* P(up in the next period) of one who is down, above 0, to 1 */
};

/*
 * Returns the base-stock level, in units, that costs least if it is ordered up to at
 * the start of each period: (n + 1) demand, n the smallest number of periods with
 *
 *   F(n) = 1 - a / (a + b) (1 - b)^n >= stockout_cost / (stockout_cost + holding_cost)
 *
 * where a is disruption_prob, b is recovery_prob, and F is the distribution of how
 * many periods in a row the supplier has been down. NaN when an argument is out of
 * range, or n is over 1e9. Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd
 * ed., Example 9.3; Tomlin 2006, Management Science 52(5):639-657.
 */
double disruption_level(const struct disruption *d);

#endif
