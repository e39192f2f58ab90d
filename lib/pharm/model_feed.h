/*
 * Criteria, gates and lawful pathways: the tables of this room, and the clinic's own
 * weights and rows, which come first.
 */
#ifndef GLP1_PHARM_MODEL_FEED_H
#define GLP1_PHARM_MODEL_FEED_H

#include "pharm/pharm.h"
#include "stream/rows.h"

extern const struct feed pharm_weights_feed, pharm_lawful_feed, pharm_bud_feed;
extern const struct report pharm_weights_report, pharm_rules_report;

/* Reads the tables that are part of the program. False: a fault was said. */
bool pharm_model_read(struct pharm_model *m, struct tool *t);

/* Replaces weights and points with those of a file. False: faults were said. */
bool pharm_weights_read(struct pharm_model *m, struct tool *t, struct opt_file *file);

/* Puts rows on drugs and pathways before those of the table. False: faults were said. */
bool pharm_lawful_read(struct pharm_model *m, struct tool *t, struct opt_file *file);

/* Puts rows on beyond-use dates before those of the table. False: faults were said. */
bool pharm_bud_read(struct pharm_model *m, struct tool *t, struct opt_file *file);

/*
 * Sorts the groups as in a comma-separated list, then those that the list leaves out, and
 * weighs them by that order. False: *d says what is wrong.
 */
bool pharm_order_groups(struct pharm_model *m, enum score_order how, const char *list,
			struct diag *d);

/* Writes the criteria with their weights in points of 100, as pharm_weights_feed reads them. */
void pharm_write_weights(struct tool *t, const struct pharm_model *m);

/* Writes gates and other rules. */
void pharm_write_rules(struct tool *t, const struct pharm_model *m);

void pharm_model_release(struct pharm_model *m);

#endif
