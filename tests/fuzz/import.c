/*
 * glp1-import as a whole: tool.h says what the input is. Rows read are rows written and rows
 * left out.
 */
#include "tool.h"

#include <stdio.h>

int glp1_import_main(int argc, char **argv);
#define main glp1_import_main
#include "../../bin/glp1-import.c"

/* The number that stands before `what` in text; -1: it does not stand there. */
static long long number_before(const char *text, const char *what)
{
	const char *at = strstr(text, what);
	long long v = 0, place = 1;
	if (!at)
		return -1;
	while (at > text && at[-1] >= '0' && at[-1] <= '9') {
		v += place * (*--at - '0');
		place *= 10;
	}
	return v;
}

static void check_sum(struct str line, const struct fuzz_run *run)
{
	char *err = fuzz_text(bytes_str(&run->err)), *options = fuzz_text(line);
	const char *sum = strstr(err, " read = "); /* other notes speak of rows left out, too */
	long long read = number_before(err, " read = ");
	long long written = sum ? number_before(sum, " written + ") : -1;
	long long left = sum ? number_before(sum, " left out") : -1;
	FUZZ_HOLDS(read < 0 || read == written + left, "rows got lost");
	if (read >= 0 && !*options) {
		struct str out = bytes_str(&run->out);
		long long rows = -1;
		bool quoted = false;
		for (size_t i = 0; i < out.n; i++) {
			quoted ^= out.p[i] == '"';
			rows += !quoted && out.p[i] == '\n';
		}
		FUZZ_HOLDS(rows == written, "other rows than were told");
	}
	free(err);
	free(options);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run = { .status = 0 };
	struct str in = { (const char *)data, size };
	fuzz_check("glp1-import", glp1_import_main, in, &run);
	if (run.status == 0)
		check_sum(fuzz_line(&in), &run);
	fuzz_run_release(&run);
	return 0;
}
