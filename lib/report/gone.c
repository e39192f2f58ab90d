/* What is new and what is gone since the last page, in names; absent is not gone. */
#include "report/page.h"

#include "base/banned.h"

enum { NAMES = 6 };

struct str table_kind(struct page *p, const struct table *t)
{
	if (t->part == PART_FINDINGS)
		return SAY(p, "findings/%s", t->area ? t->area : "");
	return t->part == PART_STOCK || t->part == PART_ORDERS ? STR("order") : str_from(t->report);
}

/* Whether a table is of that kind; one of findings that does not show whose rules it has may be. */
static bool is_of(struct page *p, const struct table *t, struct str kind)
{
	bool of_findings = kind.n >= 9 && memcmp(kind.p, "findings/", 9) == 0;
	return str_eq(table_kind(p, t), kind) ||
	       (of_findings && t->part == PART_FINDINGS && !(t->n && t->area));
}

/* Whether a table has that name, or may have had it: the last page had none of its present name. */
static bool may_be(struct page *p, const struct table *t, struct str file)
{
	return !file.n || str_eq(shown(&p->arena, t->file), file) ||
	       !before_find(p->w->before, KEPT_TABLE, t->file, str_from(t->report));
}

bool table_is_here(struct page *p, struct str kind, struct str file)
{
	for (size_t i = 0; i < p->t->n; i++)
		if (is_of(p, p->t->table[i], kind) && may_be(p, p->t->table[i], file))
			return true;
	return false;
}

struct str say_name(struct page *p, struct str list, size_t n, struct str name, struct str more)
{
	if (n >= NAMES)
		return list;
	return SAY(p, "%t%s%b%s%b%s", list, n ? ", " : "", name, more.n ? " (" : "", more,
		   more.n ? ")" : "");
}

struct str say_names(struct page *p, struct str list, size_t n)
{
	return n > NAMES ? SAY(p, "%t and %n more", list, n - NAMES) : n ? list : STR("none");
}

/* Whether the table that a row of last time was in is read this time; old pages do not say. */
static bool is_compared(struct page *p, const struct kept_row *r)
{
	struct str file = r->value, first, kind;
	str_next_part(&file, " ", &first); /* the quantity, or the day since when */
	if (r->kind == KEPT_ORDER)
		return table_is_here(p, STR("order"), file);
	return !str_next_part(&file, " ", &kind) || !kind.n || table_is_here(p, kind, file);
}

struct str say_gone(struct page *p, enum kept kind)
{
	struct str list = STR("");
	size_t n = 0, n_unknown = 0;
	for (struct kept_row *r = NULL; (r = map_next(&p->w->before->rows, r));) {
		if (r->kind != kind || r->seen)
			continue;
		if (is_compared(p, r))
			list = say_name(p, list, n++, r->a, r->b);
		else
			n_unknown++;
	}
	if (!n_unknown)
		return say_names(p, list, n);
	return SAY(p, "%t%s%n not known, since the table is not here", n ? say_names(p, list, n) : list,
		   n ? "; " : "", n_unknown);
}
