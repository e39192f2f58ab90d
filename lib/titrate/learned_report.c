/* Moves and persistence in the form in which --moves and --persistence are read; the ladders. */
#include <math.h>

#include "base/mem.h"
#include "titrate/titrate_run.h"

#include "base/banned.h"

struct moves_line {
	struct str product;
	size_t rung;
	double strength_mg, up, down, stay, target;
	size_t moves, ups, downs, pauses, jumps;
	const char *source;
};

#define COL(member) CSV_MEMBER(struct moves_line, member)
#define SHARE .type = OUT_REAL, .decimals = 6

static const struct csv_out_col moves_cols[] = {
	{ COL(product), .type = OUT_TEXT, .help = "the drug" },
	{ COL(rung), .type = OUT_COUNT, .help = "of its ladder, from 1" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(up), SHARE, .help = "share of patients who go one rung up after a fill" },
	{ COL(down), SHARE, .help = "share who go one rung down" },
	{ COL(stay), SHARE, .help = "share who stay" },
	{ COL(target), SHARE,
	  .help = "share of starters kept on this rung; empty without targets" },
	{ COL(moves), .type = OUT_COUNT, .help = "seen from this rung, once min_fills were taken" },
	{ COL(ups), .type = OUT_COUNT, .help = "of them, up" },
	{ COL(downs), .type = OUT_COUNT, .help = "of them, down" },
	{ COL(pauses), .type = OUT_COUNT, .help = "fills after more than 42 days" },
	{ COL(jumps), .type = OUT_COUNT, .help = "ups and downs by more than one rung" },
	{ COL(source), .type = OUT_NAME, .help = "given or fills" },
};

const struct report titrate_moves_report = { "moves", REPORT_COLS(moves_cols) };

/* Whether the moves of a product were given or seen. */
static bool is_known(const struct titrate *r, int product)
{
	return !(r->product_status[product] & STATUS_LABEL_MOVES);
}

bool titrate_moves(struct titrate *r)
{
	const struct ladders *l = &r->rules.ladders;
	for (int p = 0; p < l->n; p++)
		for (int i = 0; is_known(r, p) && i < l->ladder[p].n; i++) {
			const struct rung *g = &l->ladder[p].rung[i];
			const struct rung_moves *m = &r->measured.rung[p][i];
			const struct moves_line line = {
				.product = l->ladder[p].product, .rung = (size_t)i + 1,
				.strength_mg = g->strength_mg, .up = g->up, .down = g->down,
				.stay = fmax(1 - g->up - g->down, 0),
				.target = ladder_has_targets(&l->ladder[p]) ? g->target : NAN,
				.moves = m->moves, .ups = m->ups, .downs = m->downs,
				.pauses = m->pauses, .jumps = m->jumps,
				.source = r->rules.moves[p] ? "given" : "fills",
			};
			tool_write(r->tool, &line);
		}
	return true;
}

struct persistence_line {
	double days, still_on, low, high;
	size_t at_risk, stopped;
};

#undef COL
#define COL(member) CSV_MEMBER(struct persistence_line, member)

static const struct csv_out_col persistence_cols[] = {
	{ COL(days), .type = OUT_REAL, .unit = "days", .help = "since the start" },
	{ COL(still_on), SHARE,
	  .help = "share of starters still on treatment: what forecasts use" },
	{ COL(low), SHARE, .help = "lower 95 % limit, of the fills' curve" },
	{ COL(high), SHARE, .help = "upper 95 % limit" },
	{ COL(at_risk), .type = OUT_COUNT, .help = "treatments that lasted that long" },
	{ COL(stopped), .type = OUT_COUNT, .help = "treatments that had ended by then" },
};

const struct report titrate_persistence_report = { "persistence", REPORT_COLS(persistence_cols) };

/* Fills in the curve of persistence, from fills, at the line's day. */
static void add_curve(struct persistence_line *line, const struct survival *s)
{
	double day = line->days + PERSISTENCE_LATE;
	line->low = line->high = 1;
	for (size_t i = 0; i < s->n && s->step[i].time <= day; i++) {
		line->low = s->step[i].low;
		line->high = s->step[i].high;
		line->stopped += s->step[i].events;
	}
}

bool titrate_persistence(struct titrate *r)
{
	const struct persistence *p = &r->rules.persistence;
	struct survival_step *steps = NULL;
	struct survival s = { 0 };
	bool own = r->is_measured && isnan(r->o->stop) && !r->o->persistence.name;
	if (own) {
		steps = mem_zero(measured_steps(&r->measured), sizeof(*steps));
		s = measured_survival(&r->measured, steps);
	}
	for (int i = 0; i < p->n; i++) {
		struct persistence_line line = { .days = p->days[i], .still_on = p->still[i],
						 .low = NAN, .high = NAN };
		if (own) {
			add_curve(&line, &s);
			line.at_risk = measured_at_risk(&r->measured, p->days[i]);
		}
		tool_write(r->tool, &line);
	}
	mem_free(steps);
	return true;
}

struct ladder_line {
	struct str product, source;
	size_t rung;
	double strength_mg, min_fills, doses;
	const char *maintenance, *initiation;
	int32_t as_of;
};

#undef COL
#define COL(member) CSV_MEMBER(struct ladder_line, member)

static const struct csv_out_col ladder_cols[] = {
	{ COL(product), .type = OUT_TEXT, .help = "as it is read by --ladder, like all of these" },
	{ COL(rung), .type = OUT_COUNT, .help = "from 1" },
	{ COL(strength_mg), .type = OUT_REAL, .decimals = -6, .unit = "mg", .help = "of one dose" },
	{ COL(min_fills), .type = OUT_REAL, .help = "before a step" },
	{ COL(maintenance), .type = OUT_NAME, .help = "whether patients are kept on it" },
	{ COL(initiation), .type = OUT_NAME, .help = "whether nobody is" },
	{ COL(doses), .type = OUT_REAL, .help = "in 28 days" },
	{ COL(as_of), .type = OUT_DATE, .help = "day on which it was looked up" },
	{ COL(source), .type = OUT_TEXT, .detail = true, .help = "where it was looked up" },
};

const struct report titrate_ladder_report = { "ladder", REPORT_COLS(ladder_cols) };

bool titrate_ladder(struct titrate *r)
{
	const struct ladders *l = &r->rules.ladders;
	for (int p = 0; p < l->n; p++)
		for (int i = 0; i < l->ladder[p].n; i++) {
			const struct rung *g = &l->ladder[p].rung[i];
			const struct ladder_line line = {
				l->ladder[p].product, r->rules.source[p], (size_t)i + 1, g->strength_mg,
				g->min_fills, l->ladder[p].doses, g->maintenance ? "yes" : "no",
				g->initiation ? "yes" : "no", r->rules.as_of[p],
			};
			tool_write(r->tool, &line);
		}
	return true;
}
