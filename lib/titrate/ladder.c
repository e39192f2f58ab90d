/* Checks ladders, and finds the rung of a strength. */
#include "titrate/ladder.h"

#include <math.h>

#include "base/banned.h"

#define SUM_TOLERANCE 1e-9 /* of shares that must sum to 1 */
#define SAME_MG 1e-9

static const struct {
	const char *text, *hint;
} faults[LADDER_FAULTS] = {
	[LADDER_EMPTY] = { "has no rung", "give a row for each strength" },
	[LADDER_ORDER] = { "strengths do not rise from rung to rung",
		"count rungs from 1, lowest strength first" },
	[LADDER_MIN_FILLS] = { "min_fills is not 1 to 13", NULL },
	[LADDER_NO_MAINTENANCE] = { "no rung is for maintenance",
		"say maintenance=yes where patients are kept" },
	[LADDER_MOVES] = { "up, down and stay do not come to 1",
		"each is a share of the patients of a fill" },
	[LADDER_INITIATION] = {
		"an initiation rung is left after its fills, and nobody is moved down to it",
		"say up=1 for it, down=0 for the rung above it" },
	[LADDER_TARGETS] = { "targets do not come to 1",
		"each is the share of starters kept on the rung" },
	[LADDER_PAUSE] = { "a pause needs a restart rung", "say --restart PRODUCT=RUNG" },
	[LADDER_SWITCH] = { "the switch leads some rungs nowhere",
		"map each rung of the product that is left" },
};

const char *ladder_fault_text(enum ladder_fault f)
{
	return faults[f].text;
}

const char *ladder_fault_hint(enum ladder_fault f)
{
	return faults[f].hint;
}

static bool is_share(double p)
{
	return p >= 0 && p <= 1;
}

static enum ladder_fault check_rung(const struct ladder *l, int r)
{
	const struct rung *g = &l->rung[r];
	double below = r ? l->rung[r - 1].strength_mg : 0;
	if (!(g->strength_mg > below) || !(g->strength_mg <= LADDER_MG_MAX))
		return LADDER_ORDER;
	if (g->min_fills < 1 || g->min_fills > LADDER_FILLS_MAX)
		return LADDER_MIN_FILLS;
	if (!is_share(g->up) || !is_share(g->down) || g->up + g->down > 1 + SUM_TOLERANCE)
		return LADDER_MOVES;
	if (g->initiation && r + 1 < l->n && (g->up < 1 || l->rung[r + 1].down > 0))
		return LADDER_INITIATION;
	return LADDER_OK;
}

static bool switch_is_whole(const struct ladders *all, const struct ladder *l)
{
	if (!is_share(l->leave))
		return false;
	if (!(l->leave > 0))
		return true;
	if (l->leave_to < 0 || l->leave_to >= all->n || &all->ladder[l->leave_to] == l)
		return false;
	for (int r = 0; r < l->n; r++)
		if (l->leave_rung[r] < 0 || l->leave_rung[r] >= all->ladder[l->leave_to].n)
			return false;
	return true;
}

enum ladder_fault ladder_check(const struct ladders *all, int p, int *rung)
{
	const struct ladder *l = &all->ladder[p];
	double targets = 0;
	bool kept = false;
	*rung = LADDER_NONE;
	if (l->n < 1)
		return LADDER_EMPTY;
	for (int r = 0; r < l->n; r++) {
		enum ladder_fault f = check_rung(l, r);
		*rung = f ? r : LADDER_NONE;
		if (f)
			return f;
		targets += l->rung[r].target;
		kept |= l->rung[r].maintenance;
		if (!is_share(l->rung[r].target))
			return LADDER_TARGETS;
	}
	if (!kept)
		return LADDER_NO_MAINTENANCE;
	if (ladder_has_targets(l) && fabs(targets - 1) > SUM_TOLERANCE)
		return LADDER_TARGETS;
	if (!is_share(l->pause) || (l->pause > 0 && (l->restart < 0 || l->restart >= l->n)))
		return LADDER_PAUSE;
	return switch_is_whole(all, l) ? LADDER_OK : LADDER_SWITCH;
}

int ladder_find(const struct ladders *all, struct str product)
{
	for (int p = 0; p < all->n; p++)
		if (str_ieq(all->ladder[p].product, product))
			return p;
	return LADDER_NONE;
}

int ladder_rung_of(const struct ladder *l, double strength_mg, bool *exact)
{
	int r = l->n - 1;
	while (r > 0 && l->rung[r].strength_mg > strength_mg + SAME_MG)
		r--;
	*exact = fabs(l->rung[r].strength_mg - strength_mg) <= SAME_MG;
	return r;
}

bool ladder_has_targets(const struct ladder *l)
{
	for (int r = 0; r < l->n; r++)
		if (l->rung[r].target > 0)
			return true;
	return false;
}

double ladder_target_share(const struct ladder *l, int rung, int target)
{
	double from_here = 0;
	if (!ladder_has_targets(l))
		return target == l->n - 1;
	for (int r = rung; r < l->n; r++)
		from_here += l->rung[r].target;
	if (!(from_here > 0))
		return target == rung;
	return target < rung ? 0 : l->rung[target].target / from_here;
}

void ladder_label_moves(struct ladder *l)
{
	for (int r = 0; r < l->n; r++) {
		l->rung[r].up = r + 1 < l->n;
		l->rung[r].down = 0;
	}
}
