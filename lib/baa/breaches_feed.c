/* Rows of the portal's export into breaches. */
#include "baa/breaches_feed.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/array.h"

#include "base/banned.h"

#define AT(member) offsetof(struct baa_breach, member)

const struct csv_col breach_cols[BREACH_COLS] = {
	{ .name = "name_of_covered_entity", .type = COL_TEXT, .required = true, .offset = AT(who),
	  .help = "who reported it, as in the portal's export; it may be a business associate" },
	{ .name = "individuals_affected", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(people), .help = "people affected" },
	{ .name = "breach_submission_date", .type = COL_DATE, .required = true,
	  .offset = AT(submitted), .help = "MM/DD/YYYY" },
	{ .name = "type_of_breach", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = AT(type), .help = "such as theft, loss or hacking" },
};

static bool keep(struct breach_table *table, const struct baa_breach *row)
{
	struct baa_breach *p = array_room(table->breaches, table->n, &table->size, sizeof(*p));
	if (!p)
		return false;
	table->breaches = p;
	p += table->n;
	*p = *row;
	p->name = name_fold(&table->arena, row->who);
	table->n++;
	return p->name.key.p && csv_keep_texts(&table->arena, breach_cols, BREACH_COLS, p);
}

bool breaches_read(struct breach_table *table, struct tool *t, const char *file)
{
	static const struct tool_input input = { "--breaches", breach_cols, BREACH_COLS };
	char *const files[] = { (char *)(uintptr_t)file };
	struct input in;
	struct baa_breach row;
	struct diag d;
	input_init_file(&in, t, &input, &row, NULL, files);
	in.date_format = "%m/%d/%Y";
	while (input_next(&in)) {
		if (keep(table, &row))
			continue;
		diag_errno(&d, "", ENOMEM);
		input_stop(&in, &d, AT(who));
	}
	return input_finish(&in);
}

void breaches_release(struct breach_table *table)
{
	free(table->breaches);
	arena_release(&table->arena);
	*table = (struct breach_table){ 0 };
}
