/*
 * A whole tool in one process: its main(), renamed, with files in memory. An input
 * is a line of options and files, then the contents of standard input and of up to
 * TOOL_FILES more, parted by lines of TOOL_PART. In the options an @ followed by a
 * digit stands for the path of such a file.
 */
#ifndef GLP1_TESTS_FUZZ_TOOL_H
#define GLP1_TESTS_FUZZ_TOOL_H

#include "fuzz.h"
#include "unit.h"

enum { TOOL_FILES = 6, TOOL_ARGS = 24 };
#define TOOL_PART "===="

typedef int tool_main(int argc, char **argv);

struct tool_run {
	struct bytes out, err;
	int status;
	bool leaks; /* memory was not given back */
};

/* Runs the tool on an input. False: the input asks for what a fuzzer must not do. */
bool tool_run(struct tool_run *run, const char *name, tool_main *tool, struct str in);
void tool_run_release(struct tool_run *run);

/* What each run must keep to: twice the same, an output or a fault, never both; no memory kept. */
void tool_check(const char *name, tool_main *tool, struct str in, struct tool_run *run);

#endif
