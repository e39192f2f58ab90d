/* Days that stand alone, as mistyped dates do. */
#include "volume/volume_feed.h"

#include "base/banned.h"

bool rx_stray_days(const struct rx_span *span, struct rx_stray *stray)
{
	enum { FEW = 14, FAR = 28 };
	int32_t before = DATE_NONE, gap = 0, widest = 1; /* widest: of the gaps before the last wide one */
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
