/* The reports on visits, their load, queues, and oversight. */
#include "staff/staff_report.h"

#include <math.h>

#include "staff/queue.h"
#include "staff/staff_cols.h"

#include "base/banned.h"

void staff_write_visits(struct tool *t, const struct staff_plan *p)
{
	for (const struct visit_tally *v = p->visits->tallies; v; v = v->next) {
		struct visits_line l = {
			.location = v->location, .type = v->type, .occurred = visits_kept(v),
			.no_show = v->count[VISIT_NO_SHOW],
				.late_cancel = v->count[VISIT_LATE_CANCEL],
			.cancelled = v->count[VISIT_CANCELLED],
				.rescheduled = v->count[VISIT_RESCHEDULED],
			.no_show_rate = visits_rate(v, VISIT_NO_SHOW),
			.late_cancel_rate = visits_rate(v, VISIT_LATE_CANCEL),
			.cancel_rate = visits_rate(v, VISIT_CANCELLED),
			.reschedule_rate = visits_rate(v, VISIT_RESCHEDULED),
			.mean_minutes = v->timed ? v->minutes / (double)v->timed : NAN,
			.per_year = staff_visits_a_year(p, v),
			.first = p->visits->first, .last = p->visits->last,
		};
		for (int i = 0; i < VISIT_STATUSES; i++)
			l.appointments += v->count[i];
		tool_write(t, &l);
	}
}

/* The hours a year that visits at a location last, on the clinic's clock. */
static double visit_hours(const struct staff_plan *p, struct str location)
{
	double hours = 0;
	for (const struct visit_tally *v = p->visits->tallies; v; v = v->next)
		if (v->timed && str_eq(v->location, location))
			hours += staff_visits_a_year(p, v) * v->minutes / (double)v->timed / 60;
	return hours;
}

/*
 * How many visits at the same time the people of a location can do: for each role its people
 * divided by the hours that it works for an hour of visit; the least counts. NaN: not known.
 */
static double capacity_of(const struct staff_plan *p, const struct staff_line *lines, size_t n,
			  struct str location)
{
	double least = NAN, hours = visit_hours(p, location);
	for (size_t i = 0; i < n && hours > 0; i++)
		if (str_eq(lines[i].location, location) && lines[i].have > 0 &&
		    lines[i].work.hours > 0)
			least = fmin(least, lines[i].have * hours / lines[i].work.hours);
	return least;
}

void staff_write_load(struct tool *t, const struct staff_plan *plan)
{
	const struct visits *v = plan->visits;
	const struct visit_tally *at;
	struct arena arena = { 0 };
	size_t n_lines = 0;
	struct staff_line *lines =
		plan->n_standards && plan->roster && staff_check(plan, &at) == STAFF_OK ?
			staff_lines(plan, &arena, &n_lines) : NULL;
	static const char *const days[LOAD_DAYS] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
						     "Sun" };
	for (size_t i = 0; i < v->n_places; i++) {
		const struct visit_place *p = &v->places[i];
		struct load l;
		double capacity = capacity_of(plan, lines, n_lines, p->location);
		load_of(p->visits, p->n, v->first, v->last, &l);
		for (int d = 0; d < LOAD_DAYS; d++)
			for (int h = 0; h < LOAD_HOURS; h++) {
				const struct load_hour *o = &l.hour[d][h];
				if (o->starts || o->peak_at_once)
					tool_write(t, &(struct load_line){
						.location = p->location, .weekday = days[d],
							.hour = h,
						.starts = o->starts,
							.mean_starts = load_mean_starts(&l, d, h),
						.peak_starts = o->peak_starts,
						.mean_at_once = load_mean_at_once(&l, d, h),
						.peak_at_once = o->peak_at_once,
						.capacity = capacity });
			}
	}
	arena_release(&arena);
}

/* The servers with which few enough wait too long, or few enough are lost; 0: no number will do. */
static int servers_for(const struct queue_row *row, const struct queue *q,
		       const struct queue_how *how)
{
	if (!isnan(row->servers))
		return (int)row->servers;
	if (!isnan(how->max_blocked))
		return queue_lines(q->arrivals * q->service, how->max_blocked);
	return queue_servers(q, how->wait_minutes, how->target, how->max_occupancy);
}

void staff_write_queues(struct tool *t, const struct visits_read *r, const struct queue_how *how)
{
	bool lost = !isnan(how->max_blocked);
	for (size_t i = 0; i < r->n_queues; i++) {
		const struct queue_row *row = &r->queues[i];
		struct queue q = { row->per_hour / 60, row->minutes };
		struct queue_result out;
		int servers = servers_for(row, &q, how);
		bool stable = queue_with(&q, servers, how->wait_minutes, &out) && servers > 0;
		double blocked = lost && servers > 0 ? erlang_b(out.load, servers) : out.blocked;
		/* people who go when all are busy make no growing queue */
		bool ok = lost ? servers > 0 : stable;
		double busy = lost ? out.load * (1 - blocked) / servers : out.occupancy;
		tool_write(t, &(struct queue_line){
			.queue = row->queue, .per_hour = row->per_hour, .minutes = row->minutes,
			.load = out.load, .servers = servers > 0 ? (double)servers : (double)NAN,
			.occupancy = ok ? busy : NAN, .waits = lost ? NAN : out.waits,
			.within = lost ? NAN : out.within, .wait_minutes = lost ? NAN : out.wait,
			.blocked = blocked, .heads = ok ? queue_heads(servers, how->shrinkage) : NAN,
			.status = ok ? "ok" : servers > 0 ? "unstable" : "too_many" });
	}
}

void staff_write_oversight(struct tool *t, const struct roster *r, int32_t as_of)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct roster_person *p = r->by_supervisor[i];
		const struct state_rule *s = p->rule;
		if (!p->supervisor.n || !s || s->oversight == OVERSIGHT_NONE ||
		    !roster_is_supervised(p, as_of))
			continue;
		struct oversight_state o = oversight_of(r->events, r->n_events, s, p->supervisor,
							p->person, as_of,
							OVERSIGHT_SOON_DAYS);
		tool_write(t, &(struct oversight_line){
			.supervisor = p->supervisor, .person = p->person, .state = s->state,
			.kind = oversight_kind_names[s->oversight],
				.every = state_period_names[s->oversight_every],
			.last = o.last, .due = o.due, .status = oversight_status_names[o.status],
			.in_month = o.in_month, .minutes = o.in_month ? o.minutes : NAN });
	}
}
