/* Finds days that are far behind or far from all others, as mistyped dates are. */
#include "volume/volume_feed.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/banned.h"

bool rx_stray_days(const struct rx_span *span, struct rx_stray *stray)
{
	enum { FEW = 14, FAR = 28 };
	int32_t before = DATE_NONE, gap = 0, widest = 1; /* the widest gap before the last over FAR */
	*stray = (struct rx_stray){ .last = span->latest };
	for (int32_t day = DATE_FIRST; day <= span->latest && span->latest != DATE_NONE; day++) {
		if (!rx_has_day(span, day))
			continue;
		int32_t here = before == DATE_NONE ? 0 : day - before;
		if (here > FAR) {
			widest = gap > widest ? gap : widest;
			gap = here;
			*stray = (struct rx_stray){ day, span->latest, before, 0 };
		} else if (!gap && here > widest) {
			widest = here;
		}
		stray->days++;
		before = day;
	}
	return gap > 2 * widest && stray->days < FEW;
}

void rx_span_join(struct rx_span *to, const struct rx_span *from, uint64_t before, uint32_t file)
{
	for (size_t i = 0; i < sizeof(to->days) / sizeof(*to->days); i++)
		to->days[i] |= from->days[i];
	if (from->latest > to->latest) {
		to->latest = from->latest;
		to->at_latest = (struct look_place){ file, from->at_latest.line + before };
	}
	if (from->earliest != DATE_NONE &&
	    (to->earliest == DATE_NONE || from->earliest < to->earliest)) {
		to->earliest = from->earliest;
		to->at_earliest = (struct look_place){ file, from->at_earliest.line + before };
	}
	to->after += from->after;
	to->balances |= from->balances;
}

/* Returns the most days that so many years can have. */
static int32_t days_of(int64_t years)
{
	return (int32_t)(years * 365 + years / 4 + 1);
}

/* Writes the line of a row, and the number of its file where there are several; returns text. */
static const char *place_text(const struct tool *t, const struct look_place *p, char text[64])
{
	if (t->n_operands > 1)
		snprintf(text, 64, "line %" PRIu64 " of file %" PRIu32, p->line, p->file);
	else
		snprintf(text, 64, "line %" PRIu64, p->line);
	return text;
}

bool rx_span_judge(struct tool *t, int64_t years, const struct rx_span *span)
{
	struct diag d;
	char early[64], late[64];
	if (span->earliest == DATE_NONE || span->latest - span->earliest <= days_of(years))
		return true;
	int64_t apart = years;
	while (days_of(apart) < span->latest - span->earliest)
		apart++;
	diag_set(&d, DIAG_DATA, "the dates of two rows lie more than %d years apart: %s and %s",
		 (int)years, place_text(t, &span->at_earliest, early),
		 place_text(t, &span->at_latest, late));
	diag_remedy(&d, "mend the date, or say --span-years=%d if both are right",
		    (int)apart);
	return tool_fault(t, &d);
}
