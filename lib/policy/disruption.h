/*
 * Base stock when the one supplier can be down: demand is steady and delivery
 * immediate, but while the supplier is down nothing comes.
 */
#ifndef GLP1_POLICY_DISRUPTION_H
#define GLP1_POLICY_DISRUPTION_H

/* A supplier that is up or down by a Markov chain, once a period. */
struct disruption {
	double holding_cost;     /* of a unit left at the end of a period, > 0 */
	double stockout_cost;    /* of a unit backordered at the end of a period, > 0 */
	double demand;           /* units a period, > 0 */
	double disruption_prob;  /* that an up supplier is down in the next period, 0..1 */
	double recovery_prob;    /* that a down supplier is up in the next period, above 0 to 1 */
};

/*
 * The base-stock level, ordered up to at the start of each period, that costs
 * least: (n + 1) demand, n the smallest number of periods with
 *
 *   F(n) = 1 - a / (a + b) (1 - b)^n >= stockout_cost / (stockout_cost + holding_cost)
 *
 * a disruption_prob, b recovery_prob, F the distribution of how many periods in
 * a row the supplier has been down. NaN when an argument is out of range, or n
 * is over 1e9. Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed.,
 * Example 9.3; Tomlin 2006, Management Science 52(5):639-657.
 */
double disruption_level(const struct disruption *d);

#endif
