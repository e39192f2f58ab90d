/*
 * csv/reader.h: rows, line numbers and faults of small inputs, each read by
 * every lane at every small read size, from files and pipes.
 */
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/banned.h"

#define BOM "\xef\xbb\xbf"
#define UNQUOTED "quote inside an unquoted field"
#define QUOTE_IT "; quote the field, or use --lazy-quotes"
#define AFTER "text after the closing quote"
#define DOUBLE_IT "; double a quote that is part of the text"
#define CUT_OFF                                                                                \
	"the pipe ended inside a line: was its writer cut off?; if it is whole, use --allow-no-eol"

static const struct {
	struct str in;
	const char *want;
} files[] = {
	/* rows */
	{ BYTES(""), "" },
	{ BYTES("\n\r\n\r"), "" },
	{ BYTES("a,b\n1,2\n"), "1[a|b]2[1|2]" },
	{ BYTES("a,b\n1,2"), "1[a|b]2[1|2]" },
	{ BYTES("a,b\n1,"), "1[a|b]2[1|]" },
	{ BYTES(",\n,\n"), "1[|]2[|]" },
	{ BYTES("a,b\n1\n1,2,3\n,\n"), "1[a|b]2[1]3[1|2|3]4[|]" },
	{ BYTES(" a , b \n"), "1[ a | b ]" },
	{ BYTES("#a,b\n"), "1[#a|b]" },
	/* line ends */
	{ BYTES("a,b\r\n1,2\r\n"), "1[a|b]2[1|2]" },
	{ BYTES("a,b\r1,2\r"), "1[a|b]2[1|2]" },
	{ BYTES("a,b\r1,2"), "1[a|b]2[1|2]" },
	{ BYTES("a\nb\r\nc\rd\n"), "1[a]2[b]3[c]4[d]" },
	{ BYTES("a\r\r\nb\n\rc\n"), "1[a]3[b]5[c]" },
	{ BYTES("a,b\r\n1,2\r"), "1[a|b]2[1|2]" },
	/* blank lines */
	{ BYTES("\n\na,b\n\n1,2\n\n"), "3[a|b]5[1|2]" },
	{ BYTES("\r\na,b\r\n\r\n1,2\r\n\r\n"), "2[a|b]4[1|2]" },
	{ BYTES("a\n\nb\n"), "1[a]3[b]" },
	{ BYTES("a\r\n\r\nb\r\n"), "1[a]3[b]" },
	{ BYTES("a\nb\n\n\nc\n\n"), "1[a]2[b]5[c]" },
	{ BYTES("a\n\"\"\nb\n"), "1[a]2[]3[b]" },
	{ BYTES("a\n \n"), "1[a]2[ ]" },
	/* quotes */
	{ BYTES("\"a\",\"b\"\n\"1\",\"\"\n"), "1[a|b]2[1|]" },
	{ BYTES("\"a\",\"b\"\r\n\"1\",\"2\"\r\n"), "1[a|b]2[1|2]" },
	{ BYTES("\"a,b\",\"c\"\"d\"\n"), "1[a,b|c\"d]" },
	{ BYTES("\"\"\"\"\n\"\"\"\"\"\"\n"), "1[\"]2[\"\"]" },
	{ BYTES("\"a\""), "1[a]" },
	{ BYTES("a,b\n\"1\n2\",3\n4,5\n"), "1[a|b]2[1\\n2|3]4[4|5]" },
	{ BYTES("a,b\n\"1\r\n2\",3\r\n4,5\n"), "1[a|b]2[1\\r\\n2|3]4[4|5]" },
	{ BYTES("a,b\n\"1\r2\",3\n4,5\n"), "1[a|b]2[1\\r2|3]4[4|5]" },
	{ BYTES("a\n\"\n\n\n\"\nb\n"), "1[a]2[\\n\\n\\n]6[b]" },
	{ BYTES("a\n\"x\n\",\n"), "1[a]2[x\\n|]" },
	/* byte order mark */
	{ BYTES(BOM "a,b\n1,2\n"), "1[a|b]2[1|2]" },
	{ BYTES(BOM "\"a\",\"b\"\n1,2\n"), "1[a|b]2[1|2]" },
	{ { BOM, 3 }, "" },
	{ BYTES(BOM "\n" "a\n"), "2[a]" },
	{ BYTES("a\n" BOM "b\n"), "1[a]2[\\xEF\\xBB\\xBFb]" },
	{ BYTES(BOM BOM "a\n"), "1[\\xEF\\xBB\\xBFa]" },
	{ BYTES("\xef\xbb\n"), "1[\\xEF\\xBB]" },
	/* other bytes */
	{ BYTES("\xc3\xa9,\xf0\x9f\x98\x8e\n\xff,\x80\n"), "1[\xc3\xa9|\xf0\x9f\x98\x8e]2[\\xFF|\\x80]" },
	/* faults */
	{ BYTES("a,b\n1,x\"y\n3,4\n"), "1[a|b]!2:2 " UNQUOTED QUOTE_IT },
	{ BYTES("a,b\n1, \"y\"\n"), "1[a|b]!2:2 " UNQUOTED QUOTE_IT },
	{ BYTES("a,b\n\"1\"x,2\n"), "1[a|b]!2:1 " AFTER DOUBLE_IT },
	{ BYTES("a,b\n\"1\" ,2\n"), "1[a|b]!2:1 " AFTER DOUBLE_IT },
	{ BYTES("a,b\n\"1\n2\"x,2\n"), "1[a|b]!2:1 " AFTER ", on line 3" DOUBLE_IT },
	{ BYTES("a,b\n\"1\n2\",y\"\n"), "1[a|b]!2:2 " UNQUOTED ", on line 3" QUOTE_IT },
	{ BYTES("a\n\"b"), "1[a]!2:1 quote opened here is never closed" },
	{ BYTES("a\n\"b\n"), "1[a]!2:1 quote opened here is never closed" },
	{ BYTES("a,b\n\"1\n2\",\"3\n"), "1[a|b]!2:2 quote opened on line 3 is never closed" },
	{ BYTES("a,\""), "!1:2 quote opened here is never closed" },
	{ BYTES("\"a\"\""), "!1:1 quote opened here is never closed" },
	{ BYTES("a,b\n1,\0\n"), "1[a|b]!2:2 NUL byte" },
	{ BYTES("a,b\n\"1\n\0\",2\n"), "1[a|b]!2:1 NUL byte" },
	{ BYTES("a,b\n1,2\n\x1a"), "1[a|b]2[1|2]!3:1 Ctrl-Z byte (0x1A)" },
	{ BYTES("a,b\n1,2\x1a\0\n"), "1[a|b]!2:2 Ctrl-Z byte (0x1A)" },
	{ BYTES("a,b\n1,2\0\x1a\n"), "1[a|b]!2:2 NUL byte" },
	{ BYTES("a,b\n1\"\0\n"), "1[a|b]!2:1 " UNQUOTED QUOTE_IT },
};

START_TEST(file)
{
	char caller[32] = "files[..]";
	caller[6] = (char)('0' + _i / 10);
	caller[7] = (char)('0' + _i % 10);
	reads_as(caller, files[_i].in, &(struct csv_options){ 0 }, false, files[_i].want);
}
END_TEST

START_TEST(a_pipe_must_end_with_a_line)
{
	assert_pipes(STR(""), "");
	assert_pipes(STR("a,b\n1,2\n"), "1[a|b]2[1|2]");
	assert_pipes(STR("a,b\r\n1,2\r\n"), "1[a|b]2[1|2]");
	assert_pipes(STR("a,b\r1,2\r"), "1[a|b]2[1|2]");
	assert_pipes(STR("a,b\n1,2"), "1[a|b]!2:0 " CUT_OFF);
	assert_pipes(STR("a,b\n\"1\n2\",3"), "1[a|b]!2:0 " CUT_OFF);
	assert_pipes(STR("a,b\n1,2\n\n\n "), "1[a|b]2[1|2]!5:0 " CUT_OFF);
	assert_pipes(STR("a"), "!1:0 " CUT_OFF);
	assert_pipes(STR("a,b\n\"1\n"), "1[a|b]!2:1 quote opened here is never closed");
	assert_pipes(STR("a,b\n\"1"), "1[a|b]!2:1 quote opened here is never closed");
}
END_TEST

START_TEST(a_pipe_may_end_anywhere_if_allowed)
{
	assert_pipes_with(STR("a,b\n1,2"), "1[a|b]2[1|2]", .allow_no_eol = true);
	assert_pipes_with(STR("a,b\n\"1\n2\",3"), "1[a|b]2[1\\n2|3]", .allow_no_eol = true);
	assert_pipes_with(STR("a\n\"1"), "1[a]!2:1 quote opened here is never closed",
			  .allow_no_eol = true);
}
END_TEST

START_TEST(lines_are_skipped)
{
	assert_reads_with(STR("x\"y\na,b\n1,2\n"), "2[a|b]3[1|2]", .skip_lines = 1);
	assert_reads_with(STR("x\r\ny\r\na,b\r\n1,2\r\n"), "3[a|b]4[1|2]", .skip_lines = 2);
	assert_reads_with(STR("x\ry\ra,b\r1,2\r"), "3[a|b]4[1|2]", .skip_lines = 2);
	assert_reads_with(STR("x\n\r\n\ra,b\n"), "4[a|b]", .skip_lines = 3);
	assert_reads_with(STR("x\r\n\na\n"), "3[a]", .skip_lines = 1);
	assert_reads_with(STR("\n\na\n"), "3[a]", .skip_lines = 1);
	assert_reads_with(STR("\n\na\n"), "3[a]", .skip_lines = 2);
	assert_reads_with(STR(BOM "x\na\n"), "2[a]", .skip_lines = 1);
	assert_reads_with(STR("x\n"), "", .skip_lines = 1);
	assert_reads_with(STR("x\ny"), "", .skip_lines = 5);
	assert_reads_with(STR("x\0y\na\n"), "2[a]", .skip_lines = 1);
	assert_reads_with(STR("x\na\n\"b\n\nc\"\nd\""), "2[a]3[b\\n\\nc]!6:1 " UNQUOTED QUOTE_IT,
			  .skip_lines = 1);
	assert_pipes_with(STR("x\na\nb"), "2[a]!3:0 " CUT_OFF, .skip_lines = 1);
	assert_pipes_with(STR("x\ny"), "!2:0 " CUT_OFF, .skip_lines = 2);
}
END_TEST

START_TEST(lazy_quotes)
{
	assert_reads_with(STR("a,b\n5/16\",x\"y\"z\n"), "1[a|b]2[5/16\"|x\"y\"z]", .lazy_quotes = true);
	assert_reads_with(STR("\"a\",\"b\"\"c\"\n\"1\n2\",3\n"), "1[a|b\"c]2[1\\n2|3]",
			  .lazy_quotes = true);
	assert_reads_with(STR("a,b\n1,\"2\n"), "1[a|b]!2:2 quote opened here is never closed",
			  .lazy_quotes = true);
	assert_reads_with(STR("a,b\n5\",6"), "1[a|b]2[5\"|6]", .lazy_quotes = true);
	assert_reads_with(STR("a\n5\"\r\n\n6\"\r"), "1[a]2[5\"]4[6\"]", .lazy_quotes = true);
	assert_pipes_with(STR("a\n5\""), "1[a]!2:0 " CUT_OFF, .lazy_quotes = true);
}
END_TEST

START_TEST(other_delimiters)
{
	assert_reads_with(STR("a;b,c\n\"1;2\";3\n"), "1[a|b,c]2[1;2|3]", .delim = ';');
	assert_reads_with(STR("a\tb\n1\t\n"), "1[a|b]2[1|]", .delim = '\t');
	assert_reads_with(STR("a|b\n"), "1[a|b]", .delim = '|');
	assert_reads_with(STR("a b\n"), "1[a|b]", .delim = ' ');
}
END_TEST

START_TEST(what_cannot_be_read)
{
	struct outcome o;
	int fd = open("/", O_RDONLY | O_DIRECTORY);
	outcome_of_fd(&o, fd, &(struct csv_options){ 0 });
	close(fd);
	ck_assert_str_eq(o.fault.what, "Is a directory");
	ck_assert_int_eq(o.fault.class, DIAG_DATA);
	outcome_release(&o);
	outcome_of_fd(&o, fd, &(struct csv_options){ 0 });
	ck_assert_str_eq(o.fault.what, "read error: Bad file descriptor");
	ck_assert_int_eq(o.fault.class, DIAG_SYSTEM);
	outcome_release(&o);
}
END_TEST

void unit_reader(TCase *tc)
{
	tcase_add_loop_test(tc, file, 0, COUNT(files));
	tcase_add_test(tc, a_pipe_must_end_with_a_line);
	tcase_add_test(tc, a_pipe_may_end_anywhere_if_allowed);
	tcase_add_test(tc, lines_are_skipped);
	tcase_add_test(tc, lazy_quotes);
	tcase_add_test(tc, other_delimiters);
	tcase_add_test(tc, what_cannot_be_read);
}
