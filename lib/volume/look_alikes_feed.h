/* SKUs and locations that are written in several ways. */
#ifndef GLP1_VOLUME_LOOK_ALIKES_FEED_H
#define GLP1_VOLUME_LOOK_ALIKES_FEED_H

#include "tool/tool.h"
#include "volume/days.h"

/*
 * Notes which SKUs (and, if by_location, locations) differ only in case or blanks, and where each
 * spelling first stands. Says nothing under --quiet.
 */
void look_alikes_note(struct tool *t, struct day_table *days, bool by_location);

#endif
