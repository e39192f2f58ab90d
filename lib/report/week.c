/* Takes findings, gaps, refills and waste from rows, sorts and counts them. */
#include "report/compare.h"

#include "base/mem.h"

#include "base/banned.h"

const char *const level_names[LEVELS + 1] = { "critical", "high", "medium", "low", "info", NULL };

struct str location_of(struct row r)
{
	struct str s = cell_of(r, "location");
	return s.p ? s : STR("");
}

bool row_is_patient_specific(struct row r)
{
	return str_eq(cell_of(r, "pathway"), STR("503A"));
}

bool row_is_stale(struct row r)
{
	const struct str stale = STR("stale_volume");
	struct str note = cell_of(r, "note"), part;
	while (str_next_part(&note, ";", &part)) {
		part = str_trim(part);
		if (part.n >= stale.n && memcmp(part.p, stale.p, stale.n) == 0)
			return true;
	}
	return false;
}

bool row_is_unknown(struct row r)
{
	if (row_is_stale(r) && !row_is_patient_specific(r) && !(real_of(r, "order_quantity") > 0))
		return true;
	return !cell_of(r, "order_quantity").n && !row_is_patient_specific(r) &&
	       !str_eq(cell_of(r, "status"), STR("no_demand"));
}

static int finding_cmp(const void *va, const void *vb)
{
	const struct finding *a = va, *b = vb;
	int c = (int)a->level - (int)b->level;
	c = c ? c : by_day(a->due, b->due);
	c = c ? c : str_cmp(a->subject, b->subject);
	c = c ? c : str_cmp(a->rule, b->rule);
	return c ? c : by_cells(a->row, b->row);
}

static int gap_cmp(const void *va, const void *vb)
{
	const struct gap *a = va, *b = vb;
	int c = by_real(a->gap, b->gap);
	c = c ? c : str_cmp(a->location, b->location);
	c = c ? c : str_cmp(a->role, b->role);
	return c ? c : by_cells(a->row, b->row);
}

static int refill_cmp(const void *va, const void *vb)
{
	const struct refill *a = va, *b = vb;
	int c = by_day(a->latest, b->latest);
	return c ? c : by_cells(a->row, b->row);
}

/* The latest as-of day of all tables. */
static int32_t latest(const struct tables *t)
{
	static const enum part parts[] = { PART_STOCK, PART_FILL, PART_MADE };
	int32_t day = DATE_NONE;
	for (size_t p = 0; p < sizeof(parts) / sizeof(*parts); p++) {
		size_t n;
		struct row *rows = rows_of(t, parts[p], &n);
		for (size_t i = 0; i < n; i++) {
			int32_t d = day_of(rows[i], "as_of");
			day = d != DATE_NONE && (day == DATE_NONE || d > day) ? d : day;
		}
		mem_free(rows);
	}
	return day;
}

static enum level level_of(struct str s)
{
	int level = 0;
	while (level < LEVEL_INFO && !str_eq(s, str_from(level_names[level])))
		level++;
	return (enum level)level;
}

static struct finding finding_of(const struct week *w, struct row r)
{
	struct finding f = {
		.row = r,
		.subject = cell_of(r, "subject"),
		.rule = cell_of(r, "rule"),
		.owner = cell_of(r, "owner"),
		.level = level_of(cell_of(r, "level")),
		.due = day_of(r, "due"),
		.since = w->as_of,
	};
	struct kept_row *old = before_find(w->before, KEPT_FINDING, f.subject, f.rule);
	struct str kept = old ? old->value : STR(""), since;
	int32_t day;
	f.is_new = w->before && !old;
	if (str_next_part(&kept, " ", &since) && date_parse(since, &day) == DATE_OK &&
	    day <= w->as_of)
		f.since = day;
	return f;
}

static void take_findings(struct week *w)
{
	size_t n;
	struct row *rows = rows_of(w->tables, PART_FINDINGS, &n);
	w->finding = mem_alloc(n * sizeof(*w->finding));
	for (size_t i = 0; i < n; i++) {
		struct finding f = finding_of(w, rows[i]);
		w->n_level[f.level]++;
		if (f.level <= LEVEL_HIGH && f.due != DATE_NONE && f.due < w->as_of)
			w->n_late++;
		w->finding[w->n_findings++] = f;
	}
	sort(w->finding, n, sizeof(*w->finding), finding_cmp);
	mem_free(rows);
}

/* The row of all locations counts only where a ratio or cap binds, which no location has. */
static bool counts(struct row r)
{
	return !str_eq(location_of(r), STR("(all)")) ||
	       !str_eq(cell_of(r, "binding"), STR("workload"));
}

static void take_gaps(struct week *w)
{
	size_t n;
	struct row *rows = rows_of(w->tables, PART_STAFF, &n);
	w->gap = mem_alloc(n * sizeof(*w->gap));
	for (size_t i = 0; i < n; i++) {
		struct gap g = { rows[i], location_of(rows[i]), cell_of(rows[i], "role"),
				 real_of(rows[i], "gap_fte") };
		if (!counts(rows[i]))
			continue;
		w->n_roles++;
		if (isnan(g.gap))
			w->n_gaps_unknown++;
		struct dec d = dec_of(rows[i], "gap_fte");
		if (!(g.gap <= -GAP_LEAST))
			continue;
		d.m = -d.m;
		dec_sum(&w->short_fte, d);
		w->gap[w->n_gaps++] = g;
	}
	sort(w->gap, w->n_gaps, sizeof(*w->gap), gap_cmp);
	mem_free(rows);
}

static void take_refills(struct week *w)
{
	enum { AHEAD = 7 };
	size_t n;
	struct row *rows = rows_of(w->tables, PART_DUE, &n);
	w->refill = mem_alloc(n * sizeof(*w->refill));
	for (size_t i = 0; i < n; i++) {
		struct refill f = { rows[i], day_of(rows[i], "latest") };
		if (f.latest == DATE_NONE || f.latest <= w->as_of + AHEAD)
			w->refill[w->n_refills++] = f;
	}
	sort(w->refill, w->n_refills, sizeof(*w->refill), refill_cmp);
	mem_free(rows);
	rows = rows_of(w->tables, PART_OPEN, &n);
	for (size_t i = 0; i < n; i++)
		w->n_open_late += str_eq(cell_of(rows[i], "late"), STR("yes"));
	mem_free(rows);
}

static void take_waste(struct week *w)
{
	size_t n;
	bool lots = tables_have(w->tables, PART_LOTS);
	struct row *rows = rows_of(w->tables, lots ? PART_LOTS : PART_STOCK, &n);
	w->waste_last = DATE_NONE;
	for (size_t i = 0; i < n; i++) {
		if (!(real_of(rows[i], "waste_mean") > 0))
			continue;
		int32_t day = day_of(rows[i], "expires");
		dec_sum(&w->waste, dec_of(rows[i], "waste_mean"));
		if (day != DATE_NONE && (w->waste_last == DATE_NONE || day > w->waste_last))
			w->waste_last = day;
	}
	mem_free(rows);
}

void week_of(struct week *w, const struct tables *t, int32_t as_of, const struct before *before)
{
	*w = (struct week){ .tables = t,
			    .before = before,
			    .as_of = as_of == DATE_NONE ? latest(t) : as_of };
	if (w->as_of == DATE_NONE)
		return;
	week_orders(w);
	take_findings(w);
	take_gaps(w);
	take_refills(w);
	take_waste(w);
}

void week_release(struct week *w)
{
	mem_free(w->order);
	mem_free(w->transfer);
	mem_free(w->finding);
	mem_free(w->gap);
	mem_free(w->refill);
	arena_release(&w->arena);
}
