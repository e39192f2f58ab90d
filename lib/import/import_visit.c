/* Reads a file of two blocks: the meeting, and below it the rows of its participants. */
#include "import/import_file.h"
#include "import/visit.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/mem.h"

#include "base/banned.h"

/* Says that there is no header of participants below the meeting. */
static void tell_persons(const struct name_list *then, struct diag *d)
{
	char names[160] = "";
	size_t at = 0;
	for (size_t i = 0; i < then->n; i++)
		if (at + then->name[i].n + 3 < sizeof(names))
			at += (size_t)snprintf(names + at, sizeof(names) - at, "%s%.*s", at ? ", " : "",
					       (int)then->name[i].n, then->name[i].p);
	diag_set(d, DIAG_DATA, "a list of meetings, not of the participants of one");
	diag_remedy(d, "theirs has below it %s; were columns renamed?", names);
}

/* Reads the records below the meeting, up to the header of its participants. */
static bool find_persons(struct import_run *r, struct export *e)
{
	const struct name_list *then = &e->profile->then;
	struct csv_row row;
	struct diag d;
	enum csv_result st = export_next(e, &row, &d);
	if (st == CSV_ROW && export_take_header(e, &row, then))
		return true;
	if (st == CSV_END)
		diag_set(&d, DIAG_DATA, "no list of participants: was the file cut off?");
	else if (st == CSV_ROW)
		tell_persons(then, &d);
	return import_fault(r, &d, st == CSV_ROW ? row.line : 0);
}

static struct str keep(struct import_run *r, struct str s)
{
	return arena_copy(&r->arena, s);
}

/* Whether a row is the trailer with its name with which Zoom ends some files. */
static bool is_trailer(const struct import_run *r, const struct turn *t)
{
	size_t filled = 0;
	bool named = false;
	for (size_t i = 0; i < t->n_columns; i++) {
		filled += r->cells[i].n > 0;
		named |= str_ieq(r->cells[i], STR("Zoom Report"));
	}
	return named && filled == 1;
}

/* Reads the rows of the participants; returns how many. */
static size_t read_persons(struct import_run *r, struct export *e, struct turn *t,
			   struct attendance **list)
{
	struct value v[FIELDS_MAX];
	struct reason *why;
	struct csv_row row;
	struct diag d;
	size_t n = 0, size = 0;
	while (import_next(r, e, t, &row)) {
		if (is_trailer(r, t))
			continue;
		if (turn_row(t, r->cells, v, &why, &d) != TURNED_ROW) {
			import_bad_row(r, &d, row.line);
			continue;
		}
		struct attendance a = {
			.email = keep(r, v[PERSON_EMAIL].text), .name = keep(r, v[PERSON_NAME].text),
			.join = moment_seconds(v[PERSON_JOIN].moment),
			.leave = moment_seconds(v[PERSON_LEAVE].moment),
			.waiting = str_eq(v[PERSON_WAITING].text, STR("yes")),
		};
		if (a.leave < a.join) {
			diag_set(&d, DIAG_DATA, "leaves before joining");
			import_bad_row(r, &d, row.line);
			continue;
		}
		*list = array_room(*list, n, &size, sizeof(a));
		(*list)[n++] = a;
	}
	return n;
}

/* Notes missing columns without which the counts differ. */
static void tell_absent(const struct import_run *r, const struct turn *persons)
{
	if (persons->absent[PERSON_EMAIL])
		tool_note(r->tool, "%s: no column of addresses, so persons are told apart by name", r->file);
	if (persons->absent[PERSON_WAITING])
		tool_note(r->tool, "%s: no column of the waiting room, so who was only there counts", r->file);
}

static void write_visit(struct import_run *r, struct value *meeting, struct attendance *list,
			size_t n)
{
	struct str host = meeting[VISIT_HOST].text;
	bool address = host.n && memchr(host.p, '@', host.n);
	const struct visit_host who = { address ? host : STR(""),
					meeting[VISIT_HOST_NAME].text.n || address
						? meeting[VISIT_HOST_NAME].text : host };
	struct visit v = visit_of(list, n, &who);
	import_row_of(&r->row, TO_VISITS, meeting);
	r->row.count[4] = v.known ? (int64_t)v.participants : OUT_UNKNOWN;
	r->row.count[5] = v.known ? v.seconds : OUT_UNKNOWN;
	if (!v.known)
		tool_note(r->tool, "%s: the host is not told, so nobody can be told from the participants",
			  r->file);
	tool_write(r->tool, &r->row);
	r->written++;
}

/* Reads the row of the meeting, and keeps its texts. */
static bool read_meeting(struct import_run *r, struct export *e, struct turn *t, struct value *v,
			 bool *seen)
{
	struct csv_row row;
	struct reason *why;
	struct diag d;
	uint64_t read = r->read;
	if (!import_next(r, e, t, &row))
		return false;
	r->read = read; /* rows are those of participants */
	if (turn_row(t, r->cells, v, &why, &d) != TURNED_ROW)
		return import_fault(r, &d, row.line);
	*seen = import_seen(r, t);
	for (size_t i = 0; i < targets[TO_VISITS].n; i++)
		v[i].text = keep(r, v[i].text);
	return true;
}

void import_visit(struct import_run *r, struct export *e, struct turn *t)
{
	struct value meeting[FIELDS_MAX];
	struct turn persons = { .n_rules = 0 };
	struct attendance *list = NULL;
	struct diag d;
	bool seen = false;
	if (!read_meeting(r, e, t, meeting, &seen) || !find_persons(r, e))
		return;
	if (!turn_bind(&persons, e->profile, TO_PERSONS, e->header, e->n_header, &r->reasons, &d)) {
		import_fault(r, &d, e->header_line);
	} else {
		size_t n = read_persons(r, e, &persons, &list);
		tell_absent(r, &persons);
		if (!r->tool->worst && !seen)
			write_visit(r, meeting, list, n);
		else if (seen)
			tool_note(r->tool, "%s: a meeting that an earlier file has too, left out", r->file);
	}
	turn_release(&persons);
	mem_free(list);
}
