/* Finds the largest of three needs of physicians. */
#include "staff/supervision.h"

#include <math.h>

#include "base/banned.h"

const char *const cap_unit_names[CAP_UNITS + 1] = {
	[CAP_NONE] = "none",
	[CAP_HEADS] = "headcount",
	[CAP_FTE] = "fte",
	[CAP_HEADS_OR_FTE] = "headcount_or_fte",
	[CAP_HOURS] = "hours_per_week",
	[CAP_OFFICES] = "offices",
};

const char *const md_binding_names[MD_BINDINGS + 1] = {
	[MD_WORKLOAD] = "workload",
	[MD_RATIO] = "ratio",
	[MD_CAP] = "cap",
};

double cap_counted(struct cap c, const struct supervised *s)
{
	switch (c.unit) {
	case CAP_HEADS:
		return s->heads;
	case CAP_FTE:
		return s->fte;
	case CAP_HEADS_OR_FTE:
		return fmin(s->heads, s->fte); /* fmin passes over NaN */
	case CAP_HOURS:
		return s->hours;
	case CAP_OFFICES:
		return s->offices;
	default:
		return NAN;
	}
}

struct md_need md_needed(double workload, double supervised_heads, struct md_ratio ratio,
			 double cap_need)
{
	struct md_need n = {
		.workload = workload,
		.ratio_low = supervised_heads / ratio.most,
		.ratio_high = supervised_heads / ratio.least,
		.cap = cap_need,
		.binding = MD_WORKLOAD,
	};
	n.low = workload;
	if (n.ratio_low > n.low) {
		n.low = n.ratio_low;
		n.binding = MD_RATIO;
	}
	if (cap_need > n.low) { /* never of NaN */
		n.low = cap_need;
		n.binding = MD_CAP;
	}
	n.high = fmax(n.low, n.ratio_high);
	return n;
}
