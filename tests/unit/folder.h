/* A folder of the test's own, in which it works: for files that are made, replaced or not touched. */
#ifndef GLP1_TESTS_FOLDER_H
#define GLP1_TESTS_FOLDER_H

#include "tool/outfile.h"

/* Makes it and goes there; the other goes back and takes it away with all that is in it. */
void folder_enter(void);
void folder_leave(void);

/* Its path. */
const char *folder_path(void);

/* A new file of mode 0600 that holds text; makes sure that a file holds text. */
void put_file(const char *name, const char *text);
void assert_file(const char *name, const char *want);

/* How many files there are in a folder. */
int files_in(const char *dir);

/* An output that is opened and has text in it; its end, as a tool's; both at once. */
extern const struct outfile_terms plain_terms;
void begin_output(struct outfile *o, const char *name, const char *text);
bool commit_output(struct outfile *o, struct diag *d);
void write_output(const char *name, const char *text);

#endif
