/* The columns that glp1-staff writes. */
#include "staff/staff_cols.h"

#include "staff/staff_report.h"

#include "base/banned.h"

#define LINE(column, member) .name = column, .offset = offsetof(struct staff_line, member)
#define REAL(places) .type = OUT_REAL, .decimals = (places)
#define HEADS REAL(-2), .unit = "people"

static const struct csv_out_col staff_cols[] = {
	{ LINE("location", location), .help = "where; (all) is all of them" },
	{ LINE("role", role), .help = "who" },
	{ LINE("required_fte", required), REAL(2), .unit = "FTE",
	  .help = "full-time people that the work asks for; of physicians what binds" },
	{ LINE("have_fte", have), REAL(2), .unit = "FTE", .help = "on the roster" },
	{ LINE("gap_fte", gap), REAL(2), .unit = "FTE",
	  .help = "have less required: below 0 people are missing" },
	{ LINE("heads", heads), HEADS, .help = "required_fte by --round" },
	{ LINE("wisn_ratio", ratio), REAL(2),
	  .help = "have / required: below 1 there is pressure" },
	{ LINE("binding", binding), .type = OUT_NAME,
	  .help = "workload, ratio or cap: what required_fte comes from" },
	{ LINE("cost", cost), REAL(0), .unit = "USD a year",
	  .help = "of what is required; empty without a wage" },
	{ LINE("note", note), .is_note = true, .help = "what stands behind it" },
};

static const struct csv_out_col wisn_cols[] = {
	{ LINE("location", location), .help = "where; (all) is all of them" },
	{ LINE("role", role), .help = "who" },
	{ LINE("visits", visits), REAL(1), .unit = "a year",
	  .help = "that the role has work with" },
	{ LINE("awt_hours", wisn.awt_hours), REAL(2), .unit = "hours a year",
	  .help = "available working time" },
	{ LINE("work_hours", work.hours), REAL(2), .unit = "hours a year",
	  .help = "of the activities" },
	{ LINE("needed", wisn.needed), REAL(6), .unit = "FTE", .help = "for the activities" },
	{ LINE("caf", wisn.caf), REAL(6), .help = "category allowance factor" },
	{ LINE("iaf", wisn.iaf), REAL(6), .unit = "FTE", .help = "individual allowances" },
	{ LINE("required", wisn.required), REAL(6), .unit = "FTE", .help = "needed caf + iaf" },
	{ LINE("heads", work_heads), HEADS, .help = "required by --round" },
	{ LINE("have", have), REAL(2), .unit = "FTE", .help = "on the roster" },
	{ LINE("ratio", work_ratio), REAL(4), .help = "have / required" },
	{ LINE("difference", work_gap), REAL(4), .unit = "FTE", .help = "have less required" },
};

#define COL(member) CSV_MEMBER(struct supervision_line, member)

static const struct csv_out_col supervision_cols[] = {
	{ COL(need), .type = OUT_NAME, .help = "workload, ratio of the clinic, or cap of a state" },
	{ COL(state), .help = "whose cap" },
	{ COL(authority), .type = OUT_NAME,
	  .help = "how the state is filed: full, reduced, restricted" },
	{ COL(supervised), REAL(-2), .help = "what the ratio or cap counts" },
	{ COL(limit), REAL(-2), .help = "most a physician" },
	{ COL(unit), .type = OUT_NAME,
	  .help = "of supervised and limit; no unit is turned into another" },
	{ COL(counts), .help = "professions that the cap counts together" },
	{ COL(low), REAL(2), .help = "physicians asked for; workload in FTE" },
	{ COL(high), REAL(2), .help = "the same by the other end of --ratio" },
	{ COL(binding), .type = OUT_NAME,
	  .help = "yes: the largest; unknown: no number was found, which is not no cap" },
	{ COL(citation), .help = "the law" },
	{ COL(as_of), .help = "day or year of its text" },
	{ COL(verified), .type = OUT_NAME,
	  .help = "yes-P: the law was read; yes-S: told by others" },
	{ COL(scope), .detail = true, .help = "where the cap binds" },
	{ COL(note), .is_note = true, .detail = true, .help = "what else to know" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct model_line, member)

static const struct csv_out_col model_cols[] = {
	{ COL(model), .type = OUT_NAME, .help = "np_led, mixed or md_led" },
	{ COL(visits), REAL(1), .unit = "a year", .help = "the same in each" },
	{ COL(np_fte), REAL(2), .unit = "FTE", .help = "of the supervised role" },
	{ COL(np_heads), HEADS, .help = "by --round" },
	{ COL(md_fte), REAL(2), .unit = "FTE", .help = "work of physicians" },
	{ COL(md_heads), HEADS, .help = "by --round, of the binding need" },
	{ COL(binding), .type = OUT_NAME, .help = "of the physicians: workload or ratio" },
	{ COL(others), REAL(0), .unit = "USD a year", .help = "of all other roles" },
	{ COL(cost), REAL(0), .unit = "USD a year", .help = "of all" },
	{ COL(per_visit), REAL(2), .unit = "USD", .help = "cost / visits" },
	{ .name = "saving_percent", .offset = offsetof(struct model_line, saving), REAL(1),
	  .help = "against md_led" },
	{ .name = "saving_40_to_60", .offset = offsetof(struct model_line, in_range),
	  .type = OUT_NAME,
	  .help = "whether it lies in what is commonly promised" },
	{ .name = "break_even_visits", .offset = offsetof(struct model_line, break_even), REAL(0),
	  .unit = "a year",
	  .help = "from which np_led is the cheaper one; empty if it never is" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct visits_line, member)
#define COUNT_COL(member) COL(member), .type = OUT_COUNT

static const struct csv_out_col visits_cols[] = {
	{ COL(location), .help = "where" },
	{ COL(type), .help = "of visit" },
	{ COUNT_COL(appointments), .help = "counted" },
	{ COUNT_COL(occurred), .help = "took place, those arrived among them" },
	{ COUNT_COL(no_show), .help = "nobody came" },
	{ COUNT_COL(late_cancel), .help = "cancelled too late" },
	{ COUNT_COL(cancelled), .help = "cancelled" },
	{ COUNT_COL(rescheduled), .help = "moved" },
	{ COL(no_show_rate), REAL(4), .help = "of occurred, no_show and late_cancel" },
	{ COL(late_cancel_rate), REAL(4), .help = "of the same" },
	{ COL(cancel_rate), REAL(4), .help = "of all" },
	{ COL(reschedule_rate), REAL(4), .help = "of all" },
	{ COL(mean_minutes), REAL(1), .unit = "minutes",
	  .help = "of those that took place and tell" },
	{ COL(per_year), REAL(1), .unit = "visits",
	  .help = "that work is computed from, growth included" },
	{ COL(first), .type = OUT_DATE, .help = "first day of the period" },
	{ COL(last), .type = OUT_DATE, .help = "last day of it" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct load_line, member)

static const struct csv_out_col load_cols[] = {
	{ COL(location), .help = "where" },
	{ COL(weekday), .type = OUT_NAME, .help = "Mon to Sun" },
	{ COL(hour), .type = OUT_WHOLE, .help = "0 to 23" },
	{ COUNT_COL(starts), .help = "visits that begin in it, in the whole period" },
	{ COL(mean_starts), REAL(2), .help = "a day" },
	{ COUNT_COL(peak_starts), .help = "most on one day" },
	{ COL(mean_at_once), REAL(2), .help = "visits going on" },
	{ COUNT_COL(peak_at_once), .help = "most visits at the same time" },
	{ COL(capacity), REAL(2), .unit = "visits",
	  .help = "at the same time that the roster there can do as --standards ask, by its scarcest "
		  "role with somebody there; only with --standards, --calendar and --roster" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct queue_line, member)

static const struct csv_out_col queue_cols[] = {
	{ COL(queue), .help = "its name" },
	{ COL(per_hour), REAL(-6), .help = "arrivals" },
	{ COL(minutes), REAL(-6), .help = "that one takes" },
	{ COL(load), REAL(-6), .unit = "erlangs", .help = "offered" },
	{ COL(servers), REAL(0), .unit = "people", .help = "as given, or the fewest that do" },
	{ COL(occupancy), REAL(6), .help = "load / servers" },
	{ .name = "p_wait", .offset = offsetof(struct queue_line, waits), REAL(9),
	  .help = "share that waits (Erlang C)" },
	{ .name = "p_within", .offset = offsetof(struct queue_line, within), REAL(9),
	  .help = "share served within --wait-within" },
	{ .name = "mean_wait_minutes", .offset = offsetof(struct queue_line, wait_minutes), REAL(8),
	  .unit = "minutes",
	  .help = "over all, those who do not wait too" },
	{ .name = "p_blocked", .offset = offsetof(struct queue_line, blocked), REAL(9),
	  .help = "share lost if nobody could wait (Erlang B)" },
	{ COL(heads), REAL(0), .unit = "people", .help = "to schedule, by --shrinkage" },
	{ COL(status), .type = OUT_NAME,
	  .help = "ok; unstable: the queue grows without end; too_many: more servers than are tried" },
};

#undef COL
#define COL(member) CSV_MEMBER(struct oversight_line, member)

static const struct csv_out_col oversight_cols[] = {
	{ COL(supervisor), .help = "who" },
	{ COL(person), .help = "with whom" },
	{ COL(state), .help = "for which state" },
	{ COL(kind), .type = OUT_NAME, .help = "meeting, visit or agreement" },
	{ COL(every), .type = OUT_NAME, .help = "how often the state asks for it" },
	{ COL(last), .type = OUT_DATE, .help = "the last one" },
	{ COL(due), .type = OUT_DATE, .help = "last day for the next" },
	{ COL(status), .type = OUT_NAME, .help = "ok, due, overdue or unrecorded" },
	{ COUNT_COL(in_month), .help = "in the month of the as-of day" },
	{ COL(minutes), REAL(-1), .unit = "minutes", .help = "of those" },
};

const struct report staff_reports[STAFF_REPORTS] = {
	[REPORT_STAFF] = { "staff", REPORT_COLS(staff_cols) },
	[REPORT_WISN] = { "wisn", REPORT_COLS(wisn_cols) },
	[REPORT_SUPERVISION] = { "supervision", REPORT_COLS(supervision_cols) },
	[REPORT_MODELS] = { "models", REPORT_COLS(model_cols) },
	[REPORT_VISITS] = { "visits", REPORT_COLS(visits_cols) },
	[REPORT_LOAD] = { "load", REPORT_COLS(load_cols) },
	[REPORT_QUEUE] = { "queue", REPORT_COLS(queue_cols) },
	[REPORT_OVERSIGHT] = { "oversight", REPORT_COLS(oversight_cols) },
	[REPORT_STATES] = { "states", state_out, STATE_COLS },
	[REPORT_FINDINGS + AUDIT_FINDINGS] = { "findings", audit_finding_cols, AUDIT_FINDING_COLS },
	[REPORT_FINDINGS + AUDIT_SUBJECTS] = { "subjects", audit_subject_cols, AUDIT_SUBJECT_COLS },
	[REPORT_FINDINGS + AUDIT_SUMMARY] = { "summary", audit_summary_cols, AUDIT_SUMMARY_COLS },
	[REPORT_FINDINGS + AUDIT_RULE_TABLE] = { "--rules", audit_rule_cols, AUDIT_RULE_COLS },
};
