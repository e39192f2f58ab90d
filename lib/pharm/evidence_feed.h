/* All that a run knows: the register, changed by lists, measurements and answers. */
#ifndef GLP1_PHARM_EVIDENCE_FEED_H
#define GLP1_PHARM_EVIDENCE_FEED_H

#include "pharm/answers_feed.h"
#include "pharm/official_feed.h"
#include "pharm/pharmacies_feed.h"
#include "pharm/supply_feed.h"

/* The files that options name; a file that is not given has no rows. */
struct evidence_files {
	struct opt_file fills, volume, fda_503b, fda_503b_before, licences, exclusions, answers,
		recalls, letters;
};

struct evidence {
	struct pharm_settings set;
	struct rows pharmacies;  /* struct pharmacy, by name */
	struct rows facilities, facilities_before; /* struct pharm_facility */
	struct rows fills, licences, excluded, recalls, letters;
	struct map supply;       /* see pharm_supply_read */
	struct arena arena;
	struct pharm_source_row each, related; /* set by evidence_sources: of all SKUs */
	bool has_volume;
};

/* Reads all files; e->set must be filled in. False: faults were said. Release e in either case. */
bool evidence_read(struct evidence *e, struct tool *t, struct evidence_files *files,
		   const struct pharm_model *m);
void evidence_release(struct evidence *e);

/* Finds how concentrated the volume is: writes it as the report of a tool, or keeps it (NULL). */
void evidence_sources(struct evidence *e, struct tool *write);

#endif
