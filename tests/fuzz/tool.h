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

typedef int fuzz_main(int argc, char **argv);

struct fuzz_run {
	struct bytes out, err;
	int status;
	bool leaks; /* memory was not given back */
};

/* Runs the tool on an input. False: the input asks for what a fuzzer must not do. */
bool fuzz_run(struct fuzz_run *run, const char *name, fuzz_main *tool, struct str in);
void fuzz_run_release(struct fuzz_run *run);

/* What each run must keep to: twice the same, an output or a fault, never both; no memory kept. */
void fuzz_check(const char *name, fuzz_main *tool, struct str in, struct fuzz_run *run);

#endif
