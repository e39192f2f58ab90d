/* One thing in several spellings: two front desks and a web form write one drug three ways. */
#ifndef GLP1_STREAM_LOOK_ALIKES_H
#define GLP1_STREAM_LOOK_ALIKES_H

#include "base/map.h"
#include "tool/tool.h"

/* Where a spelling first stands. */
struct look_place {
	uint32_t file; /* counted from 1 */
	uint64_t line;
};

/* Spellings of one column; a zeroed one is empty. */
struct look_alikes {
	struct map seen;
};

/* Adds a spelling that stands at a place; of several places the first counts. */
void look_alikes_add(struct look_alikes *l, struct str text, struct look_place place);

/* What a note calls them. */
struct look_words {
	const char *noun;  /* "SKUs", or "supplier: values" */
	bool values;       /* each spelling is shown; else only where it stands */
	bool several_files; /* places are told with the number of their file */
};

/* Says which spellings differ only in what text_folded leaves out, and where each is first. */
void look_alikes_say(struct look_alikes *l, const struct tool *t, const struct look_words *words);

void look_alikes_release(struct look_alikes *l);

#endif
