/* base/shell.h: what a shell makes of a word is the text it was made of. */
#include "unit.h"

#include <stdio.h>

#include "base/shell.h"

#include "base/banned.h"

START_TEST(plain_words_are_as_they_are)
{
	static const char *const plain[] = { "roster.hours=Hours/Wk", "date=Fill-Date,qty=Qty",
					     "lots=%m/%d/%y", "sku=Gr\xc3\xb6\xc3\x9f_e" };
	char out[64];
	for (size_t i = 0; i < COUNT(plain); i++) {
		ck_assert(shell_word(plain[i], out, sizeof(out)));
		ck_assert_str_eq(out, plain[i]);
	}
}
END_TEST

START_TEST(what_a_shell_reads_is_quoted)
{
	static const char marks[] = " \t\n;&()?*$'\"`\\[]{}~#!<>|^";
	for (const char *m = marks; *m; m++) {
		char text[] = { 'a', *m, 'b', '\0' }, out[64], want[64];
		ck_assert(shell_word(text, out, sizeof(out)));
		snprintf(want, sizeof(want), "'a%sb'", *m == '\'' ? "'\\''" : (char[]){ *m, '\0' });
		ck_assert_str_eq(out, want);
	}
	char out[8];
	ck_assert(shell_word("", out, sizeof(out)));
	ck_assert_str_eq(out, "''");
}
END_TEST

/* The shell itself says so. */
START_TEST(a_shell_reads_the_text_again)
{
	static const char text[] = "qty=What's \"5\" $HOME `x` \\ *?[a-z]{1,2} ~ #1 !! <|> &;()";
	char word[128], command[160], got[128] = "";
	ck_assert(shell_word(text, word, sizeof(word)));
	snprintf(command, sizeof(command), "printf %%s %s", word);
	FILE *f = popen(command, "r");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fread(got, 1, sizeof(got) - 1, f), strlen(text));
	ck_assert_int_eq(pclose(f), 0);
	ck_assert_str_eq(got, text);
}
END_TEST

START_TEST(what_does_not_fit_is_nothing)
{
	char word[16];
	ck_assert(shell_word("it's", word, sizeof("'it'\\''s'")));
	for (size_t size = 1; size < sizeof("'it'\\''s'"); size++) {
		ck_assert(!shell_word("it's", word, size));
		ck_assert_str_eq(word, "");
	}
	ck_assert(shell_word("plain", word, sizeof("plain")));
	ck_assert(!shell_word("plain", word, sizeof("plain") - 1));
}
END_TEST

void unit_shell(TCase *tc)
{
	tcase_add_test(tc, plain_words_are_as_they_are);
	tcase_add_test(tc, what_a_shell_reads_is_quoted);
	tcase_add_test(tc, a_shell_reads_the_text_again);
	tcase_add_test(tc, what_does_not_fit_is_nothing);
}
