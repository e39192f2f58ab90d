/* fill/shipper.h: where an order may go. */
#include "unit.h"

#include "fill/shipper.h"

#include "base/banned.h"

enum { TODAY = 20600 };

START_TEST(weekdays_by_three_letters)
{
	uint8_t days;
	ck_assert(shipper_days(STR("Mon, Thursday;FRI"), &days));
	ck_assert_uint_eq(days, 1 | 1 << 3 | 1 << 4);
	ck_assert(shipper_days(STR(""), &days));
	ck_assert_uint_eq(days, 0);
	ck_assert(!shipper_days(STR("Mon, Xyz"), &days));
	ck_assert(!shipper_days(STR("Mo"), &days));
}
END_TEST

START_TEST(what_is_not_known_ships_nowhere)
{
	struct shipper s = { .ships_to = STR("TX CA"), .licence_states = STR("TX"),
			     .licence_expires = TODAY };
	ck_assert(shipper_may_ship(&s, STR("tx"), TODAY));
	ck_assert(!shipper_may_ship(&s, STR("TX"), TODAY + 1)); /* TODAY was its last day */
	ck_assert(!shipper_may_ship(&s, STR("CA"), TODAY));     /* no licence there */
	ck_assert(!shipper_may_ship(&s, STR("NY"), TODAY));
	ck_assert(!shipper_may_ship(&s, STR(""), TODAY));
	s.licence_expires = DATE_NONE;
	ck_assert(!shipper_may_ship(&s, STR("TX"), TODAY));
	s.licence_expires = TODAY;
	s.licence_states = STR("");
	ck_assert(!shipper_may_ship(&s, STR("TX"), TODAY));
	s.licence_states = STR("TX");
	s.ships_to = STR("");
	ck_assert(!shipper_may_ship(&s, STR("TX"), TODAY));
}
END_TEST

START_TEST(a_pharmacy_is_found_by_its_name)
{
	const struct shipper rows[] = { { .pharmacy = STR("Alder") }, { .pharmacy = STR("Birch") },
					{ .pharmacy = STR("Cedar") } };
	for (size_t i = 0; i < COUNT(rows); i++)
		ck_assert_ptr_eq(shipper_of(rows, COUNT(rows), rows[i].pharmacy), &rows[i]);
	ck_assert_ptr_null(shipper_of(rows, COUNT(rows), STR("Dogwood")));
	ck_assert_ptr_null(shipper_of(rows, 0, STR("Alder")));
}
END_TEST

void unit_shipper(TCase *tc)
{
	tcase_add_test(tc, weekdays_by_three_letters);
	tcase_add_test(tc, what_is_not_known_ships_nowhere);
	tcase_add_test(tc, a_pharmacy_is_found_by_its_name);
}
