/* The steps of the profiles: what each makes of cells, and chains that are refused. */
#include "import_trial.h"

#include <stdlib.h>

#include "base/banned.h"

/* want: text, number or moment as it is written; `!` and what is said of a fault. */
static const struct {
	const char *chain, *cells, *want; /* cells parted by | */
	enum value_kind kind;
} runs[] = {
	{ "", "a", "a", VALUE_TEXT },
	{ "", "|b", "b", VALUE_TEXT },
	{ "first", "|b|c", "b", VALUE_TEXT },
	{ "drop Regular, join \" / \"", "Pen|Regular", "Pen", VALUE_TEXT },
	{ "drop Regular, join \" / \"", "Pen|1 mg", "Pen / 1 mg", VALUE_TEXT },
	{ "join \" / \"", "|1 mg", "1 mg", VALUE_TEXT },
	{ "join \", \"", "a|b|c", "a, b, c", VALUE_TEXT },
	{ "const x", "a", "x", VALUE_TEXT },
	{ "cut Dr.", "dr. Who", "Who", VALUE_TEXT },
	{ "cut Dr.", "Drake", "Drake", VALUE_TEXT },
	{ "chop", "2026-07-08 09:00:00 EDT", "2026-07-08 09:00:00", VALUE_TEXT },
	{ "chop", "2026-07-08 09:00:00", "2026-07-08 09:00:00", VALUE_TEXT },
	{ "chop", "7/8/2026 9:00 AM", "7/8/2026 9:00 AM", VALUE_TEXT },
	{ "chop", "7/8/2026 9:00 AM -0400", "7/8/2026 9:00 AM", VALUE_TEXT },
	{ "inside", "P (a@b.example)", "a@b.example", VALUE_TEXT },
	{ "inside", "P", "P", VALUE_TEXT },
	{ "outside", "P Q (a@b.example)", "P Q", VALUE_TEXT },
	{ "digits", "990 0000 0101", "99000000101", VALUE_TEXT },
	{ "lower", "USD", "usd", VALUE_TEXT },
	{ "words Yes=a;N*=b;=c", "yes", "a", VALUE_TEXT },
	{ "words Yes=a;N*=b;=c", "nope", "b", VALUE_TEXT },
	{ "words Yes=a;N*=b;=c", "", "c", VALUE_TEXT },
	{ "words Yes=a;N*=b;=c", "maybe", "!an unknown word; known are Yes, N*", VALUE_TEXT },
	{ "words Yes=a", "", "!empty; known are Yes", VALUE_TEXT },
	{ "ndc", "0999941311", "00999941311", VALUE_TEXT },
	{ "ndc", "12345678901", "12345678901", VALUE_TEXT },
	{ "ndc", "00000-1002-02", "00000100202", VALUE_TEXT },
	{ "ndc", "0002-1506-80", "00002150680", VALUE_TEXT },
	{ "ndc", "50580-600-02", "50580060002", VALUE_TEXT },
	{ "ndc", "50580-6000-2", "50580600002", VALUE_TEXT },
	{ "ndc", "123456789", "!not an NDC of 10 or 11 digits", VALUE_TEXT },
	{ "ndc", "12-3456-7890", "!not an NDC of 10 or 11 digits", VALUE_TEXT },
	{ "ndc", "0002-150680", "!not an NDC of 10 or 11 digits", VALUE_TEXT },
	{ "ndc", "1234567890a", "!not an NDC of 10 or 11 digits", VALUE_TEXT },
	{ "number", "1.0", "1", VALUE_NUMBER },
	{ "number", "1,000", "!not a number", VALUE_NUMBER },
	{ "number, abs", "-2.5", "2.5", VALUE_NUMBER },
	{ "number, neg", "2.5", "-2.5", VALUE_NUMBER },
	{ "number, abs", "-9223372036854775808", "!number out of range", VALUE_NUMBER },
	{ "number", "", "", VALUE_NUMBER },
	{ "money", "$1,234.50", "1234.5", VALUE_NUMBER },
	{ "money", "-$9.00", "-9", VALUE_NUMBER },
	{ "money", "$-9.00", "-9", VALUE_NUMBER },
	{ "money", "($8.24)", "-8.24", VALUE_NUMBER },
	{ "money", "(8.24)", "-8.24", VALUE_NUMBER },
	{ "money", "$1,234,567.89", "1234567.89", VALUE_NUMBER },
	{ "money", "-$0.00", "0", VALUE_NUMBER },
	{ "money", "12,34.00", "!not a number", VALUE_NUMBER },
	{ "money", "1234,567", "!not a number", VALUE_NUMBER },
	{ "money", "1.234,56", "!not a number", VALUE_NUMBER },
	{ "money", "1,23", "!not a number", VALUE_NUMBER },
	{ "money", ",123", "!not a number", VALUE_NUMBER },
	{ "money", "--1", "!not a number", VALUE_NUMBER },
	{ "money", "(-1)", "!not a number", VALUE_NUMBER },
	{ "money", "$", "!not a number", VALUE_NUMBER },
	{ "money", "1 USD", "!not a number", VALUE_NUMBER },
	{ "money, sign up;down", "-1", "down", VALUE_TEXT },
	{ "money, sign up;down", "0", "up", VALUE_TEXT },
	{ "drop ---, money, sign up;down", "---", "", VALUE_TEXT },
	{ "date", "2026-07-08", "2026-07-08", VALUE_MOMENT },
	{ "date", "2026-07-08T09:05:59Z", "2026-07-08T09:05:59", VALUE_MOMENT },
	{ "date", "2026-07-08 09:05", "2026-07-08T09:05", VALUE_MOMENT },
	{ "date", "7/8/2026", "!not a date as this export writes them", VALUE_MOMENT },
	{ "date %m/%d/%Y", "7/8/2026", "2026-07-08", VALUE_MOMENT },
	{ "date %m/%d/%Y", "13/8/2026", "!not a date as this export writes them", VALUE_MOMENT },
	{ "date %m/%d/%Y", "2/30/2026", "!no such date", VALUE_MOMENT },
	{ "date %m/%d/%Y", "7/8/2026 9:00 AM", "!not a date as this export writes them", VALUE_MOMENT },
	{ "date %m/%d/%Y;%m/%d/%Y %I:%M %p", "7/8/2026 12:05 AM", "2026-07-08T00:05", VALUE_MOMENT },
	{ "date %m/%d/%Y %I:%M %p", "7/8/2026 12:05 PM", "2026-07-08T12:05", VALUE_MOMENT },
	{ "date \"%b %d, %Y %I:%M %p\"", "Aug 12, 2026 10:00 AM", "2026-08-12T10:00", VALUE_MOMENT },
	{ "date serial", "46269.6576388889", "2026-09-04T15:47", VALUE_MOMENT },
	{ "date serial", "46274", "2026-09-09", VALUE_MOMENT },
	{ "date serial", "60", "!no such date", VALUE_MOMENT },
	{ "date serial", "12345678", "!not a date as this export writes them", VALUE_MOMENT },
	{ "date %Y%m%d%H%M%S%z", "20260709000500+0000", "2026-07-09T00:05", VALUE_MOMENT },
	{ "date", "1899-12-31", "!date before 1900 or after 2199", VALUE_MOMENT },
	{ "minutes", "2026-07-09T23:50|2026-07-10T00:10", "20", VALUE_NUMBER },
	{ "minutes", "2026-07-09T23:50|", "", VALUE_NUMBER },
	{ "minutes", "2026-07-09T23:50|2026-07-09T23:40", "!ends before it starts", VALUE_NUMBER },
	{ "minutes", "2026-07-09|2026-07-10", "!no time of day", VALUE_NUMBER },
};

static void show_value(const struct value *v, struct bytes *to)
{
	char text[DEC_TEXT];
	if (value_empty(v))
		return;
	if (v->kind == VALUE_NUMBER)
		bytes_add(to, text, dec_format(v->number, text));
	else if (v->kind == VALUE_MOMENT)
		bytes_add(to, text, moment_format(v->moment, false, text));
	else
		bytes_add(to, v->text.p, v->text.n);
}

/* The chain's value of cells, or `!` and the fault. */
static void run(const char *chain, const char *cells, enum value_kind kind, struct bytes *to)
{
	static char scratch[STEP_SCRATCH];
	struct arena arena = { 0 };
	struct step_chain c;
	struct step_work w = { .scratch = scratch };
	struct diag d = { .class = DIAG_NONE };
	struct str rest = str_from(cells);
	while (str_next_part(&rest, "|", &w.cell[w.n]))
		w.n++;
	require(step_chain_parse(&arena, str_from(chain), w.n, kind, NULL, &c, &d), "%s: %s", chain, d.what);
	if (step_chain_run(&c, &w, &d))
		show_value(&w.value, to);
	else
		bytes_say(to, "!%s", d.what);
	arena_release(&arena);
}

START_TEST(a_chain_makes_a_value)
{
	struct bytes got = { 0 };
	run(runs[_i].chain, runs[_i].cells, runs[_i].kind, &got);
	require(str_eq(bytes_str(&got), str_from(runs[_i].want)), "%s of %s: got %.*s, want %s",
		runs[_i].chain, runs[_i].cells, (int)got.n, got.p, runs[_i].want);
	bytes_release(&got);
}
END_TEST

static const struct {
	const char *chain, *what;
	enum value_kind kind;
} refused[] = {
	{ "twist", "an unknown step", VALUE_TEXT },
	{ "number, number", "step number: cannot stand here", VALUE_NUMBER },
	{ "abs", "step abs: cannot stand here", VALUE_NUMBER },
	{ "number", "does not end in a text", VALUE_TEXT },
	{ "lower", "does not end in a number", VALUE_NUMBER },
	{ "number", "does not end in a date", VALUE_MOMENT },
	{ "abs 3", "step abs: takes no argument", VALUE_NUMBER },
	{ "words Yes", "step words: an item without =", VALUE_TEXT },
	{ "words", "step words: an item without =", VALUE_TEXT },
	{ "number, sign a", "step sign: wants two words", VALUE_TEXT },
	{ "date %m/%Y", "step date: a form that tells no year, month and day", VALUE_MOMENT },
	{ "minutes", "step minutes: cannot stand here", VALUE_NUMBER },
	{ "is a", "step is: is for skip only", VALUE_TEXT },
	{ "cut \"a", "a quote that is not closed", VALUE_TEXT },
	{ "const", "step const: wants a text", VALUE_TEXT },
	{ "lower, lower, lower, lower, lower, lower, lower, lower, lower", "more than 8 steps", VALUE_TEXT },
	{ "", "wants one test: is, not, empty or filled; then because, or nothing", VALUE_CELLS },
	{ "is a, is b", "wants one test: is, not, empty or filled; then because, or nothing", VALUE_CELLS },
	{ "because x", "wants one test: is, not, empty or filled; then because, or nothing", VALUE_CELLS },
};

START_TEST(a_chain_that_makes_no_sense_is_refused)
{
	struct arena arena = { 0 };
	struct step_chain c;
	struct diag d = { .class = DIAG_NONE };
	require(!step_chain_parse(&arena, str_from(refused[_i].chain), 1, refused[_i].kind, NULL, &c, &d),
		"%s is taken", refused[_i].chain);
	ck_assert_str_eq(d.what, refused[_i].what);
	arena_release(&arena);
}
END_TEST

START_TEST(a_column_with_words_takes_no_others)
{
	static const char *const words[] = { "up", "down", NULL };
	static const char *const good[] = { "const up", "words A=up;B=down", "number, sign up;down" };
	static const char *const bad[] = { "", "const left", "words A=left", "lower", "number, sign up;left" };
	struct arena arena = { 0 };
	struct step_chain c;
	struct diag d;
	for (size_t i = 0; i < COUNT(good); i++)
		require(step_chain_parse(&arena, str_from(good[i]), 1, VALUE_TEXT, words, &c, &d), "%s", good[i]);
	for (size_t i = 0; i < COUNT(bad); i++)
		require(!step_chain_parse(&arena, str_from(bad[i]), 1, VALUE_TEXT, words, &c, &d), "%s", bad[i]);
	arena_release(&arena);
}
END_TEST

START_TEST(patterns)
{
	static const struct {
		const char *pattern, *text;
		bool matches;
	} cases[] = {
		{ "a", "A", true }, { "a*", "abc", true }, { "*c", "abc", true }, { "a?c", "abc", true },
		{ "a?c", "ac", false }, { "*", "", true }, { "", "", true }, { "", "a", false },
		{ "*a*b", "xaxab", true }, { "*a*b", "xaxba", false }, { "992??", "99213", true },
		{ "**", "a", true }, { "a", "ab", false },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		require(pattern_matches(str_from(cases[i].pattern), str_from(cases[i].text)) == cases[i].matches,
			"%s %s", cases[i].pattern, cases[i].text);
}
END_TEST

/* A long cell fits into no message and into no scratch. */
START_TEST(a_cell_longer_than_any_is_a_fault)
{
	struct bytes cell = { 0 }, got = { 0 };
	bytes_fill(&cell, 'x', STEP_SCRATCH + 1);
	bytes_add(&cell, "", 1);
	run("lower", cell.p, VALUE_TEXT, &got);
	assert_text(bytes_str(&got), "!longer than 4096 bytes");
	bytes_release(&cell);
	bytes_release(&got);
}
END_TEST

void unit_import_steps(TCase *tc)
{
	tcase_add_loop_test(tc, a_chain_makes_a_value, 0, COUNT(runs));
	tcase_add_loop_test(tc, a_chain_that_makes_no_sense_is_refused, 0, COUNT(refused));
	tcase_add_test(tc, a_column_with_words_takes_no_others);
	tcase_add_test(tc, patterns);
	tcase_add_test(tc, a_cell_longer_than_any_is_a_fault);
}
