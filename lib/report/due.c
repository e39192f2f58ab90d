/* What is due besides orders and findings at once: refills, supervision, dates that come near. */
#include "report/due.h"

#include "base/mem.h"
#include "report/compare.h"

#include "base/banned.h"

enum { LINES = 8, AHEAD = 60 };

struct str say_refills(struct page *p)
{
	const struct week *w = p->w;
	size_t late = 0, missed = 0;
	for (size_t i = 0; i < w->n_refills; i++) {
		late += w->refill[i].latest != DATE_NONE && w->refill[i].latest < w->as_of;
		missed += str_eq(cell_of(w->refill[i].row, "state"), STR("will_miss"));
	}
	struct str s = SAY(p, "%n refill%s to order within 7 days, %n of them late", w->n_refills,
			   s_of(w->n_refills), late);
	return missed ? SAY(p, "%t: %n will miss a dose.", s, missed) : SAY(p, "%t.", s);
}

struct str say_open_late(struct page *p)
{
	size_t n = p->w->n_open_late;
	return SAY(p, "%n order%s at pharmacies %s late.", n, s_of(n), n == 1 ? "is" : "are");
}

struct str say_supervision(struct page *p, struct row r)
{
	return SAY(p, "%b of %b, %b: %b.", cell_of(r, "kind"), cell_of(r, "supervisor"),
		   cell_of(r, "person"), cell_of(r, "status"));
}

struct row *supervision_due(const struct tables *t, size_t *n)
{
	size_t all;
	struct row *rows = rows_of(t, PART_OVERSIGHT, &all);
	*n = 0;
	for (size_t i = 0; i < all; i++) {
		struct str status = cell_of(rows[i], "status");
		if (str_eq(status, STR("due")) || str_eq(status, STR("overdue")))
			rows[(*n)++] = rows[i];
	}
	return rows;
}

/* Whether a finding is not among those of today, and its date is past or near. */
static bool is_near(const struct week *w, const struct finding *f)
{
	return f->level > LEVEL_HIGH && f->due != DATE_NONE && f->due <= w->as_of + AHEAD;
}

static int due_cmp(const void *va, const void *vb)
{
	const struct finding *a = *(const struct finding *const *)va;
	const struct finding *b = *(const struct finding *const *)vb;
	return a->due != b->due ? (a->due > b->due) - (a->due < b->due) : (a > b) - (a < b);
}

size_t each_near(struct page *p, void (*put_one)(struct page *, const struct finding *))
{
	const struct week *w = p->w;
	const struct finding **near = mem_zero(w->n_findings + 1, sizeof(*near));
	size_t n = 0;
	for (size_t i = 0; i < w->n_findings; i++)
		if (is_near(w, &w->finding[i]))
			near[n++] = &w->finding[i];
	sort(near, n, sizeof(*near), due_cmp);
	for (size_t i = 0; i < n && i < LINES; i++)
		put_one(p, near[i]);
	mem_free(near);
	return n > LINES ? n - LINES : 0;
}

static void put_near(struct page *p, const struct finding *f)
{
	if (!p->any_due)
		put(&p->o, "<h3 class='block'>Due within 60 days</h3>\n<ul class='list'>\n");
	put(&p->o, "<li><b>%b: %D.</b> %b</li>\n", f->subject, f->due, cell_of(f->row, "finding"));
	p->any_due = true;
}

void page_due(struct page *p)
{
	p->any_due = false;
	size_t more = each_near(p, put_near);
	if (more)
		put(&p->o, "<li>and %n more, see <a href='#audits'>Audits</a></li>\n", more);
	if (p->any_due)
		put(&p->o, "</ul>\n");
}
