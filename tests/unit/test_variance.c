/* lots/variance.h: what a count says of the books, by hand, and that nothing is explained twice. */
#include "unit.h"

#include "base/date.h"
#include "base/mem.h"
#include "lots/variance.h"

#include "base/banned.h"

enum { MOST = 8 };

static struct account_book book;
static struct lot_account **accounts;
static struct variance v[MOST];
static const double none[MOST];

/* A lot of SKU A at N by list and count; below -1e6: not there. */
static struct lot_account *lot(const char *name, int64_t listed, int64_t counted)
{
	struct lot_account *a = account_of(&book, STR("A"), STR("N"), str_from(name));
	a->listed = (struct dec){ listed, 0, listed > -1000000 };
	a->counted = (struct dec){ counted, 0, counted > -1000000 };
	return a;
}

enum { NOT = -1000001 };

static void judge(const struct variance_terms *terms, const double *tolerated)
{
	size_t n;
	accounts = accounts_sorted(&book, &n);
	ck_assert_uint_le(n, MOST);
	ck_assert_int_eq(variance_of(accounts, n, terms, tolerated, v), NUM_OK);
}

static void start(void)
{
	mem_free(accounts);
	accounts = NULL;
	account_book_release(&book);
	book = (struct account_book){ .by_location = true };
}

static void is(size_t i, const char *name, int64_t explained, int64_t rest, enum variance_finding f)
{
	assert_text(v[i].account->lot, name);
	ck_assert_int_eq(v[i].explained.m, explained);
	ck_assert_int_eq(v[i].unexplained.m, rest);
	ck_assert_int_eq(v[i].finding, f);
}

static const struct variance_terms list = { .book_is_list = true };

START_TEST(below_zero_beside_one_above)
{
	start();
	lot("L1", -20, 0);
	lot("L2", 50, 32)->expires = 20100;
	lot("L3", 10, 5)->expires = 20050;
	judge(&list, none);
	is(0, "L1", 20, 0, VARIANCE_BELOW_ZERO);
	is(1, "L2", -15, -3, VARIANCE_UNEXPLAINED); /* L3 ends first and took its 5 before */
	is(2, "L3", -5, 0, VARIANCE_BELOW_ZERO);
	start();
}
END_TEST

START_TEST(more_below_zero_than_is_missing)
{
	start();
	lot("L1", -20, 0);
	lot("L2", 50, 38);
	judge(&list, none);
	is(0, "L1", 12, 8, VARIANCE_UNEXPLAINED);
	is(1, "L2", -12, 0, VARIANCE_BELOW_ZERO);
	start();
}
END_TEST

START_TEST(sold_without_a_lot)
{
	const struct variance_terms moves = { .has_ledger = true, .book_is_list = true };
	start();
	lot("L1", 10, 7);
	lot("", NOT, NOT)->moved[MOVE_DISPENSE].m = 3;
	judge(&moves, none);
	is(0, "", 0, 0, VARIANCE_WITHOUT_LOT);
	is(1, "L1", -3, 0, VARIANCE_WITHOUT_LOT);
	start();
	lot("L1", 10, 7);
	lot("", -2, NOT);
	judge(&list, none);
	is(0, "", 2, 0, VARIANCE_WITHOUT_LOT);
	is(1, "L1", -2, -1, VARIANCE_UNEXPLAINED);
	start();
}
END_TEST

START_TEST(a_return_of_what_never_came)
{
	const struct variance_terms moves = { .has_ledger = true, .book_is_list = true };
	start();
	struct lot_account *a = lot("L9", NOT, 2);
	a->moved[MOVE_RETURN].m = 2;
	a->first = 20000;
	lot("L8", NOT, 2);
	judge(&moves, none);
	is(0, "L8", 0, 2, VARIANCE_NOT_IN_BOOKS);
	is(1, "L9", 2, 0, VARIANCE_RETURN);
	start();
}
END_TEST

START_TEST(what_was_not_counted)
{
	const struct variance_terms complete = { .is_complete = true, .book_is_list = true };
	start();
	lot("L1", 10, NOT);
	lot("L2", 0, NOT);
	judge(&list, none);
	ck_assert(!v[0].difference.set);
	ck_assert_int_eq(v[0].finding, VARIANCE_NOT_COUNTED);
	ck_assert_int_eq(v[1].finding, VARIANCE_NONE);
	mem_free(accounts);
	judge(&complete, none);
	is(0, "L1", 0, -10, VARIANCE_UNEXPLAINED);
	start();
}
END_TEST

START_TEST(tolerance)
{
	static const double two[MOST] = { 2, 2, 0 };
	start();
	lot("L1", 10, 8);
	lot("L2", 10, 7);
	lot("L3", 10, 9);
	judge(&list, two);
	is(0, "L1", 0, -2, VARIANCE_NONE);
	is(1, "L2", 0, -3, VARIANCE_UNEXPLAINED);
	is(2, "L3", 0, -1, VARIANCE_UNEXPLAINED);
	start();
}
END_TEST

/* What is explained of lines that lack units is what lines below zero explain, to the unit. */
START_TEST(nothing_is_explained_twice)
{
	struct rng rng = { unit_seed() + 11 + (uint64_t)_i };
	static const char *const names[] = { "", "a", "b", "c", "d", "e" };
	int64_t sum = 0;
	start();
	for (size_t i = 0; i < COUNT(names); i++) {
		struct lot_account *a = lot(names[i], (int64_t)rng_below(&rng, 60) - 20,
					    rng_below(&rng, 30));
		a->expires = rng_below(&rng, 3) ? 20000 + (int32_t)rng_below(&rng, 9) : DATE_NONE;
	}
	judge(&list, none);
	for (size_t i = 0; i < COUNT(names); i++) {
		struct dec whole = v[i].explained;
		ck_assert_int_eq(dec_add(&whole, v[i].unexplained), NUM_OK);
		ck_assert_int_eq(whole.m, v[i].difference.m);
		ck_assert(v[i].explained.m == 0 || (v[i].explained.m < 0) == (v[i].difference.m < 0));
		sum += v[i].explained.m;
	}
	ck_assert_int_eq(sum, 0);
	start();
}
END_TEST

void unit_variance(TCase *tc)
{
	tcase_add_test(tc, below_zero_beside_one_above);
	tcase_add_test(tc, more_below_zero_than_is_missing);
	tcase_add_test(tc, sold_without_a_lot);
	tcase_add_test(tc, a_return_of_what_never_came);
	tcase_add_test(tc, what_was_not_counted);
	tcase_add_test(tc, tolerance);
	tcase_add_loop_test(tc, nothing_is_explained_twice, 0, 40);
}
