/*
 * Large files read by several threads at a time: each reads a part of the file, and what it
 * made of it is added to the whole, in the order of the file. A part in which anything is
 * wrong, or that does not begin where a record does, is read again by the one thread that
 * says faults: results and messages are those of one thread alone.
 */
#ifndef GLP1_STREAM_PARTS_H
#define GLP1_STREAM_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct input;

enum { PARTS_MOST = 64 }; /* and threads */

/* All that is there of processors, up to 8; 1 if that cannot be known. */
size_t parts_processors(void);

enum parts_result {
	PARTS_FAILED = -1, /* the place in the file is lost */
	PARTS_UNFIT = 0,   /* nothing was taken: the part is to be read again */
	PARTS_ADDED = 1
};

/* What a tool makes of its rows, such that threads can. in->parts.state is the tool's own. */
struct parts_job {
	/* Makes part->parts.state, and part->row with its empty values. False when memory is out. */
	bool (*begin)(struct input *part, const struct input *whole);
	void (*read)(struct input *part); /* in a thread: all rows of the part */
	enum parts_result (*add)(struct input *whole, struct input *part);
	void (*release)(struct input *part); /* if there is a state */
};

struct parts;

/*
 * The header of in's file was read: if the file is large and regular, makes in pause before
 * the second part, and threads read the others. Without memory or threads it stays whole.
 */
void parts_start(struct input *in);

/* After CSV_END: adds the parts that were read. True: reading goes on, with what comes then. */
bool parts_next(struct input *in);

/* Stops the threads that still read, drops their parts. */
void parts_release(struct input *in);

/* About how many bytes of the file that is open all threads have read. */
uint64_t parts_bytes(const struct input *in);

/* Of a part's input: nobody wants it any more. */
bool parts_cancelled(const struct parts *parts);

#endif
