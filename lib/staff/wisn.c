/* Computes available time, allowance factors, required staff and heads. */
#include "staff/wisn.h"

#include <math.h>
#include <stddef.h>

#include "base/banned.h"

#define WEEKS  52
#define MONTHS 12
#define DUST   1e-9 /* relative; sums of doubles may be off by this much */

const char *const wisn_unit_names[WISN_UNITS + 1] = {
	[WISN_SHARE] = "share",
	[WISN_MINUTES_DAY] = "minutes_a_day",
	[WISN_MINUTES_WEEK] = "minutes_a_week",
	[WISN_HOURS_MONTH] = "hours_a_month",
	[WISN_HOURS_YEAR] = "hours_a_year",
};

const char *const wisn_round_names[WISN_ROUNDS + 1] = {
	[WISN_CEIL] = "ceil",
	[WISN_NEAREST] = "nearest",
	[WISN_TEN_PERCENT] = "ten_percent",
	[WISN_NONE] = "none",
};

double wisn_days(const struct wisn_time *t)
{
	const double away[] = { t->leave_days, t->holiday_days, t->sick_days, t->training_days };
	double days = t->possible_days;
	for (size_t i = 0; i < sizeof(away) / sizeof(*away); i++)
		days -= away[i] >= 0 ? away[i] : NAN;
	return t->possible_days <= 366 && days > 0 ? days : NAN;
}

double wisn_hours(const struct wisn_time *t)
{
	bool holds = t->hours_per_day > 0 && t->hours_per_day <= 24;
	return holds ? wisn_days(t) * t->hours_per_day : NAN;
}

double wisn_share(enum wisn_unit unit, double amount, const struct wisn_time *t)
{
	double share = NAN;
	bool week = t->days_per_week > 0 && t->days_per_week <= 7;
	switch (unit) {
	case WISN_SHARE:
		share = amount;
		break;
	case WISN_MINUTES_DAY:
		share = amount / (60 * t->hours_per_day);
		break;
	case WISN_MINUTES_WEEK:
		share = week ? amount / (60 * t->hours_per_day * t->days_per_week) : NAN;
		break;
	case WISN_HOURS_MONTH:
		share = amount * MONTHS / wisn_hours(t);
		break;
	case WISN_HOURS_YEAR:
		share = amount / wisn_hours(t);
		break;
	default:
		break;
	}
	return share >= 0 && isfinite(share) ? share : NAN;
}

double wisn_individual(enum wisn_unit unit, double amount, double people, const struct wisn_time *t)
{
	double hours = NAN;
	switch (unit) {
	case WISN_SHARE:
		hours = amount * wisn_hours(t);
		break;
	case WISN_MINUTES_DAY:
		hours = amount / 60 * wisn_days(t);
		break;
	case WISN_MINUTES_WEEK:
		hours = amount / 60 * WEEKS;
		break;
	case WISN_HOURS_MONTH:
		hours = amount * MONTHS;
		break;
	case WISN_HOURS_YEAR:
		hours = amount;
		break;
	default:
		break;
	}
	return hours >= 0 && people >= 0 && isfinite(hours) ? hours * people : NAN;
}

enum wisn_status wisn_required(const struct wisn_time *t, const struct wisn_work *w,
			       struct wisn *out)
{
	double awt = wisn_hours(t);
	*out = (struct wisn){ awt, NAN, NAN, NAN, NAN };
	if (isnan(awt))
		return WISN_TIME;
	out->needed = w->hours / awt;
	out->iaf = w->individual_hours / awt;
	if (!(w->share >= 0 && w->share < 1))
		return WISN_ALLOWANCES;
	out->caf = 1 / (1 - w->share);
	out->required = out->needed * out->caf + out->iaf;
	return WISN_OK;
}

const char *wisn_message(enum wisn_status st)
{
	switch (st) {
	case WISN_TIME:
		return "no working time is left of the possible days";
	case WISN_ALLOWANCES:
		return "category allowances take the whole working time";
	default:
		return NULL;
	}
}

double wisn_ratio(double existing, double required)
{
	return required > 0 ? existing / required : NAN;
}

double wisn_heads(double required, enum wisn_round how)
{
	double n = floor(required * (1 + DUST));
	bool whole = required <= n * (1 + DUST);
	switch (how) {
	case WISN_CEIL:
		return whole ? n : n + 1;
	case WISN_NEAREST:
		return floor(required * (1 + DUST) + 0.5);
	case WISN_TEN_PERCENT:
		if (whole || (n >= 1 && n < 6 && required <= 1.1 * n * (1 + DUST)))
			return n;
		return n + 1;
	default:
		return required;
	}
}
