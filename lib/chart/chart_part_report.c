/* Writes strata as rows of a part. */
#include <math.h>

#include "chart/chart_part_feed.h"

#include "base/banned.h"

static const struct chart_part_line empty = { .stratum = OUT_UNKNOWN, .date = DATE_NONE,
					      .from = DATE_NONE, .until = DATE_NONE };

/* Where rows go, and how many were written. */
struct part {
	struct tool *t;
	int64_t rows;
};

static void put(struct part *p, const struct chart_part_line *l)
{
	tool_write(p->t, l);
	p->rows++;
}

static void put_ids(struct part *p, const struct chart_ids *ids)
{
	struct chart_part_line l = empty;
	char sum[CHART_HEX];
	ids_sum_text(ids->sum, sum);
	l.count = "ids";
	l.n = (int64_t)ids->seen;
	l.sum = str_from(sum);
	put(p, &l);
}

static void put_charts(struct part *p, const struct stratum *s)
{
	struct chart_part_line l = empty;
	l.count = "chart";
	l.n = 1;
	l.stratum = (int64_t)s->number;
	for (size_t i = 0; i < s->charts.n; i++) {
		l.id = s->charts.kept[i].id;
		l.date = (int32_t)s->charts.kept[i].tag;
		put(p, &l);
	}
}

static void put_stratum(struct part *p, const struct stratum *s)
{
	struct chart_part_line l = empty;
	l.count = "stratum";
	l.stratum = (int64_t)s->number;
	l.n = (int64_t)s->charts.population;
	l.clinician = s->clinician;
	l.state = s->state;
	l.class = chart_class_names[s->class];
	l.from = s->from;
	l.until = s->until;
	put(p, &l);
}

static void put_each_id(struct part *p, const struct chart_ids *ids)
{
	struct chart_part_line l = empty;
	l.count = "id";
	l.n = 1;
	for (size_t i = 0; i < ids->n; i++) {
		l.stratum = (int64_t)((const struct stratum *)ids->marks[i].of)->number;
		l.id = ids->ids[i];
		put(p, &l);
	}
}

void chart_part_write(struct tool *t, struct strata *s, const char *terms)
{
	struct part p = { .t = t };
	struct chart_part_line last = empty;
	strata_order(s);
	if (s->ids.wanted)
		put_ids(&p, &s->ids);
	for (const struct stratum *one = s->strata; one; one = one->next) {
		put_stratum(&p, one);
		put_charts(&p, one);
	}
	put_each_id(&p, &s->ids);
	last.count = "end";
	last.n = p.rows;
	last.terms = str_from(terms);
	tool_write(t, &last);
}

static void add_law(struct checksum *c, const struct state_rule *r)
{
	partial_term_text(c, r->state);
	partial_term_text(c, r->chart_rate);
	partial_term_text(c, r->chart_extra);
	partial_term(c, isnan(r->chart_at_most) ? -1 : (int64_t)r->chart_at_most);
	partial_term(c, r->chart_window);
}

void chart_part_terms(const struct strata_rules *rules, const char *seed,
		      const struct opt_list *always, const struct chart_ids *ids,
		      char out[PARTIAL_TERMS])
{
	struct checksum *c = checksum_new();
	const struct chart_rule *r = &rules->rule;
	const int64_t numbers[] = {
		(int64_t)r->rate.num, (int64_t)r->rate.den, (int64_t)r->at_least,
		r->at_most == UINT64_MAX ? -1 : (int64_t)r->at_most, (int64_t)r->spares,
		rules->window, rules->anchor, ids->wanted, ids->all,
	};
	partial_term_text(c, str_from(seed));
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		partial_term(c, numbers[i]);
	for (size_t i = 0; i < always->n; i++)
		partial_term_text(c, str_from(always->item[i]));
	for (size_t i = 0; i < rules->n_states; i++)
		add_law(c, &rules->states[i]);
	partial_terms(c, out);
}
