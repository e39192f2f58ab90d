/* Answers that came in for questions (--answers). */
#ifndef GLP1_PHARM_ANSWERS_FEED_H
#define GLP1_PHARM_ANSWERS_FEED_H

#include "pharm/official.h"
#include "stream/rows.h"

extern const struct feed pharm_answers_feed;

/*
 * Replaces answers of the register with those of --answers, a file as --report=questions prints
 * it. An answer that is empty or older than stale_days changes nothing. False: faults were said.
 */
bool pharm_answers_read(struct tool *t, struct opt_file *file, const struct pharm_model *m,
			const struct pharm_settings *s, struct pharmacy *p, size_t n,
			struct arena *arena);

#endif
