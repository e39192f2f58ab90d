/* staff/load.h, staff/visit_status.h */
#include "unit.h"

#include <math.h>

#include "staff/load.h"
#include "staff/visit_status.h"

#include "base/banned.h"

enum { MONDAY = 20605 }; /* 2026-06-01 */

static struct load_visit at(int day, int hour, int minute, int minutes)
{
	return (struct load_visit){ ((int64_t)MONDAY + day) * 1440 + hour * 60 + minute, minutes };
}

START_TEST(hours_and_visits_at_once)
{
	struct load_visit v[] = {
		at(0, 9, 0, 30), at(0, 9, 30, 45), /* one ends as the next starts */
		at(0, 9, 40, 20),		   /* two at once from 9:40 to 10:00 */
		at(7, 9, 0, 60),		   /* the Monday after */
		at(2, 23, 50, 20),		   /* over midnight to Thursday */
		at(0, 11, 0, -1),		   /* nobody knows how long */
		at(20, 9, 0, 60),		   /* outside of the period */
	};
	struct load l;
	load_of(v, COUNT(v), MONDAY, MONDAY + 13, &l);
	ck_assert_uint_eq(l.hour[0][9].starts, 4);
	ck_assert_uint_eq(l.hour[0][9].peak_starts, 3);
	ck_assert_uint_eq(l.hour[0][9].peak_at_once, 2);
	ck_assert_double_eq(l.hour[0][9].busy_minutes, 30 + 30 + 20 + 60);
	ck_assert_double_eq(l.hour[0][10].busy_minutes, 15);
	ck_assert_uint_eq(l.hour[0][10].peak_at_once, 1);
	ck_assert_double_eq(l.hour[2][23].busy_minutes, 10);
	ck_assert_double_eq(l.hour[3][0].busy_minutes, 10);
	ck_assert_uint_eq(l.hour[0][11].starts, 1);
	ck_assert_double_eq(l.hour[0][11].busy_minutes, 0);
	ck_assert_uint_eq(l.unknown, 1);
	ck_assert_uint_eq(l.peak_at_once, 2);
	ck_assert_int_eq(l.peak_at, at(0, 9, 40, 0).start);
	ck_assert_int_eq(l.days[0], 2);
	ck_assert_double_eq(load_mean_starts(&l, 0, 9), 2);
	ck_assert_double_eq(load_mean_at_once(&l, 0, 9), 140 / 60.0 / 2);
}
END_TEST

/*
 * The minutes of all hours are those of the visits, whatever they are; and order does not matter.
 */
START_TEST(no_minute_is_lost)
{
	struct rng r = { unit_seed() };
	struct load_visit v[200], w[200];
	struct load l, m;
	double minutes = 0, busy = 0;
	for (size_t i = 0; i < COUNT(v); i++) {
		v[i] = at((int)rng_below(&r, 28), (int)rng_below(&r, 22), (int)rng_below(&r, 60),
			  (int)rng_below(&r, 90));
		minutes += v[i].minutes;
		w[COUNT(v) - 1 - i] = v[i];
	}
	load_of(v, COUNT(v), MONDAY, MONDAY + 27, &l);
	load_of(w, COUNT(w), MONDAY, MONDAY + 27, &m);
	for (int d = 0; d < LOAD_DAYS; d++)
		for (int h = 0; h < LOAD_HOURS; h++) {
			busy += l.hour[d][h].busy_minutes;
			require(l.hour[d][h].peak_at_once <= l.peak_at_once,
				"a peak above the peak");
			require(l.hour[d][h].busy_minutes == m.hour[d][h].busy_minutes &&
				l.hour[d][h].peak_starts == m.hour[d][h].peak_starts,
					"order matters");
		}
	ck_assert_double_eq(busy, minutes);
}
END_TEST

START_TEST(no_visits)
{
	struct load l;
	load_of(NULL, 0, MONDAY, MONDAY, &l);
	ck_assert_uint_eq(l.peak_at_once, 0);
	ck_assert_double_eq(load_mean_starts(&l, 0, 9), 0);
	ck_assert(isnan(load_mean_starts(&l, 1, 9)));
	ck_assert(isnan(load_mean_at_once(&l, 1, 9)));
}
END_TEST

START_TEST(words_of_the_systems)
{
	const struct { const char *word; enum visit_status want; } words[] = {
		{ "No Show", VISIT_NO_SHOW }, { "No-Show", VISIT_NO_SHOW },
			{ "no_show", VISIT_NO_SHOW },
		{ "NOSHOW", VISIT_NO_SHOW }, { "Late Cancellation", VISIT_LATE_CANCEL },
		{ "Re-Scheduled", VISIT_RESCHEDULED }, { "canceled", VISIT_CANCELLED },
		{ "CANCELLED_BY_CUSTOMER", VISIT_CANCELLED }, { "Denied", VISIT_CANCELLED },
		{ "Service Completed", VISIT_OCCURRED }, { "Check-out", VISIT_OCCURRED },
		{ "final", VISIT_OCCURRED }, { "Check-in", VISIT_ARRIVED },
		{ "Checked In Online", VISIT_ARRIVED }, { "Arrived / Ready", VISIT_ARRIVED },
		{ "Not Confirmed", VISIT_BOOKED }, { "Awaiting Confirmation", VISIT_BOOKED },
		{ "Scheduled / Reminder Sent", VISIT_BOOKED }, { "", VISIT_UNKNOWN },
		{ "Labs pending (custom)", VISIT_UNKNOWN }, { "occurredx", VISIT_UNKNOWN },
		{ "no sh\xc3\xb6w", VISIT_UNKNOWN }, { "- / _", VISIT_UNKNOWN },
	};
	for (size_t i = 0; i < COUNT(words); i++)
		ck_assert_msg(visit_status_of(str_from(words[i].word)) == words[i].want, "%s",
			      words[i].word);
	for (int i = 0; i < VISIT_STATUSES; i++)
		ck_assert_int_eq(visit_status_of(str_from(visit_status_names[i])), i);
	ck_assert(visit_same_word(STR("Follow-up"), STR("follow up")));
	ck_assert(!visit_same_word(STR("Follow-up"), STR("follow ups")));
}
END_TEST

void unit_load(TCase *tc)
{
	tcase_add_test(tc, hours_and_visits_at_once);
	tcase_add_test(tc, no_minute_is_lost);
	tcase_add_test(tc, no_visits);
	tcase_add_test(tc, words_of_the_systems);
}
