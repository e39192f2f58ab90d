/* Rows after the day a tool stands on. */
#include "tool/later.h"

#include "base/banned.h"

bool tool_later(struct tool *t, uint64_t n, const char *noun, bool must_not)
{
	struct diag d;
	const char *plural = n == 1 ? "" : "s";
	if (n && !must_not)
		tool_note(t, "%llu %s%s after --as-of left out", (unsigned long long)n, noun, plural);
	if (!n || !must_not)
		return true;
	diag_set(&d, DIAG_DATA, "%llu %s%s after --as-of: mistyped dates, or a day that is past",
		 (unsigned long long)n, noun, plural);
	d.hint = "mend the dates, or say a later --as-of";
	return tool_fault(t, &d);
}
