/* Opening and closing the files of an input; for this room. */
#ifndef GLP1_STREAM_INPUT_FILE_H
#define GLP1_STREAM_INPUT_FILE_H

#include "stream/input.h"

/* Opens the next file and finds the columns in its header. False: it cannot be read, which was said. */
bool input_open_next(struct input *in);
void input_close_file(struct input *in);

/* No more rows: the fault was said. Returns false. */
bool input_end(struct input *in);

/* Says a fault that has class and text; adds the file. */
void input_say(struct input *in, struct diag *d);

#endif
