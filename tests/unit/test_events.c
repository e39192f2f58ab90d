/* pharm/events.h: recalls and warning letters of a list, by name. */
#include "unit.h"

#include "pharm/answers.h"
#include "pharm/events.h"

#include "base/banned.h"

static struct arena arena;

static struct pharm_event event(const char *firm, const char *date, const char *closed)
{
	return (struct pharm_event){ str_from(firm), str_from(date), str_from(closed),
				     name_fold(&arena, str_from(firm)) };
}

static struct pharmacy pharmacy(const char *name)
{
	return (struct pharmacy){ .name = str_from(name), .folded = name_fold(&arena, str_from(name)) };
}

static void must_say(const struct pharmacy *p, size_t criterion, const char *wanted)
{
	require(str_eq(p->answer[criterion].text, str_from(wanted)), "%s, not %.*s", wanted,
		(int)p->answer[criterion].text.n, p->answer[criterion].text.p);
}

START_TEST(the_worst_of_recalls_with_its_latest_day)
{
	const struct pharm_event list[] = {
		event("Alder Compounding LLC", "20260601", "Terminated"),
		event("Alder Compounding", "20260401", "Ongoing"),
		event("ALDER COMPOUNDING", "20260301", "Ongoing"),
		event("Birch", "20260101", "terminated"), event("Birch", "20260201", "Terminated"),
	};
	struct pharmacy p[] = { pharmacy("Alder Compounding"), pharmacy("Birch"), pharmacy("Cedar") };
	p[2].answer[PHARM_ANSWER_recalls].text = STR("none");
	ck_assert_uint_eq(pharm_apply_events(p, 3, list, COUNT(list), false, &arena), 2);
	must_say(&p[0], PHARM_ANSWER_recalls, "open 2026-04-01");
	must_say(&p[1], PHARM_ANSWER_recalls, "closed 2026-02-01");
	must_say(&p[2], PHARM_ANSWER_recalls, "none"); /* who is not there keeps its own answer */
	arena_release(&arena);
}
END_TEST

START_TEST(a_letter_is_closed_by_the_day_of_its_close_out)
{
	const struct pharm_event open = event("A", "03/04/2026", ""), no = event("A", "03/04/2026", "no");
	const struct pharm_event closed = event("A", "03/04/2026", "05/06/2026");
	ck_assert(!pharm_event_is_closed(&open, true) && !pharm_event_is_closed(&no, true));
	ck_assert(pharm_event_is_closed(&closed, true));
	ck_assert(!pharm_event_is_closed(&closed, false)); /* a recall asks for FDA's word */
	arena_release(&arena);
}
END_TEST

START_TEST(a_near_name_is_offered_and_never_assumed)
{
	const struct pharm_event list[] = { event("Alder Compoundin", "20260401", "Ongoing") };
	struct pharmacy p = pharmacy("Alder Compounding");
	ck_assert_uint_eq(pharm_apply_events(&p, 1, list, 1, false, &arena), 0);
	must_say(&p, PHARM_ANSWER_recalls, "");
	ck_assert(str_eq(p.near, list[0].firm));
	arena_release(&arena);
}
END_TEST

void unit_events(TCase *tc)
{
	tcase_add_test(tc, the_worst_of_recalls_with_its_latest_day);
	tcase_add_test(tc, a_letter_is_closed_by_the_day_of_its_close_out);
	tcase_add_test(tc, a_near_name_is_offered_and_never_assumed);
}
