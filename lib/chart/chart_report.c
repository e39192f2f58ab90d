/* The reports on a sample, its strata and its plan. */
#include "chart/chart_report.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "chart/chart_cols.h"

#include "base/banned.h"

/* What a chart of this rank is: drawn, added after failures, or a spare. */
static const char *standing(const struct stratum *s, size_t rank, uint64_t wanted)
{
	return rank <= s->n ? "yes" : rank <= wanted ? "added" : "spare";
}

static void write_stratum(struct tool *t, const struct stratum *s, struct reviewers *who,
			  const struct review_book *book, const struct review_settings *settings)
{
	uint64_t wanted = review_wanted(book, s, settings), last = wanted + settings->spares;
	char hex[CHART_HEX];
	for (size_t i = 0; i < s->charts.n && i < last; i++) {
		const struct chart *c = &s->charts.kept[i];
		size_t n;
		const struct review *r = review_of(book, c->id, &n);
		int reviewer = i < wanted ? chart_assign(who->names, who->loads, who->n,
							 s->clinician) : -1;
		chart_hex(c->hash, hex);
		tool_write(t, &(struct sample_line){
			.id = c->id, .clinician = s->clinician, .stratum = s->name,
				.n = (int64_t)s->n,
			.population = (int64_t)s->charts.population, .rank = (int64_t)i + 1,
			.sampled = standing(s, i + 1, wanted), .hash = hex, .date = (int32_t)c->tag,
				.due = s->due,
			.reviewer = reviewer < 0 ? (struct str){ "", 0 } : who->names[reviewer],
			.reviewed = book->reviews ? review_done(book, c, r, n) ? "yes" : "no" : NULL });
	}
}

void chart_write_sample(struct tool *t, const struct strata *s, struct reviewers *who,
			const struct review_book *book,
			const struct review_settings *settings)
{
	for (const struct stratum *one = s->strata; one; one = one->next)
		write_stratum(t, one, who, book, settings);
}

void chart_write_strata(struct tool *t, const struct strata *s)
{
	char rate[64];
	for (const struct stratum *one = s->strata; one; one = one->next) {
		const struct chart_rule *r = &one->charts.rule;
		const struct state_rule *law = one->law;
		snprintf(rate, sizeof(rate), "%" PRIu64 "/%" PRIu64, r->rate.num, r->rate.den);
		tool_write(t, &(struct stratum_line){
			.stratum = one->name, .clinician = one->clinician, .from = one->from,
				.until = one->until,
			.due = one->due, .class = chart_class_names[one->class],
				.state = one->state, .rate = rate,
			.at_least = r->at_least ? (int64_t)r->at_least : OUT_UNKNOWN,
			.at_most = r->at_most == UINT64_MAX ? OUT_UNKNOWN : (int64_t)r->at_most,
			.population = (int64_t)one->charts.population, .n = (int64_t)one->n,
			.reached = (double)one->n / (double)one->charts.population,
			.citation = law ? law->chart_citation : (struct str){ "", 0 },
			.as_of = law ? law->chart_as_of : (struct str){ "", 0 },
			.verified = law ? state_grade_names[law->chart_verified] : NULL });
	}
}

__attribute__((format(printf, 3, 4)))
static void write_item(struct tool *t, const char *item, const char *fmt, ...)
{
	char text[1024];
	va_list ap;
	va_start(ap, fmt);
	int n = vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	size_t used = n < 0 ? 0 : (size_t)n < sizeof(text) ? (size_t)n : sizeof(text) - 1;
	tool_write(t, &(struct plan_line){ item, str_cut((struct str){ text, used }, used) });
}

static void write_seed(struct tool *t, const struct chart_plan *p)
{
	char day[DATE_TEXT];
	date_format(p->as_of, day);
	if (p->purpose)
		write_item(t, "purpose", "%s", p->purpose);
	if (p->by)
		write_item(t, "by", "%s", p->by);
	write_item(t, "drawn_on", "%s", day);
	write_item(t, "seed", "%s", p->seed);
	write_item(t, "seed_source", "%s", p->drawn_seed ? "drawn by the program" : "given");
	if (p->redraw)
		write_item(t, "redraw", "%s", p->redraw);
	write_item(t, "algorithm", "SHA-256 of \"seed,id\", lowest first");
	write_item(t, "version", "glp1-chart-sample %s", GLP1_VERSION);
}

void chart_write_plan(struct tool *t, struct strata *s, const struct chart_plan *plan)
{
	struct strata_sums sums = strata_sums(s);
	uint8_t hash[CHART_HASH];
	char hex[CHART_HEX];
	write_seed(t, plan);
	write_item(t, "population", "%" PRIu64, sums.population);
	write_item(t, "repeated_ids", "%" PRIu64, sums.repeated);
	write_item(t, "strata", "%" PRIu64, sums.strata);
	write_item(t, "window", "%s", state_period_names[s->rules.window]);
	write_item(t, "rate_asked", "%s", plan->rate);
	write_item(t, "sample", "%" PRIu64, sums.sample);
	if (sums.population)
		write_item(t, "rate_reached", "%.6f",
			   (double)sums.sample / (double)sums.population);
	write_item(t, "sample_of_rate_over_all", "%" PRIu64, sums.whole);
	write_item(t, "spares_per_stratum", "%" PRIu64, plan->spares);
	hex[0] = '\0';
	if (ids_list_hash(&s->ids, hash))
		chart_hex(hash, hex);
	else
		tool_note(t, "over %d ids: ids_sha256 is empty; --distinct keeps them all in memory",
			  IDS_MOST);
	write_item(t, "ids_sha256", "%s", hex);
	ids_sum_text(s->ids.sum, hex);
	write_item(t, "ids_sum", "%s", hex);
}
