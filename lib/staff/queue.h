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
 * Share of arrivals that find all of so many servers busy and go, offered a load in
 * erlangs (arrivals times mean service time), by B(n) = a B(n-1) / (n + a B(n-1)).
 * NaN when load is not >= 0 or servers not in 0..QUEUE_SERVERS_MAX.
 */
double erlang_b(double load, int servers);

/* Share of arrivals that wait when none goes. 1 when load >= servers: the queue has no end. */
double erlang_c(double load, int servers);

/* One queue: rates in one unit of time. */
struct queue {
	double arrivals; /* a unit of time, >= 0 */
	double service;  /* mean units of time that one takes, > 0 */
};

struct queue_result {
	int servers;
	double load, occupancy;     /* erlangs; load / servers */
	/* share that waits; share served within the time asked; mean wait */
	double waits, within, wait;
	double blocked;             /* Erlang B: share lost if nobody could wait */
};

/*
 * What so many servers do. False, only servers, load and occupancy being set, when the
 * queue is unstable (load >= servers) or an argument out of range. within is
 * 1 - C exp(-(servers - load) time / service), wait is C service / (servers - load).
 */
bool queue_with(const struct queue *q, int servers, double time, struct queue_result *out);

/*
 * The fewest servers by which a share of at least target (0..1) is served within time,
 * and of which no more than max_occupancy (0..1] are busy on the mean. 0 when
 * QUEUE_SERVERS_MAX are not enough, or an argument is out of range.
 */
int queue_servers(const struct queue *q, double time, double target, double max_occupancy);

/*
 * The fewest servers of which no more than that share (0..1] finds all busy and goes: Erlang B.
 * 0 when QUEUE_SERVERS_MAX are not enough, or an argument is out of range.
 */
int queue_lines(double load, double most);

/*
 * People on the schedule so that servers are there: servers / (1 - shrinkage), rounded up. NaN
 * unless 0 <= shrinkage < 1.
 */
double queue_heads(int servers, double shrinkage);

#endif
