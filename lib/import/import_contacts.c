/* Counts lists of people; no name comes out. */
#include "import/import_file.h"

#include <inttypes.h>

#include "audit/audit_report.h"
#include "base/array.h"

#include "base/banned.h"

/* Returns the count of the column of that name, a new one if needed. */
static struct health_column *health_of(struct import_run *r, struct str name)
{
	for (size_t i = 0; i < r->n_health; i++)
		if (str_eq(r->health[i].name, name))
			return &r->health[i];
	r->health = array_room(r->health, r->n_health, &r->health_size, sizeof(*r->health));
	r->health[r->n_health] = (struct health_column){ .name = arena_copy(&r->arena, name) };
	return &r->health[r->n_health++];
}

static void count_health(struct import_run *r, const struct export *e, const struct csv_row *row,
			 const uint32_t *column, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct health_column *h = health_of(r, e->header[column[i]]);
		h->rows++;
		h->filled += str_trim(csv_field(row, column[i])).n > 0;
	}
}

/* Finds the columns of this header that tell of health; returns how many. */
static size_t find_health(struct import_run *r, const struct export *e, uint32_t **column)
{
	size_t n = 0;
	*column = arena_take(&r->arena, (e->n_header + 1) * sizeof(**column));
	for (size_t i = 0; i < e->n_header; i++)
		if (name_tells_health(e->header[i]))
			(*column)[n++] = (uint32_t)i;
	return n;
}

void import_contacts(struct import_run *r, struct export *e, struct turn *t)
{
	struct value v[FIELDS_MAX];
	struct reason *why;
	struct csv_row row;
	struct diag d;
	uint32_t *column;
	size_t n = find_health(r, e, &column);
	bool consent = !t->absent[CONTACT_CONSENT];
	while (import_next(r, e, t, &row)) {
		enum turned st = turn_row(t, r->cells, v, &why, &d);
		bool seen = st == TURNED_ROW && import_seen(r, t);
		if (st == TURNED_ROW && !seen &&
		    !contacts_add(&r->contacts, v[CONTACT_ID].text, v[CONTACT_EMAIL].text,
				  consent ? &v[CONTACT_CONSENT].text : NULL)) {
			diag_set(&d, DIAG_DATA, "an unknown word for consent; known are subscribed, "
						"unsubscribed, never_subscribed, a time, or nothing");
			st = TURNED_FAULT;
		}
		if (st == TURNED_FAULT)
			import_bad_row(r, &d, row.line);
		else
			count_health(r, e, &row, column, n);
	}
}

/* Says that a column tells of health, whether or not it counts as a finding. */
static void tell_health(struct import_run *r, const struct health_column *h)
{
	const size_t *found = h->subject.found;
	bool waived = h->filled && !found[health_rules->level];
	const char *what = h->filled && !r->options->with_baa
				   ? "health data by its name, in a system without a BAA"
				   : h->filled ? "health data by its name" : "for health by its name";
	tool_note(r->tool, "column %.*s: %s; filled in %" PRIu64 " of %" PRIu64 " records%s",
		  (int)str_cut(h->name, 80).n, h->name.p, what, h->filled, h->rows,
		  waived && !r->options->with_baa ? "; waived" : "");
}

static void write_health(struct import_run *r)
{
	for (size_t i = 0; i < r->n_health; i++) {
		r->row.text[0] = r->health[i].name;
		r->row.count[1] = (int64_t)r->health[i].filled;
		r->row.count[2] = (int64_t)r->health[i].rows;
		r->row.text[3] = r->health[i].filled ? STR("yes") : STR("empty");
		tool_write(r->tool, &r->row);
	}
}

/* Audits the columns: filled ones are findings in a system that may not hold them. */
static void audit_columns(struct import_run *r)
{
	static const struct audit_options options = { .first = REPORT_FINDINGS };
	const struct import_options *o = r->options;
	struct audit a;
	health_audit(&a, r->health, o->with_baa ? 0 : r->n_health, r->waivers.row, r->waivers.n,
		     o->judged);
	for (size_t i = 0; i < r->n_health; i++)
		tell_health(r, &r->health[i]);
	r->tool->found = audit_count_from(&a, AUDIT_LOW) > 0;
	if (o->findings)
		audit_write(r->tool, &a, &options);
	audit_release(&a);
}

void import_contacts_finish(struct import_run *r)
{
	uint64_t n;
	const char *name;
	audit_columns(r);
	if (r->options->health)
		write_health(r);
	if (r->options->health || r->options->findings)
		return;
	for (size_t i = 0; (name = contacts_measure(&r->contacts, i, &n)); i++) {
		r->row.text[0] = str_from(name);
		r->row.count[1] = (int64_t)n;
		tool_write(r->tool, &r->row);
	}
}
