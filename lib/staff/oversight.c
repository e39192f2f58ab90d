/* Calendar periods, and the standing of a pair by its last event. */
#include "staff/oversight.h"

#include "base/banned.h"

const char *const oversight_status_names[OVERSIGHT_STATUSES + 1] = {
	[OVERSIGHT_OK] = "ok",
	[OVERSIGHT_DUE] = "due",
	[OVERSIGHT_OVERDUE] = "overdue",
	[OVERSIGHT_UNRECORDED] = "unrecorded",
};

bool oversight_is(const struct oversight *o, enum oversight_kind kind, struct str supervisor,
		  struct str person, struct str state)
{
	return o->kind == (int32_t)kind && str_ieq(o->supervisor, supervisor) &&
	       (!o->person.n || str_ieq(o->person, person)) &&
	       (!o->state.n || str_ieq(o->state, state));
}

/* Sets the year and month of a day. */
static void month_of(int32_t day, int *year, int *month)
{
	char text[DATE_TEXT];
	date_format(day, text);
	*year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
	*month = (text[5] - '0') * 10 + text[6] - '0';
}

int32_t period_end(int32_t day, enum state_period p)
{
	static const int32_t days[PERIODS] = { [PERIOD_7_DAYS] = 7, [PERIOD_14_DAYS] = 14,
					       [PERIOD_30_DAYS] = 30 };
	int year, month;
	if (p == PERIOD_NONE)
		return DATE_NONE;
	if (days[p])
		return day + days[p] - 1;
	month_of(day, &year, &month);
	month = p == PERIOD_YEAR ? 12 : p == PERIOD_QUARTER ? (month + 2) / 3 * 3 : month;
	return date_from_civil(year + month / 12, month % 12 + 1, 1) - 1;
}

int32_t period_start(int32_t day, enum state_period p)
{
	int year, month;
	month_of(day, &year, &month);
	month = p == PERIOD_YEAR ? 1 : p == PERIOD_QUARTER ? (month - 1) / 3 * 3 + 1 : month;
	return date_from_civil(year, month, 1);
}

int32_t oversight_due(int32_t last, enum state_period every)
{
	switch (every) {
	case PERIOD_NONE:
		return DATE_NONE;
	case PERIOD_MONTH:
	case PERIOD_QUARTER:
		return period_end(period_end(last, every) + 1, every);
	case PERIOD_YEAR:
		return date_add_years(last, 1);
	default:
		return period_end(last, every) + 1;
	}
}

struct oversight_state oversight_of(const struct oversight *events, size_t n,
				    const struct state_rule *rule, struct str supervisor,
				    struct str person, int32_t as_of, int32_t soon)
{
	struct oversight_state s = { OVERSIGHT_UNRECORDED, DATE_NONE, DATE_NONE, 0, 0 };
	int year, month, y, m;
	month_of(as_of, &year, &month);
	for (size_t i = 0; i < n; i++) {
		const struct oversight *o = &events[i];
		if (o->date > as_of ||
		    !oversight_is(o, (enum oversight_kind)rule->oversight, supervisor, person,
				  rule->state))
			continue;
		s.last = o->date > s.last ? o->date : s.last; /* DATE_NONE is the least */
		month_of(o->date, &y, &m);
		if (y == year && m == month) {
			s.in_month++;
			s.minutes += o->minutes > 0 ? o->minutes : 0;
		}
	}
	if (s.last == DATE_NONE)
		return s;
	s.due = oversight_due(s.last, (enum state_period)rule->oversight_every);
	s.status = as_of > s.due ? OVERSIGHT_OVERDUE : s.due - as_of <= soon ? OVERSIGHT_DUE
		: OVERSIGHT_OK;
	return s;
}
