/* tool/opts.h: values of every type, operands, and what is said of a wrong command line. */
#include "unit.h"

#include <getopt.h>
#include <stddef.h>

#include "base/date.h"
#include "tool/opts.h"

#include "base/banned.h"

static const char *const formats[] = { "csv", "json", NULL };
static const char *const places[] = { "no", "both", "in", NULL };

struct values {
	bool quiet;
	const char *output;
	int32_t format, as_of, framed;
	int64_t days;
	double level;
	char delim;
	struct opt_list map;
};

#define AT(member) offsetof(struct values, member)
static const struct opt opts[] = {
	{ .name = "quiet", .letter = 'q', .type = OPT_FLAG, .offset = AT(quiet) },
	{ .name = "output", .letter = 'o', .type = OPT_TEXT, .offset = AT(output) },
	{ .name = "format", .type = OPT_WORD, .offset = AT(format), .words = formats },
	{ .name = "as-of", .type = OPT_DATE, .offset = AT(as_of) },
	{ .name = "framed", .type = OPT_WORD, .offset = AT(framed), .words = places,
	  .optional = true },
};
static const struct opt more[] = {
	{ .name = "days", .letter = 'n', .type = OPT_WHOLE, .offset = AT(days), .min = 1, .max = 365 },
	{ .name = "level", .type = OPT_REAL, .offset = AT(level), .min = 0.5, .max = 0.999 },
	{ .name = "delimiter", .letter = 'd', .type = OPT_DELIM, .offset = AT(delim) },
	{ .name = "map", .type = OPT_LIST, .offset = AT(map) },
};

enum { ARGS = 8, ARG = 160 };

/* A command line in memory of its own, since getopt_long moves its words. */
struct command {
	char words[ARGS][ARG];
	char *argv[ARGS + 1];
	int argc;
};

static void make_command(struct command *c, const char *const args[ARGS])
{
	*c = (struct command){ .argc = 1, .argv = { c->words[0] } };
	memcpy(c->words[0], "glp1-test", 10);
	for (size_t i = 0; i < ARGS - 1 && args[i]; i++) {
		memcpy(c->words[c->argc], args[i], strlen(args[i]) + 1);
		c->argv[c->argc] = c->words[c->argc];
		c->argc++;
	}
}

static int parse(struct command *c, const char *const args[ARGS], struct values *v, struct diag *d)
{
	const struct opt_set sets[] = { { opts, COUNT(opts), v }, { more, COUNT(more), v } };
	*v = (struct values){ 0 };
	make_command(c, args);
	optind = 0; /* glibc: start afresh */
	return opts_parse(sets, 2, c->argc, c->argv, d);
}

START_TEST(every_type_has_its_value)
{
	static const char *const lines[][ARGS] = {
		{ "-qo", "file", "--format=json", "--as-of=2026-03-04", "-n7", "--level=0.95", "-d;" },
		{ "--quiet", "--output=file", "--format=json", "--as-of=2026-03-04", "--days=7",
		  "--level=0.95", "--delimiter=semicolon" },
	};
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct command c;
		struct values v;
		struct diag d;
		ck_assert_int_eq(parse(&c, lines[i], &v, &d), c.argc);
		ck_assert(v.quiet);
		ck_assert_str_eq(v.output, "file");
		ck_assert_int_eq(v.format, 1);
		ck_assert_int_eq(v.as_of, date_from_civil(2026, 3, 4));
		ck_assert_int_eq(v.days, 7);
		ck_assert(v.level == 0.95);
		ck_assert_int_eq(v.delim, ';');
	}
}
END_TEST

START_TEST(nothing_given_changes_nothing)
{
	static const char *const none[ARGS] = { NULL };
	struct command c;
	struct values v;
	struct diag d;
	ck_assert_int_eq(parse(&c, none, &v, &d), 1);
	ck_assert(!v.quiet && !v.output && !v.format && !v.days && !v.map.n);
}
END_TEST

START_TEST(a_word_may_be_optional)
{
	static const struct {
		const char *const args[ARGS];
		int32_t framed;
		int operands;
	} lines[] = {
		{ { "-q" }, 0, 0 },
		{ { "--framed" }, 1, 0 },
		{ { "--framed", "in" }, 1, 1 },
		{ { "--framed=in", "-q" }, 2, 0 },
		{ { "--framed", "--framed=no" }, 0, 0 },
	};
	for (size_t i = 0; i < COUNT(lines); i++) {
		struct command c;
		struct values v;
		struct diag d;
		int first = parse(&c, lines[i].args, &v, &d);
		ck_assert_int_eq(c.argc - first, lines[i].operands);
		ck_assert_int_eq(v.framed, lines[i].framed);
	}
}
END_TEST

START_TEST(operands_come_last)
{
	static const char *const line[ARGS] = { "a.csv", "-q", "-", "--days", "7", "--", "-n" };
	struct command c;
	struct values v;
	struct diag d;
	int first = parse(&c, line, &v, &d);
	ck_assert_int_eq(c.argc - first, 3);
	ck_assert_str_eq(c.argv[first], "a.csv");
	ck_assert_str_eq(c.argv[first + 1], "-");
	ck_assert_str_eq(c.argv[first + 2], "-n");
	ck_assert(v.quiet);
	ck_assert_int_eq(v.days, 7);
}
END_TEST

START_TEST(lists_grow)
{
	static const char *const line[ARGS] = { "--map", "a=1", "--map=b=2" };
	struct command c;
	struct values v = { 0 };
	struct diag d;
	ck_assert_int_gt(parse(&c, line, &v, &d), 0);
	ck_assert_uint_eq(v.map.n, 2);
	ck_assert_str_eq(v.map.item[0], "a=1");
	ck_assert_str_eq(v.map.item[1], "b=2");
	for (size_t n = 2; n < OPT_LIST_MAX; n++)
		ck_assert(opt_value(&more[3], "x", &v.map, &d));
	ck_assert(!opt_value(&more[3], "x", &v.map, &d));
	ck_assert_str_eq(d.what, "given more than 64 times");
	ck_assert_uint_eq(v.map.n, OPT_LIST_MAX);
}
END_TEST

#define X50 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
static const struct {
	const char *args[2];
	const char *name, *what, *hint; /* NULL: not looked at */
} faults[] = {
	{ { "--format=xml" }, "--format", "not one of csv, json", NULL },
	{ { "--format=CSV" }, "--format", "not one of csv, json", NULL },
	{ { "--as-of=03/04/2026" }, "--as-of", "not a date YYYY-MM-DD",
	  "write it YYYY-MM-DD, or today" },
	{ { "--as-of=2026-02-30" }, "--as-of", "no such date", NULL },
	{ { "--days=0" }, "--days", "not a whole number from 1 to 365", NULL },
	{ { "--days=366" }, "--days", "not a whole number from 1 to 365", NULL },
	{ { "--days=1.5" }, "--days", "not a whole number from 1 to 365", NULL },
	{ { "--days=" }, "--days", "not a whole number from 1 to 365", NULL },
	{ { "-n", "x" }, "--days", "not a whole number from 1 to 365", NULL },
	{ { "--days=1,0" }, "--days", "not a whole number from 1 to 365", NULL },
	{ { "--output=" }, "--output", "its argument is empty", NULL },
	{ { "--level=1" }, "--level", "not a number from 0.5 to 0.999", NULL },
	{ { "--level=nan" }, "--level", "not a number from 0.5 to 0.999", NULL },
	{ { "--delimiter=" }, "--delimiter",
	  "not one ASCII character, nor tab, comma, semicolon, pipe", NULL },
	{ { "--delimiter=ab" }, "--delimiter", NULL, NULL },
	{ { "--delimiter=\"" }, "--delimiter", NULL, NULL },
	{ { "--delimiter=\n" }, "--delimiter", NULL, NULL },
	{ { "--delimiter=\r" }, "--delimiter", NULL, NULL },
	{ { "--delimiter=\x1a" }, "--delimiter", NULL, NULL },
	{ { "--delimiter=\x80" }, "--delimiter", NULL, NULL },
	{ { "--delimiter=\xc2" }, "--delimiter", NULL, NULL },
	{ { "--output" }, "--output", "its argument is missing", "see --help" },
	{ { "-o" }, "-o", "its argument is missing", "see --help" },
	{ { "-x" }, "-x", "unrecognized option", "see --help" },
	{ { "-qx" }, "-x", "unrecognized option", "see --help" },
	{ { "--nonsense" }, "--nonsense", "unrecognized option", "see --help" },
	{ { "--" X50 X50 }, "--" X50 X50, "unrecognized option", "see --help" },
	{ { "--" X50 X50 "yy" }, "--" X50 X50, "unrecognized option", "see --help" },
	{ { "--quxyz" }, "--quxyz", "unrecognized option", "see --help" }, /* three letters off */
	{ { "--qiuet" }, "--qiuet", "unrecognized option; did you mean --quiet?", "see --help" },
	{ { "--outputs=x" }, "--outputs", "unrecognized option; did you mean --output?", "see --help" },
	/* getopt_long would take these for --output, --quiet and --days */
	{ { "--outpu=x" }, "--outpu", "unrecognized option; did you mean --output?", "see --help" },
	{ { "--qui" }, "--qui", "unrecognized option; did you mean --quiet?", "see --help" },
	{ { "--da", "7" }, "--da", "unrecognized option; did you mean --days?", "see --help" },
	{ { "--quiet=yes" }, "--quiet", "takes no argument", "see --help" },
	{ { "--frame" }, "--frame", "unrecognized option; did you mean --framed?", "see --help" },
	{ { "--frame=in" }, "--frame", "unrecognized option; did you mean --framed?", "see --help" },
	{ { "--framed=" }, "--framed", "not one of no, both, in", NULL },
	{ { "--framed=IN" }, "--framed", "not one of no, both, in", NULL },
};

START_TEST(wrong_command_lines)
{
	const char *const line[ARGS] = { faults[_i].args[0], faults[_i].args[1] };
	struct command c;
	struct values v;
	struct diag d;
	ck_assert_int_eq(parse(&c, line, &v, &d), -1);
	ck_assert_int_eq(d.class, DIAG_DATA);
	if (faults[_i].what)
		ck_assert_str_eq(d.what, faults[_i].what);
	if (faults[_i].name)
		ck_assert_str_eq(d.name, faults[_i].name);
	if (faults[_i].hint)
		ck_assert_pstr_eq(d.hint, faults[_i].hint);
}
END_TEST

START_TEST(delimiters_by_name)
{
	static const struct {
		const char *text;
		char c;
	} names[] = {
		{ "tab", '\t' }, { "\\t", '\t' }, { "comma", ',' }, { "semicolon", ';' },
		{ "pipe", '|' }, { ",", ',' }, { "\t", '\t' }, { " ", ' ' }, { ":", ':' },
	};
	for (size_t i = 0; i < COUNT(names); i++) {
		char c = 0;
		struct diag d;
		ck_assert(opt_value(&more[2], names[i].text, &c, &d));
		ck_assert_int_eq(c, names[i].c);
	}
}
END_TEST

/* Defaults are read as arguments are; what is not given says so. */
START_TEST(defaults_come_from_the_table)
{
	struct {
		double level, other;
		int64_t days, none;
		int32_t as_of;
		struct opt_file file;
	} v = { .none = 5 };
#define ROW(member) .name = #member, .offset = (size_t)((char *)&v.member - (char *)&v)
	const struct opt rows[] = {
		OPT_GROUP("Group"),
		{ ROW(level), .type = OPT_REAL, .min = 0, .max = 1, .def = "0.25" },
		{ ROW(other), .type = OPT_REAL, .max = 1 },
		{ ROW(days), .type = OPT_WHOLE, .max = 9, .def = "7" },
		{ ROW(none), .type = OPT_WHOLE, .max = 9 },
		{ ROW(as_of), .type = OPT_DATE },
		{ ROW(file), .type = OPT_FILE },
	};
#undef ROW
	const struct opt_set set = { rows, COUNT(rows), &v };
	struct diag d;
	ck_assert(opts_defaults(&set, &d));
	ck_assert_double_eq(v.level, 0.25);
	ck_assert_double_nan(v.other);
	ck_assert_int_eq(v.days, 7);
	ck_assert_int_eq(v.none, OPT_NOT_GIVEN);
	ck_assert_int_eq(v.as_of, DATE_NONE);
	ck_assert_ptr_null(v.file.name);
	ck_assert_ptr_eq(v.file.opt, &rows[6]);
	ck_assert_ptr_eq(opts_find(&set, STR("days")), &rows[3]);
	ck_assert_ptr_null(opts_find(&set, STR("day")));
}
END_TEST

void unit_opts(TCase *tc)
{
	tcase_add_test(tc, every_type_has_its_value);
	tcase_add_test(tc, nothing_given_changes_nothing);
	tcase_add_test(tc, a_word_may_be_optional);
	tcase_add_test(tc, operands_come_last);
	tcase_add_test(tc, lists_grow);
	tcase_add_loop_test(tc, wrong_command_lines, 0, COUNT(faults));
	tcase_add_test(tc, delimiters_by_name);
	tcase_add_test(tc, defaults_come_from_the_table);
}
