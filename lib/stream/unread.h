/* Which columns of a file are not read, said under -v. */
#ifndef GLP1_STREAM_UNREAD_H
#define GLP1_STREAM_UNREAD_H

#include "stream/input.h"

/* Under -v, names the columns of the open file, whose header was bound, that are not read. */
void unread_say(const struct input *in);

#endif
