/* Opening and closing the files of an input; only for the files of this room. */
#ifndef GLP1_STREAM_INPUT_FILE_H
#define GLP1_STREAM_INPUT_FILE_H

#include "stream/input.h"

/* Opens the next file and finds the columns in its header. False: a fault was said. */
bool input_open_next(struct input *in);
/* Closes the file that is open, if one is, and says what was counted of it. */
void input_close_file(struct input *in);

/* Ends reading: closes the file and leaves out all others. Says nothing; returns false. */
bool input_end(struct input *in);

/* Says a fault whose class and text the caller has set; adds the name of the file. */
void input_say(struct input *in, struct diag *d);

#endif
