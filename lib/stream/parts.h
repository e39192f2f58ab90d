/*
 * Large files read by several threads at a time: each reads a part of the file, and its result
 * is added to the whole, in the order of the file. A part in which anything is wrong, or that
 * does not begin where a record does, is read again by the first thread, which alone says
 * faults: so results and messages are those of one thread.
 */
#ifndef GLP1_STREAM_PARTS_H
#define GLP1_STREAM_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input;

enum { PARTS_MOST = 64 }; /* parts, and threads */

/* Returns how many processors this process may use, at most 8; 1: that cannot be known. */
size_t parts_processors(void);

enum parts_result {
	PARTS_FAILED = -1, /* the place in the file is lost */
	PARTS_UNFIT = 0,   /* nothing was added: the part is to be read again */
	PARTS_ADDED = 1
};

/* What a tool does with its rows, in a form that threads can run. parts.state is the tool's own. */
struct parts_job {
	/* Makes part->parts.state, and part->row with its empty values. False: memory is out. */
	bool (*begin)(struct input *part, const struct input *whole);
	void (*read)(struct input *part); /* in a thread: reads all rows of the part */
	enum parts_result (*add)(struct input *whole, struct input *part); /* in the first thread */
	void (*release)(struct input *part); /* called only if there is a state */
};

struct parts;

/*
 * Call when the header of a file was read. If the file is large and regular, lets threads read
 * all parts but the first, and makes in pause before the second. If memory or threads are not
 * to be had, in reads those parts itself.
 */
void parts_start(struct input *in);

/* Call at CSV_END: adds parts that threads have read. True: reading goes on behind these. */
bool parts_next(struct input *in);

/* Stops the threads that still read, waits for them, and drops their parts. */
void parts_release(struct input *in);

/* Returns about how many bytes of the open file all threads together have read. */
uint64_t parts_bytes(const struct input *in);

/* Whether the threads of these parts should stop, since nobody needs the parts any more. */
bool parts_cancelled(const struct parts *parts);

#endif
