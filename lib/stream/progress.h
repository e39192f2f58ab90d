/* How far reading is, on a terminal only, for runs that last. */
#ifndef GLP1_STREAM_PROGRESS_H
#define GLP1_STREAM_PROGRESS_H

#include "stream/input.h"

/* Decides whether there is anyone to show it to, and how much there is to read. */
void progress_start(struct input *in);

/* Rewrites the line, from one second on: bytes, share, rate. */
void progress_show(struct input *in);

/* Takes the line off the screen. */
void progress_clear(struct input *in);

#endif
