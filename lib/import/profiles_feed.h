/* The table of profiles, the user's before ours. */
#ifndef GLP1_IMPORT_PROFILES_FEED_H
#define GLP1_IMPORT_PROFILES_FEED_H

#include "import/profile.h"
#include "tool/tool.h"

extern const struct feed profiles_feed;

/* Called with each row of the table. */
typedef void profiles_row(void *of, const struct profile_row *row);

/*
 * Reads the file of an option, if it was given, and then the table of the program. each (NULL:
 * none) sees the rows that count. False: faults were said. Release the profiles in either case.
 */
bool profiles_read(struct profiles *ps, struct tool *t, struct opt_file *file, profiles_row *each,
		   void *of);

#endif
