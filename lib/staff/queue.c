/* Computes Erlang B by recursion, Erlang C from it, and the fewest servers. */
#include "staff/queue.h"

#include <math.h>

#include "base/banned.h"

/* B for `servers`, from b, the B for one server less. */
static double next_b(double b, double load, int servers)
{
	return load * b / (servers + load * b);
}

double erlang_b(double load, int servers)
{
	double b = 1;
	if (!(load >= 0) || servers < 0 || servers > QUEUE_SERVERS_MAX)
		return NAN;
	for (int n = 1; n <= servers; n++)
		b = next_b(b, load, n);
	return b;
}

/* Erlang C from Erlang B; load < servers. */
static double c_of(double b, double load, int servers)
{
	return servers * b / (servers - load * (1 - b));
}

double erlang_c(double load, int servers)
{
	double b = erlang_b(load, servers);
	if (isnan(b))
		return NAN;
	return load < servers ? c_of(b, load, servers) : 1;
}

static bool in_range(const struct queue *q, double time)
{
	return q->arrivals >= 0 && q->service > 0 && isfinite(q->arrivals * q->service) &&
		time >= 0;
}

static double within(const struct queue *q, double b, int servers, double time)
{
	double load = q->arrivals * q->service;
	return 1 - c_of(b, load, servers) * exp(-(servers - load) * time / q->service);
}

bool queue_with(const struct queue *q, int servers, double time, struct queue_result *out)
{
	double load = q->arrivals * q->service, b = erlang_b(load, servers);
	*out = (struct queue_result){ servers, load, servers > 0 ? load / servers : NAN,
				      NAN, NAN, NAN, NAN };
	if (!in_range(q, time) || isnan(b) || load >= servers)
		return false;
	out->blocked = b;
	out->waits = c_of(b, load, servers);
	out->within = within(q, b, servers, time);
	out->wait = out->waits * q->service / (servers - load);
	return true;
}

int queue_servers(const struct queue *q, double time, double target, double max_occupancy)
{
	double load = q->arrivals * q->service, b = 1;
	if (!in_range(q, time) || !(target >= 0 && target <= 1 && max_occupancy > 0 &&
				    max_occupancy <= 1))
		return 0;
	for (int n = 1; n <= QUEUE_SERVERS_MAX; n++) {
		b = next_b(b, load, n);
		if (load < n && load <= max_occupancy * n && within(q, b, n, time) >= target)
			return n;
	}
	return 0;
}

int queue_lines(double load, double most)
{
	double b = 1;
	if (!(load >= 0 && isfinite(load) && most > 0 && most <= 1))
		return 0;
	for (int n = 1; n <= QUEUE_SERVERS_MAX; n++) {
		b = next_b(b, load, n);
		if (b <= most)
			return n;
	}
	return 0;
}

double queue_heads(int servers, double shrinkage)
{
	if (!(shrinkage >= 0 && shrinkage < 1))
		return NAN;
	/* so that 7 / (1 - 0.3) is 10 and not rounded up to 11 */
	return ceil(servers / (1 - shrinkage) * (1 - 1e-12));
}
