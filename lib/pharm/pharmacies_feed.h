/* The register of pharmacies: who they are and what they answered. */
#ifndef GLP1_PHARM_PHARMACIES_FEED_H
#define GLP1_PHARM_PHARMACIES_FEED_H

#include "pharm/pharm.h"
#include "stream/rows.h"

extern const struct feed pharmacies_feed;

/*
 * Reads the operands, or the file of an option, into rows of struct pharmacy, sorted by name; a
 * name that comes twice is a fault. Answers are checked against m. False: faults were said.
 * Release the rows in either case.
 */
bool pharmacies_read(struct rows *r, struct tool *t, struct opt_file *file,
		     const struct pharm_model *m);

#endif
