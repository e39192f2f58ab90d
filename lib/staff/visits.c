/* Counts visits in a hash table. */
#include "staff/visits.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

void visits_init(struct visits *v, bool keep_times)
{
	*v = (struct visits){ .first = DATE_NONE, .last = DATE_NONE, .keep_times = keep_times };
}

void visits_release(struct visits *v)
{
	for (size_t i = 0; i < v->n_places; i++)
		mem_free(v->places[i].visits);
	map_release(&v->map);
	map_release(&v->place_at);
	mem_free(v->places);
	mem_free(v->states);
	arena_release(&v->arena);
	*v = (struct visits){ 0 };
}

struct visit_tally *visits_tally(struct visits *v, struct str location, struct str type,
				 const char *file, uint64_t line)
{
	bool made;
	struct visit_tally *t = map_get_pair(&v->map, location, type, sizeof(*t), &made);
	if (made) {
		struct str key = map_key(t);
		t->location = (struct str){ key.p, location.n };
		t->type = (struct str){ key.p + location.n + 1, type.n };
		t->file = file;
		t->line = line;
	}
	return t;
}

static struct visit_place *place_of(struct visits *v, struct str location)
{
	bool made;
	size_t *at = map_get(&v->place_at, location, sizeof(*at), &made);
	if (!made)
		return &v->places[*at];
	*at = v->n_places;
	v->places = array_room(v->places, v->n_places, &v->places_size, sizeof(*v->places));
	v->places[v->n_places] = (struct visit_place){ .location = arena_copy(&v->arena,
									      location) };
	return &v->places[v->n_places++];
}

static void add_state(struct visits *v, struct str state)
{
	for (size_t i = 0; i < v->n_states; i++)
		if (str_ieq(v->states[i], state))
			return;
	v->states = array_room(v->states, v->n_states, &v->states_size, sizeof(*v->states));
	v->states[v->n_states++] = arena_copy(&v->arena, state);
}

static bool takes_time(enum visit_status s)
{
	return s == VISIT_OCCURRED || s == VISIT_ARRIVED;
}

void visits_add(struct visits *v, const struct visit *one)
{
	struct visit_tally *t = visits_tally(v, one->location, one->type, one->file, one->line);
	bool taken = takes_time(one->status);
	v->appointments++;
	t->count[one->status]++;
	v->first = v->first == DATE_NONE || one->day < v->first ? one->day : v->first;
	v->last = one->day > v->last ? one->day : v->last;
	if (one->state.n)
		add_state(v, one->state);
	if (taken && one->minutes >= 0) {
		t->minutes += one->minutes;
		t->timed++;
	}
	if (!taken || !v->keep_times || one->minute < 0)
		return;
	struct visit_place *p = place_of(v, one->location);
	p->visits = array_room(p->visits, p->n, &p->size, sizeof(*p->visits));
	p->visits[p->n++] = (struct load_visit){
		.start = (int64_t)one->day * 1440 + one->minute,
		.minutes = one->minutes >= 0 && one->minutes <= 1440 ? (int32_t)lround(one->minutes)
			: -1,
	};
}

static int by_key(const void *a, const void *b)
{
	return str_cmp(map_key(*(void *const *)a), map_key(*(void *const *)b));
}

static int by_location(const void *a, const void *b)
{
	return str_cmp(((const struct visit_place *)a)->location,
		       ((const struct visit_place *)b)->location);
}

static int by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void link_tallies(struct visits *v)
{
	struct visit_tally **all = mem_alloc(map_count(&v->map) * sizeof(*all)), *t = NULL;
	size_t n = 0;
	while ((t = map_next(&v->map, t)))
		all[n++] = t;
	if (n)
		qsort(all, n, sizeof(*all), by_key);
	v->tallies = n ? all[0] : NULL;
	for (size_t i = 0; i < n; i++)
		all[i]->next = i + 1 < n ? all[i + 1] : NULL;
	mem_free(all);
}

void visits_sort(struct visits *v)
{
	link_tallies(v);
	if (v->n_places)
		qsort(v->places, v->n_places, sizeof(*v->places), by_location);
	if (v->n_states)
		qsort(v->states, v->n_states, sizeof(*v->states), by_text);
}

int32_t visits_days(const struct visits *v)
{
	return v->first == DATE_NONE ? 0 : v->last - v->first + 1;
}

size_t visits_kept(const struct visit_tally *t)
{
	return t->count[VISIT_OCCURRED] + t->count[VISIT_ARRIVED];
}

size_t visits_lost(const struct visit_tally *t)
{
	return t->count[VISIT_NO_SHOW] + t->count[VISIT_LATE_CANCEL];
}

double visits_rate(const struct visit_tally *t, enum visit_status status)
{
	size_t of = 0;
	bool lost = status == VISIT_NO_SHOW || status == VISIT_LATE_CANCEL;
	for (int i = 0; i < VISIT_STATUSES; i++)
		of += t->count[i];
	if (lost)
		of = visits_kept(t) + visits_lost(t);
	return of ? (double)t->count[status] / (double)of : NAN;
}
