/* tool/split.h: several files with one fate, and names that lead nowhere else. */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "folder.h"
#include "tool/split.h"

#include "base/banned.h"

static const struct {
	const char *text, *base; /* "": nothing is left */
} names[] = {
	{ "North Lab", "north-lab.csv" }, { "  A&B  (Co.)", "a-b-co.csv" }, { "../../etc/passwd", "etc-passwd.csv" },
	{ "503B", "503b.csv" }, { "\xc3\xa9", "" }, { "...", "" }, { "", "" }, { "-x-", "x.csv" },
	{ ".hidden", "hidden.csv" },
};

START_TEST(plain_names)
{
	char base[NAME_MAX + 1];
	bool ok = split_name(str_from(names[_i].text), ".csv", base);
	ck_assert(ok == (*names[_i].base != '\0'));
	if (ok)
		ck_assert_str_eq(base, names[_i].base);
}
END_TEST

static bool commit(const char *first, const char *second, struct diag *d)
{
	struct split_part parts[2] = { { .at = 0, .n = 5 }, { .at = 5, .n = 4 } };
	int folder = split_open(".", d), memory = io_memory_file((struct str){ NULL, 0 });
	ck_assert(folder >= 0 && memory >= 0 && io_write(memory, "firstlast", 9) == 0);
	snprintf(parts[0].base, sizeof(parts[0].base), "%s", first);
	snprintf(parts[1].base, sizeof(parts[1].base), "%s", second);
	ck_assert(split_seal(memory, parts, 2, d));
	bool ok = split_commit(folder, ".", memory, false, d);
	close(memory);
	close(folder);
	return ok;
}

START_TEST(both_or_none)
{
	struct diag d;
	folder_enter();
	put_file("a.csv", "old");
	ck_assert(commit("a.csv", "b.csv", &d));
	assert_file("a.csv", "first");
	assert_file("b.csv", "last");
	/* something is in the way of the second one */
	put_file("d.csv", "old");
	ck_assert(mkdir("c.csv", 0700) == 0);
	ck_assert(!commit("d.csv", "c.csv", &d));
	assert_file("d.csv", "old");
	ck_assert_str_eq(d.file, ".");
	folder_leave();
}
END_TEST

START_TEST(names_from_who_was_led_astray)
{
	static const char *const bad[] = { "../x", "/x", ".x", "A", "", "a b", "-x" };
	struct diag d;
	folder_enter();
	for (size_t i = 0; i < COUNT(bad); i++)
		ck_assert(!commit("good.csv", bad[i], &d));
	ck_assert(access("good.csv", F_OK) != 0);
	folder_leave();
}
END_TEST

START_TEST(lists_that_cannot_be)
{
	static const struct split_part far[] = { { "a.csv", 5, 5 } }, before[] = { { "a.csv", -1, 1 } };
	struct diag d;
	folder_enter();
	for (int i = 0; i < 3; i++) {
		int folder = split_open(".", &d), memory = io_memory_file(STR("bytes"));
		ck_assert(lseek(memory, 0, SEEK_END) == 5);
		if (i < 2)
			ck_assert(split_seal(memory, i ? far : before, 1, &d));
		ck_assert(!split_commit(folder, ".", memory, false, &d));
		close(memory);
		close(folder);
	}
	ck_assert(access("a.csv", F_OK) != 0);
	ck_assert_int_lt(split_open("not-there", &d), 0);
	ck_assert_int_eq(d.class, DIAG_DATA);
	ck_assert_str_eq(d.hint, "make it first, with mkdir");
	ck_assert_int_eq(symlink(".", "way"), 0);
	int folder = split_open("way", &d);
	ck_assert_int_ge(folder, 0);
	close(folder);
	if (geteuid() == 0) { /* only root can make it look like another's */
		ck_assert_int_eq(lchown("way", 12345, 12345), 0);
		ck_assert_int_lt(split_open("way", &d), 0);
		ck_assert_str_eq(d.what, "a link of another user");
	}
	folder_leave();
}
END_TEST

void unit_split(TCase *tc)
{
	tcase_add_loop_test(tc, plain_names, 0, COUNT(names));
	tcase_add_test(tc, both_or_none);
	tcase_add_test(tc, names_from_who_was_led_astray);
	tcase_add_test(tc, lists_that_cannot_be);
}
