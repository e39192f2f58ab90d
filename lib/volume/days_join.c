/* Joins two tables: pages are moved, or added where both tables have one. */
#include "volume/days.h"

#include "base/banned.h"

static void join_page(struct day_table *t, struct day_page *to, const struct day_page *p)
{
	for (int d = 0; d < DAY_PAGE; d++) {
		if (p->sum[d] == DAY_NO_ROW)
			continue;
		to->sum[d] = (to->sum[d] == DAY_NO_ROW ? 0 : to->sum[d]) + p->sum[d];
		t->large |= day_is_large(to->sum[d]);
	}
}

/* Moves the pages of l to another line, or adds them where that has one. */
static void join_line(struct day_table *t, struct day_line *to, const struct day_line *l)
{
	for (uint32_t i = 0; i < l->n; i++) {
		const struct day_slot *from = &l->slot[i];
		struct day_page *page = day_page_of(to, from->number * DAY_PAGE);
		if (page)
			join_page(t, page, from->page);
		else
			day_line_put(to, from->number, from->page);
	}
}

static void join_series(struct day_table *t, struct day_series *s)
{
	bool made;
	struct day_series *to = day_series_get(t, s->sku, s->location, &made);
	if (made) {
		to->seen_line = s->seen_line;
		to->seen_file = s->seen_file;
	}
	/* cannot fail, because neither table is large */
	if (to->dec != s->dec)
		(void)day_series_rescale(t, to->dec < s->dec ? to : s,
				   to->dec < s->dec ? s->dec : to->dec);
	for (int k = 0; k < DAY_LINES; k++)
		join_line(t, &to->line[k], &s->line[k]);
	to->unwanted = s->unwanted;
	to->pooled |= s->pooled;
	to->first_day = s->first_day < to->first_day ? s->first_day : to->first_day;
	to->last_day = s->last_day > to->last_day ? s->last_day : to->last_day;
}

void day_table_join(struct day_table *t, struct day_table *from)
{
	for (struct day_series *s = NULL; (s = map_next(&from->series, s));)
		join_series(t, s);
	arena_join(&t->series.arena, &from->series.arena);
	day_table_release(from);
}
