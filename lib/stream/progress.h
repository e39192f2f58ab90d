/* A line that shows how far reading is, on a terminal only, for runs that take long. */
#ifndef GLP1_STREAM_PROGRESS_H
#define GLP1_STREAM_PROGRESS_H

#include "stream/input.h"

/* Decides whether there is anyone to show it to, and how much there is to read. */
void progress_start(struct input *in);

/* Rewrites the line, from the first second on: MB read, MB in all, MB per second. */
void progress_show(struct input *in);

/* Takes the line off the screen. */
void progress_clear(struct input *in);

#endif
