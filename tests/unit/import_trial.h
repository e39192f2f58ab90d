/* What the tests of lib/import share: the built-in profiles, and exports turned row by row. */
#ifndef GLP1_TESTS_IMPORT_TRIAL_H
#define GLP1_TESTS_IMPORT_TRIAL_H

#include "unit.h"

#include "import/export.h"
#include "import/turn.h"

/* Takes a table in the form of lib/import/profiles.csv in; false: *d says what is wrong. */
bool trial_profiles(struct profiles *ps, struct str table, bool own, struct diag *d);

/* The built-in table; the test stops if it is not sound. */
void trial_builtin(struct profiles *ps);

/* What came out of an export, as CSV without header; and what did not, `record,reason`. */
struct turned_file {
	const char *profile; /* of the export, in the profiles */
	struct bytes rows, skipped;
	size_t n_rows, n_skipped;
	size_t told;         /* columns that it lacks: those named in a note, and those left empty */
	struct diag fault;   /* class DIAG_NONE: none */
};

/* Turns the bytes of an export. to TARGETS: what is usual. Release the result. */
void turn_file(struct turned_file *f, const struct profiles *ps, struct str in, enum target to,
	       const char *as);
/* The same of a file or pipe, which stays the caller's. */
void turn_fd(struct turned_file *f, const struct profiles *ps, int fd, enum target to,
	     const char *as);
void turned_release(struct turned_file *f);

#endif
