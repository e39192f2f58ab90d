/* What sections have in common: their heads with where the figures come from, tables, marks. */
#include "report/page.h"

#include "base/map.h"
#include "base/mem.h"
#include "report/svg.h"

#include "base/banned.h"

static bool is_of(enum part part, const enum part *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (parts[i] == part)
			return true;
	return false;
}

/* Whether an input is new to the section; it is named once, whatever came from it. */
static bool is_new(struct map *seen, struct str name)
{
	bool made;
	map_get(seen, name, 1, &made);
	return made;
}

/* Where a table came from: the inputs that `made` names for it, else its own file. */
static void put_inputs(struct page *p, const struct table *t, const struct row *made, size_t n,
		       struct map *seen)
{
	bool named = false;
	for (size_t i = 0; i < n; i++) {
		struct str input = cell_of(made[i], "input");
		if (!str_eq(cell_of(made[i], "output"), t->file) || !input.n)
			continue;
		named = true;
		bool first = !map_count(seen);
		if (is_new(seen, input))
			put(&p->o, "%r%b, %f row%s", first ? "" : "; ", input,
			    cell_of(made[i], "rows"), 0,
			    str_eq(cell_of(made[i], "rows"), STR("1")) ? "" : "s");
	}
	bool first = !map_count(seen);
	if (!named && is_new(seen, t->file))
		put(&p->o, "%r%b, %n row%s", first ? "" : "; ", t->file, t->n, s_of(t->n));
}

static void put_source(struct page *p, const char *id, const enum part *parts, size_t n)
{
	size_t n_made;
	struct row *made = rows_of(p->t, PART_MADE, &n_made);
	struct map seen = { 0 };
	put(&p->o, "<p class='src'>As of %d · ", p->w->as_of);
	for (size_t i = 0; i < p->t->n; i++)
		if (is_of(p->t->table[i]->part, parts, n))
			put_inputs(p, p->t->table[i], made, n_made, &seen);
	put(&p->o, " · <a href='#sources'>how it was made<span class='vh'>: %s</span></a></p>\n",
	    id);
	map_release(&seen);
	mem_free(made);
}

void page_section(struct page *p, const char *id, const char *title, const enum part *parts,
		  size_t n)
{
	put(&p->o, "<section aria-labelledby='%r'>\n<h2 id='%r'>%s</h2>\n", id, id, title);
	put_source(p, title, parts, n);
}

void page_section_end(struct page *p)
{
	put(&p->o, "</section>\n");
}

void page_table(struct page *p, struct str finding, const char *measure, const char *head)
{
	put(&p->o,
	    "<div class='block'>\n<table class='fold' "
	    "role='table'>\n<caption><b>%t</b><span>%s</span></caption>\n"
	    "<thead role='rowgroup'><tr role='row'>",
	    finding, measure);
	for (const char *c = head; *c;
	     c++) { /* `c:Name|n:Name`: the class of a column and its name */
		struct str class = { c, strcspn(c, ":") };
		const char *name = c + class.n + 1;
		size_t n = strcspn(name, "|");
		put(&p->o, "<th scope='col' role='columnheader' class='%q'>", class);
		if (*name == '@')
			put_scale(&p->o, p->scale, p->scale_steps, p->scale_unit);
		else
			put(&p->o, "%q", (struct str){ name, n });
		put(&p->o, "</th>");
		c = name + n - (name[n] == '\0');
	}
	put(&p->o, "</tr></thead>\n");
}

void page_table_end(struct page *p)
{
	put(&p->o, "</table>\n</div>\n");
}

void page_mark(struct page *p, const char *mark, const char *word, const char *class)
{
	put(&p->o,
	    "<svg class='mk' aria-hidden='true'><use href='#m-%r'/></svg><span "
	    "class='%r'>%s</span>",
	    mark, class, word);
}

void page_level(struct page *p, enum level level)
{
	static const char *const classes[LEVELS] = { "crit", "act", "med", "soft", "soft" };
	page_mark(p, level_names[level], level_names[level], classes[level]);
}
