/* The columns of lists, and a reader for the one list that is no plain table. */
#include "pharm/official_feed.h"

#include <errno.h>
#include <unistd.h>

#include "base/array.h"
#include "base/text.h"
#include "csv/cell.h"
#include "csv/header_fault.h"
#include "csv/reader.h"
#include "tool/files.h"

#include "base/banned.h"

#define COL(member) CSV_MEMBER(struct pharm_licence, member)

static const struct csv_col licence_cols[] = {
	{ .name = "pharmacy", .type = COL_TEXT, .required = true,
	  .offset = offsetof(struct pharm_licence, name),
	  .aliases = "pharmacy name,name,licensee,licensee name,business name,facility name",
	  .help = "whose licence it is" },
	{ .name = "license_type", .type = COL_TEXT, .offset = offsetof(struct pharm_licence, type),
	  .aliases = "licence type,type", .help = "sterile in it: a sterile permit" },
	{ .name = "expiration_date", .type = COL_TEXT, .required = true, .may_be_empty = true,
	  .offset = offsetof(struct pharm_licence, expires),
	  .aliases = "expires,expiration,expiry date,expiry,license expiration date",
	  .help = "its last day: YYYY-MM-DD, M/D/YYYY, M/D/YY or Month D, YYYY" },
	{ .name = "license_status", .type = COL_TEXT, .offset = offsetof(struct pharm_licence, status),
	  .aliases = "licence status,status", .help = "is not looked at: the day decides" },
};

#undef COL

static void fix_licence(void *row, struct arena *arena)
{
	struct pharm_licence *l = row;
	l->folded = name_fold(arena, l->name);
	l->last_day = pharm_list_day(l->expires);
}

static bool check_licence(const void *row, struct diag *d, size_t *offset)
{
	const struct pharm_licence *l = row;
	*offset = offsetof(struct pharm_licence, expires);
	diag_set(d, DIAG_DATA, "not a day as lists write it");
	return !l->expires.n || pharm_list_day(l->expires) != DATE_NONE;
}

const struct feed pharm_licences_feed = { FEED_COLS(licence_cols), .check = check_licence,
					  .fix = fix_licence, .row_size = sizeof(struct pharm_licence) };

#define COL(member) CSV_MEMBER(struct pharm_fills, member)
#define FIGURE(member, HELP) { COL(member), .type = COL_DEC, .help = HELP }

static const struct csv_col fill_cols[] = {
	{ COL(pharmacy), .type = COL_TEXT, .required = true, .help = "as glp1-fill prints it" },
	FIGURE(orders, "as glp1-fill prints it; the volume for --report=concentration"),
	FIGURE(p50, "hours"), FIGURE(p95, "hours; empty: not reached"),
	FIGURE(on_time_share, "of promised orders"), FIGURE(complete_share, "on time and complete"),
	FIGURE(rejection_share, "of all orders"), FIGURE(told_hours, "until the word on a problem"),
	FIGURE(beyond_stated, "hours slower than stated"),
};

#undef COL

static void fix_fills(void *row, struct arena *arena)
{
	struct pharm_fills *f = row;
	f->folded = name_fold(arena, f->pharmacy);
}

const struct feed pharm_fills_feed = { FEED_COLS(fill_cols), .fix = fix_fills,
				       .row_size = sizeof(struct pharm_fills) };

#define COL(member) .type = COL_TEXT, .offset = offsetof(struct pharm_facility, member)

static const struct csv_col facility_cols[] = {
	{ .name = "facility", COL(facility), .required = true, .aliases = "facility name",
	  .help = "name, city and state" },
	{ .name = "most recent registration date", COL(registered), .required = true,
	  .aliases = "date of most recent registration,most recent registration",
	  .help = "M/D/YYYY or M/D/YY" },
	{ .name = "last inspection", COL(inspected), .help = "a day, or Not yet inspected" },
	{ .name = "form 483 issued", COL(form_483), .help = "Yes, No or N/A" },
	{ .name = "recall conducted", COL(recall), .help = "Yes, No or N/A" },
	{ .name = "action based on last inspection", COL(action), .help = "Open, closed, a letter ..." },
	{ .name = "intends to compound sterile drugs from bulk substances", COL(bulk),
	  .help = "Yes or No" },
};

#undef COL

enum { FACILITY_COLS = sizeof(facility_cols) / sizeof(*facility_cols), FACILITY_TITLES = 5 };

const struct feed pharm_facilities_feed = { FEED_COLS(facility_cols),
					    .row_size = sizeof(struct pharm_facility) };

/* The text with blanks for no-break blanks and control bytes, none at the ends. */
static struct str bare(struct str s, struct arena *arena)
{
	char *to = arena_take(arena, s.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++) {
		bool no_break = i + 1 < s.n && s.p[i] == '\xc2' && s.p[i + 1] == '\xa0';
		to[n++] = no_break || (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i];
		i += no_break;
	}
	return str_trim((struct str){ to, n });
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The name of a column without its footnote: blanks, digits and commas at the end. */
static struct str without_footnote(struct str s)
{
	while (s.n && (strchr(" ,?", s.p[s.n - 1]) || is_digit(s.p[s.n - 1])))
		s.n--;
	return s;
}

/* The text without footnote digits behind a letter, as in Open7; the digits of a date stay. */
static struct str without_mark(struct str s)
{
	size_t n = s.n;
	while (n && is_digit(s.p[n - 1]))
		n--;
	bool word = n && ((s.p[n - 1] | 32) >= 'a' && (s.p[n - 1] | 32) <= 'z');
	return word ? (struct str){ s.p, n } : s;
}

struct header {
	uint32_t at[FACILITY_COLS]; /* the field of each column; UINT32_MAX: not in the file */
	uint32_t width;
	bool found;
};

/* Whether a record is the header: all required columns are in it. */
static bool read_header(struct header *h, const struct csv_row *row, struct arena *arena)
{
	h->found = true;
	h->width = row->n;
	for (size_t c = 0; c < FACILITY_COLS; c++) {
		h->at[c] = UINT32_MAX;
		for (uint32_t i = 0; i < row->n && h->at[c] == UINT32_MAX; i++) {
			struct str name = without_footnote(bare(csv_field(row, i), arena));
			if (csv_name_matches(name, str_from(facility_cols[c].name)) ||
			    csv_names_alias(name, facility_cols[c].aliases))
				h->at[c] = i;
		}
		h->found = h->found && (h->at[c] != UINT32_MAX || !facility_cols[c].required);
	}
	return h->found;
}

static struct str cell(const struct header *h, const struct csv_row *row, size_t c,
		       struct arena *arena)
{
	return h->at[c] < row->n ? bare(csv_field(row, h->at[c]), arena) : (struct str){ NULL, 0 };
}

/* False: a cell of the row cannot be understood, and *d says so. */
static bool is_facility(const struct header *h, const struct csv_row *row, struct diag *d)
{
	diag_set(d, DIAG_DATA, "%u fields, header has %u", row->n, h->width);
	d->line = row->line;
	if (row->n != h->width)
		return false;
	for (size_t c = 0; c < FACILITY_COLS; c++) {
		if (h->at[c] == UINT32_MAX || text_valid(csv_field(row, h->at[c])) == csv_field(row, h->at[c]).n)
			continue;
		csv_not_utf8(d);
		d->line = row->line;
		d->column = h->at[c] + 1;
		diag_name(d, str_from(facility_cols[c].name));
		return false;
	}
	return true;
}

/* Whether a record before the header may be skipped. False: it is in another encoding; *d. */
static bool is_title(const struct csv_row *row, struct diag *d)
{
	for (uint32_t i = 0; i < row->n; i++) {
		if (text_valid(csv_field(row, i)) == csv_field(row, i).n)
			continue;
		csv_not_utf8(d);
		d->line = row->line;
		return false;
	}
	return true;
}

static void keep(struct rows *r, const struct header *h, const struct csv_row *row)
{
	struct pharm_facility f = { .facility = cell(h, row, 0, &r->arena) };
	f.registered = cell(h, row, 1, &r->arena);
	f.inspected = cell(h, row, 2, &r->arena);
	f.form_483 = cell(h, row, 3, &r->arena);
	f.recall = cell(h, row, 4, &r->arena);
	f.action = without_mark(cell(h, row, 5, &r->arena));
	f.bulk = cell(h, row, 6, &r->arena);
	f.folded = name_fold(&r->arena, pharm_facility_name(f.facility));
	f.whole = name_fold(&r->arena, f.facility);
	if (!f.facility.n)
		return;
	r->row = array_room(r->row, r->n, &r->size, sizeof(f));
	((struct pharm_facility *)r->row)[r->n++] = f;
}

/* Notes days that cannot be read: lists are typed by hand, and have days such as 12/92024. */
static void note_days(const struct tool *t, const struct opt_file *file, const struct rows *r)
{
	const struct pharm_facility *f = r->row;
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++)
		n += pharm_list_day(f[i].registered) == DATE_NONE;
	if (n)
		tool_note(t, "--%s: registered on a day that cannot be read, so not known: %zu of %zu",
			  file->opt->name, n, r->n);
}

static bool fault(struct tool *t, const struct opt_file *file, struct diag *d)
{
	d->file = file->name;
	return tool_fault(t, d);
}

bool pharm_facilities_read(struct rows *r, struct tool *t, struct opt_file *file)
{
	struct csv_reader reader;
	struct csv_row row;
	struct diag d, bad;
	struct header h = { .found = false };
	enum csv_result st;
	bool good = true;
	size_t titles = 0;
	if (!file->name)
		return true;
	int fd = files_take(&file->fd);
	if (fd < 0) {
		diag_errno(&d, "", -fd);
		d.class = DIAG_DATA;
		return fault(t, file, &d);
	}
	const struct csv_options opts = { .delim = ',', .size = files_size(t, fd),
					  .patience = t->opt.pipe_wait,
					  .single_line = t->opt.single_line };
	csv_reader_init(&reader, fd, &opts);
	while ((st = csv_reader_next(&reader, &row)) == CSV_ROW) {
		if (h.found && (good = is_facility(&h, &row, &bad)))
			keep(r, &h, &row);
		else if (!h.found && !read_header(&h, &row, &r->arena))
			good = is_title(&row, &bad) && ++titles < FACILITY_TITLES;
		if (!good)
			break;
	}
	diag_set(&d, DIAG_DATA, "no header with facility and most recent registration date");
	bool ok = !good && titles < FACILITY_TITLES ? fault(t, file, &bad)
		: st == CSV_FAULT ? fault(t, file, &reader.fault) : h.found || fault(t, file, &d);
	csv_reader_release(&reader);
	close(fd);
	if (ok)
		note_days(t, file, r);
	return ok;
}
