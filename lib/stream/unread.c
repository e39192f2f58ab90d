/* Names what is passed over in a header. */
#include "stream/unread.h"

#include <stdio.h>

#include "base/text.h"

#include "base/banned.h"

enum { NAMES_TEXT = 150 };

void unread_say(const struct input *in)
{
	const struct csv_binding *b = &in->binding;
	char names[NAMES_TEXT] = "";
	size_t n = 0, used = 0, shown;
	bool all = true;
	if (!in->tool->opt.verbose || in->text.p || in->next_file > 1)
		return; /* the files of one input are of one kind: the first tells */
	for (uint32_t i = 0; i < b->width; i++) {
		char name[NAMES_TEXT], item[NAMES_TEXT + 2];
		if (csv_bind_reads(b, i))
			continue;
		text_visible(b->header[i], name, sizeof(name), &shown);
		int wrote = snprintf(item, sizeof(item), "%s%s", n++ ? ", " : "", name);
		all = all && shown == b->header[i].n && used + (size_t)wrote < sizeof(names);
		if (!all)
			continue;
		memcpy(names + used, item, (size_t)wrote + 1);
		used += (size_t)wrote;
	}
	if (n)
		tool_note(in->tool, "%s: %zu column%s not read: %s%s", in->name, n, n == 1 ? "" : "s", names,
			  all ? "" : " ...");
}
