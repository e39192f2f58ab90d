/* base/diag.h: the exact line on standard error, as text and as JSON. */
#include "unit.h"

#include <errno.h>
#include <unistd.h>

#include "base/banned.h"

/* What diag_emit writes. */
static void emitted(const struct diag *d, bool json, bool show_values, struct bytes *to)
{
	int fd = file_of(STR(""));
	diag_emit(d, &(struct diag_style){ "glp1-test", json, show_values, fd });
	read_all(fd, to);
	close(fd);
}

static void assert_line(const struct diag *d, bool json, bool show_values, const char *want)
{
	struct bytes got = { 0 };
	emitted(d, json, show_values, &got);
	assert_text(bytes_str(&got), want);
	bytes_release(&got);
}

static struct diag full_fault(void)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "not a %s number", "whole");
	d.file = "rx.csv";
	d.line = 14;
	d.column = 3;
	diag_name(&d, STR("quantity"));
	d.hint = "write it so";
	d.value = STR("1.5");
	return d;
}

START_TEST(setting_starts_afresh)
{
	struct diag d = full_fault();
	diag_set(&d, DIAG_SYSTEM, "%d%%", 5);
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
	ck_assert_str_eq(d.what, "5%");
	ck_assert_str_eq(d.name, "");
	ck_assert(!d.file && !d.line && !d.column && !d.hint && !d.value.p);
}
END_TEST

START_TEST(errno_is_told_in_words)
{
	struct diag d;
	diag_errno(&d, "read error", EIO);
	ck_assert_int_eq(d.class, DIAG_SYSTEM);
	ck_assert_str_eq(d.what, "read error: Input/output error");
	diag_errno(&d, "", ENOMEM);
	ck_assert_str_eq(d.what, "Cannot allocate memory");
}
END_TEST

START_TEST(line_for_people)
{
	struct diag d = full_fault();
	assert_line(&d, false, false,
		    "glp1-test: rx.csv:14:3: quantity: not a whole number; write it so\n");
	assert_line(&d, false, true,
		    "glp1-test: rx.csv:14:3: quantity: not a whole number: \"1.5\"; write it so\n");
	d.value = (struct str){ NULL, 0 };
	assert_line(&d, false, true,
		    "glp1-test: rx.csv:14:3: quantity: not a whole number; write it so\n");
	d.hint = NULL;
	d.column = 0;
	d.name[0] = '\0';
	assert_line(&d, false, false, "glp1-test: rx.csv:14: not a whole number\n");
	d.line = 0;
	assert_line(&d, false, false, "glp1-test: rx.csv: not a whole number\n");
	d.file = NULL;
	assert_line(&d, false, false, "glp1-test: not a whole number\n");
}
END_TEST

START_TEST(line_for_machines)
{
	struct diag d = full_fault();
	assert_line(&d, true, false,
		    "{\"program\": \"glp1-test\", \"file\": \"rx.csv\", \"line\": 14, \"column\": 3, "
		    "\"name\": \"quantity\", \"message\": \"not a whole number\", "
		    "\"hint\": \"write it so\", \"status\": 2}\n");
	assert_line(&d, true, true,
		    "{\"program\": \"glp1-test\", \"file\": \"rx.csv\", \"line\": 14, \"column\": 3, "
		    "\"name\": \"quantity\", \"message\": \"not a whole number\", \"value\": \"1.5\", "
		    "\"hint\": \"write it so\", \"status\": 2}\n");
	diag_errno(&d, "", EIO);
	assert_line(&d, true, true,
		    "{\"program\": \"glp1-test\", \"message\": \"Input/output error\", \"status\": 3}\n");
	d.class = DIAG_NONE;
	assert_line(&d, true, false,
		    "{\"program\": \"glp1-test\", \"message\": \"Input/output error\"}\n");
}
END_TEST

START_TEST(values_are_not_shown_unasked)
{
	struct diag d = full_fault();
	for (int json = 0; json < 2; json++) {
		struct bytes got = { 0 };
		emitted(&d, json, false, &got);
		bytes_add(&got, "", 1);
		ck_assert_ptr_null(strstr(got.p, "1.5"));
		bytes_release(&got);
	}
}
END_TEST

START_TEST(nothing_breaks_the_line)
{
	struct diag d;
	diag_set(&d, DIAG_DATA, "wrong");
	d.file = "a\nb\033[31m\".csv";
	diag_name(&d, STR("x\n\\y"));
	d.value = STR("1\n\"2\\");
	assert_line(&d, false, true,
		    "glp1-test: a\\nb\\x1B[31m\".csv: x\\n\\y: wrong: \"1\\n\"2\\\"\n");
	assert_line(&d, true, true,
		    "{\"program\": \"glp1-test\", \"file\": \"a\\\\nb\\\\x1B[31m\\\".csv\", "
		    "\"name\": \"x\\\\n\\\\y\", \"message\": \"wrong\", "
		    "\"value\": \"1\\\\n\\\"2\\\\\", \"status\": 2}\n");
}
END_TEST

START_TEST(a_long_name_is_cut_whole)
{
	struct bytes name = { 0 };
	struct diag d;
	for (int i = 0; i < 100; i++)
		bytes_text(&name, "\xc3\xa9");
	diag_set(&d, DIAG_DATA, "wrong");
	diag_name(&d, bytes_str(&name));
	ck_assert_uint_eq(strlen(d.name), DIAG_NAME - 2); /* 63 times two bytes */
	bytes_release(&name);
}
END_TEST

/* Of files and values 511 bytes are shown; people are told by dots that there was more. */
START_TEST(long_values_are_cut)
{
	struct bytes value = { 0 }, got = { 0 };
	struct diag d;
	diag_set(&d, DIAG_DATA, "wrong");
	bytes_fill(&value, 'v', 513);
	for (size_t n = 510; n <= 513; n++) {
		const size_t shown = n < 511 ? n : 511;
		d.value = (struct str){ value.p, n };
		got.n = 0;
		emitted(&d, false, true, &got);
		ck_assert_uint_eq(got.n, strlen("glp1-test: wrong: \"\"\n") + shown + (n > 511 ? 3 : 0));
		ck_assert_int_eq(memcmp(got.p + got.n - 6, n > 511 ? "v...\"\n" : "vvvv\"\n", 6), 0);
		got.n = 0;
		emitted(&d, true, true, &got);
		ck_assert_uint_eq(got.n, shown + strlen("{\"program\": \"glp1-test\", \"message\": "
							"\"wrong\", \"value\": \"\", \"status\": 2}\n"));
	}
	bytes_release(&value);
	bytes_release(&got);
}
END_TEST

/* However long its parts, a line ends in LF and, for machines, is one whole object. */
START_TEST(long_parts_leave_the_line_whole)
{
	struct bytes file = { 0 }, value = { 0 }, got = { 0 };
	bytes_fill(&file, '\\', 600);
	bytes_add(&file, "", 1);
	bytes_fill(&value, '"', 2000);
	struct diag d;
	diag_set(&d, DIAG_DATA, "%0239d", 7);
	d.file = file.p;
	d.value = bytes_str(&value);
	d.hint = "hint";
	emitted(&d, false, true, &got);
	ck_assert_int_eq(got.p[got.n - 1], '\n');
	ck_assert_ptr_eq(memchr(got.p, '\n', got.n), got.p + got.n - 1);
	got.n = 0;
	emitted(&d, true, true, &got);
	ck_assert_msg(got.n > 3 && memcmp(got.p + got.n - 3, "2}\n", 3) == 0,
		      "ends in \"%.*s\"", 20, got.p + got.n - 20);
	bytes_release(&file);
	bytes_release(&value);
	bytes_release(&got);
}
END_TEST

START_TEST(what_does_not_fit_on_the_line_is_left_out)
{
	struct bytes hint = { 0 }, got = { 0 };
	struct diag d;
	bytes_fill(&hint, 'h', 10000);
	bytes_add(&hint, "", 1);
	diag_set(&d, DIAG_DATA, "wrong");
	d.hint = hint.p;
	emitted(&d, false, false, &got);
	ck_assert_uint_eq(got.n, 8192);
	ck_assert_int_eq(memcmp(got.p, "glp1-test: wrong; hhh", 21), 0);
	ck_assert_int_eq(memcmp(got.p + got.n - 4, "hhh\n", 4), 0);
	bytes_release(&hint);
	bytes_release(&got);
}
END_TEST

START_TEST(a_closed_descriptor_does_no_harm)
{
	struct diag d = full_fault();
	diag_emit(&d, &(struct diag_style){ .program = "glp1-test", .fd = -1 });
	ck_assert_str_eq(d.what, "not a whole number");
}
END_TEST

void unit_diag(TCase *tc)
{
	tcase_add_test(tc, setting_starts_afresh);
	tcase_add_test(tc, errno_is_told_in_words);
	tcase_add_test(tc, line_for_people);
	tcase_add_test(tc, line_for_machines);
	tcase_add_test(tc, values_are_not_shown_unasked);
	tcase_add_test(tc, nothing_breaks_the_line);
	tcase_add_test(tc, a_long_name_is_cut_whole);
	tcase_add_test(tc, long_values_are_cut);
	tcase_add_test(tc, long_parts_leave_the_line_whole);
	tcase_add_test(tc, what_does_not_fit_on_the_line_is_left_out);
	tcase_add_test(tc, a_closed_descriptor_does_no_harm);
}
