/* Critical and high findings of all audits in one table, the worst first. */
#include "report/page.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 20 };

static void put_due(struct page *p, const struct finding *f)
{
	put(&p->o, "<td class='p12' role='cell'>");
	if (f->due == DATE_NONE) {
		put(&p->o, "<i class='u'>no date</i></td>");
		return;
	}
	put(&p->o, "<small>due </small>");
	if (f->due < p->w->as_of) {
		size_t late = (size_t)(p->w->as_of - f->due);
		put(&p->o, "<span class='act'>%d</span>, %n day%s late</td>", f->due, late,
		    s_of(late));
	} else {
		put(&p->o, "%d</td>", f->due);
	}
}

static void put_finding(struct page *p, const struct finding *f)
{
	struct str citation = cell_of(f->row, "citation");
	put(&p->o, "<tr role='row'><td class='done box' role='cell'></td>"
		   "<td class='lv p11' role='cell'>");
	page_level(p, f->level);
	put(&p->o, "</td><th scope='row' role='rowheader' class='pw2 long'>%b", f->subject);
	if (f->is_new)
		put(&p->o, "<span class='new'>new</span>");
	put(&p->o, "<span class='txt tx'>%b</span><span class='cite'>%s",
	    cell_of(f->row, "finding"), f->row.table->area ? f->row.table->area : "");
	if (citation.n)
		put(&p->o, "%r%b", f->row.table->area ? " · " : "", citation);
	put(&p->o, "</span></th>");
	put_due(p, f);
	put(&p->o, "<td class='pw3 own' role='cell'><small>Owner: </small>");
	if (f->owner.n)
		put(&p->o, "%b</td></tr>\n", f->owner);
	else
		put(&p->o, "<i class='u'>not known</i></td></tr>\n");
}

/* Writes one row for n findings that are not shown one by one. */
static void put_joined(struct page *p, size_t n, const char *what, struct str text)
{
	put(&p->o,
	    "<tr role='row'><td class='done' role='cell'></td><td class='lv p11' role='cell'>");
	page_level(p, LEVEL_HIGH);
	put(&p->o,
	    "</td><th scope='row' role='rowheader' class='pw2 long'>%n %s<span class='txt "
	    "tx'>%b</span></th>"
	    "<td class='p12' role='cell'></td><td class='pw3 own' role='cell'><a "
	    "href='#audits'>all of them</a></td></tr>\n",
	    n, what, text);
}

/* Writes high findings from i on: a row for each rule with several, one for all single ones. */
static void put_rest(struct page *p, size_t i, size_t end)
{
	enum { RULES_SHOWN = 10 };
	const struct finding *f = p->w->finding;
	struct map rules = { 0 };
	size_t shown = 0, left = 0;
	bool made;
	for (size_t k = i; k < end; k++)
		++*(size_t *)map_get(&rules, f[k].rule, sizeof(size_t), &made);
	for (; i < end; i++) {
		size_t *n = map_find(&rules, f[i].rule);
		if (*n > 1 && shown < RULES_SHOWN) {
			put_joined(p, *n, "subjects", cell_of(f[i].row, "finding"));
			shown++;
		} else {
			left += *n;
		}
		*n = 0;
	}
	if (left)
		put_joined(p, left, left == 1 ? "other high finding" : "other high findings",
			   STR(""));
	map_release(&rules);
}

size_t findings_shown_today(const struct week *w)
{
	size_t critical = w->n_level[LEVEL_CRITICAL], urgent = critical + w->n_level[LEVEL_HIGH];
	size_t most = critical > ROWS_SHOWN ? critical : ROWS_SHOWN;
	return urgent < most ? urgent : most;
}

void page_today_findings(struct page *p)
{
	const struct week *w = p->w;
	size_t end = w->n_level[LEVEL_CRITICAL] + w->n_level[LEVEL_HIGH];
	size_t shown = findings_shown_today(w);
	if (!tables_have(p->t, PART_FINDINGS))
		return;
	if (!end) {
		put(&p->o, "<h3 class='block'>%t</h3>\n", say_findings(&p->arena, w));
		return;
	}
	page_table(
		p, say_findings(&p->arena, w),
		"Every critical finding, and the high ones; each by its level, then by its date.",
		"done:Done|:Level|:Finding|:Due|:Owner");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < shown; i++)
		put_finding(p, &w->finding[i]);
	put_rest(p, shown, end);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
}
