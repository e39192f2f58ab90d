/* A ring of places: threads make what is next while there is a free one. */
#include "base/crew.h"

#include <pthread.h>

#include "base/thread.h"

#include "base/banned.h"

struct crew {
	const struct crew_job *job;
	pthread_mutex_t lock;              /* of all below */
	pthread_cond_t made, room;         /* something was made; a place is free, or it is over */
	size_t next, taken;                /* things begun, and things taken, from the first on */
	bool is_made[CREW_PLACES], over;
};

/* Whether something is left to begin, now or later. */
static bool goes_on(const struct crew *c)
{
	return !c->over && c->next < c->job->n;
}

static bool has_place(const struct crew *c)
{
	return c->next - c->taken < CREW_PLACES;
}

/* Makes what is next. The lock is held before and after. */
static void make_one(struct crew *c)
{
	size_t i = c->next++;
	pthread_mutex_unlock(&c->lock);
	c->job->make(c->job->of, i, i % CREW_PLACES);
	pthread_mutex_lock(&c->lock);
	c->is_made[i % CREW_PLACES] = true;
}

static void *work(void *of)
{
	struct crew *c = of;
	pthread_mutex_lock(&c->lock);
	while (goes_on(c)) {
		if (!has_place(c)) {
			pthread_cond_wait(&c->room, &c->lock);
			continue;
		}
		make_one(c);
		pthread_cond_signal(&c->made);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

/* Waits until thing i is made, or makes it or others meanwhile. The lock is held. */
static void await(struct crew *c, size_t i)
{
	while (!c->is_made[i % CREW_PLACES]) {
		if (goes_on(c) && has_place(c))
			make_one(c);
		else
			pthread_cond_wait(&c->made, &c->lock);
	}
}

static void take_all(struct crew *c)
{
	const struct crew_job *job = c->job;
	pthread_mutex_lock(&c->lock);
	while (c->taken < c->next || goes_on(c)) {
		size_t i = c->taken, place = i % CREW_PLACES;
		await(c, i);
		bool last = c->over;
		pthread_mutex_unlock(&c->lock);
		last = last || !job->take(job->of, i, place);
		job->drop(job->of, place);
		pthread_mutex_lock(&c->lock);
		c->is_made[place] = false;
		c->taken++;
		c->over = last;
		pthread_cond_broadcast(&c->room);
	}
	c->over = true;
	pthread_cond_broadcast(&c->room);
	pthread_mutex_unlock(&c->lock);
}

void crew_run(const struct crew_job *job, size_t threads)
{
	struct crew c = { .job = job, .lock = PTHREAD_MUTEX_INITIALIZER,
			  .made = PTHREAD_COND_INITIALIZER, .room = PTHREAD_COND_INITIALIZER };
	pthread_t thread[CREW_MOST];
	size_t n = 0;
	while (n + 1 < threads && n < CREW_MOST && thread_start(&thread[n], work, &c))
		n++;
	take_all(&c);
	while (n)
		pthread_join(thread[--n], NULL);
	pthread_mutex_destroy(&c.lock);
	pthread_cond_destroy(&c.made);
	pthread_cond_destroy(&c.room);
}
