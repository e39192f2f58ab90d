/* One pass over each patient's fills; the rules are in measure.h. */
#include "titrate/measure.h"

#include "base/date.h"
#include "base/mem.h"

#include "base/banned.h"

enum { FILLS_BITS = 4, PERIODS_BITS = 12, ELAPSED_BITS = 9 };

/* The state of one product of one patient, on the way through their fills. */
struct walk {
	bool seen;
	int32_t anchor, last, since; /* the fill that counts; the last one; the first on this product */
	int rung;        /* of the anchor */
	int fills;       /* on that rung, min_fills at most */
	int stay;        /* fills on it without a pause, SETTLED_FILLS at most */
	uint32_t filled; /* the last fill */
};

struct walker {
	struct measured *m;
	const struct courses *c;
	struct walk product[LADDER_PRODUCTS_MAX];
	int32_t start, last; /* of the treatment, over all products */
	int32_t open;        /* its first fill that may be the last for all that is known */
	bool known_start;
};

static int64_t pack(int kind, int fills, int periods, int elapsed)
{
	return (int64_t)((((uint64_t)kind << FILLS_BITS | (uint64_t)fills) << PERIODS_BITS |
			  (uint64_t)periods) << ELAPSED_BITS | (uint64_t)elapsed);
}

struct roster_group measured_group(const struct measured *m, size_t i)
{
	uint64_t key = (uint64_t)m->groups.item[i].key;
	return (struct roster_group){
		.elapsed = (int)(key & ((1 << ELAPSED_BITS) - 1)),
		.periods = (int)(key >> ELAPSED_BITS & ((1 << PERIODS_BITS) - 1)),
		.fills = (int)(key >> (ELAPSED_BITS + PERIODS_BITS) & ((1 << FILLS_BITS) - 1)),
		.kind = (int)(key >> (ELAPSED_BITS + PERIODS_BITS + FILLS_BITS)),
		.patients = m->groups.item[i].n,
	};
}

static void count_start(struct measured *m, size_t kind, int32_t day)
{
	int32_t ago = m->terms.as_of - day;
	if (ago >= m->start_days)
		return;
	m->starts[kind].all++;
	if (ago / 7 < START_WEEKS)
		m->starts[kind].week[ago / 7]++;
}

/* Begins a treatment, and decides whether it starts here or is only first seen here. */
static void begin_treatment(struct walker *w, uint32_t fill, bool again)
{
	const struct fill_kind *k = fill_kind_of(w->c, fill);
	bool late = fill_day(fill) >= w->c->first_day + MOVE_MOST;
	w->start = fill_day(fill);
	w->known_start = late || again || k->rung == 0;
	w->m->unknown_start += !w->known_start;
	w->m->restarts += again;
	for (int p = 0; p < LADDER_PRODUCTS_MAX; p++)
		w->product[p].seen = false;
	if (late)
		count_start(w->m, (size_t)(k - w->c->kind), w->start);
}

static void end_treatment(struct walker *w, bool stopped)
{
	if (!w->known_start)
		return;
	if (stopped)
		tally_add(&w->m->ended, w->last - w->start + PERIOD_DAYS, 1);
	else
		tally_add(&w->m->open, w->open - w->start, 1);
}

static void note_move(struct measured *m, const struct ladder *l, const struct walk *p,
		      const struct fill_kind *to)
{
	struct rung_moves *r = &m->rung[to->product][p->rung];
	bool counts = p->fills >= l->rung[p->rung].min_fills, moved = to->rung != p->rung;
	r->moves += counts;
	r->ups += counts && to->rung > p->rung;
	r->downs += counts && to->rung < p->rung;
	r->early += !counts && moved;
	r->climbed += counts && to->rung > p->rung && p->stay < SETTLED_FILLS;
	r->climb_moves += counts && to->rung > p->rung && p->stay < SETTLED_FILLS ? (uint64_t)p->stay : 0;
	r->settled += !moved && p->stay + 1 == SETTLED_FILLS;
	r->jumps += counts && (to->rung > p->rung + 1 || to->rung < p->rung - 1);
}

/* Handles a product's first fill in a treatment: a switch if there was another product before. */
static void first_of_product(struct walker *w, const struct fill_kind *k)
{
	int from = LADDER_NONE;
	for (int p = 0; p < w->c->ladders->n; p++)
		if (w->product[p].seen &&
		    (from < 0 || w->product[p].last > w->product[from].last))
			from = p;
	if (from >= 0 && from != k->product)
		w->m->switches[from]++;
}

static void take_fill(struct walker *w, uint32_t fill)
{
	const struct fill_kind *k = fill_kind_of(w->c, fill);
	const struct ladder *l = &w->c->ladders->ladder[k->product];
	struct walk *p = &w->product[k->product];
	int32_t day = fill_day(fill), gap = day - p->anchor;
	bool first = !p->seen || gap > w->m->terms.gap_days, again = p->seen && !first;
	if (!p->seen)
		first_of_product(w, k);
	p->since = first ? day : p->since;
	p->seen = true;
	p->last = day;
	p->filled = fill;
	if (again && gap < MOVE_LEAST) {
		w->m->rung[k->product][p->rung].merged++;
		return;
	}
	bool move = again && gap <= MOVE_MOST;
	if (again)
		w->m->gap[gap]++;
	if (move)
		note_move(w->m, l, p, k);
	else if (again)
		w->m->rung[k->product][p->rung].pauses++;
	int most = l->rung[k->rung].min_fills;
	bool stay = move && k->rung == p->rung;
	p->fills = stay ? p->fills + (p->fills < most) : 1;
	p->stay = stay ? p->stay + (p->stay < SETTLED_FILLS) : 1;
	p->rung = k->rung;
	p->anchor = day;
}

/* Adds a patient's products as of today to the roster, but none that was left for another. */
static void take_down(struct walker *w)
{
	struct measured *m = w->m;
	int32_t as_of = m->terms.as_of;
	int32_t newest = DATE_FIRST;
	int on = 0;
	bool late = false;
	for (int p = 0; p < w->c->ladders->n; p++)
		if (w->product[p].seen && w->product[p].since > newest)
			newest = w->product[p].since;
	for (int i = 0; i < w->c->ladders->n; i++) {
		const struct walk *p = &w->product[i];
		if (!p->seen || (p->last < newest && p->since != newest))
			continue;
		const struct fill_kind *k = fill_kind_of(w->c, p->filled);
		const struct ladder *l = &w->c->ladders->ladder[i];
		bool same = k->rung == p->rung;
		struct patient who = { i, k->strength_mg, w->start,
				       as_of - p->anchor > MOVE_MOST ? p->last : p->anchor,
				       same ? p->fills : 1 };
		struct stand s = roster_stand(l, &who, as_of, m->terms.gap_days);
		if (s.standing == STANDING_STOPPED)
			continue;
		on++;
		late |= s.elapsed > PERIOD_DAYS + 7;
		tally_add(&m->groups, pack((int)(k - w->c->kind), s.state.fills, s.state.periods,
					   s.elapsed), 1);
	}
	m->stopped += on == 0;
	m->two_products += on > 1;
	m->missed_doses += late;
}

static void take_patient(struct measured *m, const struct courses *c, const struct course *of)
{
	struct walker w = { .m = m, .c = c };
	bool any = false;
	for (uint16_t i = 0; i < of->n && fill_day(of->fill[i]) <= m->terms.as_of; i++) {
		int32_t day = fill_day(of->fill[i]);
		bool stopped = any && day - w.last > m->terms.gap_days;
		if (stopped)
			end_treatment(&w, true);
		if (!any || stopped)
			begin_treatment(&w, of->fill[i], stopped);
		if (!any || stopped || m->terms.as_of - w.open > m->terms.gap_days)
			w.open = day;
		any = true;
		w.last = day;
		take_fill(&w, of->fill[i]);
	}
	if (!any)
		return;
	m->patients++;
	end_treatment(&w, m->terms.as_of - w.last > m->terms.gap_days);
	take_down(&w);
}

void measure(struct measured *m, const struct courses *c, struct measure_terms terms)
{
	int64_t days = (int64_t)terms.as_of - c->first_day - MOVE_MOST + 1;
	*m = (struct measured){ .terms = terms };
	m->start_days = days < 0 ? 0 : days < terms.start_days ? (int)days : terms.start_days;
	m->starts = mem_zero(c->kinds, sizeof(*m->starts));
	for (size_t i = 0; i < c->n; i++)
		take_patient(m, c, courses_at(c, i));
	tally_sort(&m->groups);
	tally_sort(&m->ended);
	tally_sort(&m->open);
}

void measured_release(struct measured *m)
{
	tally_release(&m->groups);
	tally_release(&m->ended);
	tally_release(&m->open);
	mem_free(m->starts);
	*m = (struct measured){ 0 };
}
