/* Computes sizes in whole numbers, and keeps the lowest ranks under a falling threshold. */
#include "chart/sample.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"
#include "base/num.h"

#include "base/banned.h"

enum { TIDY_FIRST = 64, STEPS = 64 /* the threshold is computed again after 1/64 more charts */ };

static bool set_rate(struct chart_rate *out, int64_t num, int64_t den)
{
	if (num <= 0 || num > den || den > (int64_t)CHART_RATE_MAX)
		return false;
	*out = (struct chart_rate){ (uint64_t)num, (uint64_t)den };
	return true;
}

/* Reads a decimal or a percentage as a share. False: it is none, or has too many places. */
static bool decimal_rate(struct str s, struct chart_rate *out)
{
	struct dec d;
	int64_t den = 1;
	bool percent = s.n && s.p[s.n - 1] == '%';
	s.n -= percent;
	if (dec_parse(str_trim(s), &d) != NUM_OK)
		return false;
	return dec_scale(&den, d.dec + 2 * percent) && set_rate(out, d.m, den);
}

bool chart_rate_parse(struct str s, struct chart_rate *out)
{
	s = str_trim(s);
	const char *slash = s.n ? memchr(s.p, '/', s.n) : NULL;
	int64_t num, den;
	if (!slash)
		return decimal_rate(s, out);
	struct str left = { s.p, (size_t)(slash - s.p) };
	struct str right = { slash + 1, s.n - left.n - 1 };
	return num_whole(left, 1, CHART_RATE_MAX, &num) == NUM_OK &&
	       num_whole(right, 1, CHART_RATE_MAX, &den) == NUM_OK && set_rate(out, num, den);
}

uint64_t chart_size(const struct chart_rule *r, uint64_t population)
{
	uint64_t n = (r->rate.num * population + r->rate.den - 1) / r->rate.den;
	n = n < 1 ? 1 : n;
	n = n < r->at_most ? n : r->at_most;
	n = n > r->at_least ? n : r->at_least;
	return n < population ? n : population;
}

/* The threshold below which charts of a population must be kept. */
static uint64_t threshold(const struct chart_rule *r, uint64_t population)
{
	double n = (double)population, asked = (double)r->rate.num / (double)r->rate.den * n;
	asked = asked < (double)r->at_most ? asked : (double)r->at_most;
	asked += (double)r->at_least + (double)r->spares + 1; /* 1: rounding up */
	double share = (asked + 6 * sqrt(asked) + 20) / n;
	return share < 1 ? (uint64_t)ldexp(share, 64) : UINT64_MAX;
}

static uint64_t first_bytes(const uint8_t hash[CHART_HASH])
{
	uint64_t v = 0;
	for (size_t i = 0; i < 8; i++)
		v = v << 8 | hash[i];
	return v;
}

static void set_threshold(struct chart_stratum *s)
{
	s->below = s->population ? threshold(&s->rule, s->population) : 0;
	s->stale_at = s->population + s->population / STEPS + 1;
}

void chart_tidy(struct chart_stratum *s)
{
	size_t kept = 0;
	set_threshold(s);
	for (size_t i = 0; i < s->n; i++)
		if (first_bytes(s->kept[i].hash) <= s->below)
			s->kept[kept++] = s->kept[i];
	s->n = kept;
	s->tidy_at = kept < TIDY_FIRST / 2 ? TIDY_FIRST : 2 * kept;
}

void chart_keep_hashed(struct chart_stratum *s, const uint8_t hash[CHART_HASH], struct str id,
		       int64_t tag)
{
	if (first_bytes(hash) > s->below)
		return;
	struct chart c = { .id = arena_copy(s->ids, str_trim(id)), .tag = tag };
	memcpy(c.hash, hash, CHART_HASH);
	if (s->n >= s->tidy_at)
		chart_tidy(s);
	s->kept = array_room(s->kept, s->n, &s->size, sizeof(*s->kept));
	s->kept[s->n++] = c;
}

void chart_keep(struct chart_stratum *s, const struct chart_seed *seed, struct str id, int64_t tag)
{
	uint8_t hash[CHART_HASH];
	chart_hash(seed, id, hash);
	chart_keep_hashed(s, hash, id, tag);
}

void chart_add_many(struct chart_stratum *s, uint64_t population)
{
	s->population += population;
	if (s->population >= s->stale_at)
		set_threshold(s);
}

void chart_add(struct chart_stratum *s, const struct chart_seed *seed, struct str id, int64_t tag)
{
	chart_add_many(s, 1);
	chart_keep(s, seed, id, tag);
}

static int by_rank(const void *va, const void *vb)
{
	const struct chart *a = va, *b = vb;
	int c = memcmp(a->hash, b->hash, CHART_HASH);
	c = c ? c : str_cmp(a->id, b->id);
	return c ? c : (a->tag > b->tag) - (a->tag < b->tag);
}

bool chart_is_sound(const struct chart_stratum *s)
{
	return s->population && s->n <= s->population && s->population <= CHART_POPULATION_MAX;
}

bool chart_end(struct chart_stratum *s, uint64_t repeated)
{
	size_t kept = 0;
	chart_tidy(s);
	s->dropped = s->population - s->n;
	if (s->n)
		qsort(s->kept, s->n, sizeof(*s->kept), by_rank);
	for (size_t i = 0; i < s->n; i++) {
		if (kept && str_eq(s->kept[kept - 1].id, s->kept[i].id)) {
			s->repeated++;
			continue;
		}
		s->kept[kept++] = s->kept[i];
	}
	s->n = kept;
	if (repeated != CHART_NOT_COUNTED)
		s->repeated = repeated;
	s->population -= s->repeated;
	uint64_t want = chart_size(&s->rule, s->population);
	uint64_t rest = s->population - want;
	want += s->rule.spares < rest ? s->rule.spares : rest;
	return s->n >= want;
}

void chart_release(struct chart_stratum *s)
{
	mem_free(s->kept);
	*s = (struct chart_stratum){ .rule = s->rule, .ids = s->ids };
}

int chart_assign(const struct str *reviewers, uint64_t *loads, size_t n, struct str clinician)
{
	int best = -1;
	for (size_t i = 0; i < n; i++)
		if (!str_ieq(reviewers[i], clinician) && (best < 0 || loads[i] < loads[best]))
			best = (int)i;
	if (best >= 0)
		loads[best]++;
	return best;
}
