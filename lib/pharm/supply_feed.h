/* Which pharmacy supplied how much of which SKU (--volume). */
#ifndef GLP1_PHARM_SUPPLY_FEED_H
#define GLP1_PHARM_SUPPLY_FEED_H

#include "base/map.h"
#include "pharm/official.h"
#include "pharm/sources.h"
#include "tool/tool.h"

extern const struct feed pharm_volume_feed;

/*
 * Adds to a map the exact sums of dispenses less returns of --volume, by SKU and pharmacy. Memory
 * grows with the pairs, not with the rows; threads read a large file. A file of which no row
 * counts is a fault. False: faults were said. The caller releases the map in either case.
 */
bool pharm_supply_read(struct map *supply, struct tool *t, struct opt_file *file);

/*
 * Returns the volume of pharmacies: the sums of a map made above or, if it is empty, the numbers
 * of orders in fills. The array has *n items; the caller frees it, its texts live as long as the
 * map, the fills and the arena.
 */
struct pharm_volume *pharm_volume_of(const struct map *supply, const struct pharm_fills *fills,
				     size_t n_fills, struct arena *arena, size_t *n);

#endif
