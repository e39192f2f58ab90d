/* base/crew.h: whatever the number of threads, all is made once, taken in order, and dropped. */
#include "unit.h"

#include <stdatomic.h>

#include "base/crew.h"

#include "base/banned.h"

enum { THINGS = 1000 };

struct work {
	atomic_int made[THINGS];
	atomic_bool clash; /* two things in one place */
	size_t lies[CREW_PLACES]; /* what is in a place, plus 1; 0: nothing */
	size_t taken, dropped, last;
	bool in_order;
};

static void make(void *of, size_t i, size_t place)
{
	struct work *w = of;
	w->made[i]++;
	for (volatile size_t k = 0; k < i * 37 % 500; k++) /* so that they end in another order */
		;
	if (w->lies[place])
		w->clash = true;
	w->lies[place] = i + 1;
}

static bool take(void *of, size_t i, size_t place)
{
	struct work *w = of;
	w->in_order &= w->taken++ == i && w->lies[place] == i + 1;
	return i != w->last;
}

static void drop(void *of, size_t place)
{
	struct work *w = of;
	w->dropped++;
	w->lies[place] = 0;
}

static void try(size_t n, size_t threads, size_t last)
{
	struct work w = { .last = last, .in_order = true };
	size_t made = 0;
	crew_run(&(struct crew_job){ n, make, take, drop, &w }, threads);
	for (size_t i = 0; i < THINGS; i++) {
		ck_assert_int_le(w.made[i], 1);
		made += (size_t)w.made[i];
	}
	ck_assert(w.in_order && !w.clash);
	ck_assert_uint_eq(w.taken, last < n ? last + 1 : n);
	ck_assert_uint_eq(w.dropped, made);
	ck_assert(last < n || made == n);
	for (size_t i = 0; i < CREW_PLACES; i++)
		ck_assert_uint_eq(w.lies[i], 0);
}

START_TEST(all_is_made_and_taken_in_order)
{
	static const size_t n[] = { 0, 1, 2, CREW_PLACES - 1, CREW_PLACES, CREW_PLACES + 1, THINGS };
	for (size_t i = 0; i < COUNT(n); i++)
		for (size_t threads = 0; threads < 5; threads++)
			try(n[i], threads, THINGS);
}
END_TEST

START_TEST(nothing_is_taken_behind_the_last)
{
	for (size_t threads = 1; threads < 4; threads++) {
		try(THINGS, threads, 0);
		try(THINGS, threads, 300);
		try(THINGS, threads, THINGS - 1);
	}
}
END_TEST

void unit_crew(TCase *tc)
{
	tcase_add_test(tc, all_is_made_and_taken_in_order);
	tcase_add_test(tc, nothing_is_taken_behind_the_last);
}
