/* Which columns of a file are not read, said under -v. */
#ifndef GLP1_STREAM_UNREAD_H
#define GLP1_STREAM_UNREAD_H

#include "stream/input.h"

/*
 * Under -v, names the columns that are not read of the open file, whose header was bound; of
 * several files of one input, those of the first.
 */
void unread_say(const struct input *in);

#endif
