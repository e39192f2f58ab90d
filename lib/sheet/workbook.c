/* Finds the sheets by the package's relationships: ECMA-376 part 2, 9; part 1, 18.2. */
#include "sheet/workbook.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/array.h"
#include "base/io.h"
#include "csv/source.h"
#include "sheet/strings.h"
#include "sheet/xml.h"

#include "base/banned.h"

enum { PART_NAME_MAX = 512 };

static void no_end(struct xml *x, const char *name)
{
	(void)x, (void)name;
}

static void no_text(struct xml *x, const char *p, int n)
{
	(void)x, (void)p, (void)n;
}

/* A relationship: what it leads to, from which folder, for whom. */
struct relation {
	const char *id, *part;
};

struct relations {
	struct workbook *w;
	const char *folder;        /* of the part whose relationships these are, with its / */
	const char *workbook, *strings, *styles;
	struct relation *sheets;
	size_t n, size;
};

static bool ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), k = strlen(end);
	return n >= k && strcmp(s + n - k, end) == 0;
}

/* The name of the part of a target; NULL: it is outside of the package, or too long. */
static const char *part_name(struct relations *r, const char *target)
{
	char name[PART_NAME_MAX];
	int n = target[0] == '/' ? snprintf(name, sizeof(name), "%s", target + 1)
				 : snprintf(name, sizeof(name), "%s%s", r->folder, target);
	if (n < 0 || (size_t)n >= sizeof(name))
		return NULL;
	for (char *up; (up = strstr(name, "../"));) {
		char *from = up;
		if (up == name)
			return NULL;
		for (from--; from > name && from[-1] != '/';)
			from--;
		memmove(from, up + 3, strlen(up + 3) + 1);
	}
	return arena_copy(&r->w->arena, str_from(name)).p;
}

static void relation_start(struct xml *x, const char *name, const char **attributes)
{
	struct relations *r = x->of;
	const char *type = xml_attribute(attributes, "Type"),
		   *target = xml_attribute(attributes, "Target"),
		   *id = xml_attribute(attributes, "Id"), *mode = xml_attribute(attributes, "TargetMode");
	if (strcmp(name, "Relationship") != 0 || !type || !target || !id ||
	    (mode && strcmp(mode, "External") == 0))
		return;
	const char *part = part_name(r, target);
	if (!part)
		return;
	if (ends_in(type, "/officeDocument"))
		r->workbook = part;
	else if (ends_in(type, "/sharedStrings"))
		r->strings = part;
	else if (ends_in(type, "/styles"))
		r->styles = part;
	else if (ends_in(type, "/worksheet") && r->n < WORKBOOK_SHEETS_MAX) {
		r->sheets = array_room(r->sheets, r->n, &r->size, sizeof(*r->sheets));
		r->sheets[r->n++] = (struct relation){ arena_copy(&r->w->arena, str_from(id)).p, part };
	}
}

static bool read_relations(struct relations *r, const char *part, struct diag *d)
{
	static const struct xml_handlers handlers = { relation_start, no_end, no_text };
	return xml_all(&r->w->package, part, &handlers, r, d);
}

static void sheet_start(struct xml *x, const char *name, const char **attributes)
{
	struct relations *r = x->of;
	struct workbook *w = r->w;
	if (strcmp(name, "workbookPr") == 0)
		w->from_1904 = xml_on(xml_attribute(attributes, "date1904"));
	const char *called = xml_attribute(attributes, "name"), *id = xml_attribute(attributes, "id"),
		   *state = xml_attribute(attributes, "state");
	if (strcmp(name, "sheet") != 0 || !called || !id)
		return;
	for (size_t i = 0; i < r->n && w->n_sheets < WORKBOOK_SHEETS_MAX; i++) {
		if (strcmp(r->sheets[i].id, id) != 0)
			continue;
		struct workbook_sheet *s = &w->sheets[w->n_sheets++];
		s->name = arena_copy(&w->arena, str_from(called));
		s->part = r->sheets[i].part;
		s->hidden = state && strcmp(state, "visible") != 0;
		w->hidden += s->hidden != 0;
		return;
	}
}

static bool read_sheets(struct relations *r, struct diag *d)
{
	static const struct xml_handlers handlers = { sheet_start, no_end, no_text };
	r->w->sheets = arena_take(&r->w->arena, WORKBOOK_SHEETS_MAX * sizeof(*r->w->sheets));
	return xml_all(&r->w->package, r->workbook, &handlers, r, d);
}

/* The name of the part FOLDER/_rels/NAME.rels, the relationships of the part FOLDER/NAME. */
static const char *relations_of(struct relations *r, const char *part)
{
	char name[PART_NAME_MAX + 16];
	const char *slash = strrchr(part, '/');
	int folder = slash ? (int)(slash + 1 - part) : 0;
	snprintf(name, sizeof(name), "%.*s_rels/%s.rels", folder, part, part + folder);
	r->folder = arena_copy(&r->w->arena, (struct str){ part, (size_t)folder }).p;
	return arena_copy(&r->w->arena, str_from(name)).p;
}

static bool other_kind(struct diag *d, const char *what, const char *hint)
{
	diag_set(d, DIAG_DATA, "this is %s, not a workbook in .xlsx", what);
	d->hint = hint;
	return false;
}

static bool read_all(struct relations *r, struct diag *d)
{
	struct workbook *w = r->w;
	if (package_has(&w->package, "content.xml"))
		return other_kind(d, "an .ods workbook", "convert it: ssconvert FILE.ods FILE.xlsx");
	if (!package_has(&w->package, "_rels/.rels"))
		return other_kind(d, "a zip file", "unpack it, and give the file that is in it");
	if (!read_relations(r, "_rels/.rels", d))
		return false;
	if (!r->workbook || !package_has(&w->package, r->workbook))
		return other_kind(d, "some other document", "give a workbook or CSV");
	if (ends_in(r->workbook, ".bin"))
		return other_kind(d, "an .xlsb workbook", "save it as .xlsx");
	const char *relations = relations_of(r, r->workbook);
	r->styles = r->strings = NULL;
	return read_relations(r, relations, d) && read_sheets(r, d) &&
	       (!r->styles || styles_read(w, r->styles, d)) &&
	       (!r->strings || strings_read(w, r->strings, d));
}

bool workbook_open_behind(struct workbook *w, int fd, struct str head, struct diag *d)
{
	*w = (struct workbook){ .n_sheets = 0 };
	struct relations r = { .w = w, .folder = "" };
	if (head.n >= 4 && memcmp(head.p, "\xd0\xcf\x11\xe0", 4) == 0) {
		w->package.fd = -1;
		return other_kind(d, "an old .xls or an encrypted workbook",
				  "convert it: ssconvert FILE.xls FILE.xlsx; or save it without a password");
	}
	if (!workbook_starts(head)) {
		w->package.fd = -1;
		return other_kind(d, "some other file", "CSV needs no conversion");
	}
	if (!package_open(&w->package, fd, head, d))
		return false;
	bool ok = read_all(&r, d);
	free(r.sheets);
	return ok;
}

bool workbook_open(struct workbook *w, int fd, int64_t patience, struct diag *d)
{
	char head[4];
	size_t n = 0;
	ssize_t got = 1;
	while (n < sizeof(head) && got) {
		got = io_take(fd, head + n, sizeof(head) - n, n ? -1 : patience);
		if (got < 0) {
			*w = (struct workbook){ .package.fd = -1 };
			return csv_source_failed(errno, d);
		}
		n += (size_t)got;
	}
	return workbook_open_behind(w, fd, (struct str){ head, n }, d);
}

void workbook_release(struct workbook *w)
{
	package_release(&w->package);
	free(w->formats);
	free(w->text);
	free(w->ends);
	arena_release(&w->arena);
	*w = (struct workbook){ .package.fd = -1 };
}

/* Adds the names of the sheets, to choose from, to *d. */
static void name_sheets(const struct workbook *w, struct diag *d)
{
	size_t at = strlen(d->what);
	const char *before = ": ";
	for (size_t i = 0; i < w->n_sheets; i++) {
		const struct str name = w->sheets[i].name;
		if (w->sheets[i].hidden)
			continue;
		if (at + name.n + 8 > sizeof(d->what)) {
			memcpy(d->what + at, ", ...", 6);
			return;
		}
		memcpy(d->what + at, before, 2);
		memcpy(d->what + at + 2, name.p, name.n);
		at += 2 + name.n;
		d->what[at] = '\0';
		before = ", ";
	}
}

const struct workbook_sheet *workbook_choose(const struct workbook *w, struct str name,
					     struct diag *d)
{
	const struct workbook_sheet *found = NULL;
	size_t visible = w->n_sheets - w->hidden;
	for (size_t i = 0; i < w->n_sheets; i++) {
		const struct workbook_sheet *s = &w->sheets[i];
		if (name.p ? str_ieq(s->name, name) : !s->hidden && visible == 1)
			found = s;
	}
	if (found)
		return found;
	diag_set(d, DIAG_DATA, name.p ? "no such sheet; there are" : visible
		 ? "more than one sheet" : "the workbook has no sheet that is not hidden");
	name_sheets(w, d);
	d->hint = name.p || !visible ? NULL : "say which with --sheet";
	return NULL;
}
