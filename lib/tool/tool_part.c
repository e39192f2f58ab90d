/* Writes one part after the other. */
#include "tool/tool_part.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/array.h"

#include "base/banned.h"


bool tool_end_part(struct tool *t)
{
	struct diag d;
	off_t end;
	if (!t->n_parts || !t->writer.rows) {
		t->n_parts -= t->n_parts > 0;
		return true;
	}
	if (!csv_writer_finish(&t->writer, &d))
		return tool_fault(t, &d);
	struct split_part *part = &t->parts[t->n_parts - 1];
	if ((end = lseek(t->out.result.fd, 0, SEEK_CUR)) < 0) {
		diag_errno(&d, "write error", errno);
		return tool_fault(t, &d);
	}
	part->n = end - part->at;
	return true;
}

bool tool_part(struct tool *t, struct str name)
{
	static const char *const endings[] = { ".csv", ".tsv", ".json", ".txt" };
	struct split_part part = { .n = 0 };
	struct diag d;
	if (!t->split)
		return true;
	if (!tool_end_part(t))
		return false;
	if (!split_name(name, endings[t->opt.format], part.base))
		split_name(STR("unnamed"), endings[t->opt.format], part.base);
	bool twice = false;
	for (size_t i = 0; i < t->n_parts; i++)
		twice = twice || strcmp(t->parts[i].base, part.base) == 0;
	if (twice || t->n_parts == SPLIT_MOST) {
		diag_set(&d, DIAG_DATA, twice ? "two of its files would have one name" : "more than 200 files");
		d.hint = twice ? "names must differ in letters or digits" : NULL;
		diag_name(&d, STR("--output"));
		return tool_fault(t, &d);
	}
	part.at = lseek(t->out.result.fd, 0, SEEK_CUR);
	t->parts = array_room(t->parts, t->n_parts, &t->parts_size, sizeof(part));
	t->parts[t->n_parts++] = part;
	csv_writer_release(&t->writer);
	return tool_start_writer(t);
}
