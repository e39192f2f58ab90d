/* Rows on beyond-use dates: those of a file, then those of the program. */
#include "base/array.h"
#include "pharm/model_feed.h"

#include "base/banned.h"

extern const struct embedded pharm_bud_csv;

#define COL(member) CSV_MEMBER(struct pharm_bud, member)

static const struct csv_col cols[] = {
	{ COL(category), .type = COL_WORD, .required = true, .words = bud_category_names,
	  .help = "of USP 797: 1, 2, 3 or any" },
	{ COL(method), .type = COL_WORD, .required = true, .words = bud_method_names,
	  .help = "aseptic, terminal (sterilized) or any" },
	{ COL(components), .type = COL_WORD, .required = true, .words = bud_components_names,
	  .help = "nonsterile (one or more), sterile (all) or any" },
	{ COL(tested), .type = COL_WORD, .required = true, .words = bud_tested_names,
	  .help = "the lot passed a sterility test: yes, no or any" },
	{ COL(storage), .type = COL_WORD, .required = true, .words = bud_storage_names,
	  .help = "refrigerator, room, freezer or any" },
	{ COL(days), .type = COL_REAL, .required = true, .min = 0.01, .max = 3650, .unit = "days",
	  .help = "the longest beyond-use date" },
	{ COL(from), .type = COL_DATE, .help = "first day in force; always if empty" },
	{ COL(until), .type = COL_DATE, .help = "first day not in force; open if empty" },
	{ COL(citation), .help = "of the standard" },
	{ COL(source), .help = "where it was read" },
	{ COL(as_of), .type = COL_DATE, .help = "when" },
	{ COL(verified), .help = "how sure it is" },
	{ COL(note), .help = "what else it asks for" },
};

#undef COL

const struct feed pharm_bud_feed = { FEED_COLS(cols), .row_size = sizeof(struct pharm_bud) };

static void keep(struct pharm_model *m, struct rows *rows)
{
	const struct pharm_bud *row = rows->row;
	for (size_t i = 0; i < rows->n; i++) {
		m->bud = array_room(m->bud, m->n_bud, &m->bud_size, sizeof(*m->bud));
		m->bud[m->n_bud++] = row[i];
	}
	arena_join(&m->arena, &rows->arena);
	rows_release(rows);
}

bool pharm_bud_read(struct pharm_model *m, struct tool *t, struct opt_file *file)
{
	struct rows rows = { 0 };
	bool ok = rows_read(&rows, t, file);
	keep(m, &rows);
	ok = ok && rows_read_embedded(&rows, t, &pharm_bud_feed, &pharm_bud_csv);
	keep(m, &rows);
	return ok;
}
