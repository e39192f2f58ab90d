/* Keeps strata in a hash table, by clinician, window, state and class. */
#include "chart/strata.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"

#include "base/banned.h"

const char *const chart_class_names[CHART_CLASSES + 1] = {
	[CHART_ALL] = "all",
	[CHART_EXTRA] = "controlled",
	[CHART_PLAIN] = "plain",
};

void strata_init(struct strata *s, const struct strata_rules *rules, struct str seed)
{
	*s = (struct strata){ .rules = *rules };
	chart_seed_init(&s->seed, seed);
}

void strata_release(struct strata *s)
{
	for (struct stratum *one = NULL; (one = map_next(&s->map, one));)
		chart_release(&one->charts);
	map_release(&s->map);
	ids_release(&s->ids);
	arena_release(&s->arena);
	*s = (struct strata){ 0 };
}

void strata_window(const struct strata_rules *r, enum state_period p, int32_t day, int32_t *from,
		   int32_t *until)
{
	static const int32_t days[PERIODS] = { [PERIOD_7_DAYS] = 7, [PERIOD_14_DAYS] = 14,
					       [PERIOD_30_DAYS] = 30 };
	if (days[p]) {
		int32_t behind = (day - r->anchor) % days[p];
		*from = day - (behind < 0 ? behind + days[p] : behind);
		*until = *from + days[p] - 1;
		return;
	}
	*from = period_start(day, p);
	*until = period_end(day, p);
}

/* The row of a state; rows of codes are remembered. NULL: there is none. */
static const struct state_rule *state_of(struct strata *s, struct str state)
{
	const struct strata_rules *r = &s->rules;
	unsigned a = state.n == 2 ? ((unsigned char)state.p[0] | 32U) - 'a' : 26;
	unsigned b = state.n == 2 ? ((unsigned char)state.p[1] | 32U) - 'a' : 26;
	if (a >= 26 || b >= 26)
		return state_find(r->states, r->n_states, state);
	int32_t *row = &s->laws[a * 26 + b];
	if (!*row) {
		const struct state_rule *found = state_find(r->states, r->n_states, state);
		*row = found ? (int32_t)(found - r->states) + 1 : -1;
	}
	return *row > 0 ? &r->states[*row - 1] : NULL;
}

/* The state's row, if it has a number for charts; *known: whether there is a row. */
static const struct state_rule *law_of(struct strata *s, struct str state, bool *known)
{
	const struct state_rule *law = state.n ? state_of(s, state) : NULL;
	*known = law || !state.n;
	return law && (law->chart_rate.n || law->chart_window != PERIOD_NONE) ? law : NULL;
}

static enum chart_class class_of(const struct state_rule *law, const struct encounter *e)
{
	if (e->always)
		return CHART_ALL;
	return law && law->chart_extra.n && e->controlled ? CHART_EXTRA : CHART_PLAIN;
}

/* The clinic's rule, with the numbers of the state and the class in place of its own. */
static struct chart_rule rule_of(const struct strata_rules *r, const struct state_rule *law,
				 enum chart_class class)
{
	struct chart_rule rule = r->rule;
	if (law && law->chart_rate.n) {
		chart_rate_parse(class == CHART_EXTRA ? law->chart_extra : law->chart_rate,
				 &rule.rate);
		rule.at_most = isnan(law->chart_at_most) ? UINT64_MAX
			: (uint64_t)law->chart_at_most;
	}
	if (class == CHART_ALL)
		rule = (struct chart_rule){ { 1, 1 }, 0, UINT64_MAX, 0 };
	return rule;
}

static struct str name_of(struct strata *s, const struct stratum *one)
{
	char from[DATE_TEXT], until[DATE_TEXT], text[512];
	date_format(one->from, from);
	date_format(one->until, until);
	struct str who = str_cut(one->clinician, 300);
	int n = snprintf(text, sizeof(text), "%.*s %s..%s%s%.*s%s%s", (int)who.n, who.p, from,
			 until,
			 one->law ? " " : "", one->law ? (int)str_cut(one->state, 20).n : 0,
			 one->state.p,
			 one->class == CHART_PLAIN ? "" : " ",
			 one->class == CHART_PLAIN ? "" : chart_class_names[one->class]);
	return arena_copy(&s->arena, (struct str){ text, (size_t)n });
}

/* The window of a day; it is remembered, as most charts share it with one before. */
static const struct strata_days *days_of(struct strata *s, enum state_period period, int32_t day)
{
	struct strata_days *d = &s->memo[(uint32_t)day % STRATA_MEMO];
	if (d->day != day || d->period != period) {
		*d = (struct strata_days){ .day = day, .period = period };
		strata_window(&s->rules, period, day, &d->from, &d->until);
	}
	return d;
}

static enum state_period window_of(const struct strata *s, const struct state_rule *law)
{
	return law && law->chart_window != PERIOD_NONE ? (enum state_period)law->chart_window
						       : s->rules.window;
}

static struct stratum *stratum_of(struct strata *s, const struct stratum_key *k,
				  const struct state_rule *law)
{
	int32_t row = law ? (int32_t)(law - s->rules.states) : -1;
	const int32_t key[] = { k->from, k->until, (int32_t)k->class, row };
	bool made;
	struct stratum *one = map_get_pair(&s->map, k->clinician,
					   (struct str){ (const char *)key, sizeof(key) },
					   sizeof(*one), &made);
	if (made) {
		*one = (struct stratum){ .clinician = { map_key(one).p, k->clinician.n },
					 .law = law,
					 .class = k->class,
					 .state = law ? law->state : (struct str){ "", 0 },
					 .from = k->from, .until = k->until,
					 .due = k->until + s->rules.due_days };
		one->charts.rule = rule_of(&s->rules, law, k->class);
		one->charts.ids = &s->arena;
		one->name = name_of(s, one);
	}
	return one;
}

struct stratum *strata_place(struct strata *s, const struct stratum_key *key)
{
	bool known;
	const struct state_rule *law = law_of(s, key->state, &known);
	int32_t from, until;
	strata_window(&s->rules, window_of(s, law), key->from, &from, &until);
	if (from != key->from || until != key->until || (key->state.n && !law) ||
	    (key->class == CHART_EXTRA && !(law && law->chart_extra.n)))
		return NULL;
	return stratum_of(s, key, law);
}

void strata_add_many(struct stratum *at, uint64_t population)
{
	chart_add_many(&at->charts, population);
}

void strata_keep(struct strata *s, struct stratum *at, struct str id, int32_t date)
{
	chart_keep(&at->charts, &s->seed, id, date);
}

void strata_keep_id(struct strata *s, struct stratum *at, struct str id)
{
	uint8_t hash[CHART_HASH];
	chart_hash(&s->seed, id, hash);
	ids_keep(&s->ids, at, str_trim(id), hash);
}

void strata_add(struct strata *s, const struct encounter *e)
{
	bool known;
	const struct state_rule *law = law_of(s, e->state, &known);
	const struct strata_days *days = days_of(s, window_of(s, law), e->date);
	const struct stratum_key key = { .clinician = e->clinician, .class = class_of(law, e),
					 .from = days->from, .until = days->until };
	struct stratum *one = stratum_of(s, &key, law);
	uint8_t hash[CHART_HASH];
	s->lawless += !known;
	chart_hash(&s->seed, e->id, hash);
	chart_add_many(&one->charts, 1);
	chart_keep_hashed(&one->charts, hash, e->id, e->date);
	if (s->ids.wanted)
		ids_add(&s->ids, one, str_trim(e->id), hash);
}

static int by_place(const void *va, const void *vb)
{
	const struct stratum *a = *(struct stratum *const *)va, *b = *(struct stratum *const *)vb;
	int c = str_cmp(a->clinician, b->clinician);
	if (c == 0)
		c = (a->from > b->from) - (a->from < b->from);
	if (c == 0)
		c = (a->until > b->until) - (a->until < b->until);
	if (c == 0)
		c = (a->class > b->class) - (a->class < b->class);
	return c ? c : str_cmp(a->state, b->state);
}

/* Counts how often ids of each stratum came again. */
static void count_repeated(struct strata *s)
{
	const struct chart_mark *marks = s->ids.marks;
	ids_sort_marks(&s->ids);
	for (size_t i = 1; i < s->ids.n; i++)
		if (ids_same_mark(&marks[i], &marks[i - 1]))
			((struct stratum *)marks[i].of)->repeated++;
}

void strata_order(struct strata *s)
{
	struct stratum **all = mem_alloc(map_count(&s->map) * sizeof(*all)), *one = NULL;
	size_t n = 0;
	while ((one = map_next(&s->map, one)))
		all[n++] = one;
	if (n)
		qsort(all, n, sizeof(*all), by_place);
	s->strata = n ? all[0] : NULL;
	for (size_t i = 0; i < n; i++) {
		chart_tidy(&all[i]->charts);
		all[i]->number = i + 1;
		all[i]->next = i + 1 < n ? all[i + 1] : NULL;
	}
	mem_free(all);
}

enum strata_fault strata_end(struct strata *s, const struct stratum **at)
{
	bool counted = s->ids.wanted && !ids_forgotten(&s->ids);
	strata_order(s);
	count_repeated(s);
	for (struct stratum *one = s->strata; one; one = one->next) {
		*at = one;
		if (!chart_is_sound(&one->charts) || one->repeated >= one->charts.population)
			return STRATA_UNSOUND;
		bool enough = chart_end(&one->charts, counted ? one->repeated : CHART_NOT_COUNTED);
		if (one->charts.repeated && one->charts.dropped && !counted)
			return STRATA_REPEATED;
		if (!enough)
			return STRATA_SHORT;
		one->n = chart_size(&one->charts.rule, one->charts.population);
	}
	return STRATA_OK;
}

struct strata_sums strata_sums(const struct strata *s)
{
	struct strata_sums sums = { 0 };
	for (const struct stratum *one = s->strata; one; one = one->next) {
		sums.strata++;
		sums.population += one->charts.population;
		sums.sample += one->n;
		sums.repeated += one->charts.repeated;
	}
	sums.whole = sums.population ? chart_size(&(struct chart_rule){ s->rules.rule.rate, 0,
									UINT64_MAX, 0 },
						  sums.population) : 0;
	return sums;
}
