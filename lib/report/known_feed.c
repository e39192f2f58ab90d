/* The tables that can be on the page: a line for each. */
#include "report/known_feed.h"

#include "audit/audit_report.h"
#include "baa/baa.h"
#include "base/embedded.h"
#include "chart/review.h"
#include "cover/cover_report.h"
#include "fill/fill_report.h"
#include "fill/refills_feed.h"
#include "lots/lots_run.h"
#include "orders/orders_report.h"
#include "pharm/pharm_report.h"
#include "stack/stack_audit.h"
#include "stack/stack_report.h"
#include "staff/roster.h"
#include "staff/staff_report.h"
#include "stock/stock_run.h"
#include "titrate/titrate_run.h"
#include "volume/periods_report.h"

#include "base/banned.h"

struct made_line {
	struct str output, command, input;
	int64_t rows;
	int32_t as_of;
};

#define COL(member) CSV_MEMBER(struct made_line, member)

static const struct csv_out_col made_cols[] = {
	{ COL(output), .help = "file of a table" },
	{ COL(as_of), .type = OUT_DATE, .help = "the day it stands on" },
	{ COL(input), .help = "a file that it was made from" },
	{ COL(rows), .type = OUT_WHOLE, .help = "read from that file" },
	{ COL(command), .help = "what made it" },
};

const struct report made_report = { "made", REPORT_COLS(made_cols) };

static const struct report findings_report = { "findings", audit_finding_cols,
					       AUDIT_FINDING_COLS };
static const struct report subjects_report = { "subjects", audit_subject_cols,
					       AUDIT_SUBJECT_COLS };

const struct known known_tables[] = {
	{ PART_STOCK, "glp1-stock", &stock_report, "sku,status,days_of_cover,order_quantity" },
	{ PART_ORDERS, "glp1-orders", &orders_report, "action,supplier,sku,quantity,note" },
	{ PART_LOTS, "glp1-lots", &lots_report,
	  "sku,lot,quantity,expires,usable_days,waste_mean" },
	{ PART_COUNT, "glp1-lots", &variance_report, "sku,lot,book,counted,difference" },
	{ PART_VOLUME, "glp1-daily", &periods_report, "period,starts,quantity,whole" },
	{ PART_DEMAND, "glp1-titrate", &titrate_demand_report,
	  "period,starts_on,product,strength_mg,doses" },
	{ PART_SCORES, "glp1-pharm-score", &pharm_scores_report,
	  "pharmacy,grade,score,known_share" },
	{ PART_CRITERIA, "glp1-pharm-score", &pharm_criteria_report,
	  "pharmacy,criterion,points,of" },
	{ PART_CONCENTRATION, "glp1-pharm-score", &pharm_concentration_report,
	  "joined_by,largest,largest_share,cover" },
	{ PART_FILL, "glp1-fill", &fill_rows_report, "pharmacy,orders,open,p50,late_open" },
	{ PART_CURVE, "glp1-fill", &fill_curve_report, "pharmacy,hours,still_open" },
	{ PART_DUE, "glp1-fill", &refills_due_report, "pharmacy,sku,state,latest,run_out" },
	{ PART_OPEN, "glp1-fill", &fill_open_report,
	  "pharmacy,ordered,age_hours,late,replace_by" },
	{ PART_STAFF, "glp1-staff", &staff_reports[REPORT_STAFF],
	  "role,required_fte,have_fte,gap_fte" },
	{ PART_LOAD, "glp1-staff", &staff_reports[REPORT_LOAD],
	  "location,weekday,hour,mean_at_once,peak_at_once" },
	{ PART_MODELS, "glp1-staff", &staff_reports[REPORT_MODELS], "model,visits,cost" },
	{ PART_OVERSIGHT, "glp1-staff", &staff_reports[REPORT_OVERSIGHT],
	  "supervisor,person,kind,due,status" },
	{ PART_GRID, "glp1-cover-audit", &cover_grid_report, "who,line,holds,policy,fails" },
	{ PART_STACK, "glp1-stack-score", &stack_scores_report,
	  "system,cost_now,cost_2x,class,note" },
	{ PART_STACK_CURVE, "glp1-stack-score", &stack_curve_report,
	  "system,patients,cost,note" },
	{ PART_FINDINGS, "an audit", &findings_report, "subject,rule,level,finding" },
	{ PART_SUBJECTS, "an audit", &subjects_report, "subject,level,critical,high" },
	{ PART_MADE, "scripts/week", &made_report, "output,input,rows,command" },
};

const size_t n_known_tables = sizeof(known_tables) / sizeof(*known_tables);

const struct csv_out_col *known_column(const struct known *k, struct str name)
{
	for (size_t i = 0; i < k->report->n_cols; i++)
		if (str_eq(name, str_from(k->report->cols[i].name)))
			return &k->report->cols[i];
	return NULL;
}

bool known_first(struct str name)
{
	for (size_t i = 0; i < n_known_tables; i++)
		if (known_column(&known_tables[i], name))
			return true;
	return false;
}

static bool has(const struct str *name, size_t n, struct str wanted)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(name[i], wanted))
			return true;
	return false;
}

static bool is_of(const struct known *k, const struct str *name, size_t n)
{
	struct str needs = str_from(k->needs), need;
	for (size_t i = 0; i < n; i++)
		if (!known_column(k, name[i]))
			return false;
	while (str_next_item(&needs, &need))
		if (!has(name, n, need))
			return false;
	return true;
}

const struct known *known_by_header(const struct str *name, size_t n)
{
	for (size_t i = 0; i < n_known_tables; i++)
		if (is_of(&known_tables[i], name, n))
			return &known_tables[i];
	return NULL;
}

extern const struct embedded pharm_rules_csv;

/* The rules of each audit: an array, or a built-in table whose rows begin with them. */
static const struct area {
	const char *name;
	const struct audit_rule *rules;
	size_t n;
	const struct embedded *table;
} areas[] = {
	{ "Agreements", baa_rules, BAA_RULES, NULL },
	{ "Staff", roster_rules, ROSTER_RULES, NULL },
	{ "Insurance", cover_rules, COVER_RULES, NULL },
	{ "Software", stack_rules, STACK_RULES, NULL },
	{ "Charts", review_rules, REVIEW_RULES, NULL },
	{ "Pharmacies", NULL, 0, &pharm_rules_csv },
};

static bool in_table(const struct embedded *table, struct str rule)
{
	struct str rest = table->text, line;
	while (str_next_part(&rest, "\n", &line))
		if (line.n > rule.n && line.p[rule.n] == ',' &&
		    memcmp(line.p, rule.p, rule.n) == 0)
			return true;
	return false;
}

static bool has_rule(const struct area *a, struct str rule)
{
	for (size_t i = 0; i < a->n; i++)
		if (str_eq(rule, str_from(a->rules[i].id)))
			return true;
	return a->table && in_table(a->table, rule);
}

const char *area_of_table(const struct table *t)
{
	for (const struct area *a = areas; a < areas + sizeof(areas) / sizeof(*areas); a++) {
		size_t i = 0;
		while (i < t->n && has_rule(a, cell_of((struct row){ t, i }, "rule")))
			i++;
		if (i && i == t->n)
			return a->name;
	}
	return NULL;
}
