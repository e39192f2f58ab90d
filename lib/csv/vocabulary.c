/* Looking a name's words up in one sorted list. */
#include "csv/vocabulary.h"

#include <stdlib.h>

#include "base/banned.h"

/* Sorted. No first name, family name, drug, diagnosis or place is among them. */
static const char *const words[] = {
	"account", "active", "actual", "address", "age", "aggregate", "amount", "and", "appointment",
	"as", "at", "author", "available", "baa", "balance", "batch", "begin", "billed", "birth",
	"brand", "business", "by", "calendar", "cancelled", "capacity", "carrier", "case", "category",
	"charge", "city", "class", "client", "clinic", "clinician", "code", "comment", "company",
	"condition", "contact", "cost", "count", "country", "created", "currency", "customer", "date",
	"day", "days", "dea", "deceased", "department", "description", "detail", "details", "device",
	"discount", "disp", "dispense", "dispensed", "dob", "doctor", "dose", "drug", "due",
	"duration", "effective", "email", "encounter", "end", "entered", "event", "exp", "expiration",
	"expires", "expiry", "facility", "fee", "file", "fill", "filled", "first", "form", "from",
	"gender", "generic", "gross", "group", "hand", "home", "hour", "hours", "id", "identifier",
	"in", "index", "insurance", "inventory", "invoice", "issued", "item", "items", "kind", "label",
	"last", "lead", "level", "line", "location", "lot", "manufacturer", "medication", "member",
	"memo", "message", "method", "middle", "minutes", "modified", "month", "mrn", "name", "ndc",
	"net", "no", "note", "notes", "npi", "number", "of", "office", "on", "opened", "order",
	"ordered", "organization", "out", "owner", "pack", "package", "paid", "patient", "payer",
	"payment", "pharmacy", "phi", "phone", "plan", "policy", "practice", "prescribed",
	"prescriber", "prescription", "price", "procedure", "product", "provider", "purchase", "qty",
	"quantity", "rate", "reason", "receipt", "received", "record", "ref", "reference", "refill",
	"refills", "remaining", "report", "request", "requested", "result", "role", "room", "row",
	"rx", "sale", "sales", "schedule", "sent", "service", "session", "sex", "ship", "shipped",
	"sig", "site", "size", "sku", "sold", "source", "staff", "start", "state", "status", "stock",
	"stop", "store", "street", "strength", "subject", "subtotal", "supplier", "supply", "system",
	"tax", "ticket", "time", "timestamp", "tip", "title", "to", "total", "transaction", "txn",
	"type", "unit", "units", "updated", "user", "value", "vendor", "version", "visit", "week",
	"weight", "written", "year", "zip", "zone",
};

static int compare(const void *key, const void *element)
{
	const struct str *word = key;
	const char *const *entry = element;
	struct str other = str_from(*entry);
	size_t n = word->n < other.n ? word->n : other.n;
	int c = memcmp(word->p, other.p, n);
	return c ? c : (word->n > other.n) - (word->n < other.n);
}

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

bool vocabulary_has(struct str name)
{
	enum { LONGEST = 64 };
	char text[LONGEST];
	size_t n = 0, seen = 0;
	if (name.n >= LONGEST)
		return false;
	for (size_t i = 0; i < name.n; i++)
		text[i] = (char)(name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] + 32 : name.p[i]);
	for (size_t i = 0; i <= name.n; i++) {
		if (i < name.n && is_letter(text[i])) {
			n++;
			continue;
		}
		if (i < name.n && !strchr(" _-#/().:%$?", text[i]))
			return false;
		struct str word = { text + i - n, n };
		if (n && !bsearch(&word, words, sizeof(words) / sizeof(*words), sizeof(*words), compare))
			return false;
		seen += n > 0;
		n = 0;
	}
	return seen > 0;
}
