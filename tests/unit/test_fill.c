/* fill/: moments, counts that merge, lead times, refill day. */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "fill/due.h"
#include "fill/fill_row.h"

#include "base/banned.h"

static const struct fill_view usual = { .target = { 24, 48, 72 }, .n_targets = 3,
					.run = CONTROL_RUN, .silent_hours = 48 };

static struct instant moment(const char *text)
{
	struct instant t;
	ck_assert_int_eq(instant_parse(str_from(text), &t), DATE_OK);
	return t;
}

static double hours_between(const struct fill_calendar *c, const char *a, const char *b)
{
	struct instant from = moment(a), to = moment(b);
	return (double)fill_seconds(c, &from, &to) / 3600;
}

static struct fill_order order(const char *pharmacy, const char *ordered, const char *received)
{
	return (struct fill_order){ .pharmacy = str_from(pharmacy), .ordered = moment(ordered),
				    .received = moment(received), .quantity = NAN,
				    .received_quantity = NAN, .lead_stated = NAN };
}

START_TEST(moments_are_read_with_or_without_time_and_offset)
{
	struct instant t = moment("2026-03-02");
	ck_assert(t.set && !t.timed && !t.zoned);
	t = moment("2026-03-02T10:15:30.25+02:30");
	ck_assert(t.timed && t.zoned && t.offset == 150);
	ck_assert_int_eq(t.wall % 86400, 10 * 3600 + 15 * 60 + 30);
	ck_assert_int_eq(moment("2026-03-02 10:15Z").offset, 0);
	ck_assert_int_eq(moment("2026-03-02 10:15-0800").offset, -480);
	ck_assert(!moment("").set);
	ck_assert_int_eq(instant_parse(STR("2026-03-02T25:00"), &t), DATE_NONESUCH);
	ck_assert_int_eq(instant_parse(STR("03/02/2026"), &t), DATE_AMBIGUOUS);
}
END_TEST

START_TEST(moments_of_one_month_are_read_alike_quickly)
{
	static const char *const texts[] = {
		"2026-03-02", "2026-03-31T23:59:59", "2026-03-32", "2026-03-02 07:08", "2026-02-30",
		"2026-03-02T24:00", "2026-03-02T23:60", "2026-03-02T29:00", "2026-03-02T10:61:00",
		"2026-03-02T10:00:61", "2026-03-02T10:00Z", "2026-03-02T10:00:00+01:00", "2026-03-02T1a:00",
		"2026-03-02x10:00", "2026-04-01T10:15:20.5", "2026-03-02T10", "2026-03-02T10:00:60",
	};
	struct instant_months months = { 0 };
	for (size_t i = 0; i < 2 * COUNT(texts); i++) {
		struct instant a, b;
		struct str s = str_from(texts[i % COUNT(texts)]);
		enum date_status st = instant_parse(s, &a);
		require(instant_read(s, &months, &b) == st, "%s", s.p);
		require(st != DATE_OK || instant_pack(&a) == instant_pack(&b), "%s", s.p);
	}
}
END_TEST

START_TEST(moments_pack_into_one_number)
{
	static const char *const texts[] = { "1900-01-01", "1969-12-31T23:59:59-14:00", "2026-03-02",
					     "2026-03-02T00:00", "2199-12-31T23:59:59+14:00" };
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct instant a = moment(texts[i]), b = instant_unpack(instant_pack(&a));
		ck_assert(a.wall == b.wall && a.offset == b.offset && a.set == b.set &&
			  a.timed == b.timed && a.zoned == b.zoned);
	}
}
END_TEST

START_TEST(time_between_is_exact_to_what_was_written)
{
	struct fill_calendar all = { 0 };
	ck_assert(hours_between(&all, "2026-03-02T08:00", "2026-03-03T09:30") == 25.5);
	ck_assert(hours_between(&all, "2026-03-02T20:00", "2026-03-03") == 24);
	ck_assert(hours_between(&all, "2026-03-02T20:00", "2026-03-02") == 0);
	ck_assert(hours_between(&all, "2026-03-02T08:00-05:00", "2026-03-02T08:00-08:00") == 3);
	ck_assert(hours_between(&all, "2026-03-02T08:00-05:00", "2026-03-02T09:00") == 1);
	ck_assert(hours_between(&all, "2026-03-03", "2026-03-01") == -48);
}
END_TEST

START_TEST(business_days_leave_out_weekends_and_holidays)
{
	int32_t holiday = date_from_civil(2026, 11, 26); /* a Thursday */
	struct fill_calendar c = { true, &holiday, 1 };
	ck_assert(hours_between(&c, "2026-11-20", "2026-11-23") == 24);
	ck_assert(hours_between(&c, "2026-11-20T18:00", "2026-11-23T06:00") == 12);
	ck_assert(hours_between(&c, "2026-11-21", "2026-11-23") == 0);
	ck_assert(hours_between(&c, "2026-11-25T12:00", "2026-11-27T12:00") == 24);
	ck_assert(hours_between(&c, "2026-11-23", "2026-11-30") == 4 * 24);
	ck_assert(!fill_is_open(&c, holiday) && fill_is_open(&c, holiday + 1));
	ck_assert(!fill_is_open(&c, holiday + 2));
}
END_TEST

START_TEST(a_tally_counts_each_number)
{
	struct tally t = { 0 }, other = { 0 }, sum = { 0 };
	for (int64_t i = 0; i < 5000; i++)
		tally_add(&t, (i % 1000 - 500) * 3600, 2);
	tally_add(&t, 9, 0);
	tally_add(&t, 3600, UINT32_MAX); /* more than a small counter holds */
	for (int i = 0; i < 999; i++)
		tally_add(&t, 7200, 1); /* it is full several times */
	tally_merge(&other, &t);
	tally_merge(&other, &t);
	tally_sort(&other);
	tally_merge(&sum, &other); /* a sorted one too */
	tally_sort(&sum);
	tally_sort(&t);
	ck_assert_uint_eq(t.n, 1000);
	ck_assert_uint_eq(sum.n, 1000);
	for (size_t i = 0; i < t.n; i++) {
		uint64_t n = 10 + (i == 501 ? UINT32_MAX : i == 502 ? 999 : (uint64_t)0);
		require(t.item[i].key == ((int64_t)i - 500) * 3600 && t.item[i].n == n, "%zu", i);
		require(sum.item[i].key == t.item[i].key && sum.item[i].n == 2 * n, "%zu", i);
	}
	tally_release(&t);
	tally_release(&other);
	tally_release(&sum);
}
END_TEST

START_TEST(open_orders_count_and_odd_ones_are_left_out)
{
	struct fill f;
	fill_init(&f, &(struct fill_rules){ .as_of = instant_of_day(date_from_civil(2026, 3, 31)) });
	struct fill_order some[] = {
		order("A", "2026-03-01", "2026-03-03"), order("A", "2026-03-02", "2026-03-05"),
		order("A", "2026-03-20", ""),		order("A", "2026-03-30", "2026-04-02"),
		order("A", "2026-03-04", "2026-03-01"), order("A", "2026-04-01", "2026-04-02"),
		order("A", "2026-03-05", ""),
	};
	some[6].cancelled = moment("2026-03-06");
	for (size_t i = 0; i < COUNT(some); i++)
		fill_add(&f, &some[i]);
	fill_sort(&f);
	ck_assert_uint_eq(f.n, 1);
	ck_assert_uint_eq(f.later, 1);
	struct fill_row r = fill_row_of(&f, f.group[0], &usual);
	ck_assert_uint_eq(r.group->orders, 6);
	ck_assert_uint_eq(r.group->left_out, 1);
	ck_assert_uint_eq(r.group->cancelled, 1);
	ck_assert_uint_eq(r.open, 2);
	ck_assert(r.oldest_open == 11 * 24 && r.mean == 60 && r.longest == 11 * 24);
	/* At risk: 5 until 24 h, where one is cancelled and one open; 3 at 48; 2 at 72. */
	ck_assert(fabs(r.within[1].value - 1.0 / 3) < 1e-15 && r.p50.value == 72);
	ck_assert(isnan(r.p95.value) && r.late == 1 && r.state == FILL_LATE);
	fill_release(&f);
}
END_TEST

/* Groups are remembered by a mark of their names: those with equal marks are still two. */
START_TEST(names_that_look_alike_are_two_groups)
{
	static const char *const names[] = { "aXbYc", "aZbWc", "", "aXbY", "cYbXa" };
	struct fill f;
	fill_init(&f, &(struct fill_rules){ 0 });
	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < COUNT(names); i++) {
			fill_group_of(&f, str_from(names[i]), STR("x"))->orders++;
			fill_group_of(&f, STR("x"), str_from(names[i]))->orders++;
		}
	fill_sort(&f);
	ck_assert_uint_eq(f.n, 2 * COUNT(names));
	for (size_t i = 0; i < f.n; i++)
		ck_assert_uint_eq(f.group[i]->orders, 3);
	fill_release(&f);
}
END_TEST

START_TEST(promises_are_judged_with_tolerance_and_quantity)
{
	struct fill f;
	struct fill_rules rules = { .as_of = moment("2026-03-31"), .late = 86400, .early = 86400 };
	fill_init(&f, &rules);
	struct fill_order o = order("A", "2026-03-01", "2026-03-05");
	o.promised = moment("2026-03-04"); /* a day late: within */
	o.quantity = 10;
	o.received_quantity = 6;
	fill_add(&f, &o);
	o.promised = moment("2026-03-07"); /* two early: not */
	o.received_quantity = 10;
	fill_add(&f, &o);
	o.promised = moment("2026-03-05");
	fill_add(&f, &o);
	o.received = (struct instant){ 0 };
	fill_add(&f, &o); /* open, promise long past */
	o.promised = moment("2026-03-31");
	fill_add(&f, &o); /* open, not due: no part of it */
	fill_sort(&f);
	struct fill_row r = fill_row_of(&f, f.group[0], &usual);
	ck_assert(r.on_time.value == 0.5 && r.complete.value == 0.25);
	ck_assert_uint_eq(r.late, 1);
	fill_release(&f);
}
END_TEST

/* Orders of many kinds, the same for the same seed. */
static struct fill_order some_order(struct rng *r)
{
	static const char *const names[] = { "A", "B", "C", "D" };
	struct fill_order o = order(names[rng_below(r, 4)], "2026-01-01", "");
	o.by = rng_below(r, 2) ? STR("x") : STR("y");
	o.ordered.timed = true;
	o.ordered.wall += rng_below(r, 100 * 86400);
	if (rng_below(r, 10)) {
		o.received = o.ordered;
		o.received.wall += rng_below(r, 20) * 3600 * 7;
	}
	if (!rng_below(r, 3)) {
		o.promised = o.ordered;
		o.promised.wall += 86400;
	}
	o.status = rng_below(r, 20) ? FILL_PLAIN : (enum fill_status)rng_below(r, FILL_STATUSES);
	o.lead_stated = rng_below(r, 100) / 3.0;
	return o;
}

static void same_counts(struct fill *a, struct fill *b)
{
	fill_sort(a);
	fill_sort(b);
	ck_assert_uint_eq(a->n, b->n);
	ck_assert_int_eq(instant_cmp(&a->latest, &b->latest), 0);
	for (size_t i = 0; i < a->n; i++) {
		struct fill_row x = fill_row_of(a, a->group[i], &usual);
		struct fill_row y = fill_row_of(b, b->group[i], &usual);
		x.group = y.group = NULL;
		require(memcmp(&x.p50, &y.p50, sizeof(x.p50)) == 0 && x.mean == y.mean &&
				x.open == y.open && x.stated == y.stated && x.trend == y.trend &&
				x.lead_sd == y.lead_sd && x.chart == y.chart &&
				x.on_time.value == y.on_time.value,
			"group %zu differs", i);
	}
}

START_TEST(parts_in_any_order_merge_to_the_whole)
{
	enum { ORDERS = 4000 };
	struct fill whole, part[3], merged;
	struct fill_rules rules = { 0 };
	struct rng r = { unit_seed() };
	fill_init(&whole, &rules);
	fill_init(&merged, &rules);
	for (uint64_t i = 0; i < COUNT(part); i++)
		fill_init(&part[i], &rules);
	for (int i = 0; i < ORDERS; i++) {
		struct fill_order o = some_order(&r);
		fill_add(&whole, &o);
		fill_add(&part[rng_below(&r, COUNT(part))], &o);
	}
	for (size_t i = COUNT(part); i > 0; i--)
		fill_merge(&merged, &part[i - 1]);
	same_counts(&whole, &merged);
	fill_release(&whole);
	fill_release(&merged);
	for (size_t i = 0; i < COUNT(part); i++)
		fill_release(&part[i]);
}
END_TEST

START_TEST(a_slower_pharmacy_leaves_its_limits)
{
	struct fill f;
	fill_init(&f, &(struct fill_rules){ 0 });
	int32_t first = date_from_civil(2026, 1, 5);
	for (int day = 0; day < 112; day++) {
		struct fill_order o = order("A", "2026-01-01", "");
		o.ordered = instant_of_day(first + day);
		o.received = instant_of_day(first + day + 2 + day % 2 + (day > 100 ? 4 : 0));
		fill_add(&f, &o);
	}
	fill_sort(&f);
	struct fill_row r = fill_row_of(&f, f.group[0], &usual);
	ck_assert(r.chart == FILL_OUT_OF_LIMITS || r.chart == FILL_SHIFTED);
	ck_assert_int_eq(r.state, FILL_NO_CONTROL);
	ck_assert(r.trend > 24);
	fill_release(&f);
}
END_TEST

START_TEST(refill_day_is_neither_too_early_nor_too_late)
{
	int32_t fill = date_from_civil(2026, 3, 2); /* a Monday */
	struct refill r = { .last_fill = fill, .days_supply = 28, .dose_days = 7, .refills_left = 2,
			    .rx_expires = fill + 200 };
	static const struct {
		int32_t day;
		enum due_state state;
		int32_t missed;
	} rows[] = { { 20, DUE_EARLY, 0 }, { 21, DUE_ORDER, 0 }, { 23, DUE_ORDER, 0 },
		     { 24, DUE_LATE, 0 },  { 25, DUE_LATE, 0 },	 { 26, DUE_MISS, 1 },
		     { 32, DUE_MISS, 1 },  { 33, DUE_MISS, 2 } };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct due_rules rules = { .as_of = fill + rows[i].day, .early_share = 0.75,
					   .usual = 3, .slow = 5 };
		struct due d = due_of(&r, &rules);
		ck_assert(d.earliest == fill + 21 && d.run_out == fill + 28 && d.latest == fill + 23);
		require(d.state == rows[i].state && d.missed == rows[i].missed, "day %d: %s %d",
			rows[i].day, due_state_names[d.state], d.missed);
	}
}
END_TEST

START_TEST(refill_day_knows_closed_days_and_what_the_prescription_lacks)
{
	int32_t fill = date_from_civil(2026, 3, 2);
	struct refill r = { .last_fill = fill, .days_supply = 28, .dose_days = 7, .refills_left = 0,
			    .rx_expires = DATE_NONE };
	struct due_rules rules = { .as_of = fill + 21, .early_share = 0.75, .usual = 2, .slow = 3,
				   .calendar = { .business = true } };
	struct due d = due_of(&r, &rules);
	ck_assert_int_eq(d.latest, fill + 28 - 5); /* Monday, three business days back: Wednesday */
	ck_assert_int_eq(d.need, DUE_NO_REFILLS);
	r.refills_left = 1;
	ck_assert_int_eq(due_of(&r, &rules).need, DUE_EXPIRY_UNKNOWN);
	r.rx_expires = fill + 20;
	ck_assert_int_eq(due_of(&r, &rules).need, DUE_EXPIRED);
	r.rx_expires = fill + 21;
	ck_assert_int_eq(due_of(&r, &rules).need, DUE_NOTHING);
	r.refills_left = -1;
	ck_assert_int_eq(due_of(&r, &rules).need, DUE_REFILLS_UNKNOWN);
	rules.usual = rules.slow = -1;
	d = due_of(&r, &rules);
	ck_assert(d.state == DUE_UNKNOWN && d.latest == DATE_NONE);
}
END_TEST

void unit_fill(TCase *tc)
{
	tcase_add_test(tc, moments_are_read_with_or_without_time_and_offset);
	tcase_add_test(tc, moments_of_one_month_are_read_alike_quickly);
	tcase_add_test(tc, moments_pack_into_one_number);
	tcase_add_test(tc, time_between_is_exact_to_what_was_written);
	tcase_add_test(tc, business_days_leave_out_weekends_and_holidays);
	tcase_add_test(tc, a_tally_counts_each_number);
	tcase_add_test(tc, open_orders_count_and_odd_ones_are_left_out);
	tcase_add_test(tc, names_that_look_alike_are_two_groups);
	tcase_add_test(tc, promises_are_judged_with_tolerance_and_quantity);
	tcase_add_test(tc, parts_in_any_order_merge_to_the_whole);
	tcase_add_test(tc, a_slower_pharmacy_leaves_its_limits);
	tcase_add_test(tc, refill_day_is_neither_too_early_nor_too_late);
	tcase_add_test(tc, refill_day_knows_closed_days_and_what_the_prescription_lacks);
}
