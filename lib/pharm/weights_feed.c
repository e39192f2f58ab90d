/* Reads the clinic's own weights: numbers, or an order of groups. */
#include <math.h>

#include "pharm/model_feed.h"

#include "base/banned.h"

struct weight_row {
	struct str criterion, group, steps, reason, citation, source;
	double weight, worst, best;
	int32_t as_of, kind;
};

#define COL(member) CSV_MEMBER(struct weight_row, member)

static const struct csv_col weight_cols[] = {
	{ COL(criterion), .type = COL_TEXT, .required = true, .help = "as --report=weights lists them" },
	{ COL(weight), .type = COL_REAL, .required = true, COL_NOT_NEGATIVE,
	  .help = "in any unit; 0 leaves it out; those not listed keep theirs in points" },
	{ COL(worst), .type = COL_REAL, COL_ANY,
	  .help = "the figure that is worth 0; the table's if empty" },
	{ COL(best), .type = COL_REAL, COL_ANY,
	  .help = "the figure that is worth 1; the table's if empty" },
};

static const struct csv_out_col weight_out[] = {
	{ COL(criterion), .help = "column of the register" },
	{ COL(group), .help = "criteria that share a weight" },
	{ COL(weight), .type = OUT_REAL, .decimals = -12, .unit = "points",
	  .help = "of 100, where all criteria are asked" },
	{ COL(kind), .type = OUT_WORD, .words = pharm_kind_names, .help = "of answer" },
	{ COL(worst), .type = OUT_REAL, .decimals = -6, .help = "the figure that is worth 0" },
	{ COL(best), .type = OUT_REAL, .decimals = -6, .help = "the figure that is worth 1" },
	{ COL(steps), .help = "words and what they are worth" },
	{ COL(reason), .help = "why it has a weight" },
	{ COL(citation), .detail = true, .help = "the law or norm behind it" },
	{ COL(source), .detail = true, .help = "where it was looked up" },
	{ COL(as_of), .type = OUT_DATE, .help = "day on which it was looked up" },
};

#undef COL

const struct feed pharm_weights_feed = { FEED_COLS(weight_cols),
	.row_size = sizeof(struct weight_row) };
const struct report pharm_weights_report = { "weights", REPORT_COLS(weight_out) };

/* The points of a criterion, of 100, if all criteria are asked. */
static double points_of(const struct pharm_model *m, const struct pharm_criterion *c)
{
	double in_group = 0, all = 0;
	for (size_t i = 0; i < m->n_criteria; i++)
		if (m->criterion[i].group_number == c->group_number)
			in_group += m->criterion[i].weight;
	for (size_t g = 0; g < m->n_groups; g++)
		all += m->group_weight[g];
	return in_group > 0 ? 100 * m->group_weight[c->group_number] / all * c->weight / in_group : 0;
}

/* Turns weights into points; the weight of a group becomes the sum of its criteria. */
static void weigh_in_points(struct pharm_model *m)
{
	double points[PHARM_CRITERIA_MAX];
	for (size_t i = 0; i < m->n_criteria; i++)
		points[i] = points_of(m, &m->criterion[i]);
	for (size_t i = 0; i < m->n_criteria; i++)
		m->criterion[i].weight = points[i];
}

static void sum_groups(struct pharm_model *m)
{
	for (size_t g = 0; g < m->n_groups; g++)
		m->group_weight[g] = 0;
	for (size_t i = 0; i < m->n_criteria; i++)
		m->group_weight[m->criterion[i].group_number] += m->criterion[i].weight;
}

static bool weight_fault(struct tool *t, const char *what)
{
	return tool_option_fault(t, "--weights", what);
}

bool pharm_weights_read(struct pharm_model *m, struct tool *t, struct opt_file *file)
{
	struct rows rows = { 0 };
	bool ok = rows_read(&rows, t, file);
	const struct weight_row *row = rows.row;
	double all = 0;
	if (rows.n)
		weigh_in_points(m);
	for (size_t i = 0; ok && i < rows.n; i++) {
		size_t c = pharm_criterion_number(m, row[i].criterion);
		if (c == m->n_criteria) {
			ok = weight_fault(t, "a criterion that is not in --report=weights");
			break;
		}
		struct pharm_criterion *to = &m->criterion[c];
		to->weight = row[i].weight;
		to->worst = isnan(row[i].worst) ? to->worst : row[i].worst;
		to->best = isnan(row[i].best) ? to->best : row[i].best;
		if (to->worst == to->best)
			ok = weight_fault(t, "a worst figure that is the best one");
	}
	if (rows.n)
		sum_groups(m);
	for (size_t g = 0; g < m->n_groups; g++)
		all += m->group_weight[g];
	if (ok && !(all > 0))
		ok = weight_fault(t, "no criterion has a weight");
	rows_release(&rows);
	return ok;
}

/* The index of a group of that name; n_groups: there is none. */
static size_t find_group(const struct pharm_model *m, struct str name)
{
	size_t g = 0;
	while (g < m->n_groups && !str_ieq(m->group[g], name))
		g++;
	return g;
}

bool pharm_order_groups(struct pharm_model *m, enum score_order how, const char *text,
			struct diag *d)
{
	double weight[PHARM_GROUPS_MAX];
	size_t place[PHARM_GROUPS_MAX], n = 0;
	bool placed[PHARM_GROUPS_MAX] = { false };
	struct str list = str_from(text), item;
	while (list.n && str_next_item(&list, &item)) {
		size_t g = find_group(m, item);
		if (g == m->n_groups || placed[g]) {
			diag_set(d, DIAG_DATA, "not groups of --report=weights, each once");
			return false;
		}
		placed[g] = true;
		place[n++] = g;
	}
	for (size_t g = 0; g < m->n_groups; g++)
		if (!placed[g])
			place[n++] = g;
	score_order_weights(how, n, weight);
	for (size_t i = 0; i < n; i++)
		m->group_weight[place[i]] = weight[i];
	return true;
}

void pharm_write_weights(struct tool *t, const struct pharm_model *m)
{
	for (size_t i = 0; i < m->n_criteria; i++) {
		const struct pharm_criterion *c = &m->criterion[i];
		const struct weight_row row = {
			.criterion = c->name, .group = c->group, .weight = points_of(m, c),
			.kind = (int32_t)c->kind, .worst = c->worst, .best = c->best,
			.steps = c->steps, .reason = c->reason, .citation = c->citation,
			.source = c->source, .as_of = c->as_of,
		};
		tool_write(t, &row);
	}
}
