/* The report on a run's input: sums that must be equal, and what had to be guessed. */
#include <math.h>

#include "titrate/titrate_run.h"

#include "base/banned.h"

struct line {
	const char *item, *note;
	double count;
};

#define COL(member) CSV_MEMBER(struct line, member)

static const struct csv_out_col cols[] = {
	{ COL(item), .type = OUT_NAME, .help = "what is counted" },
	{ COL(count), .type = OUT_REAL, .decimals = -6, .help = "how many" },
	{ COL(note), .is_note = true, .type = OUT_NAME, .help = "what it means" },
};

const struct report titrate_check_report = { "check", REPORT_COLS(cols) };

static void write_all(const struct titrate *r, const struct line *line, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!isnan(line[i].count))
			tool_write(r->tool, &line[i]);
}

static void write_fills(const struct titrate *r)
{
	const struct measured *m = &r->measured;
	double merged = 0, jumps = 0, early = 0;
	for (int p = 0; p < r->rules.ladders.n; p++)
		for (int i = 0; i < r->rules.ladders.ladder[p].n; i++) {
			merged += (double)m->rung[p][i].merged;
			jumps += (double)m->rung[p][i].jumps;
			early += (double)m->rung[p][i].early;
		}
	const struct line lines[] = {
		{ "fills", "rows of fills", (double)r->patients.fills.fills },
		{ "patients_in_fills", "different keys of patients", (double)m->patients },
		{ "patients_stopped", "no fill for longer than --gap", (double)m->stopped },
		{ "two_missed_doses", "the doses of days 28 and 35 are missed: for the prescriber's list",
		  (double)m->missed_doses },
		{ "two_products", "on two products at the same time, counted for each",
		  (double)m->two_products },
		{ "unknown_start", "on treatment as the fills begin: left out of persistence",
		  (double)m->unknown_start },
		{ "restarts", "treatments begun after a stop", (double)m->restarts },
		{ "merged_fills", "less than 21 days after one of the same product", merged },
		{ "jumps", "moves by more than one rung, counted as one", jumps },
		{ "early_moves", "before min_fills, counted as no move", early },
		{ "start_days", "of fills that the rate of starts is taken from", m->start_days },
	};
	write_all(r, lines, sizeof(lines) / sizeof(*lines));
}

bool titrate_check(struct titrate *r)
{
	struct outlook k;
	double started = 0, active = 0, paused = 0, stopped = 0;
	bool ok = outlook_make(&k, r, false, OUTLOOK_AS_IS);
	for (size_t i = 0; ok && i < k.book.n; i++) {
		started += k.panel[i].started;
		active += k.panel[i].active;
		paused += k.panel[i].paused;
		stopped += k.panel[i].stopped;
	}
	const struct line lines[] = {
		{ "roster", "patients read or measured, with those who stopped", (double)k.book.patients },
		{ "roster_stopped", "no fill for longer than --gap: not counted", (double)k.book.stopped },
		{ "roster_paused", "no fill for more than 42 days", (double)k.book.paused },
		{ "roster_future", "start behind as-of", (double)k.book.future },
		{ "fills_guessed", "fills on the rung not known, taken for 1: steps come late",
		  (double)k.book.guessed },
		{ "off_ladder", "on a strength of no rung", (double)k.book.off_ladder },
		{ "started", "roster and starts of all periods", started },
		{ "active", "of them, at the end of the last period", active },
		{ "paused", "of them, then", paused },
		{ "stopped", "of them, by then", stopped },
		{ "difference", "started less active, paused and stopped: 0 but for rounding",
		  round((started - active - paused - stopped) * 1e6) / 1e6 + 0.0 },
	};
	if (ok)
		write_all(r, lines, sizeof(lines) / sizeof(*lines));
	outlook_release(&k);
	if (ok && r->is_measured)
		write_fills(r);
	return ok;
}
