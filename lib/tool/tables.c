/* Built-in tables and their age. */
#include "tool/tables.h"

#include <inttypes.h>

#include "base/date.h"
#include "tool/tool.h"

#include "base/banned.h"

/* Start and end of the list, which the linker names; both NULL in a program without a table. */
extern const struct embedded *const __start_glp1_tables[] __attribute__((weak));
extern const struct embedded *const __stop_glp1_tables[] __attribute__((weak));

const struct embedded *tables_linked(size_t i)
{
	const struct embedded *const *at = __start_glp1_tables;
	while (at != __stop_glp1_tables && i--)
		at++;
	return at != __stop_glp1_tables ? *at : NULL;
}

void tables_use(struct tool *t, const struct embedded *table)
{
	for (size_t i = 0; i < t->n_tables; i++)
		if (t->tables[i] == table)
			return;
	if (t->n_tables < TOOL_TABLES)
		t->tables[t->n_tables++] = table;
}

void tables_day(struct tool *t, int32_t day)
{
	if (day != DATE_NONE && (t->day == DATE_NONE || day > t->day))
		t->day = day;
}

void tables_tell_age(struct tool *t)
{
	const struct opt_set set = tool_own_opts(t);
	const int32_t *as_of = opts_value(&set, STR("as-of"), OPT_DATE);
	const int64_t *own = opts_value(&set, STR("stale-days"), OPT_WHOLE);
	int64_t most = own ? *own : t->opt.stale_days;
	int32_t stands = as_of && *as_of != DATE_NONE ? *as_of : t->day, newest;
	char day[DATE_TEXT];
	if (stands == DATE_NONE || t->worst)
		return;
	date_format(stands, day);
	for (size_t i = 0; i < t->n_tables; i++) {
		const struct embedded *e = t->tables[i];
		if (date_parse(str_from(e->as_of), &newest) != DATE_OK)
			tool_note(t, "the built-in table %s/%s does not say of when it is", e->room, e->name);
		else if (stands - newest > most)
			tool_note(t, "the built-in table %s/%s is of %s: more than %" PRId64 " days before %s "
				  "(--stale-days); a newer version may know better", e->room, e->name,
				  e->as_of, most, day);
	}
}
