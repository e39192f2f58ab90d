/* audit/name.h: what counts as the same name, what as near, and what must be neither. */
#include "unit.h"

#include "audit/name.h"

#include "base/banned.h"

static const struct {
	const char *text, *words, *key;
} folds[] = {
	{ "Acme", "acme", "acme" },
	{ "  ACME   Labs ", "acme labs", "acmelabs" },
	{ "Acme, Inc.", "acme", "acme" },
	{ "Acme Incorporated", "acme", "acme" },
	{ "Acme L.L.C.", "acme", "acme" },
	{ "Acme, L.L.C", "acme", "acme" },
	{ "Smith & Jones, P.C.", "smith jones", "smithjones" },
	{ "Acme Co., Ltd.", "acme", "acme" },
	{ "Acme Company LLC", "acme", "acme" },
	{ "Acme PLLC", "acme", "acme" },
	{ "Stripe.com", "stripe", "stripe" },
	{ "www.acme.com", "www acme", "wwwacme" },
	{ "The Acme Corp", "acme", "acme" },
	{ "the  ACME", "acme", "acme" },
	{ "Theacme", "theacme", "theacme" },
	{ "Acme the", "acme the", "acmethe" },
	{ "Dr. O'Neil", "dr oneil", "droneil" },
	{ "Dr. O\xe2\x80\x99Neil", "dr oneil", "droneil" },
	{ "A.B. Dick", "ab dick", "abdick" },
	{ "St.Luke", "st luke", "stluke" },
	{ "S.t.Luke", "stluke", "stluke" },
	{ "Dr.A.B", "dr ab", "drab" },
	{ "..A.", "a", "a" },
	{ "AZ az 09", "az az 09", "azaz09" },
	{ "1@2[3`4{5/6:7", "1 2 3 4 5 6 7", "1234567" }, /* the bytes beside letters and digits */
	{ "24/7 Cloud-Backup_2", "24 7 cloud backup 2", "247cloudbackup2" },
	/* legal forms count only at the end, and never all of a name */
	{ "Inc Acme", "inc acme", "incacme" },
	{ "Incorporate", "incorporate", "incorporate" },
	{ "LLC", "llc", "llc" },
	{ "Inc. LLC", "inc", "inc" },
	{ "The Co", "the", "the" },
	{ "The", "the", "the" },
	{ "The The", "the", "the" },
	{ "Com", "com", "com" },
	/* accents are left away, as people do, composed or behind their letter */
	{ "Caf\xc3\xa9 M\xc3\xbcller GmbH", "cafe muller", "cafemuller" },
	{ "CAFE\xcc\x81 MU\xcc\x88LLER", "cafe muller", "cafemuller" },
	{ "Pe\xc3\xb1" "a \xc5\x81\xc3\xb3\xc4\x91\xc5\xba", "pena lodz", "penalodz" },
	{ "\xc3\x86ther Stra\xc3\x9f" "e \xc3\x9e\xc3\xbf", "aether strasse thy", "aetherstrassethy" },
	/* other UTF-8 stays as it is; marks and blanks of it part words */
	{ "Acme\xc2\xa0Labs\xc2\xae Inc", "acme labs", "acmelabs" },
	{ "Acme\xe2\x84\xa2", "acme", "acme" },
	{ "Acme \xe2\x80\x93 Labs", "acme labs", "acmelabs" },
	{ "\xef\xbb\xbf" "Acme", "acme", "acme" },
	{ "\xe6\xbc\xa2\xe5\xad\x97", "\xe6\xbc\xa2\xe5\xad\x97", "\xe6\xbc\xa2\xe5\xad\x97" },
	{ "Acme\xc2", "acme\xc2", "acme\xc2" },
	{ "Acme\xe2\x80", "acme\xe2\x80", "acme\xe2\x80" },
	/* no letter or digit: no key */
	{ "", "", "" },
	{ "???", "", "" },
	{ ". . '", "", "" },
	{ "\xc2\xa0", "", "" },
};

START_TEST(folding)
{
	struct arena arena = { 0 };
	struct name n = name_fold(&arena, str_from(folds[_i].text));
	assert_text(n.words, folds[_i].words);
	assert_text(n.key, folds[_i].key);
	arena_release(&arena);
}
END_TEST

/* A name stays as it is when others are folded after it. */
START_TEST(folded_names_are_kept)
{
	struct arena arena = { 0 };
	struct name first = name_fold(&arena, STR("ABCDEFGHIJKLMNOPQRSTUVWXYZ-A"));
	struct name empty = name_fold(&arena, STR(""));
	struct name other = name_fold(&arena, STR("zyxwvutsrqponmlkjihgfedcba-z"));
	assert_text(first.words, "abcdefghijklmnopqrstuvwxyz a");
	assert_text(first.key, "abcdefghijklmnopqrstuvwxyza");
	assert_text(other.key, "zyxwvutsrqponmlkjihgfedcbaz");
	ck_assert(empty.key.p && !empty.key.n);
	arena_release(&arena);
}
END_TEST

/* Bytes around a text are none of it: a letter before it, the rest of a mark behind it. */
START_TEST(folding_stays_within_the_text)
{
	static const char around[] = "xA.B\xe2\x80\x99s";
	struct arena arena = { 0 };
	assert_text(name_fold(&arena, (struct str){ around + 1, 3 }).words, "ab");
	assert_text(name_fold(&arena, (struct str){ around + 1, 5 }).words, "ab\xe2\x80");
	assert_text(name_fold(&arena, (struct str){ around + 1, 7 }).words, "abs");
	arena_release(&arena);
}
END_TEST

/* Folding what was folded changes nothing, and stays within its bytes. */
START_TEST(folding_of_anything)
{
	static const char bytes[] = "Aa1 .,'&-\xc2\xa0\xe2\x80\x99\xc3\xa9incoTHE";
	struct rng r = { unit_seed() };
	for (size_t round = 0; round < 20000; round++) {
		struct arena arena = { 0 };
		char text[24];
		size_t n = rng_below(&r, sizeof(text));
		for (size_t i = 0; i < n; i++)
			text[i] = bytes[rng_below(&r, sizeof(bytes) - 1)];
		struct name once = name_fold(&arena, (struct str){ text, n });
		require(once.words.n <= n && once.key.n <= once.words.n, "length");
		struct name other = name_fold(&arena, once.key);
		require(once.key.n == 0 || other.key.n > 0, "no key any more");
		require(name_same(&once, &once) == (once.key.n > 0), "not itself");
		require(!name_near(&once, &once), "near itself");
		arena_release(&arena);
	}
}
END_TEST

enum relation { OTHER, NEAR, SAME };

static const struct {
	const char *a, *b;
	enum relation is;
} pairs[] = {
	{ "Acme", "ACME, Inc.", SAME },
	{ "Health Equity", "HealthEquity, Inc.", SAME },
	{ "Zoom.com", "zoom", SAME },
	{ "Dr. Chrono", "DrChrono Inc.", SAME },
	{ "The Practice Better", "practice-better", SAME },
	{ "Tebra\xc2\xae", "Tebra", SAME },
	{ "DrChrono", "DrCrono", NEAR },     /* one letter left out */
	{ "DrChrono", "DrChorno", NEAR },    /* two swapped */
	{ "DrChrono", "DrCronno", NEAR },    /* 8 letters: two edits */
	{ "DrChrono", "DrCronnno", OTHER },  /* three */
	{ "Tebra", "Tebre", NEAR },          /* 5 letters: one edit */
	{ "Tebra", "Tebbre", OTHER },        /* two */
	{ "Tebra", "Tebras", NEAR },         /* as many letters more as there are edits */
	{ "Tebra", "Tebraas", OTHER },
	{ "DrChrono", "DrChronoxx", NEAR },
	{ "DrChrono", "DrChronoxxx", OTHER },
	{ "Zoom", "Zoon", OTHER },           /* 4 letters: none */
	{ "Zoom", "Zoom Phone", NEAR },      /* words of one within the other */
	{ "Phone", "Zoom Phone System", NEAR },
	{ "Zoom", "Zoomer Phones", OTHER },  /* not a whole word */
	{ "Lab", "Acme Lab", OTHER },        /* 3 letters are too few */
	{ "Nimbus Mail", "NimbusMail Workspace", NEAR }, /* blanks do not count */
	{ "NimbusMail", "Acme Nimbus Mail Pro", NEAR },
	{ "Nimbus Mail", "ANimbus Mail Pro", OTHER },
	{ "Route 66 Couriers", "Route 67 Couriers", OTHER }, /* numbers are no spelling */
	{ "Route 66 Couriers", "Route 66 Courier", NEAR },
	{ "Square", "Squareup", OTHER },
	{ "Klaviyo", "HubSpot", OTHER },
	{ "Inc", "LLC", OTHER },
	{ "???", "!!!", OTHER },
	{ "", "Acme", OTHER },
	{ "A", "B", OTHER },
};

START_TEST(same_and_near)
{
	struct arena arena = { 0 };
	struct name a = name_fold(&arena, str_from(pairs[_i].a));
	struct name b = name_fold(&arena, str_from(pairs[_i].b));
	ck_assert_msg(name_same(&a, &b) == (pairs[_i].is == SAME), "%s, %s: same", pairs[_i].a, pairs[_i].b);
	ck_assert_msg(name_near(&a, &b) == (pairs[_i].is == NEAR), "%s, %s: near", pairs[_i].a, pairs[_i].b);
	ck_assert(name_same(&b, &a) == name_same(&a, &b));
	ck_assert(name_near(&b, &a) == name_near(&a, &b));
	arena_release(&arena);
}
END_TEST

void unit_name(TCase *tc)
{
	tcase_add_loop_test(tc, folding, 0, COUNT(folds));
	tcase_add_test(tc, folded_names_are_kept);
	tcase_add_test(tc, folding_stays_within_the_text);
	tcase_add_test(tc, folding_of_anything);
	tcase_add_loop_test(tc, same_and_near, 0, COUNT(pairs));
}
