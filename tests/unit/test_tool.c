/* tool/tool.h and tool/files.h: start, files and end of a tool with some command line. */
#define _GNU_SOURCE /* posix_openpt */
#include "unit.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "tool/files.h"

#include "base/banned.h"

static const struct csv_out_col cols[] = { { .name = "a" }, { .name = "b" }, { .name = "c" } };
static const struct report output = { "rows", cols, COUNT(cols) };
static const struct feed feed = { .row_size = 1 };
static const struct feed *const inputs[] = { &feed };
static const struct opt opts[] = { { .name = "side", .type = OPT_FILE, .feed = &feed, .arg = "file" } };
static const struct tool_spec spec = {
	.name = "test", .summary = "", TOOL_OPTS(opts), TOOL_INPUTS(inputs), .reports = &output,
	.n_reports = 1,
};
static struct opt_file side;

static struct tool t;
static int said, standard[3]; /* what is said; the descriptors of the tests */

/* In a folder of its own; what is said goes to a file. A tool closes its output when it ends. */
static void enter(void)
{
	folder_enter();
	said = file_of(STR(""));
	for (int fd = 0; fd <= 2; fd++)
		standard[fd] = dup(fd);
	dup2(said, STDERR_FILENO);
	side = (struct opt_file){ .opt = opts, .fd = -1 };
	t = (struct tool){ .spec = &spec, .options = &side, .style = { .program = "test", .fd = said } };
}

static void leave(void)
{
	for (int fd = 0; fd <= 2; fd++) {
		dup2(standard[fd], fd);
		close(standard[fd]);
	}
	close(said);
	folder_leave();
}

static void assert_said(const char *want)
{
	struct bytes got = { 0 };
	read_all(said, &got);
	assert_text(bytes_str(&got), want);
	bytes_release(&got);
	ck_assert(ftruncate(said, 0) == 0 && lseek(said, 0, SEEK_SET) == 0);
}

enum { WORDS = 6 };

/* tool_start with these words behind the name; the first NULL ends them. */
static int start(const char *const words[WORDS])
{
	static char text[WORDS][64];
	static char *argv[WORDS + 2];
	int argc = 1;
	argv[0] = (char *)(uintptr_t)"test";
	for (size_t i = 0; i < WORDS && words[i]; i++) {
		snprintf(text[i], sizeof(text[i]), "%s", words[i]);
		argv[argc++] = text[i];
	}
	argv[argc] = NULL;
	optind = 0; /* getopt begins anew */
	return tool_start(&t, &spec, &side, argc, argv);
}

START_TEST(the_worst_fault_counts)
{
	struct diag d;
	diag_set(&d, DIAG_SYSTEM, "first");
	ck_assert(!tool_fault(&t, &d));
	ck_assert(!tool_option_fault(&t, "--map", "second"));
	ck_assert_int_eq(t.worst, DIAG_SYSTEM);
	t.found = true;
	ck_assert_int_eq(tool_finish(&t), 3);
	assert_said("test: first\ntest: --map: second\n");
	t.worst = DIAG_NONE;
	d.class = DIAG_NONE; /* that nobody has said what it is does not make it none */
	ck_assert(!tool_fault(&t, &d));
	ck_assert_int_eq(t.worst, DIAG_SYSTEM);
}
END_TEST

START_TEST(a_command_line_may_be_empty)
{
	char *argv[] = { NULL };
	ck_assert_int_eq(tool_start(&t, &spec, &side, 0, argv), TOOL_GO);
	ck_assert_uint_eq(t.n_operands, 0);
	ck_assert_int_eq(start((const char *[WORDS]){ "a.csv", "-q", "b.csv" }), TOOL_GO);
	ck_assert_uint_eq(t.n_operands, 2);
	ck_assert_str_eq(t.operands[1], "b.csv");
}
END_TEST

/* Faults of the command line come as it wants them, wherever it says so. */
static const struct {
	const char *words[WORDS];
	bool json;
} manners[] = {
	{ { "--nope" }, false },
	{ { "--nope", "json" }, false },
	{ { "--errors=json", "--nope" }, true },
	{ { "--nope", "--errors=json" }, true },
	{ { "--nope", "-", "--errors=json" }, true },
	{ { "--nope", "--", "--errors=json" }, false },
	{ { "--errors", "json", "--nope" }, true },
	{ { "--nope", "--errors", "json" }, true },
	{ { "--nope", "--errors", "text" }, false },
	{ { "--nope", "--errors" }, false },
	{ { "--errors=json" }, true },
	{ { "--errors=json", "--errors=text" }, false },
	{ { "--", "--errors=json" }, false },
};

START_TEST(faults_are_said_so)
{
	int status = start(manners[_i].words);
	ck_assert_int_eq(t.style.json, manners[_i].json);
	bool nope = false;
	for (size_t i = 0; i < WORDS && manners[_i].words[i]; i++)
		nope = nope || strcmp(manners[_i].words[i], "--nope") == 0;
	ck_assert_int_eq(status, nope ? 2 : TOOL_GO);
}
END_TEST

START_TEST(columns_are_hidden_by_name)
{
	tool_hide(&t, "c");
	ck_assert_uint_eq(t.hidden, 4);
	tool_hide(&t, "a");
	tool_hide(&t, "d");
	ck_assert_uint_eq(t.hidden, 5);
}
END_TEST

/* Whether the output has colours, if it goes to that file. */
static bool coloured(const char *format, const char *file)
{
	char option[64];
	snprintf(option, sizeof(option), "--output=%s", file);
	ck_assert_int_eq(start((const char *[WORDS]){ "--no-sandbox", format, option }), TOOL_GO);
	ck_assert(tool_open(&t));
	bool colour = t.writer.colour;
	ck_assert_int_eq(tool_finish(&t), 0);
	return colour;
}

START_TEST(colours_are_for_tables_on_terminals)
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal < 0)
		return; /* test_progress.c says so */
	ck_assert(grantpt(terminal) == 0 && unlockpt(terminal) == 0);
	unsetenv("NO_COLOR");
	setenv("TERM", "xterm", 1);
	ck_assert(coloured("--format=table", ptsname(terminal)));
	ck_assert(!coloured("--format=csv", ptsname(terminal)));
	ck_assert(!coloured("--format=table", "out"));
	setenv("NO_COLOR", "1", 1);
	ck_assert(!coloured("--format=table", ptsname(terminal)));
	unsetenv("NO_COLOR");
	close(terminal);
}
END_TEST

START_TEST(an_output_that_cannot_be_finished)
{
	ck_assert_int_eq(start((const char *[WORDS]){ "--no-sandbox", "-o", "out" }), TOOL_GO);
	ck_assert(tool_open(&t));
	ck_assert_int_eq(mkdir("out", 0700), 0);
	ck_assert_int_eq(tool_finish(&t), 3);
	assert_said("test: out: cannot rename the finished file: Is a directory\n");
}
END_TEST

/* Every file that is read, however it is named, is spared: see test_outputs.c. */
static const struct {
	const char *rejects, *words[3], *side, *from; /* from: standard input */
	bool spared;
} places[] = {
	{ "r.csv", { "in.csv" }, "side.csv", NULL, true },
	{ "r.csv", { NULL }, NULL, "in.csv", true },
	{ "r.csv", { "missing" }, NULL, NULL, true },
	{ "in.csv", { "side.csv" }, NULL, "in.csv", true }, /* which is not read */
	{ "in.csv", { "side.csv", "fifo", "in.csv" }, NULL, NULL, false },
	{ "in.csv", { "link" }, NULL, NULL, false },
	{ "side.csv", { "in.csv" }, "side.csv", NULL, false },
	{ "in.csv", { NULL }, NULL, "in.csv", false },
	{ "in.csv", { "-" }, NULL, "in.csv", false },
	{ "in.csv", { "side.csv" }, "-", "in.csv", false },
	{ "-x.csv", { "--", "-x.csv" }, NULL, NULL, false },
	{ "fifo", { "fifo" }, NULL, NULL, false },
};

static void make_places(const char *from)
{
	put_file("in.csv", "");
	put_file("side.csv", "");
	put_file("r.csv", "");
	put_file("-x.csv", "");
	ck_assert_int_eq(symlink("in.csv", "link"), 0);
	ck_assert_int_eq(mkfifo("fifo", 0600), 0);
	int fd = open(from ? from : "/dev/null", O_RDONLY | O_CLOEXEC);
	ck_assert_int_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
}

START_TEST(inputs_are_spared)
{
	char option[64];
	const char *const *w = places[_i].words;
	const char *words[WORDS] = { "--no-sandbox", option, w[0], w[1], w[2] };
	make_places(places[_i].from);
	int reader = open("fifo", O_RDONLY | O_NONBLOCK | O_CLOEXEC); /* one can write there */
	snprintf(option, sizeof(option), "--rejects=%s", places[_i].rejects);
	ck_assert_int_eq(start(words), TOOL_GO);
	t.silent = true;
	side.name = places[_i].side;
	ck_assert_int_eq(tool_open(&t), places[_i].spared);
	assert_said(places[_i].spared ? "" : "test: --rejects: this file is an input too\n");
	ck_assert_int_eq(tool_finish(&t), places[_i].spared ? 0 : 2);
	ck_assert_int_eq(t.out.rejects.fd, -1);
	ck_assert_ptr_null(t.fds);
	close(reader);
}
END_TEST

void unit_tool(TCase *tc)
{
	tcase_add_checked_fixture(tc, enter, leave);
	tcase_add_test(tc, the_worst_fault_counts);
	tcase_add_test(tc, a_command_line_may_be_empty);
	tcase_add_loop_test(tc, faults_are_said_so, 0, COUNT(manners));
	tcase_add_test(tc, columns_are_hidden_by_name);
	tcase_add_test(tc, colours_are_for_tables_on_terminals);
	tcase_add_test(tc, an_output_that_cannot_be_finished);
	tcase_add_loop_test(tc, inputs_are_spared, 0, COUNT(places));
}
