/* Answers that came in for questions (--answers), and volume by pharmacy (--volume). */
#ifndef GLP1_PHARM_ANSWERS_FEED_H
#define GLP1_PHARM_ANSWERS_FEED_H

#include "pharm/official.h"
#include "pharm/sources.h"
#include "stream/rows.h"

extern const struct feed pharm_answers_feed, pharm_volume_feed;

/*
 * Replaces answers of the register with those of --answers, a file as --report=questions prints
 * it. An answer that is empty or older than stale_days changes nothing. False: faults were said.
 */
bool pharm_answers_read(struct tool *t, struct opt_file *file, const struct pharm_model *m,
			const struct pharm_settings *s, struct pharmacy *p, size_t n,
			struct arena *arena);

/*
 * Returns the volume of pharmacies: dispenses less returns of --volume, or else the numbers of
 * orders in fills. The array has *n items; the caller frees it, its texts are in the arena.
 */
struct pharm_volume *pharm_volume_of(const struct rows *volume, const struct pharm_fills *fills,
				     size_t n_fills, struct arena *arena, size_t *n);

#endif
