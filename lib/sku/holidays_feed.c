/* Reads a column of days. */
#include "sku/holidays_feed.h"

#include <stddef.h>

#include "base/array.h"

#include "base/banned.h"

struct holiday_row {
	int32_t date;
};

static const struct csv_col holiday_cols[] = {
	{ .name = "date", .type = COL_DATE, .required = true,
	  .offset = offsetof(struct holiday_row, date), .aliases = "day,holiday",
	  .help = "a day on which the clinic is closed" },
};

const struct feed holiday_feed = { FEED_COLS(holiday_cols),
				   .row_size = sizeof(struct holiday_row) };

bool holidays_read(struct closed_days *c, struct tool *tool, struct opt_file *file)
{
	struct input in;
	struct holiday_row row;
	if (!file->name)
		return true;
	if (!input_init(&in, tool, file, &row))
		return false;
	while (input_next(&in)) {
		c->day = array_room(c->day, c->n, &c->size, sizeof(*c->day));
		c->day[c->n++] = row.date;
	}
	closed_days_sort(c);
	return input_finish(&in);
}
