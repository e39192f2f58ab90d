/*
 * glp1-daily as a whole: tool.h says what the input is. Its output is its own valid
 * input, and summing it once more changes nothing.
 */
#include "tool.h"

int glp1_daily_main(int argc, char **argv);
#define main glp1_daily_main
#include "../../bin/glp1-daily.c"

/* Options that make an output which is no input, or that summed rows no longer fit. */
static bool is_plain(struct str line)
{
	static const char *const other[] = { "--fo", "--fi", "--fr", "--ex", "-h", "-V", "--c", "--h", "--ve" };
	char *text = fuzz_text(line);
	bool plain = true;
	for (size_t i = 0; i < COUNT(other); i++)
		plain = plain && !strstr(text, other[i]);
	free(text);
	return plain;
}

static const char *by_of(const char *line)
{
	return strstr(line, "location") ? strstr(line, "kind") ? "sku,location,kind" : "sku,location"
	       : strstr(line, "kind")	? "sku,kind" : "sku";
}

/* Sums the output again, with the keys that it has, which must change nothing. */
static void check_again(const struct fuzz_run *run, const char *by)
{
	struct bytes in = { 0 };
	struct fuzz_run again;
	bytes_say(&in, "--by=%s\n", by);
	bytes_add(&in, run->out.p, run->out.n);
	if (fuzz_run(&again, "glp1-daily", glp1_daily_main, bytes_str(&in))) {
		FUZZ_HOLDS(again.status == 0, "the output is no valid input");
		FUZZ_HOLDS(str_eq(bytes_str(&again.out), bytes_str(&run->out)),
			   "the output summed again is another");
	}
	fuzz_run_release(&again);
	bytes_release(&in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run = { .status = 0 };
	struct str in = { (const char *)data, size };
	fuzz_check("glp1-daily", glp1_daily_main, in, &run);
	struct str line = fuzz_line(&in), header = bytes_str(&run.out);
	if (run.status == 0 && run.out.n && is_plain(line)) {
		char *text = fuzz_text(fuzz_line(&header));
		check_again(&run, by_of(text));
		free(text);
	}
	fuzz_run_release(&run);
	return 0;
}
