/* glp1-report as a whole: tool.h says what the input is. */
#include "tool.h"

int glp1_report_main(int argc, char **argv);
#define main glp1_report_main
#include "../../bin/glp1-report.c"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run = { .status = 0 };
	fuzz_check("glp1-report", glp1_report_main, (struct str){ (const char *)data, size }, &run);
	fuzz_run_release(&run);
	return 0;
}
