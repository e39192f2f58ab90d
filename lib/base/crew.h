/*
 * Several threads that make things in any order, for one that takes them in theirs: what is
 * written is the same with any number of threads.
 */
#ifndef GLP1_BASE_CREW_H
#define GLP1_BASE_CREW_H

#include <stdbool.h>
#include <stddef.h>

enum { CREW_PLACES = 64, CREW_MOST = 64 }; /* things made and not yet taken; threads */

/*
 * What is done n times. A thing lies in a place, 0 to CREW_PLACES - 1, from make to drop, and no
 * other thing does so long. make runs in any thread and may change nothing but its place and
 * what belongs to i alone; take and drop run in the caller's.
 */
struct crew_job {
	size_t n;
	void (*make)(void *of, size_t i, size_t place);
	bool (*take)(void *of, size_t i, size_t place); /* i is 0, 1, 2 ...; false: the last one */
	void (*drop)(void *of, size_t place);           /* of what was made, taken or not */
	void *of;
};

/* Does the job with so many threads, the caller's included, or with fewer if there are none. */
void crew_run(const struct crew_job *job, size_t threads);

#endif
