/* The targets and their columns, in order of output. */
#include "import/target.h"

#include "base/banned.h"

static const char *const volume_kinds[] = { "dispense", "receipt", "return", "stockout", "unmet",
					    "waste", NULL };
static const char *const statuses[] = { "booked", "arrived", "occurred", "no_show", "cancelled",
					"late_cancel", "rescheduled", "unknown", NULL };
static const char *const payment_kinds[] = { "payment", "refund", "dispute", "fee", NULL };
static const char *const order_statuses[] = { "open", "shipped", "received", "cancelled",
					      "rejected", "held", NULL };
static const char *const yes_no[] = { "yes", "no", NULL };

static const struct target_field volume[] = {
	[VOLUME_DATE] = { .name = "date", .kind = VALUE_MOMENT, .required = true, .day_only = true },
	[VOLUME_SKU] = { .name = "sku", .kind = VALUE_TEXT, .required = true },
	[VOLUME_QUANTITY] = { .name = "quantity", .kind = VALUE_NUMBER, .required = true },
	[VOLUME_LOCATION] = { .name = "location", .kind = VALUE_TEXT },
	[VOLUME_KIND] = { .name = "kind", .kind = VALUE_TEXT, .required = true, .words = volume_kinds },
	[VOLUME_NDC] = { .name = "ndc", .kind = VALUE_TEXT, .inner = true },
};

static const struct target_field appointments[] = {
	{ .name = "start", .kind = VALUE_MOMENT, .required = true },
	{ .name = "type", .kind = VALUE_TEXT },
	{ .name = "minutes", .kind = VALUE_NUMBER },
	{ .name = "status", .kind = VALUE_TEXT, .required = true, .words = statuses },
	{ .name = "location", .kind = VALUE_TEXT },
	{ .name = "clinician", .kind = VALUE_TEXT },
};

static const struct target_field payments[] = {
	[PAYMENT_DATE] = { .name = "date", .kind = VALUE_MOMENT, .required = true, .day_only = true },
	[PAYMENT_KIND] = { .name = "kind", .kind = VALUE_TEXT, .required = true,
			   .words = payment_kinds },
	[PAYMENT_AMOUNT] = { .name = "amount", .kind = VALUE_NUMBER, .required = true },
	{ .name = "refunded", .kind = VALUE_NUMBER },
	{ .name = "fee", .kind = VALUE_NUMBER },
	{ .name = "currency", .kind = VALUE_TEXT },
	{ .name = "location", .kind = VALUE_TEXT },
	{ .name = "ref", .kind = VALUE_TEXT },
};

static const struct target_field visits[] = {
	[VISIT_START] = { .name = "start", .kind = VALUE_MOMENT, .required = true, .seconds = true },
	[VISIT_MEETING] = { .name = "meeting", .kind = VALUE_TEXT, .required = true },
	[VISIT_MINUTES] = { .name = "minutes", .kind = VALUE_NUMBER, .required = true },
	[VISIT_HOST] = { .name = "host", .kind = VALUE_TEXT },
	[VISIT_HOST_NAME] = { .name = "host_name", .kind = VALUE_TEXT, .inner = true },
};

static const struct target_field persons[] = {
	[PERSON_NAME] = { .name = "name", .kind = VALUE_TEXT, .required = true },
	[PERSON_EMAIL] = { .name = "email", .kind = VALUE_TEXT },
	[PERSON_JOIN] = { .name = "join", .kind = VALUE_MOMENT, .required = true },
	[PERSON_LEAVE] = { .name = "leave", .kind = VALUE_MOMENT, .required = true },
	[PERSON_WAITING] = { .name = "waiting", .kind = VALUE_TEXT, .words = yes_no },
};

static const struct target_field contacts[] = {
	[CONTACT_ID] = { .name = "id", .kind = VALUE_TEXT },
	[CONTACT_EMAIL] = { .name = "email", .kind = VALUE_TEXT },
	[CONTACT_CONSENT] = { .name = "consent", .kind = VALUE_TEXT },
};

static const struct target_field orders[] = {
	{ .name = "pharmacy", .kind = VALUE_TEXT, .required = true },
	{ .name = "ordered", .kind = VALUE_MOMENT, .required = true },
	{ .name = "received", .kind = VALUE_MOMENT },
	{ .name = "cancelled", .kind = VALUE_MOMENT },
	{ .name = "sku", .kind = VALUE_TEXT },
	{ .name = "quantity", .kind = VALUE_NUMBER },
	{ .name = "status", .kind = VALUE_TEXT, .words = order_statuses },
	{ .name = "location", .kind = VALUE_TEXT },
	{ .name = "ref", .kind = VALUE_TEXT },
};

static const struct target_field ledger[] = {
	{ .name = "payee", .kind = VALUE_TEXT, .required = true },
	{ .name = "date", .kind = VALUE_MOMENT, .required = true, .day_only = true },
	{ .name = "amount", .kind = VALUE_NUMBER, .required = true },
};

#define FIELDS(table) table, sizeof(table) / sizeof(*(table))

const struct target_spec targets[TARGETS] = {
	[TO_VOLUME] = { "volume", true, false, FIELDS(volume) },
	[TO_APPOINTMENTS] = { "appointments", true, false, FIELDS(appointments) },
	[TO_PAYMENTS] = { "payments", true, false, FIELDS(payments) },
	[TO_VISITS] = { "visits", false, false, FIELDS(visits) },
	[TO_CONTACTS] = { "contacts", false, false, FIELDS(contacts) },
	[TO_ORDERS] = { "orders", true, false, FIELDS(orders) },
	[TO_LEDGER] = { "ledger", true, false, FIELDS(ledger) },
	[TO_PERSONS] = { "persons", false, true, FIELDS(persons) },
};

enum target target_named(struct str name)
{
	int t = 0;
	while (t < TARGETS && !str_eq(name, str_from(targets[t].name)))
		t++;
	return (enum target)t;
}

size_t target_field(enum target t, struct str name)
{
	size_t i = 0;
	while (i < targets[t].n && !str_eq(name, str_from(targets[t].fields[i].name)))
		i++;
	return i;
}
