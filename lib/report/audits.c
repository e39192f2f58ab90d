/* All findings, by subject: what the first section has no room for. */
#include "report/page.h"

#include "base/map.h"
#include "base/mem.h"
#include "report/compare.h"

#include "base/banned.h"

enum { ROWS_SHOWN = 40, MEDIUM_SHOWN = 10, FINDINGS_SHOWN = 400, LOWER_SHOWN = 20 };

/* Findings of one subject. */
struct subject {
	struct str name, owner;
	const char *area;
	size_t n[LEVELS], all;
	enum level worst;
	int32_t due;
};

static int subject_cmp(const void *va, const void *vb)
{
	const struct subject *a = va, *b = vb;
	if (a->worst != b->worst)
		return (int)a->worst - (int)b->worst;
	if (a->n[a->worst] != b->n[b->worst])
		return a->n[a->worst] > b->n[b->worst] ? -1 : 1;
	int c = str_cmp(a->name, b->name);
	return c ? c : strcmp(a->area ? a->area : "", b->area ? b->area : "");
}

static struct subject *subjects_of(const struct week *w, size_t *n)
{
	struct map m = { 0 };
	for (size_t i = 0; i < w->n_findings; i++) {
		const struct finding *f = &w->finding[i];
		bool made;
		struct subject *s =
			map_get_pair(&m, str_from(f->row.table->area ? f->row.table->area : ""),
				     f->subject, sizeof(*s), &made);
		if (made)
			*s = (struct subject){ .name = f->subject,
					       .owner = f->owner,
					       .area = f->row.table->area,
					       .worst = f->level,
					       .due = DATE_NONE };
		s->n[f->level]++;
		s->all++;
		if (f->due != DATE_NONE && (s->due == DATE_NONE || f->due < s->due))
			s->due = f->due;
	}
	struct subject *all = mem_alloc(map_count(&m) * sizeof(*all));
	*n = 0;
	for (struct subject *s = NULL; (s = map_next(&m, s));)
		all[(*n)++] = *s;
	map_release(&m);
	sort(all, *n, sizeof(*all), subject_cmp);
	return all;
}

/* place: where the cell stands when the row is folded. */
static void put_count(struct page *p, size_t n, const char *name, const char *place)
{
	if (n)
		put(&p->o, "<td class='n %r' role='cell'>%n<small> %s</small></td>", place, n, name);
	else
		put(&p->o, "<td class='n no u' role='cell'>0</td>");
}

static void put_subject(struct page *p, const struct subject *s)
{
	static const char *const places[] = { "p21", "p31", "pw4", "pw5" };
	size_t at = 0;
	put(&p->o,
	    "<tr role='row'><th scope='row' role='rowheader'>%b <span "
	    "class='tag'>%s</span></th><td class='lv p12' role='cell'>",
	    s->name, s->area ? s->area : "");
	page_level(p, s->worst);
	put(&p->o, "</td>");
	for (enum level i = LEVEL_CRITICAL; i <= LEVEL_MEDIUM; i++) {
		put_count(p, s->n[i], level_names[i], places[at]);
		at += s->n[i] > 0;
	}
	put(&p->o, "<td class='p22' role='cell'><small>first date </small>%d</td></tr>\n",
	    s->due);
}

static void put_subjects(struct page *p)
{
	size_t n, urgent = 0, shown = 0;
	struct subject *s = subjects_of(p->w, &n);
	for (size_t i = 0; i < n; i++) {
		urgent += s[i].worst <= LEVEL_HIGH;
		shown += s[i].worst <= LEVEL_HIGH ? shown < ROWS_SHOWN
			 : s[i].worst == LEVEL_MEDIUM && shown < MEDIUM_SHOWN;
	}
	page_table(p,
		   SAY(p, "%n of %n subjects with a finding have a critical or high one.", urgent,
		       n),
		   "Findings by whom or what they are about, the worst first.",
		   ":Subject|:Worst|n:Critical|n:High|n:Medium|:First date");
	put(&p->o, "<tbody role='rowgroup'>\n");
	for (size_t i = 0; i < shown; i++)
		put_subject(p, &s[i]);
	put(&p->o, "</tbody>\n");
	page_table_end(p);
	if (n > shown)
		put(&p->o,
		    "<p class='note'>%n more subject%s, with less urgent findings: they are in the "
		    "folded list and in the files.</p>\n",
		    n - shown, s_of(n - shown));
	mem_free(s);
}

/* Those that do not stand in the first section: all high ones, and some that are less urgent. */
static void put_others(struct page *p)
{
	const struct week *w = p->w;
	size_t first = findings_shown_today(w), n = w->n_findings - first;
	size_t high = w->n_level[LEVEL_CRITICAL] + w->n_level[LEVEL_HIGH] - first;
	size_t most = high + LOWER_SHOWN < FINDINGS_SHOWN ? high + LOWER_SHOWN : FINDINGS_SHOWN;
	size_t shown = n < most ? n : most;
	if (!n)
		return;
	put(&p->o,
	    "<details class='numbers'><summary>%n more finding%s</summary>\n<div "
	    "class='scroll' tabindex='0' role='region' aria-label='More findings'>"
	    "<table><caption class='vh'>More findings</caption><thead><tr><th "
	    "scope='col'>Subject</th><th scope='col'>Level</th>"
	    "<th scope='col'>Rule</th><th scope='col'>Finding</th><th scope='col'>Due</th><th "
	    "scope='col'>Owner</th></tr></thead><tbody>\n",
	    n, s_of(n));
	for (size_t i = 0; i < shown; i++) {
		const struct finding *f = &w->finding[first + i];
		put(&p->o,
		    "<tr><th "
		    "scope='row'>%b</th><td>%s</td><td>%b</td><td>%b</td><td>%d</td><td>%b</td></"
		    "tr>\n",
		    f->subject, level_names[f->level], f->rule, cell_of(f->row, "finding"), f->due,
		    f->owner);
	}
	put(&p->o, "</tbody></table></div>");
	if (shown < n)
		put(&p->o, "<p class='note'>and %n more in the files of the audits</p>", n - shown);
	put(&p->o, "</details>\n");
}

void page_audits(struct page *p)
{
	if (!p->w->n_findings) {
		put(&p->o,
		    "<p class='block'>No row: nothing was found in what the audits read.</p>\n");
		return;
	}
	put_subjects(p);
	put_others(p);
}
