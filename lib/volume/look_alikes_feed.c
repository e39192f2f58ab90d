/* Collects the spellings of all series and notes those that look alike. */
#include "volume/look_alikes_feed.h"

#include "stream/look_alikes.h"

#include "base/banned.h"

static void note(const struct tool *t, const struct day_table *days, bool locations)
{
	struct look_alikes spellings = { 0 };
	const struct look_words words = {
		.noun = locations ? "locations" : "SKUs",
		.values = true, /* SKUs and locations tell of no patient */
		.several_files = t->n_operands > 1,
	};
	for (const struct day_series *s = NULL; (s = map_next(&days->series, s));)
		look_alikes_add(&spellings, locations ? s->location : s->sku,
				(struct look_place){ s->seen_file, s->seen_line });
	look_alikes_say(&spellings, t, &words);
	look_alikes_release(&spellings);
}

void look_alikes_note(struct tool *t, struct day_table *days, bool by_location)
{
	if (t->opt.quiet)
		return;
	note(t, days, false);
	if (by_location)
		note(t, days, true);
}
