/* The columns of each target. */
#include "import/import_report.h"

#include "audit/audit_report.h"
#include "import/profile.h"

#include "base/banned.h"

#define TEXT(i) .type = OUT_TEXT, .offset = offsetof(struct import_row, text[i])
#define NUMBER(i) .type = OUT_DEC, .offset = offsetof(struct import_row, number[i])
#define DAY(i) .type = OUT_DATE, .offset = offsetof(struct import_row, day[i])
#define COUNT(i) .type = OUT_WHOLE, .offset = offsetof(struct import_row, count[i])

static const struct csv_out_col volume[] = {
	{ .name = "date", DAY(0), .help = "the day" },
	{ .name = "sku", TEXT(1), .help = "the SKU, or what the export calls the item" },
	{ .name = "quantity", NUMBER(2), .unit = "units", .help = "how many, never below 0" },
	{ .name = "location", TEXT(3), .help = "where, if the export tells" },
	{ .name = "kind", TEXT(4), .help = "dispense or return" },
};

static const struct csv_out_col appointments[] = {
	{ .name = "start", TEXT(0), .help = "day and time, of the clock where it was" },
	{ .name = "type", TEXT(1), .help = "what it was for" },
	{ .name = "minutes", NUMBER(2), .unit = "minutes", .help = "how long" },
	{ .name = "status", TEXT(3),
	  .help = "booked, arrived, occurred, no_show, cancelled, late_cancel, rescheduled or unknown" },
	{ .name = "location", TEXT(4), .help = "where" },
	{ .name = "clinician", TEXT(5), .help = "with whom" },
};

static const struct csv_out_col payments[] = {
	{ .name = "date", DAY(0), .help = "the day" },
	{ .name = "kind", TEXT(1), .help = "payment, refund, dispute or fee" },
	{ .name = "amount", NUMBER(2), .help = "what was paid; below 0 if it went back" },
	{ .name = "refunded", NUMBER(3), .help = "of it, where the export has no rows for refunds" },
	{ .name = "fee", NUMBER(4), .help = "what the processor kept" },
	{ .name = "currency", TEXT(5), .help = "of these amounts, if the export tells" },
	{ .name = "location", TEXT(6), .help = "where" },
	{ .name = "ref", TEXT(7), .help = "its number in the export" },
};

static const struct csv_out_col visits[] = {
	{ .name = "start", TEXT(0), .help = "day and time, of the clock where it was" },
	{ .name = "meeting", TEXT(1), .help = "its number" },
	{ .name = "minutes", NUMBER(2), .unit = "minutes", .help = "how long the meeting was" },
	{ .name = "host", TEXT(3), .help = "the address of its host, who is of the clinic" },
	{ .name = "participants", COUNT(4), .help = "distinct persons beside the host that were let in" },
	{ .name = "attended_seconds", COUNT(5), .unit = "seconds",
	  .help = "in which at least one of them was there" },
};

static const struct csv_out_col contacts[] = {
	{ .name = "measure", TEXT(0), .help = "what was counted" },
	{ .name = "value", COUNT(1), .help = "how many" },
};

static const struct csv_out_col orders[] = {
	{ .name = "pharmacy", TEXT(0), .help = "who fills it" },
	{ .name = "ordered", TEXT(1), .help = "when" },
	{ .name = "received", TEXT(2), .help = "when it came, or was filled" },
	{ .name = "cancelled", TEXT(3), .help = "when it was" },
	{ .name = "sku", TEXT(4), .help = "what" },
	{ .name = "quantity", NUMBER(5), .unit = "units", .help = "how many" },
	{ .name = "status", TEXT(6), .help = "open, shipped, received, cancelled, rejected or held" },
	{ .name = "location", TEXT(7), .help = "where to" },
	{ .name = "ref", TEXT(8), .help = "its number in the export" },
};

static const struct csv_out_col ledger[] = {
	{ .name = "payee", TEXT(0), .help = "who was paid" },
	{ .name = "date", DAY(1), .help = "the day" },
	{ .name = "amount", NUMBER(2), .help = "as the export has it" },
};

static const struct csv_out_col health[] = {
	{ .name = "column", TEXT(0), .help = "a column whose name tells of health" },
	{ .name = "filled", COUNT(1), .help = "records in which it holds something" },
	{ .name = "rows", COUNT(2), .help = "records" },
	{ .name = "finding", TEXT(3), .help = "yes if any is filled, else empty" },
};

#define LISTED(member) CSV_MEMBER(struct import_listed, member)

static const struct csv_out_col listed[] = {
	{ LISTED(profile), .type = OUT_TEXT, .help = "what --as and --show call it" },
	{ LISTED(system), .type = OUT_TEXT, .help = "whose export it is" },
	{ .name = "export", .offset = offsetof(struct import_listed, what), .type = OUT_TEXT,
	  .help = "which" },
	{ LISTED(gives), .type = OUT_TEXT, .help = "its targets, the usual one first" },
	{ LISTED(as_of), .type = OUT_DATE, .help = "when it was looked up" },
	{ LISTED(verified), .type = OUT_WORD, .words = profile_verified,
	  .help = "what was seen: real, names or ours" },
	{ LISTED(source), .type = OUT_TEXT, .help = "where", .detail = true },
	{ LISTED(get), .type = OUT_TEXT, .help = "how to get it, if known", .detail = true },
	{ LISTED(note), .type = OUT_TEXT, .help = "what is said with its rows", .detail = true },
};

#define SHOWN(member) CSV_MEMBER(struct profile_row, member)

static const struct csv_out_col shown[] = {
	{ SHOWN(profile), .type = OUT_TEXT, .help = "as it is read" },
	{ SHOWN(to), .type = OUT_TEXT, .help = "as it is read" },
	{ SHOWN(field), .type = OUT_TEXT, .help = "as it is read" },
	{ SHOWN(from), .type = OUT_TEXT, .help = "as it is read" },
	{ .name = "do", .offset = offsetof(struct profile_row, chain), .type = OUT_TEXT,
	  .help = "as it is read" },
	{ SHOWN(as_of), .type = OUT_DATE, .help = "as it is read" },
	{ SHOWN(source), .type = OUT_TEXT, .help = "as it is read" },
	{ SHOWN(verified), .type = OUT_WORD, .words = profile_verified, .help = "as it is read" },
};

#define SKIPPED(member) CSV_MEMBER(struct import_skipped, member)

static const struct csv_out_col skipped[] = {
	{ SKIPPED(file), .type = OUT_NAME, .help = "the file" },
	{ SKIPPED(record), .type = OUT_WHOLE, .help = "the record behind the header, from 1" },
	{ SKIPPED(line), .type = OUT_WHOLE, .help = "the line or row on which it starts" },
	{ SKIPPED(reason), .type = OUT_TEXT, .help = "why" },
};

const struct report import_reports[IMPORT_REPORTS] = {
	[TO_VOLUME] = { "--to=volume", REPORT_COLS(volume) },
	[TO_APPOINTMENTS] = { "--to=appointments", REPORT_COLS(appointments) },
	[TO_PAYMENTS] = { "--to=payments", REPORT_COLS(payments) },
	[TO_VISITS] = { "--to=visits", REPORT_COLS(visits) },
	[TO_CONTACTS] = { "--to=contacts", REPORT_COLS(contacts) },
	[TO_ORDERS] = { "--to=orders", REPORT_COLS(orders) },
	[TO_LEDGER] = { "--to=ledger", REPORT_COLS(ledger) },
	[REPORT_HEALTH] = { "--health", REPORT_COLS(health) },
	[REPORT_FINDINGS] = { "--findings", audit_finding_cols, AUDIT_FINDING_COLS },
	[REPORT_LIST] = { "--list", REPORT_COLS(listed) },
	[REPORT_SHOW] = { "--show", REPORT_COLS(shown) },
	[REPORT_SKIPPED] = { "--skipped", REPORT_COLS(skipped) },
};

void import_row_of(struct import_row *row, enum target to, const struct value *values)
{
	const struct target_spec *spec = &targets[to];
	for (size_t i = 0; i < spec->n; i++) {
		const struct value *v = &values[i];
		row->text[i] = v->text;
		row->number[i] = v->number;
		row->day[i] = v->moment.day;
		if (v->kind != VALUE_MOMENT || spec->fields[i].day_only)
			continue;
		row->text[i] = STR("");
		if (!value_empty(v))
			row->text[i] = (struct str){
				row->moment[i], moment_format(v->moment, spec->fields[i].seconds, row->moment[i])
			};
	}
}
