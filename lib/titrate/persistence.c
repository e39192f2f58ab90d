/* Persistence; the formulas are in persistence.h. */
#include "titrate/persistence.h"

#include <math.h>

#include "titrate/ladder.h"

#include "base/banned.h"

enum persistence_fault persistence_add(struct persistence *p, double days, double still)
{
	double last_day = p->n ? p->days[p->n - 1] : 0, last = p->n ? p->still[p->n - 1] : 1;
	if (p->n == PERSISTENCE_POINTS_MAX)
		return PERSISTENCE_FULL;
	if (!(days > last_day && days <= PERSISTENCE_DAYS_MAX))
		return PERSISTENCE_DAYS;
	if (!(still >= 0 && still <= 1))
		return PERSISTENCE_SHARE;
	if (still > last)
		return PERSISTENCE_RISES;
	p->days[p->n] = days;
	p->still[p->n++] = still;
	return PERSISTENCE_OK;
}

const char *persistence_fault_text(enum persistence_fault f)
{
	static const char *const texts[] = {
		[PERSISTENCE_DAYS] = "days do not rise from row to row, from 1 to 3650",
		[PERSISTENCE_SHARE] = "not a share from 0 to 1",
		[PERSISTENCE_RISES] = "rises: nobody is on treatment again who was off it",
		[PERSISTENCE_FULL] = "more than 200 days",
	};
	return f == PERSISTENCE_OK ? NULL : texts[f];
}

struct persistence persistence_constant(double stop)
{
	struct persistence p = { 0 };
	if (stop > 0)
		persistence_add(&p, PERIOD_DAYS, 1 - stop);
	return p;
}

/* ln(S_b / S_a) per day in the piece that ends in point i: 0 or less, -inf where S is 0. */
static double slope(const struct persistence *p, int i)
{
	double day = i ? p->days[i - 1] : 0, still = i ? p->still[i - 1] : 1;
	if (!(still > 0))
		return -INFINITY;
	return log(p->still[i] / still) / (p->days[i] - day);
}

double persistence_at(const struct persistence *p, double days)
{
	int i = 0;
	if (!p->n || !(days > 0))
		return 1;
	while (i + 1 < p->n && days > p->days[i])
		i++;
	if (days == p->days[i])
		return p->still[i];
	double from = i ? p->days[i - 1] : 0, still = i ? p->still[i - 1] : 1;
	return still > 0 ? still * exp(slope(p, i) * (days - from)) : 0;
}

double persistence_hazard(const struct persistence *p, int f, double factor)
{
	double before = persistence_at(p, (double)PERIOD_DAYS * (f - 1));
	if (!(before > 0))
		return 1;
	return fmin((1 - persistence_at(p, (double)PERIOD_DAYS * f) / before) * factor, 1);
}

int persistence_settles(const struct persistence *p)
{
	double last = p->n > 1 ? p->days[p->n - 2] : 0; /* the last piece begins here */
	return (int)ceil(last / PERIOD_DAYS) + 1;
}
