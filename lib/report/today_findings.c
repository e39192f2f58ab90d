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
	put(&p->o, "<span class='fo'>due </span>");
	if (f->due < p->w->as_of) {
		size_t late = (size_t)(p->w->as_of - f->due);
		put(&p->o, "<span class='act'>%d</span>, %n day%s late</td>", f->due, late, s_of(late));
	} else {
		put(&p->o, "%d</td>", f->due);
	}
}

static void put_finding(struct page *p, const struct finding *f)
{
	struct str citation = cell_of(f->row, "citation");
	put(&p->o, "<tr role='row'><td class='done' role='cell'><svg aria-hidden='true'><use href='#m-box'/></svg></td>"
		   "<td class='lv p11' role='cell'>");
	page_level(p, f->level);
	put(&p->o, "</td><th scope='row' role='rowheader' class='pw2 long'>%b", f->subject);
	if (f->is_new)
		put(&p->o, "<span class='new'>new</span>");
	put(&p->o, "<span class='txt tx'>%b</span><span class='cite'>%s", cell_of(f->row, "finding"),
	    f->area ? f->area : "");
	if (citation.n)
		put(&p->o, "%r%b", f->area ? " · " : "", citation);
	put(&p->o, "</span></th>");
	put_due(p, f);
	put(&p->o, "<td class='pw3' role='cell'><span class='fo'>Owner: </span>");
	if (f->owner.n)
		put(&p->o, "%b</td></tr>\n", f->owner);
	else
		put(&p->o, "<i class='u'>not known</i></td></tr>\n");
}

/* High findings of one rule, behind those that are shown. */
static void put_joined(struct page *p, const struct finding *f, size_t n)
{
	put(&p->o, "<tr role='row'><td class='done' role='cell'></td><td class='lv p11' role='cell'>");
	page_level(p, f->level);
	put(&p->o, "</td><th scope='row' role='rowheader' class='pw2 long'>%n more<span class='txt tx'>%b</span></th>"
		   "<td class='p12' role='cell'></td><td class='pw3' role='cell'><a href='#audits'>all of them</a></td></tr>\n",
	    n, f->rule);
}

/* Rows from i on that are high, joined by rule. They are few enough to look back. */
static void put_rest(struct page *p, size_t i, size_t end)
{
	enum { RULES_SHOWN = 20 };
	const struct finding *f = p->w->finding;
	size_t shown = 0, left = 0;
	for (size_t first = i; i < end; i++) {
		size_t back = first, n = 0;
		while (back < i && !str_eq(f[back].rule, f[i].rule))
			back++;
		if (back < i)
			continue;
		for (size_t k = i; k < end; k++)
			n += str_eq(f[k].rule, f[i].rule);
		if (shown++ < RULES_SHOWN)
			put_joined(p, &f[i], n);
		else
			left += n;
	}
	if (left)
		put(&p->o, "<tr role='row'><td class='done' role='cell'></td><td class='p11' role='cell'></td>"
			   "<th scope='row' role='rowheader' class='pw2'>%n more of other rules</th><td role='cell'></td>"
			   "<td role='cell'><a href='#audits'>all of them</a></td></tr>\n", left);
}

void page_today_findings(struct page *p)
{
	const struct week *w = p->w;
	size_t critical = w->n_level[LEVEL_CRITICAL], end = critical + w->n_level[LEVEL_HIGH];
	size_t shown = end < ROWS_SHOWN ? end : critical > ROWS_SHOWN ? critical : ROWS_SHOWN;
	if (!tables_have(p->t, PART_FINDINGS))
		return;
	if (!end) {
		put(&p->o, "<h3 class='block'>%t</h3>\n", say_findings(&p->arena, w));
		return;
	}
	page_table(p, say_findings(&p->arena, w),
		   "Every critical finding, and the high ones; each by its level, then by its date.",
		   "done:Done|:Level|:Finding|:Due|:Owner");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < shown; i++)
		put_finding(p, &w->finding[i]);
	put_rest(p, shown, end < shown + 2000 ? end : shown + 2000);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
}
