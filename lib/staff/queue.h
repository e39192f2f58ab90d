/*
 * Servers for people who do not wait for an appointment: walk-ins, calls, messages.
 * Erlang's formulas (A. K. Erlang 1917) hold for arrivals at random at an even rate,
 * service times that are exponential, and for people who do not give up; so they say
 * nothing about appointments, which are neither random nor even.
 */
#ifndef GLP1_STAFF_QUEUE_H
#define GLP1_STAFF_QUEUE_H

#include <stdbool.h>

enum { QUEUE_SERVERS_MAX = 100000 };

/*
 * Returns the share of arrivals that find all servers busy and go away; load is in
 * erlangs (arrivals times mean service time), by B(n) = a B(n-1) / (n + a B(n-1)).
 * NaN unless load >= 0 and servers is in 0..QUEUE_SERVERS_MAX.
 */
double erlang_b(double load, int servers);

/* Returns the share of arrivals that wait if none goes; 1 if load >= servers: it never ends. */
double erlang_c(double load, int servers);

/* One queue; all times are in the same unit. */
struct queue {
	double arrivals; /* a unit of time, >= 0 */
	double service;  /* mean time to serve one, > 0 */
};

struct queue_result {
	int servers;
	double load, occupancy;     /* erlangs; load / servers */
	/* share that waits; share that waits no longer than `time`; mean wait */
	double waits, within, wait;
	double blocked;             /* Erlang B: the share that is lost if nobody can wait */
};

/*
 * Fills in the results for a number of servers. False, with only servers, load and occupancy
 * set, if the queue is unstable (load >= servers) or an argument is out of range. within is
 * 1 - C exp(-(servers - load) time / service), wait is C service / (servers - load).
 */
bool queue_with(const struct queue *q, int servers, double time, struct queue_result *out);

/*
 * Returns the fewest servers with which a share of at least target (0..1) waits no longer than
 * time, and of which on average no more than max_occupancy (0..1] are busy. 0 if
 * QUEUE_SERVERS_MAX are not enough, or an argument is out of range.
 */
int queue_servers(const struct queue *q, double time, double target, double max_occupancy);

/*
 * Returns the fewest servers with which no more than the share `most` (0..1] finds all busy and
 * goes: Erlang B. 0 if QUEUE_SERVERS_MAX are not enough, or an argument is out of range.
 */
int queue_lines(double load, double most);

/*
 * Returns how many people to schedule so that `servers` are there: servers / (1 - shrinkage),
 * rounded up; shrinkage is the share of paid time away. NaN unless 0 <= shrinkage < 1.
 */
double queue_heads(int servers, double shrinkage);

#endif
