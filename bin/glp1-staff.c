/*
 * glp1-staff: who is needed, what it costs, and under whose licence. Appointments, a
 * panel, workload or queues in; people by WISN, physicians by work, ratio and cap, teams
 * side by side, or the audit of a roster out.
 */
#include "audit/excluded_feed.h"
#include "staff/staff_run.h"

#include "base/banned.h"

static const char *const cost_words[] = { "fte", "heads", NULL };

/* Reads a ratio: 3:5, or 4 for 4:4. */
static bool ratio_call(const char *text, void *to, struct diag *d)
{
	struct md_ratio *r = to;
	struct str s = str_from(text), most;
	const char *colon = strchr(text, ':');
	struct str least = { text, colon ? (size_t)(colon - text) : s.n };
	most = colon ? str_from(colon + 1) : s;
	if (num_real(least, 0.1, 1000, &r->least) == NUM_OK &&
	    num_real(most, 0.1, 1000, &r->most) == NUM_OK &&
	    r->least <= r->most)
		return true;
	diag_set(d, DIAG_DATA, "not a number, or two as in 3:5, from 0.1 to 1000");
	return false;
}

static bool what_if_call(const char *text, void *to, struct diag *d)
{
	if (what_if_parse(to, str_from(text)))
		return true;
	diag_set(d, DIAG_DATA, "not wage.ROLE=factor or minutes.ACTIVITY=factor, from 0 to 1000");
	return false;
}

#define AT(member) offsetof(struct staff_options, member)
#define SHARE .type = OPT_REAL, .arg = "share", .min = 0, .max = 1
#define FILE_OF(rows) .type = OPT_FILE, .arg = "file", .feed = &(rows)
#define DAYS .type = OPT_WHOLE, .arg = "days", .min = 0, .max = 3650

static const struct opt opts[] = {
	OPT_GROUP("What is known"),
	{ .name = "standards", .offset = AT(standards), FILE_OF(standard_feed),
	  .help = "what work takes: role, activity, minutes; allowances" },
	{ .name = "calendar", .offset = AT(calendar), FILE_OF(calendar_feed),
	  .help = "working time of a role: days, leave, hours" },
	{ .name = "wages", .offset = AT(wages), FILE_OF(wage_feed),
	  .help = "pay of a role; bls takes the dated US medians that are built in" },
	{ .name = "roster", .offset = AT(roster), FILE_OF(roster_feed),
	  .help = "who is there, licences, supervisors" },
	{ .name = "oversight", .offset = AT(oversight), FILE_OF(oversight_feed),
	  .help = "meetings and visits of supervisors that took place" },
	{ .name = "states", .offset = AT(states), FILE_OF(state_feed),
	  .help = "what states ask, over the built-in table" },
	OPT_GROUP("Visits"),
	OPT_AS_OF_TODAY(AT(as_of)),
	{ .name = "since", .type = OPT_DATE, .offset = AT(since), .arg = "date",
	  .help = "first day of the period; if not given, that of the appointments" },
	{ .name = "until", .type = OPT_DATE, .offset = AT(until), .arg = "date",
	  .help = "last day of the period, in the same way" },
	{ .name = "status", .type = OPT_LIST, .offset = AT(words), .arg = "word=status",
	  .help = "what a word of the clinic means: 'Labs pending=occurred'" },
	{ .name = "unsettled", .type = OPT_WORD, .offset = AT(unsettled), .arg = "how",
	  .words = unsettled_names,
	  .def = "ask", .help = "appointments of the past whose status does not say what became of "
				"them" },
	{ .name = "leave-out-lost", .type = OPT_FLAG, .offset = AT(leave_out_lost),
	  .help = "time kept for who did not come is no work" },
	{ .name = "growth", .type = OPT_REAL, .offset = AT(growth), .arg = "share", .min = -1,
	  .max = 100, .def = "0",
	  .help = "of visits: 0.1 for a tenth more" },
	{ .name = "no-show", SHARE, .offset = AT(no_show), .def = "0",
	  .help = "of the visits of a panel, that are booked once more" },
	OPT_GROUP("People and cost"),
	{ .name = "round", .type = OPT_WORD, .offset = AT(round), .arg = "how",
	  .words = wisn_round_names,
	  .def = "ceil", .help = "from FTE to heads" },
	{ .name = "ratio", .type = OPT_CALL, .offset = AT(ratio), .arg = "least:most",
	  .call = ratio_call,
	  .def = "3:5", .help = "NPs and PAs to a physician, policy of the clinic" },
	{ .name = "state", .type = OPT_LIST, .offset = AT(bound), .arg = "code",
	  .help = "whose cap binds; else those of the appointments, or of the roster" },
	{ .name = "cost-by", .type = OPT_WORD, .offset = AT(cost_by), .arg = "what",
	  .words = cost_words,
	  .def = "fte", .help = "what is paid" },
	{ .name = "what-if", .type = OPT_CALL, .offset = AT(what_if), .arg = "changes",
	  .call = what_if_call,
	  .help = "compute with wage.MD=1.1 or minutes.intake=0.8 times as much" },
	{ .name = "mixed-share", SHARE, .offset = AT(mixed_share), .def = "0.5",
	  .help = "of visits that NPs take in the mixed model" },
	{ .name = "md-minutes", .type = OPT_REAL, .offset = AT(md_minutes), .arg = "factor",
	  .min = 0.1, .max = 10,
	  .def = "1", .help = "of a physician for a minute of an NP, in models" },
	OPT_GROUP("Queues"),
	{ .name = "wait-within", .type = OPT_REAL, .offset = AT(wait_within), .arg = "minutes",
	  .min = 0,
	  .max = 1440, .def = "10", .help = "that somebody may wait" },
	{ .name = "wait-target", SHARE, .offset = AT(wait_target), .def = "0.8",
	  .help = "that is to be served within it" },
	{ .name = "shrinkage", .type = OPT_REAL, .offset = AT(shrinkage), .arg = "share", .min = 0,
	  .max = 0.95,
	  .def = "0", .help = "of time that people on the schedule are not there" },
	{ .name = "max-occupancy", .type = OPT_REAL, .offset = AT(max_occupancy), .arg = "share",
	  .min = 0.01,
	  .max = 1, .def = "1", .help = "most of the time that people may be busy" },
	{ .name = "max-blocked", .type = OPT_REAL, .offset = AT(max_blocked), .arg = "share",
	  .min = 1e-9, .max = 1,
	  .help = "that may find all busy, where those go and do not wait" },
	OPT_GROUP("The audit of the roster"),
	OPT_EXCLUSIONS(AT(exclusions)),
	AUDIT_OPTS(struct staff_options, audit),
	{ .name = "warn-days", DAYS, .offset = AT(warn_days), .def = "60",
	  .help = "before something expires" },
	{ .name = "exclusion-days", DAYS, .offset = AT(exclusion_days), .def = "31",
	  .help = "that a look at the exclusion list is good for" },
	{ .name = "stale-days", DAYS, .offset = AT(stale_days), .def = "180",
	  .help = "that a row of the table of states is good for" },
};

int main(int argc, char **argv)
{
	static const struct feed *const inputs[] = { &appointment_feed, &panel_feed, &workload_feed,
						     &queue_feed };
	static const struct tool_spec spec = {
		.name = "glp1-staff",
		.summary = "Turn visits into people, and audit who works under whom",
		.first = "standards,calendar,roster,wages,as-of,check,what-if,report,format,output",
		.examples = "  glp1-staff --standards standards.csv --calendar calendar.csv "
			    "--roster roster.csv visits.csv\n"
			    "  glp1-staff --check --roster roster.csv\n",
		TOOL_OPTS(opts),
		TOOL_INPUTS(inputs),
		.reports = staff_reports,
		.n_reports = STAFF_REPORTS,
		.monitor = true,
		.prepare = staff_prepare,
		.run = staff_run,
	};
	struct staff_options o = { 0 };
	return tool_main(&spec, &o, argc, argv);
}
