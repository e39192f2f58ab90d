/* All that a run knows: the register, with lists, measurements and answers put over it. */
#ifndef GLP1_PHARM_EVIDENCE_FEED_H
#define GLP1_PHARM_EVIDENCE_FEED_H

#include "pharm/answers_feed.h"
#include "pharm/official_feed.h"
#include "pharm/pharmacies_feed.h"

/* The files of options; those not given have no rows. */
struct evidence_files {
	struct opt_file fills, volume, fda_503b, fda_503b_before, licences, exclusions, answers, recalls, letters;
};

struct evidence {
	struct pharm_settings set;
	struct rows pharmacies;  /* struct pharmacy, by name */
	struct rows facilities, facilities_before; /* struct pharm_facility */
	struct rows fills, volume, licences, excluded, recalls, letters;
	struct arena arena;
	struct pharm_source_row each, related; /* set by evidence_sources: of all SKUs */
	bool has_volume;
};

/* Reads all of it; set must be there. False: faults were said. Release it in either case. */
bool evidence_read(struct evidence *e, struct tool *t, struct evidence_files *files,
		   const struct pharm_model *m);
void evidence_release(struct evidence *e);

/* How concentrated the volume is: kept for the audit, or written as the report of a tool. */
void evidence_sources(struct evidence *e, struct tool *write);

#endif
