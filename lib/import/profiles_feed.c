/* Reads rows of a table into profiles. */
#include "import/profiles_feed.h"

#include "stream/input.h"

#include "base/banned.h"

extern const struct embedded import_profiles_csv; /* profiles.csv of this room */

#define COL(member) CSV_MEMBER(struct profile_row, member)

static const struct csv_col cols[] = {
	{ COL(profile), .type = COL_TEXT, .required = true,
	  .help = "what an export is called here: system/export" },
	{ COL(to), .type = COL_TEXT, .help = "the target; empty: all of them" },
	{ COL(field), .type = COL_TEXT, .required = true,
	  .help = "a column of the target, or about, get, note, need, then, empty, key, skip, fill" },
	{ COL(from), .type = COL_TEXT, .help = "names of columns of the export, parted by ;" },
	{ .name = "do", .offset = offsetof(struct profile_row, chain), .type = COL_TEXT,
	  .help = "steps, parted by commas" },
	{ COL(as_of), .type = COL_DATE, .help = "of about: the day on which it was looked up" },
	{ COL(source), .type = COL_TEXT, .help = "of about: where" },
	{ COL(verified), .type = COL_WORD, .words = profile_verified,
	  .help = "of about: real (a header seen as it is), names, or ours" },
};

const struct feed profiles_feed = {
	FEED_COLS(cols),
	.row_size = sizeof(struct profile_row),
	.date_format = "%Y-%m-%d",
};

static bool read_rows(struct profiles *ps, struct input *in, const struct profile_row *row,
		      bool own, profiles_row *each, void *of)
{
	struct diag d;
	size_t member;
	while (input_next(in)) {
		const struct profile *known = own ? NULL : profiles_named(ps, row->profile);
		if (!profiles_add(ps, row, own, &d, &member))
			input_row_fault(in, &d, member);
		else if (each && !(known && known->own))
			each(of, row);
	}
	return input_finish(in);
}

bool profiles_read(struct profiles *ps, struct tool *t, struct opt_file *file, profiles_row *each,
		   void *of)
{
	struct input in;
	struct profile_row row = { .as_of = DATE_NONE };
	struct diag d;
	*ps = (struct profiles){ .n = 0 };
	if (file->name && !(input_init(&in, t, file, &row) && read_rows(ps, &in, &row, true, each, of)))
		return false;
	input_init_embedded(&in, t, &profiles_feed, &row, &import_profiles_csv);
	if (!read_rows(ps, &in, &row, false, each, of))
		return false;
	return profiles_check(ps, &d) || tool_fault(t, &d);
}
