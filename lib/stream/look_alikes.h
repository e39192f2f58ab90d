/* Spellings that are probably one thing: two front desks and a web form write a drug three ways. */
#ifndef GLP1_STREAM_LOOK_ALIKES_H
#define GLP1_STREAM_LOOK_ALIKES_H

#include "base/map.h"
#include "tool/tool.h"

/* Where a spelling first stands. */
struct look_place {
	uint32_t file; /* number of the file in the input, from 1 */
	uint64_t line;
};

/* The spellings of one column; a zeroed struct is empty. */
struct look_alikes {
	struct map seen;
};

/* Adds a spelling and a place where it stands; the first place of each is kept. */
void look_alikes_add(struct look_alikes *l, struct str text, struct look_place place);

/* How a note speaks of the spellings. */
struct look_words {
	const char *noun;  /* "SKUs", or "supplier: values" */
	bool values;       /* show each spelling; else only the place where it stands */
	bool several_files; /* give each place with the number of its file */
};

/* Notes which spellings have the same text_folded form, and where each first stands. */
void look_alikes_say(struct look_alikes *l, const struct tool *t, const struct look_words *words);

void look_alikes_release(struct look_alikes *l);

#endif
