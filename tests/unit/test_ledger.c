/* lots/ledger.h: where lots went, by hand, and what must hold of any ledger. */
#include "unit.h"

#include <stdio.h>

#include "base/date.h"
#include "base/mem.h"
#include "lots/ledger.h"

#include "base/banned.h"

static struct account_book book;

static void start(bool by_location)
{
	account_book_release(&book);
	book = (struct account_book){ .by_location = by_location };
}

static void move(const char *lot, const char *place, enum move_kind kind, int64_t units)
{
	const struct move_row row = {
		.date = 20000, .sku = BYTES("A"), .lot = str_from(lot), .location = str_from(place),
		.kind = (int32_t)kind, .quantity = { units, 0, true }, .expires = DATE_NONE,
	};
	ck_assert_int_eq(account_move(&book, &row), NUM_OK);
}

static struct lot_trace trace(const char *lot, const char *place)
{
	struct lot_trace t;
	struct lot_account *a = account_of(&book, STR("A"), str_from(place), str_from(lot));
	ck_assert_int_eq(account_trace(&book, a, &t), NUM_OK);
	return t;
}

/* 100 came in; 30 went out and 4 came back, 5 broke, 20 went south where 19 arrived. */
static void fill(void)
{
	move("L", "N", MOVE_RECEIPT, 100);
	move("L", "N", MOVE_DISPENSE, 30);
	move("L", "N", MOVE_RETURN, 4);
	move("L", "N", MOVE_WASTE, 5);
	move("L", "N", MOVE_TRANSFER_OUT, 20);
	move("L", "S", MOVE_TRANSFER_IN, 19);
}

START_TEST(by_hand)
{
	start(true);
	fill();
	ck_assert(trace("L", "N").left.m == 49 && trace("L", "N").missing.m == 0);
	ck_assert(trace("L", "N").transferred.m == -20);
	ck_assert(trace("L", "S").left.m == 19 && trace("L", "S").missing.m == 0);
	start(false);
	fill();
	ck_assert(trace("L", "").left.m == 68 && trace("L", "").transferred.m == 0);
	ck_assert(trace("L", "").missing.m == 1); /* it never arrived */
	start(false);
	account_book_release(&book);
}
END_TEST

START_TEST(a_count_goes_before_a_list)
{
	start(false);
	move("L", "", MOVE_RECEIPT, 10);
	move("L", "", MOVE_ADJUST, -3);
	struct lot_account *a = account_of(&book, STR("A"), STR(""), STR("L"));
	ck_assert(trace("L", "").left.m == 7 && trace("L", "").missing.m == 3);
	a->listed = (struct dec){ 9, 0, true };
	ck_assert(trace("L", "").left.m == 9 && trace("L", "").missing.m == 1);
	a->counted = (struct dec){ 10, 0, true };
	ck_assert(trace("L", "").left.m == 10 && trace("L", "").missing.m == 0);
	ck_assert(!trace("M", "").received.set && !trace("M", "").missing.set);
	account_book_release(&book);
}
END_TEST

START_TEST(patients_count_once)
{
	start(false);
	struct move_row row = { .date = 20000, .sku = BYTES("A"), .lot = BYTES("L"),
				.quantity = { 1, 0, true }, .expires = 20100 };
	const char *const who[] = { "p", "q", "p", "" };
	for (size_t i = 0; i < 4; i++) {
		row.patient = str_from(who[i]);
		row.expires = 20100 - (int32_t)i;
		ck_assert_int_eq(account_move(&book, &row), NUM_OK);
	}
	row.lot = STR("M");
	row.patient = STR("p");
	ck_assert_int_eq(account_move(&book, &row), NUM_OK);
	const struct lot_account *a = account_of(&book, STR("A"), STR(""), STR("L"));
	ck_assert_uint_eq(a->patients, 2);
	ck_assert_int_eq(a->expires, 20097);
	ck_assert_uint_eq(account_of(&book, STR("A"), STR(""), STR("M"))->patients, 1);
	account_book_release(&book);
}
END_TEST

START_TEST(too_large)
{
	start(false);
	struct move_row row = { .date = 20000, .sku = BYTES("A"), .kind = MOVE_RECEIPT,
				.quantity = { INT64_MAX, 0, true }, .expires = DATE_NONE };
	ck_assert_int_eq(account_move(&book, &row), NUM_OK);
	ck_assert_int_eq(account_move(&book, &row), NUM_RANGE);
	account_book_release(&book);
}
END_TEST

/* received + transferred = dispensed - returned + waste + left + missing, exactly. */
static void check_conserved(struct lot_account *a)
{
	struct lot_trace t;
	ck_assert_int_eq(account_trace(&book, a, &t), NUM_OK);
	if (!t.missing.set)
		return;
	ck_assert_int_eq(dec_add(&t.received, t.transferred), NUM_OK);
	ck_assert_int_eq(dec_add(&t.received, t.returned), NUM_OK);
	ck_assert_int_eq(dec_sub(&t.received, t.dispensed), NUM_OK);
	ck_assert_int_eq(dec_sub(&t.received, t.waste), NUM_OK);
	ck_assert_int_eq(dec_sub(&t.received, t.left), NUM_OK);
	ck_assert_int_eq(dec_sub(&t.received, t.missing), NUM_OK);
	ck_assert_int_eq(t.received.m, 0);
}

START_TEST(sums_are_conserved)
{
	static const char *const lots[] = { "L", "M", "" }, *const places[] = { "N", "S" };
	size_t n;
	struct rng rng = { unit_seed() + 7 + (uint64_t)_i };
	start(_i % 2);
	for (int i = 0; i < 200; i++) {
		const struct move_row row = {
			.date = 20000 + (int32_t)rng_below(&rng, 50), .sku = BYTES("A"),
			.lot = str_from(lots[rng_below(&rng, 3)]), .location = str_from(places[rng_below(&rng, 2)]),
			.kind = (int32_t)rng_below(&rng, MOVE_KINDS), .expires = DATE_NONE,
			.quantity = { (int64_t)rng_below(&rng, 2000) - 1000, (int32_t)rng_below(&rng, 4), true },
		};
		ck_assert_int_eq(account_move(&book, &row), NUM_OK);
	}
	account_of(&book, STR("A"), STR("N"), STR("L"))->listed = (struct dec){ 17, 1, true };
	account_of(&book, STR("A"), STR("S"), STR("M"))->counted = (struct dec){ -4, 0, true };
	struct lot_account **all = accounts_sorted(&book, &n);
	ck_assert_uint_eq(n, _i % 2 ? 6 : 3);
	for (size_t i = 0; i < n; i++)
		check_conserved(all[i]);
	mem_free(all);
	account_book_release(&book);
}
END_TEST

/* What is sent and arrives changes no sum over all places: not what is left, nor what is missing. */
START_TEST(transfers_change_no_total)
{
	static const char *const places[] = { "N", "S", "W" };
	struct rng rng = { unit_seed() + 91 + (uint64_t)_i };
	struct dec left = { .set = true }, missing = { .set = true };
	start(_i % 2);
	for (int i = 0; i < 60; i++)
		move("L", places[rng_below(&rng, 3)], (enum move_kind)rng_below(&rng, MOVE_TRANSFER_IN),
		     (int64_t)rng_below(&rng, 500));
	for (int i = 0; i < 3; i++)
		account_of(&book, STR("A"), str_from(places[i]), STR("L"))->counted =
			(struct dec){ (int64_t)rng_below(&rng, 100), 0, true };
	for (int pass = 0; pass < 2; pass++) {
		size_t n;
		struct lot_account **all = accounts_sorted(&book, &n);
		int64_t sign = pass ? -1 : 1;
		for (size_t i = 0; i < n; i++) {
			struct lot_trace t;
			ck_assert_int_eq(account_trace(&book, all[i], &t), NUM_OK);
			left.m += sign * t.left.m;
			missing.m += sign * t.missing.m;
		}
		mem_free(all);
		for (int i = 0; i < 40 && !pass; i++) {
			int64_t units = (int64_t)rng_below(&rng, 50);
			move("L", places[rng_below(&rng, 3)], MOVE_TRANSFER_OUT, units);
			move("L", places[rng_below(&rng, 3)], MOVE_TRANSFER_IN, units);
		}
	}
	ck_assert_int_eq(left.m, 0);
	ck_assert_int_eq(missing.m, 0);
	account_book_release(&book);
}
END_TEST

void unit_ledger(TCase *tc)
{
	tcase_add_test(tc, by_hand);
	tcase_add_test(tc, a_count_goes_before_a_list);
	tcase_add_test(tc, patients_count_once);
	tcase_add_test(tc, too_large);
	tcase_add_loop_test(tc, transfers_change_no_total, 0, 40);
	tcase_add_loop_test(tc, sums_are_conserved, 0, 40);
}
