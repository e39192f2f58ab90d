/* One thing in several spellings: two front desks and a web form write one drug three ways. */
#ifndef GLP1_VOLUME_LOOK_ALIKES_FEED_H
#define GLP1_VOLUME_LOOK_ALIKES_FEED_H

#include "tool/tool.h"
#include "volume/days.h"

/*
 * Says which SKUs, and locations if they are told apart, differ only in case or blanks, and
 * where each is first.
 */
void look_alikes_note(struct tool *t, struct day_table *days, bool by_location);

#endif
