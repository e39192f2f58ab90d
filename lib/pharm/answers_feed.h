/* Answers that came in for questions (--answers), and volume by pharmacy (--volume). */
#ifndef GLP1_PHARM_ANSWERS_FEED_H
#define GLP1_PHARM_ANSWERS_FEED_H

#include "pharm/official.h"
#include "pharm/sources.h"
#include "stream/rows.h"

extern const struct feed pharm_answers_feed, pharm_volume_feed;

/*
 * Puts answers, as --report=questions asks for them, over those of the register; an empty
 * one changes nothing, one older than stale_days neither. False: faults were said.
 */
bool pharm_answers_read(struct tool *t, struct opt_file *file, const struct pharm_model *m,
			const struct pharm_settings *s, struct pharmacy *p, size_t n,
			struct arena *arena);

/*
 * Dispenses less returns of --volume, else the orders of fills, as volume. Returns an array
 * of *n, which is the caller's to free, its texts in the arena.
 */
struct pharm_volume *pharm_volume_of(const struct rows *volume, const struct pharm_fills *fills,
				     size_t n_fills, struct arena *arena, size_t *n);

#endif
