/* Changes panels: one strength in place of another, and months in place of periods. */
#include "base/date.h"
#include "base/mem.h"
#include "titrate/panel.h"

#include "base/banned.h"

/* Adds a share of a row; variance and fills_variance are the caller's. */
static void add_share(struct panel_row *to, const struct panel_row *row, double share)
{
	to->patients += share * row->patients;
	to->fills += share * row->fills;
	to->entered += share * row->entered;
	to->up += share * row->up;
	to->down += share * row->down;
	to->switched_in += share * row->switched_in;
	to->paused += share * row->paused;
	to->stopped += share * row->stopped;
}

void panel_substitute(struct panel *p, int from, int to, double times)
{
	for (int t = 1; t <= p->periods; t++) {
		struct panel_row *a = panel_at(p, t, from), *b = panel_at(p, t, to);
		double fills = b->fills;
		add_share(b, a, 1);
		b->fills = fills + times * a->fills;
		b->variance += a->variance;
		b->fills_variance += times * times * a->fills_variance;
		*a = (struct panel_row){ 0 };
	}
}

static void add_period(struct panel_row *to, const struct panel_row *row, double share)
{
	double other = share * (1 - share), square = share * share;
	add_share(to, row, share);
	to->variance += square * row->variance + other * row->patients;
	to->fills_variance += square * row->fills_variance + other * row->fills;
}

/* The days that a period has in common with the `days` days from first on. */
static int days_shared(int period, int first, int days)
{
	int begin = PERIOD_DAYS * (period - 1), end = begin + PERIOD_DAYS;
	int from = begin > first ? begin : first;
	int to = end < first + days ? end : first + days;
	return to > from ? to - from : 0;
}

int panel_by_month(struct panel *p, int32_t first, struct panel_month month[PANEL_MONTHS_MAX])
{
	int days = PERIOD_DAYS * p->periods, n = 0;
	for (int at = 0; at < days; at += month[n++].days) {
		int left = date_month_end(first + at) - (first + at) + 1;
		month[n] = (struct panel_month){ first + at, left < days - at ? left : days - at };
	}
	struct panel_row *rows = mem_zero((size_t)n * (size_t)p->rows, sizeof(*rows));
	for (int i = 0; i < n; i++)
		for (int t = 1; t <= p->periods; t++) {
			int shared = days_shared(t, month[i].first - first, month[i].days);
			for (int r = 0; shared && r < p->rows; r++)
				add_period(&rows[i * p->rows + r], panel_at(p, t, r),
					   (double)shared / PERIOD_DAYS);
		}
	mem_free(p->row);
	p->row = rows;
	p->periods = n;
	return n;
}
