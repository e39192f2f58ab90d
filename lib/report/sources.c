/* Where every figure comes from. */
#include "report/page.h"

#include "base/mem.h"

#include "base/banned.h"

/* Writes a word that must not break at hyphens; a long one may break after its =. */
static void put_word(struct page *p, struct str word)
{
	enum { LONG = 36 };
	const char *sign = word.n < LONG ? NULL : memchr(word.p, '=', word.n);
	struct str whole = { word.p, sign ? (size_t)(sign + 1 - word.p) : word.n };
	bool keep = whole.n < LONG && memchr(whole.p, '-', whole.n);
	put(&p->o, keep ? "<i>%b</i>%b" : "%b%b", whole,
	    (struct str){ word.p + whole.n, word.n - whole.n });
}

static void put_command(struct page *p, struct str command)
{
	put(&p->o, "<code>");
	for (size_t i = 0, k; i < command.n; i = k) {
		for (k = i; k < command.n && command.p[k] != ' ';)
			k++;
		put_word(p, (struct str){ command.p + i, k - i });
		for (; k < command.n && command.p[k] == ' '; k++)
			put(&p->o, " ");
	}
	put(&p->o, "</code>");
}

static struct row *made_of(const struct table *t, struct row *made, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(cell_of(made[i], "output"), t->file))
			return &made[i];
	return NULL;
}

static void put_table(struct page *p, const struct table *t, const struct row *made)
{
	int32_t day = made   ? day_of(*made, "as_of")
		      : t->n ? day_of((struct row){ t, 0 }, "as_of")
			     : DATE_NONE;
	bool stale = day != DATE_NONE && day + p->max_age < p->w->as_of;
	struct str command = made ? cell_of(*made, "command") : (struct str){ "", 0 };
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b</th><td class='n p12' "
	    "role='cell'>%n<small> rows</small></td><td class='p21' role='cell'><small>as of "
	    "</small>",
	    t->file, t->n);
	if (day == DATE_NONE)
		put(&p->o, "<i class='u'>not known</i>");
	else
		put(&p->o, stale ? "<span class='act'>%d</span>" : "%d", day);
	put(&p->o, "</td><td class='pw3' role='cell'>");
	if (command.n)
		put_command(p, command);
	else
		put(&p->o, "<i class='u'>not known</i>; %s: %s", t->tool, t->report);
	put(&p->o, "</td></tr>\n");
}

void page_sources(struct page *p)
{
	size_t n;
	struct row *made = rows_of(p->t, PART_MADE, &n);
	put(&p->o, "<section aria-labelledby='sources'>\n<h2 id='sources'>Sources</h2>\n");
	page_table(p, STR("Where every figure comes from."),
		   "Each table that was read, how many rows it has, the day it stands on, and the "
		   "command that made it.",
		   ":File|n:Rows|:As of|:Made by");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < p->t->n; i++)
		if (p->t->table[i]->part != PART_MADE)
			put_table(p, p->t->table[i], made_of(p->t->table[i], made, n));
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	put(&p->o, "</section>\n");
	mem_free(made);
}
